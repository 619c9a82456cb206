//! «Потім дороблю.» A registration that was left half-way, and the way back through it.

use super::journeys;
use crate::newcomer::{
    BEGUN, DATA, EMAIL, FAMILY, GIVEN, HER_PASSWORD, HER_PHONE, NEW_PASSWORD, NUMBER, ON, PHONE,
    SERIAL, SOFIIA, STEPS, TERMS,
};
use crate::person::{Outcome, Person};
use serde_json::json;
use stand_in::UNCLAIMED;

journeys! {
    "register: left at any step, gone on with in another tab" => another_tab;
    "register: a reload while typing keeps the text" => reload;
    "register: the way back keeps every answer" => way_back;
    "register: one answer changed from the check" => change_one, only in Chromium;
    "register: an address of a later step leads to the first open question" => later_step, only in Chromium;
    "register: an address of a step with nothing begun says so" => nothing_begun, only in Chromium;
    "register: started again, nothing of before stays on the device" => start_again;
    "register: after a day it is forgotten" => after_a_day, only in Chromium;
}

const NUMBER_OF_HOME: &str = UNCLAIMED[0].operator_account;

async fn another_tab(person: &mut Person<'_>) -> Outcome {
    person.opens_registration().await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    comes_back(person, 1).await?;
    person.axe().await?;
    person.proves_by_meter("0070488").await?;
    comes_back(person, 2).await?;
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    comes_back(person, 3).await?;
    person.chooses_password().await?;
    comes_back(person, 4).await?;
    person.agrees().await?;
    comes_back(person, 5).await?;
    for kept in [
        NUMBER_OF_HOME,
        "Гнатюк Софія",
        SOFIIA,
        "+380 67 111 22 33",
        "збережено",
        "надано: 2",
    ] {
        person.see(kept).await?;
    }
    person.asks_for_code().await?;
    comes_back(person, 6).await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(
        "SELECT count(*) FROM consumer WHERE email = 'sofiia@example.com'",
        1,
    )
}

/// The tab is closed; in another one the registration goes on at this step.
async fn comes_back(person: &Person<'_>, step: usize) -> Outcome {
    person.goes_to_another_tab("/registration").await?;
    person
        .see("Ви вже почали реєстрацію з номером 1500000081")
        .await?;
    if step == 1 {
        person.axe().await?;
    }
    person.follow("Продовжити").await?;
    person.heading_is(STEPS[step]).await
}

async fn reload(person: &mut Person<'_>) -> Outcome {
    person.opens_registration().await?;
    person.type_into(NUMBER, "15000").await?;
    person.reload().await?;
    person.field_holds(NUMBER, "15000").await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    person.type_into(SERIAL, "0070").await?;
    person.reload().await?;
    person.heading_is(STEPS[1]).await?;
    person.field_holds(SERIAL, "0070").await?;
    person.proves_by_meter("0070488").await?;
    person.type_into(FAMILY, "Гнатюк").await?;
    person.type_into(EMAIL, "sofiia@").await?;
    person.reload().await?;
    person.heading_is(STEPS[2]).await?;
    person.field_holds(FAMILY, "Гнатюк").await?;
    person.field_holds(EMAIL, "sofiia@").await?;
    person.introduces_herself(SOFIIA, HER_PHONE).await?;
    // A password alone is never kept on the device.
    person.type_into(NEW_PASSWORD, "тепло-в-хаті").await?;
    person.reload().await?;
    person.heading_is(STEPS[3]).await?;
    person.field_holds(NEW_PASSWORD, "").await?;
    person.device_keeps("тепло", false).await?;
    person.chooses_password().await?;
    person.reload().await?;
    person.agrees().await?;
    person.reload().await?;
    person.heading_is(STEPS[5]).await?;
    person.asks_for_code().await?;
    person.reload().await?;
    person.heading_is(STEPS[6]).await?;
    person
        .see("Ми надіслали код на пошту sofiia@example.com.")
        .await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    // And what was opened stays open.
    person.reload().await?;
    person.is_welcome(UNCLAIMED[0].address).await
}

