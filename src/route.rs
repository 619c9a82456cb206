//! Every address of the cabinet: path ↔ value, and who may enter.

mod parts;

use crate::config::use_config;
use crate::domain::account::AccountId;
use crate::domain::appointment::AppointmentId;
use crate::domain::bill::{EntryId, InvoiceId, PaymentId};
use crate::domain::equipment::CorrectionId;
use crate::domain::reading::ReadingId;
use crate::host;
use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

pub use parts::{ADDING, BOOKING, ProfilePart, RECOVERY, REGISTRATION, Step};

/// An address of the cabinet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Overview,
    SignIn,
    Readings,
    NewReading,
    CheckReading,
    /// Every meter of every home.
    AllMeters,
    /// Readings that wait on this device.
    Unsent,
    /// The days not to miss, for a calendar.
    Dates,
    Receipt(ReadingId),
    /// Sign-in by way of somebody who knows the person: BankID, Дія.Підпис.
    Identity,
    Registration(Step),
    /// The first page of a new cabinet.
    Welcome,
    Recovery(Step),
    Accounts,
    AddAccount(Step),
    Account(AccountId),
    Profile(ProfilePart),
    /// What is owed to each company.
    Balance,
    /// The ledger of each service, month by month.
    Settlements,
    Benefits,
    Invoices,
    /// «Чому така сума»
    Invoice(InvoiceId),
    Payments,
    NewPayment,
    Payment(PaymentId),
    Feedback,
    NewEntry,
    Entry(EntryId),
    /// What others asked and the company answered, without names.
    PublicBook,
    Appointments,
    NewAppointment(Step),
    Appointment(AppointmentId),
    MoveAppointment(AppointmentId),
    /// Meters and gas appliances on record.
    Equipment,
    NewCorrection,
    Correction(CorrectionId),
    /// The accession statement (заява-приєднання): what it is, and whether there is one.
    Accession,
    /// The statement itself, filled in.
    Statement,
    /// What the company tells everybody: outages, tariffs, days of readings.
    Notices,
    Help,
    /// Everything there is in the cabinet.
    Everything,
    /// The last page of a closed cabinet.
    Closed,
}

/// Who may enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Anyone,
    SignedIn,
}

