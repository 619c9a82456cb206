//! The days not to miss, at the API.

use super::Unreadable;
use crate::domain::account::AccountId;
use crate::domain::date::parse_iso;
use crate::domain::period::Period;
use crate::http::{Api, Error};
use crate::pages::readings::days::{DateKind, Dated};
use serde::Deserialize;

const DATES: &str = "dates";

/// The days that the home should not miss.
pub fn dates(
    api: Api,
    account: &AccountId,
) -> impl Future<Output = Result<Vec<Dated>, Error>> + use<> {
    let answer = api.get::<DatesJson>(DATES, ["/accounts/", &account.0, "/dates"].concat());
    async {
        answer
            .await?
            .try_into()
            .map_err(|_: Unreadable| Error::Unreadable { endpoint: DATES })
    }
}

#[derive(Deserialize)]
struct DatesJson {
    items: Vec<DatedJson>,
}

#[derive(Deserialize)]
struct DatedJson {
    kind: String,
    from: String,
    to: String,
    period: Option<String>,
    company: Option<String>,
    meter_serial: Option<String>,
}

impl TryFrom<DatesJson> for Vec<Dated> {
    type Error = Unreadable;

    fn try_from(json: DatesJson) -> Result<Self, Unreadable> {
        json.items.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<DatedJson> for Dated {
    type Error = Unreadable;

    fn try_from(json: DatedJson) -> Result<Self, Unreadable> {
        let period = json
            .period
            .map(|text| Period::parse(&text).ok_or(Unreadable));
        Ok(Self {
            kind: match json.kind.as_str() {
                "reading_window" => DateKind::ReadingWindow,
                "invoice" => DateKind::Invoice,
                "delivery_due" => DateKind::DeliveryDue,
                "gas_due" => DateKind::GasDue,
                "verification" => DateKind::Verification,
                _ => DateKind::Other(json.kind),
            },
            from: parse_iso(&json.from).ok_or(Unreadable)?,
            to: parse_iso(&json.to).ok_or(Unreadable)?,
            period: period.transpose()?,
            company: json.company,
            meter_serial: json.meter_serial,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn the_contracts_dates_are_read() {
        let days = Vec::<Dated>::try_from(contract::decode::<DatesJson>("Dates")).expect("dates");
        let kinds: Vec<_> = days.iter().map(|day| day.kind.clone()).collect();
        let expected = [
            DateKind::ReadingWindow,
            DateKind::Invoice,
            DateKind::DeliveryDue,
            DateKind::Verification,
        ];
        assert_eq!(kinds, expected);
        assert_eq!(Some(days[0].to), parse_iso("2026-11-05"));
        assert_eq!(days[0].period, Period::new(2026, 10));
        assert_eq!(days[3].meter_serial.as_deref(), Some("0070415"));
    }

    #[test]
    fn an_unreadable_day_is_an_error_and_a_new_kind_is_none() {
        let mut dates = contract::example("Dates");
        dates["items"][0]["kind"] = "inspection".into();
        let json: DatesJson = serde_json::from_value(dates.clone()).expect("json");
        let days = Vec::<Dated>::try_from(json).expect("dates");
        assert_eq!(days[0].kind, DateKind::Other("inspection".into()));
        dates["items"][1]["to"] = "2026-11-31".into();
        let json: DatesJson = serde_json::from_value(dates).expect("json");
        assert!(Vec::<Dated>::try_from(json).is_err());
    }
}
