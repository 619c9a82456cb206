//! «А його точно прийняли?» What a receipt tells of a reading, to the bill it is counted in.

use super::journeys;
use crate::habits::{INDEX, OLENA};
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "receipt: the way to the bill, with its number" => to_the_bill;
    "receipt: a correction keeps both numbers" => corrected, only in Chromium;
    "receipt: a rejected reading says what to do" => rejected, only in Chromium;
    "receipt: a planned reading explains itself" => planned, only in Chromium;
    "receipt: its text is copied, without name and address" => copied, only in Chromium;
    "form: what it is likely to cost, and what is usual" => estimated, only in Chromium;
}

/// The number of Olena's newest reading of which this is true.
fn newest(person: &Person<'_>, condition: &str) -> String {
    let sql = format!(
        "SELECT number FROM reading WHERE meter_id = 'm-70415' AND {condition} ORDER BY number DESC LIMIT 1"
    );
    format!("/readings/r-{}", person.cabinet.count(&sql))
}

async fn to_the_bill(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    person.see("Передали ви 3 листопада 2026 о 19:30").await?;
    person
        .see("Він увійде в рахунок на оплату за жовтень 2026 не пізніше 12 листопада.")
        .await?;
    person.see("м. Ніжин, вул. Гоголя, буд. 12, кв. 7").await?;
    person.cabinet.it_is("2026-11-13T09:00:00+02:00");
    // The session was over long before.
    person.reload().await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Квитанція про показ").await?;
    person.see("Показ враховано в рахунку на оплату").await?;
    person
        .see("Враховано в рахунку на оплату № 1500000015-2026-10")
        .await?;
    person.see_no("Виправити").await?;
    person.axe().await
}

async fn corrected(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14495").await?;
    person
        .see("Виправити можна до 5 листопада включно.")
        .await?;
    person.follow("Виправити показ").await?;
    person.heading_is("Передати показ").await?;
    person.see("За цей період уже є показ 14495").await?;
    person.submits("14405").await?;
    person.see("Замінив показ").await?;
    person.see("14405").await?;
    person.follow("14495, 3 листопада 2026 о 19:30").await?;
    person.see("Показ замінено новішим").await?;
    person.see("Замінено показом").await?;
    person.axe().await?;
    person.follow("14405, 3 листопада 2026 о 19:30").await?;
    person.has_the_receipt().await
}

async fn rejected(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    let receipt = newest(person, "rejected_at IS NOT NULL");
    person.visit(&receipt).await?;
    person.see("Показ відхилено").await?;
    person.see("Число не схоже на правильне.").await?;
    person.see("Додайте фото лічильника").await?;
    person.see("Телефон оператора").await?;
    person.axe().await?;
    person.follow("Передати показ ще раз").await?;
    person.heading_is("Передати показ").await?;
    person.by_label(INDEX).await.map(drop)
}

async fn planned(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    let receipt = newest(person, "source = 'planned'");
    person.visit(&receipt).await?;
    person.see("Це плановий показ").await?;
    person
        .see("не надійшов, тому його визначив оператор.")
        .await?;
    person.see("Визначено планово").await?;
    person.axe().await
}

async fn copied(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    let keep = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
    person.browser.run(keep, vec![]).await?;
    person.press("Скопіювати текст").await?;
    person.see("Текст квитанції скопійовано.").await?;
    let text = person
        .browser
        .run("return window.copied", vec![])
        .await?
        .to_string();
    let is_whole = ["П-2026-10-", "0070415", "14405", "19:30", "отримано"]
        .iter()
        .all(|part| text.contains(part));
    let is_private = ["Ніжин", "Гоголя", "Олена"]
        .iter()
        .all(|part| !text.contains(part));
    if is_whole && is_private {
        return Ok(());
    }
    Err(Trouble(format!(
        "wants the receipt without name and address, but copied: {text}"
    )))
}

async fn estimated(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.see("Зазвичай у цю пору ").await?;
    person
        .see("Це оцінка: пільги й субсидію не враховано.")
        .await?;
    person.type_into(INDEX, "14405").await?;
    person
        .see("Спожито 84 кубометри. ≈ 668,64 ₴ за газ")
        .await?;
    person.see("не залежить від показу").await?;
    person.axe().await?;
    person.goes_to_the_check("14405").await?;
    person.see("Приблизно до сплати").await?;
    person.see("≈ 668,64 ₴ за газ").await?;
    person.axe().await
}
