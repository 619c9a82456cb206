//! What the companies tell a home: outages, prices, days of readings, news. Told until the person has taken note of it.

mod api;
mod panel;
mod words;

use crate::accounts::use_of_home;
use crate::domain::money::UnitPrice;
use crate::http::Error;
use crate::load::Load;
use crate::storage;
use chrono::NaiveDate;
use leptos::prelude::*;
pub use panel::{Fresh, NoticePanel};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyNotice {
    pub id: String,
    pub company: String,
    /// ISO 8601 with an offset.
    pub published_at: String,
    pub about: About,
    /// In the company's own words, in Ukrainian.
    pub text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// No gas between these instants, ISO 8601 with an offset.
    Outage { from: String, until: Option<String> },
    /// What a cubic metre costs, and has cost.
    GasPrice {
        price: UnitPrice,
        before: Option<UnitPrice>,
        since: NaiveDate,
    },
    /// Readings are taken from the first of these days to the last, inclusive.
    Readings { from: NaiveDate, until: NaiveDate },
    /// What its text says; also a kind that this version does not know.
    News,
}

/// The notices of the home being looked at, read anew for the page that asks.
pub fn use_notices() -> Load<Vec<CompanyNotice>, Error> {
    use_of_home(api::list)
}

/// Names of the notices that the person has taken note of on this device, newest last. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Noted(RwSignal<Vec<String>>);

const NOTED: &str = "noted";
/// More than there ever are at once: what is kept does not grow.
const KEPT: usize = 40;

impl Noted {
    pub fn here() -> Self {
        let kept = storage::mine(NOTED).unwrap_or_default();
        Self(RwSignal::new(
            kept.split_whitespace().map(str::to_owned).collect(),
        ))
    }

    pub fn has(self, id: &str) -> bool {
        self.0.with(|noted| noted.iter().any(|noted| noted == id))
    }

    pub fn take(self, id: &str) {
        if self.has(id) {
            return;
        }
        self.0.update(|noted| {
            noted.push(id.to_owned());
            let idle = noted.len().saturating_sub(KEPT);
            noted.drain(..idle);
            storage::keep_mine(NOTED, &noted.join(" "));
        });
    }
}
