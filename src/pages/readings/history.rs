//! «Що було раніше?» Everything that was handed in, by meter and year, to see, to compare, to print and to keep.

use super::api;
use super::export::Of;
use super::files::Files;
use super::meters::{asked_meter, name_of, path_of};
use super::model::Page;
use super::record::Record;
use super::words::words;
use super::year::{Years, asked_year, with_year};
use crate::accounts::{Home, HomeLine, use_home};
use crate::domain::account::Account;
use crate::domain::meter::{Meter, MeterId};
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::{Route, use_stay};
use crate::ui::{ButtonKind, LinkButton, Select, Title};
use leptos::prelude::*;

#[component]
pub fn HistoryPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let home = use_home();
    let asked = asked_meter();
    let ready = move |Home { account, .. }: Home| {
        let all = account.meters.clone();
        // A memo: an address that comes to name the meter that is shown already changes nothing.
        let meter = Memo::new(move |_| {
            let named = asked.get();
            let named = all.iter().find(|meter| Some(&meter.id) == named.as_ref());
            named.or(all.first()).cloned()
        });
        move || match meter.get() {
            None => view! { <p class="gc-empty">{w.no_meters}</p> }.into_any(),
            Some(meter) => view! {
                <MeterChoice account=account.clone() current=meter.id.clone() />
                <MeterHistory account=account.clone() meter />
            }
            .into_any(),
        }
    };
    view! {
        <Title text=w.history.to_owned() product=shell.product />
        <div class="gc-no-print"><HomeLine /></div>
        <Answered
            resource=home
            children=ready
        />
    }
}

/// The home's meters, where there are several. The year stays the one that is looked at.
#[component]
fn MeterChoice(account: Account, current: MeterId) -> impl IntoView {
    let w = words(use_lang());
    let stay = use_stay();
    let year = asked_year();
    let choose = move |id| {
        let path = path_of(&Route::Readings, &MeterId(id));
        stay.run(with_year(path, year.get_untracked()));
    };
    let several = account.meters.len() > 1;
    let named = |meter: Meter| (meter.id.0.clone(), name_of(&meter));
    let options = account.meters.into_iter().map(named).collect();
    let chosen = Some(current.0);
    several.then(|| {
        view! {
            <div class="gc-no-print"><Select id="meter" label=w.meter options chosen on_choose=choose /></div>
        }
    })
}

#[component]
fn MeterHistory(account: Account, meter: Meter) -> impl IntoView {
    let api: Api = expect_context();
    let (id, of) = (meter.id.clone(), account.id.clone());
    let first = Load::new(move || Some(api::list(api, &of, &id, None)));
    let of = Of { account, meter };
    view! {
        <Answered
            resource=first
            children=move |page: Page| view! { <Whole first=page of=of.clone() /> }
        />
    }
}

#[component]
fn Whole(first: Page, of: Of) -> impl IntoView {
    let w = words(use_lang());
    if first.readings.is_empty() {
        return view! {
            <p class="gc-empty">{w.no_readings}</p>
            <div class="gc-actions"><LinkButton href=Route::NewReading.href() text=w.title /></div>
        }
        .into_any();
    }
    let record = Record::from(first, of.account.id.clone(), of.meter.id.clone());
    let years = view! { <Years record of=of.clone() /> }.into_any();
    let files = view! { <Files record of /> }.into_any();
    view! {
        <div class="gc-stack">
            {years}
            {files}
            <div class="gc-actions">
                <LinkButton href=Route::Dates.href() text=w.dates kind=ButtonKind::Quiet />
            </div>
        </div>
    }
    .into_any()
}
