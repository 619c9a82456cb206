//! «Я забув пароль.»

use super::journeys;
use crate::elsewhere::Elsewhere;
use crate::habits::{MYKOLA, OLENA};
use crate::newcomer::{CODE, CONFIRM, NEW_PASSWORD, SEND, wrong};
use crate::person::{Outcome, Person, Trouble};
use stand_in::Fault;

journeys! {
    "recover: by e-mail, and the sessions elsewhere end" => by_email;
    "recover: by phone" => by_phone, only in Chromium;
    "recover: an address that nobody has looks like any other" => unknown, only in Chromium;
    "recover: every step says what is missing or wrong" => mistakes, only in Chromium;
    "recover: a wrong code, then a new one" => wrong_code, only in Chromium;
    "recover: a reload goes on at its step" => reload;
    "recover: too long after the code it is begun anew" => too_late, only in Chromium;
    "recover: an answer lost at the end leads to sign-in" => answer_lost;
    "recover: an address of a step with nothing begun says so" => nothing_begun, only in Chromium;
}

const WHOSE: &str = "Пошта або телефон вашого кабінету";
const NEXT: &str = "місяць-уповні-2026";
const SAVE: &str = "Зберегти й увійти";
/// The headings, in order.
const STEPS: [&str; 3] = ["Відновлення доступу", "Введіть код", "Новий пароль"];

async fn asks(person: &Person<'_>, login: &str) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.follow("Забули пароль?").await?;
    person.page_is(STEPS[0]).await?;
    person.type_into(WHOSE, login).await?;
    person.press(SEND).await?;
    person.page_is(STEPS[1]).await
}

async fn types_the_code(person: &Person<'_>, code: &str) -> Outcome {
    person.answers_the_code(code).await?;
    person.page_is(STEPS[2]).await
}

async fn sets_the_password(person: &Person<'_>) -> Outcome {
    person.type_into(NEW_PASSWORD, NEXT).await?;
    person.press(SAVE).await?;
    person.heading_is("Огляд").await?;
    person.at("/").await
}

async fn by_email(person: &mut Person<'_>) -> Outcome {
    let phone = Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await?;
    phone.is_signed_in(true).await?;
    asks(person, "Olena@Example.com").await?;
    person.at("/recovery/code").await?;
    person
        .see("Ми надіслали код на пошту olena@example.com.")
        .await?;
    person.axe().await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    person
        .see("на інших пристроях доведеться увійти знову")
        .await?;
    person.axe().await?;
    phone.is_signed_in(true).await?;
    sets_the_password(person).await?;
    person.see("Ковальчук Олена Петрівна").await?;
    phone.is_signed_in(false).await?;
    person.database_holds("SELECT count(*) FROM session", 1)?;
    person.database_holds("SELECT count(*) FROM recovery", 0)?;
    person.device_keeps("gc-begun:", false).await?;
    person.device_keeps("gc-typed:", false).await?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'olena@example.com' AND subject = 'Пароль змінено'",
        1,
    )?;
    // The new one opens, the one before does not.
    person.press("Вийти").await?;
    person.see("Ви вийшли з кабінету").await?;
    person.fills_in(OLENA, NEXT).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await?;
    match Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await {
        Err(_) => Ok(()),
        Ok(_) => Err(Trouble("the password before still opens".to_owned())),
    }
}

async fn by_phone(person: &mut Person<'_>) -> Outcome {
    asks(person, "067 111-22-02").await?;
    person
        .see("Ми надіслали код в SMS на номер +380 67 111 22 02.")
        .await?;
    types_the_code(person, &person.code_for("+380671112202")?).await?;
    sets_the_password(person).await?;
    person.see("Дʼяченко Микола Іванович").await?;
    Elsewhere::signs_in(person.cabinet, MYKOLA, NEXT)
        .await
        .map(drop)
}

async fn unknown(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    let known = told(person, OLENA).await?;
    let unknown = told(person, "nobody@example.com").await?;
    if known != unknown {
        return Err(Trouble(format!(
            "wants the same words, but a known address gets: {known} and an unknown one: {unknown}"
        )));
    }
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'nobody@example.com'",
        0,
    )?;
    // A phone that its cabinet has never confirmed is no way in.
    told(person, "+380501112201").await?;
    person.database_holds("SELECT count(*) FROM message", 1)?;
    person.database_holds(
        "SELECT count(*) FROM recovery WHERE confirmed_at IS NOT NULL",
        0,
    )
}

/// What the page says after a wrong code, but for the address and the seconds.
async fn told(person: &Person<'_>, login: &str) -> Outcome<String> {
    asks(person, login).await?;
    person
        .see("Якщо кабінету з цією поштою чи телефоном немає, код не надійде.")
        .await?;
    person.answers_the_code("123456").await?;
    person.is_told(STEPS[1], CODE, "Код не підходить").await?;
    person
        .idles_until("2026-11-03T19:30:00+02:00", 1.05)
        .await?;
    person.see("Тепер можна надіслати новий код.").await?;
    let text = person.text().await?;
    Ok(text.replace(login, "L"))
}

