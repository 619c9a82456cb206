//! «Це не мій комп’ютер.» Signing out, and what stays.

use super::journeys;
use crate::habits::{HISTORY, INDEX, OLENA};
use crate::person::{Outcome, Person, Trouble};
use stand_in::Fault;

journeys! {
    "leaving: nothing of the consumer stays on the device" => nothing_stays;
    "leaving: the way back shows nothing" => way_back;
    "leaving: works without a connection, and reaches the server later" => offline;
    "leaving: the other tabs leave too" => other_tabs;
    "leaving: the session's end is announced and put off" => put_off;
    "leaving: a page opened late starts the session's time anew" => opened_late;
    "leaving: a session that ends is said so" => ends;
}

async fn nothing_stays(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14405").await?;
    person.goes_to_the_check("14405").await?;
    keeps(person, "14405", true).await?;
    person.press("Вийти").await?;
    person.page_is("Вхід до кабінету").await?;
    person.see("Ви вийшли з кабінету").await?;
    person.axe().await?;
    keeps(person, "14405", false).await?;
    keeps(person, "mine", false).await?;
    person.see_no("Ковальчук").await?;
    sessions(person, 0).await?;
    let cookies = person.browser.client.get_all_cookies().await?;
    if !cookies.is_empty() {
        return Err(Trouble(format!(
            "wants no cookie, but there are {}",
            cookies.len()
        )));
    }
    Ok(())
}

async fn way_back(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow(HISTORY).await?;
    person.rows_are(11).await?;
    person.press("Вийти").await?;
    person.heading_is("Вхід до кабінету").await?;
    sessions(person, 0).await?;
    person.back().await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see_no("14321").await?;
    person.visit("/readings").await?;
    person.heading_is("Вхід до кабінету").await
}

async fn offline(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.cabinet.fails_always(Fault::Dropped);
    person.press("Вийти").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see_no("Ковальчук").await?;
    sessions(person, 1).await?;
    person.cabinet.works_again();
    person.visit("/").await?;
    person.heading_is("Вхід до кабінету").await?;
    sessions(person, 0).await
}

async fn other_tabs(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.see("Дві компанії").await?;
    let client = &person.browser.client;
    let first = client.window().await?;
    let second = client.new_window(true).await?.handle;
    client.switch_to_window(second).await?;
    person.visit("/readings").await?;
    person.rows_are(11).await?;
    person.press("Вийти").await?;
    person.see("Ви вийшли з кабінету").await?;
    client.close_window().await?;
    client.switch_to_window(first).await?;
    person.page_is("Вхід до кабінету").await?;
    person.see_no("Ковальчук").await?;
    sessions(person, 0).await
}

async fn put_off(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.see("Дві компанії").await?;
    person
        .idles_until("2026-11-03T19:48:30+02:00", 18.5)
        .await?;
    person.see("Сеанс закінчиться за дві хвилини").await?;
    person.focus_is_on("Залишитися в кабінеті").await?;
    person.axe().await?;
    person.press("Залишитися в кабінеті").await?;
    person
        .see_no_longer("Сеанс закінчиться за дві хвилини")
        .await?;
    // It would be over now, had it not been put off.
    person.cabinet.it_is("2026-11-03T19:55:00+02:00");
    person.follow(HISTORY).await?;
    person.heading_is("Історія показів").await?;
    person.rows_are(11).await
}

/// A page opened shortly before the end starts the time anew: the warning comes when that is over, no earlier.
async fn opened_late(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.see("Дві компанії").await?;
    person.cabinet.it_is("2026-11-03T19:48:30+02:00");
    person.reload().await?;
    person.see("Дві компанії").await?;
    person
        .idles_until("2026-11-03T20:07:00+02:00", 18.5)
        .await?;
    person.see("Сеанс закінчиться за дві хвилини").await?;
    person.press("Залишитися в кабінеті").await?;
    person
        .see_no_longer("Сеанс закінчиться за дві хвилини")
        .await
}

async fn ends(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.see("Дві компанії").await?;
    person.cabinet.it_is("2026-11-03T20:30:00+02:00");
    person.follow(HISTORY).await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see("Час сеансу минув").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Історія показів").await?;
    person.rows_are(11).await
}

async fn keeps(person: &Person<'_>, what: &str, wanted: bool) -> Outcome {
    person
        .wait(
            format!("wants «{what}» on this device: {wanted}"),
            async || {
                let kept = person
                    .page("kept", &[])
                    .await?
                    .as_str()
                    .unwrap_or_default()
                    .to_owned();
                Ok(if kept.contains(what) == wanted {
                    Ok(())
                } else {
                    Err(format!("there is {kept}"))
                })
            },
        )
        .await
}

async fn sessions(person: &Person<'_>, wanted: i64) -> Outcome {
    person
        .wait(
            format!("wants {wanted} sessions at the server"),
            async || {
                let open = person.cabinet.count("SELECT count(*) FROM session");
                Ok(if open == wanted {
                    Ok(())
                } else {
                    Err(format!("there are {open}"))
                })
            },
        )
        .await
}
