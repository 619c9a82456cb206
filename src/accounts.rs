//! The consumer's homes, and the one being looked at: what every page about a home starts from.

mod wire;

use crate::domain::account::{Account, AccountId, AccountSummary};
use crate::domain::period::ReadingWindow;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::session::use_session;
use crate::storage;
use leptos::prelude::*;
pub(crate) use wire::source;
use wire::{AccountJson, AccountsJson, WindowJson};

const CHOSEN: &str = "home";

/// The homes of the signed-in consumer. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Homes {
    pub all: Load<Vec<AccountSummary>, Error>,
    chosen: RwSignal<Option<AccountId>>,
}

/// One home with what the server says of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    pub account: Account,
    pub window: ReadingWindow,
}

/// Where the homes come to stand when the first page asks for them: sign-in needs neither them nor their code.
#[derive(Clone, Copy)]
pub struct HomesSlot(StoredValue<Option<(Owner, Option<Homes>)>>);

impl HomesSlot {
    /// They will live as long as the current owner.
    pub fn empty() -> Self {
        Self(StoredValue::new(
            Owner::current().map(|owner| (owner, None)),
        ))
    }

    fn homes(self) -> Option<Homes> {
        let (owner, homes) = self.0.get_value()?;
        if homes.is_some() {
            return homes;
        }
        let homes = owner.with(|| Homes::start(expect_context()));
        self.0.set_value(Some((owner, Some(homes))));
        Some(homes)
    }
}

impl Homes {
    /// Loads them once somebody is signed in, and again for the next who signs in.
    fn start(api: Api) -> Self {
        let session = use_session();
        let signed_in = Memo::new(move |_| session.is_signed_in());
        let chosen = RwSignal::new(None);
        let all = Load::new(move || {
            if !signed_in.get() {
                return None;
            }
            chosen.set(storage::mine(CHOSEN).map(AccountId));
            let answer = api.get::<AccountsJson>("accounts", "/accounts".into());
            Some(async { answer.await.map(Into::into) })
        });
        Self { all, chosen }
    }

    /// All of them, the one being looked at first. Empty while loading.
    pub fn ids(self) -> Vec<AccountId> {
        let current = self.current();
        let others = self.all.with(|all| match all {
            Some(Ok(all)) => all.iter().map(|home| home.id.clone()).collect(),
            _ => Vec::new(),
        });
        let others = others.into_iter().filter(|id| Some(id) != current.as_ref());
        current.iter().cloned().chain(others).collect()
    }

    /// Where the list could not be had, whatever rests on it begins with the list.
    pub fn ask_again_if_failed(self) {
        if untrack(|| self.all.failure()).is_some() {
            self.all.refetch();
        }
    }

    pub fn choose(self, id: AccountId) {
        storage::keep_mine(CHOSEN, &id.0);
        self.chosen.set(Some(id));
    }

    /// The home being looked at: the chosen one, else the first. `None` while loading, or without any.
    pub fn current(self) -> Option<AccountId> {
        let chosen = self.chosen.get();
        self.all.with(|all| {
            let all = all?.as_ref().ok()?;
            let found = all.iter().find(|home| Some(&home.id) == chosen.as_ref());
            found.or(all.first()).map(|home| home.id.clone())
        })
    }
}

/// # Panics
/// Outside the app's contexts.
pub fn use_homes() -> Homes {
    let slot: HomesSlot = expect_context();
    slot.homes()
        .unwrap_or_else(|| Homes::start(expect_context()))
}

/// Whose home a page is about: with several, a reading must not go to the wrong one.
#[component]
pub fn HomeLine() -> impl IntoView {
    let homes = use_homes();
    let address = move || {
        let current = homes.current()?;
        homes.all.with(|all| {
            let home = all?.as_ref().ok()?.iter().find(|home| home.id == current)?;
            Some(match &home.label {
                Some(label) => [label, ": ", &home.address].concat(),
                None => home.address.clone(),
            })
        })
    };
    view! { <p class="gc-muted">{address}</p> }
}

/// The home being looked at, read anew for the page that asks.
pub fn use_home() -> Load<Home, Error> {
    let api: Api = expect_context();
    let homes = use_homes();
    let current = Memo::new(move |_| (homes.current(), failure(homes)));
    Load::new(move || {
        let (id, failure) = current.get();
        if id.is_none() && failure.is_none() {
            return None;
        }
        let parts = id.map(|id| read(api, &id));
        Some(async move {
            let (account, window) = parts.ok_or_else(|| failure.unwrap_or(Error::NotFound))?;
            let (account, window) = futures::future::join(account, window).await;
            Ok(Home {
                account: account?,
                window: window?,
            })
        })
    })
    .behind(move || homes.ask_again_if_failed())
}

/// Why there is no current home: the list could not be had, or is empty.
fn failure(homes: Homes) -> Option<Error> {
    homes.all.with(|all| match all? {
        Err(error) => Some(error.clone()),
        Ok(all) => all.is_empty().then_some(Error::NotFound),
    })
}

fn read(
    api: Api,
    id: &AccountId,
) -> (
    impl Future<Output = Result<Account, Error>> + use<>,
    impl Future<Output = Result<ReadingWindow, Error>> + use<>,
) {
    let path = ["/accounts/", &id.0].concat();
    let account = api.get::<AccountJson>("account", path.clone());
    let window = api.get::<WindowJson>("reading-window", path + "/reading-window");
    (
        async { Account::try_from(account.await?).map_err(|()| unreadable("account")) },
        async { ReadingWindow::try_from(window.await?).map_err(|()| unreadable("reading-window")) },
    )
}

fn unreadable(endpoint: &'static str) -> Error {
    Error::Unreadable { endpoint }
}
