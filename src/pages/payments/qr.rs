//! The way around every provider: a code for the app of any bank, drawn here and sent nowhere.

use super::draft::Draft;
use super::form::Desk;
use super::words::words;
use crate::domain::bill::Service;
use crate::domain::money::Kopiykas;
use crate::locale::{use_format, use_lang};
use crate::ui::{ButtonKind, LinkButton, QrCode};
use leptos::prelude::*;
use qrcodegen::{QrCode as Code, QrCodeEcc};

/// For the service and the sum of the form, as they change. Nothing where the API's settings make no code.
#[component]
pub fn BankQr(desk: StoredValue<Desk>, draft: Draft, sum: Memo<Option<Kopiykas>>) -> impl IntoView {
    let w = words(use_lang());
    let code = move || {
        let service = draft.service();
        let drawn = sum.get().map(|sum| drawn(desk, service?, sum));
        match drawn {
            Some(Some(code)) => code,
            Some(None) => view! { <p class="gc-muted">{w.qr_none}</p> }.into_any(),
            None => view! { <p class="gc-muted">{w.qr_not_yet}</p> }.into_any(),
        }
    };
    let is_offered = desk.with_value(|desk| desk.options.qr.is_some());
    is_offered.then(|| {
        view! {
            <section class="gc-panel">
                <h2 class="gc-heading">{w.qr}</h2>
                <p class="gc-muted">{w.qr_text}</p>
                {code}
            </section>
        }
        .into_any()
    })
}

/// Level M at least: a seventh of the code may be covered, and the sign in its middle covers far less.
fn drawn(desk: StoredValue<Desk>, service: Service, sum: Kopiykas) -> Option<AnyView> {
    let w = words(use_lang());
    let (payee, address) = desk.with_value(|desk| {
        let (payee, purpose) = desk.options.payee(service)?;
        let settings = desk.options.qr.as_ref()?;
        let address = settings.address_of(payee, sum, purpose)?;
        Some((payee.name.clone(), address))
    })?;
    let code = Code::encode_binary(address.as_bytes(), QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let modules = (0..size).map(|y| (0..size).map(|x| code.get_module(x, y)).collect());
    let modules: Vec<Vec<bool>> = modules.collect();
    let label = w.qr_label(&payee, &use_format().money(sum));
    let view = view! {
        <QrCode modules label />
        <div class="gc-actions gc-qr-link">
            <LinkButton href=address text=w.qr_open kind=ButtonKind::Secondary />
        </div>
    };
    Some(view.into_any())
}
