//! Settlements at the API: the endpoint and its wire shapes, which never leave this file.

use crate::billing::InvoiceMentionJson;
use crate::domain::account::AccountId;
use crate::domain::bill::{Service, Volume};
use crate::domain::ledger::{LedgerMonth, Sums};
use crate::domain::money::{Kopiykas, UnitPrice};
use crate::domain::period::Period;
use crate::http::{Api, Error};
use serde::Deserialize;

const LEDGER: &str = "ledger";

/// One year of one service.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    pub service: Service,
    pub year: i32,
    /// Those that have months, newest first.
    pub years: Vec<i32>,
    /// Newest first.
    pub months: Vec<LedgerMonth>,
}

/// The newest year where none is named.
pub fn ledger(
    api: Api,
    account: &AccountId,
    service: Service,
    year: Option<i32>,
) -> impl Future<Output = Result<Ledger, Error>> + use<> {
    let year = year.map(|year| ["&year=", &year.to_string()].concat());
    let year = year.unwrap_or_default();
    let path = [
        "/accounts/",
        &account.0,
        "/ledger?service=",
        service.code(),
        &year,
    ]
    .concat();
    let answer = api.get::<LedgerJson>(LEDGER, path);
    async {
        answer
            .await?
            .try_into()
            .map_err(|()| Error::Unreadable { endpoint: LEDGER })
    }
}

#[derive(Deserialize)]
struct LedgerJson {
    service: String,
    year: i32,
    years: Vec<i32>,
    months: Vec<LedgerMonthJson>,
}

#[derive(Deserialize)]
struct LedgerMonthJson {
    period: String,
    is_closed: bool,
    opening: i64,
    charged: i64,
    benefit: i64,
    subsidy: i64,
    recalculated: i64,
    penalty: i64,
    paid: i64,
    closing: i64,
    volume_m3: Option<String>,
    price: Option<String>,
    invoice: Option<InvoiceMentionJson>,
}

impl TryFrom<LedgerJson> for Ledger {
    type Error = ();

    fn try_from(json: LedgerJson) -> Result<Self, ()> {
        let months = json.months.into_iter().map(TryInto::try_into);
        Ok(Self {
            service: Service::parse(&json.service).ok_or(())?,
            year: json.year,
            years: json.years,
            months: months.collect::<Result<_, _>>()?,
        })
    }
}

impl TryFrom<LedgerMonthJson> for LedgerMonth {
    type Error = ();

    fn try_from(json: LedgerMonthJson) -> Result<Self, ()> {
        let volume = json.volume_m3.map(|text| Volume::parse(&text).ok_or(()));
        let price = json.price.map(|text| UnitPrice::parse(&text).ok_or(()));
        Ok(Self {
            period: Period::parse(&json.period).ok_or(())?,
            is_closed: json.is_closed,
            sums: Sums {
                opening: Kopiykas(json.opening),
                paid: Kopiykas(json.paid),
                subsidy: Kopiykas(json.subsidy),
                benefit: Kopiykas(json.benefit),
                charged: Kopiykas(json.charged),
                recalculated: Kopiykas(json.recalculated),
                penalty: Kopiykas(json.penalty),
                closing: Kopiykas(json.closing),
            },
            volume: volume.transpose()?,
            price: price.transpose()?,
            invoice: json.invoice.map(Into::into),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use crate::domain::ledger::breaches;

    #[test]
    fn the_contracts_ledger_is_read_and_adds_up() {
        let ledger = Ledger::try_from(decode::<LedgerJson>("Ledger")).expect("a ledger");
        assert_eq!((ledger.service, ledger.year), (Service::Gas, 2026));
        assert_eq!(ledger.years, [2026, 2025]);
        let [open, closed] = ledger.months.as_slice() else {
            panic!("two months")
        };
        assert!(!open.is_closed && open.invoice.is_none() && open.volume.is_none());
        assert_eq!(closed.sums.charged, Kopiykas(66_864));
        assert_eq!(closed.price, UnitPrice::parse("7.96"));
        assert_eq!(breaches(&ledger.months), []);
    }

    #[test]
    fn what_cannot_be_read_is_no_ledger() {
        for (path, value) in [
            ("/service", "water"),
            ("/months/0/period", "2026-13"),
            ("/months/1/volume_m3", "much"),
            ("/months/1/price", "-1"),
        ] {
            let mut json = example("Ledger");
            *json.pointer_mut(path).expect(path) = value.into();
            let json: LedgerJson = serde_json::from_value(json).expect("the shape");
            assert!(Ledger::try_from(json).is_err(), "{path}");
        }
    }

    #[test]
    fn a_sum_that_is_no_whole_number_is_no_ledger() {
        for wrong in [
            serde_json::json!(1.5),
            serde_json::json!("1"),
            serde_json::Value::Null,
        ] {
            let mut json = example("Ledger");
            json["months"][0]["paid"] = wrong;
            assert!(serde_json::from_value::<LedgerJson>(json).is_err());
        }
    }
}
