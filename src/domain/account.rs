//! A consumer's home as the gas companies know it.

use super::contact::Phone;
use super::eic::EicCode;
use super::meter::{CubicMetres, Meter};
use super::money::{Kopiykas, UnitPrice};
use super::period::ReadingWindow;
use super::person::PersonName;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The API's name of a home; says nothing to a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccountId(pub String);

/// An account number (особовий рахунок), digits with their leading zeros.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountNumber(String);

/// Whose books an account number is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The operator of the network, who delivers (розподіл).
    Operator,
    /// The supplier, who sells (постачання).
    Supplier,
}

/// Why a text is no account number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountNumberProblem {
    Empty,
    NotDigits,
    /// How many digits there are; an operator's number has 10, a supplier's 9.
    Length {
        got: usize,
    },
}

impl AccountNumber {
    /// Reads a number as the bill prints it, in groups or not.
    pub fn parse(text: &str) -> Result<Self, AccountNumberProblem> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.is_empty() {
            return Err(AccountNumberProblem::Empty);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AccountNumberProblem::NotDigits);
        }
        match digits.len() {
            9 | 10 => Ok(Self(digits)),
            got => Err(AccountNumberProblem::Length { got }),
        }
    }

    pub fn party(&self) -> Party {
        if self.0.len() == 10 {
            Party::Operator
        } else {
            Party::Supplier
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One home, its two companies, its codes and meters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// The consumer's own name for it: «Дім».
    pub label: Option<String>,
    pub holder: PersonName,
    pub premises: Premises,
    pub operator: Company,
    pub supplier: Company,
    pub consumer_eic: EicCode,
    pub metering_point_eic: EicCode,
    pub meters: Vec<Meter>,
    pub tariffs: Option<Tariffs>,
    pub benefit: Option<Benefit>,
    pub subsidy: Option<Subsidy>,
}

/// A home as it stands in the list of all: what it is called, and what is to be done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    pub id: AccountId,
    pub label: Option<String>,
    pub address: String,
    /// Shown first.
    pub is_default: bool,
    /// Whose account it is at the companies: a relative's home may stand in this cabinet too.
    pub holder: PersonName,
    /// How many meters there are, and of how many a reading stands for `window.counts_for`.
    pub meters: u32,
    pub submitted: u32,
    pub window: ReadingWindow,
    pub operator_balance: Balance,
    pub supplier_balance: Balance,
}

impl AccountSummary {
    /// The consumer's own name for it, else its address.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.address)
    }

    /// What is due at both companies together. A credit at one pays nothing at the other.
    pub fn due(&self) -> Option<Kopiykas> {
        [self.operator_balance, self.supplier_balance]
            .iter()
            .filter_map(|balance| match balance.standing() {
                Standing::Debt(debt) => Some(debt),
                _ => None,
            })
            .reduce(|sum, debt| sum.checked_add(debt).unwrap_or(sum))
    }

    pub fn submission(&self) -> Submitted {
        match self.submitted {
            _ if self.meters == 0 => Submitted::NoMeter,
            submitted if submitted >= self.meters => Submitted::All,
            0 => Submitted::None,
            _ => Submitted::Some,
        }
    }
}

/// Whether the readings of a home are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// There is nothing to read.
    NoMeter,
    None,
    /// Of one meter, and not of another.
    Some,
    All,
}

/// The place that burns the gas (об'єкт споживання).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premises {
    pub address: String,
    pub heating: Heating,
    pub persons_registered: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heating {
    Individual,
    District,
    None,
    /// A kind that this version does not know.
    Other,
}

/// An operator or a supplier, with this home's account there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub name: String,
    pub phone: Phone,
    pub account_number: AccountNumber,
    pub balance: Balance,
}

/// What is owed, by the company's books of a day. Positive: the consumer owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    pub amount: Kopiykas,
    pub as_of: NaiveDate,
}

/// A balance in words instead of signs; the sums are never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Заборгованість.
    Debt(Kopiykas),
    /// Переплата.
    Credit(Kopiykas),
    Settled,
}

impl Standing {
    /// Positive: debt. Negative: credit.
    pub fn of(amount: Kopiykas) -> Self {
        match amount.0 {
            0 => Self::Settled,
            1.. => Self::Debt(amount),
            _ => Self::Credit(-amount),
        }
    }
}

impl Balance {
    pub fn standing(&self) -> Standing {
        Standing::of(self.amount)
    }
}

