//! A service's settlements, as many years as somebody wanted to see.

use super::api::{self, Ledger};
use crate::domain::account::AccountId;
use crate::domain::bill::Service;
use crate::domain::ledger::LedgerMonth;
use crate::http::{Api, Error};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// From one year to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: i32,
    pub to: i32,
}

impl Span {
    pub fn year(year: i32) -> Self {
        Self {
            from: year,
            to: year,
        }
    }

    /// In whichever order they were chosen.
    pub fn between(one: i32, other: i32) -> Self {
        Self {
            from: one.min(other),
            to: one.max(other),
        }
    }

    /// Its first month opens with what the year before has left.
    pub fn with_year_before(self) -> Self {
        Self {
            from: self.from - 1,
            ..self
        }
    }

    /// «2026» or «2016–2026»
    pub fn name(self) -> String {
        let (from, to) = (self.from.to_string(), self.to.to_string());
        match self.from == self.to {
            true => from,
            false => [&from, "–", &to].concat(),
        }
    }

    pub fn holds(self, year: i32) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

/// The years that are here; others come when they are wanted, one after another. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Book {
    api: Api,
    of: StoredValue<(AccountId, Service)>,
    /// Those that have months, newest first.
    years: StoredValue<Vec<i32>>,
    held: RwSignal<Vec<(i32, Vec<LedgerMonth>)>>,
    wanted: StoredValue<Vec<i32>>,
    busy: StoredValue<bool>,
    pub failed: RwSignal<Option<Error>>,
    /// The page's, so that a request ends with the page and not with the press.
    owner: StoredValue<Option<Owner>>,
}

impl Book {
    /// Begins with the year that the page was opened with. Call it in the view that shows it.
    pub fn from(first: Ledger, account: AccountId) -> Self {
        Self {
            api: expect_context(),
            of: StoredValue::new((account, first.service)),
            years: StoredValue::new(first.years),
            held: RwSignal::new(vec![(first.year, first.months)]),
            wanted: StoredValue::default(),
            busy: StoredValue::new(false),
            failed: RwSignal::new(None),
            owner: StoredValue::new(Owner::current()),
        }
    }

    pub fn years(self) -> Vec<i32> {
        self.years.get_value()
    }

    /// From the first year to the last; `None` without any.
    pub fn whole(self) -> Option<Span> {
        self.years
            .with_value(|years| Some(Span::between(*years.last()?, *years.first()?)))
    }

    /// The months of these years, newest first; `None` while one of the years is not here.
    pub fn months(self, span: Span) -> Option<Vec<LedgerMonth>> {
        self.held.with(|held| {
            let of = |year| held.iter().find(|(of, _)| *of == year);
            let years = self.within(span).into_iter();
            let months = years.map(|year| of(year).map(|(_, months)| months.clone()));
            Some(months.collect::<Option<Vec<_>>>()?.concat())
        })
    }

    /// How many of these years are here, and of how many.
    pub fn progress(self, span: Span) -> (usize, usize) {
        let years = self.within(span);
        let held = self.held.with(|held| {
            let is_here = |year: &&i32| held.iter().any(|(of, _)| of == *year);
            years.iter().filter(is_here).count()
        });
        (held, years.len())
    }

    /// Those years of the span that have months, newest first.
    fn within(self, span: Span) -> Vec<i32> {
        let mut years = self.years();
        years.retain(|year| span.holds(*year));
        years
    }

    /// Fetches what is missing. A call while it is at it only says what to go on with.
    pub fn reach(self, span: Span) {
        let mut missing = self.within(span);
        missing.retain(|year| untrack(|| self.months(Span::year(*year))).is_none());
        if missing.is_empty() {
            return;
        }
        self.failed.set(None);
        self.wanted.update_value(|wanted| wanted.extend(missing));
        if !self.busy.get_value() {
            self.busy.set_value(true);
            spawn_local(async move {
                self.fetch().await;
                self.busy.try_set_value(false);
            });
        }
    }

    async fn fetch(self) {
        while let Some((year, answer)) = self.asked() {
            match answer.await {
                // The view may have gone meanwhile.
                Ok(ledger) => {
                    self.held
                        .try_update(|held| held.push((year, ledger.months)));
                }
                Err(error) => {
                    self.wanted.try_set_value(Vec::new());
                    self.failed.try_set(Some(error));
                    return;
                }
            }
        }
    }

    /// The next year on its way, where one is wanted still.
    fn asked(self) -> Option<(i32, impl Future<Output = Result<Ledger, Error>> + use<>)> {
        let owner = self.owner.try_get_value()??;
        let (account, service) = self.of.try_get_value()?;
        let is_here = |year| untrack(|| self.months(Span::year(year))).is_some();
        let year = self.wanted.try_update_value(|wanted| {
            wanted.retain(|year| !is_here(*year));
            (!wanted.is_empty()).then(|| wanted.remove(0))
        })??;
        let answer = owner.with(|| api::ledger(self.api, &account, service, Some(year)));
        Some((year, answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_named_by_its_ends_in_whichever_order() {
        assert_eq!(Span::between(2026, 2016).name(), "2016–2026");
        assert_eq!(Span::year(2026).name(), "2026");
        assert!(Span::between(2020, 2018).holds(2018));
    }
}
