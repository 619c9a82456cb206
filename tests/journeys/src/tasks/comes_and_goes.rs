//! «Кабінет на сайті» put up, moved, taken out and put back; and what its element says about it.

use super::journeys;
use crate::cabinet::workspace;
use crate::habits::OLENA;
use crate::hosts::{FRAMED_POLICY, INLINE_POLICY};
use crate::person::{Outcome, Person, Trouble};
use serde_json::{Value, json};

journeys! {
    "embedded: a deep link into the page" => deep_link, at Inline(Plain);
    "embedded: a deep link behind the hash" => deep_link, at Framed(Plain);
    "embedded: a hash of the page around moves the frame" => hashes, at Framed(Plain);
    "embedded: a second cabinet waits for the first to go" => second, at Inline(Plain), only in Chromium;
    "embedded: moved inline it goes on" => moved, at Inline(Plain), only in Chromium;
    "embedded: moved as a frame it comes back to its place" => moved_frame, at Framed(Plain), only in Chromium;
    "embedded: a hundred rounds inline leave nothing behind" => rounds, at Inline(Plain), only in Chromium;
    "embedded: a hundred rounds framed leave nothing behind" => rounds, at Framed(Plain), only in Chromium;
    "embedded: a task that is switched off" => switched_off, at Inline(Plain), only in Chromium;
    "embedded: the title where it may" => title, at Inline(Plain), only in Chromium;
    "embedded: settings in a file" => settings, at Inline(Plain), only in Chromium;
    "embedded: far below it begins when it comes near" => lazy, at Inline(Plain);
    "embedded: the page around is scrolled for a new page alone" => scrolls, at Inline(Plain);
    "embedded: another language in its place" => language, at Inline(Plain);
    "embedded: the guide's policies are the tested ones" => guide, only in Chromium;
}

async fn deep_link(person: &mut Person<'_>) -> Outcome {
    person.visit("/readings/new").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Передати показ").await?;
    person.address_is("/readings/new").await?;
    person.reload().await?;
    person.heading_is("Передати показ").await?;
    person.address_is("/readings/new").await
}

async fn hashes(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.asks_around("location.hash = '/readings'").await?;
    person.heading_is("Історія показів").await?;
    person.asks_around("location.hash = '/help'").await?;
    person.heading_is("Довідка").await?;
    person.asks_around("history.back()").await?;
    person.heading_is("Історія показів").await?;
    person.address_is("/readings").await?;
    // An anchor of the host's own moves nothing, one to its top neither.
    person.asks_around("location.hash = 'below'").await?;
    person.heading_is("Історія показів").await?;
    person.around_it_is("location.hash === '#below'").await?;
    person.asks_around(TO_THE_TOP).await?;
    person
        .around_it_is("location.href.endsWith('#') && window.heard === true")
        .await?;
    person.looks_into_the_frame().await?;
    person.follow("Профіль").await?;
    person.heading_is("Профіль").await?;
    person.back().await?;
    person.heading_is("Історія показів").await
}

/// From a path of the cabinet's, by a link as hosts have them; heard by then is what that has to say to the cabinet.
const TO_THE_TOP: &str = "
    location.hash = '/readings';
    const top = Object.assign(document.createElement('a'), { href: '#' });
    document.body.append(top);
    addEventListener('hashchange', ({ newURL }) => { window.heard = newURL.endsWith('#'); });
    setTimeout(() => { top.click(); top.remove(); }, 100)";

async fn second(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    let add = "const first = document.querySelector('gas-cabinet'); window.second = first.cloneNode(); first.after(window.second)";
    person.asks_around(add).await?;
    person
        .around_it_is(
            "window.second.shadowRoot.textContent.includes('На цій сторінці вже є кабінет')",
        )
        .await?;
    person.heading_is("Вхід до кабінету").await?;
    person
        .asks_around("document.querySelector('gas-cabinet').remove()")
        .await?;
    person.heading_is("Вхід до кабінету").await?;
    person.the_program_is_there().await
}

async fn moved(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(crate::habits::INDEX, "14405").await?;
    let boots = person.cabinet.served.requests_of("boot.js");
    person
        .asks_around(
            "document.querySelector('footer').append(document.querySelector('gas-cabinet'))",
        )
        .await?;
    person.field_holds(crate::habits::INDEX, "14405").await?;
    person.submits("14405").await?;
    let mounts = person
        .has_told()
        .await?
        .iter()
        .filter(|name| *name == "ready")
        .count();
    let more = person.cabinet.served.requests_of("boot.js") - boots;
    if mounts != 1 || more != 0 {
        return Err(Trouble(format!(
            "wants it put up once, but: {mounts}, asked for again {more} times"
        )));
    }
    Ok(())
}

