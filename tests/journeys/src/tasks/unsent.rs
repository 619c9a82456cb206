//! «Немає зв’язку, а сьогодні п’яте.» The number waits on the device, and is sent once, whatever happens meanwhile.

use super::journeys;
use crate::habits::{INDEX, OF_OLENA, OLENA, SENT, another_channel};
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;
use stand_in::{Fault, FaultPlan};

journeys! {
    "unsent: closed without a link, opened again, sent once" => opened_again;
    "unsent: sent by itself when the link is back" => link_is_back;
    "unsent: every page says so, and sends it by a press" => by_a_press;
    "unsent: every page says so on a small phone too" => small_phone, only in Chromium;
    "unsent: two tabs, and the link comes back for both" => two_tabs;
    "unsent: an answer lost, the page opened again, found" => found_again;
    "unsent: a day later the server has forgotten the key, and it is found all the same" => a_day_later;
    "unsent: after three days it expires with a word" => expires, only in Chromium;
    "unsent: taken back and corrected" => taken_back, only in Chromium;
    "unsent: refused after waiting, corrected and sent" => refused, only in Chromium;
    "unsent: the session ends while it waits" => session_ends;
    "unsent: leaving is put off" => stays;
    "unsent: sent before leaving" => sends_and_leaves;
    "unsent: erased by leaving" => erases;
    "unsent: closing the cabinet asks too" => closes;
}

async fn opened_again(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person
        .see("Ми передамо його самі, щойно з’явиться зв’язок")
        .await?;
    person.axe().await?;
    person.has_sent(0)?;
    person.goes_to_another_tab("/").await?;
    person.see("Показ 14405 передано").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 1)?;
    person.has_sent(1)?;
    person.follow("Переглянути").await?;
    person.page_is("Покази на цьому пристрої").await?;
    person.see("Показ 14405 передано").await?;
    person.axe().await?;
    person.follow("Переглянути").await?;
    person.has_the_receipt().await?;
    // Seen once, it is told no more.
    person.device_holds(0).await?;
    person.visit("/readings/unsent").await?;
    person.see("Усе передано").await?;
    person.axe().await
}

async fn link_is_back(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.link_is_there(true).await?;
    person.has_the_receipt().await?;
    person.database_holds(OF_OLENA, 1)?;
    person.has_sent(1)?;
    person.device_holds(0).await
}

