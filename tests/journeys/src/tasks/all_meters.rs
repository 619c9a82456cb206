//! «Передаю за всі лічильники одразу.» Every meter of every home on one page.

use super::journeys;
use crate::habits::{INDEX, MYKOLA};
use crate::person::{Outcome, Person};
use stand_in::HALYNA;

journeys! {
    "all meters: four numbers in one go, each with its receipt" => all;
    "all meters: one is enough, and the rest still wait" => one, only in Chromium;
    "all meters: what is wrong leads to its own field" => mistakes, only in Chromium;
    "all meters: without a link they wait, and go by themselves" => no_link;
    "all meters: one that is refused leaves the others sent" => refused, only in Chromium;
    "all meters: a photo added to one of them goes along" => photo;
    "all meters: every state in words" => states, only in Chromium;
    "all meters: by keyboard, on a small phone" => keyboard, only in Chromium;
}

const PAGE: &str = "Усі лічильники";
const CHECK: &str = "Перевірити й передати";
/// Mykola's, in the order of the page, with numbers that are usual for each.
const NUMBERS: [(&str, &str); 4] = [
    ("Показ лічильника № 0112233", "28506"),
    ("Показ лічильника № 0112234", "1950"),
    ("Показ лічильника № 0045671", "45990"),
    ("Показ лічильника № 0008092", "415"),
];

/// Readings of October that the server has.
const SENT: &str = "SELECT count(*) FROM reading
    WHERE period = '2026-10' AND source = 'consumer' AND meter_id IN ('m-112233', 'm-112234', 'm-45671', 'm-8092')";

async fn opens_all(person: &Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.follow("Усі лічильники на одній сторінці").await?;
    person.page_is(PAGE).await?;
    person.see("Залишилося передати: 4 з 4.").await
}

async fn types(person: &Person<'_>, numbers: &[(&str, &str)]) -> Outcome {
    for (label, number) in numbers {
        person.type_into(label, number).await?;
    }
    Ok(())
}

/// From the fields to what became of so many numbers.
async fn sends(person: &Person<'_>, count: usize) -> Outcome {
    person.press(CHECK).await?;
    person.heading_is("Перевірте покази").await?;
    person.press(&format!("Передати покази: {count}")).await?;
    person.heading_is("Що передано").await
}

async fn all(person: &mut Person<'_>) -> Outcome {
    opens_all(person).await?;
    person.axe().await?;
    types(person, &NUMBERS).await?;
    person.see("Спожито 100 кубометрів.").await?;
    person.axe().await?;
    // What was typed for each is on this device.
    person.reload().await?;
    person.field_holds(NUMBERS[2].0, NUMBERS[2].1).await?;
    person.press(CHECK).await?;
    person.heading_is("Перевірте покази").await?;
    person.axe().await?;
    person.database_holds(SENT, 0)?;
    person.press("Змінити").await?;
    person.page_is(PAGE).await?;
    sends(person, 4).await?;
    person.see("Передано: 4 з 4.").await?;
    person.axe().await?;
    person.database_holds(SENT, 4)?;
    person.follow("Переглянути: № 0045671").await?;
    person.has_the_receipt().await?;
    // Seen to have arrived, they need not be kept.
    person.device_holds(0).await?;
    person.see("45990").await?;
    person.visit("/readings/all").await?;
    person
        .see("Усі покази передано. Більше нічого робити не треба.")
        .await?;
    person.see("передано 28506, 3 листопада").await
}

async fn one(person: &mut Person<'_>) -> Outcome {
    opens_all(person).await?;
    types(person, &NUMBERS[1..2]).await?;
    sends(person, 1).await?;
    person.see("Передано: 1 з 1.").await?;
    person.press("До всіх лічильників").await?;
    person.page_is(PAGE).await?;
    person.see("Залишилося передати: 3 з 4.").await?;
    person.see("передано 01950, 3 листопада").await?;
    person.database_holds(SENT, 1)
}

