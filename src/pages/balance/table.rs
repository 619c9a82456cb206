//! Settlements in rows, with the columns that people know from their bills.

use super::words::history::HistoryWords;
use crate::domain::account::Standing;
use crate::domain::ledger::{LedgerMonth, Sums, total};
use crate::domain::money::Kopiykas;
use crate::locale::Format;
use crate::route::Route;
use crate::ui::{Cell, Column, Row};

/// A column after the month: its name, its cell, and whether it is there when all of it is nought.
struct Of {
    name: &'static str,
    cell: fn(&Sums, &HistoryWords, Format) -> Cell,
    amount: fn(&Sums) -> Kopiykas,
    always: bool,
}

/// A table of months, newest first.
pub struct Settlements {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub foot: Option<Row>,
}

pub fn settlements(
    months: &[LedgerMonth],
    h: &'static HistoryWords,
    format: Format,
) -> Settlements {
    let is_used = |of: &Of| {
        let is_there = |month: &LedgerMonth| (of.amount)(&month.sums).0 != 0;
        of.always || months.iter().any(is_there)
    };
    let used: Vec<_> = all(h).into_iter().filter(is_used).collect();
    let names = used.iter().map(|of| column(of.name, true));
    let sums = |sums: &Sums| used.iter().map(|of| (of.cell)(sums, h, format)).collect();
    let foot = total(months).map(|total| row(h.total.to_owned().into(), sums(&total)));
    let rows = months.iter().map(|month| Row {
        link: month
            .invoice
            .clone()
            .map(|invoice| Route::Invoice(invoice.id).href()),
        ..row(name(month, h, format), sums(&month.sums))
    });
    Settlements {
        columns: [column(h.month, false)].into_iter().chain(names).collect(),
        rows: rows.collect(),
        foot,
    }
}

fn all(h: &HistoryWords) -> [Of; 8] {
    let of = |name, amount, cell, always| Of {
        name,
        cell,
        amount,
        always,
    };
    [
        of(
            h.opening,
            |s| s.opening,
            |s, h, f| balance(s.opening, h, f),
            true,
        ),
        of(h.paid, |s| s.paid, |s, h, f| paid(s.paid, h, f), true),
        of(
            h.subsidy,
            |s| s.subsidy,
            |s, _, f| taken(s.subsidy, f),
            false,
        ),
        of(
            h.benefit,
            |s| s.benefit,
            |s, _, f| taken(s.benefit, f),
            false,
        ),
        of(
            h.charged,
            |s| s.charged,
            |s, _, f| plain(s.charged, f).into(),
            true,
        ),
        of(
            h.recalculated,
            |s| s.recalculated,
            |s, h, f| recalculated(s.recalculated, h, f),
            false,
        ),
        of(
            h.penalty,
            |s| s.penalty,
            |s, _, f| taken(s.penalty, f),
            false,
        ),
        of(
            h.closing,
            |s| s.closing,
            |s, h, f| balance(s.closing, h, f),
            true,
        ),
    ]
}

fn column(name: &str, numeric: bool) -> Column {
    Column {
        name: name.to_owned(),
        numeric,
    }
}

fn row(name: Cell, sums: Vec<Cell>) -> Row {
    Row {
        cells: [name].into_iter().chain(sums).collect(),
        ..Row::default()
    }
}

fn name(month: &LedgerMonth, h: &HistoryWords, format: Format) -> Cell {
    let note = if month.is_closed { "" } else { h.not_closed };
    Cell {
        text: format.period(month.period),
        note: note.to_owned(),
    }
}

/// Debt or credit stands in words: the number has no sign.
fn balance(amount: Kopiykas, h: &HistoryWords, format: Format) -> Cell {
    noted(amount, h.standing(Standing::of(amount)), format)
}

fn paid(amount: Kopiykas, h: &HistoryWords, format: Format) -> Cell {
    noted(amount, if amount.0 < 0 { h.reversed } else { "" }, format)
}

fn recalculated(amount: Kopiykas, h: &HistoryWords, format: Format) -> Cell {
    match amount.0 {
        0 => Cell::default(),
        ..0 => noted(amount, h.given_back, format),
        _ => noted(amount, h.added, format),
    }
}

/// Nothing where it is nought: most months have none.
fn taken(amount: Kopiykas, format: Format) -> Cell {
    match amount.0 {
        0 => Cell::default(),
        _ => plain(amount, format).into(),
    }
}

fn noted(amount: Kopiykas, note: &str, format: Format) -> Cell {
    Cell {
        text: plain(amount, format),
        note: note.to_owned(),
    }
}

/// «1 234,56»: the currency stands once, in the table's caption.
fn plain(amount: Kopiykas, format: Format) -> String {
    format.money(amount).replace('₴', "").trim().to_owned()
}
