//! «Що ви про мене знаєте, і як це змінити?»

use super::journeys;
use crate::elsewhere::{Elsewhere, ITS_NAME};
use crate::engine::Engine;
use crate::habits::{INDEX, MYKOLA, OLENA};
use crate::newcomer::{CODE, FAMILY, GIVEN, HER_PHONE, NEW_PASSWORD, SEND, SOFIIA, TYPED, wrong};
use crate::person::{Outcome, Person, Trouble};
use crate::taken::TAKE;
use serde_json::{Value, json};
use stand_in::Fault;

journeys! {
    "profile: everything at a glance" => glance;
    "profile: another name, and what was kept for the reader stays" => name;
    "profile: another e-mail by a code" => email;
    "profile: an e-mail of another cabinet looks like any other" => taken_email, only in Chromium;
    "profile: the phone is confirmed by an SMS" => phone, only in Chromium;
    "profile: a change under way goes on after a reload" => reload;
    "profile: another password ends the sessions elsewhere" => password;
    "profile: what to be told about, and in which language" => notices, only in Chromium;
    "profile: a device that is not known is ended" => devices, only in Chromium;
    "profile: everything as a file" => export;
    "profile: every form says what is missing or wrong" => mistakes, only in Chromium;
    "profile: the session ends while typing" => session_ends;
    "profile: the cabinet is closed" => close;
}

const PROFILE: &str = "Профіль";
const CURRENT: &str = "Пароль, яким ви входите зараз";
const PATRONYMIC: &str = "По батькові (якщо є)";
const NEW_EMAIL: &str = "Нова електронна пошта";
const NEW_PHONE: &str = "Новий мобільний телефон";
const SAVE: &str = "Зберегти";
const NEXT: &str = "місяць-уповні-2026";
const OF_OLENA: &str = "SELECT count(*) FROM consumer WHERE id = 1 AND ";

async fn opens_the_profile(person: &Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow(PROFILE).await?;
    person.page_is(PROFILE).await?;
    person.see("Ковальчук Олена Петрівна").await
}

/// From the whole profile to the page of one of its lines.
async fn opens(person: &Person<'_>, line: &str, heading: &str) -> Outcome {
    person.follow(line).await?;
    person.page_is(heading).await
}

async fn is_saved(person: &Person<'_>, words: &str) -> Outcome {
    person.page_is(PROFILE).await?;
    person.see(words).await?;
    person.axe().await?;
    person.device_keeps(TYPED, false).await
}

fn holds(person: &Person<'_>, condition: &str) -> Outcome {
    person.database_holds(&format!("{OF_OLENA}{condition}"), 1)
}

async fn glance(person: &mut Person<'_>) -> Outcome {
    opens_the_profile(person).await?;
    person.at("/profile").await?;
    for words in [
        "olena@example.com підтверджено",
        "+380 50 111 22 01 ще не підтверджено",
        "11 травня 2024",
        "почали приймати покази; рахунок готовий",
        "Українська",
    ] {
        person.see(words).await?;
    }
    person.axe().await?;
    for (path, heading) in [
        ("/profile/name", "Ваше ім’я"),
        ("/profile/email", "Електронна пошта"),
        ("/profile/phone", "Телефон"),
        ("/profile/password", "Новий пароль"),
        ("/profile/notices", "Про що вам писати"),
        ("/profile/devices", "Пристрої"),
        ("/profile/data", "Усе про вас одним файлом"),
        ("/profile/close", "Закрити кабінет"),
    ] {
        person.visit(path).await?;
        person.page_is(heading).await?;
        person.see_no_longer("Завантажуємо…").await?;
        person.axe().await?;
    }
    Ok(())
}

