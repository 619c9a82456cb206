//! «Чому така сума»: one company's part of an invoice, line by line from the meter to the total.

use rusqlite::Connection;
use serde::Serialize;

use crate::billing::{Service, Terms};
use crate::ledger::Month;
use crate::period::Period;
use crate::sums;

#[derive(Default, Serialize)]
pub(crate) struct LineJson {
    pub kind: &'static str,
    pub source: String,
    pub meter_serial: Option<String>,
    pub reading_id: Option<String>,
    pub previous_value: Option<i64>,
    pub value: Option<i64>,
    pub volume_m3: Option<String>,
    pub coefficient: Option<String>,
    pub price: Option<String>,
    pub percent: Option<i64>,
    pub since: Option<String>,
    pub kopiykas: Option<i64>,
}

#[derive(Serialize)]
pub(crate) struct DifferenceJson {
    pub meter_serial: String,
    pub submitted_m3: Option<i64>,
    pub billed_m3: i64,
    reason: String,
    pub reading_id: Option<String>,
}

/// In the order in which the sum comes about.
pub(crate) fn lines(
    db: &Connection,
    terms: &Terms,
    service: Service,
    month: &Month,
) -> rusqlite::Result<Vec<LineJson>> {
    let mut lines = Vec::new();
    if service == Service::Gas {
        lines = meters(db, terms, month)?;
        lines.push(LineJson {
            volume_m3: month.bill.volume.map(sums::volume_text),
            coefficient: Some(terms.coefficient.clone()),
            ..line("volume", "coefficient")
        });
    }
    lines.push(LineJson {
        volume_m3: month.bill.volume.map(sums::volume_text),
        price: month.bill.price.clone(),
        since: month.bill.since.clone(),
        kopiykas: Some(month.bill.charged),
        ..line("charge", "tariff")
    });
    lines.extend(taken_off(terms, month));
    lines.extend(added(month));
    Ok(lines)
}

fn line(kind: &'static str, source: &str) -> LineJson {
    LineJson {
        kind,
        source: source.to_owned(),
        ..LineJson::default()
    }
}

fn meters(db: &Connection, terms: &Terms, month: &Month) -> rusqlite::Result<Vec<LineJson>> {
    db.prepare(
        "SELECT source, serial, number, previous_value, value, consumption_m3
         FROM reading JOIN meter ON meter.id = meter_id
         WHERE account_id = ?1 AND period = ?2 AND superseded_at IS NULL AND rejected_at IS NULL
         ORDER BY position",
    )?
    .query_map((&terms.account, month.period.to_string()), |row| {
        let source: String = row.get(0)?;
        let number: i64 = row.get(2)?;
        let used: Option<i64> = row.get(5)?;
        Ok(LineJson {
            meter_serial: row.get(1)?,
            reading_id: Some(format!("r-{number}")),
            previous_value: row.get(3)?,
            value: row.get(4)?,
            volume_m3: used.map(|used| used.to_string()),
            ..line("meter", &source)
        })
    })?
    .collect()
}

fn taken_off(terms: &Terms, month: &Month) -> Vec<LineJson> {
    let mut lines = Vec::new();
    let bill = &month.bill;
    if let Some(benefit) = terms.benefit.as_ref().filter(|_| bill.benefit > 0) {
        let norm = benefit.size.norm_m3 * 100;
        let within = bill.volume.map(|volume| volume.min(norm));
        lines.push(LineJson {
            volume_m3: within.map(sums::volume_text),
            price: bill.price.clone(),
            percent: Some(benefit.size.percent),
            since: benefit.since.clone(),
            kopiykas: Some(-bill.benefit),
            ..line("benefit", "benefit_register")
        });
    }
    if let Some(subsidy) = terms.subsidy.as_ref().filter(|_| bill.subsidy > 0) {
        lines.push(LineJson {
            since: subsidy.since.clone(),
            kopiykas: Some(-bill.subsidy),
            ..line("subsidy", "subsidy_register")
        });
    }
    lines
}

fn added(month: &Month) -> Vec<LineJson> {
    let bill = &month.bill;
    [
        ("recalculation", "earlier_period", bill.recalculated),
        ("penalty", "overdue_debt", bill.penalty),
    ]
    .into_iter()
    .filter(|(_, _, kopiykas)| *kopiykas != 0)
    .map(|(kind, source, kopiykas)| LineJson {
        kopiykas: Some(kopiykas),
        ..line(kind, source)
    })
    .collect()
}

/// Meters of which something else is billed than the consumer handed in: what the company planned, or what it took after
/// it had rejected the consumer's own.
pub(crate) fn differences(
    db: &Connection,
    account: &str,
    period: Period,
) -> rusqlite::Result<Vec<DifferenceJson>> {
    db.prepare(
        "SELECT serial, own.value - own.previous_value, coalesce(billed.consumption_m3, 0),
             coalesce(own.reason, billed.reason, 'no_reading_submitted'), own.number
         FROM reading AS billed
             JOIN meter ON meter.id = billed.meter_id
             LEFT JOIN reading AS own ON own.number =
                 (SELECT max(number) FROM reading AS rejected
                  WHERE rejected.meter_id = billed.meter_id AND rejected.period = billed.period
                      AND rejected.rejected_at IS NOT NULL)
         WHERE account_id = ?1 AND billed.period = ?2 AND billed.superseded_at IS NULL
             AND billed.rejected_at IS NULL
             AND (billed.source = 'planned'
                 OR billed.source = 'operator' AND own.number IS NOT NULL)
         ORDER BY position",
    )?
    .query_map((account, period.to_string()), |row| {
        let submitted: Option<i64> = row.get(1)?;
        let own: Option<i64> = row.get(4)?;
        Ok(DifferenceJson {
            meter_serial: row.get(0)?,
            submitted_m3: submitted.filter(|volume| *volume >= 0),
            billed_m3: row.get(2)?,
            reason: row.get(3)?,
            reading_id: own.map(|number| format!("r-{number}")),
        })
    })?
    .collect()
}
