//! An invoice (рахунок на оплату): how each company's sum comes about, from the meter to the total.

use super::bill::{InvoiceId, Payee, Service, Volume};
use super::meter::{CubicMetres, MeterIndex, Source};
use super::money::{Kopiykas, UnitPrice};
use super::period::Period;
use super::reading::{ReadingId, Reason};
use chrono::NaiveDate;

/// One month's invoice, a part for each company that bills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    pub id: InvoiceId,
    /// As the bill prints it.
    pub number: String,
    pub period: Period,
    pub issued_on: NaiveDate,
    /// Of its PDF: `rahunok-1500000015-2026-10.pdf`.
    pub file_name: String,
    /// Gas first, then delivery.
    pub parts: Vec<InvoicePart>,
}

/// The bill of one company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoicePart {
    pub payee: Payee,
    /// In the order in which the sum comes about.
    pub lines: Vec<InvoiceLine>,
    /// Meters of which another volume is billed than the consumer handed in.
    pub differences: Vec<Difference>,
    /// Of this month alone.
    pub total: Kopiykas,
    /// The balance when the month before was closed, and what was paid since.
    pub opening: Kopiykas,
    pub paid: Kopiykas,
    /// The balance when this month was closed.
    pub to_pay: Kopiykas,
    /// How much of `total` is not paid now.
    pub outstanding: Kopiykas,
    pub due_on: NaiveDate,
    pub state: Paid,
}

/// How far a month's bill is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paid {
    Paid,
    Due,
    Overdue,
    /// A word of the API that this version does not know.
    Other(String),
}

/// One step from the meter to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceLine {
    /// Two indexes and their difference. The volume is not there where it cannot be told.
    Meter {
        serial: String,
        source: Source,
        previous: Option<MeterIndex>,
        value: MeterIndex,
        volume: Option<Volume>,
    },
    /// All differences, brought to standard conditions by the coefficient (a decimal such as `0.9713`).
    Volume {
        volume: Option<Volume>,
        coefficient: Option<String>,
    },
    /// Volume by price; of delivery the month's sum, without either.
    Charge {
        volume: Option<Volume>,
        price: Option<UnitPrice>,
        since: Option<NaiveDate>,
        amount: Kopiykas,
    },
    /// `percent` off the `volume` that lies within the norm. The amount is negative.
    Benefit {
        percent: Option<u8>,
        volume: Option<Volume>,
        price: Option<UnitPrice>,
        since: Option<NaiveDate>,
        amount: Kopiykas,
    },
    /// The amount is negative.
    Subsidy {
        since: Option<NaiveDate>,
        amount: Kopiykas,
    },
    /// Of an earlier period. Positive: charged in addition. Negative: given back.
    Recalculation { amount: Kopiykas },
    /// For a debt past its day.
    Penalty { amount: Kopiykas },
    /// A kind that this version does not know. It counts all the same.
    Other { amount: Option<Kopiykas> },
}

/// Another volume is billed than the consumer handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub meter_serial: String,
    /// Nothing was handed in, or its volume cannot be told.
    pub submitted: Option<CubicMetres>,
    pub billed: CubicMetres,
    pub reason: Reason,
    /// The consumer's own reading, where there is one.
    pub reading: Option<ReadingId>,
}

impl Invoice {
    pub fn part(&self, service: Service) -> Option<&InvoicePart> {
        let mut parts = self.parts.iter();
        parts.find(|part| part.payee.service == service)
    }

    pub fn differences(&self) -> impl Iterator<Item = &Difference> {
        self.parts.iter().flat_map(|part| &part.differences)
    }
}

impl InvoiceLine {
    /// What it adds to the total; nothing where it only explains.
    pub fn amount(&self) -> Option<Kopiykas> {
        match self {
            Self::Meter { .. } | Self::Volume { .. } => None,
            Self::Charge { amount, .. }
            | Self::Benefit { amount, .. }
            | Self::Subsidy { amount, .. }
            | Self::Recalculation { amount }
            | Self::Penalty { amount } => Some(*amount),
            Self::Other { amount } => *amount,
        }
    }
}

impl InvoicePart {
    /// What the lines come to. `None` beyond all sums.
    fn sum_of_lines(&self) -> Option<Kopiykas> {
        let amounts = self.lines.iter().filter_map(InvoiceLine::amount);
        amounts
            .into_iter()
            .try_fold(Kopiykas(0), Kopiykas::checked_add)
    }

    /// The lines come to the total, and `opening − paid + total` to what is to be paid. An invoice that does not add up
    /// is not for the consumer to find out.
    pub fn adds_up(&self) -> bool {
        let carried = self.opening.checked_sub(self.paid);
        let to_pay = carried.and_then(|carried| carried.checked_add(self.total));
        self.sum_of_lines() == Some(self.total) && to_pay == Some(self.to_pay)
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::AccountNumber;
    use super::super::contact::Phone;
    use super::super::date::parse_iso;
    use super::*;
    use proptest::prelude::*;

    fn part(amounts: &[i64], opening: i64, paid: i64) -> InvoicePart {
        let lines = amounts.iter().map(|amount| InvoiceLine::Recalculation {
            amount: Kopiykas(*amount),
        });
        let total: i64 = amounts.iter().sum();
        InvoicePart {
            payee: Payee {
                service: Service::Gas,
                name: "Постачальник".into(),
                phone: Phone::parse("+380800300104").expect("a phone"),
                account_number: AccountNumber::parse("150000015").expect("a number"),
                iban: String::new(),
                code: String::new(),
            },
            lines: lines.collect(),
            differences: Vec::new(),
            total: Kopiykas(total),
            opening: Kopiykas(opening),
            paid: Kopiykas(paid),
            to_pay: Kopiykas(opening - paid + total),
            outstanding: Kopiykas(0),
            due_on: parse_iso("2026-11-25").expect("a day"),
            state: Paid::Due,
        }
    }

    #[test]
    fn lines_that_only_explain_add_nothing() {
        let line = InvoiceLine::Volume {
            volume: Volume::parse("84"),
            coefficient: None,
        };
        assert_eq!(line.amount(), None);
        assert_eq!(
            InvoiceLine::Other {
                amount: Some(Kopiykas(5))
            }
            .amount(),
            Some(Kopiykas(5))
        );
    }

    #[test]
    fn sums_beyond_the_range_do_not_add_up() {
        let mut huge = part(&[0], 0, 0);
        let most = InvoiceLine::Penalty {
            amount: Kopiykas(i64::MAX),
        };
        huge.lines = vec![most.clone(), most];
        assert!(!huge.adds_up());
    }

    proptest! {
        #[test]
        fn a_part_adds_up_and_no_kopiyka_less_does(
            amounts in prop::collection::vec(-1_000_000_000..1_000_000_000_i64, 0..12),
            opening in -1_000_000_000..1_000_000_000_i64,
            paid in -1_000_000_000..1_000_000_000_i64,
            slip in prop::sample::select(vec![-1_i64, 1]),
        ) {
            let part = part(&amounts, opening, paid);
            prop_assert!(part.adds_up());
            let total = InvoicePart { total: Kopiykas(part.total.0 + slip), ..part.clone() };
            prop_assert!(!total.adds_up());
            let to_pay = InvoicePart { to_pay: Kopiykas(part.to_pay.0 + slip), ..part };
            prop_assert!(!to_pay.adds_up());
        }
    }
}