impl Route {
    /// The path inside the cabinet, always with a leading `/`.
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "/".into(),
            Self::SignIn => "/sign-in".into(),
            Self::Readings => "/readings".into(),
            Self::NewReading => "/readings/new".into(),
            Self::CheckReading => "/readings/new/check".into(),
            Self::AllMeters => "/readings/all".into(),
            Self::Unsent => "/readings/unsent".into(),
            Self::Dates => "/readings/dates".into(),
            Self::Receipt(id) => ["/readings/", &id.0].concat(),
            Self::Identity => "/sign-in/identity".into(),
            Self::Registration(step) => ["/registration", step.part()].concat(),
            Self::Welcome => "/registration/done".into(),
            Self::Recovery(step) => ["/recovery", step.part()].concat(),
            Self::Accounts => "/accounts".into(),
            Self::AddAccount(step) => ["/accounts/new", step.part()].concat(),
            Self::Account(id) => ["/accounts/", &id.0].concat(),
            Self::Profile(part) => ["/profile", part.path()].concat(),
            Self::Balance => "/balance".into(),
            Self::Settlements => "/balance/history".into(),
            Self::Benefits => "/benefits".into(),
            Self::Invoices => "/invoices".into(),
            Self::Invoice(id) => ["/invoices/", &id.0].concat(),
            Self::Payments => "/payments".into(),
            Self::NewPayment => "/payments/new".into(),
            Self::Payment(id) => ["/payments/", &id.0].concat(),
            Self::Feedback => "/feedback".into(),
            Self::NewEntry => "/feedback/new".into(),
            Self::Entry(id) => ["/feedback/", &id.0].concat(),
            Self::PublicBook => "/feedback/book".into(),
            Self::Appointments => "/appointments".into(),
            Self::NewAppointment(step) => ["/appointments/new", step.part()].concat(),
            Self::Appointment(id) => ["/appointments/", &id.0].concat(),
            Self::MoveAppointment(id) => ["/appointments/", &id.0, "/move"].concat(),
            Self::Equipment => "/equipment".into(),
            Self::NewCorrection => "/equipment/correction".into(),
            Self::Correction(id) => ["/equipment/corrections/", &id.0].concat(),
            Self::Accession => "/accession".into(),
            Self::Statement => "/accession/statement".into(),
            Self::Notices => "/notices".into(),
            Self::Help => "/help".into(),
            Self::Everything => "/everything".into(),
            Self::Closed => "/closed".into(),
        }
    }

    /// The route a path inside the cabinet leads to, if any.
    ///
    /// Also the gate for addresses from outside (`?next=`): what is no path of the cabinet, a scheme, `//` or `\`
    /// among them, is no route.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        let parts: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').collect();
        match parts.as_slice() {
            [""] => Some(Self::Overview),
            ["sign-in"] => Some(Self::SignIn),
            ["readings"] => Some(Self::Readings),
            ["readings", "new"] => Some(Self::NewReading),
            ["readings", "new", "check"] => Some(Self::CheckReading),
            ["readings", "all"] => Some(Self::AllMeters),
            ["readings", "unsent"] => Some(Self::Unsent),
            ["readings", "dates"] => Some(Self::Dates),
            ["readings", id] if is_id(id) => Some(Self::Receipt(ReadingId((*id).to_owned()))),
            ["sign-in", "identity"] => Some(Self::Identity),
            ["registration", "done"] => Some(Self::Welcome),
            ["accounts"] => Some(Self::Accounts),
            ["accounts", id] if is_id(id) && *id != "new" => {
                Some(Self::Account(AccountId((*id).to_owned())))
            }
            ["balance"] => Some(Self::Balance),
            ["balance", "history"] => Some(Self::Settlements),
            ["benefits"] => Some(Self::Benefits),
            ["invoices"] => Some(Self::Invoices),
            ["invoices", id] if is_id(id) => Some(Self::Invoice(InvoiceId((*id).to_owned()))),
            ["payments"] => Some(Self::Payments),
            ["payments", "new"] => Some(Self::NewPayment),
            ["payments", id] if is_id(id) => Some(Self::Payment(PaymentId((*id).to_owned()))),
            ["feedback"] => Some(Self::Feedback),
            ["feedback", "new"] => Some(Self::NewEntry),
            ["feedback", "book"] => Some(Self::PublicBook),
            ["feedback", id] if is_id(id) => Some(Self::Entry(EntryId((*id).to_owned()))),
            ["appointments"] => Some(Self::Appointments),
            ["appointments", id] if is_id(id) && *id != "new" => {
                Some(Self::Appointment(AppointmentId((*id).to_owned())))
            }
            ["appointments", id, "move"] if is_id(id) => {
                Some(Self::MoveAppointment(AppointmentId((*id).to_owned())))
            }
            ["equipment"] => Some(Self::Equipment),
            ["equipment", "correction"] => Some(Self::NewCorrection),
            ["equipment", "corrections", id] if is_id(id) => {
                Some(Self::Correction(CorrectionId((*id).to_owned())))
            }
            ["accession"] => Some(Self::Accession),
            ["accession", "statement"] => Some(Self::Statement),
            ["notices"] => Some(Self::Notices),
            ["help"] => Some(Self::Help),
            ["everything"] => Some(Self::Everything),
            ["closed"] => Some(Self::Closed),
            _ => Self::step_of(path),
        }
    }

    fn step_of(path: &str) -> Option<Self> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let step = |task, steps: &[Step]| Step::under(task, steps, path);
        step("registration", &REGISTRATION)
            .map(Self::Registration)
            .or_else(|| step("recovery", &RECOVERY).map(Self::Recovery))
            .or_else(|| step("accounts/new", &ADDING).map(Self::AddAccount))
            .or_else(|| step("appointments/new", &BOOKING).map(Self::NewAppointment))
            .or_else(|| ProfilePart::at(path.strip_prefix("profile")?).map(Self::Profile))
    }

    pub fn access(&self) -> Access {
        match self {
            Self::SignIn
            | Self::Identity
            | Self::Registration(_)
            | Self::Recovery(_)
            | Self::PublicBook
            | Self::Help
            | Self::Closed => Access::Anyone,
            _ => Access::SignedIn,
        }
    }

    /// The path with no word of whose or which: for whoever may not know.
    pub fn pattern(&self) -> String {
        let id = match self {
            Self::Receipt(id) => &id.0,
            Self::Account(id) => &id.0,
            Self::Invoice(id) => &id.0,
            Self::Payment(id) => &id.0,
            Self::Entry(id) => &id.0,
            Self::Appointment(id) | Self::MoveAppointment(id) => &id.0,
            Self::Correction(id) => &id.0,
            _ => return self.path(),
        };
        let path = self.path();
        let parts = path
            .split('/')
            .map(|part| if part == id { ":id" } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    /// The address for a link: the path under the base the cabinet lives under.
    pub fn href(&self) -> String {
        [use_config().base, &self.path()].concat()
    }
}

/// Leads the person on to another page.
pub fn use_go() -> Callback<Route> {
    let lead = leading(NavigateOptions::default());
    Callback::new(move |route: Route| lead.run(route.path()))
}

/// Leads on to a page that takes this one's place: the way back does not lead here again.
pub fn use_replace() -> Callback<Route> {
    let lead = leading(replacing());
    Callback::new(move |route: Route| lead.run(route.path()))
}

/// The same for a path inside the cabinet with its query.
pub fn use_replace_path() -> Callback<String> {
    leading(replacing())
}

/// To a path that nobody asked for: the page around is not scrolled for it.
pub fn use_step_aside() -> Callback<String> {
    leading(NavigateOptions {
        scroll: host::is_own_page(),
        ..replacing()
    })
}

/// Leads on to a path of the same page: the person stays where they are on it.
pub fn use_stay() -> Callback<String> {
    leading(NavigateOptions {
        scroll: false,
        ..Default::default()
    })
}

/// The same for a link.
pub fn in_place() -> impl Attribute {
    custom_attribute("noscroll", "")
}

/// How an address takes the place of the one before.
pub fn replacing() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..Default::default()
    }
}

