//! A database that an older stand-in has made is brought up to date with all that is in it.

use std::path::Path;

use rusqlite::Connection;
use stand_in::{Clock, Db, open};
use tempfile::TempDir;

use crate::here::IN_THE_WINDOW;

/// As version 1 kept it: two consumers, three homes, a reading, a session, a key.
const DATA: &str = "
    INSERT INTO operator VALUES (0, 'Оператор', '+380462000104');
    INSERT INTO supplier VALUES (0, 'Постачальник', '+380800300104', 1, 5),
        (1, 'Інший', '+380800300228', 28, 5);
    INSERT INTO consumer VALUES
        (1, 'Олена', 'Петрівна', 'Ковальчук', 'olena@example.com', '+380501112201', '$argon2id$1'),
        (2, 'Ірина', NULL, 'Савченко', 'iryna@example.com', '+380981112205', '$argon2id$2');
    INSERT INTO account VALUES
        ('a-1', 1, 7, 'Дача, до якої їздимо лише влітку на вихідні', 'Ніжин', 'individual', 3, 0, '1500000015', 31240,
         0, '150000015', -5620, '2026-11-01', '56XM25A01234567C', '56ZM25A00000001K', 25, 42, NULL, NULL),
        ('a-2', 1, 3, NULL, 'Крути', 'none', 0, 0, '1500000023', 0, 0, '150000023', 800, '2026-11-01',
         '56XM25A01234567C', '56ZM25A002000016', NULL, NULL, 64250, '2027-04-30'),
        ('a-3', 2, 0, 'Дім', 'Прилуки', 'district', 1, 0, '1500000031', 5, 1, '280000031', 6, '2026-11-01',
         '56XM25A00500001D', '56ZM25A00500001M', NULL, NULL, NULL, NULL);
    INSERT INTO meter VALUES ('m-1', 'a-1', 0, '0070415', 'Самгаз G4', NULL, 5, NULL);
    INSERT INTO reading (meter_id, period, value, taken_on, source, submitted_at, accepted_at)
        VALUES ('m-1', '2026-09', 4321, '2026-10-01', 'consumer', 1, 2);
    INSERT INTO reading (meter_id, period, value, taken_on, source, submitted_at, accepted_at, rejected_at, superseded_at)
        VALUES ('m-1', '2026-08', 4200, '2026-09-01', 'consumer', 1, 2, NULL, 3),
            ('m-1', '2026-08', 4300, '2026-09-01', 'consumer', 1, 2, NULL, 4),
            ('m-1', '2026-08', 4250, '2026-09-01', 'operator', 4, 5, NULL, NULL),
            ('m-1', '2026-07', 9999, '2026-08-01', 'consumer', 1, NULL, 2, NULL),
            ('m-1', '2026-07', 4100, '2026-08-01', 'operator', 4, 5, NULL, NULL);
    INSERT INTO session VALUES ('hash', 1, 1800000000);
    INSERT INTO idempotency_key VALUES (1, 'a-key-of-sixteen', 'hash', 1, 201, NULL, 'application/json', '{}');
    PRAGMA user_version = 1;";

fn of_version_1(path: &Path) {
    let db = Connection::open(path).expect("a fresh file");
    db.execute_batch(include_str!("../src/migrations/0001_cabinet.sql"))
        .expect("version 1");
    db.execute_batch("PRAGMA foreign_keys = ON")
        .expect("as it was");
    db.execute_batch(DATA).expect("its data");
}

/// The rows of a query, columns by `|`.
fn rows(db: &Db, columns: &str, rest: &str) -> Vec<String> {
    let text = columns
        .split(", ")
        .map(|column| format!("coalesce(CAST({column} AS TEXT), '-')"))
        .collect::<Vec<_>>()
        .join(" || '|' || ");
    let read: Result<Vec<String>, rusqlite::Error> = db.transaction(|db| {
        db.prepare(&format!("SELECT {text} FROM {rest}"))?
            .query_map([], |row| row.get(0))?
            .collect()
    });
    read.unwrap_or_else(|cause| panic!("{columns} FROM {rest}: {cause}"))
}

