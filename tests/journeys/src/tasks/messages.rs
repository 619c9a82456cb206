//! What a frame and the page around say to each other: nothing that is not of the right shape, from the right window.

use super::journeys;
use crate::habits::{OLENA, VASYL};
use crate::person::{Outcome, Person, Trouble};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Duration, Instant, sleep};

journeys! {
    "messages: malformed ones from the frame" => from_the_frame, at Framed(Plain);
    "messages: spoofed ones to the page around" => to_the_page, at Framed(Plain);
    "messages: malformed ones to the frame" => to_the_frame, at Framed(Plain);
    "messages: none before a greeting, and none for a stranger" => before_a_greeting, at Framed(Plain);
    "messages: what has the focus is brought into view, what is seen stays" => reveals, at Framed(Phone), only in Chromium;
    "messages: what has the focus is brought into view, in Firefox too" => reveals, at Framed(Phone), only in Firefox;
    "messages: a payment leaves the frame" => pays, at Framed(Plain);
    "messages: a download from the frame" => downloads, at Framed(Plain), only in Chromium;
}

const STATE: &str = "const cabinet = document.querySelector('gas-cabinet');
    return JSON.stringify([location.href, window.told.length, cabinet.shadowRoot.querySelector('iframe').style.blockSize, scrollY])";

const MALFORMED: &str = "
    const say = (message) => parent.postMessage(message, '*');
    const version = { gasCabinet: 1 };
    for (const path of ['//evil', '/\\\\\\\\evil', '/a//b', 'javascript:alert(1)', 'https://evil.example/', '/a#b', '/a?b', '/a?b=c&', 'a', '', '/..', '/a.html', '/%2F', 1, null, ['/a'], '/' + 'a'.repeat(400)]) {
        say({ ...version, type: 'path', path });
        say({ ...version, type: 'here', path, height: 100 });
    }
    for (const height of [NaN, Infinity, -1, 1e9, '100', null, undefined, [100], { valueOf: 100 }]) {
        say({ ...version, type: 'height', height });
        say({ ...version, type: 'here', path: '/evil', height });
        say({ ...version, type: 'reveal', top: height, bottom: 9000 });
    }
    say({ ...version, type: 'height', height: 100, more: 1 });
    say({ ...version, type: 'height' });
    say({ ...version, type: 'path', path: '/evil', height: 100 });
    say({ ...version, type: 'reveal', top: 9000 });
    say({ ...version, path: '/evil' });
    for (const type of ['__proto__', 'constructor', 'toString', 'hello', 'go', '', 0, null, ['path'], { toString: 1 }]) say({ ...version, type, path: '/evil' });
    for (const gasCabinet of [0, 2, '1', true, null, [1]]) say({ gasCabinet, type: 'path', path: '/evil' });
    for (const name of ['ready', 'click', 'constructor', '__proto__', '', 1, null, ['signed-in']]) say({ ...version, type: 'event', name, detail: {} });
    for (const detail of [null, [], 'x', { page: 1 }, { page: '/a', name: 'Olena' }, { page: 'Олена' }, {}]) say({ ...version, type: 'event', name: 'navigated', detail });
    say({ ...version, type: 'event', name: 'signed-in', detail: { login: 'olena' } });
    for (const whole of [null, undefined, 1, 'path', [], [1], new Map([['gasCabinet', 1]]), new Date(), Object.assign([], { ...version, type: 'path', path: '/evil' })]) say(whole);
    // The last one is right: when it is heard, the others have been.
    say({ ...version, type: 'height', height: 1777 });
";

/// Every other height that the frame gets from now on.
const SIZES: &str = "window.sizes = [];
    const frame = document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe');
    let last = frame.style.blockSize;
    const look = () => { if (frame.style.blockSize !== last) window.sizes.push(last = frame.style.blockSize); };
    new MutationObserver(look).observe(frame, { attributes: true, attributeFilter: ['style'] })";

