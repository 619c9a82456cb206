//! `/offices` and `/appointments` of the contract.

mod offices;
mod visits;

pub use offices::{offices, weeks};
pub use visits::{book, cancel, list, move_to, read, remind};

use super::model::Contacts;
use crate::http::{Api, Error};
use serde::Deserialize;

/// What of an answer cannot be read.
struct Unreadable;

/// Where a reminder can go.
pub fn contacts(api: Api) -> impl Future<Output = Result<Contacts, Error>> {
    let answer = api.get::<ProfileJson>("profile", "/profile".into());
    async {
        let json = answer.await?;
        Ok(Contacts {
            phone: json.phone.confirmed(),
            email: json.email.confirmed(),
        })
    }
}

#[derive(Deserialize)]
struct ProfileJson {
    email: ContactJson,
    phone: ContactJson,
}

#[derive(Deserialize)]
struct ContactJson {
    value: String,
    is_confirmed: bool,
}

impl ContactJson {
    fn confirmed(self) -> Option<String> {
        self.is_confirmed.then_some(self.value)
    }
}
