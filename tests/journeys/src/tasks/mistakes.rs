//! «Що я роблю не так?» Every question of a registration with nothing in it, with the wrong thing in it, and with an
//! answer that is lost on the way.

use super::journeys;
use crate::newcomer::{
    BY_BILL, BY_METER, CODE, CONFIRM, DATA, EMAIL, FAMILY, GIVEN, HER_PASSWORD, HER_PHONE,
    NEW_PASSWORD, NUMBER, ON, PHONE, SEND, SERIAL, SOFIIA, STEPS, TERMS, TOTAL,
};
use crate::person::{Outcome, Person};
use stand_in::{Fault, FaultPlan, UNCLAIMED};

journeys! {
    "register: every step says what is missing" => missing, only in Chromium;
    "register: every step says what is wrong" => wrong, only in Chromium;
    "register: an answer lost at a question is asked for once more" => answer_lost;
    "register: an answer lost after the cabinet was opened leads to sign-in" => last_answer_lost, only in Chromium;
    "register: an answer lost after the code was sent leads to the code" => code_answer_lost, only in Chromium;
    "register: a server that is down is said so at every step" => down, only in Chromium;
}

async fn missing(person: &mut Person<'_>) -> Outcome {
    person.visit("/registration").await?;
    person.by_label(NUMBER).await?;
    is_missed(person, 0, ON, &[(NUMBER, "Введіть номер із платіжки")]).await?;
    person.gives_number(UNCLAIMED[0].operator_account).await?;
    is_missed(
        person,
        1,
        ON,
        &[(SERIAL, "Введіть заводський номер лічильника")],
    )
    .await?;
    person.choose(BY_BILL).await?;
    is_missed(person, 1, ON, &[(TOTAL, "Введіть суму з платіжки")]).await?;
    person.choose(BY_METER).await?;
    person.proves_by_meter("0070488").await?;
    let four = [
        (FAMILY, "Введіть прізвище"),
        (GIVEN, "Введіть ім’я"),
        (EMAIL, "Введіть електронну пошту"),
        (PHONE, "Введіть телефон"),
    ];
    is_missed(person, 2, ON, &four).await?;
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    is_missed(person, 3, ON, &[(NEW_PASSWORD, "Придумайте пароль")]).await?;
    person.chooses_password().await?;
    person.by_role("button", ON).await?;
    person.press(ON).await?;
    person
        .is_sent_back(
            STEPS[4],
            "Без цієї згоди ми не маємо права відкрити кабінет",
        )
        .await?;
    person.axe().await?;
    person.choose(DATA).await?;
    person.press(ON).await?;
    person
        .is_sent_back(
            STEPS[4],
            "Без цієї згоди ми не маємо права відкрити кабінет",
        )
        .await?;
    person.choose(TERMS).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[5]).await?;
    person.asks_for_code().await?;
    is_missed(person, 6, CONFIRM, &[(CODE, "Введіть код")]).await?;
    // Nothing of it went to the server.
    person.database_holds("SELECT sum(tries) FROM code", 0)?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await
}

/// An empty step is pressed on: every field says what it wants, and the link in the summary leads to it.
async fn is_missed(
    person: &Person<'_>,
    step: usize,
    button: &str,
    fields: &[(&str, &str)],
) -> Outcome {
    person.axe().await?;
    person.press(button).await?;
    for (field, words) in fields {
        person.is_told(STEPS[step], field, words).await?;
    }
    person.axe().await?;
    let (field, words) = fields[fields.len() - 1];
    person.follow(words).await?;
    person.focus_is_on(field).await
}

async fn wrong(person: &mut Person<'_>) -> Outcome {
    // Which passwords are common the server alone knows.
    person.network_fails = true;
    person.visit("/registration").await?;
    for (number, words) in [
        (
            "12345",
            "У номері 5 цифр, а має бути 10 (оператор) або 9 (постачальник)",
        ),
        ("56XM25A00600001", "У ЕІС-коді 16 знаків, а тут 15"),
        ("56XM25A006000017", "контрольний знак не збігається"),
        ("рахунок", "У ЕІС-коді 16 знаків, а тут 7"),
        ("62XM25A006000016", "він має починатися з 56X або 56Z"),
    ] {
        is_refused(person, 0, NUMBER, number, words).await?;
    }
    person.gives_number(UNCLAIMED[0].operator_account).await?;
    is_refused(
        person,
        1,
        SERIAL,
        "на кухні",
        "Це не схоже на номер лічильника",
    )
    .await?;
    person.choose(BY_BILL).await?;
    is_refused(
        person,
        1,
        TOTAL,
        "багато",
        "Це не схоже на суму. Наприклад: 312,40",
    )
    .await?;
    person.choose(BY_METER).await?;
    person.proves_by_meter("0070488").await?;
    for (field, text, words) in [
        (
            FAMILY,
            "Гнатюк2",
            "Прізвище: тут можуть бути лише літери, дефіс та апостроф",
        ),
        (EMAIL, "sofiia@", "Це не схоже на електронну пошту"),
        (PHONE, "12 34", "Це не схоже на український номер"),
    ] {
        is_refused(person, 2, field, text, words).await?;
    }
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    for (password, words) in [
        ("короткий", "Пароль закороткий: щонайменше 10 символів"),
        ("qwerty12345", "Такий пароль надто поширений"),
        ("аааааааааааа", "Той самий символ раз за разом"),
        ("sofiia@example.com", "У паролі є ваша пошта"),
    ] {
        is_refused(person, 3, NEW_PASSWORD, password, words).await?;
    }
    person.chooses_password().await?;
    person.agrees().await?;
    person.asks_for_code().await?;
    person.type_into(CODE, "12345").await?;
    person.press(CONFIRM).await?;
    person.is_told(STEPS[6], CODE, "У коді 6 цифр").await?;
    person.database_holds("SELECT sum(tries) FROM code", 0)
}

