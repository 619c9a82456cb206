//! The settlements of one service, month by month, and whether they add up.

use super::bill::{InvoiceMention, Volume};
use super::money::{Kopiykas, UnitPrice};
use super::period::Period;

/// One settlement period of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerMonth {
    pub period: Period,
    /// The last one is open: nothing is charged yet.
    pub is_closed: bool,
    pub sums: Sums,
    /// What was charged for; unknown of delivery and of an open month.
    pub volume: Option<Volume>,
    pub price: Option<UnitPrice>,
    pub invoice: Option<InvoiceMention>,
}

/// What a period comes to. Balances are positive for debt, negative for credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    pub opening: Kopiykas,
    pub paid: Kopiykas,
    pub subsidy: Kopiykas,
    pub benefit: Kopiykas,
    pub charged: Kopiykas,
    /// Negative: given back.
    pub recalculated: Kopiykas,
    pub penalty: Kopiykas,
    pub closing: Kopiykas,
}

/// Where a ledger contradicts itself, and by how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// The closing balance is not what the month's own sums make of the opening one.
    Sums { period: Period, by: Kopiykas },
    /// The opening balance is not the closing one of the month before.
    Carried {
        period: Period,
        before: Period,
        by: Kopiykas,
    },
}

impl Breach {
    pub fn period(self) -> Period {
        match self {
            Self::Sums { period, .. } | Self::Carried { period, .. } => period,
        }
    }
}

impl Sums {
    /// `closing − (opening + charged − benefit − subsidy + recalculated + penalty − paid)`: nought in a true ledger.
    fn gap(&self) -> Kopiykas {
        let adds = [self.opening, self.charged, self.recalculated, self.penalty];
        let takes = [self.benefit, self.subsidy, self.paid];
        narrowed(wide(self.closing) + sum(takes) - sum(adds))
    }
}

/// Everything that does not add up in these months, newest first as they are.
///
/// A month that is not among them tells nothing: the one after it is compared with the newest before it.
pub fn breaches(newest_first: &[LedgerMonth]) -> Vec<Breach> {
    let older = newest_first.iter().skip(1).map(Some).chain([None]);
    let each = newest_first.iter().zip(older);
    each.flat_map(|(month, before)| [of_sums(month), before.and_then(|b| carried(month, b))])
        .flatten()
        .collect()
}

fn of_sums(month: &LedgerMonth) -> Option<Breach> {
    let (period, by) = (month.period, month.sums.gap());
    (by.0 != 0).then_some(Breach::Sums { period, by })
}

fn carried(month: &LedgerMonth, before: &LedgerMonth) -> Option<Breach> {
    let by = narrowed(wide(month.sums.opening) - wide(before.sums.closing));
    (by.0 != 0).then_some(Breach::Carried {
        period: month.period,
        before: before.period,
        by,
    })
}

/// The months as one: from the balance before the oldest to that after the newest. `None` of no months.
pub fn total(newest_first: &[LedgerMonth]) -> Option<Sums> {
    let (newest, oldest) = (newest_first.first()?, newest_first.last()?);
    let all = |of: fn(&Sums) -> Kopiykas| narrowed(sum(newest_first.iter().map(|m| of(&m.sums))));
    Some(Sums {
        opening: oldest.sums.opening,
        paid: all(|sums| sums.paid),
        subsidy: all(|sums| sums.subsidy),
        benefit: all(|sums| sums.benefit),
        charged: all(|sums| sums.charged),
        recalculated: all(|sums| sums.recalculated),
        penalty: all(|sums| sums.penalty),
        closing: newest.sums.closing,
    })
}

/// Wide enough for any ledger that fits into memory.
fn wide(amount: Kopiykas) -> i128 {
    amount.0.into()
}

fn sum(amounts: impl IntoIterator<Item = Kopiykas>) -> i128 {
    amounts.into_iter().map(wide).sum()
}

/// Stops at the ends of the range: what is not nought never becomes nought.
fn narrowed(amount: i128) -> Kopiykas {
    let end = if amount < 0 { i64::MIN } else { i64::MAX };
    Kopiykas(i64::try_from(amount).unwrap_or(end))
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
