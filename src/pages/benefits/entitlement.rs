//! One benefit or subsidy: how much, for what, until when, and what is left of it this month.

use super::model::{Entitlement, Kind, Stage, Usage, Used};
use super::words::{Words, words};
use crate::locale::{Format, use_format, use_lang};
use crate::ui::{Notice, Summary, SummaryRow, Tone};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub fn EntitlementPanel(entitlement: Entitlement, today: NaiveDate) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let one = &entitlement;
    let usage = one.this_month.map(|usage| usage_row(usage, w, format));
    let norm = one.norm.map(|norm| w.a_month(&format.volume(norm)));
    let (kind, basis) = (w.kind(one.kind), w.basis_in_words(one.basis));
    let (stage, size, time) = (
        stage(one, today, w, format),
        size(one, w, format),
        time(one, w, format),
    );
    view! {
        <section class="gc-panel">
            <h2 class="gc-subheading">{kind}</h2>
            {stage}
            <Summary>
                {size.map(|size| view! { <SummaryRow key=w.size>{size}</SummaryRow> })}
                {norm.map(|norm| view! { <SummaryRow key=w.norm>{norm}</SummaryRow> })}
                {usage}
                <SummaryRow key=w.holds>{time}</SummaryRow>
                <SummaryRow key=w.basis>{basis}</SummaryRow>
            </Summary>
        </section>
    }
    .into_any()
}

fn size(one: &Entitlement, w: &Words, format: Format) -> Option<String> {
    match (one.percent, one.amount) {
        (Some(percent), _) => Some(w.percent(&percent.to_string())),
        (None, Some(amount)) => Some(w.a_month(&format.money(amount))),
        (None, None) => None,
    }
}

fn usage_row(usage: Usage, w: &'static Words, format: Format) -> AnyView {
    let (used, left) = match usage.of {
        Used::Norm(used, left) => (format.volume(used), format.volume(left)),
        Used::Sum(used, left) => (format.money(used), format.money(left)),
    };
    let of = w.of_month(&format.period(usage.period));
    view! {
        <SummaryRow key=w.used>{used} <p class="gc-summary__note">{of}</p></SummaryRow>
        <SummaryRow key=w.left>{left}</SummaryRow>
    }
    .into_any()
}

fn time(one: &Entitlement, w: &Words, format: Format) -> String {
    let from = format.date(one.from);
    match one.until {
        Some(until) => w.between(&from, &format.date(until)),
        None => w.since(&from),
    }
}

/// What is to be known of its time, where anything is.
fn stage(
    one: &Entitlement,
    today: NaiveDate,
    w: &'static Words,
    format: Format,
) -> Option<AnyView> {
    let tag = |text| view! { <p><span class="gc-tag">{text}</span></p> }.into_any();
    match one.stage(today) {
        Stage::Holds => None,
        Stage::NotYet => Some(tag(w.not_yet)),
        Stage::Over => Some(tag(w.over)),
        Stage::EndsIn(days) => {
            let title = w.ends_in(&format.days(days), days == 0);
            let renew = match one.kind {
                Kind::Subsidy => w.renew_subsidy,
                Kind::Benefit | Kind::Other => w.renew_benefit,
            };
            Some(view! { <Notice tone=Tone::Warning title><p>{renew}</p></Notice> }.into_any())
        }
    }
}
