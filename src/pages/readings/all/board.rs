//! Every home with its meters, and what is typed for each: kept while the page shows its fields, their check or what
//! became of them.

use crate::accounts::use_account;
use crate::domain::account::{Account, AccountId, AccountSummary};
use crate::domain::meter::{Meter, MeterId};
use crate::form::Problems;
use crate::http::{Error, IdempotencyKey};
use crate::load::Load;
use crate::locale::{Format, Lang};
use crate::outbox::{Outbox, use_outbox};
use crate::pages::readings::draft::Draft;
use crate::pages::readings::form::{Field, Problem, parse};
use crate::pages::readings::model::{Context, NewReading};
use crate::pages::readings::words::words;
use crate::ui::Fault;
use leptos::prelude::*;
use std::cell::RefCell;

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Board {
    pub homes: RwSignal<Vec<HomeEntry>>,
    /// In the order of the page as far as it is here.
    rows: RwSignal<Vec<Row>>,
    /// What was wrong when the fields were last checked; anew with each press.
    pub faults: RwSignal<Vec<Fault>>,
    /// The numbers were handed over from this page.
    pub sent: RwSignal<bool>,
    outbox: Outbox,
    /// The page's: what is made for a home or a meter lives as long.
    owner: StoredValue<Option<Owner>>,
}

/// A home, and its meters once they are here.
#[derive(Clone)]
pub struct HomeEntry {
    pub summary: AccountSummary,
    pub account: Load<Account, Error>,
}

/// A meter, and what is typed for it.
#[derive(Clone)]
pub struct Row {
    at: usize,
    pub account: AccountId,
    pub home: String,
    pub context: Context,
    pub draft: RwSignal<Draft>,
    pub problems: RwSignal<Problems<Field, Problem>>,
    /// Under which it was handed over from this page.
    pub key: RwSignal<Option<IdempotencyKey>>,
}

