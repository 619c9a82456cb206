//! The settlements of some years as a file: CSV for a table, JSON for a program.
//!
//! The JSON has these keys, and keeps them while `version` is 1: `format`, `version`, `service` (`gas`, `delivery`),
//! `company`, `account_number`, `currency`, `from_year`, `to_year`, `months`, newest first, and `breaches`. Each month has
//! `period` (`2026-10`), `is_closed`, `opening`, `paid`, `subsidy`, `benefit`, `charged`, `recalculated`, `penalty`,
//! `closing` (whole kopiykas, debt is positive), `volume_m3`, `price` (decimals as texts) and `invoice`; each breach
//! `period`, `kind` (`sums`: the month's sums do not make its closing; `carried`: it does not begin with what the month
//! before ended with) and `kopiykas`, the difference. What is not known is `null`.

use super::book::Span;
use super::statement::Of;
use super::words::history::HistoryWords;
use crate::csv::Csv;
use crate::domain::ledger::{Breach, LedgerMonth, breaches};
use crate::domain::money::Kopiykas;
use crate::file::{File, Kind};
use serde::Serialize;

/// `months` are all of these years', newest first.
pub fn file(kind: Kind, of: &Of, span: Span, months: &[LedgerMonth], h: &HistoryWords) -> File {
    let text = match kind {
        Kind::Csv => csv(months, h),
        Kind::Json => json(of, span, months),
    };
    File::of(kind, &name(of, span), text)
}

/// `rozrakhunky-gas-150000015-2016-2026`
fn name(of: &Of, span: Span) -> String {
    let number = of.company().account_number.as_str();
    let (from, to) = (span.from.to_string(), span.to.to_string());
    let years = match span.from == span.to {
        true => from,
        false => [&from, "-", &to].concat(),
    };
    ["rozrakhunky-", of.service.code(), "-", number, "-", &years].concat()
}

fn csv(months: &[LedgerMonth], h: &HistoryWords) -> String {
    let mut csv = Csv::new(&h.csv_heads);
    for month in months {
        csv.line(&cells(month, h));
    }
    csv.text()
}

fn cells(month: &LedgerMonth, h: &HistoryWords) -> [String; 13] {
    let sums = &month.sums;
    let invoice = month.invoice.as_ref().map(|invoice| invoice.number.clone());
    let volume = month.volume.map(|volume| comma(volume.to_decimal_string()));
    let price = month.price.map(|price| comma(price.to_decimal_string()));
    [
        month.period.to_string(),
        if month.is_closed { h.yes } else { h.no }.to_owned(),
        hryvnias(sums.opening),
        hryvnias(sums.paid),
        hryvnias(sums.subsidy),
        hryvnias(sums.benefit),
        hryvnias(sums.charged),
        hryvnias(sums.recalculated),
        hryvnias(sums.penalty),
        hryvnias(sums.closing),
        volume.unwrap_or_default(),
        price.unwrap_or_default(),
        invoice.unwrap_or_default(),
    ]
}

fn hryvnias(amount: Kopiykas) -> String {
    comma(amount.to_decimal_string())
}

/// As table programs here read a number.
fn comma(decimal: String) -> String {
    decimal.replace('.', ",")
}

#[derive(Serialize)]
struct Exported<'a> {
    format: &'static str,
    version: u32,
    service: &'static str,
    company: &'a str,
    account_number: &'a str,
    currency: &'static str,
    from_year: i32,
    to_year: i32,
    months: Vec<ExportedMonth<'a>>,
    breaches: Vec<ExportedBreach>,
}

#[derive(Serialize)]
struct ExportedMonth<'a> {
    period: String,
    is_closed: bool,
    opening: i64,
    paid: i64,
    subsidy: i64,
    benefit: i64,
    charged: i64,
    recalculated: i64,
    penalty: i64,
    closing: i64,
    volume_m3: Option<String>,
    price: Option<String>,
    invoice: Option<&'a str>,
}

#[derive(Serialize)]
struct ExportedBreach {
    period: String,
    kind: &'static str,
    kopiykas: i64,
}

fn json(of: &Of, span: Span, months: &[LedgerMonth]) -> String {
    let company = of.company();
    let exported = Exported {
        format: "gas-cabinet-settlements",
        version: 1,
        service: of.service.code(),
        company: &company.name,
        account_number: company.account_number.as_str(),
        currency: "UAH",
        from_year: span.from,
        to_year: span.to,
        months: months.iter().map(exported).collect(),
        breaches: breaches(months).into_iter().map(exported_breach).collect(),
    };
    serde_json::to_string(&exported).unwrap_or_default()
}

fn exported(month: &LedgerMonth) -> ExportedMonth<'_> {
    let sums = &month.sums;
    ExportedMonth {
        period: month.period.to_string(),
        is_closed: month.is_closed,
        opening: sums.opening.0,
        paid: sums.paid.0,
        subsidy: sums.subsidy.0,
        benefit: sums.benefit.0,
        charged: sums.charged.0,
        recalculated: sums.recalculated.0,
        penalty: sums.penalty.0,
        closing: sums.closing.0,
        volume_m3: month.volume.map(|volume| volume.to_decimal_string()),
        price: month.price.map(|price| price.to_decimal_string()),
        invoice: month
            .invoice
            .as_ref()
            .map(|invoice| invoice.number.as_str()),
    }
}

fn exported_breach(breach: Breach) -> ExportedBreach {
    let (kind, by) = match breach {
        Breach::Sums { by, .. } => ("sums", by),
        Breach::Carried { by, .. } => ("carried", by),
    };
    ExportedBreach {
        period: breach.period().to_string(),
        kind,
        kopiykas: by.0,
    }
}

#[cfg(test)]
mod tests;