async fn name(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14405").await?;
    person.device_keeps("14405", true).await?;
    person.follow(PROFILE).await?;
    person.page_is(PROFILE).await?;
    opens(person, "Змінити: Ім’я", "Ваше ім’я").await?;
    person.field_holds(FAMILY, "Ковальчук").await?;
    person.field_holds(GIVEN, "Олена").await?;
    person.field_holds(PATRONYMIC, "Петрівна").await?;
    person.type_into(FAMILY, "Ковальчук-Дем'яненко").await?;
    person.type_into(PATRONYMIC, "").await?;
    person.press(SAVE).await?;
    is_saved(person, "Ім’я змінено").await?;
    person.see("Ковальчук-Демʼяненко Олена").await?;
    holds(
        person,
        "family_name = 'Ковальчук-Демʼяненко' AND patronymic IS NULL",
    )?;
    // At the companies she is called as before.
    person.database_holds(
        "SELECT count(*) FROM account WHERE holder_family_name = 'Ковальчук'",
        1,
    )?;
    person.reload().await?;
    person.see("Ковальчук-Демʼяненко Олена").await?;
    person.opens_the_form().await?;
    person.field_holds(INDEX, "14405").await
}

/// From the whole profile to the code's page.
async fn moves_to(person: &Person<'_>, email: &str) -> Outcome {
    opens(person, "Змінити: Електронна пошта", "Електронна пошта").await?;
    person.see("Зараз: olena@example.com").await?;
    person.type_into(NEW_EMAIL, email).await?;
    person.type_into(CURRENT, stand_in::PASSWORD).await?;
    person.press(SEND).await?;
    person.page_is("Введіть код").await?;
    person.at("/profile/email/code").await?;
    person
        .see(&format!("Ми надіслали код на пошту {email}."))
        .await?;
    person
        .see("Доки ви не введете код, у кабінеті лишається попередня пошта.")
        .await
}

async fn email(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_the_profile(person).await?;
    moves_to(person, SOFIIA).await?;
    person.axe().await?;
    let code = person.code_for(SOFIIA)?;
    person.answers_the_code(&wrong(&code)).await?;
    person
        .is_told("Введіть код", CODE, "Код не підходить")
        .await?;
    holds(person, "email = 'olena@example.com'")?;
    person.answers_the_code(&code).await?;
    is_saved(person, "Пошту підтверджено").await?;
    person.see("sofiia@example.com підтверджено").await?;
    holds(
        person,
        "email = 'sofiia@example.com' AND email_confirmed = 1",
    )?;
    // Whoever reads the old mailbox learns of it.
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'olena@example.com' AND subject = 'Електронну адресу змінено'",
        1,
    )?;
    person.press("Вийти").await?;
    person.see("Ви вийшли з кабінету").await?;
    person.signs_in(SOFIIA).await?;
    person.see("Ковальчук Олена Петрівна").await
}

async fn taken_email(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_the_profile(person).await?;
    moves_to(person, MYKOLA).await?;
    person.database_holds("SELECT count(*) FROM message WHERE code IS NOT NULL", 0)?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'mykola@example.com' AND subject = 'Ці дані вже має інший кабінет'",
        1,
    )?;
    person.answers_the_code("123456").await?;
    person
        .is_told("Введіть код", CODE, "Код не підходить")
        .await?;
    holds(person, "email = 'olena@example.com'")?;
    person.follow("Вказати іншу пошту").await?;
    person.page_is("Електронна пошта").await
}

async fn phone(person: &mut Person<'_>) -> Outcome {
    opens_the_profile(person).await?;
    opens(person, "Підтвердити: Телефон", "Телефон").await?;
    person.see("Зараз: +380 50 111 22 01").await?;
    person
        .see("Ще не підтверджено. Натисніть «Надіслати код»: він прийде сюди ж.")
        .await?;
    person.axe().await?;
    person.type_into(CURRENT, stand_in::PASSWORD).await?;
    person.press(SEND).await?;
    person.page_is("Введіть код").await?;
    person
        .see("Ми надіслали код в SMS на номер +380 50 111 22 01.")
        .await?;
    person
        .answers_the_code(&person.code_for("+380501112201")?)
        .await?;
    is_saved(person, "Телефон підтверджено").await?;
    person.see("+380 50 111 22 01 підтверджено").await?;
    holds(person, "phone = '+380501112201' AND phone_confirmed = 1")?;
    // And another one in its place.
    opens(person, "Змінити: Телефон", "Телефон").await?;
    person.type_into(NEW_PHONE, "067 111 22 33").await?;
    person.type_into(CURRENT, stand_in::PASSWORD).await?;
    person.press(SEND).await?;
    person.page_is("Введіть код").await?;
    person
        .answers_the_code(&person.code_for(HER_PHONE)?)
        .await?;
    is_saved(person, "Телефон підтверджено").await?;
    holds(person, "phone = '+380671112233' AND phone_confirmed = 1")
}