async fn by_a_press(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    person.see("14405 ще не передано").await?;
    person.axe().await?;
    person.press("Передати зараз").await?;
    person.see("Показ 14405 передано").await?;
    // What the page said before is not so any more.
    person.see("Показ отримано: жовтень 2026").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn small_phone(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    person.takes_a_small_phone().await?;
    let fits = person.no_sideways_scroll().await;
    person.puts_the_phone_away().await?;
    fits
}

async fn two_tabs(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    let busy = FaultPlan {
        delay_ms: 1500,
        ..FaultPlan::next(Fault::Slow, 2).on("POST", "/readings")
    };
    person.cabinet.fails_as(busy);
    let client = &person.browser.client;
    let first = client.window().await?;
    let second = client.new_window(true).await?.handle;
    client.switch_to_window(second).await?;
    // The one sends as soon as it opens; the other hears of the link while that is under way.
    person.visit("/").await?;
    person.heading_is("Огляд").await?;
    client.switch_to_window(first).await?;
    person.link_is_there(true).await?;
    person.has_the_receipt().await?;
    person.has_sent(1)?;
    person.database_holds(OF_OLENA, 1)
}

async fn found_again(person: &mut Person<'_>) -> Outcome {
    answer_lost(person).await?;
    person.reload().await?;
    person.see("Ми ще не знаємо, чи дійшов показ").await?;
    person.cabinet.works_again();
    person.press("Перевірити ще раз").await?;
    person.has_the_receipt().await?;
    person.database_holds(OF_OLENA, 1)?;
    person.device_holds(0).await
}

async fn a_day_later(person: &mut Person<'_>) -> Outcome {
    answer_lost(person).await?;
    ages(person, 24.0).await?;
    person.cabinet.works_again();
    let before = person.cabinet.served.requests(SENT);
    person.goes_to_another_tab("/").await?;
    person.see("Показ 14405 передано").await?;
    person.has_sent(before)?;
    person.follow("Переглянути").await?;
    person.page_is("Покази на цьому пристрої").await?;
    person.follow("Переглянути").await?;
    person.has_the_receipt().await?;
    person.database_holds(OF_OLENA, 1)
}

async fn expires(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    ages(person, 73.0).await?;
    person.goes_to_another_tab("/").await?;
    person
        .see("1 показ не передано: потрібна ваша увага")
        .await?;
    person.follow("Переглянути").await?;
    person
        .see("Минуло три дні, показ не передано. Зніміть показ ще раз.")
        .await?;
    person.axe().await?;
    person.has_sent(0)?;
    person.database_holds(OF_OLENA, 0)?;
    person.press("Прибрати звідси: 14405").await?;
    person.see("Усе передано").await?;
    person.device_holds(0).await
}

async fn taken_back(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14450").await?;
    person.press("Забрати й виправити").await?;
    person.heading_is("Передати показ").await?;
    person.field_holds(INDEX, "14450").await?;
    person.device_holds(0).await?;
    person.link_is_there(true).await?;
    person.submits("14405").await?;
    person.database_holds(OF_OLENA, 1)?;
    person.has_sent(1)
}

async fn refused(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    another_channel(person)?;
    person.link_is_there(true).await?;
    person
        .see("1 показ не передано: потрібна ваша увага")
        .await?;
    person.follow("Переглянути").await?;
    person.see("Показ 14405 не прийнято").await?;
    person
        .see("Тим часом за цей період уже надійшов показ.")
        .await?;
    person.axe().await?;
    person.follow("Виправити показ").await?;
    person.heading_is("Передати показ").await?;
    person.field_holds(INDEX, "14405").await?;
    person.submits("14405").await?;
    person.device_holds(0).await
}

async fn session_ends(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    person.cabinet.it_is("2026-11-03T20:30:00+02:00");
    person.link_is_there(true).await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see("Час сеансу минув").await?;
    person.database_holds(OF_OLENA, 0)?;
    person.device_holds(1).await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await?;
    person.see("Показ 14405 передано").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn stays(person: &mut Person<'_>) -> Outcome {
    asked_before_leaving(person).await?;
    person.axe().await?;
    person.press("Скасувати").await?;
    person.heading_is("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    person.device_holds(1).await
}

async fn sends_and_leaves(person: &mut Person<'_>) -> Outcome {
    asked_before_leaving(person).await?;
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("POST", "/readings")
    });
    person.press("Передати й вийти").await?;
    person.see("Передано не все").await?;
    person.device_holds(1).await?;
    person.press("Передати й вийти").await?;
    person.page_is("Вхід до кабінету").await?;
    person.database_holds(OF_OLENA, 1)?;
    nothing_stays(person).await
}

async fn erases(person: &mut Person<'_>) -> Outcome {
    asked_before_leaving(person).await?;
    person.press("Вийти й стерти").await?;
    person.page_is("Вхід до кабінету").await?;
    nothing_stays(person).await?;
    // Nor does it come back with the person.
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await?;
    person.see("Передайте показ за жовтень 2026").await?;
    person.see_no("ще не передано").await?;
    person.has_sent(0)?;
    person.database_holds(OF_OLENA, 0)
}

async fn closes(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Профіль").await?;
    person.follow("Відкрити: Закрити кабінет").await?;
    person
        .type_into("Пароль, яким ви входите зараз", stand_in::PASSWORD)
        .await?;
    person
        .choose("Я розумію, що кабінет закриється на всіх моїх пристроях")
        .await?;
    person.press("Закрити кабінет").await?;
    person
        .see("Якщо закрити кабінет зараз, показ 14405 не буде передано.")
        .await?;
    person.axe().await?;
    person.press("Скасувати").await?;
    person.device_holds(1).await
}

async fn asked_before_leaving(person: &mut Person<'_>) -> Outcome {
    person.leaves_it_unsent("14405").await?;
    person.follow("Огляд").await?;
    person.see("1 показ ще не передано").await?;
    person.press("Вийти").await?;
    person
        .see("Показ 14405 ще не передано. Якщо вийти зараз, він зникне з цього пристрою.")
        .await
}

async fn answer_lost(person: &mut Person<'_>) -> Outcome {
    person.loses_the_answer("14405").await?;
    person.database_holds(OF_OLENA, 1)
}

/// What waits was handed over so many hours earlier.
async fn ages(person: &Person<'_>, hours: f64) -> Outcome {
    person.step(format!("comes back {hours} hours later"));
    Ok(person.page("aged", &[json!(hours)]).await.map(drop)?)
}

async fn nothing_stays(person: &Person<'_>) -> Outcome {
    person.device_holds(0).await?;
    let kept = person.page("kept", &[]).await?;
    match kept.as_str() {
        Some(kept) if !kept.contains("14405") && !kept.contains("mine") => Ok(()),
        kept => Err(Trouble(format!("wants nothing kept, but: {kept:?}"))),
    }
}
