//! «Кабінет відкривається й без зв’язку.» The shell is kept on the device, a release at a time.

use super::journeys;
use crate::habits::{HISTORY, INDEX, OLENA};
use crate::person::{Outcome, Person, Trouble};
use crate::release;
use crate::served::Program;
use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan};
use std::fmt::Display;
use std::path::PathBuf;

journeys! {
    "shell: opens without a connection after one visit" => without_a_connection;
    "shell: opens without a connection under /cabinet" => without_a_connection, at Cabinet;
    "shell: a page that does not come in time is taken from the device" => out_of_time;
    "shell: the first visit waits for nothing of it" => first_visit;
    "shell: an update is offered, and the draft is still there" => an_update;
    "shell: an update under /cabinet" => an_update, at Cabinet;
    "shell: an update can wait" => can_wait;
    "shell: the way out of a page whose build is gone" => gone;
    "shell: a release that comes half leaves the one before at work" => half_a_release;
    "shell: a file that a proxy has changed is not kept" => a_changed_file;
    "shell: a page with another phone number is kept" => a_changed_page;
    "shell: nothing of the consumer is kept" => nothing_of_the_consumer;
    "shell: the API is never answered from the device" => never_the_api;
    "shell: switched off by the page" => switched_off_by_the_page;
    "shell: switched off by the worker" => switched_off_by_the_worker;
    "shell: switched off under /cabinet" => switched_off_by_the_worker, at Cabinet;
}

/// A person who sees it is told so by these.
const OFFER: &str = "Є нова версія кабінету";
const UPDATE: &str = "Оновити";
const LATER: &str = "Не зараз";
/// Her name, address, accounts.
const OF_OLENA_ALONE: [&str; 5] = ["Ковальчук", "Гоголя", "olena@", "1500000015", "m-70415"];

async fn without_a_connection(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.cabinet.goes_down().await;
    person.visit("/readings/new").await?;
    person.the_program_is_there().await?;
    person.see("Немає зв’язку").await?;
    person.axe().await?;
    person.cabinet.comes_back().await.map_err(broken)?;
    person.press("Спробувати ще раз").await?;
    person.heading_is("Передати показ").await?;
    // Of the pieces too: the page stands although the network brings none.
    person.cabinet.served.program(Program::IsMissing);
    person.visit("/readings/new").await?;
    person.submits("14405").await?;
    person.forgets_the_console().await
}

async fn out_of_time(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.cabinet.served.holds_back_pages(true);
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.cabinet.served.holds_back_pages(false);
    Ok(())
}

async fn first_visit(person: &mut Person<'_>) -> Outcome {
    person.cabinet.served.program(Program::IsHeldBack);
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    for script in ["sw.js", "offline.js"] {
        if person.cabinet.served.requests_of(script) > 0 {
            return Err(Trouble(format!("wants {script} to wait for the program")));
        }
    }
    person.cabinet.served.program(Program::Arrives);
    person.the_program_is_there().await?;
    person.has_the_shell().await
}

async fn an_update(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14405").await?;
    let before = person.build().await?;
    person.gets_a_newer_release().await?;
    person.see(OFFER).await?;
    person.field_holds(INDEX, "14405").await?;
    if person.build().await? != before {
        return Err(Trouble("wants to be asked before the page goes".into()));
    }
    person.axe().await?;
    person.tab_to(UPDATE).await?;
    let client = &person.browser.client;
    let press = async || client.active_element().await?.click().await;
    person.browser.leave(press).await?;
    person.field_holds(INDEX, "14405").await?;
    if person.build().await? == before {
        return Err(Trouble(
            "wants the newer build, but the old one runs".into(),
        ));
    }
    person.see_no(OFFER).await?;
    person.submits("14405").await
}

async fn can_wait(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.has_the_shell().await?;
    person.press("English").await?;
    person.heading_is("Sign in to your cabinet").await?;
    person.has_the_shell().await?;
    let site = own_site(person)?;
    release::next(&site).map_err(broken)?;
    // A page that comes back into view looks for a newer one, an hour after it has looked last.
    let is_seen = "document.dispatchEvent(new Event('visibilitychange'))";
    person.browser.run(is_seen, vec![]).await?;
    person.idles_until(crate::cabinet::TODAY, 61.0).await?;
    person.browser.run(is_seen, vec![]).await?;
    person.see("There is a new version of the cabinet.").await?;
    person.no_sideways_scroll().await?;
    person.press("Not now").await?;
    person.see_no("There is a new version").await?;
    person
        .type_into("E-mail, phone or account number", OLENA)
        .await
}

