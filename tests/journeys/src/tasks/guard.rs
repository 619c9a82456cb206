//! «Я відкрив збережене посилання.»

use super::journeys;
use crate::habits::{INDEX, MYKOLA, OLENA};
use crate::person::{Outcome, Person};

journeys! {
    "guard: a page behind sign-in comes after it" => returns;
    "guard: the address returns with its query" => returns_with_query;
    "guard: a hostile address after sign-in leads to the overview" => hostile;
    "guard: somebody else's receipt is not found" => foreign_receipt;
}

async fn returns(person: &mut Person<'_>) -> Outcome {
    for (path, heading) in [
        ("/readings/new", "Передати показ"),
        ("/readings", "Історія показів"),
    ] {
        person.visit(path).await?;
        person.heading_is("Вхід до кабінету").await?;
        person.fills_in(OLENA, stand_in::PASSWORD).await?;
        person.press("Увійти").await?;
        person.heading_is(heading).await?;
        person.at(path).await?;
        person.press("Вийти").await?;
        person.heading_is("Вхід до кабінету").await?;
    }
    Ok(())
}

async fn returns_with_query(person: &mut Person<'_>) -> Outcome {
    person.visit("/readings/new?meter=m-112234").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(MYKOLA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.at("/readings/new?meter=m-112234").await?;
    person.by_label(INDEX).await?;
    person.see("№ 0112234").await
}

async fn hostile(person: &mut Person<'_>) -> Outcome {
    for next in [
        "https%3A%2F%2Fevil.example%2F",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "%5C%5Cevil.example",
        "javascript%3Adocument.title%3D1",
        "%2Freadings%2F..%2F..%2F%2Fevil.example",
        "%2Fno-such-page",
    ] {
        person.visit(&format!("/sign-in?next={next}")).await?;
        person.fills_in(OLENA, stand_in::PASSWORD).await?;
        person.press("Увійти").await?;
        person.heading_is("Огляд").await?;
        person.at("/").await?;
        person.press("Вийти").await?;
        person.see("Ви вийшли з кабінету").await?;
    }
    Ok(())
}

async fn foreign_receipt(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    let foreign = person
        .cabinet
        .count("SELECT max(number) FROM reading WHERE meter_id = 'm-99871'");
    person.visit(&format!("/readings/r-{foreign}")).await?;
    person.see("Такого тут немає").await?;
    person.axe().await
}