async fn from_the_frame(person: &mut Person<'_>) -> Outcome {
    person.stands_at_the_sign_in().await?;
    let before = person.asks_around(STATE).await?;
    person.asks_around(SIZES).await?;
    person.browser.run(MALFORMED, vec![]).await?;
    person.frame_is_tall("1777px").await?;
    // Each had been there before the last one came: none of them did anything, not even for a moment.
    person
        .around_it_is("JSON.stringify(window.sizes) === '[\"1777px\"]'")
        .await?;
    person.is_as_before(&before, "1777px").await
}

impl Person<'_> {
    async fn stands_at_the_sign_in(&self) -> Outcome {
        self.visit("/sign-in").await?;
        self.heading_is("Вхід до кабінету").await?;
        self.the_program_is_there().await?;
        self.around_it_is(
            "window.told.some(({ name }) => name === 'navigated') && location.hash === '#/sign-in'",
        )
        .await?;
        // The last word of its own that changes anything.
        let tall = "document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe').style.blockSize !== ''";
        self.around_it_is(tall).await?;
        self.looks_into_the_frame().await
    }

    async fn frame_is_tall(&self, height: &str) -> Outcome {
        self.around_it_is(&format!("document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe').style.blockSize === '{height}'")).await?;
        self.looks_into_the_frame().await
    }

    async fn is_as_before(&self, before: &Value, height: &str) -> Outcome {
        let after = self.asks_around(STATE).await?;
        let parts = |text: &Value| -> Vec<Value> {
            serde_json::from_str(text.as_str().unwrap_or_default()).unwrap_or_default()
        };
        let (before, after) = (parts(before), parts(&after));
        let is_same = before.len() == 4 && before[..2] == after[..2] && before[3] == after[3];
        if is_same && after[2] == json!(height) {
            return Ok(());
        }
        Err(Trouble(format!(
            "wants nothing accepted, but {before:?} became {after:?}"
        )))
    }
}

