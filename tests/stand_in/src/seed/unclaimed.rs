//! Homes that are in nobody's cabinet yet: to register with, by hand and in journeys.

use super::history::Use;
use super::people::{Home, MeterOnWall};

/// What the bill and the meter of such a home say.
pub struct Unclaimed {
    /// Given name, patronymic, family name of the holder.
    pub holder: (&'static str, Option<&'static str>, &'static str),
    pub operator_account: &'static str,
    pub supplier_account: &'static str,
    pub eic_consumer: &'static str,
    pub eic_metering_point: &'static str,
    /// None where gas is paid by norms.
    pub meter_serial: Option<&'static str>,
    /// Of the operator's last invoice, kopiykas.
    pub invoice_total: i64,
    /// Of the supplier's.
    pub supplier_invoice_total: i64,
    pub address: &'static str,
}

/// The last one has no meter: it is proven by a bill alone.
pub const UNCLAIMED: [Unclaimed; 3] = [
    Unclaimed {
        holder: ("Софія", None, "Гнатюк"),
        operator_account: "1500000081",
        supplier_account: "150000081",
        eic_consumer: "56XM25A006000016",
        eic_metering_point: "56ZM25A00600001F",
        meter_serial: Some("0070488"),
        invoice_total: 28_650,
        supplier_invoice_total: 61_204,
        address: "м. Ніжин, вул. Покровська, буд. 5, кв. 31",
    },
    Unclaimed {
        holder: ("Петро", Some("Андрійович"), "Лисенко"),
        operator_account: "1500000099",
        supplier_account: "280000099",
        eic_consumer: "56XM25A00800001T",
        eic_metering_point: "56ZM25A007000018",
        meter_serial: Some("0061204"),
        invoice_total: 33_915,
        supplier_invoice_total: 80_047,
        address: "м. Бахмач, вул. Вишнева, буд. 22",
    },
    Unclaimed {
        holder: ("Марія", Some("Василівна"), "Ткаченко"),
        operator_account: "1500000107",
        supplier_account: "150000107",
        eic_consumer: "56XM25A00900001M",
        eic_metering_point: "56ZM25A00900001V",
        meter_serial: None,
        invoice_total: 9_460,
        supplier_invoice_total: 12_873,
        address: "м. Прилуки, вул. Садова, буд. 14, кв. 2",
    },
];

pub(super) const HOMES: [Home; 3] = [
    home(0, 0, &[meter(0, "Самгаз G4", 110)]),
    home(1, 1, &[meter(1, "Октава G4", 95)]),
    home(2, 0, &[]),
];

const fn home(index: usize, supplier: usize, meters: &'static [MeterOnWall]) -> Home {
    let known = &UNCLAIMED[index];
    Home {
        label: None,
        address: known.address,
        heating: if meters.is_empty() {
            "district"
        } else {
            "individual"
        },
        persons: 2,
        operator: 0,
        operator_account: known.operator_account,
        operator_balance: known.invoice_total,
        operator_invoice: Some(known.invoice_total),
        supplier,
        supplier_account: known.supplier_account,
        supplier_balance: 0,
        supplier_invoice: Some(known.supplier_invoice_total),
        delivery: Some(known.invoice_total / 2),
        eic_consumer: known.eic_consumer,
        eic_metering_point: known.eic_metering_point,
        benefit: None,
        subsidy: None,
        meters,
    }
}

const fn meter(index: usize, model: &'static str, percent: i64) -> MeterOnWall {
    let Some(serial) = UNCLAIMED[index].meter_serial else {
        panic!("a home without a meter has none");
    };
    MeterOnWall {
        serial,
        model,
        location: Some("кухня"),
        digits: 5,
        months_to_verification: 40,
        used_for: Use::Heating { percent },
        months: 48,
        last_value: 21_480,
        events: &[],
    }
}
