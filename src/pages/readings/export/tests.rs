use super::*;
use crate::accounts;
use crate::domain::date::parse_iso;
use crate::domain::meter::{CubicMetres, MeterId, MeterIndex};
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;
use crate::locale::Lang;
use crate::pages::readings::words::{history, words};
use serde_json::{Value, json};

fn of() -> Of {
    let account = accounts::example();
    let meter = account.meters[0].clone();
    Of { account, meter }
}

fn reading() -> Reading {
    Reading {
        id: ReadingId("r-900".into()),
        meter: MeterId("m-70415".into()),
        reference: "П-2026-09-000900".into(),
        meter_serial: "0070415".into(),
        value: MeterIndex(4321),
        previous: Some(MeterIndex(4280)),
        consumption: Some(CubicMetres(41)),
        period: Period::new(2026, 9).expect("a month"),
        taken_on: parse_iso("2026-10-01").expect("a day"),
        source: Source::Planned,
        status: Status::Counted,
        submitted_at: "2026-10-06T02:00:00+03:00".into(),
        reason: Some(Reason::NoReadingSubmitted),
        invoice: Some("1500000015-2026-09".into()),
        invoice_on: None,
        correctable_until: None,
        replaces: None,
        replaced_by: None,
        has_photo: false,
        trail: vec![],
    }
}

fn made(kind: Kind, lang: Lang, readings: &[Reading]) -> File {
    file(kind, &of(), readings, words(lang), history::words(lang))
}

#[test]
fn a_file_is_named_after_the_account_and_the_meter() {
    let csv = made(Kind::Csv, Lang::Uk, &[]);
    assert_eq!(csv.name, "pokazy-1500000015-0070415.csv");
    assert_eq!(csv.kind, "text/csv;charset=utf-8");
    let mut of = of();
    of.meter.serial = "А/12 3".into();
    let json = file(
        Kind::Json,
        &of,
        &[],
        words(Lang::Uk),
        history::words(Lang::Uk),
    );
    assert_eq!(json.name, "pokazy-1500000015-А-12-3.json");
    assert_eq!(json.kind, "application/json");
}

#[test]
fn a_table_program_opens_the_csv_as_it_is() {
    let csv = made(Kind::Csv, Lang::Uk, &[reading()]).text;
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(lines[0].starts_with("Період;Знято;Лічильник №;Показ;Попередній показ;Спожито, м³;"));
    assert_eq!(
        lines[1],
        "2026-09;2026-10-01;0070415;4321;4280;41;плановий;враховано;показ не надійшов, обсяг визначено \
         планово;1500000015-2026-09;П-2026-09-000900;2026-10-06T02:00:00+03:00;ні"
    );
    assert_eq!(lines[2], "");
}

#[test]
fn every_line_has_as_many_cells_as_the_head() {
    let mut bare = reading();
    (bare.previous, bare.consumption, bare.reason, bare.invoice) = (None, None, None, None);
    let csv = made(Kind::Csv, Lang::En, &[reading(), bare]).text;
    assert!(csv.starts_with("\u{feff}Period;Taken on;"));
    let cells: Vec<_> = csv
        .trim_end()
        .split("\r\n")
        .map(|line| line.split(';').count())
        .collect();
    assert_eq!(cells, [13, 13, 13]);
}

#[test]
fn a_serial_is_never_run_as_a_formula() {
    let mut reading = reading();
    reading.meter_serial = "=HYPERLINK(\"//x\";\"y\")".into();
    let csv = made(Kind::Csv, Lang::Uk, &[reading]).text;
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"//x\"\";\"\"y\"\")\""),
        "{csv}"
    );
}

#[test]
fn the_json_keeps_its_keys() {
    let mut rejected = reading();
    (rejected.status, rejected.consumption) = (Status::Rejected, None);
    let json = made(Kind::Json, Lang::Uk, &[reading(), rejected]).text;
    let json: Value = serde_json::from_str(&json).expect("json");
    let first = json!({
        "period": "2026-09", "taken_on": "2026-10-01", "meter_serial": "0070415", "index": 4321,
        "previous_index": 4280, "consumption_m3": 41, "counts": true, "source": "planned", "status": "counted",
        "reason": "no_reading_submitted", "invoice": "1500000015-2026-09", "reference": "П-2026-09-000900",
        "submitted_at": "2026-10-06T02:00:00+03:00", "has_photo": false,
    });
    assert_eq!(json["readings"][0], first);
    assert_eq!(json["readings"][1]["counts"], false);
    assert_eq!(json["readings"][1]["consumption_m3"], Value::Null);
    let rest = json!({
        "format": "gas-cabinet-readings", "version": 1, "operator_account": "1500000015",
        "supplier_account": "150000015", "meter": { "serial": "0070415", "model": "Самгаз G4", "digits": 5 },
    });
    for (key, value) in rest.as_object().expect("keys") {
        assert_eq!(&json[key], value, "{key}");
    }
}

#[test]
fn a_word_of_tomorrow_goes_out_as_it_came() {
    let mut reading = reading();
    reading.source = Source::Other("drone".into());
    reading.status = Status::Other("on_hold".into());
    reading.reason = Some(Reason::Other("fog".into()));
    let json = made(Kind::Json, Lang::Uk, &[reading]).text;
    for word in ["\"drone\"", "\"on_hold\"", "\"fog\""] {
        assert!(json.contains(word), "{json}");
    }
}

#[test]
fn nobodys_name_or_address_is_in_the_files() {
    for kind in [Kind::Csv, Kind::Json] {
        let text = made(kind, Lang::Uk, &[reading()]).text;
        assert!(
            !text.contains("Ковальчук") && !text.contains("Ніжин"),
            "{text}"
        );
    }
}
