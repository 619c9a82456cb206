//! Each task in its own wasm chunk, fetched when it is wanted, and again when that failed.
//!
//! Pages of one task share its chunk: each chunk more would cut what the tasks share into many more pieces, down to
//! hundreds.

use super::around::Around;
use super::guard::guarded;
use crate::host;
use crate::js::pause;
use crate::load::Load;
use crate::locale::{chunk_failure, shell_words, use_lang};
use crate::outbox::Strip;
use crate::pages::accession::{AccessionPage, StatementPage};
use crate::pages::accounts::{AccountPage, AccountsPage};
use crate::pages::appointments::{
    AppointmentPage, AppointmentsPage, MoveAppointmentPage, NewAppointmentPage,
};
use crate::pages::balance::{BalancePage, SettlementsPage};
use crate::pages::benefits::BenefitsPage;
use crate::pages::equipment::{CorrectionPage, EquipmentPage, NewCorrectionPage};
use crate::pages::everything::EverythingPage;
use crate::pages::feedback::{EntryPage, FeedbackPage, NewEntryPage, PublicBookPage};
use crate::pages::help::HelpPage;
use crate::pages::invoices::{InvoicePage, InvoicesPage};
use crate::pages::notices::NoticesPage as CompanyNoticesPage;
use crate::pages::overview::OverviewPage;
use crate::pages::payments::{NewPaymentPage, PaymentPage, PaymentsPage};
use crate::pages::profile::{
    ClosePage, ClosedPage, CodePage, ContactPage, DevicesPage, ExportPage, NamePage, NoticesPage,
    PasswordPage, ProfilePage,
};
use crate::pages::readings::{
    AllMetersPage, CheckPage, DatesPage, FetchingPhotos, HistoryPage, NewReadingPage, Panel,
    Photos, ReceiptPage, UnsentPage, panel,
};
use crate::pages::recovery::RecoveryPage;
use crate::pages::registration::{AddAccountPage, RegistrationPage, WelcomePage};
use crate::pages::sign_in::IdentityPage;
use crate::route::ProfilePart;
use crate::ui::{Failed, Title};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// When what came in vain, and is not a page, is fetched again.
const LATER: Duration = Duration::from_secs(15);

/// How long what a person waits for is left alone with their link.
const SETTLED: Duration = Duration::from_millis(300);

/// A page that is fetched when it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    Overview,
    History,
    NewReading,
    Check,
    AllMeters,
    Unsent,
    /// At the foot of every page.
    Strip,
    Dates,
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
    Balance,
    Settlements,
    Benefits,
    Invoices,
    Invoice,
    Payments,
    NewPayment,
    Payment,
    Feedback,
    NewEntry,
    Entry,
    PublicBook,
    Appointments,
    NewAppointment,
    Appointment,
    MoveAppointment,
    Equipment,
    NewCorrection,
    Correction,
    Accession,
    Statement,
    Notices,
    Help,
    Everything,
    /// Above every page, most often with nothing to say.
    Around,
}

/// What a task's chunk gives: its pages, each behind its door.
type Pages = fn(Chunk) -> AnyView;
type Task = Result<Pages, SplitLoaderError>;

impl Chunk {
    async fn fetch(self) -> Task {
        match self {
            Self::Overview | Self::Everything => overview().await,
            Self::History => history().await,
            Self::Receipt => receipt().await,
            Self::NewReading | Self::Check | Self::Unsent | Self::Strip => reading().await,
            Self::AllMeters | Self::Dates => meters().await,
            Self::Identity | Self::Recovery | Self::Closed => way_back().await,
            Self::Registration | Self::Welcome => registration().await,
            Self::AddAccount | Self::Accounts | Self::Account => household().await,
            Self::Profile(
                ProfilePart::All
                | ProfilePart::Name
                | ProfilePart::Notices
                | ProfilePart::Devices
                | ProfilePart::Export,
            ) => profile().await,
            Self::Profile(_) => safety().await,
            Self::Balance | Self::Benefits => balance().await,
            Self::Settlements => settlements().await,
            Self::Invoices | Self::Invoice => invoices().await,
            Self::NewPayment => paying().await,
            Self::Payments | Self::Payment => payments().await,
            Self::Feedback | Self::PublicBook => feedback().await,
            Self::NewEntry => writing().await,
            Self::Entry => thread().await,
            Self::Appointments | Self::Appointment => appointments().await,
            Self::NewAppointment | Self::MoveAppointment => booking().await,
            Self::Equipment | Self::Correction => equipment().await,
            Self::NewCorrection => correcting().await,
            Self::Accession => accession().await,
            Self::Statement => statement().await,
            Self::Help | Self::Notices => help().await,
            Self::Around => {
                pause(SETTLED).await;
                around().await
            }
        }
    }

