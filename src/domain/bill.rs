//! What the two companies bill, and the names of it: service, payee, invoice, payment, exact volume.

use super::account::AccountNumber;
use super::contact::Phone;
use super::money::{Kopiykas, decimal, scaled};
use super::period::Period;
use chrono::NaiveDate;

/// What is billed apart since January 2020: gas by the supplier, delivery (розподіл) by the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    Gas,
    Delivery,
}

impl Service {
    pub const ALL: [Self; 2] = [Self::Gas, Self::Delivery];

    /// As the API and the cabinet's addresses write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gas => "gas",
            Self::Delivery => "delivery",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.code() == code)
    }
}

/// The company that a service is paid to, as a payment order names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payee {
    pub service: Service,
    pub name: String,
    pub phone: Phone,
    /// This home's account there.
    pub account_number: AccountNumber,
    /// `UA` and 27 digits.
    pub iban: String,
    /// ЄДРПОУ, eight digits.
    pub code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InvoiceId(pub String);

/// An invoice (рахунок на оплату) where something else speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceMention {
    pub id: InvoiceId,
    /// As the bill prints it.
    pub number: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaymentId(pub String);

/// The name of an entry in the feedback book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryId(pub String);

/// The invoice of the month that is not closed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    pub period: Period,
    /// The day by which it will be there.
    pub expected_on: NaiveDate,
    /// What it would come to by what stands today; empty where that cannot be told.
    pub estimates: Vec<Estimate>,
}

/// What the coming bill of one service would come to. Nobody owes it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub service: Service,
    pub amount: Kopiykas,
    pub basis: EstimateBasis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateBasis {
    /// The readings that stand for all meters.
    Submitted,
    /// What would be planned where one is missing.
    Planned,
    /// The same each month.
    MonthlyCharge,
    /// A basis that this version does not know.
    Other,
}

/// A volume as a bill has it: cubic metres brought to standard conditions, exact to the thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(i64);

impl Volume {
    /// Reads `84` or `126.27`: up to three decimals, not negative.
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text, 3).map(Self)
    }

    /// `126.27`, without zeros that say nothing: the form that `Intl.NumberFormat` takes without passing through a float.
    pub fn to_decimal_string(self) -> String {
        decimal(self.0, 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_volume_is_read_exactly_and_written_without_idle_zeros() {
        for (text, written) in [
            ("84", "84"),
            ("126.27", "126.27"),
            ("0.500", "0.5"),
            ("0.005", "0.005"),
        ] {
            let volume = Volume::parse(text).expect(text);
            assert_eq!(volume.to_decimal_string(), written);
        }
        for text in ["", "-1", "1.2345", "1.", "x"] {
            assert_eq!(Volume::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_service_is_known_by_its_code_alone() {
        for service in Service::ALL {
            assert_eq!(Service::parse(service.code()), Some(service));
        }
        assert_eq!(Service::parse("water"), None);
    }

    proptest! {
        #[test]
        fn every_volume_survives_being_written_and_read(thousandths in 0..1_000_000_000_000_i64) {
            let volume = Volume(thousandths);
            prop_assert_eq!(Volume::parse(&volume.to_decimal_string()), Some(volume));
        }
    }
}
