//! What a home is entitled to, and how it entered the bills.

use crate::domain::bill::InvoiceMention;
use crate::domain::meter::CubicMetres;
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use chrono::NaiveDate;

/// So many days before its end one has to think of what comes after.
const SOON: i64 = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefits {
    /// Those that hold first.
    pub entitlements: Vec<Entitlement>,
    /// Newest first; those that nothing entered are left out.
    pub invoices: Vec<OfInvoice>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entitlement {
    pub kind: Kind,
    /// Of what gas within the norm costs.
    pub percent: Option<u32>,
    /// A month's.
    pub norm: Option<CubicMetres>,
    /// A month's.
    pub amount: Option<Kopiykas>,
    pub from: NaiveDate,
    /// `None`: until further notice.
    pub until: Option<NaiveDate>,
    pub basis: Basis,
    /// Of the month that is not closed yet.
    pub this_month: Option<Usage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Benefit,
    Subsidy,
    /// One that this version does not know.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    WarVeteran,
    ManyChildren,
    LowIncome,
    /// One that this version does not know.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    pub period: Period,
    pub of: Used,
}

/// What is used and what is left: of a norm or of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    Norm(CubicMetres, CubicMetres),
    Sum(Kopiykas, Kopiykas),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfInvoice {
    pub period: Period,
    pub invoice: InvoiceMention,
    pub charged: Kopiykas,
    pub benefit: Kopiykas,
    pub subsidy: Kopiykas,
}

/// Where today stands in an entitlement's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    NotYet,
    Holds,
    /// It ends in so many days: 0 is today.
    EndsIn(u32),
    Over,
}

impl Entitlement {
    pub fn stage(&self, today: NaiveDate) -> Stage {
        if today < self.from {
            return Stage::NotYet;
        }
        let Some(until) = self.until else {
            return Stage::Holds;
        };
        match until.signed_duration_since(today).num_days() {
            ..0 => Stage::Over,
            days @ 0..=SOON => Stage::EndsIn(days.try_into().unwrap_or_default()),
            _ => Stage::Holds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn day(text: &str) -> NaiveDate {
        parse_iso(text).expect(text)
    }

    fn until(end: Option<&str>) -> Entitlement {
        Entitlement {
            kind: Kind::Subsidy,
            percent: None,
            norm: None,
            amount: Some(Kopiykas(64_250)),
            from: day("2026-05-01"),
            until: end.map(day),
            basis: Basis::LowIncome,
            this_month: None,
        }
    }

    #[test]
    fn an_end_is_near_within_sixty_days() {
        let subsidy = until(Some("2026-12-31"));
        for (today, stage) in [
            ("2026-04-30", Stage::NotYet),
            ("2026-05-01", Stage::Holds),
            ("2026-10-31", Stage::Holds),
            ("2026-11-01", Stage::EndsIn(60)),
            ("2026-12-31", Stage::EndsIn(0)),
            ("2027-01-01", Stage::Over),
        ] {
            assert_eq!(subsidy.stage(day(today)), stage, "{today}");
        }
        assert_eq!(until(None).stage(day("2046-01-01")), Stage::Holds);
    }
}