async fn way_back(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.registers_up_to_the_code().await?;
    person.back().await?;
    person.heading_is(STEPS[5]).await?;
    // One code is on its way already, and enough.
    person.asks_for_code().await?;
    person.database_holds("SELECT count(*) FROM message", 1)?;
    person.back().await?;
    person.heading_is(STEPS[5]).await?;
    person.back().await?;
    person.heading_is(STEPS[4]).await?;
    person.is_ticked(DATA, true).await?;
    person.is_ticked(TERMS, true).await?;
    person
        .is_ticked("Надсилайте рахунки лише електронною поштою", false)
        .await?;
    person.back().await?;
    person.heading_is(STEPS[3]).await?;
    person.see("Пароль уже збережено").await?;
    person.axe().await?;
    person.back().await?;
    person.heading_is(STEPS[2]).await?;
    for (field, answer) in [
        (FAMILY, "Гнатюк"),
        (GIVEN, "Софія"),
        (EMAIL, SOFIIA),
        (PHONE, HER_PHONE),
    ] {
        person.field_holds(field, answer).await?;
    }
    person.back().await?;
    person.heading_is(STEPS[1]).await?;
    person.see("Це вже підтверджено").await?;
    person.field_holds(SERIAL, "0070488").await?;
    person.axe().await?;
    person.back().await?;
    person.heading_is(STEPS[0]).await?;
    person.field_holds(NUMBER, NUMBER_OF_HOME).await?;
    // The same number once more is no other registration: the code that was sent still opens.
    person.press(ON).await?;
    person.heading_is(STEPS[6]).await?;
    person.database_holds("SELECT count(*) FROM registration", 1)?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await
}

async fn change_one(person: &mut Person<'_>) -> Outcome {
    person.opens_registration().await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    person.proves_by_meter("0070488").await?;
    person
        .introduces_herself("sofia@example.com", HER_PHONE)
        .await?;
    person.chooses_password().await?;
    person.agrees().await?;
    person.axe().await?;
    person.follow("Змінити: Електронна пошта").await?;
    person.heading_is(STEPS[2]).await?;
    person.field_holds(FAMILY, "Гнатюк").await?;
    person.type_into(EMAIL, SOFIIA).await?;
    person.press(ON).await?;
    // A password is held against the e-mail: with another one it is asked for again.
    person.heading_is(STEPS[3]).await?;
    person.type_into(NEW_PASSWORD, HER_PASSWORD).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[5]).await?;
    person.see(SOFIIA).await?;
    // One that is kept need not be thought of anew.
    person.follow("Змінити: Пароль").await?;
    person.heading_is(STEPS[3]).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[5]).await?;
    person.asks_for_code().await?;
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(UNCLAIMED[0].address).await?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'sofia@example.com'",
        0,
    )
}

async fn later_step(person: &mut Person<'_>) -> Outcome {
    person.opens_registration().await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    for step in ["person", "password", "consents", "check", "code"] {
        person.visit(&format!("/registration/{step}")).await?;
        person.page_is(STEPS[1]).await?;
        person.at("/registration/proof").await?;
    }
    person.proves_by_meter("0070488").await?;
    for step in ["consents", "check", "code"] {
        person.visit(&format!("/registration/{step}")).await?;
        person.page_is(STEPS[2]).await?;
        person.at("/registration/person").await?;
    }
    Ok(())
}

async fn nothing_begun(person: &mut Person<'_>) -> Outcome {
    for step in ["proof", "person", "password", "consents", "check", "code"] {
        person.visit(&format!("/registration/{step}")).await?;
        person.page_is(STEPS[0]).await?;
        person
            .see("Цю реєстрацію вже завершено або її час минув")
            .await?;
    }
    person.axe().await?;
    person.follow("Почати спочатку").await?;
    person.by_label(NUMBER).await?;
    person.at("/registration").await
}

