//! What a consumer reads, as this browser's `Intl` says it.

use chrono::NaiveDate;
use gas_cabinet::domain::meter::CubicMetres;
use gas_cabinet::domain::money::Kopiykas;
use gas_cabinet::domain::period::Period;
use gas_cabinet::locale::{Format, Lang};
use wasm_bindgen_test::wasm_bindgen_test;

fn uk() -> Format {
    Format::new(Lang::Uk)
}

fn en() -> Format {
    Format::new(Lang::En)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

#[wasm_bindgen_test]
fn a_day_is_said_without_a_stray_full_stop() {
    assert_eq!(uk().date(day(2026, 11, 3)), "3 листопада 2026");
    assert_eq!(uk().day_month(day(2026, 11, 3)), "3 листопада");
    assert_eq!(en().date(day(2026, 11, 3)), "3 November 2026");
    assert_eq!(en().day_month(day(2026, 11, 3)), "3 November");
}

#[wasm_bindgen_test]
fn the_first_and_the_last_of_a_month_stay_in_it() {
    assert_eq!(uk().date(day(2026, 10, 1)), "1 жовтня 2026");
    assert_eq!(uk().date(day(2028, 2, 29)), "29 лютого 2028");
    assert_eq!(uk().date(day(2026, 12, 31)), "31 грудня 2026");
}

#[wasm_bindgen_test]
fn a_period_is_a_month_and_its_year() {
    let period = |text| Period::parse(text).expect("a period");
    assert_eq!(uk().period(period("2026-10")), "жовтень 2026");
    assert_eq!(uk().period(period("2026-01")), "січень 2026");
    assert_eq!(uk().month_short(period("2026-10")), "жовт.");
    assert_eq!(en().period(period("2026-10")), "October 2026");
    assert_eq!(en().month_short(period("2026-10")), "Oct");
}

#[wasm_bindgen_test]
fn money_keeps_together_and_has_no_sign() {
    assert_eq!(uk().money(Kopiykas(123_456)), "1\u{a0}234,56\u{a0}₴");
    assert_eq!(uk().money(Kopiykas(-123_456)), "1\u{a0}234,56\u{a0}₴");
    assert_eq!(uk().money(Kopiykas(0)), "0,00\u{a0}₴");
    assert_eq!(uk().money(Kopiykas(5)), "0,05\u{a0}₴");
    assert_eq!(en().money(Kopiykas(-123_456)), "₴1,234.56");
}

#[wasm_bindgen_test]
fn money_is_exact_where_a_float_is_not() {
    let sum = Kopiykas(9_007_199_254_740_993);
    assert!(
        uk().money(sum).ends_with("409,93\u{a0}₴"),
        "{}",
        uk().money(sum)
    );
}

#[wasm_bindgen_test]
fn cubic_metres_take_the_form_their_number_asks_for() {
    for (number, words) in [
        (0, "0 кубометрів"),
        (1, "1 кубометр"),
        (2, "2 кубометри"),
        (4, "4 кубометри"),
        (5, "5 кубометрів"),
        (11, "11 кубометрів"),
        (12, "12 кубометрів"),
        (21, "21 кубометр"),
        (22, "22 кубометри"),
        (84, "84 кубометри"),
        (111, "111 кубометрів"),
        (1234, "1 234 кубометри"),
    ] {
        let expected = words.replace(' ', "\u{a0}");
        assert_eq!(uk().volume_in_words(CubicMetres(number)), expected);
    }
    assert_eq!(
        en().volume_in_words(CubicMetres(1)),
        "1\u{a0}cubic\u{20}metre"
    );
    assert_eq!(
        en().volume_in_words(CubicMetres(21)),
        "21\u{a0}cubic\u{20}metres"
    );
}

#[wasm_bindgen_test]
fn days_and_minutes_take_theirs() {
    let days: Vec<String> = [1, 3, 5].map(|days| uk().days(days)).to_vec();
    assert_eq!(days, ["1\u{a0}день", "3\u{a0}дні", "5\u{a0}днів"]);
    let minutes: Vec<String> = [1, 2, 15, 21].map(|minutes| uk().minutes(minutes)).to_vec();
    assert_eq!(
        minutes,
        [
            "1\u{a0}хвилину",
            "2\u{a0}хвилини",
            "15\u{a0}хвилин",
            "21\u{a0}хвилину"
        ]
    );
    assert_eq!(en().minutes(1), "1\u{a0}minute");
}

#[wasm_bindgen_test]
fn a_volume_keeps_its_unit_beside_it() {
    assert_eq!(uk().volume(CubicMetres(1234)), "1\u{a0}234\u{a0}м³");
    assert_eq!(en().volume(CubicMetres(1234)), "1,234\u{a0}m³");
}

#[wasm_bindgen_test]
fn an_instant_is_told_by_the_clock_in_kyiv_in_summer_and_in_winter() {
    for (instant, clock) in [
        ("2026-10-25T00:30:00Z", "03:30"),
        ("2026-10-25T01:30:00Z", "03:30"),
        ("2026-10-25T02:30:00Z", "04:30"),
        ("2026-03-29T00:59:00Z", "02:59"),
        ("2026-03-29T01:00:00Z", "04:00"),
    ] {
        let said = uk().instant(instant);
        assert!(said.ends_with(clock), "{instant}: {said}");
    }
}

#[wasm_bindgen_test]
fn an_instant_late_in_the_evening_elsewhere_is_the_next_day_in_kyiv() {
    let said = "3 листопада 2026 о 19:31";
    assert_eq!(uk().instant("2026-11-03T19:31:00+02:00"), said);
    assert_eq!(uk().instant("2026-11-03T17:31:00Z"), said);
    assert_eq!(
        uk().instant("2026-11-03T22:10:00Z"),
        "4 листопада 2026 о 00:10"
    );
    assert_eq!(
        en().instant("2026-11-03T17:31:00Z"),
        "3 November 2026 at 19:31"
    );
}
