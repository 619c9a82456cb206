//! Money to the kopiyka and prices per cubic metre: whole numbers, never floating point.

use super::meter::CubicMetres;
use std::ops::Neg;

/// A sum in kopiykas, of either sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kopiykas(pub i64);

impl Kopiykas {
    /// Reads a sum in hryvnias: `12`, `1234.5`, `1 234,56 ₴`, `-7,10 грн`.
    ///
    /// One decimal separator, comma or full stop, with one or two digits after it; thousands by spaces only,
    /// because `1,234` could be either.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.trim();
        let units = ["₴", "грн", "грн."];
        let number = units
            .iter()
            .find_map(|unit| typed.strip_suffix(unit))
            .unwrap_or(typed);
        let (is_negative, number) = match number.strip_prefix(['-', '−']) {
            Some(number) => (true, number),
            None => (false, number),
        };
        let amount = scaled(&ungrouped(number.trim())?, 2)?;
        Some(Self(if is_negative { -amount } else { amount }))
    }

    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Hryvnias as `-1234.56`: the form that `Intl.NumberFormat` takes without passing through a float.
    pub fn to_decimal_string(self) -> String {
        let digits = pointed(self.0.unsigned_abs(), 2);
        if self.0 < 0 {
            ["-", &digits].concat()
        } else {
            digits
        }
    }
}

/// The opposite sum. Stops at the largest one: its own opposite does not exist at the very end of the range.
impl Neg for Kopiykas {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

/// A price of one m³, to the fifth decimal of a hryvnia: 8.30933 in Chernihiv in May 2019.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitPrice(i64);

impl UnitPrice {
    const PER_HRYVNIA: i64 = 100_000;
    /// Keeps `cost` within 64 bits for every volume there can be; no price comes near.
    const HIGHEST: i64 = 1_000_000 * Self::PER_HRYVNIA;

    /// Reads `7.96` or `8,30933`: up to five decimals, not negative, at most a million hryvnias.
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text.trim(), 5)
            .filter(|price| *price <= Self::HIGHEST)
            .map(Self)
    }

    /// `8.30933`, without zeros that say nothing, but at least two decimals, as prices are written.
    pub fn to_decimal_string(self) -> String {
        let exact = pointed(self.0.unsigned_abs(), 5);
        let least = exact.len() - 3;
        let (fixed, idle) = exact.split_at(least);
        [fixed, idle.trim_end_matches('0')].concat()
    }

    /// The price of a volume, rounded half up to a kopiyka, once, at the end, as a bill does.
    pub fn cost(self, volume: CubicMetres) -> Kopiykas {
        const PER_KOPIYKA: i64 = UnitPrice::PER_HRYVNIA / 100;
        let volume = i64::from(volume.0);
        let whole = self.0 / PER_KOPIYKA * volume;
        let rest = self.0 % PER_KOPIYKA * volume;
        Kopiykas(whole + (rest + PER_KOPIYKA / 2) / PER_KOPIYKA)
    }
}

/// `1 234,56` without the spaces between its thousands. A space anywhere else is a slip: `12 50` could be 12,50 or 1250.
fn ungrouped(number: &str) -> Option<String> {
    let (whole, _) = number.split_once([',', '.']).unwrap_or((number, ""));
    let mut groups = whole.split(char::is_whitespace);
    let first = groups.next()?.len();
    let is_grouped = groups.all(|group| group.len() == 3);
    let fraction_has_space = number[whole.len()..].contains(char::is_whitespace);
    let is_one_group = !whole.contains(char::is_whitespace);
    if fraction_has_space || !(is_one_group || is_grouped && (1..=3).contains(&first)) {
        return None;
    }
    Some(number.chars().filter(|c| !c.is_whitespace()).collect())
}

