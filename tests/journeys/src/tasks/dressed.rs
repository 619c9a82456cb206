//! «Кабінет у вбранні компанії.» What a web team may paint from outside.

use super::journeys;
use crate::habits::OLENA;
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

journeys! {
    "dressed: a name, a mark, a preset and a wrong setting" => named, at Inline(Plain), only in Chromium;
    "dressed: by a file, on a page of its own" => by_a_file, only in Chromium;
    "dressed: by a file that is none" => by_a_wrong_file, only in Chromium;
    "dressed: a file says who may frame it" => framed_by_a_file, at Framed(Plain), only in Chromium;
    "dressed: what does not count on the element of a frame" => framed, at Framed(Plain), only in Chromium;
    "dressed: a part and a property of the page around" => painted, at Inline(Plain), only in Chromium;
}

/// As `tests/hosts/plain.css` says it.
const PAINTED: &str = "(() => {
    const { shadowRoot } = document.querySelector('gas-cabinet');
    const styled = (css) => getComputedStyle(shadowRoot.querySelector(css));
    return styled('.gc-header').borderBlockStartWidth === '7px' && styled('form .gc-button').borderRadius === '3px';
})()";

async fn painted(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.around_it_is(PAINTED).await
}

const BRAND: &str = "Чернігівгаз";
const DRESS: &str = "brand=\"Чернігівгаз\" logo=\"/icon.svg\" theme=\" teal \"";
/// The accent is `--gc-brand-700` of the preset in `style/presets.css`, #0a5157.
const DRESSED: &str = "(() => {
    const { shadowRoot } = document.querySelector('gas-cabinet');
    const styled = (css) => getComputedStyle(shadowRoot.querySelector(css));
    return shadowRoot.querySelector('.gc-brand__name').textContent === 'Чернігівгаз'
        && styled('.gc-brand__mark').backgroundImage.endsWith('/icon.svg\")')
        && styled('form .gc-button').backgroundColor === 'rgb(10, 81, 87)';
})()";
const WRONG: &str = "Хибні налаштування кабінету";

async fn named(person: &mut Person<'_>) -> Outcome {
    person.cabinet.element_says(&format!("{DRESS} apii=\"/x\""));
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.around_it_is(DRESSED).await?;
    person.see(&format!("{WRONG}: apii")).await?;
    person.asks_for("icon.svg", 1).await?;
    person.cabinet.element_says(DRESS);
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.around_it_is(DRESSED).await?;
    // What says so comes together with what tells of pages.
    person
        .around_it_is("window.told.some(({ name }) => name === 'navigated')")
        .await?;
    person.see_no(WRONG).await
}

/// The name in the header of the cabinet's own page, framed or not.
async fn bears_the_name(person: &Person<'_>) -> Outcome {
    let name = "return document.querySelector('.gc-brand__name')?.textContent";
    person
        .wait(format!("wants the name {BRAND}"), async || {
            let its = person.browser.run(name, vec![]).await?;
            Ok(if its == json!(BRAND) {
                Ok(())
            } else {
                Err(format!("it is {its}"))
            })
        })
        .await
}

async fn by_a_file(person: &mut Person<'_>) -> Outcome {
    let settings = json!({ "brand": BRAND, "embedders": "https://www.company.ua" });
    person.is_served_settings(&settings)?;
    person.signs_in(OLENA).await?;
    bears_the_name(person).await?;
    person.see_no(WRONG).await
}

async fn by_a_wrong_file(person: &mut Person<'_>) -> Outcome {
    person.is_served_settings(&json!([{ "brand": BRAND }]))?;
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see(&format!("{WRONG}: config")).await?;
    person.signs_in(OLENA).await
}

/// What the page leaves empty it does not say: the file does.
async fn framed_by_a_file(person: &mut Person<'_>) -> Outcome {
    let around = person.cabinet.host_url("");
    person.is_served_settings(&json!({ "brand": BRAND, "embedders": around }))?;
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    bears_the_name(person).await?;
    // It answers the page around.
    person
        .around_it_is(
            "window.told.some(({ name }) => name === 'ready') && location.hash === '#/sign-in'",
        )
        .await
}

/// Of the cabinet's own page are most settings; what the element says all the same is named and not used.
async fn framed(person: &mut Person<'_>) -> Outcome {
    let wrong = "theme=\"teal\" page=\"http:news\"";
    person.cabinet.element_says(&format!(
        "{wrong} lang=\"uk\" class=\"wide\" id=\"cabinet\""
    ));
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    let named = wrong.replace("\" ", "\", ");
    let named = format!(
        "document.querySelector('gas-cabinet').shadowRoot.textContent === '{WRONG}: {named}'"
    );
    person.around_it_is(&named).await?;
    person.has_told_of_an_error("config").await?;
    let said = person.browser.console().await?;
    let is_told = |entry: &serde_json::Value| entry["message"].to_string().contains(WRONG);
    match said.iter().any(is_told) {
        true => Ok(()),
        false => Err(Trouble(format!("wants it in the console, but: {said:?}"))),
    }
}
