//! «Чи є в мене договір?» The statement made, downloaded and read back, handed in, accepted.

use super::journeys;
use crate::habits::{OLENA, VASYL};
use crate::pdf;
use crate::person::{Outcome, Person, Trouble, plain};
use crate::taken::TAKE;

journeys! {
    "accession: made, downloaded with the consumer's data in it, handed in, accepted" => made;
    "accession: one that came back says why; the documents are PDFs" => returned;
}

const TITLE: &str = "Заява-приєднання";
const STATEMENT: &str = "Ваша заява-приєднання";
const PERSONS: &str = "Скільки осіб зареєстровано за адресою";
const AREA: &str = "Опалювана площа";
const FILE: &str = "zaiava-1500000015.pdf";

async fn made(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/accession").await?;
    person.page_is(TITLE).await?;
    person.see("Заяви за цією адресою ще немає").await?;
    person.see("Публічний договір постачання").await?;
    person.axe().await?;
    person.follow("Сформувати заяву").await?;
    person.page_is(STATEMENT).await?;
    person.see("Ковальчук Олена Петрівна").await?;
    person.press("Перевірити").await?;
    person
        .is_told(STATEMENT, AREA, "Укажіть опалювану площу")
        .await?;
    person.axe().await?;
    person.type_into(PERSONS, "3").await?;
    person.type_into(AREA, "54,5").await?;
    person.choose("Лише тут, у кабінеті").await?;
    person.press("Перевірити").await?;
    person.heading_is("Перевірте заяву").await?;
    person.axe().await?;
    person.press("Сформувати заяву").await?;
    person
        .see("Заяву З-2026-000004 сформовано 3 листопада 2026")
        .await?;
    person.axe().await?;
    person.browser.run(TAKE, vec![]).await?;
    person.press("Завантажити заяву (PDF)").await?;
    person.see("Заяву збережено").await?;
    says_who_she_is(person).await?;
    person.follow("Як подати заяву").await?;
    person.choose("У центрі обслуговування").await?;
    person.axe().await?;
    person.press("Я подав(ла) заяву").await?;
    person
        .see("Компанія відповість до 17 листопада 2026")
        .await?;
    person.cabinet.it_is("2026-11-10T12:00:00+02:00");
    person.reload().await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person
        .see("Ви приєдналися до договору: 10 листопада 2026")
        .await
}

/// Read back from the file.
async fn says_who_she_is(person: &Person<'_>) -> Outcome {
    let file = person.takes_pdf(FILE).await?;
    let text = plain(&pdf::text(file.path()));
    for words in [
        "З-2026-000004",
        "Ковальчук Олена Петрівна",
        "м. Ніжин, вул. Гоголя, буд. 12, кв. 7",
        "1500000015",
        "150000015",
        "56ZM25A00000001K",
        "+380501112201",
        "olena@example.com",
        "Самгаз G4, № 0070415",
        "54,5 м²",
    ] {
        if !text.contains(words) {
            return Err(Trouble(format!("wants «{words}» in the PDF, but: {text}")));
        }
    }
    Ok(())
}

async fn returned(person: &mut Person<'_>) -> Outcome {
    person.signs_in(VASYL).await?;
    person.visit("/accession").await?;
    person.see("Заяву повернуто").await?;
    person
        .see("У заяві немає підпису власника особового рахунку.")
        .await?;
    person.axe().await?;
    person.browser.run(TAKE, vec![]).await?;
    person
        .press("Завантажити PDF: Ціна природного газу для побутових споживачів")
        .await?;
    person.see("Документ збережено").await?;
    let file = person.takes_pdf("tsina-hazu.pdf").await?;
    let text = plain(&pdf::text(file.path()));
    match text.contains("7,96 ₴ за 1 м³") {
        true => Ok(()),
        false => Err(Trouble(format!("wants the price in the PDF, but: {text}"))),
    }
}
