//! Years of settlements behind the balances that the seed has: written backwards, from what is owed today.
//!
//! Whoever owes more than the last bill has left out payments, whoever owes less has paid more; before that everybody
//! has paid each bill in the month after it.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, Statement};

use crate::Failure;
use crate::billing::{Bill, Service, Terms};
use crate::invoices;
use crate::period::Period;
use crate::sums;

/// Hryvnias for a cubic metre, and since which period: what a supplier asked before its price of today.
const EARLIER_PRICES: [(&str, &str); 8] = [
    ("2024-05", "7.96"),
    ("2021-05", "7.99"),
    ("2021-01", "6.99"),
    ("2020-08", "4.73"),
    ("2020-01", "5.50036"),
    ("2019-05", "8.30933"),
    ("2018-11", "8.54916"),
    ("1990-01", "6.957"),
];

/// Since when delivery is a bill of its own.
const FIRST_DELIVERY: &str = "2020-01";

/// What a planned month is recalculated by, once somebody has read the meter.
const RECALCULATED_M3: i64 = 3;

/// Months of unpaid bills, from which on penalties are charged, and for how long they have been.
const PENALTY_FROM: i64 = 10;
const PENALTY_MONTHS: usize = 12;

/// Plants what is not there, for all homes that have a history of readings.
pub(super) fn plant(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let accounts: Vec<String> = db
        .prepare("SELECT id FROM account WHERE id NOT IN (SELECT account_id FROM settlement)")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for account in accounts {
        let Some(terms) = Terms::of(db, &account)? else {
            continue;
        };
        for service in Service::ALL {
            of_service(db, &terms, service, now)?;
        }
    }
    Ok(())
}

fn of_service(
    db: &Connection,
    terms: &Terms,
    service: Service,
    now: Timestamp,
) -> Result<(), Failure> {
    let history = history(db, &terms.account)?;
    let newest = invoices::newest_closed(&terms.operator_account, now);
    let Some(first) = first(&history, service) else {
        return Ok(());
    };
    let balance = terms.seeded_balance(service);
    let periods = std::iter::successors(Some(first), |period| Some(period.next()));
    let mut bills: Vec<(Period, Bill)> = periods
        .take_while(|period| *period <= newest)
        .map(|period| match service {
            Service::Gas => (period, gas(terms, &history, period)),
            Service::Delivery => (period, delivery(terms, period)),
        })
        .collect();
    penalties(&mut bills, balance);
    let mut years = Years {
        settle: db.prepare(SETTLE)?,
        receive: db.prepare(RECEIVE)?,
        terms,
        service,
        now,
    };
    years.plant(&bills, balance)?;
    Ok(())
}

/// A month of all meters together.
#[derive(Clone, Copy, Default)]
struct Used {
    m3: i64,
    was_planned: bool,
}

type History = BTreeMap<Period, Used>;

fn history(db: &Connection, account: &str) -> rusqlite::Result<History> {
    db.prepare(
        "SELECT period, coalesce(sum(consumption_m3), 0), max(source = 'planned')
         FROM reading JOIN meter ON meter.id = meter_id
         WHERE account_id = ?1 AND superseded_at IS NULL AND rejected_at IS NULL
         GROUP BY period",
    )?
    .query_map([account], |row| {
        let used = Used {
            m3: row.get(1)?,
            was_planned: row.get(2)?,
        };
        Ok((row.get(0)?, used))
    })?
    .collect()
}

/// The month after a meter was first read.
fn first(history: &History, service: Service) -> Option<Period> {
    let (first, _) = history.first_key_value()?;
    match service {
        Service::Gas => Some(first.next()),
        Service::Delivery => FIRST_DELIVERY.parse().ok().max(Some(first.next())),
    }
}

fn gas(terms: &Terms, history: &History, period: Period) -> Bill {
    let used = |period| history.get(&period).copied().unwrap_or_default();
    let (price, since) = price(terms, period);
    let mut bill = terms.gas(period, used(period).m3, &price, Some(since));
    if used(period.before()).was_planned && !used(period).was_planned {
        let unit = sums::price(&price).unwrap_or_default();
        bill.recalculated = -sums::cost(RECALCULATED_M3 * 100, unit);
    }
    bill
}

