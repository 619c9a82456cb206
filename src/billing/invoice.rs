//! One invoice, as the pages need it that explain, pay or dispute it.

use super::wire::PayeeJson;
use crate::accounts::{reason, source, use_found};
use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, Volume};
use crate::domain::date::parse_iso;
use crate::domain::invoice::{Difference, Invoice, InvoiceLine, InvoicePart, Paid};
use crate::domain::meter::{CubicMetres, MeterIndex};
use crate::domain::money::{Kopiykas, UnitPrice};
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::load::Load;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

const INVOICE: &str = "invoice";

/// An invoice and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundInvoice {
    pub home: AccountId,
    pub invoice: Invoice,
}

/// The invoice with this name, whichever of the consumer's homes it is of. `None`: there is none to ask for yet.
pub fn use_invoice(id: Memo<Option<InvoiceId>>) -> Load<FoundInvoice, Error> {
    use_found(id, |api, home, id| {
        let invoice = read(api, &home, &id);
        async {
            Ok(FoundInvoice {
                home,
                invoice: invoice.await?,
            })
        }
    })
}

fn read(
    api: Api,
    home: &AccountId,
    id: &InvoiceId,
) -> impl Future<Output = Result<Invoice, Error>> + use<> {
    let answer = api.get::<InvoiceJson>(INVOICE, invoice_path(home, id));
    async {
        answer
            .await?
            .try_into()
            .map_err(|()| Error::Unreadable { endpoint: INVOICE })
    }
}

/// Where one invoice is at the API.
pub fn invoice_path(home: &AccountId, id: &InvoiceId) -> String {
    let id = encoded(&id.0);
    ["/accounts/", &home.0, "/invoices/", &id].concat()
}

#[derive(Deserialize)]
struct InvoiceJson {
    id: String,
    number: String,
    period: String,
    issued_on: String,
    file_name: String,
    parts: Vec<PartJson>,
}

#[derive(Deserialize)]
struct PartJson {
    payee: PayeeJson,
    lines: Vec<LineJson>,
    differences: Vec<DifferenceJson>,
    total: i64,
    opening: i64,
    paid: i64,
    to_pay: i64,
    outstanding: i64,
    due_on: String,
    state: String,
}

#[derive(Deserialize)]
struct LineJson {
    kind: String,
    source: String,
    meter_serial: Option<String>,
    previous_value: Option<u32>,
    value: Option<u32>,
    volume_m3: Option<String>,
    coefficient: Option<String>,
    price: Option<String>,
    percent: Option<u8>,
    since: Option<String>,
    kopiykas: Option<i64>,
}

#[derive(Deserialize)]
struct DifferenceJson {
    meter_serial: String,
    submitted_m3: Option<u32>,
    billed_m3: u32,
    reason: String,
    reading_id: Option<String>,
}

impl TryFrom<InvoiceJson> for Invoice {
    type Error = ();

    fn try_from(json: InvoiceJson) -> Result<Self, ()> {
        let parts = json.parts.into_iter().map(TryInto::try_into);
        Ok(Self {
            id: InvoiceId(json.id),
            number: json.number,
            period: Period::parse(&json.period).ok_or(())?,
            issued_on: day(&json.issued_on)?,
            file_name: json.file_name,
            parts: parts.collect::<Result<_, _>>()?,
        })
    }
}

impl TryFrom<PartJson> for InvoicePart {
    type Error = ();

    fn try_from(json: PartJson) -> Result<Self, ()> {
        let lines = json.lines.into_iter().map(TryInto::try_into);
        Ok(Self {
            payee: json.payee.try_into()?,
            lines: lines.collect::<Result<_, _>>()?,
            differences: json.differences.into_iter().map(Into::into).collect(),
            total: Kopiykas(json.total),
            opening: Kopiykas(json.opening),
            paid: Kopiykas(json.paid),
            to_pay: Kopiykas(json.to_pay),
            outstanding: Kopiykas(json.outstanding),
            due_on: day(&json.due_on)?,
            state: paid(json.state),
        })
    }
}

impl TryFrom<LineJson> for InvoiceLine {
    type Error = ();

    fn try_from(json: LineJson) -> Result<Self, ()> {
        let amount = json.kopiykas.map(Kopiykas);
        let volume = read_if(json.volume_m3.as_deref(), Volume::parse)?;
        let price = read_if(json.price.as_deref(), UnitPrice::parse)?;
        let since = read_if(json.since.as_deref(), parse_iso)?;
        Ok(match json.kind.as_str() {
            "meter" => Self::Meter {
                serial: json.meter_serial.ok_or(())?,
                source: source(&json.source),
                previous: json.previous_value.map(MeterIndex),
                value: MeterIndex(json.value.ok_or(())?),
                volume,
            },
            "volume" => Self::Volume {
                volume,
                coefficient: json.coefficient,
            },
            "charge" => Self::Charge {
                volume,
                price,
                since,
                amount: amount.ok_or(())?,
            },
            "benefit" => Self::Benefit {
                percent: json.percent,
                volume,
                price,
                since,
                amount: amount.ok_or(())?,
            },
            "subsidy" => Self::Subsidy {
                since,
                amount: amount.ok_or(())?,
            },
            "recalculation" => Self::Recalculation {
                amount: amount.ok_or(())?,
            },
            "penalty" => Self::Penalty {
                amount: amount.ok_or(())?,
            },
            _ => Self::Other { amount },
        })
    }
}

impl From<DifferenceJson> for Difference {
    fn from(json: DifferenceJson) -> Self {
        Self {
            meter_serial: json.meter_serial,
            submitted: json.submitted_m3.map(CubicMetres),
            billed: CubicMetres(json.billed_m3),
            reason: reason(json.reason),
            reading: json.reading_id.map(ReadingId),
        }
    }
}

/// How far a bill is paid. An unknown word is kept.
pub(crate) fn paid(word: String) -> Paid {
    match word.as_str() {
        "paid" => Paid::Paid,
        "due" => Paid::Due,
        "overdue" => Paid::Overdue,
        _ => Paid::Other(word),
    }
}

fn day(text: &str) -> Result<NaiveDate, ()> {
    parse_iso(text).ok_or(())
}

/// What is there must be readable.
fn read_if<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    text.map(|text| read(text).ok_or(())).transpose()
}

#[cfg(test)]
mod tests;
