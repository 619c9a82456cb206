//! «Кабінет відкривається й без зв’язку.» The shell is kept on the device, and nothing of the consumer with it.

use super::journeys;
use crate::device::KEPT;
use crate::habits::{HISTORY, OLENA};
use crate::person::{Outcome, Person, Trouble};
use crate::served::Program;
use stand_in::{Fault, FaultPlan};
use std::time::{Duration, Instant};

journeys! {
    "shell: opens without a connection after one visit" => without_a_connection;
    "shell: opens without a connection under /cabinet" => without_a_connection, at Cabinet;
    "shell: a page that does not come in time is taken from the device" => out_of_time;
    "shell: the first visit waits for nothing of it" => first_visit;
    "shell: a page with another phone number is kept" => a_changed_page;
    "shell: nothing of the consumer is kept" => nothing_of_the_consumer;
    "shell: the API is never answered from the device" => never_the_api;
    "shell: switched off by the page" => switched_off_by_the_page;
    "shell: switched off by the worker" => switched_off_by_the_worker;
    "shell: switched off under /cabinet" => switched_off_by_the_worker, at Cabinet;
}

/// Nobody waits so long for a page that is on the device. The worker waits 1.5 s for the network.
const LONG: Duration = Duration::from_secs(8);

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
    // Whom to call, and how it is done, needs nobody to answer.
    person.visit("/help").await?;
    person.see("Спишіть усі чорні цифри").await?;
    person.visit("/readings/new").await?;
    person.see("Немає зв’язку").await?;
    person.has_a_connection_again().await?;
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
    let asked = Instant::now();
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.cabinet.served.holds_back_pages(false);
    if asked.elapsed() < LONG {
        return Ok(());
    }
    Err(Trouble(format!(
        "wants the page within {LONG:?}, but it took {:?}",
        asked.elapsed()
    )))
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

async fn a_changed_page(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.is_served_another("index.html", |page| {
        page.replace("0 800 300 104", "0 800 555 000")
    })?;
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
    person.rows_are(12).await?;
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
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.is_served_another("index.html", |page| {
        page.replace("content=on name=gc-offline", "content=off name=gc-offline")
    })?;
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.has_no_shell().await?;
    person.submits("14405").await
}

async fn switched_off_by_the_worker(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    person.is_served_in_place_of("sw.js", "sw-off.js")?;
    // Whoever comes by looks for a newer worker.
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.has_no_shell().await?;
    person.see_no("Є нова версія").await?;
    person.submits("14405").await?;
    person.follow("Профіль").await?;
    person.heading_is("Профіль").await
}

impl Person<'_> {
    /// Neither an answer of the API, nor a word of hers in anything else.
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
