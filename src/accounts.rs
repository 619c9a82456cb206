//! The consumer's homes, and the one being looked at: what every page about a home starts from.

mod codes;
mod company;
mod found;
mod line;
mod state;
mod wire;
mod words;

use crate::domain::account::{Account, AccountId, AccountSummary};
use crate::domain::period::ReadingWindow;
use crate::http::{Api, Error};
use crate::lasting::lasting;
use crate::load::Load;
use crate::session::use_session;
use crate::storage;
pub use codes::EicRows;
pub use company::CompanyPanel;
pub use found::use_found;
use leptos::prelude::*;
pub use line::HomeLine;
pub use state::HomeState;
use wire::{AccountJson, AccountsJson, WindowJson};
pub(crate) use wire::{reason, source};

/// The contract's home, for tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn example() -> Account {
    wire::example()
}

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

impl Homes {
    /// Loads them once somebody is signed in, and again for the next who signs in.
    fn start(api: Api) -> Self {
        let session = use_session();
        // Registering or recovering may put another person in one's place without a sign-out between.
        let who = Memo::new(move |_| session.is_signed_in().then(|| api.epoch.get_value()));
        let chosen = RwSignal::new(None);
        let last = StoredValue::new(None);
        Effect::new(move || {
            who.track();
            last.set_value(None);
            chosen.set(storage::mine(CHOSEN).map(AccountId));
        });
        let all = Load::new(move || {
            who.get()?;
            let answer = api.get::<AccountsJson>("accounts", "/accounts".into());
            Some(async move {
                let answer = answer.await.and_then(read_all);
                if let Ok(all) = &answer {
                    last.try_set_value(Some(all.clone()));
                }
                // A list of a minute ago serves better than none.
                answer.or_else(|error| last.try_get_value().flatten().ok_or(error))
            })
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

    /// What the list says of a home.
    pub fn find(self, id: &AccountId) -> Option<AccountSummary> {
        self.all.with(|all| {
            let all = all?.as_ref().ok()?;
            all.iter().find(|home| home.id == *id).cloned()
        })
    }

    /// Asks for the list again where it stands already: a reading has been sent since, or a home has changed.
    pub fn ask_again(self) {
        if untrack(|| self.all.with(|all| all.is_some())) {
            self.all.refetch();
        }
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
    lasting(|| Homes::start(expect_context()))
}

/// The home with this name, read anew for the page that asks, and again with [`Load::refetch`].
pub fn use_account(id: Memo<Option<AccountId>>) -> Load<Account, Error> {
    let api: Api = expect_context();
    Load::new(move || Some(read_account(api, &id.get()?)))
}

/// The home being looked at, read anew for the page that asks.
pub fn use_home() -> Load<Home, Error> {
    use_of_home(|api, id| {
        let (account, window) = read(api, id);
        async {
            let (account, window) = futures::future::join(account, window).await;
            Ok(Home {
                account: account?,
                window: window?,
            })
        }
    })
}

/// Something of the home being looked at, asked anew for the page that asks and whenever another home, or another
/// signal that `ask` reads, is looked at.
pub fn use_of_home<T, F>(ask: impl Fn(Api, &AccountId) -> F + 'static) -> Load<T, Error>
where
    T: 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let api: Api = expect_context();
    let homes = use_homes();
    let current = Memo::new(move |_| (homes.current(), failure(homes)));
    Load::new(move || {
        let (id, failure) = current.get();
        if id.is_none() && failure.is_none() {
            return None;
        }
        let asked = id.map(|id| ask(api, &id));
        Some(async move {
            match asked {
                Some(asked) => asked.await,
                None => Err(failure.unwrap_or(Error::NotFound)),
            }
        })
    })
    .behind(move || homes.ask_again_if_failed())
}

/// A mark on what is shown of the home being looked at: false again where another one is.
pub fn use_mark_of_home() -> RwSignal<bool> {
    let homes = use_homes();
    // The list is asked again; the home stays the same.
    let current = Memo::new(move |_| homes.current());
    let mark = RwSignal::new(false);
    Effect::watch(move || current.get(), move |_, _, _| mark.set(false), false);
    mark
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
    let path = ["/accounts/", &id.0, "/reading-window"].concat();
    let window = api.get::<WindowJson>("reading-window", path);
    (read_account(api, id), async {
        ReadingWindow::try_from(window.await?).map_err(|()| unreadable("reading-window"))
    })
}

/// The home with this name, as it stands now.
pub fn read_account(
    api: Api,
    id: &AccountId,
) -> impl Future<Output = Result<Account, Error>> + use<> {
    let account = api.get::<AccountJson>("account", ["/accounts/", &id.0].concat());
    async { Account::try_from(account.await?).map_err(|()| unreadable("account")) }
}

fn read_all(json: AccountsJson) -> Result<Vec<AccountSummary>, Error> {
    json.try_into().map_err(|()| unreadable("accounts"))
}

fn unreadable(endpoint: &'static str) -> Error {
    Error::Unreadable { endpoint }
}
