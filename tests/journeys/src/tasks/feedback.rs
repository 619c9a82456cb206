//! «Хочу запитати компанію.» With a photo and a paper, until it is answered, and once more; and what others asked.

use super::journeys;
use crate::habits::OLENA;
use crate::person::{Outcome, Person};
use serde_json::json;

journeys! {
    "feedback: asked with a photo and a PDF, answered, rated, opened again, answered by hand" => asked;
    "feedback: the public book, read by a guest" => public;
}

/// The seed has three of somebody else's.
const ENTRY: &str = "/feedback/f-4";
const TEXT: &str = "Хто приїде на повірку, і коли?";
/// What Olena has sent; of what is written beside a picture nothing may come to the server.
const SENT: &str = "SELECT count(*) FROM attachment WHERE consumer_id = 1 AND part_of IS NOT NULL
    AND instr(content, x'45786966') = 0 AND instr(content, x'475053') = 0";

impl Person<'_> {
    /// To the field for photos and papers, as the browser's own window would.
    async fn attaches(&self, kind: &str, name: &str) -> Outcome {
        self.step(format!("attaches a file: {kind}"));
        let given = vec![json!("attachments"), json!(kind)];
        let script = include_str!("../camera.js");
        self.browser.run(script, given).await?;
        self.by_role("button", &format!("Прибрати: {name}"))
            .await
            .map(drop)
    }

    async fn signs_in_again(&self) -> Outcome {
        self.reload().await?;
        self.fills_in(OLENA, stand_in::PASSWORD).await?;
        self.press("Увійти").await
    }
}

async fn asked(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/feedback").await?;
    person.see("Звернень ще не було.").await?;
    person.follow("Написати компанії").await?;
    person.page_is("Написати компанії").await?;
    person.choose("Запитання").await?;
    person.type_into("Текст", TEXT).await?;
    person.attaches("photo", "IMG_0001.jpg").await?;
    person.attaches("pdf", "act.pdf").await?;
    person.see("act.pdf 1 КБ, додано").await?;
    person.axe().await?;
    person.reload().await?;
    person.field_holds("Текст", TEXT).await?;
    person.see("act.pdf 1 КБ, додано").await?;
    person.press("Надіслати").await?;
    person.see("Отримано, відповідь до 3 грудня").await?;
    person.see("лишилося 30 днів").await?;
    person.at(ENTRY).await?;
    person.by_role("image", "Додане фото 1").await?;
    person.database_holds(SENT, 2)?;
    person.axe().await?;
    person.cabinet.it_is("2026-11-10T12:00:00+02:00");
    person.signs_in_again().await?;
    person.see("Є відповідь").await?;
    person.choose("4, допомогла").await?;
    person.press("Оцінити").await?;
    person.see("Дякуємо, оцінку записано").await?;
    person.axe().await?;
    person.type_into("Ваші слова", "А коли саме?").await?;
    person.press("Відкрити знову").await?;
    person.see("Звернення відкрито знову").await?;
    person.see_no("Ваша оцінка").await?;
    answers_by_hand(person).await?;
    person.visit(ENTRY).await?;
    person.see("Приїдемо в четвер о десятій.").await?;
    person.see("Чи допомогла відповідь?").await?;
    person.axe().await
}

async fn answers_by_hand(person: &Person<'_>) -> Outcome {
    person.visit("/stand-in/operator").await?;
    person.see(TEXT).await?;
    person
        .type_into("Відповідь на В-2026-000004", "Приїдемо в четвер о десятій.")
        .await?;
    person.press("Відповісти на В-2026-000004").await?;
    person.see_no_longer("Відповідь на В-2026-000004").await
}

async fn public(person: &mut Person<'_>) -> Outcome {
    person.visit("/feedback/book").await?;
    person.page_is("Книга відгуків").await?;
    person.see("Без імен.").await?;
    person.axe().await?;
    person.type_into("Шукати за словами", "повірк").await?;
    person.see("Знайдено: 1").await?;
    person
        .see("Повірку побутового лічильника робимо ми")
        .await?;
    // What is looked for is nobody's business.
    person.at("/feedback/book").await?;
    person.type_into("Шукати за словами", "слони").await?;
    person.see("Нічого не знайдено.").await?;
    person.axe().await?;
    person.press("Показати всі").await?;
    person.follow("Написати компанії").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.page_is("Написати компанії").await
}
