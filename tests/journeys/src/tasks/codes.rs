//! «Код не підходить.» The code that ends a registration: wrong, late, asked for anew, sent elsewhere.

use super::journeys;
use crate::newcomer::{
    CODE, CONFIRM, EMAIL, HER_PASSWORD, HER_PHONE, NEW_PASSWORD, ON, SEND, SOFIIA, STEPS, WELCOME,
    wrong,
};
use crate::person::{Outcome, Person, Trouble};
use stand_in::UNCLAIMED;

journeys! {
    "register: a wrong code is told, the right one opens" => wrong_code, only in Chromium;
    "register: a code pasted with a space" => with_a_space, only in Chromium;
    "register: five wrong codes use it up, a new one opens" => used_up, only in Chromium;
    "register: a code's time is over, a new one opens" => expired, only in Chromium;
    "register: a new code in its time, and the one before is void" => sent_again, only in Chromium;
    "register: the code by SMS" => by_sms;
    "register: another e-mail, another code" => another_email, only in Chromium;
}

const NEW_CODE: &str = "Надіслати новий код";
const DOES_NOT_FIT: &str = "Код не підходить";

async fn wrong_code(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    let code = person.code_for(SOFIIA)?;
    person.answers_the_code(&wrong(&code)).await?;
    person.is_told(STEPS[6], CODE, DOES_NOT_FIT).await?;
    person.field_holds(CODE, &wrong(&code)).await?;
    person.axe().await?;
    person.database_holds("SELECT tries FROM code", 1)?;
    nobody_new(person)?;
    person.answers_the_code(&code).await?;
    opened(person).await
}

async fn with_a_space(person: &mut Person<'_>) -> Outcome {
    person.registers_up_to_the_code().await?;
    let code = person.code_for(SOFIIA)?;
    let (first, last) = code.split_at(3);
    person
        .answers_the_code(&format!(" {first} {last} "))
        .await?;
    opened(person).await
}

async fn used_up(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    let code = person.code_for(SOFIIA)?;
    for _ in 0..5 {
        person.answers_the_code(&wrong(&code)).await?;
        person.is_told(STEPS[6], CODE, DOES_NOT_FIT).await?;
    }
    // Right, but too late.
    person.answers_the_code(&code).await?;
    person
        .is_told(
            STEPS[6],
            CODE,
            "Забагато невдалих спроб: цей код більше не діє. Надішліть новий",
        )
        .await?;
    person.axe().await?;
    nobody_new(person)?;
    // As it stands there after a reload.
    person.reload().await?;
    person.see("Цей код більше не діє").await?;
    person
        .idles_until("2026-11-03T19:31:01+02:00", 1.05)
        .await?;
    person.press(NEW_CODE).await?;
    person.see_no_longer("Цей код більше не діє").await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    opened(person).await
}

async fn expired(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    let code = person.code_for(SOFIIA)?;
    person.cabinet.it_is("2026-11-03T19:41:00+02:00");
    person.answers_the_code(&code).await?;
    person
        .is_told(STEPS[6], CODE, "Час цього коду минув. Надішліть новий")
        .await?;
    nobody_new(person)?;
    person
        .idles_until("2026-11-03T19:41:00+02:00", 11.0)
        .await?;
    person
        .see("Минув його час або було забагато невдалих спроб. Надішліть новий код.")
        .await?;
    person.axe().await?;
    person.press(NEW_CODE).await?;
    person.see_no_longer("Цей код більше не діє").await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    opened(person).await
}

async fn sent_again(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    person.see("Код не надійшов?").await?;
    person.see("Погляньте також у «Спам».").await?;
    person.see("Новий код можна надіслати за ").await?;
    person.see_no(NEW_CODE).await?;
    person.axe().await?;
    let first = person.code_for(SOFIIA)?;
    person.type_into(CODE, "12").await?;
    person
        .idles_until("2026-11-03T19:31:01+02:00", 1.05)
        .await?;
    person.see("Тепер можна надіслати новий код.").await?;
    person.see_no("Новий код можна надіслати за ").await?;
    person.press(NEW_CODE).await?;
    person
        .see("Новий код надіслано. Попередній більше не діє.")
        .await?;
    person.focus_is_on(CODE).await?;
    person.field_holds(CODE, "").await?;
    person.see("Новий код можна надіслати за ").await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM message", 2)?;
    let second = person.code_for(SOFIIA)?;
    if first != second {
        person.answers_the_code(&first).await?;
        person.is_told(STEPS[6], CODE, DOES_NOT_FIT).await?;
    }
    person.answers_the_code(&second).await?;
    opened(person).await
}

async fn by_sms(person: &mut Person<'_>) -> Outcome {
    person.registers_up_to_the_code().await?;
    person
        .idles_until("2026-11-03T19:31:01+02:00", 1.05)
        .await?;
    person.press("Надіслати в SMS").await?;
    person
        .see("Ми надіслали код в SMS на номер +380 67 111 22 33.")
        .await?;
    person.see("Перевірте, чи є зв’язок.").await?;
    person
        .answers_the_code(&person.code_for(HER_PHONE)?)
        .await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    // What the code went to is confirmed, the other is not.
    person.database_holds(
        "SELECT count(*) FROM consumer WHERE email = 'sofiia@example.com' AND email_confirmed = 0 AND phone_confirmed = 1",
        1,
    )
}

async fn another_email(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    let first = person.code_for(SOFIIA)?;
    person.follow("Змінити пошту або телефон").await?;
    person.heading_is(STEPS[2]).await?;
    person.field_holds(EMAIL, SOFIIA).await?;
    person.type_into(EMAIL, "hnatiuk@example.com").await?;
    person.press(ON).await?;
    // A password is held against the e-mail: with another one it is asked for again.
    person.heading_is(STEPS[3]).await?;
    person.type_into(NEW_PASSWORD, HER_PASSWORD).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[5]).await?;
    person.see("hnatiuk@example.com").await?;
    // No minute to wait: nothing has gone to this address yet.
    person.press(SEND).await?;
    person
        .see("Ми надіслали код на пошту hnatiuk@example.com.")
        .await?;
    let second = person.code_for("hnatiuk@example.com")?;
    if first != second {
        person.answers_the_code(&first).await?;
        person.is_told(STEPS[6], CODE, DOES_NOT_FIT).await?;
    }
    person.type_into(CODE, &second).await?;
    person.press(CONFIRM).await?;
    person.page_is(WELCOME).await?;
    person.database_holds(
        "SELECT count(*) FROM consumer WHERE email = 'hnatiuk@example.com' AND email_confirmed = 1",
        1,
    )?;
    person.database_holds(NEW, 1)
}

/// Consumers beside those of the demo.
const NEW: &str = "SELECT count(*) FROM consumer WHERE family_name = 'Гнатюк'";

async fn opened(person: &Person<'_>) -> Outcome {
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(NEW, 1)
}

fn nobody_new(person: &Person<'_>) -> Result<(), Trouble> {
    person.database_holds(NEW, 0)
}