#[test]
fn everything_of_version_1_is_kept() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("old.sqlite");
    of_version_1(&path);
    let db = Db::open(&path).expect("it is brought up to date");

    assert_eq!(
        rows(
            &db,
            "consumer_id, account_id, position, label",
            "account_link ORDER BY 1"
        ),
        [
            "1|a-1|1|Дача, до якої їздимо лише влітку на вихі",
            "1|a-2|0|-",
            "2|a-3|0|Дім"
        ]
    );
    assert_eq!(
        rows(
            &db,
            "id, holder_given_name, holder_patronymic, holder_family_name, operator_invoice_total, \
             supplier_invoice_total, benefit_percent, subsidy_kopiykas",
            "account ORDER BY id"
        ),
        [
            "a-1|Олена|Петрівна|Ковальчук|31240|-|25|-",
            "a-2|Олена|Петрівна|Ковальчук|-|800|-|64250",
            "a-3|Ірина|-|Савченко|5|6|-|-"
        ]
    );
    assert_eq!(
        rows(
            &db,
            "email, email_confirmed, phone, password_hash, language",
            "consumer"
        ),
        [
            "olena@example.com|1|+380501112201|$argon2id$1|uk",
            "iryna@example.com|1|+380981112205|$argon2id$2|uk"
        ]
    );
    assert_eq!(
        rows(&db, "meter_id, value, replaces", "reading ORDER BY number"),
        [
            "m-1|4321|-",
            "m-1|4200|-",
            "m-1|4300|2",
            "m-1|4250|3",
            "m-1|9999|-",
            "m-1|4100|-"
        ]
    );
    assert_eq!(
        rows(
            &db,
            "token_hash, consumer_id, expires_at, length(id)",
            "session"
        ),
        ["hash|1|1800000000|18"]
    );
    assert_eq!(
        rows(&db, "key, status", "idempotency_key"),
        ["a-key-of-sixteen|201"]
    );
    assert_eq!(rows(&db, "1", "pragma_foreign_key_check"), [""; 0]);
    assert_eq!(rows(&db, "foreign_keys", "pragma_foreign_keys"), ["1"]);
}

#[test]
fn references_of_rebuilt_tables_hold_on() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("old.sqlite");
    of_version_1(&path);
    let db = Db::open(&path).expect("it is brought up to date");
    for statement in ["DELETE FROM account", "DELETE FROM consumer"] {
        let done: Result<usize, rusqlite::Error> = db.transaction(|db| db.execute(statement, []));
        let said = done.expect_err(statement).to_string();
        assert!(said.contains("FOREIGN KEY"), "{statement}: {said}");
    }
}

#[test]
fn the_demo_gets_what_it_has_had_since() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("old.sqlite");
    of_version_1(&path);
    let clock = Clock::at(IN_THE_WINDOW.parse().expect("a time"), true);
    let homes = |db: &Db| rows(db, "count(*)", "account");
    let db = open(&path, &clock).expect("it opens");
    assert_eq!(homes(&db), ["9"]);
    assert_eq!(
        rows(&db, "tax_number", "consumer"),
        ["3100000019", "3400000456", "2975000572"]
    );
    assert_eq!(
        rows(&db, "delivery_kopiykas", "account WHERE id = 'a-1'"),
        ["14230"]
    );
    drop(db);
    let again = open(&path, &clock).expect("it opens again");
    assert_eq!(homes(&again), ["9"]);
}

/// The nights since its last reading were nobody's: they are caught up with.
#[test]
fn months_that_an_older_stand_in_left_out_are_planned() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("old.sqlite");
    of_version_1(&path);
    let clock = Clock::at("2027-01-20T12:00:00+02:00".parse().expect("a time"), true);
    let db = open(&path, &clock).expect("it opens");
    assert_eq!(
        rows(
            &db,
            "period, source, value, by_night",
            "reading WHERE meter_id = 'm-1' AND period > '2026-08' ORDER BY period"
        ),
        [
            "2026-09|consumer|4321|0",
            "2026-10|planned|4321|1",
            "2026-11|planned|4321|1",
            "2026-12|planned|4321|1"
        ]
    );
}

#[test]
fn a_migration_that_would_break_a_reference_changes_nothing() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("old.sqlite");
    of_version_1(&path);
    let broken = Connection::open(&path).expect("the file");
    broken
        .execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO meter VALUES ('m-9', 'a-nothing', 0, '9', 'x', NULL, 5, NULL);",
        )
        .expect("a meter of no home");
    drop(broken);
    let said = Db::open(&path).err().map(|failure| failure.to_string());
    assert!(said.is_some_and(|said| said.contains("lead nowhere")));
    let left = Connection::open(&path).expect("the file");
    let version = left.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    assert_eq!(version, Ok(1));
}