impl Board {
    pub fn new() -> Self {
        Self {
            homes: RwSignal::new(Vec::new()),
            rows: RwSignal::new(Vec::new()),
            faults: RwSignal::new(Vec::new()),
            sent: RwSignal::new(false),
            outbox: use_outbox(),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// The list of homes is here, or here again: each home is asked for by itself.
    pub fn meet(self, all: Option<&Result<Vec<AccountSummary>, Error>>) {
        let (Some(Ok(all)), Some(owner)) = (all, self.owner.get_value()) else {
            return;
        };
        let known = self.homes.get_untracked();
        let entry = |summary: &AccountSummary| {
            let mut known = known.iter();
            let known = known.find(|home| home.summary.id == summary.id);
            HomeEntry {
                account: known.map_or_else(
                    || owner.with(|| self.asked(summary.id.clone())),
                    |home| home.account,
                ),
                summary: summary.clone(),
            }
        };
        self.homes.set(all.iter().map(entry).collect());
    }

    fn asked(self, id: AccountId) -> Load<Account, Error> {
        let of = Some(id.clone());
        let account = use_account(Memo::new(move |_| of.clone()));
        Effect::new(move || {
            account.with(|account| {
                if let Some(Ok(account)) = account {
                    self.take(&id, account);
                }
            });
        });
        account
    }

    /// The home's meters are here. What is typed already stays.
    fn take(self, id: &AccountId, account: &Account) {
        let home = self.homes.with_untracked(|homes| {
            let home = homes.iter().find(|home| home.summary.id == *id);
            home.map(|home| home.summary.clone())
        });
        let (Some(home), Some(owner)) = (home, self.owner.get_value()) else {
            return;
        };
        self.rows.update(|rows| {
            for meter in &account.meters {
                let context = context(account, &home, meter.clone());
                match rows.iter_mut().find(|row| row.context.meter.id == meter.id) {
                    Some(row) => row.context = context,
                    None => {
                        let row = Row::new(rows.len(), home.name(), account.id.clone(), context);
                        rows.push(owner.with(|| row));
                    }
                }
            }
        });
    }

    pub fn rows_of(self, account: &AccountId) -> Vec<Row> {
        let mut rows = self.rows.get();
        rows.retain(|row| row.account == *account);
        rows
    }

    /// No reading stands for its meter, and none is on its way.
    pub fn waits(self, row: &Row) -> bool {
        let is_on_its_way = self.outbox.of_meter(row.meter()).is_some();
        row.context.meter.standing.is_none() && !is_on_its_way
    }

    /// Everything typed that can be read, with what it comes to.
    pub fn to_send(self) -> Vec<(Row, NewReading)> {
        let rows = self.ordered().into_iter();
        let rows = rows.filter(|row| self.waits(row));
        rows.filter_map(|row| Some((row.clone(), row.parsed()?.ok()?)))
            .collect()
    }

    /// Those that were handed over from this page.
    pub fn handed_over(self) -> Vec<Row> {
        let mut rows = self.ordered();
        rows.retain(|row| row.key.with(Option::is_some));
        rows
    }

    /// As the homes stand on the page: the one that answered first is not always the first.
    fn ordered(self) -> Vec<Row> {
        let homes = self.homes.get();
        let of = |home: HomeEntry| self.rows_of(&home.summary.id);
        homes.into_iter().flat_map(of).collect()
    }

    /// How many meters wait for their reading, of how many. Of a home that is not here its summary tells.
    pub fn left(self) -> (u32, u32) {
        let count = |home: HomeEntry| {
            let rows = self.rows_of(&home.summary.id);
            if rows.is_empty() {
                let AccountSummary {
                    meters, submitted, ..
                } = home.summary;
                return (meters.saturating_sub(submitted), meters);
            }
            let waiting = rows.iter().filter(|row| self.waits(row)).count();
            (number(waiting), number(rows.len()))
        };
        let add = |(left, all), (of, meters)| (left + of, all + meters);
        self.homes.get().into_iter().map(count).fold((0, 0), add)
    }

    /// Reads every field. True where at least one says something and none is wrong.
    pub fn check(self, lang: Lang) -> bool {
        let rows = untrack(|| self.ordered());
        let waiting: Vec<_> = rows
            .into_iter()
            .filter(|row| untrack(|| self.waits(row)))
            .collect();
        let mut is_right = true;
        let mut is_empty = true;
        for row in &waiting {
            let found = match untrack(|| row.parsed()) {
                None => Problems::default(),
                Some(Ok(_)) => {
                    is_empty = false;
                    Problems::default()
                }
                Some(Err(found)) => {
                    is_empty = false;
                    is_right = false;
                    found
                }
            };
            row.problems.set(found);
        }
        if let (true, Some(first)) = (is_empty, waiting.first()) {
            let empty = crate::domain::meter::IndexProblem::Empty;
            first
                .problems
                .set(Problems::one(Field::Value, Problem::Index(empty)));
        }
        self.faults.set(untrack(|| self.found(lang)));
        is_right && !is_empty
    }

    /// Every problem with its field, named with its meter.
    fn found(self, lang: Lang) -> Vec<Fault> {
        let w = words(lang);
        let of = |row: Row| {
            let fault = |(field, problem): &(Field, Problem)| Fault {
                field: row.id(*field),
                text: [
                    &w.numbered(&row.context.meter.serial),
                    ": ",
                    &w.problem(*problem, Format::new(lang)),
                ]
                .concat(),
            };
            row.problems
                .with(|problems| problems.iter().map(fault).collect::<Vec<_>>())
        };
        self.ordered().into_iter().flat_map(of).collect()
    }

    /// Back to the fields; what was handed over is asked for again.
    pub fn start_again(self) {
        self.rows.update(Vec::clear);
        for home in self.homes.get_untracked() {
            home.account.refetch();
        }
        self.sent.set(false);
    }
}

fn context(account: &Account, home: &AccountSummary, meter: Meter) -> Context {
    Context {
        meter,
        window: home.window,
        tariffs: account.tariffs,
        phone: account.operator.phone.clone(),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Row {
    fn new(at: usize, home: &str, account: AccountId, context: Context) -> Self {
        let draft = Draft::kept(&context.meter.id).unwrap_or_default();
        Self {
            at,
            account,
            home: home.to_owned(),
            draft: RwSignal::new(draft),
            problems: RwSignal::default(),
            key: RwSignal::new(None),
            context,
        }
    }

    pub fn meter(&self) -> &MeterId {
        &self.context.meter.id
    }

    /// `None` where nothing is typed.
    fn parsed(&self) -> Option<Result<NewReading, Problems<Field, Problem>>> {
        self.draft.with(|draft| {
            let is_typed = !draft.value.trim().is_empty();
            is_typed.then(|| parse(draft, &self.context))
        })
    }

    /// The same for the same place on the page.
    pub fn id(&self, field: Field) -> &'static str {
        named(&[field.id(), "-", &self.at.to_string()].concat())
    }
}

/// A name for an element: as many as there were ever meters on the page, and kept for good.
fn named(name: &str) -> &'static str {
    thread_local! {
        static NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    NAMES.with_borrow_mut(|names| {
        let known = names.iter().copied().find(|known| *known == name);
        known.unwrap_or_else(|| {
            let name: &'static str = Box::leak(name.into());
            names.push(name);
            name
        })
    })
}
