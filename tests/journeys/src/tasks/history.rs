//! «Що було раніше?» Ten years, page by page.

use super::journeys;
use crate::habits::{HISTORY, IRYNA, MYKOLA, OLENA};
use crate::person::{Outcome, Person, Trouble};
use fantoccini::key::Key;
use serde_json::json;
use stand_in::{Fault, FaultPlan};

journeys! {
    "history: ten years by pages, newest first" => pages;
    "history: chart and table say the same" => chart;
    "history: source and state in words" => words;
    "history: older ones fail and come after all" => older_fail;
    "history: of another meter" => another_meter;
    "history: nothing yet" => empty;
}

async fn pages(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    let all = person.cabinet.readings("meter_id = 'm-70415'");
    let all = usize::try_from(all).unwrap_or_default();
    person.see("Показано: 24. Є старіші.").await?;
    let mut shown = 24;
    while shown < all {
        person.rows_are(shown).await?;
        person.press("Показати старіші").await?;
        shown = (shown + 24).min(all);
    }
    person.rows_are(all).await?;
    person.see(&format!("Показано всі: {all}.")).await?;
    person.axe().await?;
    let rows = person.rows().await?;
    if rows[0][0] != "вересень 2026" || rows[all - 1][0] != "жовтень 2016" {
        return Err(Trouble(format!(
            "wants ten years, but from {:?} to {:?}",
            rows[0],
            rows[all - 1]
        )));
    }
    Ok(())
}

async fn chart(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.rows_are(24).await?;
    person
        .by_role(
            "image",
            "Спожитий газ за місяцями, м³. Світлі стовпчики з обведенням — планові.",
        )
        .await?;
    person.by_role("table", "Історія показів").await?;
    let counting = person
        .rows()
        .await?
        .iter()
        .filter(|row| !matches!(&*row[5], "замінено"))
        .count();
    let rejected = person
        .rows()
        .await?
        .iter()
        .filter(|row| row[5].starts_with("відхилено"))
        .count();
    let bars = person
        .browser
        .run(
            "return document.querySelectorAll('main svg rect').length",
            vec![],
        )
        .await?;
    if bars != json!(counting - rejected) {
        return Err(Trouble(format!(
            "wants a bar for each of {} readings that count, but there are {bars}",
            counting - rejected
        )));
    }
    person.axe().await
}

async fn words(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.rows_are(24).await?;
    person.press("Показати старіші").await?;
    for words in [
        "передали ви",
        "плановий",
        "передано іншим способом",
        "замінено",
        "відхилено: число не схоже на правильне",
        "враховано: показ не надійшов, обсяг визначено планово",
    ] {
        person.see(words).await?;
    }
    for word in [
        "consumer",
        "planned",
        "counted",
        "superseded",
        "null",
        "undefined",
        "NaN",
    ] {
        person.see_no(word).await?;
    }
    Ok(())
}

async fn older_fail(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.rows_are(24).await?;
    let fault = FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/readings")
    };
    person.cabinet.fails_as(fault);
    person.press("Показати старіші").await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.rows_are(24).await?;
    // The same button asks again, and still has the focus.
    person.focus_is_on("Показати старіші").await?;
    person.press("Показати старіші").await?;
    person.rows_are(48).await?;
    person.see_no("Сервіс тимчасово недоступний").await
}

async fn another_meter(person: &mut Person<'_>) -> Outcome {
    opens(person, MYKOLA).await?;
    person.rows_are(24).await?;
    person.see("28406").await?;
    let choice = person.by_label("Лічильник").await?;
    choice.send_keys(&char::from(Key::Down).to_string()).await?;
    person.at("/readings?meter=m-112234").await?;
    person.see("01937").await?;
    person.see_no_longer("28406").await?;
    person.axe().await?;
    person.back().await?;
    person.see("28406").await
}

async fn empty(person: &mut Person<'_>) -> Outcome {
    opens(person, IRYNA).await?;
    person.see("Показів ще немає. Передайте перший.").await?;
    person.axe().await
}

async fn opens(person: &Person<'_>, login: &str) -> Outcome {
    person.signs_in(login).await?;
    person.follow(HISTORY).await?;
    person.page_is("Історія показів").await
}
