//! The rules themselves, on samples: each of them can fail.

use crate::imported;
use crate::rules::faults;
use crate::source::test_modules;
use std::collections::BTreeSet;

fn wrong(file: &str, text: &str) -> bool {
    !faults(file, text).is_empty()
}

#[test]
fn a_wrong_direction_is_found() {
    for (file, text) in [
        ("domain/eic.rs", "use crate::http::Error;"),
        ("domain/eic.rs", "use leptos::prelude::*;"),
        ("domain/eic.rs", "fn now() -> f64 { js_sys::Date::now() }"),
        ("ui/table.rs", "use crate::http::Error;"),
        ("ui/table.rs", "use crate::locale::Format;"),
        ("ui/table.rs", "use crate::session::use_session;"),
        ("ui/table.rs", "use crate::route::Route;"),
        ("form/mod.rs", "use crate::pages::readings::ReadingForm;"),
        ("load.rs", "use crate::app::App;"),
        ("locale/mod.rs", "use crate::accounts::use_homes;"),
        ("http/mod.rs", "use crate::session::Session;"),
        ("frame.rs", "use crate::pages::sign_in::SignInForm;"),
        ("session.rs", "use crate::app::App;"),
        ("pages/readings/new.rs", "use crate::app::App;"),
        ("pages/readings/new.rs", "use crate::pages::overview::X;"),
        ("pages/readings/new.rs", "use super::super::overview::X;"),
        ("pages/readings/new.rs", "pages(crate::pages::overview::X)"),
    ] {
        assert!(wrong(file, text), "{file}: {text}");
    }
}

#[test]
fn a_wrong_direction_is_found_in_a_group_and_named_by_its_line() {
    let text = "use leptos::prelude::*;\n\nuse crate::{\n    domain::{eic, money},\n    pages::overview,\n};\n";
    let found = faults("route.rs", text);
    assert_eq!(
        found,
        [(3, "only app knows the pages: pages::overview".into())]
    );
}

#[test]
fn a_right_direction_is_none_of_them() {
    for (file, text) in [
        ("domain/eic.rs", "use super::meter::CubicMetres;"),
        ("ui/loaded.rs", "use crate::load::Load;\nuse super::Button;"),
        ("ui/table.rs", "/// See [`crate::http`].\n// crate::http"),
        ("app/lazy.rs", "use crate::pages::overview::OverviewPage;"),
        ("pages/readings/form.rs", "use super::words::words;"),
        ("pages/readings/form.rs", "use crate::pages::readings::X;"),
        ("pages/readings/words/uk.rs", "use super::super::form::X;"),
        (
            "pages/mod.rs",
            "pub use crate::pages::readings::ReadingForm;",
        ),
    ] {
        assert_eq!(faults(file, text), [], "{file}: {text}");
    }
}

#[test]
fn a_shape_of_the_wire_stays_at_home() {
    let text = "struct MeterJson;";
    assert!(wrong("pages/readings/form.rs", text));
    assert!(wrong("domain/meter.rs", text));
    assert!(wrong("pages/readings/dates.rs", text));
    assert!(!wrong("pages/readings/api.rs", text));
    assert!(!wrong("pages/readings/api/dates.rs", text));
    assert!(!wrong("accounts/wire.rs", text));
    assert!(!wrong("http/error.rs", "use serde_json::from_str;"));
}

#[test]
fn money_is_never_a_float() {
    assert!(wrong(
        "domain/money.rs",
        "fn half(sum: f64) -> f64 { sum / 2.0 }"
    ));
    assert!(wrong("pages/payments/sums.rs", "let fee = sum as f32;"));
    assert!(!wrong(
        "domain/money.rs",
        "/// Never an f64.\nfn half(sum: i64) -> i64 { sum / 2 }"
    ));
    assert!(!wrong("once.rs", "const KEPT_FOR: f64 = 1.0;"));
}

#[test]
fn nothing_stops_where_it_stands_except_tests() {
    assert!(wrong("route.rs", "let x = y.unwrap();"));
    assert!(wrong("route.rs", "let x = y\n    .expect(\"x\");"));
    let tests = "#[cfg(test)]\nmod tests {\n    fn f() {\n        y.unwrap();\n    }\n}\n";
    assert!(!wrong("route.rs", tests));
    let after = [tests, "fn g() { y.unwrap() }"].concat();
    assert_eq!(faults("route.rs", &after).len(), 1);
    assert!(!wrong(
        "route.rs",
        "/// y.unwrap()\nlet c: X = expect_context();"
    ));
}

#[test]
fn a_file_for_tests_alone_is_known_by_its_declaration() {
    let text = "mod meter;\n#[cfg(test)]\n#[path = \"meter_tests.rs\"]\nmod tests; // of the rules\nmod money;\n";
    assert_eq!(test_modules(text), ["meter_tests", "tests"]);
}

#[test]
fn a_stylesheet_is_known_by_its_import() {
    let index = "@layer a;\n@import \"text.css\" layer(base);\n";
    assert_eq!(imported(index), BTreeSet::from(["text.css".to_owned()]));
}