async fn reload(person: &mut Person<'_>) -> Outcome {
    opens_the_profile(person).await?;
    opens(person, "Змінити: Електронна пошта", "Електронна пошта").await?;
    person.type_into(NEW_EMAIL, "sofiia@").await?;
    person.type_into(CURRENT, "gas-demo").await?;
    person.reload().await?;
    person.field_holds(NEW_EMAIL, "sofiia@").await?;
    person.field_holds(CURRENT, "").await?;
    person.device_keeps("gas-demo", false).await?;
    person.visit("/profile").await?;
    moves_to(person, SOFIIA).await?;
    person.goes_to_another_tab("/profile/email/code").await?;
    person.page_is("Введіть код").await?;
    person
        .see("Ми надіслали код на пошту sofiia@example.com.")
        .await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    is_saved(person, "Пошту підтверджено").await?;
    // It is over: its page leads to what stands now.
    person.visit("/profile/email/code").await?;
    person.page_is("Профіль").await?;
    person.at("/profile").await
}

async fn password(person: &mut Person<'_>) -> Outcome {
    let phone = Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await?;
    opens_the_profile(person).await?;
    opens(person, "Змінити: Пароль", "Новий пароль").await?;
    person
        .see("На всіх інших пристроях кабінет закриється: там доведеться ввійти з новим паролем.")
        .await?;
    person.type_into(CURRENT, stand_in::PASSWORD).await?;
    person.type_into(NEW_PASSWORD, NEXT).await?;
    person.press("Змінити пароль").await?;
    is_saved(person, "Пароль змінено. На інших пристроях кабінет закрито").await?;
    phone.is_signed_in(false).await?;
    person.database_holds("SELECT count(*) FROM session", 1)?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'olena@example.com' AND subject = 'Пароль змінено'",
        1,
    )?;
    // This one goes on.
    person.reload().await?;
    person.see("Ковальчук Олена Петрівна").await?;
    Elsewhere::signs_in(person.cabinet, OLENA, NEXT).await?;
    match Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await {
        Err(_) => Ok(()),
        Ok(_) => Err(Trouble("the password before still opens".to_owned())),
    }
}

async fn notices(person: &mut Person<'_>) -> Outcome {
    opens_the_profile(person).await?;
    opens(person, "Змінити: Про що пишемо", "Про що вам писати").await?;
    person.see("Листи надходять на olena@example.com.").await?;
    // The first of the two goes, another comes.
    let first = "почали приймати покази";
    person
        .by_role_that_begins("field", first)
        .await?
        .click()
        .await?;
    person.choose("прийшла відповідь").await?;
    person.choose("Англійська").await?;
    person.press(SAVE).await?;
    is_saved(person, "Збережено, про що вам писати").await?;
    person.see("рахунок готовий; прийшла відповідь").await?;
    person.see("Англійська").await?;
    holds(
        person,
        "language = 'en' AND notices = '[\"invoice_ready\",\"answer_arrived\"]'",
    )
}