/// A decimal without a sign as a whole number of its `places`-th decimals: `8,3` to 2 places is 830.
pub(super) fn scaled(number: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = match number.split_once([',', '.']) {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > places || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let zeros = std::iter::repeat_n(b'0', places - fraction.len());
    whole
        .bytes()
        .chain(fraction.bytes())
        .chain(zeros)
        .try_fold(0_i64, |sum, digit| {
            sum.checked_mul(10)?.checked_add(i64::from(digit - b'0'))
        })
}

/// So many `places`-th decimals as a decimal, all places written: 830 to 2 places is `8.30`.
fn pointed(scaled: u64, places: usize) -> String {
    let mut digits = scaled.to_string();
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    digits.insert(digits.len() - places, '.');
    digits
}

/// The same without idle zeros: 8,300 to 3 places is `8.3`, 8,000 is `8`.
pub(super) fn decimal(scaled: i64, places: usize) -> String {
    let exact = pointed(scaled.unsigned_abs(), places);
    exact.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn price(text: &str) -> UnitPrice {
        UnitPrice::parse(text).expect(text)
    }

    #[test]
    fn a_sum_is_read_as_people_write_it() {
        for (text, kopiykas) in [
            ("12", 1200),
            ("1234.5", 123_450),
            ("1 234,56 ₴", 123_456),
            ("1\u{a0}234,56\u{a0}₴", 123_456),
            ("0,05", 5),
            ("-7,10 грн", -710),
            ("−7,10 грн.", -710),
        ] {
            assert_eq!(Kopiykas::parse(text), Some(Kopiykas(kopiykas)), "{text}");
        }
    }

    #[test]
    fn a_sum_that_could_be_two_is_refused() {
        for text in [
            "", "₴", "12.", "12,345", "1,234.56", "1.2.3", ",5", "--1", "+1", "1e3", "сто", "12..",
            "12 50", "250 50", "1 2345", "1234 567", "12, 50", "1  234", "１２",
        ] {
            assert_eq!(Kopiykas::parse(text), None, "{text}");
        }
        assert_eq!(Kopiykas::parse("92233720368547758.08"), None);
    }

    #[test]
    fn a_sum_is_written_for_intl() {
        for (kopiykas, text) in [
            (0, "0.00"),
            (5, "0.05"),
            (-5, "-0.05"),
            (123_456, "1234.56"),
            (-123_456, "-1234.56"),
            (i64::MIN, "-92233720368547758.08"),
        ] {
            assert_eq!(Kopiykas(kopiykas).to_decimal_string(), text);
        }
    }

    #[test]
    fn sums_beyond_the_range_are_noticed() {
        let most = Kopiykas(i64::MAX);
        assert_eq!(most.checked_add(Kopiykas(1)), None);
        assert_eq!((-most).checked_sub(Kopiykas(2)), None);
        assert_eq!(Kopiykas(3).checked_sub(Kopiykas(5)), Some(Kopiykas(-2)));
        assert_eq!(-Kopiykas(i64::MIN), most);
    }

    #[test]
    fn a_price_has_up_to_five_decimals() {
        assert_eq!(price("7.96"), UnitPrice(796_000));
        assert_eq!(price("8,30933"), UnitPrice(830_933));
        for text in ["", "8.309331", "-1", "8.", "1000000.00001"] {
            assert_eq!(UnitPrice::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_price_is_written_with_two_decimals_at_least() {
        for (text, written) in [
            ("7.96", "7.96"),
            ("8.30933", "8.30933"),
            ("8", "8.00"),
            ("0.5", "0.50"),
        ] {
            assert_eq!(price(text).to_decimal_string(), written);
        }
    }

    #[test]
    fn a_cost_is_rounded_half_up_once() {
        assert_eq!(price("7.96").cost(CubicMetres(84)), Kopiykas(66_864));
        assert_eq!(price("8.30933").cost(CubicMetres(100)), Kopiykas(83_093));
        assert_eq!(price("0.00500").cost(CubicMetres(1)), Kopiykas(1));
        assert_eq!(price("0.00499").cost(CubicMetres(1)), Kopiykas(0));
        assert_eq!(price("0.00005").cost(CubicMetres(100)), Kopiykas(1));
    }

    #[test]
    fn the_highest_price_of_the_largest_volume_still_fits() {
        let cost = price("1000000").cost(CubicMetres(u32::MAX));
        assert_eq!(cost, Kopiykas(i64::from(u32::MAX) * 100_000_000));
    }

    proptest! {
        #[test]
        fn every_sum_survives_being_written_and_read(kopiykas in -i64::MAX..=i64::MAX) {
            let sum = Kopiykas(kopiykas);
            prop_assert_eq!(Kopiykas::parse(&sum.to_decimal_string()), Some(sum));
        }

        #[test]
        fn a_cost_is_within_half_a_kopiyka(price in 0..=UnitPrice::HIGHEST, volume in any::<u32>()) {
            let exact = i128::from(price) * i128::from(volume);
            let cost = i128::from(UnitPrice(price).cost(CubicMetres(volume)).0) * 1000;
            prop_assert!((-500..500).contains(&(exact - cost)));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}") {
            let _ = (Kopiykas::parse(&text), UnitPrice::parse(&text));
        }
    }
}
