//! «Скільки я винен, кому й коли?» Both companies' balances, and what the coming bill will come to.

use super::journeys;
use crate::habits::{MYKOLA, OLENA, VASYL};
use crate::person::{Outcome, Person};
use fantoccini::key::Key;
use stand_in::{Fault, FaultPlan};

journeys! {
    "balance: both companies, each with its number, in words" => both;
    "balance: what is late" => late, only in Chromium;
    "balance: an estimate of the coming bill" => estimate, only in Chromium;
    "balance: fails, and comes after all" => fails, only in Chromium;
    "balance: of another home" => another_home, only in Chromium;
    "balance: without a mouse" => keyboard;
    "balance: on a small phone" => small, only in Chromium;
}

async fn both(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    for words in [
        "Газ (постачальник)",
        "Постачальник «Чернігівгаз Збут»",
        "Переплата ",
        "150000015",
        "Розподіл газу (оператор)",
        "Оператор ГРМ «Чернігівгаз»",
        "Борг 312,40 ₴",
        "Сплатити до",
        "Остання оплата",
    ] {
        person.see(words).await?;
    }
    for word in ["null", "undefined", "NaN", "supplier", "delivery"] {
        person.see_no(word).await?;
    }
    person.axe().await?;
    person.follow("Сплатити за розподіл").await?;
    person.at("/payments/new?service=delivery").await
}

async fn late(person: &mut Person<'_>) -> Outcome {
    opens(person, VASYL).await?;
    person.see("Прострочено ").await?;
    person.axe().await
}

async fn estimate(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    // The reading of October is not sent yet.
    person
        .see("Рахунок на оплату за жовтень 2026 з’явиться до")
        .await?;
    person.see("орієнтовно ").await?;
    person
        .see("за плановим обсягом, якщо показ не передати")
        .await?;
    person.see("однакова плата щомісяця").await?;
    person.visit("/readings/new").await?;
    person.submits("14390").await?;
    person.has_the_receipt().await?;
    person.visit("/balance").await?;
    person.see("за переданими показами").await?;
    person.see_no("за плановим обсягом").await
}

async fn fails(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    // The overview has asked for them too, and has its answer.
    person.see("Борг 312,40 ₴").await?;
    // Once, and for so long that nobody asks again by themselves.
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/balances")
    });
    person.visit("/balance").await?;
    person.press("Спробувати ще раз").await?;
    person.see("Борг 312,40 ₴").await
}

async fn another_home(person: &mut Person<'_>) -> Outcome {
    opens(person, MYKOLA).await?;
    person.see("1500000023").await?;
    let choice = person.by_label("Домівка").await?;
    choice.send_keys(&char::from(Key::Down).to_string()).await?;
    person.see_no_longer("1500000023").await?;
    person.see("1500000031").await?;
    person.axe().await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.tab_to("Сплатити за газ").await?;
    person.tab_to("Історія розрахунків").await?;
    person.enter().await?;
    person.page_is("Історія розрахунків").await
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    opens(person, VASYL).await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.puts_the_phone_away().await
}

async fn opens(person: &Person<'_>, login: &str) -> Outcome {
    person.signs_in(login).await?;
    person.visit("/balance").await?;
    person.page_is("Баланс").await?;
    person.see("Наступний рахунок на оплату").await
}