/// A tenth less before today's tariff. Where the operator does not say it, what is owed is a month's.
fn delivery(terms: &Terms, period: Period) -> Bill {
    let today = terms.delivery();
    if terms.delivery.is_none() {
        return Bill {
            charged: terms.delivery_balance.max(0),
            ..today
        };
    }
    let first = period.day(1).to_string();
    if today.since.as_ref().is_none_or(|since| *since <= first) {
        return today;
    }
    Bill {
        charged: sums::percent(90, today.charged),
        since: None,
        ..today
    }
}

/// The price of a period, and the day since when it holds.
fn price(terms: &Terms, period: Period) -> (String, String) {
    let first = period.day(1).to_string();
    if let (Some(price), Some(since)) = (&terms.gas_price, &terms.gas_since)
        && *since <= first
    {
        return (price.clone(), since.clone());
    }
    let held = |(since, _): &&(&str, &str)| *since <= &*first;
    let (since, price) = EARLIER_PRICES
        .iter()
        .find(held)
        .unwrap_or(&EARLIER_PRICES[EARLIER_PRICES.len() - 1]);
    ((*price).to_owned(), format!("{since}-01"))
}

/// For who has owed many months.
fn penalties(bills: &mut [(Period, Bill)], balance: i64) {
    for (_, bill) in bills.iter_mut().rev().take(PENALTY_MONTHS) {
        if balance > PENALTY_FROM * bill.charged {
            bill.penalty = sums::percent(2, bill.charged);
        }
    }
}

const SETTLE: &str = "INSERT INTO settlement VALUES
    (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

const RECEIVE: &str = "INSERT INTO received (account_id, service, kopiykas, channel, received_at)
    VALUES (?1, ?2, ?3, ?4, ?5)";

/// All months of one service, and the statements that plant them.
struct Years<'a> {
    settle: Statement<'a>,
    receive: Statement<'a>,
    terms: &'a Terms,
    service: Service,
    now: Timestamp,
}

impl Years<'_> {
    /// From the newest month back: `opening + total - paid = closing`, and nobody pays less than nothing.
    fn plant(&mut self, bills: &[(Period, Bill)], balance: i64) -> rusqlite::Result<()> {
        let Some((last, newest)) = bills.last() else {
            return Ok(());
        };
        let mut closing = balance.max(newest.total());
        self.receive(last.next(), closing - balance)?;
        for (index, (period, bill)) in bills.iter().enumerate().rev() {
            let unpaid = closing - bill.total();
            let before = index.checked_sub(1).map_or(0, |one| bills[one].1.total());
            let opening = unpaid.max(before);
            self.settle(*period, bill, (opening, closing))?;
            self.receive(*period, opening - unpaid)?;
            closing = opening;
        }
        Ok(())
    }

    fn settle(
        &mut self,
        period: Period,
        bill: &Bill,
        (opening, closing): (i64, i64),
    ) -> rusqlite::Result<()> {
        let paid = opening + bill.total() - closing;
        let values = rusqlite::params![
            self.terms.account,
            self.service.code(),
            period.to_string(),
            opening,
            bill.charged,
            bill.benefit,
            bill.subsidy,
            bill.recalculated,
            bill.penalty,
            paid,
            closing,
            bill.volume,
            bill.price,
            bill.since,
        ];
        self.settle.execute(values).map(drop)
    }

    /// Paid nine days after the month before was closed, or, where that is still to come, halfway since then.
    fn receive(&mut self, period: Period, kopiykas: i64) -> rusqlite::Result<()> {
        if kopiykas == 0 {
            return Ok(());
        }
        let since = invoices::closed_at(&self.terms.operator_account, period.before());
        let usual = since.saturating_add(225.hours()).unwrap_or(since);
        let halfway = since.as_second().midpoint(self.now.as_second());
        let channel = if period.month() % 5 == 0 {
            "post"
        } else {
            "bank"
        };
        let values = (
            &self.terms.account,
            self.service.code(),
            kopiykas,
            channel,
            usual.as_second().min(halfway),
        );
        self.receive.execute(values).map(drop)
    }
}
