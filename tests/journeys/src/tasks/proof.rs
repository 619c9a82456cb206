//! «А якщо це не ваше?» Whoever has no right to a home or an e-mail learns nothing, not even whether there is one.

use super::journeys;
use crate::habits::{LOGIN, OLENA, PASSWORD};
use crate::newcomer::{BY_BILL, CODE, HER_PASSWORD, HER_PHONE, ON, SERIAL, SOFIIA, STEPS, TOTAL};
use crate::person::{Outcome, Person, Trouble};
use stand_in::UNCLAIMED;

journeys! {
    "register: five wrong proofs lock the home for a while" => locked, only in Chromium;
    "register: a number that nobody has looks like any other" => unknown_number, only in Chromium;
    "register: an e-mail that has a cabinet looks like any other" => taken_email, only in Chromium;
    "register: a phone of another cabinet does not stand in the way" => shared_phone, only in Chromium;
    "register: a home that is in a cabinet already is joined, and its people are told" => joined;
}

const NOT_MATCHED: &str = "Не збігається з нашими записами";

async fn locked(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    let home = &UNCLAIMED[0];
    person.opens_registration().await?;
    person.gives_number(home.operator_account).await?;
    for serial in ["111", "222", "333"] {
        fails_to_prove(person, SERIAL, serial).await?;
    }
    // By a bill it is the same door.
    person.choose(BY_BILL).await?;
    for total in ["1,00", "2,00"] {
        fails_to_prove(person, TOTAL, total).await?;
    }
    person.axe().await?;
    let tries = "SELECT tries FROM wrong_try WHERE login = 'HOME a-1500000081'";
    person.database_holds(tries, 5)?;
    person.type_into(TOTAL, "286,50").await?;
    person.press(ON).await?;
    person.see("Забагато невдалих спроб").await?;
    person.see("(за 15 хвилин)").await?;
    person.see("Спробуйте після ").await?;
    person
        .title_is(&format!("Помилка: {} — Кабінет споживача газу", STEPS[1]))
        .await?;
    person.field_holds(TOTAL, "286,50").await?;
    person.axe().await?;
    // Nor does another registration help, by another of its numbers.
    person.visit("/registration").await?;
    person.press("Почати спочатку").await?;
    person.gives_number(home.supplier_account).await?;
    person.type_into(SERIAL, "0070488").await?;
    person.press(ON).await?;
    person.see("Забагато невдалих спроб").await?;
    person.database_holds(
        "SELECT count(*) FROM registration WHERE account_id IS NOT NULL",
        0,
    )?;
    person.cabinet.it_is("2026-11-03T19:46:00+02:00");
    person.press(ON).await?;
    person.heading_is(STEPS[2]).await
}

async fn unknown_number(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.opens_registration().await?;
    let known = told_of(person, UNCLAIMED[0].operator_account).await?;
    person.follow("Указати інший номер").await?;
    person.heading_is(STEPS[0]).await?;
    let unknown = told_of(person, "1599999999").await?;
    if known != unknown {
        return Err(Trouble(format!(
            "wants the same words, but a known number gets: {known:?} and an unknown one: {unknown:?}"
        )));
    }
    Ok(())
}

/// What the page says of the number, before a wrong proof and after it.
async fn told_of(person: &Person<'_>, number: &str) -> Outcome<[String; 2]> {
    person.gives_number(number).await?;
    person.by_label(SERIAL).await?;
    person.see(number).await?;
    let before = person.text().await?;
    fails_to_prove(person, SERIAL, "99 99").await?;
    let after = person.text().await?;
    Ok([before, after].map(|text| text.replace(number, "N")))
}

async fn fails_to_prove(person: &Person<'_>, field: &str, with: &str) -> Outcome {
    person.type_into(field, with).await?;
    person.press(ON).await?;
    person.is_told(STEPS[1], field, NOT_MATCHED).await
}

