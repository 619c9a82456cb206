//! What several answers about money have in common, as the API writes it.

use super::balances::{Balances, LastPayment, ServiceBalance};
use crate::domain::account::AccountNumber;
use crate::domain::bill::{
    Coming, Estimate, EstimateBasis, InvoiceId, InvoiceMention, Payee, Service,
};
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct PayeeJson {
    service: String,
    name: String,
    phone: String,
    account_number: String,
    iban: String,
    code: String,
}

impl TryFrom<PayeeJson> for Payee {
    type Error = ();

    fn try_from(json: PayeeJson) -> Result<Self, ()> {
        Ok(Self {
            service: Service::parse(&json.service).ok_or(())?,
            name: json.name,
            phone: Phone::parse(&json.phone).ok_or(())?,
            account_number: AccountNumber::parse(&json.account_number).map_err(drop)?,
            iban: json.iban,
            code: json.code,
        })
    }
}

#[derive(Deserialize)]
pub(crate) struct InvoiceMentionJson {
    id: String,
    number: String,
}

impl From<InvoiceMentionJson> for InvoiceMention {
    fn from(json: InvoiceMentionJson) -> Self {
        Self {
            id: InvoiceId(json.id),
            number: json.number,
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct ComingJson {
    period: String,
    expected_on: String,
    estimates: Vec<EstimateJson>,
}

#[derive(Deserialize)]
struct EstimateJson {
    service: String,
    kopiykas: i64,
    basis: String,
}

impl TryFrom<ComingJson> for Coming {
    type Error = ();

    fn try_from(json: ComingJson) -> Result<Self, ()> {
        let estimates = json.estimates.into_iter().map(TryInto::try_into);
        Ok(Self {
            period: Period::parse(&json.period).ok_or(())?,
            expected_on: parse_iso(&json.expected_on).ok_or(())?,
            estimates: estimates.collect::<Result<_, _>>()?,
        })
    }
}

impl TryFrom<EstimateJson> for Estimate {
    type Error = ();

    fn try_from(json: EstimateJson) -> Result<Self, ()> {
        Ok(Self {
            service: Service::parse(&json.service).ok_or(())?,
            amount: Kopiykas(json.kopiykas),
            basis: match json.basis.as_str() {
                "submitted" => EstimateBasis::Submitted,
                "planned" => EstimateBasis::Planned,
                "monthly_charge" => EstimateBasis::MonthlyCharge,
                _ => EstimateBasis::Other,
            },
        })
    }
}

#[derive(Deserialize)]
pub(super) struct BalancesJson {
    today: String,
    balances: Vec<ServiceBalanceJson>,
    coming: ComingJson,
}

#[derive(Deserialize)]
struct ServiceBalanceJson {
    payee: PayeeJson,
    kopiykas: i64,
    as_of: String,
    due_on: Option<String>,
    overdue_kopiykas: i64,
    invoice: Option<InvoiceMentionJson>,
    last_payment: Option<LastPaymentJson>,
    on_the_way_kopiykas: i64,
}

#[derive(Deserialize)]
struct LastPaymentJson {
    kopiykas: i64,
    paid_on: String,
}

impl TryFrom<BalancesJson> for Balances {
    type Error = ();

    fn try_from(json: BalancesJson) -> Result<Self, ()> {
        let of_services = json.balances.into_iter().map(TryInto::try_into);
        Ok(Self {
            today: parse_iso(&json.today).ok_or(())?,
            of_services: of_services.collect::<Result<_, _>>()?,
            coming: json.coming.try_into()?,
        })
    }
}

impl TryFrom<ServiceBalanceJson> for ServiceBalance {
    type Error = ();

    fn try_from(json: ServiceBalanceJson) -> Result<Self, ()> {
        Ok(Self {
            payee: json.payee.try_into()?,
            amount: Kopiykas(json.kopiykas),
            as_of: parse_iso(&json.as_of).ok_or(())?,
            due_on: json
                .due_on
                .map(|day| parse_iso(&day).ok_or(()))
                .transpose()?,
            overdue: Kopiykas(json.overdue_kopiykas),
            invoice: json.invoice.map(Into::into),
            last_payment: json.last_payment.map(TryInto::try_into).transpose()?,
            on_the_way: Kopiykas(json.on_the_way_kopiykas),
        })
    }
}

impl TryFrom<LastPaymentJson> for LastPayment {
    type Error = ();

    fn try_from(json: LastPaymentJson) -> Result<Self, ()> {
        Ok(Self {
            amount: Kopiykas(json.kopiykas),
            paid_on: parse_iso(&json.paid_on).ok_or(())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};

    #[test]
    fn the_contracts_balances_are_read() {
        let balances = Balances::try_from(decode::<BalancesJson>("Balances")).expect("balances");
        let services: Vec<_> = balances
            .of_services
            .iter()
            .map(|balance| (balance.payee.service, balance.amount.0))
            .collect();
        assert_eq!(
            services,
            [(Service::Gas, 66_864), (Service::Delivery, -5_620)]
        );
        assert_eq!(balances.of_services[1].on_the_way, Kopiykas(14_230));
        assert_eq!(balances.coming.period.to_string(), "2026-11");
    }

    #[test]
    fn what_cannot_be_read_is_no_balance() {
        for (path, value) in [
            ("/balances/0/payee/service", "water"),
            ("/balances/0/as_of", "soon"),
            ("/coming/expected_on", "2026-13-01"),
            ("/today", ""),
        ] {
            let mut json = example("Balances");
            *json.pointer_mut(path).expect(path) = value.into();
            let json: BalancesJson = serde_json::from_value(json).expect("the shape");
            assert!(Balances::try_from(json).is_err(), "{path}");
        }
    }
}
