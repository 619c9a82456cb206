//! «Яка в мене пільга чи субсидія, скільки лишилося, і як її врахували?»

use super::journeys;
use crate::habits::{OLENA, VASYL};
use crate::person::{Outcome, Person};
use stand_in::{Fault, FaultPlan};

journeys! {
    "benefits: size, what is left, and how they entered the bills" => both;
    "benefits: without any, how to apply" => without, only in Chromium;
    "benefits: fail, and come after all" => fails, only in Chromium;
    "benefits: without a mouse" => keyboard;
    "benefits: on a small phone" => small, only in Chromium;
}

async fn both(person: &mut Person<'_>) -> Outcome {
    opens(person, VASYL).await?;
    for words in [
        "Пільга",
        "25 % вартості газу в межах норми",
        "42 м³ на місяць",
        "Залишилося",
        "ветеран війни",
        "Субсидія",
        "642,50 ₴ на місяць",
        "низький дохід родини",
        "Як їх враховано в рахунках",
    ] {
        person.see(words).await?;
    }
    for word in [
        "war_veteran",
        "low_income",
        "null",
        "undefined",
        "NaN",
        "Як оформити",
    ] {
        person.see_no(word).await?;
    }
    person.axe().await?;
    person.follow("серпень 2026").await?;
    person.at("/invoices/i-2026-08-1500000065").await
}

async fn without(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person
        .see("Пільг і субсидій за цією адресою немає.")
        .await?;
    person.see("Як оформити").await?;
    person.see("Пенсійний фонд України").await?;
    person.axe().await
}

async fn fails(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(VASYL).await?;
    // Once, and for so long that nobody asks again by themselves.
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/benefits")
    });
    person.visit("/benefits").await?;
    person.press("Спробувати ще раз").await?;
    person.see("ветеран війни").await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    opens(person, VASYL).await?;
    person.tab_to("Написати звернення").await?;
    person.enter().await?;
    person.at("/feedback/new").await
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
    person.visit("/benefits").await?;
    person.page_is("Пільги та субсидії").await?;
    person.see("Що робити, якщо неправильно").await
}
