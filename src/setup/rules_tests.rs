use super::*;
use proptest::prelude::*;

fn settings(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

fn found(name: &str, value: &str) -> Option<Rule> {
    let wrongs = wrongs(&settings(&[(name, value)]), "/cabinet/readings");
    wrongs.first().map(|wrong| wrong.rule)
}

fn right(name: &str, values: &[&str]) {
    for value in values {
        assert_eq!(found(name, value), None, "{name}: {value}");
    }
}

fn wrong(name: &str, rule: Rule, values: &[&str]) {
    for value in values {
        assert_eq!(found(name, value), Some(rule), "{name}: {value}");
    }
}

#[test]
fn an_api_is_a_path_or_an_address_over_https() {
    right(
        "api",
        &[
            "/api/v1",
            "/",
            "https://api.gas.example/v1",
            "https://gas.example:8443",
            " /api ",
        ],
    );
    right(
        "api",
        &[
            "http://localhost:8080/api",
            "http://127.0.0.1/api",
            "http://[::1]:80/api",
            "http://x.localhost/",
        ],
    );
    let values = [
        "api/v1",
        "//evil.example/api",
        "/api?key=1",
        "/api#1",
        "http://gas.example/api",
        "https://",
        "https:///api",
        "javascript:alert(1)",
        "/a\\b",
        "/a b",
        "https://user@gas.example/",
        "https://*.gas.example",
        "http://localhost.evil.example/",
        "http://localhost:x/",
        "https://gas.example:99999/",
        "ftp://gas.example/",
    ];
    wrong("api", Rule::Api, &values);
}

#[test]
fn a_base_is_a_path_that_the_page_lies_below() {
    right(
        "base",
        &["/", "/cabinet", "/cabinet/", "/cabinet/readings", ""],
    );
    wrong(
        "base",
        Rule::Base,
        &[
            "cabinet",
            "/cabinet?x",
            "/cabinet#x",
            "//cabinet",
            "/a//b",
            "https://gas.example/",
        ],
    );
    wrong(
        "base",
        Rule::Outside,
        &["/kabinet", "/cab", "/cabinet/readings/new", "/cabinet/read"],
    );
}

#[test]
fn words_are_known_ones() {
    right("lang", &["uk", "en"]);
    wrong("lang", Rule::Lang, &["ua", "UK", "ru", "en-GB"]);
    right("scheme", &["light", "dark", "auto"]);
    wrong("scheme", Rule::Scheme, &["night"]);
    right("theme", &PRESETS);
    wrong("theme", Rule::Theme, &["pink", "Green"]);
    for name in ["titles", "offline"] {
        right(name, &["on", "off"]);
        wrong(name, Rule::Switch, &["true", "1", "yes"]);
    }
    right("loading", &["lazy", "eager"]);
    wrong("loading", Rule::Loading, &["auto"]);
}

#[test]
fn a_number_can_be_dialled() {
    right(
        "phone",
        &[
            "104",
            "0 800 300 104",
            "+380 (46) 200-01-04",
            "0\u{a0}800\u{a0}300",
        ],
    );
    wrong(
        "phone",
        Rule::Phone,
        &["call us", "10", "+", "1234567890123456", "0800 GAS"],
    );
    right("operator", &["Чернігівгаз; 0 462 000 104", "«Газ»;104"]);
    wrong(
        "supplier",
        Rule::Company,
        &[
            "Чернігівгаз",
            "; 104",
            "Чернігівгаз;",
            "Газ; ні",
            "Газ, 104",
        ],
    );
}

#[test]
fn hosts_are_bare_and_origins_are_whole() {
    for name in ["hosts", "payment-hosts"] {
        right(
            name,
            &["id.gov.ua", "id.gov.ua pay.example:8443", "localhost"],
        );
        wrong(
            name,
            Rule::Hosts,
            &[
                "https://id.gov.ua",
                "id.gov.ua/x",
                "id.gov.ua, x",
                "*.gov.ua",
                "ід.укр",
                "a..b",
                "x:0",
                "ID.gov.ua",
                "pay.example:443",
            ],
        );
    }
    right(
        "embedders",
        &[
            "https://gas.example",
            "https://a.example https://b.example:8443",
            "http://localhost:3000",
        ],
    );
    let values = [
        "*",
        "gas.example",
        "https://gas.example/",
        "https://Gas.example",
        "https://gas.example:443",
        "http://gas.example",
        "'self'",
    ];
    wrong("embedders", Rule::Origins, &values);
}

#[test]
fn only_known_tasks_are_switched_off() {
    right(
        "off",
        &["appointments", "registration payments  benefits", ""],
    );
    wrong(
        "off",
        Rule::Tasks,
        &["appointment", "readings", "payments,benefits"],
    );
}

#[test]
fn a_picture_or_a_page_is_a_path_or_an_address() {
    for name in ["logo", "page", "config", "src"] {
        right(name, &["/logo.svg?v=2", "https://gas.example/logo.svg"]);
        wrong(
            name,
            Rule::Address,
            &[
                "logo.svg",
                "data:image/png;base64,x",
                "//gas.example/x",
                "http://gas.example/x",
            ],
        );
    }
    right("brand", &["Чернігівгаз"]);
}

#[test]
fn a_name_that_is_none_is_told_with_the_one_that_was_meant() {
    for (name, meant) in [
        ("api-url", Some("api")),
        ("gc-api", Some("api")),
        ("payment_hosts", Some("payment-hosts")),
        ("paymentHosts", Some("payment-hosts")),
        ("paymenthost", Some("payment-hosts")),
        ("embeders", Some("embedders")),
        ("suplier", Some("supplier")),
        ("base-path", Some("base")),
        ("online", Some("offline")),
        ("language", None),
        ("colour", None),
        ("", None),
    ] {
        assert_eq!(found(name, "x"), Some(Rule::Name(meant)), "{name}");
    }
}

#[test]
fn what_is_htmls_or_a_frameworks_is_nobodys_mistake() {
    for name in [
        "class",
        "id",
        "style",
        "title",
        "hidden",
        "slot",
        "part",
        "data-theme",
        "data-v-1f2e",
        "aria-label",
        "onclick",
        "_ngcontent-abc",
        "ng-version",
        "v-if",
        "on:click",
        "@click",
        "wire:ignore",
        "tabindex",
        "role",
        "dir",
    ] {
        assert_eq!(found(name, "x"), None, "{name}");
    }
}

#[test]
fn what_is_empty_is_not_set() {
    for (name, _) in SETTINGS {
        assert_eq!(found(name, ""), None, "{name}");
        assert_eq!(found(name, "  "), None, "{name}");
    }
}

#[test]
fn every_wrong_one_is_told_as_it_stands() {
    let all = settings(&[("api", "v1"), ("lang", "uk"), ("scheme", " dim ")]);
    let found = wrongs(&all, "/");
    let told: Vec<_> = found
        .iter()
        .map(|wrong| (wrong.name.as_str(), wrong.value.as_str()))
        .collect();
    assert_eq!(told, [("api", "v1"), ("scheme", " dim ")]);
}

proptest! {
    #[test]
    fn no_value_stops_the_check(at in 0..SETTINGS.len(), value in "\\PC{0,60}", path in "/\\PC{0,20}") {
        let (name, _) = SETTINGS[at];
        let _ = wrongs(&settings(&[(name, &value), (&value, "x")]), &path);
    }

    /// What is taken as a path of this site leads nowhere else.
    #[test]
    fn no_path_leads_to_another_site(value in "[/\\\\a-z:@?#. ]{1,12}") {
        if is_path(&value) {
            prop_assert!(value.starts_with('/') && !value[1..].starts_with(['/', '\\']));
        }
    }
}

/// The guide names every setting, and its examples are right.
#[test]
fn every_setting_is_in_the_guide_with_a_right_example() {
    let guide = include_str!("../../docs/configure.md");
    for (name, _) in SETTINGS {
        let row = guide
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")));
        let cells: Vec<&str> = row
            .unwrap_or_else(|| panic!("{name}"))
            .split(" | ")
            .collect();
        let example = cells
            .get(3)
            .expect("an example")
            .trim_matches([' ', '|', '`']);
        assert!(!example.is_empty(), "{name}");
        assert_eq!(found(name, example), None, "{name}: {example}");
    }
}

#[test]
fn payments_that_no_host_takes_are_told() {
    assert!(can_nobody_pay(&settings(&[("api", "/api/v1")])));
    assert!(can_nobody_pay(&settings(&[("payment-hosts", " ")])));
    assert!(!can_nobody_pay(&settings(&[(
        "payment-hosts",
        "pay.example"
    )])));
    assert!(!can_nobody_pay(&settings(&[("off", "benefits payments")])));
}