/// What a month is likely to cost by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tariffs {
    /// Of a m³ of gas, VAT included.
    pub gas: UnitPrice,
    /// A month of delivery, whatever the meter says: the gas year's volume by the tariff, divided by twelve.
    pub delivery: Kopiykas,
}

/// A benefit (пільга): `percent` off, within a norm of m³ a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Benefit {
    pub percent: u8,
    pub norm: CubicMetres,
}

/// A housing subsidy (субсидія).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subsidy {
    pub monthly: Kopiykas,
    /// The last day it is granted for.
    pub until: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::Period;

    fn day(of: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, of).expect("a day")
    }

    fn balance(kopiykas: i64) -> Balance {
        Balance {
            amount: Kopiykas(kopiykas),
            as_of: day(1),
        }
    }

    fn standing_of(kopiykas: i64) -> Standing {
        balance(kopiykas).standing()
    }

    fn home(meters: u32, submitted: u32, balances: [i64; 2]) -> AccountSummary {
        AccountSummary {
            id: AccountId("a-1".into()),
            label: None,
            address: "м. Ніжин, вул. Гоголя, буд. 12".into(),
            is_default: true,
            holder: PersonName {
                given: "Олена".into(),
                patronymic: None,
                family: "Ковальчук".into(),
            },
            meters,
            submitted,
            window: ReadingWindow {
                is_open: true,
                opens_on: day(1),
                closes_on: day(5),
                counts_for: Period::new(2026, 10).expect("a period"),
                today: day(3),
            },
            operator_balance: balance(balances[0]),
            supplier_balance: balance(balances[1]),
        }
    }

    #[test]
    fn a_home_is_called_by_its_own_name_or_by_its_address() {
        let mut home = home(1, 0, [0, 0]);
        assert_eq!(home.name(), "м. Ніжин, вул. Гоголя, буд. 12");
        home.label = Some("Мама, Ніжин".into());
        assert_eq!(home.name(), "Мама, Ніжин");
    }

    #[test]
    fn a_credit_at_one_company_pays_no_debt_at_the_other() {
        for (balances, due) in [
            ([31_240, -5620], Some(Kopiykas(31_240))),
            ([31_240, 60], Some(Kopiykas(31_300))),
            ([-1, 0], None),
            ([i64::MAX, 1], Some(Kopiykas(i64::MAX))),
        ] {
            assert_eq!(home(1, 0, balances).due(), due, "{balances:?}");
        }
    }

    #[test]
    fn a_home_has_submitted_when_all_of_its_meters_have() {
        for (meters, submitted, stands) in [
            (0, 0, Submitted::NoMeter),
            (1, 0, Submitted::None),
            (2, 1, Submitted::Some),
            (2, 2, Submitted::All),
            (1, 2, Submitted::All),
        ] {
            assert_eq!(home(meters, submitted, [0, 0]).submission(), stands);
        }
    }

    #[test]
    fn ten_digits_are_the_operators_and_nine_the_suppliers() {
        let number = |text| AccountNumber::parse(text).expect(text);
        assert_eq!(number("1500000015").party(), Party::Operator);
        assert_eq!(number("150000015").party(), Party::Supplier);
    }

    #[test]
    fn spaces_go_and_leading_zeros_stay() {
        for text in ["0000 0000 15", " 0000000015 ", "0000\u{a0}000015"] {
            let number = AccountNumber::parse(text).expect(text);
            assert_eq!(number.to_string(), "0000000015");
            assert_eq!(number.as_str(), "0000000015");
        }
    }

    #[test]
    fn each_way_to_be_wrong_has_its_own_problem() {
        use AccountNumberProblem as P;
        for (text, problem) in [
            ("", P::Empty),
            (" \u{a0}", P::Empty),
            ("15000000l5", P::NotDigits),
            ("１５０００００１５", P::NotDigits),
            ("-150000015", P::NotDigits),
            ("15000001", P::Length { got: 8 }),
            ("15000000155", P::Length { got: 11 }),
        ] {
            assert_eq!(AccountNumber::parse(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_balance_is_told_without_a_sign() {
        assert_eq!(standing_of(31_240), Standing::Debt(Kopiykas(31_240)));
        assert_eq!(standing_of(-5620), Standing::Credit(Kopiykas(5620)));
        assert_eq!(standing_of(0), Standing::Settled);
    }
}