async fn mistakes(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.visit("/recovery").await?;
    person.by_label(WHOSE).await?;
    person.axe().await?;
    for (login, words) in [
        ("", "Введіть пошту або телефон"),
        ("олена", "Це не схоже на пошту чи телефон"),
        (
            "150000015",
            "На номер рахунку код не надіслати: введіть пошту або телефон",
        ),
    ] {
        person.type_into(WHOSE, login).await?;
        person.press(SEND).await?;
        person.is_told(STEPS[0], WHOSE, words).await?;
        person.axe().await?;
    }
    asks(person, OLENA).await?;
    person.press(CONFIRM).await?;
    person.is_told(STEPS[1], CODE, "Введіть код").await?;
    person.axe().await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    for (password, words) in [
        ("", "Придумайте пароль"),
        ("короткий", "Пароль закороткий: щонайменше 10 символів"),
        ("qwerty12345", "Такий пароль надто поширений"),
        ("olena@example.com", "У паролі є ваша пошта"),
    ] {
        person.type_into(NEW_PASSWORD, password).await?;
        person.press(SAVE).await?;
        person.is_told(STEPS[2], NEW_PASSWORD, words).await?;
        person.axe().await?;
    }
    sets_the_password(person).await
}

async fn wrong_code(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    asks(person, OLENA).await?;
    let first = person.code_for(OLENA)?;
    for _ in 0..5 {
        person.answers_the_code(&wrong(&first)).await?;
        person.is_told(STEPS[1], CODE, "Код не підходить").await?;
    }
    person.answers_the_code(&first).await?;
    person
        .is_told(
            STEPS[1],
            CODE,
            "Забагато невдалих спроб: цей код більше не діє",
        )
        .await?;
    person
        .idles_until("2026-11-03T19:31:01+02:00", 1.05)
        .await?;
    // It goes the way that was asked for, and no other.
    person.see_no("Надіслати в SMS").await?;
    person.press("Надіслати новий код").await?;
    person
        .see("Новий код надіслано. Попередній більше не діє.")
        .await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    sets_the_password(person).await
}

async fn reload(person: &mut Person<'_>) -> Outcome {
    person.visit("/recovery").await?;
    person.type_into(WHOSE, "olena@").await?;
    person.reload().await?;
    person.field_holds(WHOSE, "olena@").await?;
    asks(person, OLENA).await?;
    person.reload().await?;
    person.page_is(STEPS[1]).await?;
    person
        .see("Ми надіслали код на пошту olena@example.com.")
        .await?;
    // In another tab too, and at the address of a later step.
    person.goes_to_another_tab("/recovery/password").await?;
    person.page_is(STEPS[1]).await?;
    person.at("/recovery/code").await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    person.type_into(NEW_PASSWORD, "місяць").await?;
    person.reload().await?;
    person.page_is(STEPS[2]).await?;
    person.field_holds(NEW_PASSWORD, "").await?;
    person.device_keeps("місяць", false).await?;
    // The code is used: its page leads on.
    person.visit("/recovery/code").await?;
    person.at("/recovery/password").await?;
    sets_the_password(person).await?;
    person.reload().await?;
    person.heading_is("Огляд").await
}

async fn too_late(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    asks(person, OLENA).await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    person.cabinet.it_is("2026-11-03T19:46:00+02:00");
    person.type_into(NEW_PASSWORD, NEXT).await?;
    person.press(SAVE).await?;
    person
        .is_told(
            STEPS[2],
            NEW_PASSWORD,
            "Після коду минуло забагато часу. Почніть спочатку",
        )
        .await?;
    person.axe().await?;
    person.follow("Почати спочатку").await?;
    person.page_is(STEPS[0]).await?;
    person.field_holds(WHOSE, OLENA).await?;
    person.press(SEND).await?;
    person.page_is(STEPS[1]).await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    sets_the_password(person).await
}

async fn answer_lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    asks(person, OLENA).await?;
    types_the_code(person, &person.code_for(OLENA)?).await?;
    person
        .cabinet
        .fails(Fault::AnswerLost, 1, "POST", "/password");
    person.type_into(NEW_PASSWORD, NEXT).await?;
    person.press(SAVE).await?;
    person.see("Немає зв’язку").await?;
    person.press(SAVE).await?;
    person
        .see("Якщо ви щойно змінили пароль, увійдіть із новим.")
        .await?;
    person.axe().await?;
    person.follow("Назад до входу").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(OLENA, NEXT).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

async fn nothing_begun(person: &mut Person<'_>) -> Outcome {
    for step in ["code", "password"] {
        person.visit(&format!("/recovery/{step}")).await?;
        person.page_is(STEPS[0]).await?;
        person
            .see("Це відновлення вже завершено або його час минув")
            .await?;
    }
    person.axe().await?;
    person.follow("Почати спочатку").await?;
    person.by_label(WHOSE).await?;
    person.at("/recovery").await
}
