//! A home's settlements of one service, month by month, up to the one that is not closed yet.
//!
//! A month takes up what was paid since the month before was closed. Months that the seed has planted are kept; all
//! later ones follow from readings, tariffs and what came, as the clock stands: set it back, and they are open again.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use crate::billing::{Bill, Service, Terms};
use crate::period::Period;
use crate::{clock, invoices};

/// `opening + bill.total() - paid = closing`. Positive: debt.
pub(crate) struct Month {
    pub period: Period,
    pub is_closed: bool,
    pub opening: i64,
    pub bill: Bill,
    pub paid: i64,
    pub closing: i64,
}

pub(crate) struct Ledger {
    pub service: Service,
    /// Oldest first, the open one last: there is always one.
    pub months: Vec<Month>,
}

impl Ledger {
    pub fn of(
        db: &Connection,
        terms: &Terms,
        service: Service,
        now: Timestamp,
    ) -> rusqlite::Result<Ledger> {
        Ledger::since(db, terms, service, now, "")
    }

    /// With the newest of the closed months alone: for whoever asks for the balance.
    pub fn newest(
        db: &Connection,
        terms: &Terms,
        service: Service,
        now: Timestamp,
    ) -> rusqlite::Result<Ledger> {
        let newest = invoices::newest_closed(&terms.operator_account, now);
        let from: Option<String> = db
            .prepare(
                "SELECT max(period) FROM settlement
                 WHERE account_id = ?1 AND service = ?2 AND period <= ?3",
            )?
            .query_row(
                (&terms.account, service.code(), newest.to_string()),
                |row| row.get(0),
            )?;
        Ledger::since(db, terms, service, now, &from.unwrap_or_default())
    }

    fn since(
        db: &Connection,
        terms: &Terms,
        service: Service,
        now: Timestamp,
        from: &str,
    ) -> rusqlite::Result<Ledger> {
        let newest = invoices::newest_closed(&terms.operator_account, now);
        let mut months = planted(db, terms, service, from, newest)?;
        let (mut period, mut opening) = match months.last() {
            Some(last) => (last.period.next(), last.closing),
            None => beginning(db, terms, service)?,
        };
        loop {
            let is_closed = period <= newest;
            let month = following(db, terms, service, (period, is_closed, opening), now)?;
            opening = month.closing;
            months.push(month);
            if !is_closed {
                return Ok(Ledger { service, months });
            }
            period = period.next();
        }
    }

    /// Positive: debt.
    pub fn balance(&self) -> i64 {
        self.months.last().map_or(0, |month| month.closing)
    }

    pub fn closed(&self) -> impl DoubleEndedIterator<Item = &Month> {
        self.months.iter().filter(|month| month.is_closed)
    }

    pub fn month(&self, period: Period) -> Option<&Month> {
        self.closed().find(|month| month.period == period)
    }

    /// How much of a month's total is not paid: payments go to the oldest month first.
    pub fn outstanding(&self, period: Period) -> i64 {
        self.outstanding_after(period, 0)
    }

    /// The same once so much more has come.
    pub fn outstanding_after(&self, period: Period, to_come: i64) -> i64 {
        let mut left = (self.balance() - to_come).max(0);
        for month in self.closed().rev() {
            let of_month = month.bill.total().clamp(0, left);
            if month.period == period {
                return of_month;
            }
            left -= of_month;
        }
        0
    }
}

/// The seed's own.
fn planted(
    db: &Connection,
    terms: &Terms,
    service: Service,
    from: &str,
    newest: Period,
) -> rusqlite::Result<Vec<Month>> {
    db.prepare(
        "SELECT * FROM settlement
         WHERE account_id = ?1 AND service = ?2 AND period BETWEEN ?3 AND ?4 ORDER BY period",
    )?
    .query_map(
        (&terms.account, service.code(), from, newest.to_string()),
        |row| {
            Ok(Month {
                period: row.get("period")?,
                is_closed: true,
                opening: row.get("opening")?,
                bill: Bill {
                    volume: row.get("volume_hundredths")?,
                    price: row.get("price")?,
                    since: row.get("price_since")?,
                    charged: row.get("charged")?,
                    benefit: row.get("benefit")?,
                    subsidy: row.get("subsidy")?,
                    recalculated: row.get("recalculated")?,
                    penalty: row.get("penalty")?,
                },
                paid: row.get("paid")?,
                closing: row.get("closing")?,
            })
        },
    )?
    .collect()
}

/// Where nothing is planted, or the clock was set back before all of it.
fn beginning(db: &Connection, terms: &Terms, service: Service) -> rusqlite::Result<(Period, i64)> {
    let planted = db
        .prepare(
            "SELECT period, opening FROM settlement
             WHERE account_id = ?1 AND service = ?2 ORDER BY period LIMIT 1",
        )?
        .query_row((&terms.account, service.code()), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let of_seeding = terms.as_of.parse().map(Period::of).unwrap_or_else(|_| {
        // A day of the database's own is always one.
        Period::of(clock::day(Timestamp::UNIX_EPOCH))
    });
    Ok(planted.unwrap_or((of_seeding, terms.seeded_balance(service))))
}

fn following(
    db: &Connection,
    terms: &Terms,
    service: Service,
    (period, is_closed, opening): (Period, bool, i64),
    now: Timestamp,
) -> rusqlite::Result<Month> {
    let from = invoices::closed_at(&terms.operator_account, period.before());
    let (bill, until) = if is_closed {
        let closed_at = invoices::closed_at(&terms.operator_account, period);
        (terms.bill(db, service, period)?, closed_at)
    } else {
        (Bill::default(), now)
    };
    let paid = received(db, terms, service, from, until)?;
    Ok(Month {
        period,
        is_closed,
        opening,
        closing: opening + bill.total() - paid,
        bill,
        paid,
    })
}

/// After `from`, up to `until`.
fn received(
    db: &Connection,
    terms: &Terms,
    service: Service,
    from: Timestamp,
    until: Timestamp,
) -> rusqlite::Result<i64> {
    db.prepare(
        "SELECT coalesce(sum(kopiykas), 0) FROM received
         WHERE account_id = ?1 AND service = ?2 AND received_at > ?3 AND received_at <= ?4",
    )?
    .query_row(
        (
            &terms.account,
            service.code(),
            from.as_second(),
            until.as_second(),
        ),
        |row| row.get(0),
    )
}
