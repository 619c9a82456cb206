use stand_in::{Clock, Db, open};
use tempfile::TempDir;

use crate::here::{Here, IN_THE_WINDOW};

/// What the database says to a statement that breaks a rule.
fn refused(here: &Here, statement: &str) -> String {
    let done: Result<usize, rusqlite::Error> = here.db.transaction(|db| db.execute(statement, []));
    done.expect_err(statement).to_string()
}

#[test]
fn a_file_in_wal_mode_with_foreign_keys() {
    let here = Here::at(IN_THE_WINDOW);
    let pragma = |name: &str| {
        let read = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
        here.db
            .transaction(|db| db.query_row(&read, [], |row| row.get::<_, String>(0)))
    };
    assert_eq!(pragma("journal_mode").as_deref(), Ok("wal"));
    assert_eq!(pragma("foreign_keys").as_deref(), Ok("1"));
    assert_eq!(pragma("user_version").as_deref(), Ok("10"));
}

#[test]
fn the_rules_hold_below_the_code_too() {
    let here = Here::at(IN_THE_WINDOW);
    let reading = |meter: &str, period: &str, value: i64| {
        format!(
            "INSERT INTO reading (meter_id, period, value, taken_on, source, submitted_at, accepted_at)
             VALUES ('{meter}', '{period}', {value}, '2026-11-03', 'consumer', 1, 2)"
        )
    };
    for (statement, said) in [
        (
            reading("m-70415", "2026-09", 14400),
            "reading.meter_id, reading.period",
        ),
        (reading("m-70415", "2026-10", 100_000), "value_out_of_range"),
        (reading("m-70415", "2026-10", -1), "value_out_of_range"),
        (reading("m-70415", "2026-1", 1), "period GLOB"),
        (reading("nothing", "2026-10", 1), "FOREIGN KEY"),
        ("DELETE FROM consumer".to_owned(), "FOREIGN KEY"),
        (
            "UPDATE reading SET by_night = 1 WHERE source = 'consumer'".to_owned(),
            "by_night",
        ),
        (
            "UPDATE reading SET replaces = number".to_owned(),
            "replaces",
        ),
        (
            "UPDATE reading SET replaces = 1 WHERE number IN (2, 3)".to_owned(),
            "reading.replaces",
        ),
        ("DELETE FROM reading".to_owned(), "FOREIGN KEY"),
        ("UPDATE photo SET picture = x''".to_owned(), "picture"),
        ("UPDATE photo SET width = 0".to_owned(), "width"),
        (
            "UPDATE photo SET width = 2001, height = 2000".to_owned(),
            "height",
        ),
        (
            "UPDATE photo SET media_type = 'image/gif'".to_owned(),
            "media_type",
        ),
        (
            "UPDATE supplier SET gas_price = '7,96'".to_owned(),
            "gas_price",
        ),
        ("UPDATE supplier SET gas_since = NULL".to_owned(), "gas"),
        ("UPDATE supplier SET iban = 'UA12'".to_owned(), "iban"),
        (
            "UPDATE settlement SET closing = closing + 1".to_owned(),
            "ledger_adds_up",
        ),
        (
            "UPDATE settlement SET charged = 0, closing = closing - charged WHERE benefit > 0"
                .to_owned(),
            "benefit",
        ),
        ("UPDATE received SET kopiykas = 0".to_owned(), "kopiykas"),
        (
            "UPDATE received SET channel = 'online'".to_owned(),
            "channel",
        ),
        ("INSERT INTO night VALUES (2, 0)".to_owned(), "only_one"),
        (
            "UPDATE meter SET verified_on = '2050-01-01'".to_owned(),
            "verified_on",
        ),
        ("UPDATE appliance SET quantity = 0".to_owned(), "quantity"),
        (
            "UPDATE correction SET item_id = 'e-1', consumer_id = 1, outcome = NULL, decision = NULL".to_owned(),
            "correction.consumer_id, correction.item_id",
        ),
        (
            "UPDATE correction SET outcome = 'lost', decision = ''".to_owned(),
            "outcome",
        ),
        (
            "UPDATE statement SET account_id = 'a-1500000015', returned_at = NULL, returned = NULL".to_owned(),
            "statement.account_id",
        ),
        (
            "UPDATE statement SET returned = 'why', returned_at = NULL".to_owned(),
            "returned",
        ),
        (
            "UPDATE consumer SET phone = '0501112201'".to_owned(),
            "phone GLOB",
        ),
        (
            "UPDATE consumer SET email = 'one@example.com'".to_owned(),
            "consumer.email",
        ),
        (
            "UPDATE consumer SET password_hash = 'gas-demo-2026'".to_owned(),
            "argon2id",
        ),
        (
            "UPDATE account SET operator_account = '12345'".to_owned(),
            "operator_account",
        ),
        (
            "UPDATE account SET benefit_percent = 25, benefit_norm_m3 = NULL".to_owned(),
            "benefit",
        ),
        ("UPDATE meter SET digits = 3".to_owned(), "digits"),
        ("UPDATE meter SET digits = 'five'".to_owned(), "INTEGER"),
    ] {
        let text = refused(&here, &statement);
        assert!(text.contains(said), "{statement}: {text}");
    }
}

#[test]
fn a_database_is_kept_between_runs_and_planted_once() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("kept.sqlite");
    let count = |clock: &str| -> i64 {
        let clock = Clock::at(clock.parse().expect("a time"), true);
        let db = open(&path, &clock).expect("it opens");
        let count = "SELECT count(*) FROM reading WHERE NOT by_night";
        db.transaction(|db| db.query_row(count, [], |row| row.get(0)))
            .unwrap_or_else(|cause: rusqlite::Error| panic!("{cause}"))
    };
    assert_eq!(count(IN_THE_WINDOW), count("2027-05-03T12:00:00+03:00"));
}

#[test]
fn a_database_from_the_future_is_left_alone() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("newer.sqlite");
    let db = Db::open(&path).expect("a fresh database");
    db.transaction(|db| db.execute_batch("PRAGMA user_version = 99"))
        .unwrap_or_else(|cause: rusqlite::Error| panic!("{cause}"));
    drop(db);
    let said = Db::open(&path).err().map(|failure| failure.to_string());
    assert!(said.is_some_and(|said| said.contains("version 99")));
}

#[test]
fn a_file_that_is_no_database_is_said_to_be_none() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("text.sqlite");
    std::fs::write(&path, "Це не база даних. ".repeat(100)).expect("a file");
    assert!(Db::open(&path).is_err());
}
