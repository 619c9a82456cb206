use super::*;
use crate::contract::{decode, example};
use crate::domain::bill::Service;
use crate::domain::reading::Reason;
use serde_json::{Value, json};

fn invoice(name: &str) -> Invoice {
    decode::<InvoiceJson>(name).try_into().expect(name)
}

#[test]
fn the_contracts_invoices_are_read_and_add_up() {
    for name in ["Invoice", "InvoiceThatDiffers"] {
        let invoice = invoice(name);
        assert!(invoice.parts.iter().all(InvoicePart::adds_up), "{name}");
    }
    let gas = invoice("Invoice");
    let gas = gas.part(Service::Gas).expect("gas");
    let amounts: Vec<_> = gas.lines.iter().map(InvoiceLine::amount).collect();
    let kopiykas = [66_864, -8_358, -20_000, -1_592, 86].map(|sum| Some(Kopiykas(sum)));
    assert_eq!(amounts[..2], [None, None]);
    assert_eq!(amounts[2..], kopiykas);
}

#[test]
fn a_difference_says_what_was_handed_in_and_why_it_is_not_billed() {
    let invoice = invoice("InvoiceThatDiffers");
    let difference = invoice.differences().next().expect("a difference");
    assert_eq!(difference.submitted, Some(CubicMetres(9130)));
    assert_eq!(difference.billed, CubicMetres(130));
    assert_eq!(difference.reason, Reason::ValueNotPlausible);
}

fn altered(path: &str, value: Value) -> Result<Invoice, ()> {
    let mut json = example("Invoice");
    *json.pointer_mut(path).expect(path) = value;
    let json: InvoiceJson = serde_json::from_value(json).expect("the shape");
    json.try_into()
}

#[test]
fn a_number_that_cannot_be_read_is_an_error_and_no_zero() {
    for (path, value) in [
        ("/parts/0/lines/2/kopiykas", Value::Null),
        ("/parts/0/lines/2/price", json!("7,96.1")),
        ("/parts/0/lines/2/volume_m3", json!("many")),
        ("/parts/0/lines/0/value", Value::Null),
        ("/parts/0/due_on", json!("soon")),
        ("/period", json!("2026-13")),
    ] {
        assert_eq!(altered(path, value), Err(()), "{path}");
    }
}

#[test]
fn a_word_that_is_not_known_is_kept_and_counts() {
    let with_kind = altered("/parts/0/lines/6/kind", json!("levy")).expect("read");
    let gas = with_kind.part(Service::Gas).expect("gas");
    assert_eq!(
        gas.lines[6],
        InvoiceLine::Other {
            amount: Some(Kopiykas(86))
        }
    );
    assert!(gas.adds_up());
    let with_state = altered("/parts/0/state", json!("frozen")).expect("read");
    assert_eq!(with_state.parts[0].state, Paid::Other("frozen".into()));
}
