//! Each task in its own wasm chunk, fetched when it is wanted, and again when that failed.
//!
//! Pages of one task share the chunk that is named first in `wasm_split`: each name more would cut what the tasks
//! share into many more pieces, down to hundreds, each a request.

use super::guard::guarded;
use crate::load::Load;
use crate::locale::{chunk_failure, shell_words, use_lang};
use crate::pages::accounts::{AccountPage, AccountsPage};
use crate::pages::overview::OverviewPage;
use crate::pages::profile::{
    ClosePage, ClosedPage, CodePage, ContactPage, DevicesPage, ExportPage, NamePage, NoticesPage,
    PasswordPage, ProfilePage,
};
use crate::pages::readings::{CheckPage, HistoryPage, NewReadingPage, ReceiptPage};
use crate::pages::recovery::RecoveryPage;
use crate::pages::registration::{AddAccountPage, RegistrationPage, WelcomePage};
use crate::pages::sign_in::IdentityPage;
use crate::route::ProfilePart;
use crate::ui::{Failed, Title};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A page that stands in a chunk of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    Overview,
    History,
    NewReading,
    Check,
    Receipt,
    Identity,
    Registration,
    Welcome,
    Recovery,
    AddAccount,
    Accounts,
    Account,
    Profile(ProfilePart),
    Closed,
}

/// A page behind its door.
type Page = fn() -> AnyView;
type Door = Result<Page, SplitLoaderError>;

impl Chunk {
    async fn fetch(self) -> Door {
        match self {
            Self::Overview => overview().await,
            Self::History => history().await,
            Self::NewReading => new_reading().await,
            Self::Check => check().await,
            Self::Receipt => receipt().await,
            Self::Identity => identity().await,
            Self::Registration => registration().await,
            Self::Welcome => welcome().await,
            Self::Recovery => recovery().await,
            Self::AddAccount => add_account().await,
            Self::Accounts => accounts().await,
            Self::Account => account().await,
            Self::Profile(part) => match part {
                ProfilePart::All => profile().await,
                ProfilePart::Name => profile_name().await,
                ProfilePart::Contact(_) => profile_contact().await,
                ProfilePart::Code(_) => profile_code().await,
                ProfilePart::Password => profile_password().await,
                ProfilePart::Notices => profile_notices().await,
                ProfilePart::Devices => profile_devices().await,
                ProfilePart::Export => profile_export().await,
                ProfilePart::Close => profile_close().await,
            },
            Self::Closed => closed().await,
        }
    }

    /// Fetches it before it is asked for: a finger or a focus on its link is intent enough.
    pub fn preload(self) {
        spawn_local(async move {
            let _ = self.fetch().await;
        });
    }
}

#[wasm_split(overview, fallible)]
fn overview() -> Door {
    Ok(|| guarded(OverviewPage))
}

#[wasm_split(history, fallible)]
fn history() -> Door {
    Ok(|| guarded(HistoryPage))
}

#[wasm_split(reading, fallible)]
fn new_reading() -> Door {
    Ok(|| guarded(NewReadingPage))
}

#[wasm_split(reading, fallible)]
fn check() -> Door {
    Ok(|| guarded(CheckPage))
}

#[wasm_split(history, fallible)]
fn receipt() -> Door {
    Ok(|| guarded(ReceiptPage))
}

#[wasm_split(way_back, fallible)]
fn identity() -> Door {
    Ok(|| IdentityPage().into_any())
}

#[wasm_split(registration, fallible)]
fn registration() -> Door {
    Ok(|| RegistrationPage().into_any())
}

#[wasm_split(registration, fallible)]
fn welcome() -> Door {
    Ok(|| guarded(WelcomePage))
}

#[wasm_split(way_back, fallible)]
fn recovery() -> Door {
    Ok(|| RecoveryPage().into_any())
}

#[wasm_split(household, fallible)]
fn add_account() -> Door {
    Ok(|| guarded(AddAccountPage))
}

#[wasm_split(household, fallible)]
fn accounts() -> Door {
    Ok(|| guarded(AccountsPage))
}

#[wasm_split(household, fallible)]
fn account() -> Door {
    Ok(|| guarded(AccountPage))
}

#[wasm_split(profile, fallible)]
fn profile() -> Door {
    Ok(|| guarded(ProfilePage))
}

#[wasm_split(profile, fallible)]
fn profile_name() -> Door {
    Ok(|| guarded(NamePage))
}

#[wasm_split(safety, fallible)]
fn profile_contact() -> Door {
    Ok(|| guarded(ContactPage))
}

#[wasm_split(safety, fallible)]
fn profile_code() -> Door {
    Ok(|| guarded(CodePage))
}

#[wasm_split(safety, fallible)]
fn profile_password() -> Door {
    Ok(|| guarded(PasswordPage))
}

#[wasm_split(profile, fallible)]
fn profile_notices() -> Door {
    Ok(|| guarded(NoticesPage))
}

#[wasm_split(profile, fallible)]
fn profile_devices() -> Door {
    Ok(|| guarded(DevicesPage))
}

#[wasm_split(profile, fallible)]
fn profile_export() -> Door {
    Ok(|| guarded(ExportPage))
}

#[wasm_split(safety, fallible)]
fn profile_close() -> Door {
    Ok(|| guarded(ClosePage))
}

#[wasm_split(way_back, fallible)]
fn closed() -> Door {
    Ok(|| ClosedPage().into_any())
}

/// The page once its chunk is here. A chunk that does not come costs words and a retry, never the whole app.
#[component]
pub fn Lazily(chunk: Chunk) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let door = Load::new(move || Some(chunk.fetch()));
    move || match door.get() {
        Some(Ok(page)) => page(),
        None => super::guard::waiting(shell),
        Some(Err(_)) => {
            let failure = chunk_failure(lang);
            view! {
                <Title text=failure.title.clone() product=shell.product />
                <Failed failure on_retry=move |()| door.refetch() />
            }
            .into_any()
        }
    }
}
