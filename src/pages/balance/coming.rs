//! What the month that is not closed yet will come to, and when its invoice will be there.

use super::words::{Words, words};
use crate::domain::bill::{Coming, Estimate, EstimateBasis};
use crate::locale::{Format, coming_invoice, service_name, use_format, use_lang};
use crate::route::Route;
use crate::ui::{ButtonKind, LinkButton, Summary, SummaryRow};
use leptos::prelude::*;

#[component]
pub fn ComingBill(coming: Coming) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let when = coming_invoice(
        lang,
        &format.period(coming.period),
        &format.date(coming.expected_on),
    );
    // There is still a reading to send.
    let can_change = coming
        .estimates
        .iter()
        .any(|estimate| estimate.basis == EstimateBasis::Planned);
    let estimates = match coming.estimates.is_empty() {
        true => view! { <p>{w.no_estimate}</p> }.into_any(),
        false => estimated(coming.estimates, w, format),
    };
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.coming}</h2>
            <p>{when} "."</p>
            {estimates}
            {can_change.then(|| view! {
                <div class="gc-actions">
                    <LinkButton href=Route::NewReading.href() text=w.send_reading kind=ButtonKind::Secondary />
                </div>
            })}
        </section>
    }
    .into_any()
}

fn estimated(estimates: Vec<Estimate>, w: &'static Words, format: Format) -> AnyView {
    let rows: Vec<_> = estimates.iter().map(|of| row(of, w, format)).collect();
    view! {
        <div class="gc-panel">
            <Summary>{rows}</Summary>
            <p class="gc-muted gc-small">{w.only_estimate}</p>
        </div>
    }
    .into_any()
}

fn row(estimate: &Estimate, w: &'static Words, format: Format) -> AnyView {
    let name = service_name(use_lang(), estimate.service);
    let sum = w.about(&format.signed_money(estimate.amount));
    let basis = w.basis(estimate.basis);
    view! {
        <SummaryRow key=name>
            {sum} {basis.map(|basis| view! { <p class="gc-summary__note">{basis}</p> })}
        </SummaryRow>
    }
    .into_any()
}