async fn start_again(person: &mut Person<'_>) -> Outcome {
    person.opens_registration().await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    person.proves_by_meter("0070488").await?;
    person.type_into(FAMILY, "Гнатюк").await?;
    person.device_keeps("Гнатюк", true).await?;
    person.visit("/registration").await?;
    person.press("Почати спочатку").await?;
    person.see_no_longer("Ви вже почали реєстрацію").await?;
    person.device_keeps(BEGUN, false).await?;
    for typed in [NUMBER_OF_HOME, "0070488", "Гнатюк"] {
        person.device_keeps(typed, false).await?;
    }
    person.field_holds(NUMBER, "").await?;
    is_forgotten(person).await?;
    person.gives_number(UNCLAIMED[1].operator_account).await?;
    person.field_holds(SERIAL, "").await?;
    person.proves_by_meter("0061204").await?;
    person.field_holds(FAMILY, "").await
}

/// The server is told after the page has changed.
async fn is_forgotten(person: &Person<'_>) -> Outcome {
    person
        .wait("wants no registration at the server", async || {
            Ok(
                match person.cabinet.count("SELECT count(*) FROM registration") {
                    0 => Ok(()),
                    kept => Err(format!("there are {kept}")),
                },
            )
        })
        .await
}

async fn after_a_day(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.opens_registration().await?;
    person.gives_number(NUMBER_OF_HOME).await?;
    person.proves_by_meter("0070488").await?;
    person.cabinet.it_is("2026-11-04T19:31:00+02:00");
    // While it stands on the screen, and when it is opened.
    person.type_into(FAMILY, "Гнатюк").await?;
    person.type_into(GIVEN, "Софія").await?;
    person.type_into(EMAIL, SOFIIA).await?;
    person.type_into(PHONE, HER_PHONE).await?;
    person.press(ON).await?;
    person
        .see("Цю реєстрацію вже завершено або її час минув")
        .await?;
    person.axe().await?;
    person.device_keeps(BEGUN, false).await?;
    // Begun anew, but in this tab what was typed need not be typed once more.
    person.follow("Почати спочатку").await?;
    person.field_holds(NUMBER, NUMBER_OF_HOME).await?;
    person.see_no("Ви вже почали реєстрацію").await?;
    person.press(ON).await?;
    person.heading_is(STEPS[1]).await?;
    person.proves_by_meter("0070488").await?;
    person.field_holds(FAMILY, "Гнатюк").await?;
    person.field_holds(EMAIL, SOFIIA).await?;
    // And opened late in another tab, it is as if there had been none.
    person.cabinet.it_is("2026-11-05T19:32:00+02:00");
    person.goes_to_another_tab("/registration").await?;
    person.field_holds(NUMBER, "").await?;
    person.see_no("Ви вже почали реєстрацію").await?;
    person.device_keeps(BEGUN, false).await
}

impl Person<'_> {
    /// Waits for a box whose label begins so to be ticked, or not to be.
    async fn is_ticked(&self, label: &str, wanted: bool) -> Outcome {
        self.wait(format!("wants «{label}» ticked: {wanted}"), async || {
            let boxes = "return [...document.querySelectorAll('input[type=checkbox]')]
                    .map((box) => [box.labels[0].textContent, box.checked])";
            let boxes = self.browser.run(boxes, vec![]).await?;
            let found = boxes.as_array().into_iter().flatten();
            let is_it = |found: &&serde_json::Value| {
                found[0]
                    .as_str()
                    .is_some_and(|text| text.starts_with(label))
            };
            let found: Vec<_> = found.filter(is_it).collect();
            Ok(match found.as_slice() {
                [one] if one[1] == json!(wanted) => Ok(()),
                _ => Err(format!("there is {boxes}")),
            })
        })
        .await
    }
}
