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
    },
    Supplier {
        name: "Постачальник «Полісся Енергозбут»",
        phone: "+380800300228",
        window: WindowDays {
            opens: 28,
            closes: 5,
        },
    },
];