/// The same page as for everybody; whoever has the cabinet is told, and no code is ever right.
async fn taken_email(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.opens_registration().await?;
    person.gives_number(UNCLAIMED[0].operator_account).await?;
    person.proves_by_meter("0070488").await?;
    person.goes_on_to_the_code(OLENA, HER_PHONE).await?;
    person
        .see("Ми надіслали код на пошту olena@example.com.")
        .await?;
    person
        .see("Якщо з цією поштою чи телефоном кабінет уже є, замість коду надійде лист про те, як до нього увійти.")
        .await?;
    person.see("Новий код можна надіслати за ").await?;
    is_told_of_the_cabinet(person, OLENA)?;
    person.database_holds("SELECT count(*) FROM message", 1)?;
    for code in ["000000", "000001"] {
        person.answers_the_code(code).await?;
        person.is_told(STEPS[6], CODE, "Код не підходить").await?;
    }
    let hers =
        "SELECT count(*) FROM consumer WHERE email = 'olena@example.com' OR family_name = 'Гнатюк'";
    person.database_holds(hers, 1)?;
    // Her own cabinet is as it was.
    person.visit("/sign-in").await?;
    person.fills_in(OLENA, HER_PASSWORD).await?;
    person.press("Увійти").await?;
    person.field_says(LOGIN, "не підходять").await?;
    person.type_into(PASSWORD, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

/// A couple may share a phone: it stays unconfirmed in the second cabinet.
async fn shared_phone(person: &mut Person<'_>) -> Outcome {
    const MYKOLAS: &str = "+380671112202";
    person.network_fails = true;
    person.opens_registration().await?;
    person.gives_number(UNCLAIMED[0].operator_account).await?;
    person.proves_by_meter("0070488").await?;
    person.goes_on_to_the_code(SOFIIA, MYKOLAS).await?;
    let by_letter = person.code_for(SOFIIA)?;
    person
        .idles_until("2026-11-03T19:31:01+02:00", 1.05)
        .await?;
    person.press("Надіслати в SMS").await?;
    person
        .see("Ми надіслали код в SMS на номер +380 67 111 22 02.")
        .await?;
    is_told_of_the_cabinet(person, MYKOLAS)?;
    person.answers_the_code(&by_letter).await?;
    person.is_told(STEPS[6], CODE, "Код не підходить").await?;
    person
        .idles_until("2026-11-03T19:32:02+02:00", 1.05)
        .await?;
    person.press("Надіслати на пошту").await?;
    person
        .see("Ми надіслали код на пошту sofiia@example.com.")
        .await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(
        "SELECT count(*) FROM consumer WHERE phone = '+380671112202' AND email_confirmed = 1
         AND phone_confirmed = (email = 'mykola@example.com')",
        2,
    )
}

fn is_told_of_the_cabinet(person: &Person<'_>, address: &str) -> Outcome {
    let letters = format!(
        "SELECT count(*) FROM message WHERE sent_to = '{address}' AND subject = 'У вас уже є кабінет' AND code IS NULL"
    );
    person.database_holds(&letters, 1)
}

async fn joined(person: &mut Person<'_>) -> Outcome {
    // Olena's home, proven by its bill.
    person.opens_registration().await?;
    person.gives_number("1500000015").await?;
    person.choose(BY_BILL).await?;
    person.type_into(TOTAL, "726,15").await?;
    person.press(ON).await?;
    person.heading_is(STEPS[2]).await?;
    person.goes_on_to_the_code(SOFIIA, HER_PHONE).await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person
        .is_welcome("м. Ніжин, вул. Гоголя, буд. 12, кв. 7")
        .await?;
    person.database_holds(
        "SELECT count(*) FROM account_link WHERE account_id = 'a-1500000015'",
        2,
    )?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'olena@example.com' AND subject = 'Ваш обʼєкт додано ще до одного кабінету'",
        1,
    )
}
