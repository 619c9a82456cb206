//! What many tasks begin with, and the words every page shares.

use crate::person::{Outcome, Person, Trouble};
use serde_json::json;
use stand_in::{Fault, FaultPlan};

pub const PRODUCT: &str = "Кабінет споживача газу";
pub const LOGIN: &str = "Електронна пошта, телефон або особовий рахунок";
pub const PASSWORD: &str = "Пароль";
/// The section's link; its page is headed «Історія показів».
pub const HISTORY: &str = "Історія";
pub const INDEX: &str = "Показ лічильника";
const RECEIPT: &str = "Квитанція про показ";

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
        self.heading_is(RECEIPT).await?;
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

    /// Has typed a reading, and is about to hand it over; the network will fail.
    pub async fn at_the_check(&mut self, index: &str) -> Outcome {
        self.network_fails = true;
        self.signs_in(OLENA).await?;
        self.opens_the_form().await?;
        self.goes_to_the_check(index).await
    }

    /// What the browser of this tab knows of the link. That it is back it says to the page.
    pub async fn link_is_there(&self, is_there: bool) -> Outcome {
        self.step(format!("has a link: {is_there}"));
        Ok(self.page("link", &[json!(is_there)]).await.map(drop)?)
    }

    /// Has handed a reading over, its answer is lost, and the server is down after that: it has the reading, the page
    /// cannot know, and does not ask by itself for long.
    pub async fn loses_the_answer(&mut self, index: &str) -> Outcome {
        self.at_the_check(index).await?;
        let is_down = FaultPlan {
            times: None,
            retry_after: 600,
            ..FaultPlan::next(Fault::Unavailable, 0).on("POST", "/readings")
        };
        let is_lost = FaultPlan::next(Fault::AnswerLost, 1).on("POST", "/readings");
        self.cabinet.fails_as(is_lost.then(is_down));
        self.press("Передати показ").await?;
        self.see("Ми ще не знаємо, чи дійшов показ").await
    }

    /// Asks what became of a reading; the cabinet may have asked by itself just before.
    pub async fn asks_what_became_of_it(&self) -> Outcome {
        self.press_unless_at("Перевірити ще раз", RECEIPT).await?;
        self.has_the_receipt().await
    }

    /// So many requests have handed a reading in.
    pub fn has_sent(&self, wanted: usize) -> Outcome {
        match self.cabinet.served.requests(SENT) {
            sent if sent == wanted => Ok(()),
            sent => Err(Trouble(format!(
                "wants {wanted} requests, but there were {sent}"
            ))),
        }
    }

    /// Has handed a reading over without a link: it lies on this device, and no request was made.
    pub async fn leaves_it_unsent(&mut self, index: &str) -> Outcome {
        self.at_the_check(index).await?;
        self.link_is_there(false).await?;
        self.press("Передати показ").await?;
        self.see("Показ ще не передано").await?;
        self.database_holds(OF_OLENA, 0)
    }

    /// So many readings lie in the device's database.
    pub async fn device_holds(&self, wanted: usize) -> Outcome {
        self.wait(
            format!("wants {wanted} readings on this device"),
            async || {
                let kept = self.page("waiting", &[]).await?;
                let kept: serde_json::Value =
                    serde_json::from_str(kept.as_str().unwrap_or_default()).unwrap_or_default();
                Ok(match kept["parcels"].as_array() {
                    Some(parcels) if parcels.len() == wanted => Ok(()),
                    _ => Err(kept.to_string()),
                })
            },
        )
        .await
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

/// The operator's hotline takes one down.
pub fn another_channel(person: &Person<'_>) -> Outcome {
    let sql = "INSERT INTO reading (meter_id, period, value, previous_value, consumption_m3, taken_on, source,
        submitted_at, accepted_at, counted_at)
        SELECT 'm-70415', '2026-10', 14390, 14321, 69, '2026-11-02', 'other_channel', 1793606400, 1793692800, 1794384000";
    person
        .cabinet
        .db
        .transaction::<_, rusqlite::Error>(|db| db.execute(sql, []))
        .map(drop)
        .map_err(|error| Trouble(error.to_string()))
}
