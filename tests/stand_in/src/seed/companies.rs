//! Two companies a home: one brings the gas, one sells it and takes the readings.

use crate::period::WindowDays;

pub(super) struct Operator {
    pub name: &'static str,
    pub phone: &'static str,
}

pub(super) struct Supplier {
    pub name: &'static str,
    pub phone: &'static str,
    pub window: WindowDays,
    /// Hryvnias for a cubic metre, and since when.
    pub gas_price: &'static str,
    pub gas_since: &'static str,
    /// Made up, with right check digits.
    pub iban: &'static str,
    pub code: &'static str,
}

pub(super) const OPERATORS: &[Operator] = &[Operator {
    name: "Оператор ГРМ «Чернігівгаз»",
    phone: "+380462000104",
}];

pub(super) const SUPPLIERS: &[Supplier] = &[
    Supplier {
        name: "Постачальник «Чернігівгаз Збут»",
        phone: "+380800300104",
        window: WindowDays {
            opens: 1,
            closes: 5,
        },
        gas_price: "7.96",
        gas_since: "2024-05-01",
        iban: "UA853535530000026007100000015",
        code: "39576385",
    },
    Supplier {
        name: "Постачальник «Полісся Енергозбут»",
        phone: "+380800300228",
        window: WindowDays {
            opens: 28,
            closes: 5,
        },
        gas_price: "8.30933",
        gas_since: "2025-10-01",
        iban: "UA023535530000026003300000028",
        code: "41725908",
    },
];
