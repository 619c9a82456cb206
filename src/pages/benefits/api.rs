//! Benefits and subsidies at the API: the endpoint and its wire shapes, which never leave this file.

use super::model::{Basis, Benefits, Entitlement, Kind, OfInvoice, Usage, Used};
use crate::billing::InvoiceMentionJson;
use crate::domain::account::AccountId;
use crate::domain::date::parse_iso;
use crate::domain::meter::CubicMetres;
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use crate::http::{Api, Error};
use serde::Deserialize;

const BENEFITS: &str = "benefits";

pub fn benefits(
    api: Api,
    account: &AccountId,
) -> impl Future<Output = Result<Benefits, Error>> + use<> {
    let path = ["/accounts/", &account.0, "/benefits"].concat();
    let answer = api.get::<BenefitsJson>(BENEFITS, path);
    async {
        answer
            .await?
            .try_into()
            .map_err(|()| Error::Unreadable { endpoint: BENEFITS })
    }
}

#[derive(Deserialize)]
struct BenefitsJson {
    entitlements: Vec<EntitlementJson>,
    invoices: Vec<OfInvoiceJson>,
}

#[derive(Deserialize)]
struct EntitlementJson {
    kind: String,
    percent: Option<u32>,
    norm_m3: Option<u32>,
    kopiykas: Option<i64>,
    from: String,
    until: Option<String>,
    basis: String,
    this_month: Option<UsageJson>,
}

#[derive(Deserialize)]
struct UsageJson {
    period: String,
    used: i64,
    left: i64,
}

#[derive(Deserialize)]
struct OfInvoiceJson {
    period: String,
    invoice: InvoiceMentionJson,
    charged: i64,
    benefit: i64,
    subsidy: i64,
}

impl TryFrom<BenefitsJson> for Benefits {
    type Error = ();

    fn try_from(json: BenefitsJson) -> Result<Self, ()> {
        let entitlements = json.entitlements.into_iter().map(TryInto::try_into);
        let invoices = json.invoices.into_iter().map(TryInto::try_into);
        Ok(Self {
            entitlements: entitlements.collect::<Result<_, _>>()?,
            invoices: invoices.collect::<Result<_, _>>()?,
        })
    }
}

impl TryFrom<EntitlementJson> for Entitlement {
    type Error = ();

    fn try_from(json: EntitlementJson) -> Result<Self, ()> {
        let kind = match json.kind.as_str() {
            "benefit" => Kind::Benefit,
            "subsidy" => Kind::Subsidy,
            _ => Kind::Other,
        };
        let this_month = json.this_month.and_then(|of| usage(kind, &of).transpose());
        Ok(Self {
            kind,
            percent: json.percent,
            norm: json.norm_m3.map(CubicMetres),
            amount: json.kopiykas.map(Kopiykas),
            from: parse_iso(&json.from).ok_or(())?,
            until: json
                .until
                .map(|day| parse_iso(&day).ok_or(()))
                .transpose()?,
            basis: match json.basis.as_str() {
                "war_veteran" => Basis::WarVeteran,
                "family_with_many_children" => Basis::ManyChildren,
                "low_income" => Basis::LowIncome,
                _ => Basis::Other,
            },
            this_month: this_month.transpose()?,
        })
    }
}

/// Of an unknown kind nobody can tell what the numbers count.
fn usage(kind: Kind, json: &UsageJson) -> Result<Option<Usage>, ()> {
    let volume = |number: i64| u32::try_from(number).map(CubicMetres).map_err(drop);
    let of = match kind {
        Kind::Benefit => Used::Norm(volume(json.used)?, volume(json.left)?),
        Kind::Subsidy => Used::Sum(Kopiykas(json.used), Kopiykas(json.left)),
        Kind::Other => return Ok(None),
    };
    let period = Period::parse(&json.period).ok_or(())?;
    Ok(Some(Usage { period, of }))
}

impl TryFrom<OfInvoiceJson> for OfInvoice {
    type Error = ();

    fn try_from(json: OfInvoiceJson) -> Result<Self, ()> {
        Ok(Self {
            period: Period::parse(&json.period).ok_or(())?,
            invoice: json.invoice.into(),
            charged: Kopiykas(json.charged),
            benefit: Kopiykas(json.benefit),
            subsidy: Kopiykas(json.subsidy),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use serde_json::{Value, json};

    fn read(json: Value) -> Result<Benefits, ()> {
        let json: BenefitsJson = serde_json::from_value(json).map_err(drop)?;
        json.try_into()
    }

    #[test]
    fn the_contracts_benefits_are_read() {
        let read = Benefits::try_from(decode::<BenefitsJson>("Benefits")).expect("benefits");
        let [benefit, subsidy] = read.entitlements.as_slice() else {
            panic!("two of them")
        };
        assert_eq!(
            (benefit.kind, benefit.basis),
            (Kind::Benefit, Basis::WarVeteran)
        );
        assert_eq!(
            (benefit.percent, benefit.norm),
            (Some(25), Some(CubicMetres(42)))
        );
        let used = benefit.this_month.map(|usage| usage.of);
        assert_eq!(used, Some(Used::Norm(CubicMetres(21), CubicMetres(21))));
        assert_eq!(
            (subsidy.kind, subsidy.basis),
            (Kind::Subsidy, Basis::LowIncome)
        );
        let used = subsidy.this_month.map(|usage| usage.of);
        assert_eq!(used, Some(Used::Sum(Kopiykas(12_537), Kopiykas(51_713))));
        assert_eq!(read.invoices[0].benefit, Kopiykas(4179));
    }

    #[test]
    fn a_word_of_tomorrow_is_another_one() {
        let mut json = example("Benefits");
        json["entitlements"][0]["kind"] = json!("voucher");
        json["entitlements"][1]["basis"] = json!("hero");
        let read = read(json).expect("benefits");
        assert_eq!(read.entitlements[0].kind, Kind::Other);
        assert_eq!(read.entitlements[0].this_month, None);
        assert_eq!(read.entitlements[1].basis, Basis::Other);
    }

    #[test]
    fn what_cannot_be_read_is_no_benefit() {
        for (path, value) in [
            ("/entitlements/0/percent", json!(2.5)),
            ("/entitlements/0/from", json!("soon")),
            ("/entitlements/1/until", json!("2027-02-30")),
            ("/entitlements/0/this_month/left", json!(-1)),
            ("/entitlements/1/this_month/period", json!("2026")),
            ("/invoices/0/period", json!("2026-00")),
            ("/invoices/0/charged", json!("much")),
        ] {
            let mut json = example("Benefits");
            *json.pointer_mut(path).expect(path) = value;
            assert!(read(json).is_err(), "{path}");
        }
    }
}
