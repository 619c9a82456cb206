//! «Чи правильно записано, що в мене стоїть?» Confirmed, or disputed and followed until the record is right.

use super::journeys;
use crate::habits::OLENA;
use crate::person::{Outcome, Person};

journeys! {
    "equipment: a verification in good time, the record confirmed with its day" => confirmed;
    "equipment: disputed with a photo, and followed until the record is right" => disputed;
    "equipment: on a small phone" => small, only in Chromium;
}

const TITLE: &str = "Лічильники й газові прилади";
const CONFIRM: &str = "Усе відповідає моїй домівці";
const WRONG: &str = "Тут помилка";
const SERIAL: &str = "Правильний заводський номер";

async fn opens(person: &Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/equipment").await?;
    person.page_is(TITLE).await?;
    person.see("Чи все правильно?").await
}

async fn confirmed(person: &mut Person<'_>) -> Outcome {
    opens(person).await?;
    for words in [
        "Самгаз G4",
        "0070415",
        "Повірка потрібна до 15 квітня 2027",
        "поставлено 15 квітня 2019",
        "Vaillant turboTEC plus",
    ] {
        person.see(words).await?;
    }
    for word in ["meter", "boiler", "null", "undefined", "NaN"] {
        person.see_no(word).await?;
    }
    person.axe().await?;
    person.tab_to(CONFIRM).await?;
    person.enter().await?;
    person.see("Підтверджено 3 листопада 2026").await?;
    person.axe().await?;
    person.reload().await?;
    person.see("Підтверджено 3 листопада 2026").await?;
    person.see_no(CONFIRM).await
}

async fn disputed(person: &mut Person<'_>) -> Outcome {
    opens(person).await?;
    person.follow("Тут помилка: Лічильник Самгаз G4").await?;
    person.page_is(WRONG).await?;
    person.choose("Неправильний заводський номер").await?;
    person.type_into(SERIAL, "0070415").await?;
    person.press("Перевірити").await?;
    person.is_told(WRONG, SERIAL, "Так уже й записано.").await?;
    person.axe().await?;
    person.type_into(SERIAL, "0070451").await?;
    person.gives_to("attachments", "photo").await?;
    person.see("додано").await?;
    // What was typed and added outlives the page.
    person.reload().await?;
    person.field_holds(SERIAL, "0070451").await?;
    person.see("IMG_0001.jpg").await?;
    person.press("Перевірити").await?;
    person.heading_is("Перевірте повідомлення").await?;
    person.axe().await?;
    person.press("Надіслати").await?;
    person.see("Отримано, рішення до 17 листопада").await?;
    person.by_role("image", "Додане фото 1").await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM correction WHERE value = '0070451'", 1)?;
    person.visit("/equipment").await?;
    person
        .see("Ви вже повідомили про помилку: О-2026-000003")
        .await?;
    person.cabinet.it_is("2026-11-06T12:00:00+02:00");
    person.reload().await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see("0070451").await?;
    person
        .follow("Лічильник Самгаз G4, № 0070415: неправильний заводський номер")
        .await?;
    person.see("Запис виправлено").await?;
    person.see("Рішення компанії").await?;
    person.axe().await
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    person.signs_in(OLENA).await?;
    for address in [
        "/equipment",
        "/equipment/correction?item=m-70415",
        "/equipment/correction",
        "/accession",
        "/accession/statement",
    ] {
        person.visit(address).await?;
        person.see_no_longer("Завантажуємо…").await?;
        person.no_sideways_scroll().await?;
    }
    person.puts_the_phone_away().await
}
