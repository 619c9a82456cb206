//! Who she is, where she and hers live: what her meters show this month is in [`super::every_state`].

use super::every_state::HALYNA;
use super::history::{Event::*, Use};
use super::people::{Home, MeterOnWall, Person};

pub(super) const PERSON: Person = Person {
    given_name: "Галина",
    patronymic: Some("Романівна"),
    family_name: "Мельник",
    email: HALYNA,
    phone: "+380991112206",
    phone_confirmed: true,
    tax_number: "2975000572",
    homes: &[
        Home {
            label: Some("Дім"),
            address: "м. Ніжин, вул. Івана Франка, буд. 8",
            heating: "individual",
            persons: 4,
            operator: 0,
            operator_account: "1500000115",
            operator_balance: 27_480,
            operator_invoice: Some(27_480),
            supplier: 0,
            supplier_account: "150000115",
            supplier_balance: 96_314,
            supplier_invoice: Some(96_314),
            delivery: Some(27_480),
            eic_consumer: "56XM25A010000013",
            eic_metering_point: "56ZM25A01000001C",
            benefit: None,
            subsidy: None,
            meters: &[
                MeterOnWall {
                    location: Some("котельня"),
                    used_for: Use::Heating { percent: 160 },
                    months: 132,
                    ..meter("0600101", "Самгаз G6", 35_210)
                },
                MeterOnWall {
                    location: Some("кухня"),
                    used_for: Use::Stove { m3: 18 },
                    ..meter("0600102", "Новатор G1,6", 2_745)
                },
                MeterOnWall {
                    location: Some("літня кухня"),
                    used_for: Use::Stove { m3: 30 },
                    ..meter("0600103", "Октава G4", 3_904)
                },
            ],
        },
        Home {
            label: Some("Мама"),
            address: "м. Прилуки, вул. Земська, буд. 61",
            heating: "individual",
            persons: 1,
            operator: 0,
            operator_account: "1500000123",
            operator_balance: 0,
            operator_invoice: Some(14_905),
            supplier: 0,
            supplier_account: "150000123",
            supplier_balance: -8_200,
            supplier_invoice: Some(51_730),
            delivery: Some(14_905),
            eic_consumer: "56XM25A010000013",
            eic_metering_point: "56ZM25A01000002A",
            benefit: None,
            subsidy: None,
            meters: &[
                MeterOnWall {
                    location: Some("кухня"),
                    used_for: Use::Stove { m3: 22 },
                    ..meter("0600201", "Самгаз G2,5", 4_118)
                },
                MeterOnWall {
                    location: Some("коридор"),
                    used_for: Use::Heating { percent: 70 },
                    ..meter("0600202", "Elster BK-G4", 18_326)
                },
                MeterOnWall {
                    location: Some("ванна"),
                    used_for: Use::Stove { m3: 9 },
                    ..meter("0600203", "Новатор G1,6", 1_286)
                },
            ],
        },
        Home {
            label: Some("Дача"),
            address: "с. Вертіївка, вул. Польова, буд. 5",
            heating: "none",
            persons: 0,
            operator: 0,
            operator_account: "1500000131",
            operator_balance: 2_115,
            operator_invoice: Some(4_230),
            supplier: 1,
            supplier_account: "280000131",
            supplier_balance: 0,
            supplier_invoice: Some(7_016),
            delivery: Some(4_230),
            eic_consumer: "56XM25A010000013",
            eic_metering_point: "56ZM25A010000038",
            benefit: None,
            subsidy: None,
            meters: &[
                MeterOnWall {
                    location: Some("веранда"),
                    used_for: Use::Summer { m3: 9 },
                    events: &[(0, Planned), (1, Planned), (9, TakenByOperator)],
                    ..meter("0600301", "Новатор G1,6", 731)
                },
                MeterOnWall {
                    location: Some("майстерня"),
                    used_for: Use::Heating { percent: 40 },
                    events: &[(4, Missed), (5, Missed)],
                    ..meter("0600302", "Октава G4", 5_672)
                },
            ],
        },
    ],
};

const fn meter(serial: &'static str, model: &'static str, last_value: i64) -> MeterOnWall {
    MeterOnWall {
        serial,
        model,
        location: None,
        digits: 5,
        months_to_verification: 43,
        used_for: Use::Stove { m3: 1 },
        months: 60,
        last_value,
        events: &[],
    }
}
