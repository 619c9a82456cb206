//! A person with a bill in hand and no cabinet yet: the questions of a registration, and what comes by post.

use crate::cabinet::Cabinet;
use crate::person::{Outcome, Person, Trouble};

pub const NUMBER: &str = "Номер із платіжки";
pub const SERIAL: &str = "Заводський номер лічильника";
pub const TOTAL: &str = "Сума «до сплати» з останньої платіжки";
/// The two proofs, where there is a choice.
pub const BY_METER: &str = "Номер лічильника";
pub const BY_BILL: &str = "Суму з останньої платіжки";
pub const FAMILY: &str = "Прізвище";
pub const GIVEN: &str = "Ім’я";
pub const EMAIL: &str = "Електронна пошта";
pub const PHONE: &str = "Мобільний телефон";
pub const NEW_PASSWORD: &str = "Новий пароль";
/// The beginnings of the two that are required.
pub const DATA: &str = "Повідомлення про персональні дані прочитано";
pub const TERMS: &str = "Умови користування кабінетом приймаю";
pub const CODE: &str = "Код";
pub const ON: &str = "Далі";
pub const SEND: &str = "Надіслати код";
pub const CONFIRM: &str = "Підтвердити";

/// The headings, in order.
pub const STEPS: [&str; 7] = [
    "Реєстрація",
    "Підтвердьте, що це ваша домівка",
    "Як до вас звертатися",
    "Придумайте пароль",
    "Ваші дані",
    "Перевірте, чи все правильно",
    "Введіть код",
];
pub const WELCOME: &str = "Кабінет відкрито";

pub const SOFIIA: &str = "sofiia@example.com";
pub const HER_PHONE: &str = "+380671112233";
pub const HER_PASSWORD: &str = "тепло-в-хаті-2026";

/// What must be gone from the device when nothing is under way.
pub const BEGUN: &str = "gc-begun:";
pub const TYPED: &str = "gc-typed:";

impl Person<'_> {
    /// From the sign-in page, where everybody without a cabinet comes first.
    pub async fn opens_registration(&self) -> Outcome {
        self.visit("/sign-in").await?;
        // A press while it takes over would hit the frame that goes.
        self.the_program_is_there().await?;
        self.follow("Зареєструватися").await?;
        self.heading_is(STEPS[0]).await
    }

    pub async fn gives_number(&self, number: &str) -> Outcome {
        self.type_into(NUMBER, number).await?;
        self.press(ON).await?;
        self.heading_is(STEPS[1]).await
    }

    pub async fn proves_by_meter(&self, serial: &str) -> Outcome {
        self.type_into(SERIAL, serial).await?;
        self.press(ON).await?;
        self.heading_is(STEPS[2]).await
    }

    pub async fn introduces_herself(&self, email: &str, phone: &str) -> Outcome {
        self.type_into(FAMILY, "Гнатюк").await?;
        self.type_into(GIVEN, "Софія").await?;
        self.type_into(EMAIL, email).await?;
        self.type_into(PHONE, phone).await?;
        self.press(ON).await?;
        self.heading_is(STEPS[3]).await
    }

    pub async fn chooses_password(&self) -> Outcome {
        self.type_into(NEW_PASSWORD, HER_PASSWORD).await?;
        self.press(ON).await?;
        self.heading_is(STEPS[4]).await
    }

    pub async fn agrees(&self) -> Outcome {
        self.choose(DATA).await?;
        self.choose(TERMS).await?;
        self.press(ON).await?;
        self.heading_is(STEPS[5]).await
    }

    /// From the check to the code's page.
    pub async fn asks_for_code(&self) -> Outcome {
        self.press(SEND).await?;
        self.heading_is(STEPS[6]).await
    }

    pub async fn answers_the_code(&self, code: &str) -> Outcome {
        self.type_into(CODE, code).await?;
        self.press(CONFIRM).await
    }

    /// With a proven home: name, password, consents, and a code on its way.
    pub async fn goes_on_to_the_code(&self, email: &str, phone: &str) -> Outcome {
        self.introduces_herself(email, phone).await?;
        self.chooses_password().await?;
        self.agrees().await?;
        self.asks_for_code().await?;
        self.see(email).await
    }

    /// From nothing to the code's page, with the first of the homes that are in nobody's cabinet.
    pub async fn registers_up_to_the_code(&self) -> Outcome {
        let home = &stand_in::UNCLAIMED[0];
        self.opens_registration().await?;
        self.gives_number(home.operator_account).await?;
        self.proves_by_meter(home.meter_serial.unwrap_or_default())
            .await?;
        self.goes_on_to_the_code(SOFIIA, HER_PHONE).await
    }

    pub async fn is_welcome(&self, address: &str) -> Outcome {
        self.page_is(WELCOME).await?;
        self.at("/registration/done").await?;
        self.see(address).await
    }

    /// The code of the last message to this address.
    pub fn code_for(&self, address: &str) -> Outcome<String> {
        let found = self.cabinet.text(&format!(
            "SELECT code FROM message WHERE sent_to = '{address}' ORDER BY id DESC LIMIT 1"
        ));
        found.ok_or_else(|| Trouble(format!("wants a code for {address}, but none was sent")))
    }

    /// Waits until the device keeps something whose name or text is like this, or does no longer.
    pub async fn device_keeps(&self, what: &str, wanted: bool) -> Outcome {
        self.wait(
            format!("wants «{what}» on this device: {wanted}"),
            async || {
                let kept = self.page("kept", &[]).await?;
                let kept = kept.as_str().unwrap_or_default();
                Ok(if kept.contains(what) == wanted {
                    Ok(())
                } else {
                    Err(format!("there is {kept}"))
                })
            },
        )
        .await
    }
}

/// Six digits that are not these.
pub fn wrong(code: &str) -> String {
    let digits: u32 = code.parse().unwrap_or_default();
    format!("{:06}", (digits + 1) % 1_000_000)
}

impl Cabinet {
    /// One text out of the database, where there is a row that has it.
    pub fn text(&self, sql: &str) -> Option<String> {
        self.db
            .transaction::<_, rusqlite::Error>(|db| {
                let mut rows = db.prepare(sql)?;
                let mut found = rows.query([])?;
                found.next()?.map_or(Ok(None), |row| row.get(0))
            })
            .expect("a query for a text")
    }

    /// What happens at the server without this browser.
    pub fn change(&self, sql: &str) {
        self.db
            .transaction::<_, rusqlite::Error>(|db| db.execute(sql, []))
            .expect("a change");
    }
}
