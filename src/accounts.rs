//! The consumer's homes, and the one being looked at: what every page about a home starts from.

mod wire;

use crate::domain::account::{Account, AccountId, AccountSummary};
use crate::domain::period::ReadingWindow;
use crate::http::{Api, Error};
use crate::session::use_session;
use crate::storage;
use leptos::prelude::*;
use std::future::pending;
pub(crate) use wire::source;
use wire::{AccountJson, AccountsJson, WindowJson};

const CHOSEN: &str = "home";

/// The homes of the signed-in consumer. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Homes {
    pub all: LocalResource<Result<Vec<AccountSummary>, Error>>,
    chosen: RwSignal<Option<AccountId>>,
}

/// One home with what the server says of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    pub account: Account,
    pub window: ReadingWindow,
}

impl Homes {
    /// Loads them once somebody is signed in, and again for the next who signs in.
    pub fn start(api: Api) -> Self {
        let session = use_session();
        let signed_in = Memo::new(move |_| session.is_signed_in());
        let chosen = RwSignal::new(None);
        let all = LocalResource::new(move || {
            let signed_in = signed_in.get();
            chosen.set(storage::mine(CHOSEN).map(AccountId));
            let answer = signed_in.then(|| api.get::<AccountsJson>("accounts", "/accounts".into()));
            async move {
                match answer {
                    Some(answer) => answer.await.map(Into::into),
                    None => pending().await,
                }
            }
        });
        Self { all, chosen }
    }

    pub fn choose(self, id: AccountId) {
        storage::keep_mine(CHOSEN, &id.0);
        self.chosen.set(Some(id));
    }

    /// The home being looked at: the chosen one, else the first. `None` while loading, or without any.
    pub fn current(self) -> Option<AccountId> {
        let chosen = self.chosen.get();
        self.all.with(|all| {
            let all = all.as_ref()?.as_ref().ok()?;
            let found = all.iter().find(|home| Some(&home.id) == chosen.as_ref());
            found.or(all.first()).map(|home| home.id.clone())
        })
    }
}

/// # Panics
/// Outside the app's contexts.
pub fn use_homes() -> Homes {
    expect_context()
}

/// The home being looked at, read anew for the page that asks.
pub fn use_home() -> LocalResource<Result<Home, Error>> {
    let api: Api = expect_context();
    let homes = use_homes();
    let current = Memo::new(move |_| (homes.current(), failure(homes)));
    LocalResource::new(move || {
        let (id, failure) = current.get();
        let parts = id.map(|id| read(api, &id));
        async move {
            match (parts, failure) {
                (Some((account, window)), _) => {
                    let (account, window) = futures::future::join(account, window).await;
                    Ok(Home {
                        account: account?,
                        window: window?,
                    })
                }
                (None, Some(error)) => Err(error),
                (None, None) => pending().await,
            }
        }
    })
}

/// Why there is no current home: the list could not be had, or is empty.
fn failure(homes: Homes) -> Option<Error> {
    homes.all.with(|all| match all.as_ref()? {
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
