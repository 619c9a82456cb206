use super::*;
use crate::billing::ServiceBalance;
use crate::domain::account::AccountNumber;
use crate::domain::bill::{Coming, InvoiceId, InvoiceMention, Payee};
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::period::Period;
use crate::pages::payments::model::Provider;

fn balance(service: Service, owed: i64, on_the_way: i64) -> ServiceBalance {
    ServiceBalance {
        payee: Payee {
            service,
            name: "Постачальник".into(),
            phone: Phone::parse("+380800300104").expect("a phone"),
            account_number: AccountNumber::parse("150000015").expect("a number"),
            iban: "UA853535530000026007100000015".into(),
            code: "39576385".into(),
        },
        amount: Kopiykas(owed),
        as_of: parse_iso("2026-11-03").expect("a day"),
        due_on: None,
        overdue: Kopiykas(0),
        invoice: None,
        last_payment: None,
        on_the_way: Kopiykas(on_the_way),
    }
}

/// Gas: a debt of 668,64, of which 100,00 is on its way. Delivery: a credit. The invoice: 214,92 of gas.
fn desk() -> Desk {
    let mention = InvoiceMention {
        id: InvoiceId("i-1".into()),
        number: "1".into(),
    };
    Desk {
        home: AccountId("a-1".into()),
        options: Options {
            providers: vec![Provider {
                code: "ipay".into(),
                name: "iPay.ua".into(),
                fee: None,
            }],
            payees: Vec::new(),
            qr: None,
        },
        balances: Balances {
            today: parse_iso("2026-11-03").expect("a day"),
            of_services: vec![
                balance(Service::Gas, 66_864, 10_000),
                balance(Service::Delivery, -5_620, 0),
            ],
            coming: Coming {
                period: Period::parse("2026-11").expect("a month"),
                expected_on: parse_iso("2026-12-12").expect("a day"),
                estimates: Vec::new(),
            },
        },
        invoice: Some(InvoiceDue {
            mention,
            outstanding: vec![
                (Service::Gas, Kopiykas(21_492)),
                (Service::Delivery, Kopiykas(0)),
            ],
        }),
        is_invoice_missing: false,
    }
}

fn typed(service: Service, kind: SumKind, own: &str) -> Typed {
    Typed {
        service: Some(service),
        kind: Some(kind),
        own: own.into(),
        provider: Some("ipay".into()),
    }
}

fn paid(typed: &Typed) -> (i64, Option<String>) {
    let new = parse(typed, &desk()).expect("a payment");
    (new.amount.0, new.invoice.map(|id| id.0))
}

#[test]
fn the_debt_is_what_is_left_when_what_is_on_its_way_has_arrived() {
    assert_eq!(
        paid(&typed(Service::Gas, SumKind::Debt, "")),
        (56_864, None)
    );
}

#[test]
fn an_invoice_is_paid_by_its_name_and_any_other_sum_without() {
    let of = |kind| paid(&typed(Service::Gas, kind, "500"));
    assert_eq!(of(SumKind::Invoice), (21_492, Some("i-1".into())));
    assert_eq!(of(SumKind::Own), (50_000, None));
}

#[test]
fn where_the_wanted_invoice_is_not_here_no_other_sum_stands_in_for_it() {
    let desk = Desk {
        invoice: None,
        is_invoice_missing: true,
        ..desk()
    };
    let none = Typed {
        kind: None,
        ..typed(Service::Gas, SumKind::Own, "")
    };
    let missing = Problems::one(Field::HowMuch, Problem::Missing);
    assert_eq!(parse(&none, &desk), Err(missing));
    let chosen = desk.kind(Service::Gas, Some(SumKind::Debt));
    assert_eq!(chosen, Some(SumKind::Debt));
    assert_eq!(desk.kind(Service::Delivery, None), Some(SumKind::Own));
}

#[test]
fn where_nothing_is_chosen_the_invoice_comes_before_the_debt_and_the_debt_before_a_sum_of_ones_own()
{
    let mut desk = desk();
    assert_eq!(desk.kind(Service::Gas, None), Some(SumKind::Invoice));
    desk.invoice = None;
    assert_eq!(desk.kind(Service::Gas, None), Some(SumKind::Debt));
    assert_eq!(
        desk.kind(Service::Gas, Some(SumKind::Invoice)),
        Some(SumKind::Debt)
    );
    assert_eq!(
        desk.kind(Service::Delivery, Some(SumKind::Debt)),
        Some(SumKind::Own)
    );
}

#[test]
fn a_sum_of_ones_own_is_read_as_people_write_it_or_told_what_is_wrong() {
    let of = |own: &str| parse(&typed(Service::Delivery, SumKind::Own, own), &desk());
    assert_eq!(of("1 234,56 ₴").map(|new| new.amount.0), Ok(123_456));
    assert_eq!(of("1000000").map(|new| new.amount), Ok(MOST));
    for (own, problem) in [
        ("", Problem::Missing),
        (" \u{a0}", Problem::Missing),
        ("сто", Problem::NotASum),
        ("1,234.56", Problem::NotASum),
        ("0", Problem::Zero),
        ("-5", Problem::Zero),
        ("1000000,01", Problem::TooMuch),
    ] {
        assert_eq!(of(own), Err(Problems::one(Field::Sum, problem)), "{own}");
    }
}

#[test]
fn everything_that_is_left_open_is_named_in_the_order_of_the_page() {
    let problems = parse(&Typed::default(), &desk()).expect_err("nothing chosen");
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Service, Field::Provider]);
    let unknown = Typed {
        provider: Some("gone".into()),
        ..typed(Service::Gas, SumKind::Own, "x")
    };
    let problems = parse(&unknown, &desk()).expect_err("two problems");
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Sum, Field::Provider]);
}

#[test]
fn a_second_payment_is_a_question_and_no_fault() {
    assert_eq!(
        second(&Error::refused("service", "being_paid")),
        Some(Second::BeingPaid)
    );
    assert_eq!(
        second(&Error::refused("invoice_id", "already_paid")),
        Some(Second::AlreadyPaid)
    );
    assert_eq!(second(&Error::refused("kopiykas", "out_of_range")), None);
    assert_eq!(second(&Error::Offline), None);
}

#[test]
fn a_refused_field_is_told_at_the_field() {
    let problems =
        refusals(Error::refused("kopiykas", "out_of_range"), Field::Sum).expect("problems");
    assert_eq!(problems.of(&Field::Sum), Some(&Problem::NotTaken));
    assert!(refusals(Error::refused("tail", "x"), Field::Sum).is_err());
    assert_eq!(refusals(Error::Offline, Field::Sum), Err(Error::Offline));
}