async fn gone(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    let before = person.build().await?;
    person.gets_a_newer_release().await?;
    person.see(OFFER).await?;
    person.press(LATER).await?;
    // Kept on the device, so it is still there.
    person.follow(HISTORY).await?;
    person.heading_is("Історія показів").await?;
    person.follow("Профіль").await?;
    person.heading_is("Сторінка не завантажилася").await?;
    let retry = person.by_role("button", "Спробувати ще раз").await?;
    person.browser.leave(async || retry.click().await).await?;
    person.heading_is("Профіль").await?;
    if person.build().await? == before {
        return Err(Trouble(
            "wants the newer build, but the old one runs".into(),
        ));
    }
    person.forgets_the_console().await
}

async fn half_a_release(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    let (before, kept) = (person.build().await?, person.kept_shells().await?);
    let site = own_site(person)?;
    release::next(&site).map_err(broken)?;
    person.cabinet.served.breaks(Some("split_reading.wasm"));
    person.looks_for_a_newer_one("redundant").await?;
    if person.kept_shells().await? != kept {
        return Err(Trouble("wants half a release to go again".into()));
    }
    person.see_no(OFFER).await?;
    person.cabinet.goes_down().await;
    person.visit("/readings/new").await?;
    person.see("Немає зв’язку").await?;
    if person.build().await? != before {
        return Err(Trouble("wants the build before at work".into()));
    }
    person.cabinet.comes_back().await.map_err(broken)?;
    person.cabinet.served.breaks(None);
    person.looks_for_a_newer_one("activated").await?;
    person.see(OFFER).await?;
    person.forgets_the_console().await
}

async fn a_changed_file(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    let kept = person.kept_shells().await?;
    let site = own_site(person)?;
    release::next(&site).map_err(broken)?;
    person.cabinet.served.program(Program::IsAPage);
    person.looks_for_a_newer_one("redundant").await?;
    if person.kept_shells().await? != kept {
        return Err(Trouble("wants a proxy's page not to be kept".into()));
    }
    person.forgets_the_console().await
}

async fn a_changed_page(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    let site = own_site(person)?;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    release::edit(&site, "index.html", |page| {
        page.replace("0 800 300 104", "0 800 555 000")
    })
    .map_err(broken)?;
    person.visit("/").await?;
    person.heading_is("Огляд").await?;
    person.keeps_in_the_shell("0 800 555 000").await
}

async fn nothing_of_the_consumer(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.visit("/").await?;
    person.see("Ковальчук Олена Петрівна").await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    person.follow(HISTORY).await?;
    person.rows_are(24).await?;
    person.follow("Профіль").await?;
    person.heading_is("Профіль").await?;
    person.keeps_nothing_of_olena().await?;
    person.press("Вийти").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.keeps_nothing_of_olena().await
}

async fn never_the_api(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    // Longer than the patience with a page.
    person.cabinet.fails_as(FaultPlan {
        delay_ms: 3000,
        ..FaultPlan::next(Fault::Slow, 1).on("GET", "/session")
    });
    person
        .browser
        .go(&person.cabinet.host_url("/api/v1/session"))
        .await?;
    person.see("expires_at").await?;
    person.see_no("Кабінет споживача газу").await?;
    person.forgets_the_console().await
}

async fn switched_off_by_the_page(person: &mut Person<'_>) -> Outcome {
    let site = own_site(person)?;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    release::edit(&site, "index.html", |page| {
        page.replace("content=on name=gc-offline", "content=off name=gc-offline")
    })
    .map_err(broken)?;
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.has_no_shell().await?;
    person.submits("14405").await
}

async fn switched_off_by_the_worker(person: &mut Person<'_>) -> Outcome {
    let site = own_site(person)?;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    let off = std::fs::read_to_string(site.join("sw-off.js")).map_err(broken)?;
    release::edit(&site, "sw.js", |_| off.clone()).map_err(broken)?;
    // Whoever comes by looks for a newer worker.
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.has_no_shell().await?;
    person.see_no(OFFER).await?;
    person.submits("14405").await?;
    person.follow("Профіль").await?;
    person.heading_is("Профіль").await
}

/// The site, for this journey to change.
fn own_site(person: &Person<'_>) -> Outcome<PathBuf> {
    person.cabinet.site().map_err(broken)
}

