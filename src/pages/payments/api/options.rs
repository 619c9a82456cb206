//! What is offered, and an invoice as far as paying needs it, as the API writes them.

use crate::billing::PayeeJson;
use crate::domain::bill::{InvoiceId, InvoiceMention, Payee};
use crate::domain::fee::Fee;
use crate::domain::money::Kopiykas;
use crate::domain::nbu_qr::QrSettings;
use crate::pages::payments::model::{InvoiceDue, Options, Provider};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct OptionsJson {
    providers: Vec<ProviderJson>,
    payees: Vec<PurposeJson>,
    qr: QrJson,
}

#[derive(Deserialize)]
struct ProviderJson {
    code: String,
    name: String,
    fee: Option<FeeJson>,
}

#[derive(Deserialize)]
struct FeeJson {
    percent: String,
    at_least: i64,
}

#[derive(Deserialize)]
struct PurposeJson {
    payee: PayeeJson,
    purpose: String,
}

#[derive(Deserialize)]
struct QrJson {
    url: String,
    version: String,
    encoding: String,
    line_end: String,
}

impl TryFrom<OptionsJson> for Options {
    type Error = ();

    fn try_from(json: OptionsJson) -> Result<Self, ()> {
        let providers = json.providers.into_iter().map(TryInto::try_into);
        let payees = json.payees.into_iter().map(|of| {
            let payee = of.payee.try_into()?;
            Ok((payee, of.purpose))
        });
        let QrJson {
            url,
            version,
            encoding,
            line_end,
        } = json.qr;
        Ok(Self {
            providers: providers.collect::<Result<_, ()>>()?,
            payees: payees.collect::<Result<_, ()>>()?,
            qr: QrSettings::read(url, &version, &encoding, &line_end),
        })
    }
}

impl TryFrom<ProviderJson> for Provider {
    type Error = ();

    fn try_from(json: ProviderJson) -> Result<Self, ()> {
        let fee = json
            .fee
            .map(|fee| Fee::new(&fee.percent, Kopiykas(fee.at_least)).ok_or(()));
        Ok(Self {
            code: json.code,
            name: json.name,
            fee: fee.transpose()?,
        })
    }
}

#[derive(Deserialize)]
pub(super) struct InvoiceJson {
    id: String,
    number: String,
    parts: Vec<PartJson>,
}

#[derive(Deserialize)]
struct PartJson {
    payee: PayeeJson,
    outstanding: i64,
}

impl TryFrom<InvoiceJson> for InvoiceDue {
    type Error = ();

    fn try_from(json: InvoiceJson) -> Result<Self, ()> {
        let outstanding = json.parts.into_iter().map(|part| {
            let payee: Payee = part.payee.try_into()?;
            Ok((payee.service, Kopiykas(part.outstanding)))
        });
        Ok(Self {
            mention: InvoiceMention {
                id: InvoiceId(json.id),
                number: json.number,
            },
            outstanding: outstanding.collect::<Result<_, ()>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use crate::domain::bill::Service;

    #[test]
    fn the_contracts_options_are_read() {
        let options = Options::try_from(decode::<OptionsJson>("PaymentOptions")).expect("options");
        let [ipay, portmone] = options.providers.as_slice() else {
            panic!("two providers");
        };
        let taken = ipay.fee.map(|fee| fee.of(Kopiykas(21_492)));
        assert_eq!(taken, Some(Kopiykas(322)));
        assert_eq!(portmone.fee, None);
        let (payee, purpose) = options.payee(Service::Gas).expect("gas");
        assert_eq!(payee.iban, "UA853535530000026007100000015");
        assert_eq!(purpose, "За газ, особовий рахунок 150000015");
        assert!(options.qr.is_some());
    }

    #[test]
    fn a_code_that_is_not_known_is_not_offered_and_the_rest_is() {
        let mut json = example("PaymentOptions");
        json["qr"]["version"] = "009".into();
        let json: OptionsJson = serde_json::from_value(json).expect("the shape");
        assert_eq!(Options::try_from(json).map(|options| options.qr), Ok(None));
    }

    #[test]
    fn a_fee_that_cannot_be_read_is_no_fee_of_nought() {
        let mut json = example("PaymentOptions");
        json["providers"][0]["fee"]["percent"] = "some".into();
        let json: OptionsJson = serde_json::from_value(json).expect("the shape");
        assert!(Options::try_from(json).is_err());
    }

    #[test]
    fn the_contracts_invoice_says_what_of_it_is_not_paid() {
        let due = InvoiceDue::try_from(decode::<InvoiceJson>("Invoice")).expect("an invoice");
        assert!(!due.outstanding.is_empty());
    }
}
