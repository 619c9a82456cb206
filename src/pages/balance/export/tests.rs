use super::*;
use crate::accounts;
use crate::domain::bill::{InvoiceId, InvoiceMention, Service, Volume};
use crate::domain::ledger::Sums;
use crate::domain::money::UnitPrice;
use crate::domain::period::Period;
use crate::locale::Lang;
use crate::pages::balance::words::history::words;
use serde_json::{Value, json};

fn of(service: Service) -> Of {
    let mut account = accounts::example();
    account.supplier.name = "Чернігівгаз Збут".into();
    Of { account, service }
}

fn month() -> LedgerMonth {
    LedgerMonth {
        period: Period::parse("2026-10").expect("a month"),
        is_closed: true,
        sums: Sums {
            opening: Kopiykas(-5_620),
            paid: Kopiykas(0),
            subsidy: Kopiykas(5),
            benefit: Kopiykas(0),
            charged: Kopiykas(66_864),
            recalculated: Kopiykas(-1_592),
            penalty: Kopiykas(0),
            closing: Kopiykas(59_647),
        },
        volume: Volume::parse("126.27"),
        price: UnitPrice::parse("8.30933"),
        invoice: Some(InvoiceMention {
            id: InvoiceId("i-2026-10".into()),
            number: "1500000015-2026-10".into(),
        }),
    }
}

fn made(kind: Kind, months: &[LedgerMonth]) -> File {
    let span = Span::between(2016, 2026);
    file(kind, &of(Service::Gas), span, months, words(Lang::Uk))
}

#[test]
fn a_file_is_named_after_service_account_and_years() {
    assert_eq!(
        made(Kind::Csv, &[]).name,
        "rozrakhunky-gas-150000015-2016-2026.csv"
    );
    let one = file(
        Kind::Json,
        &of(Service::Delivery),
        Span::year(2026),
        &[],
        words(Lang::Uk),
    );
    assert_eq!(one.name, "rozrakhunky-delivery-1500000015-2026.json");
    assert_eq!(one.kind, "application/json");
}

#[test]
fn a_table_program_reads_the_sums_as_numbers() {
    let csv = made(Kind::Csv, &[month()]).text;
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}Місяць;Закрито;"), "{csv}");
    assert_eq!(
        lines[1],
        "2026-10;так;-56,20;0,00;0,05;0,00;668,64;-15,92;0,00;596,47;126,27;8,30933;1500000015-2026-10"
    );
    assert_eq!(lines[0].split(';').count(), lines[1].split(';').count());
}

#[test]
fn the_json_keeps_its_keys_and_names_every_breach() {
    let mut wrong = month();
    wrong.period = Period::parse("2026-11").expect("a month");
    wrong.is_closed = false;
    (wrong.volume, wrong.price, wrong.invoice) = (None, None, None);
    let text = made(Kind::Json, &[wrong, month()]).text;
    let read: Value = serde_json::from_str(&text).expect("json");
    let rest = json!({
        "format": "gas-cabinet-settlements", "version": 1, "service": "gas", "company": "Чернігівгаз Збут",
        "account_number": "150000015", "currency": "UAH", "from_year": 2016, "to_year": 2026,
    });
    for (key, value) in rest.as_object().expect("keys") {
        assert_eq!(&read[key], value, "{key}");
    }
    let closed = json!({
        "period": "2026-10", "is_closed": true, "opening": -5620, "paid": 0, "subsidy": 5, "benefit": 0,
        "charged": 66864, "recalculated": -1592, "penalty": 0, "closing": 59647, "volume_m3": "126.27",
        "price": "8.30933", "invoice": "1500000015-2026-10",
    });
    assert_eq!(read["months"][1], closed);
    assert_eq!(read["months"][0]["price"], Value::Null);
    let breach = json!([{ "period": "2026-11", "kind": "carried", "kopiykas": -65267 }]);
    assert_eq!(read["breaches"], breach);
}

#[test]
fn nobodys_name_or_address_is_in_the_files() {
    for kind in [Kind::Csv, Kind::Json] {
        let text = made(kind, &[month()]).text;
        for personal in ["Олена", "Ковальчук", "Ніжин"] {
            assert!(!text.contains(personal), "{text}");
        }
    }
}
