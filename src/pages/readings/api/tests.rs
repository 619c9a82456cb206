use super::*;
use crate::contract;
use crate::domain::reading::Reason;

#[test]
fn the_contracts_readings_are_read() {
    for (name, expected) in [
        ("ReadingReceived", Status::Received),
        ("ReadingAccepted", Status::Accepted),
    ] {
        let reading = Reading::try_from(contract::decode::<ReadingJson>(name)).expect(name);
        assert_eq!(reading.status, expected);
        assert_eq!(reading.value, MeterIndex(4405));
        assert_eq!(reading.consumption, Some(CubicMetres(84)));
    }
}

#[test]
fn a_counted_reading_names_its_invoice_what_it_replaced_and_its_photo() {
    let reading: ReadingJson = contract::decode("ReadingCounted");
    let reading = Reading::try_from(reading).expect("a reading");
    assert_eq!(reading.invoice.as_deref(), Some("1500000015-2026-10"));
    assert_eq!(reading.invoice_on, None);
    assert_eq!(reading.correctable_until, None);
    assert_eq!(reading.replaces.expect("another").value, MeterIndex(4450));
    assert!(reading.has_photo);
    let received: ReadingJson = contract::decode("ReadingReceived");
    let received = Reading::try_from(received).expect("a reading");
    assert_eq!(received.correctable_until, parse_iso("2026-11-05"));
    assert_eq!(received.invoice_on, parse_iso("2026-11-12"));
    assert!(!received.has_photo);
}

#[test]
fn the_contracts_page_is_read() {
    let page = Page::try_from(contract::decode::<PageJson>("ReadingPage")).expect("a page");
    assert_eq!(page.readings[0].reason, Some(Reason::NoReadingSubmitted));
    assert_eq!(page.next.as_deref(), Some("r-900"));
}

#[test]
fn a_new_reading_goes_out_as_the_contract_says() {
    let mut reading = NewReading {
        meter: MeterId("m-70415".into()),
        value: MeterIndex(4405),
        taken_on: parse_iso("2026-11-03").expect("a day"),
        confirmations: vec![],
    };
    assert_eq!(sent(&reading), contract::example("NewReading"));
    reading.value = MeterIndex(12);
    reading.confirmations = vec![Confirmation::Rollover];
    assert_eq!(sent(&reading), contract::example("NewReadingRollover"));
}

fn sent(reading: &NewReading) -> serde_json::Value {
    serde_json::to_value(NewReadingJson::from(reading)).expect("json")
}

#[test]
fn an_unreadable_period_is_an_error_and_never_a_default() {
    let mut json = contract::example("ReadingReceived");
    json["period"] = "2026-13".into();
    let json: ReadingJson = serde_json::from_value(json).expect("json");
    assert!(Reading::try_from(json).is_err());
}

#[test]
fn a_word_of_tomorrow_is_kept() {
    assert_eq!(status("on_hold".into()), Status::Other("on_hold".into()));
}