async fn moved_frame(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person
        .asks_around(
            "document.querySelector('footer').append(document.querySelector('gas-cabinet'))",
        )
        .await?;
    person.heading_is("Передати показ").await?;
    person.address_is("/readings/new").await
}

/// Out and in again, so many times.
const ROUNDS: &str = "
    const [times, done] = arguments;
    const cabinet = document.querySelector('gas-cabinet'), place = cabinet.parentNode;
    const soon = () => new Promise((next) => setTimeout(next));
    const isReady = () => new Promise((ready) => cabinet.addEventListener('gas-cabinet:ready', ready, { once: true }));
    (async () => {
        for (let round = 0; round < times; round += 1) {
            cabinet.remove();
            while (cabinet.shadowRoot.childElementCount) await soon();
            const ready = isReady();
            place.append(cabinet);
            await ready;
        }
        done(true);
    })();
";
const MEASURED: &str = "return { listening: window.listening(), memory: window.memories.reduce((sum, it) => sum + it.buffer.byteLength, 0) }";

/// What a hundred rounds may add to each, in their own units: nothing but the unevenness of collecting rubbish, and a
/// few pages of 64 KiB of the program's memory.
const MOST: [(&str, f64); 6] = [
    ("listening", 0.0),
    ("jsEventListeners", 4.0),
    ("documents", 1.0),
    ("nodes", 20.0),
    ("heap", 200_000.0),
    ("memory", 4.0 * 65_536.0),
];

async fn rounds(person: &mut Person<'_>) -> Outcome {
    person.visit("/help").await?;
    person.heading_is("Довідка").await?;
    person.the_program_is_there().await?;
    let before = person.after_rounds(10).await?;
    for _ in 0..9 {
        person.after_rounds(10).await?;
    }
    let after = person.after_rounds(10).await?;
    // A frame that goes while it loads has something to say of that.
    person.browser.console().await?;
    let grown = |(name, most): &(&str, f64)| {
        let of = |held: &Value| held[*name].as_f64().unwrap_or(f64::NAN);
        let is_within = of(&after) - of(&before) <= *most;
        !is_within
    };
    match MOST.iter().any(grown) {
        true => Err(Trouble(format!(
            "wants nothing left behind, but {before} became {after}"
        ))),
        false => Ok(()),
    }
}

impl Person<'_> {
    /// What the page holds when the rubbish is out.
    async fn after_rounds(&self, times: u32) -> Outcome<Value> {
        self.looks_at_the_page_around().await?;
        let client = &self.browser.client;
        client.execute_async(ROUNDS, vec![json!(times)]).await?;
        let nothing = json!({});
        for _ in 0..2 {
            self.browser
                .chromium("HeapProfiler.collectGarbage", nothing.clone())
                .await?;
        }
        let mut held = self
            .browser
            .chromium_says("Memory.getDOMCounters", nothing.clone())
            .await?;
        let heap = self
            .browser
            .chromium_says("Runtime.getHeapUsage", nothing)
            .await?;
        let page = self.browser.run(MEASURED, vec![]).await?;
        held["heap"] = heap["usedSize"].clone();
        held["listening"] = page["listening"].clone();
        held["memory"] = page["memory"].clone();
        Ok(held)
    }
}

async fn switched_off(person: &mut Person<'_>) -> Outcome {
    person.cabinet.element_says("off=\"appointments\"");
    person.signs_in(OLENA).await?;
    person.visit("/everything").await?;
    person.see("Книга відгуків").await?;
    person.see_no("Запис на прийом").await?;
    person.visit("/appointments").await?;
    person.heading_is("Такої сторінки немає").await
}

async fn title(person: &mut Person<'_>) -> Outcome {
    person.cabinet.element_says("titles=\"on\"");
    person.signs_in(OLENA).await?;
    person.title_is("Огляд — Кабінет споживача газу").await
}

async fn settings(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person
        .cabinet
        .element_says("config=\"/host/settings.json\"");
    person.signs_in(OLENA).await?;
    person.visit("/appointments").await?;
    person.heading_is("Такої сторінки немає").await?;
    person.cabinet.element_says("config=\"/host/none.json\"");
    person.visit("/help").await?;
    person
        .see("Налаштування кабінету не прочитано: /host/none.json (/host/none.json: HTTP 404)")
        .await?;
    person.heading_is("Довідка").await?;
    person.has_told_of_an_error("config").await?;
    // It says so in the console too.
    person
        .browser
        .console()
        .await
        .map(drop)
        .map_err(Trouble::from)
}