async fn devices(person: &mut Person<'_>) -> Outcome {
    let phone = Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await?;
    opens_the_profile(person).await?;
    opens(person, "Відкрити: Пристрої", "Пристрої").await?;
    person.see("Цей пристрій").await?;
    person.see(ITS_NAME).await?;
    person.see("Вхід: ").await?;
    person.axe().await?;
    let end = format!("Завершити: {ITS_NAME}");
    person
        .by_role_that_begins("button", &end)
        .await?
        .click()
        .await?;
    person
        .see("Завершено Щоб увійти там знову, знадобиться пароль.")
        .await?;
    person.axe().await?;
    phone.is_signed_in(false).await?;
    person.database_holds("SELECT count(*) FROM session", 1)?;
    person.reload().await?;
    person.see("Цей пристрій").await?;
    person.see_no(ITS_NAME).await?;
    person.follow("змініть пароль").await?;
    person.page_is("Новий пароль").await
}

async fn export(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_the_profile(person).await?;
    opens(person, "Відкрити: Усе про вас", "Усе про вас одним файлом").await?;
    person.see("Що ми зберігаємо й навіщо").await?;
    person
        .cabinet
        .fails(Fault::AnswerLost, 1, "GET", "/profile/export");
    person.browser.run(TAKE, vec![]).await?;
    person.press("Завантажити файл").await?;
    person.see("Файл завантажено").await?;
    person.see("gas-cabinet.json").await?;
    person.axe().await?;
    let taken = person.takes_file("gas-cabinet.json").await?;
    taken.is_of("application/json")?;
    let file = &taken.text;
    let everything: Value =
        serde_json::from_str(file).map_err(|error| Trouble(error.to_string()))?;
    let readings = everything["readings"].as_array().map_or(0, Vec::len);
    if everything["profile"]["email"]["value"] != json!(OLENA) {
        return Err(Trouble(format!("wants her file, but it is {everything}")));
    }
    let readings = i64::try_from(readings).unwrap_or_default();
    person.database_holds(
        "SELECT count(*) FROM reading WHERE meter_id = 'm-70415'",
        readings,
    )?;
    the_browser_keeps_it(person, file).await
}

/// Handed over for real; Chromium alone says where to.
async fn the_browser_keeps_it(person: &Person<'_>, file: &str) -> Outcome {
    if person.engine() != Engine::Chromium {
        return Ok(());
    }
    let folder = tempfile::tempdir().map_err(|error| Trouble(error.to_string()))?;
    let here = json!({ "behavior": "allow", "downloadPath": folder.path() });
    person
        .browser
        .chromium("Browser.setDownloadBehavior", here)
        .await?;
    person.reload().await?;
    person.press("Завантажити файл").await?;
    let kept = folder.path().join("gas-cabinet.json");
    person
        .wait("wants the file among the downloads", async || {
            Ok(match std::fs::read_to_string(&kept) {
                Ok(text) if text.len() == file.len() => Ok(()),
                Ok(text) => Err(format!("it holds {text}")),
                Err(error) => Err(error.to_string()),
            })
        })
        .await
}

async fn mistakes(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_the_profile(person).await?;
    opens(person, "Змінити: Ім’я", "Ваше ім’я").await?;
    person.type_into(FAMILY, "").await?;
    person.type_into(GIVEN, "Олена1").await?;
    person.press(SAVE).await?;
    person
        .is_told("Ваше ім’я", FAMILY, "Введіть прізвище")
        .await?;
    let letters = "Тут можуть бути лише літери, дефіс та апостроф";
    person.is_told("Ваше ім’я", GIVEN, letters).await?;
    person.axe().await?;

    person.visit("/profile/email").await?;
    person.by_label(NEW_EMAIL).await?;
    for (email, password, field, words) in [
        ("", "", NEW_EMAIL, "Введіть нову пошту"),
        ("", "", CURRENT, "Введіть пароль, яким ви входите зараз"),
        ("sofiia@", "x", NEW_EMAIL, "Це не схоже на пошту"),
        (OLENA, "x", NEW_EMAIL, "Ця пошта вже у вашому кабінеті"),
        (SOFIIA, "x", CURRENT, "Це не той пароль, яким ви входите"),
    ] {
        person.type_into(NEW_EMAIL, email).await?;
        person.type_into(CURRENT, password).await?;
        person.press(SEND).await?;
        person.is_told("Електронна пошта", field, words).await?;
        person.axe().await?;
    }
    person.database_holds("SELECT count(*) FROM message", 0)?;

    person.visit("/profile/password").await?;
    person.by_label(CURRENT).await?;
    for (current, new, field, words) in [
        ("", NEXT, CURRENT, "Введіть пароль, яким ви входите зараз"),
        ("x", "", NEW_PASSWORD, "Придумайте пароль"),
        ("x", "qwerty", NEW_PASSWORD, "Пароль закороткий"),
        (
            stand_in::PASSWORD,
            "qwerty12345",
            NEW_PASSWORD,
            "Такий пароль надто поширений",
        ),
        ("x", NEXT, CURRENT, "Це не той пароль, яким ви входите"),
    ] {
        person.type_into(CURRENT, current).await?;
        person.type_into(NEW_PASSWORD, new).await?;
        person.press("Змінити пароль").await?;
        person.is_told("Новий пароль", field, words).await?;
        person.axe().await?;
    }
    holds(
        person,
        "family_name = 'Ковальчук' AND email = 'olena@example.com'",
    )
}

