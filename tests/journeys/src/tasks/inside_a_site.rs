//! «Кабінет — частина сайту компанії.» Under a path of a larger site.

use super::journeys;
use crate::habits::{HISTORY, OLENA};
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

journeys! {
    "inside a site: a reading under /cabinet" => a_reading, at Cabinet;
    "inside a site: links stay under /cabinet" => links, at Cabinet;
    "inside a site: nowhere under /cabinet" => nowhere, at Cabinet;
}

async fn a_reading(person: &mut Person<'_>) -> Outcome {
    person.visit("/readings/new").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.at("/sign-in?next=%2Freadings%2Fnew").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Передати показ").await?;
    person.at("/readings/new").await?;
    person.submits("14405").await?;
    person.reload().await?;
    person.has_the_receipt().await?;
    person.follow(HISTORY).await?;
    person.at("/readings").await?;
    person.rows_are(12).await?;
    person.back().await?;
    person.heading_is("Квитанція про показ").await?;
    person.press("Вийти").await?;
    person.at("/sign-in").await
}

async fn links(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.see("Ковальчук Олена Петрівна").await?;
    let outside =
        "return [...document.querySelectorAll('a[href^=\"/\"]')].map((a) => a.getAttribute('href'))
        .filter((href) => !/^\\/cabinet(\\/|$)/.test(href))";
    let outside = person.browser.run(outside, vec![]).await?;
    if outside != json!([]) {
        return Err(Trouble(format!(
            "wants all links under /cabinet, but there are {outside}"
        )));
    }
    Ok(())
}

async fn nowhere(person: &mut Person<'_>) -> Outcome {
    person.visit("/no/such/page").await?;
    person.page_is("Такої сторінки немає").await?;
    person.visit("").await?;
    person.heading_is("Вхід до кабінету").await
}
