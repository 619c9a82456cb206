//! «Мені так зручніше.» Language, theme, a small phone.

use super::journeys;
use crate::habits::{HANNA, INDEX, MYKOLA, OLENA, VASYL};
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

journeys! {
    "looks: English, kept after a reload" => english;
    "looks: English on every page" => english_everywhere, only in Chromium;
    "looks: a dark theme, kept after a reload" => dark;
    "looks: both bills, the codes, benefit and subsidy" => overview, only in Chromium;
    "looks: another home" => another_home, only in Chromium;
    "looks: no sideways scroll on a small phone" => small_phone, only in Chromium;
}

async fn english(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.press("English").await?;
    person.heading_is("Sign in to your cabinet").await?;
    language(person, "en").await?;
    person.reload().await?;
    person.heading_is("Sign in to your cabinet").await?;
    language(person, "en").await?;
    person.axe().await?;
    person.press("Українська").await?;
    person.heading_is("Вхід до кабінету").await?;
    language(person, "uk").await
}

async fn english_everywhere(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.press("English").await?;
    person.heading_is("Overview").await?;
    person.title_is("Overview — Gas consumer’s cabinet").await?;
    person.axe().await?;
    person.follow("Submit a reading").await?;
    person.heading_is("Submit a reading").await?;
    person.type_into("Meter reading", "14405").await?;
    person.see("Used: 84 cubic metres.").await?;
    person.press("Check and submit").await?;
    person.heading_is("Check your reading").await?;
    person.press("Submit the reading").await?;
    person.heading_is("Receipt of a reading").await?;
    person.axe().await?;
    person.follow("History").await?;
    person.heading_is("Reading history").await?;
    person.rows_are(12).await?;
    person.see("October 2026").await?;
    person.axe().await
}

async fn dark(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    let before = theme(person).await?;
    person.press("Темна або світла тема").await?;
    let after = theme(person).await?;
    if before == after {
        return Err(Trouble(format!(
            "wants another theme, but the page stays {after}"
        )));
    }
    person.axe().await?;
    person.reload().await?;
    person.see("Ковальчук Олена Петрівна").await?;
    let reloaded = theme(person).await?;
    if reloaded != after {
        return Err(Trouble(format!(
            "wants the theme kept, but {after} became {reloaded}"
        )));
    }
    for path in ["/readings", "/readings/new"] {
        person.visit(path).await?;
        person.see("14321").await?;
        person.axe().await?;
    }
    Ok(())
}

async fn overview(person: &mut Person<'_>) -> Outcome {
    person.signs_in(VASYL).await?;
    for words in [
        "Бондаренко Василь Степанович",
        "1500000065",
        "Борг 1 845,60 ₴ Прострочено 1 845,60 ₴ станом на 1 листопада",
        "Борг 5 273,18 ₴ Прострочено 5 273,18 ₴ станом на 1 листопада",
        "56XM25A00400001K",
        "25 % у межах норми 42 м³ на місяць",
        "642,50 ₴ на місяць, до 30 квітня 2027",
        "Зареєстровано осіб 2",
    ] {
        person.see(words).await?;
    }
    person.axe().await
}

async fn another_home(person: &mut Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.see("м. Чернігів, вул. Шевченка, буд. 48").await?;
    person.press("Батьки").await?;
    person.see("Октава G4").await?;
    person.opens_the_form().await?;
    person.see("45870").await?;
    person.submits("45999").await?;
    match person
        .cabinet
        .readings("meter_id = 'm-45671' AND period = '2026-10'")
    {
        1 => Ok(()),
        rows => Err(Trouble(format!(
            "wants the reading at the other home, but there are {rows}"
        ))),
    }
}

async fn small_phone(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    let walked = walk(person).await;
    person.puts_the_phone_away().await?;
    walked
}

async fn walk(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.press("Увійти").await?;
    person.see("Введіть пароль").await?;
    person.no_sideways_scroll().await?;
    person.signs_in(HANNA).await?;
    person.see("Дві компанії").await?;
    person.no_sideways_scroll().await?;
    person.no_sideways_scroll().await?;
    // The header has room for what is done most; the rest is behind its last link.
    person.follow("Усе").await?;
    person.page_is("Усе в кабінеті").await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.follow("Історія показів").await?;
    person.rows_are(9).await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "12").await?;
    person.press("Перевірити й передати").await?;
    person.see("Чому цей менший?").await?;
    person.no_sideways_scroll().await?;
    person.choose("Лічильник пройшов через нулі").await?;
    person.press("Перевірити й передати").await?;
    person.heading_is("Перевірте показ").await?;
    person.no_sideways_scroll().await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.no_sideways_scroll().await?;
    person.visit("/no/such/page").await?;
    person.heading_is("Такої сторінки немає").await?;
    person.no_sideways_scroll().await
}

async fn language(person: &Person<'_>, wanted: &str) -> Outcome {
    person
        .wait(format!("wants the page in {wanted}"), async || {
            let language = person.page("language", &[]).await?;
            Ok(if language == json!(wanted) {
                Ok(())
            } else {
                Err(format!("it says {language}"))
            })
        })
        .await
}

async fn theme(person: &Person<'_>) -> Outcome<String> {
    let colour = person
        .browser
        .run(
            "return getComputedStyle(document.body).backgroundColor",
            vec![],
        )
        .await?;
    Ok(colour.to_string())
}
