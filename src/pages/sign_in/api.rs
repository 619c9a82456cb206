//! `/identity-providers` and `/identity-requests` of the contract.

use crate::http::{Api, Error};
use serde::{Deserialize, Serialize};

/// Who can vouch for a consumer, with the name people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    pub code: String,
    pub name: String,
}

#[derive(Deserialize)]
struct ProvidersJson {
    providers: Vec<ProviderJson>,
}

#[derive(Deserialize)]
struct ProviderJson {
    code: String,
    name: String,
}

#[derive(Serialize)]
struct NewRequestJson<'a> {
    provider: &'a str,
    return_to: &'a str,
}

#[derive(Deserialize)]
struct RequestJson {
    location: String,
}

impl From<ProvidersJson> for Vec<Provider> {
    fn from(json: ProvidersJson) -> Self {
        let provider = |json: ProviderJson| Provider {
            code: json.code,
            name: json.name,
        };
        json.providers.into_iter().map(provider).collect()
    }
}

pub fn providers(api: Api) -> impl Future<Output = Result<Vec<Provider>, Error>> + use<> {
    let answer = api.get::<ProvidersJson>("identity-providers", "/identity-providers".into());
    async { answer.await.map(Into::into) }
}

/// Where the browser is to go. `return_to` is a path of this site.
pub async fn ask(api: Api, provider: &str, return_to: &str) -> Result<String, Error> {
    let body = NewRequestJson {
        provider,
        return_to,
    };
    let json: RequestJson = api
        .post("identity-requests", "/identity-requests", &body)
        .await?;
    Ok(json.location)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn the_contracts_providers_are_read() {
        let providers: Vec<Provider> =
            contract::decode::<ProvidersJson>("IdentityProviders").into();
        assert_eq!(providers[0].name, "BankID НБУ");
        let request = contract::decode::<RequestJson>("IdentityRequest");
        assert!(request.location.starts_with("https://id.gov.ua/"));
    }

    #[test]
    fn a_request_goes_out_as_the_contract_says() {
        let sent = NewRequestJson {
            provider: "bankid",
            return_to: "/cabinet/sign-in",
        };
        assert_eq!(
            serde_json::to_value(sent).expect("json"),
            contract::example("NewIdentityRequest")
        );
    }
}
