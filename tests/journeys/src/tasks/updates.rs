//! «Кабінет оновився, поки я друкував.» A newer release comes whole or not at all, and is taken when the person says so.

use super::journeys;
use crate::habits::{INDEX, OLENA};
use crate::person::{Outcome, Person, Trouble};
use crate::served::Program;

journeys! {
    "update: it is offered, and the draft is still there" => an_update;
    "update: it is offered under /cabinet" => an_update, at Cabinet;
    "update: it can wait" => can_wait;
    "update: the offer on a small phone, by keyboard" => small_phone, only in Chromium;
    "update: the way out of a page whose build is gone" => gone;
    "update: the release before is kept, an older one goes" => two_releases;
    "update: a release that comes half leaves the one before at work" => half_a_release;
    "update: a file that a proxy has changed is not kept" => a_changed_file;
}

/// A person who sees it is told so by these.
const OFFER: &str = "Є нова версія кабінету";
const UPDATE: &str = "Оновити";
const LATER: &str = "Не зараз";

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
    person.is_served_a_newer_release()?;
    // A page that comes back into view looks for a newer one, an hour after it has looked last.
    let is_seen = "document.dispatchEvent(new Event('visibilitychange'))";
    person.browser.run(is_seen, vec![]).await?;
    person.idles_until(crate::cabinet::TODAY, 61.0).await?;
    person.browser.run(is_seen, vec![]).await?;
    person.see("There is a new version of the cabinet.").await?;
    person.press("Not now").await?;
    person.see_no("There is a new version").await?;
    person
        .type_into("E-mail, phone or account number", OLENA)
        .await
}

async fn small_phone(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    person.visit("/sign-in").await?;
    person.has_the_shell().await?;
    person.gets_a_newer_release().await?;
    person.see(OFFER).await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.tab_to(LATER).await?;
    person.enter().await?;
    person.see_no_longer(OFFER).await?;
    person.puts_the_phone_away().await
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
    person.opens_the_form().await?;
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

async fn two_releases(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.has_the_shell().await?;
    let first = person.kept_shells().await?[0].take();
    person.gets_a_newer_release().await?;
    let second = person.kept_shells().await?;
    person.gets_a_newer_release().await?;
    let third = person.kept_shells().await?;
    // A page of the first may still be open when there is the second; of the third, one of the second.
    let is_right = second[0] == first && second[1] == third[0] && third[1].is_string();
    if is_right && third[2].is_null() {
        return Ok(());
    }
    Err(Trouble(format!(
        "wants two releases kept, but there were {second}, then {third}"
    )))
}

async fn half_a_release(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.has_the_shell().await?;
    let (before, kept) = (person.build().await?, person.kept_shells().await?);
    person.is_served_a_newer_release()?;
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
    person.has_a_connection_again().await?;
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
    person.is_served_a_newer_release()?;
    person.cabinet.served.program(Program::IsAPage);
    person.looks_for_a_newer_one("redundant").await?;
    if person.kept_shells().await? != kept {
        return Err(Trouble("wants a proxy's page not to be kept".into()));
    }
    person.forgets_the_console().await
}
