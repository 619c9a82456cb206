//! What is chosen and typed, kept in this tab: a reload, the way back and a payment that came to nothing cost none of it.

use super::form::{Desk, SumKind, Typed};
use crate::domain::bill::{InvoiceId, Service};
use crate::route::Route;
use crate::storage::{drop_typed, keep_typed, typed};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const NAME: &str = "payment.";

/// What the address asks for. What is no service and no invoice's name is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub service: Option<Service>,
    pub invoice: Option<InvoiceId>,
}

/// Choices by their codes: one type of them all, and one view, weighs a third of three. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Draft {
    pub service: RwSignal<Option<String>>,
    pub kind: RwSignal<Option<String>>,
    pub own: RwSignal<String>,
    pub provider: RwSignal<Option<String>>,
}

impl Asked {
    pub fn here() -> Memo<Self> {
        let query = use_location().query;
        Memo::new(move |_| {
            query.with(|query| {
                let service = query.get("service");
                let invoice = query.get("invoice");
                Self {
                    service: service.and_then(|code| Service::parse(&code)),
                    invoice: invoice.and_then(named),
                }
            })
        })
    }

    /// Behind the path of a new payment; with `more` at the end.
    fn query(&self, more: &str) -> String {
        let service = self
            .service
            .map(|service| ["service=", service.code()].concat());
        let invoice = self.invoice.as_ref().map(|id| ["invoice=", &id.0].concat());
        let more = (!more.is_empty()).then(|| more.to_owned());
        let parts: Vec<_> = [service, invoice, more].into_iter().flatten().collect();
        match parts.is_empty() {
            true => String::new(),
            false => ["?", &parts.join("&")].concat(),
        }
    }

    /// The form, as the router takes it.
    pub fn path(&self) -> String {
        Route::NewPayment.path() + &self.query("")
    }

    pub fn href(&self) -> String {
        Route::NewPayment.href() + &self.query("")
    }

    pub fn path_of_check(&self) -> String {
        Route::NewPayment.path() + &self.query("check=1")
    }
}

/// The router's own gate says what a name may be made of.
fn named(id: String) -> Option<InvoiceId> {
    match Route::from_path(&["/invoices/", &id].concat()) {
        Some(Route::Invoice(id)) => Some(id),
        _ => None,
    }
}

impl Draft {
    /// What is kept of this home, and what the address asks for: that one first where it was not asked before.
    pub fn of(desk: &Desk, asked: &Asked) -> Self {
        let name = |part: &str| [NAME, &desk.home.0, part].concat();
        let draft = Self {
            service: kept(&name(".service")),
            kind: kept(&name(".kind")),
            own: typed(&name(".own")),
            provider: kept(&name(".provider")),
        };
        let (last, now) = (name(".asked"), asked.query(""));
        if typed(&last).get_untracked() != now {
            // What a signal is set to before its first effect would not be kept.
            keep_typed(&last, &now);
            if let Some(service) = asked.service {
                draft.service.set(Some(service.code().to_owned()));
            }
            if asked.invoice.is_some() {
                let here = desk.invoice.as_ref().map(|_| SumKind::Invoice);
                draft.kind.set(here.map(|kind| kind.code().to_owned()));
            }
        }
        if let [only] = desk.options.providers.as_slice() {
            draft.provider.set(Some(only.code.clone()));
        }
        draft
    }

    /// The chosen one, where it is one.
    pub fn service(self) -> Option<Service> {
        self.service.with(|code| Service::parse(code.as_deref()?))
    }

    pub fn typed(self) -> Typed {
        Typed {
            service: self.service(),
            kind: self.kind.with(|code| SumKind::parse(code.as_deref()?)),
            own: self.own.get(),
            provider: self.provider.get(),
        }
    }

    /// It was paid.
    pub fn forget() {
        drop_typed(NAME);
    }
}

/// A choice among few, kept by its code.
fn kept(name: &str) -> RwSignal<Option<String>> {
    let text = typed(name);
    let before = Some(text.get_untracked()).filter(|code| !code.is_empty());
    let chosen = RwSignal::new(before);
    Effect::new(move || text.set(chosen.get().unwrap_or_default()));
    chosen
}
