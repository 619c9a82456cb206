//! What the operator says where only the clock has answered: it compares volumes, and promises nothing.

use rusqlite::Connection;

use crate::bill::{self, DifferenceJson};
use crate::feedback_entry::Entry;
use crate::invoices;
use crate::period::Period;

/// By how often the entry was opened again.
pub(crate) fn answer(db: &Connection, entry: &Entry) -> rusqlite::Result<[String; 2]> {
    let first = match entry.invoice {
        Some(period) => compared(db, entry, period)?,
        None => "Дякуємо, що написали. Ми прочитали ваше звернення і передали його тим, хто за це відповідає. \
                 Якщо запитання лишилося, напишіть нам ще раз."
            .to_owned(),
    };
    let again =
        "Ми ще раз розглянули ваше звернення разом із тим, що ви додали. Якщо відповідь вас не \
                 влаштовує, запишіться на прийом: там усе можна показати й обговорити."
            .to_owned();
    Ok([first, again])
}

fn compared(db: &Connection, entry: &Entry, period: Period) -> rusqlite::Result<String> {
    let number = invoices::mention(&entry.operator_account, period).number;
    let differences = bill::differences(db, &entry.account, period)?;
    let mut said = vec![format!(
        "Ми порівняли рахунок на оплату {number} з показами за цей місяць."
    )];
    if differences.is_empty() {
        said.push("Обсяг газу в рахунку відповідає прийнятим показам.".to_owned());
    } else {
        said.extend(differences.iter().map(difference));
        said.push(
            "Якщо ви не згодні, додайте до наступного показу фото лічильника і напишіть нам ще раз."
                .to_owned(),
        );
    }
    Ok(said.join(" "))
}

/// What was handed in, what is billed, and no promise.
fn difference(difference: &DifferenceJson) -> String {
    let (serial, billed) = (&difference.meter_serial, difference.billed_m3);
    match (&difference.reading_id, difference.submitted_m3) {
        (Some(_), Some(submitted)) => format!(
            "За лічильником № {serial} ви передали {submitted} м³, а в рахунку {billed} м³: ваш показ було відхилено."
        ),
        (Some(_), None) => {
            format!("За лічильником № {serial} ваш показ було відхилено, у рахунку {billed} м³.")
        }
        (None, _) => format!(
            "За лічильником № {serial} показу від вас не було, тому в рахунку плановий обсяг: {billed} м³."
        ),
    }
}
