//! «Я хочу увійти до свого кабінету.»

use super::journeys;
use crate::habits::{LOGIN, OLENA, PASSWORD};
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;
use stand_in::{Fault, FaultPlan};

journeys! {
    "sign in: with an e-mail address" => by_email;
    "sign in: with a phone number" => by_phone, only in Chromium;
    "sign in: with either account number" => by_account_number, only in Chromium;
    "sign in: an empty form says what is missing" => empty, only in Chromium;
    "sign in: a wrong pair is told and the login kept" => wrong_pair, only in Chromium;
    "sign in: locked out, with when" => locked_out, only in Chromium;
    "sign in: without a connection" => offline;
    "sign in: while the server is down" => server_down, only in Chromium;
    "sign in: while the server asks to wait" => too_many, only in Chromium;
    "sign in: a proxy's page in place of the answer" => html, only in Chromium;
    "sign in: the password can be looked at" => shown_password;
    "sign in: not asked of who is signed in" => already_in, only in Chromium;
}

async fn by_email(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.page_is("Вхід до кабінету").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.at("/").await?;
    person.page_is("Огляд").await?;
    person.focus_is_on("Огляд").await?;
    person.see("Ковальчук Олена Петрівна").await?;
    person.see("м. Ніжин, вул. Гоголя, буд. 12, кв. 7").await
}

async fn by_phone(person: &mut Person<'_>) -> Outcome {
    person.signs_in("050 111-22-01").await?;
    person.see("Ковальчук Олена Петрівна").await
}

async fn by_account_number(person: &mut Person<'_>) -> Outcome {
    person.signs_in("1500 0000 15").await?;
    person.see("Ковальчук Олена Петрівна").await?;
    person.press("Вийти").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.signs_in("150000015").await?;
    person.see("Ковальчук Олена Петрівна").await
}

async fn empty(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.press("Увійти").await?;
    person.focus_is_on("Перевірте, будь ласка").await?;
    person
        .title_is("Помилка: Вхід до кабінету — Кабінет споживача газу")
        .await?;
    person
        .field_says(LOGIN, "Введіть пошту, телефон або номер особового рахунку")
        .await?;
    person.field_says(PASSWORD, "Введіть пароль").await?;
    person.axe().await?;
    person.follow("Введіть пароль").await?;
    person.focus_is_on(PASSWORD).await?;
    person.at("/sign-in").await?;
    match person.cabinet.served.requests("POST /api/v1/session") {
        0 => Ok(()),
        sent => Err(Trouble(format!("an empty form was sent {sent} times"))),
    }
}

async fn wrong_pair(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.visit("/sign-in").await?;
    person.fills_in(OLENA, "не той пароль").await?;
    person.press("Увійти").await?;
    person.focus_is_on("Перевірте, будь ласка").await?;
    person
        .field_says(LOGIN, "Логін або пароль не підходять")
        .await?;
    person.field_holds(LOGIN, OLENA).await?;
    person.axe().await?;
    person.type_into(PASSWORD, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

async fn locked_out(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.visit("/sign-in").await?;
    person.fills_in(OLENA, "не той пароль").await?;
    for _ in 0..5 {
        person.press("Увійти").await?;
        person.focus_is_on("Перевірте, будь ласка").await?;
        // So that the next try's summary is told from this one's.
        person.by_label(PASSWORD).await?.click().await?;
    }
    person.press("Увійти").await?;
    person.see("Забагато невдалих спроб").await?;
    person.see("(за 15 хвилин)").await?;
    person.see("Спробуйте після ").await?;
    person.axe().await?;
    person.cabinet.it_is("2026-11-03T19:46:00+02:00");
    person.type_into(PASSWORD, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

async fn offline(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.cabinet.fails(Fault::Dropped, 1, "POST", "/session");
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see("Немає зв’язку").await?;
    person.field_holds(LOGIN, OLENA).await?;
    person.field_holds(PASSWORD, stand_in::PASSWORD).await?;
    person.axe().await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

async fn server_down(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    fails_with(person, Fault::Unavailable, "Сервіс тимчасово недоступний").await
}

async fn too_many(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    fails_with(
        person,
        Fault::TooMany,
        "Сервер просить зачекати. Спробуйте після ",
    )
    .await
}

async fn html(person: &mut Person<'_>) -> Outcome {
    fails_with(person, Fault::Html, "Сервер відповів незрозуміло").await
}

async fn fails_with(person: &mut Person<'_>, fault: Fault, words: &str) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(fault, 1).on("POST", "/session")
    });
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see(words).await?;
    person.axe().await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await
}

async fn shown_password(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.type_into(PASSWORD, "таємниця").await?;
    let field = person.by_label(PASSWORD).await?;
    person.press("Показати").await?;
    person.by_role("button", "Сховати").await?;
    let kind = field.prop("type").await?;
    if kind.as_deref() != Some("text") {
        return Err(Trouble(format!(
            "wants to read the password, but the field is {}",
            json!(kind)
        )));
    }
    person.field_holds(PASSWORD, "таємниця").await?;
    person.press("Сховати").await?;
    person.by_role("button", "Показати").await?;
    match field.prop("type").await?.as_deref() {
        Some("password") => Ok(()),
        kind => Err(Trouble(format!(
            "wants the password hidden again, but the field is {kind:?}"
        ))),
    }
}

async fn already_in(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/sign-in").await?;
    person.heading_is("Огляд").await?;
    person.at("/").await
}
