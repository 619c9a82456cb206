//! One year of one meter on one screen: which years there are, what was used, chart, table, print.

use super::chart::{bars, legend};
use super::export::Of;
use super::meters::{href_of, name_of};
use super::record::{Record, Until};
use super::table::{columns, foot, row};
use super::words::history::{HistoryWords, words as history_words};
use super::words::words;
use super::years::{self, Change, Year, known};
use crate::domain::meter::MeterId;
use crate::locale::{Format, explain, shell_words, use_format, use_lang};
use crate::route::{Route, in_place};
use crate::ui::{Button, ButtonKind, Chart, Failed, Printed, Table, Waiting, focus, print};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The id of the chosen year's link.
const HERE: &str = "year-here";

/// The year the address names, if it names one.
pub fn asked_year() -> Memo<Option<i32>> {
    let query = use_location().query;
    Memo::new(move |_| {
        let year = query.with(|query| query.get("year"))?;
        year.parse()
            .ok()
            .filter(|year| (1900..=9999).contains(year))
    })
}

/// An address that names a meter, and this year with it.
pub fn with_year(address: String, year: Option<i32>) -> String {
    match year {
        Some(year) => [&address, "&year=", &year.to_string()].concat(),
        None => address,
    }
}

/// The years, and the one that is asked for, the newest by itself.
#[component]
pub fn Years(record: Record, of: Of) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let asked = asked_year();
    let newest = record
        .readings
        .with_untracked(|readings| known(readings).first().copied())
        .unwrap_or_default();
    let chosen = Memo::new(move |_| asked.get().unwrap_or(newest));
    Effect::new(move || record.reach(Until::Year(chosen.get())));
    // Drawn anew for another year alone: older pages that come for a file change nothing here.
    let shown = Memo::new(move |_| {
        let year = chosen.get();
        let is_here = record.holds(Until::Year(year));
        is_here.then(|| record.readings.with(|readings| years::year(readings, year)))
    });
    let failure = move || record.failed.get().map(|error| explain(lang, &error));
    let again = move |()| record.reach(Until::Year(chosen.get_untracked()));
    // It stands in the page before it speaks, and says what every year comes to.
    let h = history_words(lang);
    let format = use_format();
    let said = move || shown.with(|year| year.as_ref().map(|year| lead(year, h, format)));
    let meter = of.meter.id.clone();
    let choice = view! { <YearChoice record chosen newest meter /> }.into_any();
    let head = view! { <Head of=of.clone() year=chosen /> }.into_any();
    view! {
        {choice}
        {head}
        <p class="gc-lead" role="status">{said}</p>
        {move || match (shown.get(), failure()) {
            (Some(year), _) => view! { <YearHere year of=of.clone() /> }.into_any(),
            (None, Some(failure)) => view! { <Failed failure on_retry=again /> }.into_any(),
            (None, None) => {
                view! { <Waiting text=shell.waiting text_long=shell.waiting_long /> }.into_any()
            }
        }}
    }
}

/// The years that are known so far, and the way to those before them.
#[component]
fn YearChoice(record: Record, chosen: Memo<i32>, newest: i32, meter: MeterId) -> impl IntoView {
    let h = history_words(use_lang());
    let all = Memo::new(move |_| {
        let mut all = record.readings.with(|readings| known(readings));
        let oldest = all.last().copied().unwrap_or(newest);
        // The year of the address may be one of those that are not here yet, or never were.
        all.extend((chosen.get()..oldest).rev().take(40));
        (all, record.is_whole())
    });
    // The way to earlier years goes when they are all here: who has pressed it stands at the year then, however often
    // the list is drawn anew until it is whole.
    let pressed = StoredValue::new(false);
    Effect::new(move || {
        all.read();
        if pressed.get_value() {
            focus(HERE);
        }
    });
    move || {
        let (all, is_whole) = all.get();
        let before = all.last().map(|oldest| oldest - 1).filter(|_| !is_whole);
        let href = |year| with_year(href_of(&Route::Readings, &meter), Some(year));
        let link = |year: i32| {
            let is_here = move || (chosen.get() == year).then_some("page");
            let id = move || (chosen.get() == year).then_some(HERE);
            view! {
                <li><a class="gc-years__link" href=href(year) {..in_place()} id=id aria-current=is_here>{year}</a></li>
            }
            .into_any()
        };
        view! {
            <nav class="gc-no-print" aria-label=h.years>
                <ul class="gc-years">
                    {all.into_iter().map(link).collect_view()}
                    {before.map(|year| view! {
                        <li><a class="gc-years__link" href=href(year) {..in_place()} on:click=move |_| pressed.set_value(true)>{h.earlier}</a></li>
                    })}
                </ul>
            </nav>
        }
    }
}

#[component]
fn YearHere(year: Year, of: Of) -> impl IntoView {
    let lang = use_lang();
    let (w, h) = (words(lang), history_words(lang));
    let format = use_format();
    let name = year.year.to_string();
    let register = of.meter.register;
    if year.lines.is_empty() {
        return ().into_any();
    }
    let bars = bars(&year, format);
    let chart = bars.iter().any(|bar| bar.value.is_some()).then(|| {
        let (caption, legend) = (h.chart(&name), legend(&bars, &year, h));
        view! { <Chart caption=caption bars=bars legend=legend /> }.into_any()
    });
    let rows: Vec<_> = year
        .lines
        .iter()
        .map(|line| row(line, register, w, h, format))
        .collect();
    let caption = h.table(&name);
    let (columns, foot) = (columns(&year, w, h), Some(foot(&year, h, format)));
    let table = view! { <Table caption columns=columns rows=rows foot=foot /> }.into_any();
    view! {
        {chart}
        {table}
        <div class="gc-actions">
            <Button text=h.print_year kind=ButtonKind::Secondary on_press=|()| print() />
        </div>
    }
    .into_any()
}

fn lead(year: &Year, h: &HistoryWords, format: Format) -> String {
    if year.lines.is_empty() {
        return h.year_empty(&year.year.to_string());
    }
    let before = (year.year - 1).to_string();
    let compared = year.compared.map(|change| {
        let than = h.than_year(change == Change::Same, &before);
        [" — ", &h.change(change, |by| format.count(by)), &than].concat()
    });
    let planned = (year.planned.0 > 0).then(|| h.planned_of_it(&format.volume(year.planned)));
    let used = h.used_in(&year.year.to_string(), &format.volume(year.total));
    [
        &used,
        compared.as_deref().unwrap_or_default(),
        ".",
        planned.as_deref().unwrap_or_default(),
    ]
    .concat()
}

/// On paper alone: whose table it is, and of which day.
#[component]
fn Head(of: Of, year: Memo<i32>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let account = of.account.operator.account_number.to_string();
    let printed = move |()| w.printed(&format.at(js_sys::Date::now()));
    view! {
        <div class="gc-print-only">
            <p>{of.account.premises.address}</p>
            <p>{[w.account_number, ": ", &account].concat()}</p>
            <p>{[w.meter, ": ", &name_of(&of.meter)].concat()}</p>
            <p>{w.period} ": " {move || year.get()}</p>
            <Printed text=printed />
        </div>
    }
}