    /// No page, but something beside all of them.
    fn is_beside(self) -> bool {
        matches!(self, Self::Strip | Self::Around)
    }

    /// Fetches it before it is asked for: a finger or a focus on its link is intent enough.
    pub fn preload(self) {
        spawn_local(async move {
            let _ = self.fetch().await;
        });
    }
}

#[wasm_split(overview, fallible)]
fn overview() -> Task {
    Ok(|page| match page {
        Chunk::Everything => guarded(EverythingPage),
        _ => guarded(OverviewPage),
    })
}

#[wasm_split(history, fallible)]
fn history() -> Task {
    Ok(|_| guarded(HistoryPage))
}

#[wasm_split(reading, fallible)]
fn reading() -> Task {
    Ok(|page| match page {
        Chunk::Check => guarded(CheckPage),
        Chunk::Unsent => guarded(UnsentPage),
        Chunk::Strip => Strip().into_any(),
        _ => guarded(NewReadingPage),
    })
}

#[wasm_split(receipt, fallible)]
fn receipt() -> Task {
    Ok(|_| guarded(ReceiptPage))
}

#[wasm_split(photos, fallible)]
fn photos() -> Result<Panel, SplitLoaderError> {
    Ok(panel)
}

#[wasm_split(meters, fallible)]
fn meters() -> Task {
    Ok(|page| match page {
        Chunk::Dates => guarded(DatesPage),
        _ => guarded(AllMetersPage),
    })
}

#[wasm_split(way_back, fallible)]
fn way_back() -> Task {
    Ok(|page| match page {
        Chunk::Identity => IdentityPage().into_any(),
        Chunk::Closed => ClosedPage().into_any(),
        _ => RecoveryPage().into_any(),
    })
}

#[wasm_split(registration, fallible)]
fn registration() -> Task {
    Ok(|page| match page {
        Chunk::Welcome => guarded(WelcomePage),
        _ => RegistrationPage().into_any(),
    })
}

#[wasm_split(household, fallible)]
fn household() -> Task {
    Ok(|page| match page {
        Chunk::AddAccount => guarded(AddAccountPage),
        Chunk::Account => guarded(AccountPage),
        _ => guarded(AccountsPage),
    })
}

#[wasm_split(profile, fallible)]
fn profile() -> Task {
    Ok(|page| match page {
        Chunk::Profile(ProfilePart::Name) => guarded(NamePage),
        Chunk::Profile(ProfilePart::Notices) => guarded(NoticesPage),
        Chunk::Profile(ProfilePart::Devices) => guarded(DevicesPage),
        Chunk::Profile(ProfilePart::Export) => guarded(ExportPage),
        _ => guarded(ProfilePage),
    })
}

#[wasm_split(safety, fallible)]
fn safety() -> Task {
    Ok(|page| match page {
        Chunk::Profile(ProfilePart::Code(_)) => guarded(CodePage),
        Chunk::Profile(ProfilePart::Password) => guarded(PasswordPage),
        Chunk::Profile(ProfilePart::Close) => guarded(ClosePage),
        _ => guarded(ContactPage),
    })
}

#[wasm_split(balance, fallible)]
fn balance() -> Task {
    Ok(|page| match page {
        Chunk::Benefits => guarded(BenefitsPage),
        _ => guarded(BalancePage),
    })
}

#[wasm_split(settlements, fallible)]
fn settlements() -> Task {
    Ok(|_| guarded(SettlementsPage))
}

