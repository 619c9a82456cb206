//! Everything that was handed in, newest first, page by page, as a table and as a chart.

use super::api;
use super::chart::bars;
use super::meters::{asked_meter, name_of, path_of};
use super::model::{Page, Reading};
use super::words::words;
use crate::accounts::{Home, HomeLine, use_home};
use crate::domain::account::{Account, AccountId};
use crate::domain::meter::{Meter, MeterId, Register};
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{explain, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Chart, Column, LinkButton, Loaded, More, Notice, Select, Table, Title, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[component]
pub fn HistoryPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let home = use_home();
    let asked = asked_meter();
    let ready = move |Home { account, .. }: Home| {
        let named = asked.get();
        let named = account
            .meters
            .iter()
            .find(|meter| Some(&meter.id) == named.as_ref());
        match named.or(account.meters.first()).cloned() {
            None => view! { <p class="gc-empty">{w.no_meters}</p> }.into_any(),
            Some(meter) => view! {
                <MeterChoice account=account.clone() current=meter.id.clone() />
                <MeterHistory account=account.id meter />
            }
            .into_any(),
        }
    };
    view! {
        <Title text=w.history.to_owned() product=shell.product />
        <HomeLine />
        <Loaded
            resource=home
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=ready
        />
    }
}

/// The home's meters, where there are several.
#[component]
fn MeterChoice(account: Account, current: MeterId) -> impl IntoView {
    let w = words(use_lang());
    let navigate = use_navigate();
    let choose = move |id| {
        let path = path_of(&Route::Readings, &MeterId(id));
        let options = NavigateOptions {
            scroll: false,
            ..Default::default()
        };
        navigate(&path, options);
    };
    let several = account.meters.len() > 1;
    let named = |meter: Meter| (meter.id.0.clone(), name_of(&meter));
    let options = account.meters.into_iter().map(named).collect();
    let chosen = Some(current.0);
    several.then(|| view! { <Select id="meter" label=w.meter options chosen on_choose=choose /> })
}

#[component]
fn MeterHistory(account: AccountId, meter: Meter) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let api: Api = expect_context();
    let register = meter.register;
    let id = meter.id.clone();
    let of = account.clone();
    let first = Load::new(move || Some(api::list(api, &of, &id, None)));
    view! {
        <Loaded
            resource=first
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=move |page: Page| {
                view! { <Pages first=page account=account.clone() meter=meter.id.clone() register /> }
            }
        />
    }
}

/// The first page, and the older ones as they are asked for.
#[component]
fn Pages(first: Page, account: AccountId, meter: MeterId, register: Register) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    if first.readings.is_empty() {
        return view! {
            <p class="gc-empty">{w.no_readings}</p>
            <div class="gc-actions"><LinkButton href=Route::NewReading.href() text=w.title /></div>
        }
        .into_any();
    }
    let readings = RwSignal::new(first.readings);
    let next = RwSignal::new(first.next);
    let (more, busy, failed) = loading_more(account, meter, readings, next);
    let rows = Signal::derive(move || {
        readings.with(|readings| {
            readings
                .iter()
                .map(|reading| row(reading, register))
                .collect::<Vec<_>>()
        })
    });
    let links = Signal::derive(move || {
        let href = |reading: &Reading| Route::Receipt(reading.id.clone()).href();
        readings.with(|readings| readings.iter().map(href).collect::<Vec<_>>())
    });
    let plotted = Signal::derive(move || readings.with(|readings| bars(readings, format)));
    let shown = Signal::derive(move || {
        let count = u32::try_from(readings.with(Vec::len)).unwrap_or(u32::MAX);
        w.shown(&format.count(count), next.with(Option::is_none))
    });
    view! {
        <Chart caption=w.chart.to_owned() bars=plotted />
        <Table caption=w.history columns=columns() rows links />
        {move || {
            let failure = explain(use_lang(), &failed.get()?);
            Some(view! {
                <div role="alert">
                    <Notice tone=Tone::Danger title=failure.title><p>{failure.text}</p></Notice>
                </div>
            })
        }}
        <More
            text=w.more
            shown
            any=Signal::derive(move || next.with(Option::is_some))
            busy
            on_press=more
        />
    }
    .into_any()
}

type Loading = (Callback<()>, RwSignal<bool>, RwSignal<Option<Error>>);

fn loading_more(
    account: AccountId,
    meter: MeterId,
    readings: RwSignal<Vec<Reading>>,
    next: RwSignal<Option<String>>,
) -> Loading {
    let api: Api = expect_context();
    let owner = Owner::current();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None);
    let load = Callback::new(move |()| {
        let Some(cursor) = next.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        failed.set(None);
        let ask = || api::list(api, &account, &meter, Some(&cursor));
        // The page's owner, so that the request ends with the page and not with the press.
        let answer = owner.as_ref().map_or_else(ask, |owner| owner.with(ask));
        spawn_local(async move {
            match answer.await {
                Ok(page) => {
                    readings.update(|readings| readings.extend(page.readings));
                    next.set(page.next);
                }
                Err(error) => failed.set(Some(error)),
            }
            busy.set(false);
        });
    });
    (load, busy, failed)
}

fn columns() -> Vec<Column> {
    let w = words(use_lang());
    [
        (w.period, false),
        (w.value_short, true),
        (w.used, true),
        (w.taken_on, false),
        (w.who, false),
        (w.state, false),
    ]
    .map(|(name, numeric)| Column { name, numeric })
    .into()
}

fn row(reading: &Reading, register: Register) -> Vec<String> {
    let w = words(use_lang());
    let format = use_format();
    let used = reading
        .consumption
        .map_or_else(|| "—".to_owned(), |used| format.volume(used));
    let state = match &reading.reason {
        Some(reason) => [w.status(&reading.status), ": ", w.reason(reason)].concat(),
        None => w.status(&reading.status).to_owned(),
    };
    vec![
        format.period(reading.period),
        reading.value.padded(register),
        used,
        format.date(reading.taken_on),
        w.source(&reading.source).to_owned(),
        state,
    ]
}
