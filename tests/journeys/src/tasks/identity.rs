//! «Мене знає банк.» Sign-in by way of somebody who vouches.

use super::journeys;
use crate::person::{Outcome, Person};
use stand_in::{Fault, FaultPlan};

journeys! {
    "identity: known to the bank, and signed in" => known;
    "identity: known to the bank, but without a cabinet" => unknown, only in Chromium;
    "identity: cancelled, failed, and tried again" => not_confirmed;
    "identity: the list of those who vouch does not come" => no_list, only in Chromium;
    "identity: not asked of who is signed in" => already_in, only in Chromium;
}

const BANK: &str = "BankID НБУ";
const ITS_PAGE: &str = "Тестовий BankID";
const HEADING: &str = "Вхід без пароля";

async fn goes_to_the_bank(person: &Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.follow("Увійти через BankID або Дія.Підпис").await?;
    person.page_is(HEADING).await?;
    person.by_role("button", "Дія.Підпис").await?;
    person.see("Пароля від банку ми не бачимо.").await?;
    person.press(BANK).await?;
    person.heading_is(ITS_PAGE).await
}

async fn known(person: &mut Person<'_>) -> Outcome {
    goes_to_the_bank(person).await?;
    person.see("BankID НБУ").await?;
    person.press("Ковальчук Олена Петрівна").await?;
    person.heading_is("Огляд").await?;
    person.at("/").await?;
    person.see("м. Ніжин, вул. Гоголя, буд. 12, кв. 7").await?;
    person.database_holds(
        "SELECT count(*) FROM session JOIN consumer ON consumer.id = consumer_id WHERE email = 'olena@example.com'",
        1,
    )?;
    person.reload().await?;
    person.heading_is("Огляд").await
}

async fn unknown(person: &mut Person<'_>) -> Outcome {
    goes_to_the_bank(person).await?;
    person
        .press("Незнайомець Тарас Юрійович (кабінету не має)")
        .await?;
    person.page_is(HEADING).await?;
    person.see("Вас упізнано, але кабінету ще немає").await?;
    person.by_role("button", BANK).await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM session", 0)?;
    person.follow("Зареєструватися").await?;
    person.page_is("Реєстрація").await
}

async fn not_confirmed(person: &mut Person<'_>) -> Outcome {
    goes_to_the_bank(person).await?;
    person.press("Скасувати").await?;
    person.page_is(HEADING).await?;
    person.see("Ви повернулися, не підтвердивши особу").await?;
    person.by_role("button", BANK).await?;
    person.axe().await?;
    person.press(BANK).await?;
    person.heading_is(ITS_PAGE).await?;
    person.press("Хай станеться помилка").await?;
    person.page_is(HEADING).await?;
    person.see("Підтвердити особу не вдалося").await?;
    person
        .see("Спробуйте ще раз або увійдіть із паролем.")
        .await?;
    person.by_role("button", BANK).await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM session", 0)?;
    person.press(BANK).await?;
    person.heading_is(ITS_PAGE).await?;
    person.press("Шевчук Ганна Олексіївна").await?;
    person.heading_is("Огляд").await
}

async fn no_list(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.cabinet.fails_as(down("GET", "/identity-providers"));
    person.visit("/sign-in/identity").await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.heading_is(HEADING).await?;
    person.axe().await?;
    person.press("Спробувати ще раз").await?;
    person.by_role("button", BANK).await?;
    person.axe().await?;
    person.cabinet.fails_as(down("POST", "/identity-requests"));
    person.press(BANK).await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.axe().await?;
    person.press(BANK).await?;
    person.heading_is(ITS_PAGE).await?;
    person.back().await?;
    person.by_role("button", BANK).await?;
    person.follow("Увійти з паролем").await?;
    person.heading_is("Вхід до кабінету").await
}

fn down(method: &str, path: &str) -> FaultPlan {
    FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on(method, path)
    }
}

async fn already_in(person: &mut Person<'_>) -> Outcome {
    person.signs_in(crate::habits::OLENA).await?;
    person.visit("/sign-in/identity").await?;
    person.heading_is("Огляд").await?;
    person.at("/").await
}
