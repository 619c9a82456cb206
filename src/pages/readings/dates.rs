//! «Нагадайте мені, коли передавати, платити й повіряти.»

use super::api;
use super::days::{DateKind, Dated, InMonth, by_month};
use super::reminder::Reminder;
use super::words::dates::{DatesWords, words};
use super::words::words as task_words;
use crate::accounts::{Home, HomeLine, use_home};
use crate::domain::account::Account;
use crate::domain::date::to_iso;
use crate::file::File;
use crate::http::Api;
use crate::ics::{Event, KIND, When, calendar};
use crate::load::Load;
use crate::locale::{Answered, Format, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, Title, Tone};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// So many months are shown at once; the others by a press.
const SOON: usize = 3;

#[component]
pub fn DatesPage() -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let home = use_home();
    view! {
        <Title text=task_words(lang).dates.to_owned() product=shell.product />
        <HomeLine />
        <Answered
            resource=home
            children=shown
        />
    }
}

fn shown(home: Home) -> AnyView {
    view! { <OfHome home /> }.into_any()
}

#[component]
fn OfHome(home: Home) -> impl IntoView {
    let api: Api = expect_context();
    let Home { account, window } = home;
    let id = account.id.clone();
    let days = Load::new(move || Some(api::dates(api, &id)));
    let ready = move |days: Vec<Dated>| {
        view! { <Days days account=account.clone() today=window.today /> }
    };
    view! {
        <Answered
            resource=days
            children=ready
        />
    }
}

#[component]
fn Days(days: Vec<Dated>, account: Account, today: NaiveDate) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    if days.is_empty() {
        return view! { <p class="gc-empty">{w.none}</p> }.into_any();
    }
    let mut soon = by_month(days.clone());
    let later = soon.split_off(SOON.min(soon.len()));
    let month = |InMonth { month, days }: InMonth| {
        let lines = days.into_iter().map(|day| line(&day, today, w, format));
        view! {
            <section class="gc-stack gc-stack--tight">
                <h2 class="gc-heading">{format.period(month)}</h2>
                <dl class="gc-summary">{lines.collect_view()}</dl>
            </section>
        }
        .into_any()
    };
    let calendar = view! { <ToCalendar days account today /> }.into_any();
    view! {
        <div class="gc-stack">
            <p class="gc-lead">{w.lead}</p>
            {calendar}
            {soon.into_iter().map(month).collect_view()}
            {(!later.is_empty()).then(|| view! {
                <details class="gc-disclosure">
                    <summary class="gc-disclosure__summary">{w.later}</summary>
                    <div class="gc-stack">{later.into_iter().map(month).collect_view()}</div>
                </details>
            })}
            <div class="gc-actions">
                <LinkButton href=Route::Overview.href() text=task_words(use_lang()).to_overview kind=ButtonKind::Quiet />
            </div>
        </div>
    }
    .into_any()
}

fn line(day: &Dated, today: NaiveDate, w: &DatesWords, format: Format) -> AnyView {
    let is_over = day.to < today;
    view! {
        <div class="gc-summary__row">
            <dt class="gc-summary__key">{span(day, w, format)}</dt>
            <dd class="gc-summary__value">
                {what(day, w, format)}
                {is_over.then(|| view! { " " <span class="gc-tag gc-tag--warning">{w.is_over}</span> })}
                {day.company.clone().map(|company| view! { <p class="gc-summary__note">{company}</p> })}
            </dd>
        </div>
    }
    .into_any()
}

/// «1–5 листопада», «28 жовтня – 5 листопада», «20 листопада»
fn span(day: &Dated, w: &DatesWords, format: Format) -> String {
    let (from, to) = (day.from, day.to);
    if from == to {
        return format.day_month(to);
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return w.days_of_month(&from.day().to_string(), &format.day_month(to));
    }
    [&format.day_month(from), " – ", &format.day_month(to)].concat()
}

fn what(day: &Dated, w: &DatesWords, format: Format) -> String {
    let period = day.period.map(|period| format.period(period));
    let about = period.or(day.meter_serial.clone()).unwrap_or_default();
    w.date(&day.kind, &about)
}

/// All days to come as a file that a calendar takes.
#[component]
fn ToCalendar(days: Vec<Dated>, account: Account, today: NaiveDate) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let outcome = RwSignal::new(None);
    let save = move |()| {
        let coming = days.iter().filter(|day| day.to >= today);
        let events: Vec<_> = coming.map(|day| event(day, &account, w, format)).collect();
        let made_at = String::from(js_sys::Date::new_0().to_iso_string());
        let file = File {
            name: ["gaz-", account.operator.account_number.as_str(), ".ics"].concat(),
            kind: KIND,
            text: calendar(&of_home(w.calendar, &account, ": "), &made_at, &events),
        };
        outcome.set(Some(file.save()));
    };
    view! {
        <div class="gc-actions"><Button text=w.to_calendar on_press=save /></div>
        <div role="status">
            {move || outcome.get().map(|saved| match saved {
                Some(()) => view! {
                    <Notice tone=Tone::Success title=w.saved><p>{w.saved_text}</p></Notice>
                }.into_any(),
                None => view! { <Notice tone=Tone::Danger title=task_words(lang).browser_refused /> }.into_any(),
            })}
        </div>
    }
}

fn event(day: &Dated, account: &Account, w: &DatesWords, format: Format) -> Event {
    let reminder = match day.kind {
        DateKind::ReadingWindow => Some(Reminder::OnTheDay),
        DateKind::DeliveryDue | DateKind::GasDue => Some(Reminder::TheDayBefore),
        DateKind::Verification => Some(Reminder::AMonthBefore),
        DateKind::Invoice | DateKind::Other(_) => None,
    };
    Event {
        uid: uid(day, account),
        sequence: 0,
        when: When::Days(day.from, day.to),
        summary: of_home(&what(day, w, format), account, " — "),
        description: day.company.clone().unwrap_or_default(),
        location: String::new(),
        reminder: reminder.map(Reminder::trigger),
        is_cancelled: false,
    }
}

/// With the consumer's own name for the home, if it has one: a calendar is often shared, and an address is not.
fn of_home(text: &str, account: &Account, between: &str) -> String {
    match &account.label {
        Some(label) => [text, between, label].concat(),
        None => text.to_owned(),
    }
}

fn uid(day: &Dated, account: &Account) -> String {
    let kind = match &day.kind {
        DateKind::ReadingWindow => "reading_window",
        DateKind::Invoice => "invoice",
        DateKind::DeliveryDue => "delivery_due",
        DateKind::GasDue => "gas_due",
        DateKind::Verification => "verification",
        DateKind::Other(word) => word,
    };
    let mut parts = vec![account.id.0.as_str(), kind];
    parts.extend(day.meter_serial.as_deref());
    let from = to_iso(day.from);
    parts.push(&from);
    parts.join("-") + "@gas-cabinet"
}
