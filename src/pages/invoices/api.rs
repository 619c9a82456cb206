//! `/accounts/{id}/invoices` of the contract.

use super::model::{Sum, Summary, Year};
use crate::billing::{ComingJson, paid};
use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, Service};
use crate::domain::date::parse_iso;
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use crate::http::{Api, Error};
use serde::Deserialize;

const INVOICES: &str = "invoices";

/// The invoices of one year; of the newest there is where none is named.
pub fn list(
    api: Api,
    home: &AccountId,
    year: Option<i32>,
) -> impl Future<Output = Result<Year, Error>> + use<> {
    let year = year.map(|year| ["?year=", &year.to_string()].concat());
    let path = [
        "/accounts/",
        &home.0,
        "/invoices",
        &year.unwrap_or_default(),
    ]
    .concat();
    let answer = api.get::<YearJson>(INVOICES, path);
    async {
        let answer = answer.await?;
        answer
            .try_into()
            .map_err(|()| Error::Unreadable { endpoint: INVOICES })
    }
}

#[derive(Deserialize)]
struct YearJson {
    year: i32,
    years: Vec<i32>,
    items: Vec<SummaryJson>,
    coming: ComingJson,
}

#[derive(Deserialize)]
struct SummaryJson {
    id: String,
    period: String,
    file_name: String,
    differs: bool,
    sums: Vec<SumJson>,
}

#[derive(Deserialize)]
struct SumJson {
    service: String,
    total: i64,
    outstanding: i64,
    due_on: String,
    state: String,
}

impl TryFrom<YearJson> for Year {
    type Error = ();

    fn try_from(json: YearJson) -> Result<Self, ()> {
        let invoices = json.items.into_iter().map(TryInto::try_into);
        Ok(Self {
            year: json.year,
            years: json.years,
            invoices: invoices.collect::<Result<_, _>>()?,
            coming: json.coming.try_into()?,
        })
    }
}

impl TryFrom<SummaryJson> for Summary {
    type Error = ();

    fn try_from(json: SummaryJson) -> Result<Self, ()> {
        let sums = json.sums.into_iter().map(TryInto::try_into);
        Ok(Self {
            id: InvoiceId(json.id),
            period: Period::parse(&json.period).ok_or(())?,
            file_name: json.file_name,
            differs: json.differs,
            sums: sums.collect::<Result<_, _>>()?,
        })
    }
}

impl TryFrom<SumJson> for Sum {
    type Error = ();

    fn try_from(json: SumJson) -> Result<Self, ()> {
        Ok(Self {
            service: Service::parse(&json.service).ok_or(())?,
            total: Kopiykas(json.total),
            outstanding: Kopiykas(json.outstanding),
            due_on: parse_iso(&json.due_on).ok_or(())?,
            state: paid(json.state),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use crate::domain::invoice::Paid;

    #[test]
    fn the_contracts_list_is_read() {
        let year = Year::try_from(decode::<YearJson>("Invoices")).expect("a year");
        assert_eq!(year.years, [2026]);
        let sums = &year.invoices[0].sums;
        assert_eq!(
            (sums[0].outstanding, &sums[0].state),
            (Kopiykas(16_864), &Paid::Due)
        );
        assert_eq!(sums[1].state, Paid::Paid);
    }

    #[test]
    fn what_cannot_be_read_is_no_list() {
        for path in [
            "/items/0/period",
            "/items/0/sums/0/due_on",
            "/items/0/sums/0/service",
        ] {
            let mut json = example("Invoices");
            *json.pointer_mut(path).expect(path) = "?".into();
            let json: YearJson = serde_json::from_value(json).expect("the shape");
            assert!(Year::try_from(json).is_err(), "{path}");
        }
    }
}
