//! `/recoveries` of the contract.

use crate::confirmation::{CodeSent, CodeSentJson, ConfirmationJson};
use crate::domain::contact::Login;
use crate::http::{Api, Error};
use crate::session::Session;
use serde::{Deserialize, Serialize};

const RECOVERIES: &str = "recoveries";

/// A recovery under way. Its id is a secret of this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub id: String,
    /// Until it is confirmed.
    pub code: Option<CodeSent>,
}

#[derive(Serialize)]
struct NewRecoveryJson<'a> {
    login: &'a str,
}

#[derive(Serialize)]
struct NewPasswordJson<'a> {
    password: &'a str,
}

#[derive(Deserialize)]
struct RecoveryJson {
    id: String,
    is_confirmed: bool,
    code: Option<CodeSentJson>,
}

impl TryFrom<RecoveryJson> for Recovery {
    type Error = Error;

    fn try_from(json: RecoveryJson) -> Result<Self, Error> {
        let code = json.code.map(CodeSent::try_from).transpose()?;
        if json.is_confirmed == code.is_some() {
            return Err(Error::Unreadable {
                endpoint: RECOVERIES,
            });
        }
        Ok(Self { id: json.id, code })
    }
}

pub async fn start(api: Api, login: &Login) -> Result<Recovery, Error> {
    let body = NewRecoveryJson {
        login: login.as_wire(),
    };
    let json: RecoveryJson = api.post(RECOVERIES, "/recoveries", &body).await?;
    json.try_into()
}

pub fn read(api: Api, id: &str) -> impl Future<Output = Result<Recovery, Error>> + use<> {
    let answer = api.get::<RecoveryJson>(RECOVERIES, path(id, ""));
    async { answer.await?.try_into() }
}

pub async fn resend(api: Api, id: &str) -> Result<Recovery, Error> {
    let path = path(id, "/code");
    let json: RecoveryJson = api.post(RECOVERIES, &path, &()).await?;
    json.try_into()
}

pub async fn confirm(api: Api, id: &str, code: String) -> Result<Recovery, Error> {
    let body = ConfirmationJson { code };
    let path = path(id, "/confirmation");
    let json: RecoveryJson = api.post(RECOVERIES, &path, &body).await?;
    json.try_into()
}

/// Sets the new password and signs in.
pub async fn finish(session: Session, id: &str, password: &str) -> Result<(), Error> {
    let body = NewPasswordJson { password };
    session.begin(&path(id, "/password"), &body).await
}

fn path(id: &str, rest: &str) -> String {
    ["/recoveries/", id, rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn the_contracts_recoveries_are_read() {
        let begun = contract::decode::<RecoveryJson>("RecoveryBegun");
        let begun = Recovery::try_from(begun).expect("a recovery");
        assert_eq!(
            begun.code.map(|code| code.to).as_deref(),
            Some("olena@example.com")
        );
        let confirmed = contract::decode::<RecoveryJson>("RecoveryConfirmed");
        assert_eq!(
            Recovery::try_from(confirmed).expect("a recovery").code,
            None
        );
    }

    #[test]
    fn what_is_sent_is_what_the_contract_says() {
        let login = NewRecoveryJson {
            login: "olena@example.com",
        };
        let password = NewPasswordJson {
            password: "тепло-в-хаті-2026",
        };
        let wire = |value: serde_json::Result<serde_json::Value>| value.expect("json");
        assert_eq!(
            wire(serde_json::to_value(login)),
            contract::example("NewRecovery")
        );
        assert_eq!(
            wire(serde_json::to_value(password)),
            contract::example("NewPassword")
        );
    }
}