/// By the page's own scripts, and by a frame of a third origin.
async fn to_the_page(person: &mut Person<'_>) -> Outcome {
    person.stands_at_the_sign_in().await?;
    let before = person.asks_around(STATE).await?;
    let spoof = person
        .cabinet
        .host_url_by("elsewhere.localhost", "/host/spoof.html");
    let own = "for (const message of [{ type: 'path', path: '/spoofed' }, { type: 'height', height: 31 }, { type: 'event', name: 'signed-in', detail: {} }])
            postMessage({ gasCabinet: 1, ...message }, '*');";
    let frame = format!("{own} const frame = document.createElement('iframe'); frame.id = 'spoof'; frame.src = '{spoof}';
        const heard = []; window.heard = heard; addEventListener('message', ({{ data }}) => heard.push(data.type));
        document.querySelector('footer').append(frame)");
    person.asks_around(&frame).await?;
    // Its five, and the three of the page's own; each was there to be taken.
    person.around_it_is("window.heard.length >= 8").await?;
    person.looks_into_the_frame().await?;
    person
        .browser
        .run(
            "parent.postMessage({ gasCabinet: 1, type: 'height', height: 1777 }, '*')",
            vec![],
        )
        .await?;
    person.frame_is_tall("1777px").await?;
    person.is_as_before(&before, "1777px").await
}

const TO_FRAME: &str = "
    const frame = document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe').contentWindow;
    const say = (message) => frame.postMessage(message, '*');
    const version = { gasCabinet: 1 };
    for (const path of ['//evil', '/\\\\\\\\evil', '/a//b', 'javascript:alert(1)', 'https://evil.example/', '/a#b', '/a?b', 'a', '', '/..', '/%2F', 1, null, ['/evil'], '/' + 'a'.repeat(400)])
        say({ ...version, type: 'go', path });
    say({ ...version, type: 'go' });
    say({ ...version, type: 'go', path: '/evil', more: 1 });
    say({ ...version, type: 'hello', path: '/evil' });
    say({ ...version, type: 'hello', more: 1 });
    say({ type: 'hello' });
    for (const gasCabinet of [0, 2, '1', true, null, [1]]) say({ gasCabinet, type: 'hello' });
    say(Object.assign([], { ...version, type: 'hello' }));
    for (const type of ['path', '__proto__', 'constructor', '', 0, null]) say({ ...version, type, path: '/evil' });
    for (const gasCabinet of [0, 2, '1', true, null]) say({ gasCabinet, type: 'go', path: '/evil' });
    for (const whole of [null, undefined, 1, 'go', [], new Map(), Object.assign([], { ...version, type: 'go', path: '/evil' })]) say(whole);
    say({ ...version, type: 'go', path: '/help' });
";

/// All that comes back from the frame.
const ANSWERS: &str =
    "window.answers = []; addEventListener('message', ({ data }) => window.answers.push(data))";
/// One path and one event: of the one message that was right. No greeting was answered. The event of the first page may
/// come as late as this.
const ANSWERED: &str = "const told = window.answers.map(({ type, path, detail }) => [type, path ?? detail?.page ?? '']);
    return told.filter(([type, page]) => type !== 'height' && type !== 'reveal' && page !== '/sign-in')";

async fn to_the_frame(person: &mut Person<'_>) -> Outcome {
    person.stands_at_the_sign_in().await?;
    let watch = "window.moved = []; const { replaceState, pushState } = history;
        history.replaceState = (state, title, to) => { moved.push(String(to)); replaceState.call(history, state, title, to); };
        history.pushState = (state, title, to) => { moved.push(String(to)); pushState.call(history, state, title, to); }";
    let script = format!("const tag = document.createElement('i'); tag.hidden = true; {watch}");
    person.browser.run(&script, vec![]).await?;
    person.asks_around(ANSWERS).await?;
    person.asks_around(TO_FRAME).await?;
    person.heading_is("Довідка").await?;
    person
        .is_answered(&json!([["path", "/help"], ["event", "/help"]]))
        .await?;
    // One that is right would have been.
    let hello = "document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe').contentWindow.postMessage({ gasCabinet: 1, type: 'hello' }, '*')";
    person.asks_around(hello).await?;
    person
        .is_answered(&json!([
            ["path", "/help"],
            ["event", "/help"],
            ["here", "/help"]
        ]))
        .await?;
    let moved = person.browser.run("return window.moved", vec![]).await?;
    let is_elsewhere = |to: &Value| !to.as_str().unwrap_or_default().ends_with("/help");
    if moved.as_array().into_iter().flatten().any(is_elsewhere) {
        return Err(Trouble(format!(
            "wants it to go to /help alone, but: {moved}"
        )));
    }
    person.address_is("/help").await
}

impl Person<'_> {
    /// By the frame; what it says of its height and of what to bring into view aside.
    async fn is_answered(&self, wanted: &Value) -> Outcome {
        self.looks_at_the_page_around().await?;
        self.wait(format!("wants the answers {wanted}"), async || {
            let answers = self.browser.run(ANSWERED, vec![]).await?;
            Ok(if answers == *wanted {
                Ok(())
            } else {
                Err(answers.to_string())
            })
        })
        .await?;
        self.looks_into_the_frame().await
    }
}

/// A page that frames the cabinet by hand.
const BY_HAND: &str = "
    const [src] = arguments;
    document.querySelector('gas-cabinet').remove();
    window.heard = [];
    addEventListener('message', ({ data }) => heard.push(data.type));
    const frame = document.createElement('iframe');
    frame.src = src;
    document.querySelector('main').append(frame);
    window.says = (message) => frame.contentWindow.postMessage({ gasCabinet: 1, ...message }, '*');
";

async fn before_a_greeting(person: &mut Person<'_>) -> Outcome {
    let cabinet = person.cabinet.cabinet_url("/help");
    for (name, answers) in [("localhost", false), ("127.0.0.1", true)] {
        let address = person
            .cabinet
            .host_url_by(name, "/cabinet?without=the-cabinet");
        person.browser.go(&address).await?;
        person.browser.run(BY_HAND, vec![json!(cabinet)]).await?;
        person.enters_by_hand().await?;
        person.heading_is("Довідка").await?;
        // What listens is the last to come.
        person.wait("wants the frame to listen", async || {
            let asked = "return performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('framed.js') && responseEnd > 0)";
            let is_there = person.browser.run(asked, vec![]).await?;
            Ok(if is_there == json!(true) { Ok(()) } else { Err("it does not".to_owned()) })
        })
        .await?;
        let order = "setTimeout(() => says({ type: 'go', path: '/sign-in' })); setTimeout(() => says({ type: 'hello' }), 300)";
        person.looks_at_the_page_around().await?;
        person.browser.run(order, vec![]).await?;
        if answers {
            person.around_it_is("heard[0] === 'here'").await?;
        } else {
            let until = "const [done] = arguments; setTimeout(() => done(heard.length), 1000)";
            let heard = person.browser.ask(until).await?;
            if heard != json!(0) {
                return Err(Trouble(format!("wants silence, but {heard} words came")));
            }
        }
        person.enters_by_hand().await?;
        person.heading_is("Довідка").await?;
    }
    Ok(())
}

