//! What an entry is to be about, as the address names it: an invoice, a reading, a payment, or nothing.

use crate::accounts::{use_found, use_of_home};
use crate::billing::{FoundInvoice, use_invoice};
use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, PaymentId};
use crate::domain::invoice::Invoice;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{AnsweredPage, Lang, use_lang};
use crate::pages::feedback::api;
use crate::pages::feedback::model::Subject;
use crate::pages::feedback::words::words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What it is about, as far as the form needs it.
#[derive(Clone)]
pub enum About {
    Invoice(Invoice),
    /// With its reference, as the one below it.
    Reading(ReadingId, String),
    Payment(PaymentId, String),
}

impl About {
    pub fn subject(&self) -> Subject {
        match self {
            Self::Invoice(invoice) => Subject::Invoice(invoice.id.clone()),
            Self::Reading(id, _) => Subject::Reading(id.clone()),
            Self::Payment(id, _) => Subject::Payment(id.clone()),
        }
    }

    /// Its name at the server.
    pub fn id(&self) -> &str {
        match self {
            Self::Invoice(invoice) => &invoice.id.0,
            Self::Reading(id, _) => &id.0,
            Self::Payment(id, _) => &id.0,
        }
    }

    pub fn in_words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Invoice(invoice) => w.about_invoice(&invoice.number),
            Self::Reading(_, reference) => w.about_reading(reference),
            Self::Payment(_, reference) => w.about_payment(reference),
        }
    }
}

pub fn use_named() -> Memo<Option<Subject>> {
    let query = use_location().query;
    Memo::new(move |_| {
        query.with(|query| {
            let invoice = query.get("invoice").map(InvoiceId).map(Subject::Invoice);
            let reading = || query.get("reading").map(ReadingId).map(Subject::Reading);
            let payment = || query.get("payment").map(PaymentId).map(Subject::Payment);
            invoice.or_else(reading).or_else(payment)
        })
    })
}

/// Draws the page once it is known what it is about, and of which home.
pub fn with_subject(
    named: Option<Subject>,
    draw: fn(AccountId, Option<About>) -> AnyView,
) -> AnyView {
    match named {
        None => page(the_home(), draw),
        Some(Subject::Invoice(id)) => page(invoice(id), draw),
        Some(Subject::Reading(id)) => page(reading(id), draw),
        Some(Subject::Payment(id)) => page(payment(id), draw),
    }
}

type Found = Load<(AccountId, Option<About>), Error>;

fn page(found: Found, draw: fn(AccountId, Option<About>) -> AnyView) -> AnyView {
    let title = words(use_lang()).new_title;
    view! { <AnsweredPage title resource=found children=move |(home, about)| draw(home, about) /> }
        .into_any()
}

fn the_home() -> Found {
    use_of_home(|_, home| {
        let home = home.clone();
        async { Ok((home, None)) }
    })
}

fn invoice(id: InvoiceId) -> Found {
    let found = use_invoice(Memo::new(move |_| Some(id.clone())));
    let told = move || {
        found.with(|found| match found? {
            Ok(FoundInvoice { home, invoice }) => {
                Some(Ok((home.clone(), Some(About::Invoice(invoice.clone())))))
            }
            Err(error) => Some(Err(error.clone())),
        })
    };
    Load::new(move || {
        let told = told()?;
        Some(async { told })
    })
    .behind(move || found.refetch())
}

fn reading(id: ReadingId) -> Found {
    let id = Memo::new(move |_| Some(id.clone()));
    use_found(id, |api, home, id| {
        let reference = api::reading(api, &home, &id);
        async { Ok((home, Some(About::Reading(id, reference.await?)))) }
    })
}

fn payment(id: PaymentId) -> Found {
    let api: Api = expect_context();
    Load::new(move || {
        let (id, found) = (id.clone(), api::payment(api, &id));
        Some(async {
            let (home, reference) = found.await?;
            Ok((home, Some(About::Payment(id, reference))))
        })
    })
}
