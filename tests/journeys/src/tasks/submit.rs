//! «Я хочу передати показ.» From the form to the receipt, and into the history.

use super::journeys;
use crate::habits::{HISTORY, INDEX, IRYNA, MYKOLA, OF_OLENA, OLENA};
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "submit: this month's reading, to the receipt and into the history" => ordinary;
    "submit: the receipt survives a reload" => receipt_reloaded;
    "submit: the receipt shows the way as time goes on" => receipt_later, only in Chromium;
    "submit: a month without gas" => zero, only in Chromium;
    "submit: the very first reading" => first, only in Chromium;
    "submit: red drums, spaces and units are understood" => dressed;
    "submit: junk is told in the field's own words" => junk, only in Chromium;
    "submit: outside the window" => outside;
    "submit: several meters" => several, only in Chromium;
}

async fn ordinary(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.see("Передайте показ за жовтень 2026").await?;
    person
        .see("Приймаємо до 5 листопада включно. Залишилося: 3 дні.")
        .await?;
    person.opens_the_form().await?;
    person.page_is("Передати показ").await?;
    person.see("14321").await?;
    person.type_into(INDEX, "14405").await?;
    person.see("Спожито 84 кубометри.").await?;
    person.axe().await?;
    person.press("Перевірити й передати").await?;
    person.page_is("Перевірте показ").await?;
    person.focus_is_on("Перевірте показ").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 0)?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.page_is("Квитанція про показ").await?;
    person.see("П-2026-10-").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 1)?;
    person.follow(HISTORY).await?;
    person.heading_is("Історія показів").await?;
    person.rows_are(12).await?;
    let mut newest = person.rows().await?.swap_remove(0);
    // Beside a year ago: the history's own journey.
    newest.remove(3);
    if newest
        != [
            "жовтень 2026",
            "14405",
            "84 м³",
            "3 листопада",
            "отримано передали ви",
        ]
    {
        return Err(Trouble(format!(
            "wants the reading on top of the history, but there is {newest:?}"
        )));
    }
    person.follow("Огляд").await?;
    person.see_no_longer("Передайте показ за").await?;
    person.see("Більше нічого робити не треба.").await?;
    person.axe().await
}

async fn receipt_reloaded(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    let before = person.text().await?;
    person.reload().await?;
    person.has_the_receipt().await?;
    let after = person.text().await?;
    if before != after {
        return Err(Trouble(format!(
            "wants the same receipt, but:\n{before}\nbecame\n{after}"
        )));
    }
    Ok(())
}

async fn receipt_later(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    person.see("Оператор ще має його перевірити.").await?;
    person.cabinet.it_is("2026-11-04T09:00:00+02:00");
    // The session was over at night.
    person.reload().await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Квитанція про показ").await?;
    person.see("Показ прийнято").await?;
    person.see("4 листопада 2026 о 02:00").await
}

async fn zero(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14321").await?;
    person
        .see("Газ не споживався: 0 м³. Такий показ теж треба передати.")
        .await?;
    person.submits("14321").await?;
    person.database_holds(
        "SELECT consumption_m3 FROM reading ORDER BY number DESC LIMIT 1",
        0,
    )
}

async fn first(person: &mut Person<'_>) -> Outcome {
    person.signs_in(IRYNA).await?;
    person.see("ще не було").await?;
    person.follow(HISTORY).await?;
    person.see("Показів ще немає. Передайте перший.").await?;
    person.axe().await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "3").await?;
    person.see("Це перший показ цього лічильника.").await?;
    person.submits("3").await
}

async fn dressed(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    for typed in ["14 405", "14405,123", "14405.9", "14405 м³", "14405 кубів"] {
        person.type_into(INDEX, typed).await?;
        person.see("Спожито 84 кубометри.").await?;
        person.type_into(INDEX, "").await?;
        person.see_no_longer("Спожито 84 кубометри.").await?;
    }
    person.submits("14 405,123 м³").await?;
    person.database_holds(
        "SELECT value FROM reading ORDER BY number DESC LIMIT 1",
        14405,
    )
}

async fn junk(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    for (typed, words) in [
        ("", "Введіть показ лічильника"),
        ("-5", "Показ не може бути від’ємним"),
        (
            "12a",
            "Введіть лише цифри з чорних барабанів, наприклад 04405",
        ),
        ("144051", "На цьому лічильнику лише 5 чорних барабанів"),
    ] {
        person.type_into(INDEX, typed).await?;
        person.press("Перевірити й передати").await?;
        person.field_says(INDEX, words).await?;
        person.focus_is_on("Перевірте, будь ласка").await?;
        person
            .title_is("Помилка: Передати показ — Кабінет споживача газу")
            .await?;
        person.field_holds(INDEX, typed).await?;
        person.axe().await?;
    }
    person
        .follow("На цьому лічильнику лише 5 чорних барабанів: зайві цифри, мабуть, червоні")
        .await?;
    person.focus_is_on(INDEX).await?;
    person.submits("14405").await
}

async fn outside(person: &mut Person<'_>) -> Outcome {
    person.cabinet.it_is("2026-11-22T12:00:00+02:00");
    person.signs_in(OLENA).await?;
    person
        .see("Наступне приймання: з 1 грудня до 5 грудня.")
        .await?;
    person.axe().await?;
    person.opens_the_form().await?;
    person.see("Показ врахують за листопад 2026").await?;
    person.see("Передати можна й зараз.").await?;
    person.submits("14405").await?;
    person.database_holds(
        "SELECT count(*) FROM reading WHERE meter_id = 'm-70415' AND period = '2026-11'",
        1,
    )
}

async fn several(person: &mut Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.opens_the_form().await?;
    person
        .see("У вас кілька лічильників. Оберіть, показ якого передаєте.")
        .await?;
    person.axe().await?;
    person.follow("Самгаз G2,5, кухня, № 0112234").await?;
    person.see("01937").await?;
    person.submits("1950").await?;
    person.database_holds(
        "SELECT value FROM reading WHERE meter_id = 'm-112234' ORDER BY number DESC LIMIT 1",
        1950,
    )?;
    person.opens_the_form().await?;
    person.see("показ є").await?;
    person.see("чекає на показ").await
}
