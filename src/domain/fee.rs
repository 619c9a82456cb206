//! What a payment provider takes on top of a sum: whole kopiykas, never floating point.

use super::money::{Kopiykas, decimal, scaled};

/// A percentage to the hundredth, and the least it comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    hundredths: i64,
    pub at_least: Kopiykas,
}

impl Fee {
    const WHOLE: i64 = 100 * 100;

    /// `percent` is like `1.5`: up to two decimals, below a hundred.
    pub fn new(percent: &str, at_least: Kopiykas) -> Option<Self> {
        let hundredths = scaled(percent, 2).filter(|of| *of < Self::WHOLE)?;
        (at_least.0 >= 0).then_some(Self {
            hundredths,
            at_least,
        })
    }

    /// `1.5`, without zeros that say nothing.
    pub fn percent(self) -> String {
        decimal(self.hundredths, 2)
    }

    /// What is taken on top of a sum that is not negative: the percentage rounded half up, or the least. By parts, so
    /// that no sum overflows.
    pub fn of(self, amount: Kopiykas) -> Kopiykas {
        let whole = amount.0 / Self::WHOLE * self.hundredths;
        let rest = amount.0 % Self::WHOLE * self.hundredths;
        let share = whole + (rest + Self::WHOLE / 2) / Self::WHOLE;
        Kopiykas(share).max(self.at_least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fee(percent: &str, at_least: i64) -> Fee {
        Fee::new(percent, Kopiykas(at_least)).expect(percent)
    }

    #[test]
    fn a_fee_is_rounded_half_up_and_never_below_the_least() {
        for (percent, least, amount, taken) in [
            ("1.5", 300, 21_492, 322),
            ("1.5", 300, 10_000, 300),
            ("1.5", 0, 33, 0),
            ("1.5", 0, 34, 1),
            ("0.5", 0, 100, 1),
            ("0.49", 0, 100, 0),
            ("0", 0, 100_000_000, 0),
            ("99.99", 0, 10_000, 9_999),
        ] {
            let fee = fee(percent, least);
            assert_eq!(
                fee.of(Kopiykas(amount)),
                Kopiykas(taken),
                "{percent} of {amount}"
            );
        }
    }

    #[test]
    fn what_is_no_percentage_is_no_fee() {
        for percent in ["", "100", "1.555", "-1", "x", "1."] {
            assert_eq!(Fee::new(percent, Kopiykas(0)), None, "{percent}");
        }
        assert_eq!(Fee::new("1", Kopiykas(-1)), None);
        assert_eq!(fee("1.50", 0).percent(), "1.5");
    }

    proptest! {
        #[test]
        fn every_fee_is_the_exact_one(hundredths in 0..10_000_i64, least in 0..100_000_i64, amount in 0..=i64::MAX) {
            let fee = Fee { hundredths, at_least: Kopiykas(least) };
            let exact = (i128::from(amount) * i128::from(hundredths) * 2 + 10_000) / 20_000;
            prop_assert_eq!(i128::from(fee.of(Kopiykas(amount)).0), exact.max(i128::from(least)));
        }
    }
}
