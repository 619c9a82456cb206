//! What many tasks begin with, and the words every page shares.

use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

pub const PRODUCT: &str = "Кабінет споживача газу";
pub const LOGIN: &str = "Електронна пошта, телефон або особовий рахунок";
pub const PASSWORD: &str = "Пароль";
/// The section's link; its page is headed «Історія показів».
pub const HISTORY: &str = "Історія";
pub const INDEX: &str = "Показ лічильника";

/// One home, ten years of readings, last index 14321 for September.
pub const OLENA: &str = "olena@example.com";
/// Three homes, the first one with two meters.
pub const MYKOLA: &str = "mykola@example.com";
/// The meter stands at 99984.
pub const HANNA: &str = "hanna@example.com";
/// In debt, with a benefit and a subsidy.
pub const VASYL: &str = "vasyl@example.com";
/// Brand-new: no reading yet.
pub const IRYNA: &str = "iryna@example.com";

/// Olena's readings for October, whatever became of them.
pub const OF_OLENA: &str =
    "SELECT count(*) FROM reading WHERE meter_id = 'm-70415' AND period = '2026-10'";
/// Where readings are sent.
pub const SENT: &str = "POST /api/v1/accounts/";

impl Person<'_> {
    /// Opens the cabinet and signs in; ends at the overview.
    pub async fn signs_in(&self, login: &str) -> Outcome {
        self.visit("/sign-in").await?;
        self.fills_in(login, stand_in::PASSWORD).await?;
        self.press("Увійти").await?;
        self.heading_is("Огляд").await
    }

    pub async fn fills_in(&self, login: &str, password: &str) -> Outcome {
        self.type_into(LOGIN, login).await?;
        self.type_into(PASSWORD, password).await
    }

    /// From anywhere inside to the empty form.
    pub async fn opens_the_form(&self) -> Outcome {
        self.follow("Передати показ").await?;
        self.heading_is("Передати показ").await
    }

    /// From the form to the check.
    pub async fn goes_to_the_check(&self, index: &str) -> Outcome {
        self.type_into(INDEX, index).await?;
        self.press("Перевірити й передати").await?;
        self.heading_is("Перевірте показ").await?;
        // The heading comes first; what is to be checked, when the home has been read again.
        self.see("Знято").await
    }

    /// From the form to the receipt.
    pub async fn submits(&self, index: &str) -> Outcome {
        self.goes_to_the_check(index).await?;
        self.press("Передати показ").await?;
        self.has_the_receipt().await
    }

    pub async fn has_the_receipt(&self) -> Outcome {
        self.heading_is("Квитанція про показ").await?;
        self.see("Показ отримано").await
    }

    /// Closes the tab and opens the address in another: what was kept in the tab is gone, what on the device is there.
    pub async fn goes_to_another_tab(&self, path: &str) -> Outcome {
        self.step("closes the tab and opens another");
        let client = &self.browser.client;
        let other = client.new_window(true).await?.handle;
        client.close_window().await?;
        client.switch_to_window(other).await?;
        self.visit(path).await
    }

    /// Time passes at the server and on the device, which has a clock of its own.
    pub async fn idles_until(&self, now: &str, minutes: f64) -> Outcome {
        self.step(format!("does nothing for {minutes} minutes"));
        self.cabinet.it_is(now);
        // The window's own: Firefox runs this script beside the page, with a `Date` of its own.
        let jump = "const { Date } = window, now = Date.now.bind(Date), by = arguments[0] * 60000; Date.now = () => now() + by;";
        Ok(self
            .browser
            .run(jump, vec![json!(minutes)])
            .await
            .map(drop)?)
    }

    /// What was pressed did not go through: the summary has the focus, the tab and the page say why.
    pub async fn is_sent_back(&self, heading: &str, words: &str) -> Outcome {
        self.focus_is_on("Перевірте, будь ласка").await?;
        self.title_is(&format!("Помилка: {heading} — {PRODUCT}"))
            .await?;
        self.see(words).await
    }

    /// The same, with the words at a field too.
    pub async fn is_told(&self, heading: &str, field: &str, words: &str) -> Outcome {
        self.is_sent_back(heading, words).await?;
        self.field_says(field, words).await
    }

    /// As the tab says it.
    pub async fn page_is(&self, heading: &str) -> Outcome {
        self.heading_is(heading).await?;
        self.title_is(&format!("{heading} — {PRODUCT}")).await
    }
}

impl Person<'_> {
    /// What only the database can tell: that a thing was written, and once.
    pub fn database_holds(&self, sql: &str, wanted: i64) -> Outcome {
        match self.cabinet.count(sql) {
            count if count == wanted => Ok(()),
            count => Err(Trouble(format!(
                "wants the database to hold {wanted}, but it holds {count}: {sql}"
            ))),
        }
    }
}

impl crate::cabinet::Cabinet {
    /// How many readings this is true of.
    pub fn readings(&self, condition: &str) -> i64 {
        self.count(&format!("SELECT count(*) FROM reading WHERE {condition}"))
    }
}