async fn lazy(person: &mut Person<'_>) -> Outcome {
    let far = "const far = document.createElement('div'); far.style.height = '5000px'; document.querySelector('main').prepend(far)";
    person.visit("/help").await?;
    person.heading_is("Довідка").await?;
    person.takes_the_cabinet_out().await?;
    person.browser.run(far, vec![]).await?;
    person
        .browser
        .run(
            "document.querySelector('main').append(window.cabinet)",
            vec![],
        )
        .await?;
    person
        .around_it_is("window.cabinet.shadowRoot.textContent === 'Завантажуємо кабінет…'")
        .await?;
    person
        .browser
        .run("window.cabinet.scrollIntoView()", vec![])
        .await?;
    person.heading_is("Довідка").await
}

/// Follows a link of the cabinet that is seen already; drivers would scroll to it first.
const FOLLOW: &str = "const links = document.querySelector('gas-cabinet').shadowRoot.querySelectorAll('a[href=\"' + arguments[0] + '\"]');
    const isInView = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
    const link = [...links].find((link) => isInView(link.getBoundingClientRect()));
    link?.click();
    return Boolean(link)";
/// Where the cabinet begins, in what is seen.
const TOP: &str = "document.querySelector('gas-cabinet').getBoundingClientRect().top";

async fn scrolls(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.the_program_is_there().await?;
    person.is_told_of("/").await?;
    // Its top is seen: nothing moves.
    person
        .scrolls_around("scrollTo({ top: 40, behavior: 'instant' })", "> 0")
        .await?;
    person.follows_in_view("/cabinet/readings").await?;
    person.heading_is("Історія показів").await?;
    person.rows_are(11).await?;
    person.focus_is_on("Історія показів").await?;
    person.is_told_of("/readings").await?;
    person.around_it_is("scrollY === 40").await?;
    // Its top is above: that comes into view, and not the window's.
    let to_the_foot = "document.querySelector('gas-cabinet').shadowRoot.querySelector('.gc-footer a.gc-link').scrollIntoView({ block: 'center', behavior: 'instant' })";
    person.scrolls_around(to_the_foot, "< -100").await?;
    person.follows_in_view("/cabinet/help").await?;
    person.heading_is("Довідка").await?;
    person.is_told_of("/help").await?;
    person
        .around_it_is(&format!(
            "{TOP} > -2 && {TOP} < innerHeight / 2 && scrollY > 0"
        ))
        .await
}

impl Person<'_> {
    /// After which the cabinet's top is so.
    async fn scrolls_around(&self, script: &str, top: &str) -> Outcome {
        self.asks_around(script).await?;
        self.around_it_is(&format!("{TOP} {top}")).await
    }

    async fn follows_in_view(&self, path: &str) -> Outcome {
        self.step(format!("follows the link to {path}"));
        match self.browser.run(FOLLOW, vec![json!(path)]).await? {
            Value::Bool(true) => Ok(()),
            _ => Err(Trouble(format!("wants a link to {path} in view"))),
        }
    }
}

/// From now on the page around knows how tall the cabinet was, and how short it has been since.
const MEASURES: &str = "
    const cabinet = document.querySelector('gas-cabinet');
    window.before = cabinet.offsetHeight;
    window.shortest = Infinity;
    new ResizeObserver(() => { window.shortest = Math.min(window.shortest, cabinet.offsetHeight); }).observe(cabinet)";
/// But for what the other language is shorter by.
const STAYED_TALL: &str = "window.shortest >= Math.min(window.before, document.querySelector('gas-cabinet').offsetHeight)";

async fn language(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.asks_around("window.marker = true").await?;
    person.follow("Огляд").await?;
    person.heading_is("Огляд").await?;
    person.see("Передайте показ за жовтень 2026").await?;
    person.asks_around(MEASURES).await?;
    person.press("English").await?;
    person.heading_is("Overview").await?;
    person.focus_is_on("Overview").await?;
    person.around_it_is(STAYED_TALL).await?;
    let darker = "document.querySelector('gas-cabinet').setAttribute('scheme', 'dark')";
    person.asks_around(darker).await?;
    person
        .around_it_is("document.querySelector('gas-cabinet').dataset.theme === 'dark'")
        .await?;
    person.focus_is_on("Overview").await?;
    person
        .around_it_is("window.marker === true && document.documentElement.lang === 'uk'")
        .await
}

/// What a web team pastes is what was walked under.
async fn guide(_: &mut Person<'_>) -> Outcome {
    let path = workspace().join("docs/embed.md");
    let guide = std::fs::read_to_string(&path).map_err(|error| Trouble(error.to_string()))?;
    for policy in [INLINE_POLICY, FRAMED_POLICY] {
        let pasted = policy.replace("; ", ";\n");
        if !guide.contains(&pasted) {
            return Err(Trouble(format!("wants in {}:\n{pasted}", path.display())));
        }
    }
    Ok(())
}
