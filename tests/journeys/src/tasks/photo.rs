//! «Ось мій лічильник.» A photo with place and time in it goes in, and comes out without.

use super::journeys;
use crate::habits::{INDEX, OLENA};
use crate::person::{Outcome, Person};
use serde_json::json;

journeys! {
    "photo: beside a number that is typed, kept through a reload, taken back" => draft;
    "photo: what is no photo is told in words" => wrong;
    "photo: added on the receipt, without place and time, seen again and taken back" => on_receipt;
}

const ADD: &str = "Додати фото лічильника (необов’язково)";
const FILE: &str = "Вибрати файл";
const REMOVE: &str = "Прибрати фото";
const PICTURE: &str = "Фото лічильника № 0070415";
/// Photos of Olena's readings; others have theirs from the start.
const OF_OLENA: &str = "SELECT count(*) FROM photo
    WHERE reading IN (SELECT number FROM reading WHERE meter_id = 'm-70415')";
/// Of what is written beside a picture nothing may come to the server.
const BARE: &str = "SELECT count(*) FROM photo WHERE instr(picture, x'45786966') = 0
    AND instr(picture, x'475053') = 0 AND width = 1066 AND height = 1600";

impl Person<'_> {
    /// In the form, beside a number.
    pub async fn adds_a_photo(&self) -> Outcome {
        self.press(ADD).await?;
        self.gives("photo").await?;
        self.see("Фото готове").await
    }

    /// Firefox adds the words of its own button to the name.
    async fn sees_the_field(&self) -> Outcome {
        self.by_role_that_begins("field", FILE).await.map(drop)
    }

    /// Gives a file to the field, as the browser's own window would.
    async fn gives(&self, kind: &str) -> Outcome {
        self.sees_the_field().await?;
        self.gives_to("photo", kind).await
    }

    /// The same to the field with this id.
    pub async fn gives_to(&self, field: &str, kind: &str) -> Outcome {
        self.step(format!("gives a file: {kind}"));
        let given = vec![json!(field), json!(kind)];
        let script = include_str!("../camera.js");
        Ok(self.browser.run(script, given).await.map(drop)?)
    }
}

async fn draft(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14405").await?;
    person.press(ADD).await?;
    person
        .see("Ми зменшимо фото тут, на вашому пристрої, і приберемо з нього місце й час зйомки.")
        .await?;
    person.axe().await?;
    person.gives("photo").await?;
    person.see("Фото готове").await?;
    person.by_role("image", PICTURE).await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 0)?;
    person.reload().await?;
    person.by_role("image", PICTURE).await?;
    person.field_holds(INDEX, "14405").await?;
    person.press(REMOVE).await?;
    person.see("Фото прибрано.").await?;
    person.reload().await?;
    person.field_holds(INDEX, "14405").await?;
    person.press(ADD).await?;
    person.sees_the_field().await?;
    person.see_no(REMOVE).await
}

async fn wrong(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14405").await?;
    person.press(ADD).await?;
    for (kind, words) in [
        ("heic", "Це файл HEIC, його браузер не прочитає."),
        ("text", "Це не фото. Оберіть фото лічильника."),
        ("large", "Файл більший за 20 МБ."),
    ] {
        person.gives(kind).await?;
        person.see(words).await?;
        person.field_holds(INDEX, "14405").await?;
    }
    person.axe().await?;
    person.gives("photo").await?;
    person.see("Фото готове").await?;
    person.see_no("більший за 20 МБ").await
}

async fn on_receipt(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    person.press(ADD).await?;
    person.gives("photo").await?;
    person.see("Фото додано.").await?;
    person.database_holds(OF_OLENA, 1)?;
    person.database_holds(BARE, 1)?;
    person.axe().await?;
    person.reload().await?;
    person.by_role("image", PICTURE).await?;
    person.press(REMOVE).await?;
    person.see("Показ залишиться переданим.").await?;
    person.axe().await?;
    person.press("Залишити").await?;
    person.database_holds(OF_OLENA, 1)?;
    person.press(REMOVE).await?;
    person.see("Прибрати фото?").await?;
    // Of the two buttons of this name the dialog has the focus.
    person.focus_is_on(REMOVE).await?;
    person.enter().await?;
    person.see("Фото прибрано.").await?;
    person.database_holds(OF_OLENA, 0)?;
    person.sees_the_field().await
}
