//! Kopiykas from cubic metres: whole numbers and fixed point, rounded half up, once.

/// Decimals of a unit price, of a coefficient, of a volume.
const PRICE: usize = 5;
const COEFFICIENT: usize = 4;
const VOLUME: usize = 2;

/// Hundred-thousandths of a hryvnia; nothing where the text is no such price.
pub(crate) fn price(text: &str) -> Option<i64> {
    fixed(text, PRICE)
}

/// Hundredths of a cubic metre: what the drums have turned by, at standard conditions.
pub(crate) fn volume(difference_m3: i64, coefficient: &str) -> i64 {
    let coefficient = fixed(coefficient, COEFFICIENT).unwrap_or(10_000);
    half_up(difference_m3 * coefficient, 100)
}

/// Kopiykas for hundredths of a cubic metre.
pub(crate) fn cost(volume: i64, price: i64) -> i64 {
    half_up(volume * price, 100_000)
}

pub(crate) fn percent(percent: i64, kopiykas: i64) -> i64 {
    half_up(percent * kopiykas, 100)
}

/// `126.27` from hundredths, with no zeros behind.
pub(crate) fn volume_text(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Hundredths of a percent, as a fee is told.
pub(crate) fn fee(kopiykas: i64, percent: &str, at_least: i64) -> i64 {
    let percent = fixed(percent, VOLUME).unwrap_or_default();
    half_up(kopiykas * percent, 10_000).max(at_least)
}

fn fixed(text: &str, decimals: usize) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > decimals || !is_number(whole) || !is_number(part) {
        return None;
    }
    format!("{whole}{part:0<decimals$}").parse().ok()
}

fn half_up(dividend: i64, divisor: i64) -> i64 {
    (dividend + divisor / 2).div_euclid(divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_has_up_to_five_decimals() {
        for (text, read) in [
            ("7.96", Some(796_000)),
            ("8.30933", Some(830_933)),
            ("8", Some(800_000)),
            ("8.309331", None),
            ("8,3", None),
            ("", None),
            (".5", None),
        ] {
            assert_eq!(price(text), read, "{text}");
        }
    }

    #[test]
    fn half_a_kopiyka_is_a_whole_one() {
        assert_eq!(cost(8_400, 796_000), 66_864);
        assert_eq!(cost(100, 830_500), 831);
        assert_eq!(cost(100, 830_499), 830);
        assert_eq!(percent(25, 2), 1);
        assert_eq!(fee(21_492, "1.5", 300), 322);
        assert_eq!(fee(100, "1.5", 300), 300);
    }

    #[test]
    fn a_volume_at_standard_conditions_has_two_decimals() {
        for (difference, coefficient, text) in [
            (84, "1", "84"),
            (130, "0.9713", "126.27"),
            (10, "1.05", "10.5"),
            (0, "0.9713", "0"),
        ] {
            assert_eq!(volume_text(volume(difference, coefficient)), text);
        }
    }
}