async fn session_ends(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens_the_profile(person).await?;
    opens(person, "Змінити: Ім’я", "Ваше ім’я").await?;
    person.type_into(GIVEN, "Оленка").await?;
    person
        .cabinet
        .fails(Fault::SessionExpired, 1, "PATCH", "/profile");
    person.press(SAVE).await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see("Час сеансу минув").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.page_is("Ваше ім’я").await?;
    person.field_holds(GIVEN, "Оленка").await?;
    person.press(SAVE).await?;
    is_saved(person, "Ім’я змінено").await?;
    holds(person, "given_name = 'Оленка'")
}

async fn close(person: &mut Person<'_>) -> Outcome {
    const CLOSE: &str = "Закрити кабінет";
    person.network_fails = true;
    let phone = Elsewhere::signs_in(person.cabinet, OLENA, stand_in::PASSWORD).await?;
    opens_the_profile(person).await?;
    opens(person, "Відкрити: Закрити кабінет", CLOSE).await?;
    person.see("Чого не стане").await?;
    person.see("Що лишиться").await?;
    person.press(CLOSE).await?;
    person
        .is_told(CLOSE, CURRENT, "Введіть пароль, яким ви входите зараз")
        .await?;
    let sure = "Я розумію, що кабінет закриється на всіх моїх пристроях";
    person
        .is_told(CLOSE, sure, "Позначте, що розумієте: кабінет закриється")
        .await?;
    person.axe().await?;
    person.choose(sure).await?;
    person.type_into(CURRENT, "не той").await?;
    person.press(CLOSE).await?;
    person
        .is_told(CLOSE, CURRENT, "Це не той пароль, яким ви входите")
        .await?;
    holds(person, "closed_at IS NULL")?;
    person.type_into(CURRENT, stand_in::PASSWORD).await?;
    person.press(CLOSE).await?;
    person.page_is("Кабінет закрито").await?;
    person.at("/closed?erased=2026-12-03").await?;
    person
        .see("Ім’я, пошту й телефон буде стерто 3 грудня 2026")
        .await?;
    person.see_no("Ковальчук").await?;
    person.axe().await?;
    person.device_keeps("gc-mine:", false).await?;
    phone.is_signed_in(false).await?;
    holds(person, "closed_at IS NOT NULL AND erase_on = '2026-12-03'")?;
    person.database_holds("SELECT count(*) FROM session", 0)?;
    person.database_holds("SELECT count(*) FROM account_link WHERE consumer_id = 1", 0)?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'olena@example.com' AND subject = 'Кабінет закрито'",
        1,
    )?;
    // The page stays as it is, and nobody comes in again.
    person.reload().await?;
    person.page_is("Кабінет закрито").await?;
    person.visit("/sign-in").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see("Логін або пароль не підходять").await
}
