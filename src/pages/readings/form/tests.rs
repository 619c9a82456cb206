use super::*;
use crate::domain::account::Tariffs;
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::meter::{
    CubicMetres, LastReading, Meter, MeterId, Register, Source, StandingReading, UsualConsumption,
};
use crate::domain::money::{Kopiykas, UnitPrice};
use crate::domain::period::{Period, ReadingWindow};
use crate::domain::reading::ReadingId;
use crate::http::FieldRefusal;

fn context(previous: u32) -> Context {
    let day = |text| parse_iso(text).expect("a day");
    Context {
        meter: Meter {
            id: MeterId("m-1".into()),
            serial: "1".into(),
            model: "G4".into(),
            location: None,
            register: Register { digits: 5 },
            next_verification_on: None,
            last_reading: Some(LastReading {
                value: MeterIndex(previous),
                taken_on: day("2026-10-01"),
                source: Source::Consumer,
            }),
            standing: None,
            rejected: None,
            usual: Some(UsualConsumption {
                from: CubicMetres(60),
                to: CubicMetres(140),
            }),
        },
        window: ReadingWindow {
            is_open: true,
            opens_on: day("2026-11-01"),
            closes_on: day("2026-11-05"),
            counts_for: Period::parse("2026-10").expect("a period"),
            today: day("2026-11-03"),
        },
        tariffs: Some(Tariffs {
            gas: UnitPrice::parse("7.96").expect("a price"),
            delivery: Kopiykas(14_230),
        }),
        phone: Phone::parse("0462650104").expect("a phone"),
    }
}

fn typed(value: &str) -> Draft {
    Draft {
        value: value.into(),
        ..Draft::default()
    }
}

fn answered(value: &str, explanation: Explanation) -> Draft {
    Draft {
        explanation: Some(explanation),
        ..typed(value)
    }
}

fn problem(draft: &Draft, previous: u32) -> (Field, Problem) {
    let problems = parse(draft, &context(previous)).expect_err("a problem");
    *problems.iter().next().expect("one")
}

#[test]
fn an_ordinary_number_goes_through_without_a_question() {
    let reading = parse(&typed("04405 м³"), &context(4321)).expect("a reading");
    assert_eq!(reading.value, MeterIndex(4405));
    assert_eq!(reading.taken_on, parse_iso("2026-11-03").expect("a day"));
    assert_eq!(reading.confirmations, []);
}

#[test]
fn zero_consumption_goes_through_without_a_question() {
    assert!(parse(&typed("4321"), &context(4321)).is_ok());
}

#[test]
fn an_empty_field_and_junk_are_named() {
    for (text, expected) in [("", IndexProblem::Empty), ("12a", IndexProblem::NotANumber)] {
        assert_eq!(
            problem(&typed(text), 4321),
            (Field::Value, Problem::Index(expected))
        );
    }
}

#[test]
fn a_lower_number_asks_and_takes_a_replaced_meter_for_an_answer() {
    assert_eq!(
        problem(&typed("12"), 4321),
        (Field::Explanation, Problem::Unexplained)
    );
    let reading =
        parse(&answered("12", Explanation::MeterReplaced), &context(4321)).expect("a reading");
    assert_eq!(reading.confirmations, [Confirmation::MeterReplaced]);
}

#[test]
fn a_passage_through_the_nines_is_offered_only_where_it_is_plausible() {
    let rollover = answered("12", Explanation::Rollover);
    assert_eq!(
        problem(&rollover, 4321),
        (Field::Explanation, Problem::Unexplained)
    );
    let reading = parse(&rollover, &context(99_985)).expect("a reading");
    assert_eq!(reading.confirmations, [Confirmation::Rollover]);
}

#[test]
fn a_slip_owned_to_sends_nothing() {
    assert_eq!(
        problem(&answered("12", Explanation::Slip), 4321),
        (Field::Value, Problem::StillASlip)
    );
}

#[test]
fn a_far_too_large_number_asks_and_is_never_blocked() {
    assert_eq!(
        problem(&typed("14321"), 4321),
        (Field::Explanation, Problem::Unexplained)
    );
    let reading = parse(&answered("14321", Explanation::Large), &context(4321)).expect("a reading");
    assert_eq!(reading.confirmations, [Confirmation::UnusuallyLarge]);
}

#[test]
fn an_answer_to_another_question_does_not_count() {
    let draft = answered("4405", Explanation::MeterReplaced);
    let reading = parse(&draft, &context(4321)).expect("a reading");
    assert_eq!(reading.confirmations, []);
}

#[test]
fn a_standing_reading_is_replaced_and_said_so() {
    let mut context = context(4321);
    context.meter.standing = Some(StandingReading {
        id: ReadingId("r-1".into()),
        value: MeterIndex(4400),
        taken_on: context.window.today,
        source: Source::OtherChannel,
    });
    let reading = parse(&typed("4405"), &context).expect("a reading");
    assert_eq!(reading.confirmations, [Confirmation::ReplacesStanding]);
}

fn refused(field: &str, code: &str) -> [FieldRefusal; 1] {
    [FieldRefusal {
        field: field.into(),
        code: code.into(),
    }]
}

#[test]
fn the_servers_codes_become_the_same_problems() {
    for (field, code, expected) in [
        ("value", "below_previous", Problem::BelowPrevious),
        ("value", "already_submitted", Problem::AlreadySubmitted),
        ("taken_on", "in_future", Problem::Day),
        ("meter_id", "unknown", Problem::Meter),
    ] {
        let problems = refusals(&refused(field, code)).expect("problems");
        assert_eq!(
            problems.of(&Field::Value),
            Some(&expected),
            "{field} {code}"
        );
    }
}

#[test]
fn a_code_nobody_knows_is_no_problem_of_a_field() {
    assert_eq!(refusals(&refused("value", "haunted")), None);
}

#[test]
fn a_passage_through_the_nines_with_much_gas_confirms_the_volume_too() {
    let draft = answered("00600", Explanation::Rollover);
    let reading = parse(&draft, &context(99_500)).expect("a reading");
    assert_eq!(
        reading.confirmations,
        [Confirmation::Rollover, Confirmation::UnusuallyLarge]
    );
}

#[test]
fn what_the_server_alone_finds_unusual_is_asked_and_then_confirmed() {
    let problems = refusals(&refused("value", "unusually_large")).expect("problems");
    assert_eq!(
        problems.of(&Field::Explanation),
        Some(&Problem::Unexplained)
    );
    let mut draft = typed("4405");
    draft.refused = refused("value", "unusually_large").into();
    assert_eq!(
        problem(&draft, 4321),
        (Field::Explanation, Problem::Unexplained)
    );
    draft.explanation = Some(Explanation::Large);
    let reading = parse(&draft, &context(4321)).expect("a reading");
    assert_eq!(reading.confirmations, [Confirmation::UnusuallyLarge]);
}

#[test]
fn the_gas_is_estimated_where_the_volume_and_the_price_are_known() {
    let of = |value| context(4321).cost(MeterIndex(value), None);
    assert_eq!(of(4405), Some(Kopiykas(66_864)));
    assert_eq!(of(4321), Some(Kopiykas(0)));
    assert_eq!(of(12), None);
    let unpriced = Context {
        tariffs: None,
        ..context(4321)
    };
    assert_eq!(unpriced.cost(MeterIndex(4405), None), None);
    let rollover = Some(Explanation::Rollover);
    let cost = context(99_984).cost(MeterIndex(12), rollover);
    assert_eq!(cost, Some(Kopiykas(22_288)));
}