fn leading(options: NavigateOptions) -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |path: String| {
        let mut options = options.clone();
        // The router would scroll all of the page to its top, and that may be somebody else's.
        if options.scroll && !host::is_own_page() {
            options.scroll = false;
            host::wants_top();
        }
        navigate(&path, options)
    })
}

/// Where the person is; `None` at an address that leads nowhere.
pub fn use_route() -> Memo<Option<Route>> {
    let location = use_location();
    let base = use_config().base;
    Memo::new(move |before: Option<&Option<Route>>| {
        location.pathname.with(|path| match inside(path, base) {
            Some(path) => Route::from_path(path),
            // The site around has gone on to a page of its own.
            None => before.cloned().flatten(),
        })
    })
}

/// The route of an address in the browser: what stands under the base.
pub fn of_address(pathname: &str, base: &str) -> Option<Route> {
    Route::from_path(inside(pathname, base)?)
}

fn inside<'path>(pathname: &'path str, base: &str) -> Option<&'path str> {
    match pathname.strip_prefix(base)? {
        "" => Some("/"),
        path => path.starts_with('/').then_some(path),
    }
}

/// Where an address from outside leads, as a path for the router: a route of ours, and its query where that has names
/// the pages know and nothing else.
pub fn trusted_path(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    // Back to sign-in would be back to nowhere.
    let route = Route::from_path(path).filter(|route| route.access() == Access::SignedIn)?;
    let is_known = |part: &str| {
        part.split_once('=')
            .is_some_and(|(name, value)| QUERIES.contains(&name) && is_id(value))
    };
    Some(match query.split('&').all(is_known) {
        true => [&route.path(), "?", query].concat(),
        false => route.path(),
    })
}

/// What an address may name after its path.
const QUERIES: [&str; 11] = [
    "meter", "year", "service", "invoice", "reading", "payment", "item", "kind", "state", "check",
    "change",
];

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests;