#[wasm_split(invoices, fallible)]
fn invoices() -> Task {
    Ok(|page| match page {
        Chunk::Invoice => guarded(InvoicePage),
        _ => guarded(InvoicesPage),
    })
}

#[wasm_split(paying, fallible)]
fn paying() -> Task {
    Ok(|_| guarded(NewPaymentPage))
}

#[wasm_split(payments, fallible)]
fn payments() -> Task {
    Ok(|page| match page {
        Chunk::Payment => guarded(PaymentPage),
        _ => guarded(PaymentsPage),
    })
}

#[wasm_split(feedback, fallible)]
fn feedback() -> Task {
    Ok(|page| match page {
        Chunk::PublicBook => PublicBookPage().into_any(),
        _ => guarded(FeedbackPage),
    })
}

#[wasm_split(writing, fallible)]
fn writing() -> Task {
    Ok(|_| guarded(NewEntryPage))
}

#[wasm_split(thread, fallible)]
fn thread() -> Task {
    Ok(|_| guarded(EntryPage))
}

#[wasm_split(appointments, fallible)]
fn appointments() -> Task {
    Ok(|page| match page {
        Chunk::Appointment => guarded(AppointmentPage),
        _ => guarded(AppointmentsPage),
    })
}

#[wasm_split(booking, fallible)]
fn booking() -> Task {
    Ok(|page| match page {
        Chunk::MoveAppointment => guarded(MoveAppointmentPage),
        _ => guarded(NewAppointmentPage),
    })
}

#[wasm_split(equipment, fallible)]
fn equipment() -> Task {
    Ok(|page| match page {
        Chunk::Correction => guarded(CorrectionPage),
        _ => guarded(EquipmentPage),
    })
}

#[wasm_split(correcting, fallible)]
fn correcting() -> Task {
    Ok(|_| guarded(NewCorrectionPage))
}

#[wasm_split(accession, fallible)]
fn accession() -> Task {
    Ok(|_| guarded(AccessionPage))
}

#[wasm_split(statement, fallible)]
fn statement() -> Task {
    Ok(|_| guarded(StatementPage))
}

#[wasm_split(help, fallible)]
fn help() -> Task {
    Ok(|page| match page {
        Chunk::Notices => guarded(CompanyNoticesPage),
        _ => HelpPage().into_any(),
    })
}

#[wasm_split(around, fallible)]
fn around() -> Task {
    Ok(|_| Around().into_any())
}

/// For the pages on which a photo may be added. Given to them from here: a chunk that fetches another could not be
/// linked into the component tests.
fn fetch_photos() -> FetchingPhotos {
    Box::pin(async { photos().await.ok() })
}

/// The page once its chunk is here. A chunk that does not come costs words and a retry, never the whole app; of what
/// stands beside the pages not even words.
#[component]
pub fn Lazily(chunk: Chunk) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    provide_context(Photos(fetch_photos));
    let task = Load::new(move || Some(chunk.fetch()));
    let was_retried = StoredValue::new(false);
    let retry = move |()| {
        // The release may be gone. On a page of its own `public/offline.js` knows; in another page the next one comes with it.
        if was_retried.get_value() && !host::is_own_page() {
            let _ = window().location().reload();
        }
        was_retried.set_value(true);
        task.refetch();
    };
    move || match task.get() {
        Some(Ok(pages)) => pages(chunk),
        None if chunk.is_beside() => ().into_any(),
        Some(Err(_)) if chunk.is_beside() => {
            // Without a word, but it asks before a sign-out that loses something: it is fetched until it is there.
            let timer = set_timeout_with_handle(move || task.refetch(), LATER);
            on_cleanup(move || {
                let _ = timer.map(|timer| timer.clear());
            });
            ().into_any()
        }
        None => super::guard::waiting(shell),
        Some(Err(_)) => {
            let failure = chunk_failure(lang);
            view! {
                <Title text=failure.title.clone() product=shell.product />
                <Failed failure on_retry=retry />
            }
            .into_any()
        }
    }
}
