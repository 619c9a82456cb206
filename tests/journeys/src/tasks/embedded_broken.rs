//! «Кабінет на сайті не відкрився.» A way out in words, wherever it breaks.

use super::journeys;
use crate::habits::OLENA;
use crate::person::{Outcome, Person};
use crate::served::Program;

journeys! {
    "embedded: no loader" => no_loader, at Inline(Plain);
    "embedded: no word of the release" => no_release, at Inline(Plain);
    "embedded: no boot module" => no_boot, at Inline(Plain), only in Chromium;
    "embedded: no sheet" => no_sheet, at Inline(Plain), only in Chromium;
    "embedded: no program" => no_program, at Inline(Plain);
    "embedded: a release that is gone comes back with the page" => gone, at Inline(Plain), only in Chromium;
    "embedded: a late program takes its place after all" => late, at Inline(Plain), only in Chromium;
    "embedded: a page of its own as the site has set it" => own_page, at Inline(Plain), only in Chromium;
    "embedded: a frame that is refused" => refused, at Framed(Plain);
    "embedded: a frame whose page does not answer" => silent, at Framed(Plain), only in Chromium;
}

const WAY_OUT: &str = "Відкрити на окремій сторінці";

/// What stands inside the element until it is a cabinet: the link of the snippet.
async fn no_loader(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.cabinet.served.breaks(Some("gas-cabinet.js"));
    person.visit("/readings/new").await?;
    person.is_in_the_console().await?;
    person.follow("Відкрити кабінет").await?;
    person
        .around_it_is("location.pathname === '/sign-in'")
        .await
}

async fn no_release(person: &mut Person<'_>) -> Outcome {
    breaks(person, "release.json").await
}

async fn no_boot(person: &mut Person<'_>) -> Outcome {
    breaks(person, "boot.js").await
}

async fn no_sheet(person: &mut Person<'_>) -> Outcome {
    breaks(person, ".css").await
}

async fn breaks(person: &mut Person<'_>, file: &str) -> Outcome {
    person.network_fails = true;
    person.cabinet.served.breaks(Some(file));
    person.visit("/readings/new").await?;
    leads_out(person).await
}

async fn no_program(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.cabinet.served.program(Program::IsMissing);
    person.visit("/readings/new").await?;
    leads_out(person).await
}

/// To the same page of the cabinet, at an address of its own.
async fn leads_out(person: &mut Person<'_>) -> Outcome {
    person.see("Кабінет тут не відкрився.").await?;
    person.has_told_of_an_error("failed").await?;
    person.see("0 800 300 104").await?;
    person.axe().await?;
    person.is_in_the_console().await?;
    person.cabinet.served.breaks(None);
    person.cabinet.served.program(Program::Arrives);
    person.follow(WAY_OUT).await?;
    person
        .around_it_is("location.pathname + location.search === '/sign-in?next=%2Freadings%2Fnew'")
        .await
}

/// An open page belongs to a release whose folder the server has no more.
async fn gone(person: &mut Person<'_>) -> Outcome {
    const AGAIN: &str = "Спробувати ще раз";
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.the_program_is_there().await?;
    person.asks_around("window.marker = true").await?;
    person.cabinet.served.breaks(Some("split_help.wasm"));
    person.follow("Довідка").await?;
    person.by_role("button", AGAIN).await?;
    let asked = person.cabinet.served.requests_of("split_help.wasm");
    person.press(AGAIN).await?;
    person.asks_for("split_help.wasm", asked + 1).await?;
    person.cabinet.served.breaks(None);
    person.by_role("button", AGAIN).await?;
    person.press(AGAIN).await?;
    person.around_it_is("window.marker === undefined").await?;
    person.heading_is("Довідка").await?;
    person.is_in_the_console().await
}

async fn late(person: &mut Person<'_>) -> Outcome {
    person.cabinet.served.program(Program::IsHeldBack);
    person.visit("/sign-in").await?;
    person.see("Завантажуємо кабінет…").await?;
    person.see("Кабінет тут не відкрився.").await?;
    person.has_told_of_an_error("late").await?;
    person.is_in_the_console().await?;
    person.cabinet.served.program(Program::Arrives);
    person.heading_is("Вхід до кабінету").await?;
    person.see_no_longer("Кабінет тут не відкрився.").await?;
    person.signs_in(OLENA).await
}

async fn own_page(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.cabinet.element_says("page=\"/news\"");
    person.cabinet.served.breaks(Some("release.json"));
    person.visit("/readings/new").await?;
    person.see(WAY_OUT).await?;
    person.see("Телефон: 0 800 300 104").await?;
    person.is_in_the_console().await?;
    person.around_it_is("document.querySelector('gas-cabinet').shadowRoot.querySelector('a').href === location.origin + '/news/readings/new'").await?;
    person.cabinet.element_says("page=\"javascript:alert(1)\"");
    person.visit("/help").await?;
    person.see(WAY_OUT).await?;
    person.is_in_the_console().await?;
    person.around_it_is("document.querySelector('gas-cabinet').shadowRoot.querySelector('a').href === location.origin + '/help'").await
}

/// By `frame-ancestors`, to a site that is not on the list.
async fn refused(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    stays_out(person, "elsewhere.localhost").await?;
    // Refusing it was a report of the policy at work.
    person.cabinet.served.forget_violations();
    Ok(())
}

/// The page may be framed by the policy, but does not speak to this site.
async fn silent(person: &mut Person<'_>) -> Outcome {
    stays_out(person, "localhost").await
}

async fn stays_out(person: &mut Person<'_>, name: &str) -> Outcome {
    let address = person.cabinet.host_url_by(name, "/cabinet#/readings/new");
    person.browser.go(&address).await?;
    person.see("Кабінет тут не відкрився.").await?;
    person
        .around_it_is("window.told.some(({ name, code }) => name === 'error' && code === 'late')")
        .await?;
    person.is_in_the_console().await?;
    person.around_it_is("location.hash === '#/readings/new' && document.querySelector('gas-cabinet').shadowRoot.querySelector('a').href.endsWith('/readings/new')").await
}

impl Person<'_> {
    /// What failed on purpose is an error in the console, and expected there.
    async fn is_in_the_console(&self) -> Outcome {
        Ok(self.browser.console().await.map(drop)?)
    }
}
