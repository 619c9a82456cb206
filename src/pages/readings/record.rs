//! A meter's readings as far back as somebody wanted to see.

use super::api;
use super::model::{Page, Reading};
use super::years::reaches;
use crate::domain::account::AccountId;
use crate::domain::meter::MeterId;
use crate::http::{Api, Error};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// What this year needs.
    Year(i32),
    TheFirst,
}

/// Newest first; older pages come when they are wanted, one after another. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Record {
    api: Api,
    pub readings: RwSignal<Vec<Reading>>,
    /// Leads to the older ones.
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    pub failed: RwSignal<Option<Error>>,
    wanted: StoredValue<Until>,
    of: StoredValue<(AccountId, MeterId)>,
    /// The page's, so that a request ends with the page and not with the press.
    owner: StoredValue<Option<Owner>>,
}

impl Record {
    /// Begins with the newest page. Call it in the view that shows it.
    pub fn from(first: Page, account: AccountId, meter: MeterId) -> Self {
        Self {
            api: expect_context(),
            readings: RwSignal::new(first.readings),
            next: RwSignal::new(first.next),
            busy: RwSignal::new(false),
            failed: RwSignal::new(None),
            wanted: StoredValue::new(Until::TheFirst),
            of: StoredValue::new((account, meter)),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// Every reading there is.
    pub fn is_whole(self) -> bool {
        self.next.with(Option::is_none)
    }

    /// Nothing that is wanted is missing.
    pub fn holds(self, until: Until) -> bool {
        self.is_whole()
            || match until {
                Until::Year(year) => self.readings.with(|readings| reaches(readings, year)),
                Until::TheFirst => false,
            }
    }

    /// Fetches what is missing. A call while it is at it only says how far to go on.
    pub fn reach(self, until: Until) {
        if untrack(|| self.holds(until)) {
            return;
        }
        let is_at_it = self.busy.get_untracked();
        // The whole of it holds every year.
        if !is_at_it || self.wanted.get_value() != Until::TheFirst {
            self.wanted.set_value(until);
        }
        self.failed.set(None);
        if !is_at_it {
            self.busy.set(true);
            spawn_local(async move {
                self.fetch().await;
                self.busy.try_set(false);
            });
        }
    }

    async fn fetch(self) {
        while let Some(answer) = self.asked() {
            match answer.await {
                Ok(page) => {
                    // The view may have gone meanwhile.
                    self.next.try_set(page.next);
                    self.readings
                        .try_update(|readings| readings.extend(page.readings));
                }
                Err(error) => {
                    self.failed.try_set(Some(error));
                    return;
                }
            }
        }
    }

    /// The next page on its way, where one is wanted still.
    fn asked(self) -> Option<impl Future<Output = Result<Page, Error>> + use<>> {
        let until = self.wanted.try_get_value()?;
        if untrack(|| self.holds(until)) {
            return None;
        }
        let cursor = self.next.get_untracked()?;
        let (account, meter) = self.of.try_get_value()?;
        let owner = self.owner.try_get_value()??;
        Some(owner.with(|| api::list(self.api, &account, &meter, Some(&cursor))))
    }
}