fn broken(error: impl Display) -> Trouble {
    Trouble(format!("the server of the journey: {error}"))
}

/// Whether a worker is at work on the page; what is kept, cache by cache.
const STATE: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const { serviceWorker: workers } = navigator;
        const shells = (await window.caches.keys()).filter((name) => name.startsWith('gc-shell '));
        const registrations = await workers.getRegistrations();
        done({ controlled: workers.controller !== null && workers.controller.state === 'activated', registered: registrations.length, shells });
    })().catch((error) => done(String(error)));
";

/// The browser's own look at `sw.js`, which it takes by itself at every visit, and what becomes of what it finds.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const registration = await (await navigator.serviceWorker.getRegistration()).update();
        const worker = registration.installing ?? registration.waiting ?? registration.active;
        const tell = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
        worker.addEventListener('statechange', tell);
        tell();
    })().catch((error) => done(String(error)));
";

/// Every address and every text that is kept.
const KEPT: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const kept = [];
        for (const name of await window.caches.keys()) {
            const cache = await window.caches.open(name);
            for (const request of await cache.keys()) {
                const answer = await cache.match(request);
                const { pathname } = new URL(request.url);
                kept.push([pathname, pathname.endsWith('.wasm') ? '' : await answer.text()]);
            }
        }
        done(kept);
    })().catch((error) => done(String(error)));
";

impl Person<'_> {
    /// Waits until the shell is on the device and at work.
    async fn has_the_shell(&self) -> Outcome {
        self.step("has the shell on the device");
        self.wait("wants the shell on the device", async || {
            let state = self.browser.ask(STATE).await?;
            let is_there = state["controlled"] == true && state["shells"][0].is_string();
            Ok(if is_there {
                Ok(())
            } else {
                Err(state.to_string())
            })
        })
        .await
    }

    async fn has_no_shell(&self) -> Outcome {
        self.step("has no shell on the device");
        self.wait("wants no shell on the device", async || {
            let state = self.browser.ask(STATE).await?;
            let is_gone = state["registered"] == 0 && state["shells"] == json!([]);
            Ok(if is_gone {
                Ok(())
            } else {
                Err(state.to_string())
            })
        })
        .await
    }

    async fn kept_shells(&self) -> Outcome<Value> {
        Ok(self.browser.ask(STATE).await?["shells"].take())
    }

    /// The build that the page is of.
    async fn build(&self) -> Outcome<Value> {
        let build = "return document.querySelector('script[src*=boot]').src";
        Ok(self.browser.run(build, vec![]).await?)
    }

    async fn gets_a_newer_release(&self) -> Outcome {
        self.step("is served a newer release");
        release::next(&own_site(self)?).map_err(broken)?;
        self.looks_for_a_newer_one("activated").await
    }

    async fn looks_for_a_newer_one(&self, end: &str) -> Outcome {
        let state = self.browser.ask(LOOK).await?;
        if state == end {
            return Ok(());
        }
        Err(Trouble(format!(
            "wants the newer worker {end}, but it is {state}"
        )))
    }

    /// What failed on purpose is an error in the console, and expected there.
    async fn forgets_the_console(&self) -> Outcome {
        Ok(self.browser.console().await.map(drop)?)
    }

    async fn keeps_in_the_shell(&self, words: &str) -> Outcome {
        self.wait(format!("wants «{words}» kept"), async || {
            let kept = self.browser.ask(KEPT).await?.to_string();
            Ok(if kept.contains(words) {
                Ok(())
            } else {
                Err(format!("kept are {} bytes", kept.len()))
            })
        })
        .await
    }

    async fn keeps_nothing_of_olena(&self) -> Outcome {
        let kept = self.browser.ask(KEPT).await?;
        let files = kept.as_array().map(Vec::as_slice).unwrap_or_default();
        if files.len() < 10 {
            return Err(Trouble(format!("wants a shell to look into: {kept}")));
        }
        for file in files {
            let (address, text) = (file[0].as_str(), file[1].as_str());
            let of_the_api = address.is_none_or(|address| address.contains("/api/"));
            let personal = OF_OLENA_ALONE
                .iter()
                .find(|personal| text.is_none_or(|text| text.contains(**personal)));
            if of_the_api || personal.is_some() {
                return Err(Trouble(format!("wants {address:?} not kept: {personal:?}")));
            }
        }
        Ok(())
    }
}
