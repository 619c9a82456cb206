//! What a report never says, and what it says where nobody answers.

use std::net::TcpListener;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use conformance::{Settings, run};
use serde_json::{Value, json};

use crate::breakages::{At, json as changed};
use crate::company::{Company, OLENA};

/// Everything that a value says, in another type.
fn everything_wrong(value: &mut Value) {
    match value {
        Value::Object(properties) => {
            properties.values_mut().for_each(everything_wrong);
            let said = properties
                .iter()
                .find_map(|(name, one)| one.as_str().map(|text| (name.clone(), text.to_owned())));
            if let Some((name, text)) = said.filter(|(name, _)| name != "id") {
                properties.insert(text, json!(name));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(everything_wrong),
        Value::Number(number) => *value = json!(number.to_string()),
        _ => {}
    }
}

#[test]
fn nothing_personal_is_printed_however_much_is_wrong() {
    let broken = changed(At("GET", "/*"), 200, everything_wrong);
    let text = Company::with(broken)
        .signed_in_as(OLENA)
        .with_writes()
        .checked()
        .to_string();
    assert!(text.matches("\n   where").count() > 20, "{text}");
    for secret in [
        OLENA,
        "olena",
        stand_in::PASSWORD,
        "Олена",
        "Ковальчук",
        "Гоголя",
        "1500000015",
        "150000015",
        "70415",
        "14321",
        "56XM25A",
        "+38050",
        "gc_session=1",
    ] {
        assert!(!text.contains(secret), "{secret} is told: {text}");
    }
}

#[test]
fn where_nobody_listens_it_ends_with_two_and_words() {
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|one| one.local_addr())
        .expect("a port")
        .port();
    let report = run(&Settings::of(&format!("http://127.0.0.1:{port}/api/v1")));
    assert_eq!(report.exit_code(), 2);
    assert_eq!(report.requests, 1, "it asks no more");
    let wanted = format!(
        "COULD NOT REACH THE API: http://127.0.0.1:{port}/api/v1: nothing listens there\n\n"
    );
    assert_eq!(report.to_string(), wanted);
}

/// The program itself, with these alone in its environment.
fn program(environment: &[(&str, &str)]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_conformance"));
    program.env_clear().envs(environment.iter().copied());
    program.output().expect("the program starts")
}

#[test]
fn the_program_ends_with_what_it_found_out() {
    let company = Company::with(|router| router);
    let api = company.settings.api.as_str();
    let good = program(&[("API", api), ("ONLY", "/recoveries"), ("RATE", "50")]);
    let text = String::from_utf8_lossy(&good.stdout);
    assert_eq!(good.status.code(), Some(0), "{text}");
    assert!(
        text.contains("all that does not begin with /recoveries: ONLY was given"),
        "{text}"
    );
    let wrong = [
        ("API", api),
        ("ONLY", "/profile"),
        ("RATE", "50"),
        ("LOGIN", OLENA),
        ("PASSWORD", "very-secret"),
    ];
    let refused = program(&wrong);
    let text = String::from_utf8_lossy(&refused.stdout);
    assert_eq!(refused.status.code(), Some(1), "{text}");
    assert!(
        text.contains("came    401, code \"wrong_credentials\""),
        "{text}"
    );
    assert!(
        text.contains("the sign-in of the test account did not succeed"),
        "{text}"
    );
    assert!(
        !text.contains("very-secret") && !text.contains("olena"),
        "{text}"
    );
    let missing = program(&[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("API is missing: API=https://"));
}

#[test]
fn where_nobody_answers_it_waits_no_longer_than_a_consumer() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut settings = Settings::of(&format!(
        "http://{}/api/v1",
        silent.local_addr().expect("an address")
    ));
    settings.patience = Duration::from_millis(300);
    let begun = Instant::now();
    let report = run(&settings);
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert!(report.to_string().contains("no answer in time"), "{report}");
    assert_eq!(report.exit_code(), 2);
}

#[test]
fn a_server_without_its_certificate_is_no_https() {
    let plain = Company::with(|router| router);
    let report = run(&Settings::of(
        &plain.settings.api.replace("http://", "https://"),
    ));
    assert_eq!(report.exit_code(), 2);
    let text = report.to_string();
    assert!(
        text.starts_with("COULD NOT REACH THE API: https://"),
        "{text}"
    );
}

#[test]
fn it_asks_no_faster_than_it_may() {
    let mut company = Company::with(|router| router).only("/accounts");
    company.settings.pace = Duration::from_millis(10);
    let begun = Instant::now();
    let report = company.checked();
    let least = Duration::from_millis(10) * u32::try_from(report.requests - 1).expect("a few");
    assert!(
        begun.elapsed() >= least,
        "{} requests in {:?}",
        report.requests,
        begun.elapsed()
    );
}
