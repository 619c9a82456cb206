//! The three numbers a bill carries, any of which names a home.

use super::account::{AccountNumber, AccountNumberProblem, Party};
use super::eic::{EicCode, EicProblem};

/// A number as a person copies it from a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BillNumber {
    Account(AccountNumber),
    Eic(EicCode),
}

/// Which of the three it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillNumberKind {
    /// Особовий рахунок в оператора ГРМ, 10 digits.
    Operator,
    /// Особовий рахунок у постачальника, 9 digits.
    Supplier,
    /// ЕІС-код, 16 characters.
    Eic,
    /// A kind that this version does not know.
    Other,
}

/// Why a text is none of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillNumberProblem {
    Empty,
    /// Digits alone, but neither 9 nor 10.
    Digits {
        got: usize,
    },
    /// Digits and something that does not belong to an account number; an EIC would be longer.
    Stray,
    /// Meant to be an EIC, and is none.
    Eic(EicProblem),
}

impl BillNumber {
    /// Tells the three apart: digits are an account number, anything with a letter an EIC.
    pub fn parse(text: &str) -> Result<Self, BillNumberProblem> {
        let digits = text.replace(['-', '‐', '–', '—', '.'], "");
        match AccountNumber::parse(&digits) {
            Ok(number) => Ok(Self::Account(number)),
            Err(AccountNumberProblem::Empty) => Err(BillNumberProblem::Empty),
            Err(AccountNumberProblem::Length { got }) => Err(BillNumberProblem::Digits { got }),
            Err(AccountNumberProblem::NotDigits) => match EicCode::parse(text) {
                Ok(code) => Ok(Self::Eic(code)),
                Err(EicProblem::Length { .. }) if is_mostly_digits(text) => {
                    Err(BillNumberProblem::Stray)
                }
                Err(problem) => Err(BillNumberProblem::Eic(problem)),
            },
        }
    }

    pub fn kind(&self) -> BillNumberKind {
        match self {
            Self::Account(number) => match number.party() {
                Party::Operator => BillNumberKind::Operator,
                Party::Supplier => BillNumberKind::Supplier,
            },
            Self::Eic(_) => BillNumberKind::Eic,
        }
    }

    /// As the API takes it: bare digits, or the code in capital Latin letters.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Account(number) => number.as_str(),
            Self::Eic(code) => code.as_str(),
        }
    }
}

/// As an account number with a slip is, and an EIC never: its third character is a letter.
fn is_mostly_digits(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    digits >= 7 && others <= 2 && !text.trim_start().starts_with("56")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Result<BillNumberKind, BillNumberProblem> {
        BillNumber::parse(text).map(|number| number.kind())
    }

    #[test]
    fn the_three_numbers_are_told_apart() {
        assert_eq!(kind("1500000015"), Ok(BillNumberKind::Operator));
        assert_eq!(kind("150000015"), Ok(BillNumberKind::Supplier));
        assert_eq!(kind("56XM25A00000001B"), Ok(BillNumberKind::Eic));
    }

    #[test]
    fn what_a_keyboard_adds_does_no_harm() {
        for typed in ["150 000 0015", "1500-000-015", "150\u{a0}0000015 "] {
            assert_eq!(
                BillNumber::parse(typed).map(|number| number.as_str().to_owned()),
                Ok("1500000015".into()),
                "{typed}"
            );
        }
        // Small Cyrillic letters that look like Latin ones.
        let code = BillNumber::parse("56хм25а0 0000 001в").expect("an EIC");
        assert_eq!(code.as_str(), "56XM25A00000001B");
    }

    #[test]
    fn each_way_to_be_none_of_them_has_its_own_problem() {
        assert_eq!(kind("  "), Err(BillNumberProblem::Empty));
        assert_eq!(kind("1500000081x"), Err(BillNumberProblem::Stray));
        assert_eq!(kind("15000000"), Err(BillNumberProblem::Digits { got: 8 }));
        assert_eq!(
            kind("56XM25A00000001C"),
            Err(BillNumberProblem::Eic(EicProblem::Check))
        );
        assert_eq!(
            kind("56XM25A"),
            Err(BillNumberProblem::Eic(EicProblem::Length { got: 7 }))
        );
    }
}