impl Person<'_> {
    async fn enters_by_hand(&self) -> Outcome {
        self.looks_at_the_page_around().await?;
        let frame = self
            .browser
            .client
            .find(fantoccini::wd::Locator::Css("main iframe"))
            .await?;
        Ok(frame.enter_frame().await?)
    }
}

/// Browsers scroll to what gets the focus, some of them out of a frame too: here nobody but the messages does. Not in
/// WebKit, whose window never has the focus when a driver opens it, and says nothing of elements that get it.
async fn reveals(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/help").await?;
    person.heading_is("Довідка").await?;
    person.the_program_is_there().await?;
    // What tells of pages comes a moment after the program.
    person.is_told_of("/help").await?;
    // What is seen stays where it is.
    person.asks_around("scrollTo(0, 0)").await?;
    person
        .browser
        .run(
            "document.querySelector('h1').focus({ preventScroll: true })",
            vec![],
        )
        .await?;
    let below = "[...document.querySelectorAll('footer a')].at(-1).focus({ preventScroll: true })";
    person.around_it_is("scrollY < 60").await?;
    person.looks_into_the_frame().await?;
    // What has the focus far below comes into view.
    person.browser.run(below, vec![]).await?;
    person.around_it_is("scrollY > 300").await?;
    person.looks_into_the_frame().await?;
    // A new page is seen from its top, clear of the header that sticks.
    person
        .browser
        .run("document.querySelector('a[href=\"/\"]').click()", vec![])
        .await?;
    person.heading_is("Огляд").await?;
    person
        .around_it_is("document.querySelector('gas-cabinet').getBoundingClientRect().top >= 56")
        .await
}

/// What is told of it, a page that is left at once keeps for the next one.
const KEEPS: &str = "document.querySelector('gas-cabinet').addEventListener('gas-cabinet:payment-started', ({ detail }) => {
    sessionStorage.setItem('paid', JSON.stringify(detail));
})";

async fn pays(person: &mut Person<'_>) -> Outcome {
    person.signs_in(VASYL).await?;
    person.visit("/payments/new?service=gas").await?;
    person.heading_is("Оплата").await?;
    person.choose("iPay.ua").await?;
    person.press("Перевірити оплату").await?;
    person.heading_is("Перевірте оплату").await?;
    person.asks_around(KEEPS).await?;
    person.press("Перейти до оплати").await?;
    person.around_it_is("location.pathname === '/stand-in/ipay' && document.querySelector('h1')?.textContent === 'Тестова оплата'").await?;
    let news = person.cabinet.host_url("/cabinet-news");
    person.browser.go(&news).await?;
    person
        .around_it_is("sessionStorage.getItem('paid') === '{}'")
        .await
}

async fn downloads(person: &mut Person<'_>) -> Outcome {
    let folder = TempDir::new().map_err(|error| Trouble(error.to_string()))?;
    let allow = json!({ "behavior": "allow", "downloadPath": folder.path() });
    person
        .browser
        .chromium("Browser.setDownloadBehavior", allow)
        .await?;
    person.signs_in(OLENA).await?;
    person.visit("/readings").await?;
    person.heading_is("Історія показів").await?;
    person.press("Завантажити CSV").await?;
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let entries =
            std::fs::read_dir(folder.path()).map_err(|error| Trouble(error.to_string()))?;
        let names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        if names.iter().any(|name| name.ends_with(".csv")) {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(Trouble(format!("wants a file, but there is {names:?}")));
        }
        sleep(Duration::from_millis(50)).await;
    }
}