async fn is_refused(
    person: &Person<'_>,
    step: usize,
    field: &str,
    text: &str,
    words: &str,
) -> Outcome {
    person.type_into(field, text).await?;
    person.press(ON).await?;
    person.is_told(STEPS[step], field, words).await?;
    person.field_holds(field, text).await
}

const CONSUMERS: &str = "SELECT count(*) FROM consumer WHERE email = 'sofiia@example.com'";

async fn answer_lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.opens_registration().await?;
    person
        .type_into(NUMBER, UNCLAIMED[0].operator_account)
        .await?;
    loses_the_answer(person, "POST").await?;
    person.heading_is(STEPS[1]).await?;
    person.type_into(SERIAL, "0070488").await?;
    loses_the_answer(person, "PATCH").await?;
    person.heading_is(STEPS[2]).await?;
    person.type_into(FAMILY, "Гнатюк").await?;
    person.type_into(GIVEN, "Софія").await?;
    person.type_into(EMAIL, SOFIIA).await?;
    person.type_into(PHONE, HER_PHONE).await?;
    loses_the_answer(person, "PATCH").await?;
    person.heading_is(STEPS[3]).await?;
    person.type_into(NEW_PASSWORD, HER_PASSWORD).await?;
    loses_the_answer(person, "PATCH").await?;
    person.heading_is(STEPS[4]).await?;
    person.choose(DATA).await?;
    person.choose(TERMS).await?;
    loses_the_answer(person, "PATCH").await?;
    person.heading_is(STEPS[5]).await?;
    person.asks_for_code().await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(CONSUMERS, 1)
}

/// Pressed, the answer is lost on the way; pressed again, it comes.
async fn loses_the_answer(person: &Person<'_>, method: &str) -> Outcome {
    person
        .cabinet
        .fails(Fault::AnswerLost, 1, method, "/registrations");
    person.press(ON).await?;
    person.see("Немає зв’язку").await?;
    person.see("Усе, що ви ввели, збережено.").await?;
    person.axe().await?;
    person.press(ON).await
}

async fn last_answer_lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    person
        .cabinet
        .fails(Fault::AnswerLost, 1, "POST", "/confirmation");
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.see("Немає зв’язку").await?;
    person.database_holds(CONSUMERS, 1)?;
    person.press(CONFIRM).await?;
    person
        .see("Цю реєстрацію вже завершено або її час минув")
        .await?;
    person
        .see("Якщо ви вже ввели код, кабінет відкрито: увійдіть зі своїм паролем.")
        .await?;
    person.axe().await?;
    person.database_holds(CONSUMERS, 1)?;
    person.follow("Увійти").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(SOFIIA, HER_PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await?;
    person.see(UNCLAIMED[0].address).await
}

async fn code_answer_lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.opens_registration().await?;
    person.gives_number(UNCLAIMED[0].operator_account).await?;
    person.proves_by_meter("0070488").await?;
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    person.chooses_password().await?;
    person.agrees().await?;
    person.cabinet.fails(Fault::AnswerLost, 1, "POST", "/code");
    person.press(SEND).await?;
    person.see("Немає зв’язку").await?;
    // It was sent: the letter lies in the mailbox, and there must be a page to type it into.
    person.press(SEND).await?;
    person.heading_is(STEPS[6]).await?;
    person.database_holds("SELECT count(*) FROM message", 1)?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(CONSUMERS, 1)
}

async fn down(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.visit("/registration").await?;
    person
        .type_into(NUMBER, UNCLAIMED[0].operator_account)
        .await?;
    is_down(person, ON).await?;
    person.heading_is(STEPS[1]).await?;
    person.type_into(SERIAL, "0070488").await?;
    is_down(person, ON).await?;
    person.heading_is(STEPS[2]).await?;
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    person.chooses_password().await?;
    // The notice itself does not come.
    person
        .cabinet
        .fails_as(unavailable("GET", "/registration-terms"));
    person.reload().await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.heading_is(STEPS[4]).await?;
    person.axe().await?;
    person.press("Спробувати ще раз").await?;
    person.agrees().await?;
    // Nor does what was answered so far.
    person
        .cabinet
        .fails_as(unavailable("GET", "/registrations"));
    person.reload().await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.axe().await?;
    person.press("Спробувати ще раз").await?;
    person.heading_is(STEPS[5]).await?;
    is_down(person, SEND).await?;
    person.heading_is(STEPS[6]).await?;
    person.type_into(CODE, &person.code_for(SOFIIA)?).await?;
    is_down(person, CONFIRM).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(CONSUMERS, 1)
}

async fn is_down(person: &Person<'_>, button: &str) -> Outcome {
    person.cabinet.fails_as(FaultPlan {
        method: None,
        ..unavailable("", "/registrations")
    });
    person.press(button).await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.axe().await?;
    person.press(button).await
}

fn unavailable(method: &str, path: &str) -> FaultPlan {
    FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on(method, path)
    }
}