async fn mistakes(person: &mut Person<'_>) -> Outcome {
    opens_all(person).await?;
    person.press(CHECK).await?;
    person
        .field_says(NUMBERS[0].0, "Введіть показ лічильника")
        .await?;
    types(person, &[(NUMBERS[0].0, "кіт"), (NUMBERS[3].0, "41")]).await?;
    person.press(CHECK).await?;
    person
        .follow("№ 0112233: Введіть лише цифри з чорних барабанів, наприклад 04405")
        .await?;
    person
        .see("Попередній показ — 0412. Чому цей менший?")
        .await?;
    person.axe().await?;
    types(person, &[(NUMBERS[0].0, "28506")]).await?;
    person.choose("Лічильник замінили").await?;
    sends(person, 2).await?;
    person.see("Передано: 2 з 2.").await?;
    person.database_holds(SENT, 2)
}

async fn no_link(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_all(person).await?;
    types(person, &NUMBERS[..2]).await?;
    person.press(CHECK).await?;
    person.heading_is("Перевірте покази").await?;
    person.link_is_there(false).await?;
    person.press("Передати покази: 2").await?;
    person.see("Передано: 0 з 2.").await?;
    person.see("ще не передано").await?;
    person.axe().await?;
    person.device_holds(2).await?;
    person.database_holds(SENT, 0)?;
    person.link_is_there(true).await?;
    person.see("Передано: 2 з 2.").await?;
    person.database_holds(SENT, 2)?;
    person.device_holds(2).await?;
    // Seen to have arrived, they need not be kept.
    person.follow("До огляду").await?;
    person.device_holds(0).await
}

async fn refused(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_all(person).await?;
    types(person, &NUMBERS[..2]).await?;
    person.press(CHECK).await?;
    person.heading_is("Перевірте покази").await?;
    // Between the check and the press the operator has read this meter himself.
    person.cabinet.change(
        "UPDATE reading SET value = 28900 WHERE meter_id = 'm-112233' AND period = '2026-09'
         AND superseded_at IS NULL AND rejected_at IS NULL",
    );
    person.press("Передати покази: 2").await?;
    person.see("Передано: 1 з 2.").await?;
    person.see("не прийнято").await?;
    person.axe().await?;
    person.database_holds(SENT, 1)?;
    person.follow("Змінити: № 0112233").await?;
    person.heading_is("Передати показ").await?;
    person.see("0112233").await
}

async fn photo(person: &mut Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.visit("/readings/new?meter=m-112234").await?;
    person.type_into(INDEX, "1950").await?;
    person.adds_a_photo().await?;
    person.visit("/readings/all").await?;
    person.field_holds(NUMBERS[1].0, "1950").await?;
    person.press(CHECK).await?;
    person
        .see("Фото лічильника буде передано разом із показом")
        .await?;
    person.press("Передати покази: 1").await?;
    person.see("Передано: 1 з 1.").await?;
    person.follow("Переглянути: № 0112234").await?;
    person.by_role("image", "Фото лічильника № 0112234").await?;
    person.database_holds(
        "SELECT count(*) FROM photo WHERE reading IN (SELECT number FROM reading WHERE meter_id = 'm-112234')",
        1,
    )
}

async fn states(person: &mut Person<'_>) -> Outcome {
    person.signs_in(HALYNA).await?;
    person.visit("/readings/all").await?;
    person.page_is(PAGE).await?;
    for words in [
        "чекає на показ",
        "показ 44331 відхилено: число не схоже на правильне",
        "передано 04140",
    ] {
        person.see(words).await?;
    }
    person.axe().await?;
    person.follow("Що робити: № 0600101").await?;
    person.heading_is("Квитанція про показ").await?;
    person.see("Показ відхилено").await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    let walked = by_keys(person).await;
    person.puts_the_phone_away().await?;
    walked
}

async fn by_keys(person: &Person<'_>) -> Outcome {
    opens_all(person).await?;
    person.no_sideways_scroll().await?;
    person.tab_to(NUMBERS[0].0).await?;
    person.type_keys("28506").await?;
    person.tab_to(CHECK).await?;
    person.enter().await?;
    person.focus_is_on("Перевірте покази").await?;
    person.no_sideways_scroll().await?;
    person.tab_to("Передати покази: 1").await?;
    person.enter().await?;
    person.focus_is_on("Що передано").await?;
    person.see("Передано: 1 з 1.").await?;
    person.no_sideways_scroll().await
}
