//! What a consumer may change of a home: how it is called here, whether it comes first, whether it is here at all.

use crate::domain::account::AccountId;
use crate::http::{Api, Error};
use serde::Serialize;
use serde::de::IgnoredAny;

const ACCOUNT: &str = "account";

/// `None` takes the name away.
pub async fn name(api: Api, id: AccountId, label: Option<String>) -> Result<(), Error> {
    change(api, id, &LabelJson { label }).await
}

pub async fn show_first(api: Api, id: AccountId) -> Result<(), Error> {
    change(api, id, &DefaultJson { is_default: true }).await
}

/// Takes it out of this cabinet. Refused with `last_account` where it is the only one.
pub async fn take_out(api: Api, id: AccountId) -> Result<(), Error> {
    match api.delete(ACCOUNT, &path(&id)).await {
        // Out already: the answer to an earlier try was lost on the way.
        Err(Error::NotFound) => Ok(()),
        answer => answer,
    }
}

/// The list of homes is asked again afterwards: what comes back is of no interest.
async fn change(api: Api, id: AccountId, change: &impl Serialize) -> Result<(), Error> {
    let changed: IgnoredAny = api.patch(ACCOUNT, &path(&id), change).await?;
    let IgnoredAny = changed;
    Ok(())
}

fn path(id: &AccountId) -> String {
    ["/accounts/", &id.0].concat()
}

#[derive(Serialize)]
struct LabelJson {
    label: Option<String>,
}

#[derive(Serialize)]
struct DefaultJson {
    is_default: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    fn sent(change: impl Serialize) -> serde_json::Value {
        serde_json::to_value(change).expect("json")
    }

    #[test]
    fn changes_go_out_as_the_contract_says() {
        let label = Some("Мама, Ніжин".to_owned());
        assert_eq!(
            sent(LabelJson { label }),
            contract::example("AccountChangeLabel")
        );
        assert_eq!(
            sent(DefaultJson { is_default: true }),
            contract::example("AccountChangeDefault")
        );
    }

    #[test]
    fn a_name_is_taken_away_by_an_explicit_null() {
        let json = serde_json::to_string(&LabelJson { label: None }).expect("json");
        assert_eq!(json, r#"{"label":null}"#);
    }
}
