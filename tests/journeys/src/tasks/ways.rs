//! «Назад, вперед, не туди.» Moving about, with the mouse and without.

use super::journeys;
use crate::habits::{HISTORY, INDEX, LOGIN, OF_OLENA, OLENA, PASSWORD, PRODUCT};
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

journeys! {
    "ways: back and forward" => back_and_forward;
    "ways: back restores the place on the page" => scroll_restored;
    "ways: every address has one heading and its title" => every_address;
    "ways: an address that leads nowhere" => nowhere;
    "ways: the keyboard alone does everything" => keyboard;
    "ways: the skip link leads to the content" => skip;
    "ways: the keyboard's place can be seen" => ring;
}

async fn back_and_forward(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow(HISTORY).await?;
    person.page_is("Історія показів").await?;
    person.focus_is_on("Історія показів").await?;
    person.opens_the_form().await?;
    person.goes_to_the_check("14405").await?;
    person.back().await?;
    person.page_is("Передати показ").await?;
    person.field_holds(INDEX, "14405").await?;
    person.back().await?;
    person.page_is("Історія показів").await?;
    person.at("/readings").await?;
    person.forward().await?;
    person.heading_is("Передати показ").await?;
    person.field_holds(INDEX, "14405").await?;
    person.forward().await?;
    person.heading_is("Перевірте показ").await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    // The check is done with: the way back does not lead to sending it again.
    person.back().await?;
    person.heading_is("Передати показ").await?;
    person.field_holds(INDEX, "").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn scroll_restored(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow(HISTORY).await?;
    person.rows_are(11).await?;
    person.browser.run("scrollTo(0, 600)", vec![]).await?;
    scrolled_to(person, 600).await?;
    // Not by the driver: it would scroll the link into view first.
    person
        .browser
        .run("document.querySelectorAll('tbody a')[9].click()", vec![])
        .await?;
    person.heading_is("Квитанція про показ").await?;
    scrolled_to(person, 0).await?;
    person.back().await?;
    person.rows_are(11).await?;
    scrolled_to(person, 600).await
}

async fn scrolled_to(person: &Person<'_>, wanted: i64) -> Outcome {
    person
        .wait(format!("wants the page scrolled to {wanted}"), async || {
            let at = person.page("scrolled", &[]).await?.as_i64().unwrap_or(-1);
            Ok(if (at - wanted).abs() <= 2 {
                Ok(())
            } else {
                Err(format!("it is at {at}"))
            })
        })
        .await
}

async fn every_address(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    let last = person
        .cabinet
        .count("SELECT max(number) FROM reading WHERE meter_id = 'm-70415'");
    for (path, heading) in [
        ("/", "Огляд"),
        ("/readings", "Історія показів"),
        ("/readings/", "Історія показів"),
        ("/readings/new", "Передати показ"),
        // Nothing was typed: there is nothing to check.
        ("/readings/new/check", "Передати показ"),
        (&*format!("/readings/r-{last}"), "Квитанція про показ"),
    ] {
        person.visit(path).await?;
        person.page_is(heading).await?;
        person.axe().await?;
    }
    Ok(())
}

async fn nowhere(person: &mut Person<'_>) -> Outcome {
    person.visit("/no/such/page").await?;
    person.page_is("Такої сторінки немає").await?;
    person.axe().await?;
    person.follow("До огляду").await?;
    person.heading_is("Вхід до кабінету").await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.tab_to(LOGIN).await?;
    person.type_keys(OLENA).await?;
    person.tab_to(PASSWORD).await?;
    person.type_keys(stand_in::PASSWORD).await?;
    person.enter().await?;
    person.focus_is_on("Огляд").await?;
    // The heading comes first, and nothing but the footer after it.
    person.see("Передайте показ за жовтень 2026").await?;
    person.tab_to("Передати показ").await?;
    person.enter().await?;
    person.focus_is_on("Передати показ").await?;
    person.page_is("Передати показ").await?;
    person.by_label(INDEX).await?;
    person.tab_to(INDEX).await?;
    person.type_keys("12").await?;
    person.enter().await?;
    person.focus_is_on("Перевірте, будь ласка").await?;
    person
        .tab_to("Потрібна ваша відповідь: оберіть, що сталося")
        .await?;
    person.enter().await?;
    person.see("Чому цей менший?").await?;
    // The link leads to the first answer; the arrow chooses the next one.
    person.focus_begins("Це помилка").await?;
    person.key(fantoccini::key::Key::Down).await?;
    person.focus_begins("Лічильник замінили").await?;
    person.enter().await?;
    person.focus_is_on("Перевірте показ").await?;
    // Before the home is read again there is only the section's link of this name.
    person.see("Знято").await?;
    person.tab_to("Передати показ").await?;
    person.enter().await?;
    person.focus_is_on("Квитанція про показ").await?;
    person.see("Показ отримано").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn skip(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/readings").await?;
    person.rows_are(11).await?;
    person.tab().await?;
    person.focus_is_on("Перейти до змісту").await?;
    person.enter().await?;
    let inside = "return document.activeElement.matches('main, main *') && location.hash === ''";
    person
        .wait(
            "wants the focus in the content and the address as it was",
            async || {
                let is_there = person.browser.run(inside, vec![]).await?;
                Ok(if is_there == json!(true) {
                    Ok(())
                } else {
                    Err("it is not".to_owned())
                })
            },
        )
        .await?;
    person.at("/readings").await
}

async fn ring(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/readings/new").await?;
    person.by_label(INDEX).await?;
    let mut seen = 0;
    for _ in 0..40 {
        person.tab().await?;
        let focused = person.page("focused", &[]).await?;
        if focused.is_null() {
            break;
        }
        if person.page("ring", std::slice::from_ref(&focused)).await? != json!(true) {
            let name = person.focused_name().await?;
            return Err(Trouble(format!(
                "«{name}» has the focus, and nothing shows it"
            )));
        }
        seen += 1;
    }
    if seen < 8 {
        return Err(Trouble(format!(
            "only {seen} places for the keyboard on a page of {PRODUCT}"
        )));
    }
    Ok(())
}
