//! Can a journey fail at all? What the others rely on to notice trouble, tried on pages that are wrong.

use super::journeys;
use crate::engine::Engine;
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "harness: words that are not there are missed" => missing_words;
    "harness: tiny" => tiny;
    "harness: a broken content policy is noticed" => broken_policy;
}

async fn missing_words(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    let Err(Trouble(_)) = person.see_no("").await else {
        return Err(Trouble("every page holds the empty word".to_owned()));
    };
    Ok(())
}

async fn broken_policy(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    let forbidden = "const image = new Image(); image.src = 'https://elsewhere.example/x.png'; document.body.append(image);";
    person.browser.run(forbidden, vec![]).await?;
    let served = &person.cabinet.served;
    person
        .wait("wants a report", async || {
            Ok(if served.violations().is_empty() { Err("there is none".to_owned()) } else { Ok(()) })
        })
        .await?;
    if person.is_in(Engine::Chromium) {
        person.browser.console().await?;
    }
    served.forget_violations();
    Ok(())
}

async fn tiny(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.title_is("Вхід").await?;
    person.type_into("Логін", "олена 123").await?;
    person.type_into("Логін", "Оксана").await?;
    person.field_holds("Логін", "Оксана").await?;
    person.choose("Показати").await?;
    person.press("Увійти").await?;
    person.see("Вітаємо, Оксана").await?;
    person.focus_is_on("Вхід до кабінету").await?;
    person.tab_to("Увійти").await?;
    person.tab_to("Логін").await?;
    person.type_keys("я").await?;
    person.enter().await?;
    person.see("Вітаємо, я").await?;
    person.at("/sign-in").await?;
    person.axe().await?;
    person.reload().await?;
    person.title_is("Вхід").await?;
    person.press("Історія").await?;
    person.at("/readings").await?;
    person.back().await?;
    person.at("/sign-in").await?;
    Ok(())
}
