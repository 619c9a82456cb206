//! The form and the check: a draft on its way to the server.

use super::check::Check;
use super::draft::Draft;
use super::form::{Field, Problem, ReadingForm, faults, parse};
use super::meters::{asked_meter, href_of, meter_of, name_of, path_of};
use super::model::Context;
use super::words::words;
use crate::accounts::{Home, use_home};
use crate::domain::account::{Account, AccountId};
use crate::domain::meter::Meter;
use crate::form::Problems;
use crate::locale::{explain, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{ErrorSummary, Loaded, Notice, Summary, SummaryRow, Title, Tone};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// What the form and the check hold in common for one meter. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Writing {
    pub draft: RwSignal<Draft>,
    pub problems: RwSignal<Problems<Field, Problem>>,
    pub context: StoredValue<Context>,
    pub account: StoredValue<AccountId>,
    /// Reads the home anew: one came for this period meanwhile.
    pub refresh: Callback<()>,
}

#[component]
pub fn NewReadingPage() -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let home = use_home();
    let asked = asked_meter();
    // Lives as long as the page: a check that sends the person back says why in the form.
    let problems = RwSignal::new(Problems::default());
    let refresh = Callback::new(move |()| home.refetch());
    let ready = move |Home { account, window }: Home| match meter_of(&account, asked.get().as_ref()) {
        None => view! { <MeterChoice account /> }.into_any(),
        Some(meter) => {
            let draft = Draft::kept(&meter.id).unwrap_or_default();
            let writing = Writing {
                draft: RwSignal::new(draft),
                problems,
                context: StoredValue::new(Context { meter, window }),
                account: StoredValue::new(account.id),
                refresh,
            };
            view! { <Steps writing /> }.into_any()
        }
    };
    view! {
        <Loaded
            resource=home
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=ready
        />
    }
}

/// The form at `/readings/new`, the check at `/readings/new/check`; the draft is one.
#[component]
fn Steps(writing: Writing) -> impl IntoView {
    let params = use_params_map();
    let checking = Memo::new(move |_| params.with(|params| params.get("step").is_some()));
    let meter = writing.context.with_value(|context| context.meter.id.clone());
    Effect::new(move || writing.draft.with(|draft| {
        if *draft != Draft::default() {
            draft.keep(&meter);
        }
    }));
    move || {
        if checking.get() {
            view! { <Check writing /> }.into_any()
        } else {
            view! { <Form writing /> }.into_any()
        }
    }
}

#[component]
fn Form(writing: Writing) -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let navigate = use_navigate();
    let Writing { draft, problems, .. } = writing;
    let faults = Memo::new(move |_| problems.with(|problems| faults(w, problems)));
    let context = writing.context.get_value();
    let submit = Callback::new(move |()| {
        let parsed = writing.context.with_value(|context| draft.with_untracked(|draft| parse(draft, context)));
        match parsed {
            Ok(reading) => {
                problems.set(Problems::default());
                navigate(&path_of(&Route::CheckReading, &reading.meter), Default::default());
            }
            Err(found) => problems.set(found),
        }
    });
    let prefix = Signal::derive(move || {
        if faults.with(|faults| !faults.is_empty()) { shell.error_prefix } else { "" }
    });
    let kept = draft.with_untracked(|draft| !draft.value.is_empty());
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=w.title.to_owned() product=shell.product prefix />
        <Period context=context.clone() />
        {kept.then(|| view! { <p class="gc-muted" role="status">{w.kept}</p> })}
        <Standing context=context.clone() />
        <MeterFacts meter=context.meter.clone() />
        <ReadingForm context draft problems on_submit=submit />
    }
}

/// The window and the period in words.
#[component]
fn Period(context: Context) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let window = context.window;
    let period = format.period(window.counts_for);
    match window.days_left() {
        Some(days) => {
            let text = w.window_open(&period, &format.day_month(window.closes_on), &format.days(days));
            view! { <p class="gc-lead">{text}</p> }.into_any()
        }
        None => {
            let text = w.window_closed(&format.day_month(window.opens_on), &format.day_month(window.closes_on));
            view! {
                <Notice tone=Tone::Info title=w.counts_for(&period)><p>{text}</p></Notice>
            }
            .into_any()
        }
    }
}

/// A reading that stands already: two channels at once confuse the bill, so say it before anything is typed.
#[component]
fn Standing(context: Context) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let register = context.meter.register;
    context.meter.standing.map(|standing| {
        let receipt = Route::Receipt(standing.id).href();
        let text = w.standing_text(&format.date(standing.taken_on), &standing.source);
        view! {
            <Notice tone=Tone::Warning title=w.standing(&standing.value.padded(register))>
                <p>{text} " " <a class="gc-link" href=receipt>{w.see_receipt}</a></p>
            </Notice>
        }
    })
}

#[component]
fn MeterFacts(meter: Meter) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let name = name_of(&meter);
    let register = meter.register;
    let is_first = meter.last_reading.is_none();
    let previous = meter.last_reading.map(|last| {
        let day = [" · ", &format.date(last.taken_on), " · ", w.source(&last.source)].concat();
        view! {
            <span class="gc-num">{last.value.padded(register)}</span>
            <span class="gc-muted">{day}</span>
        }
    });
    view! {
        <Summary>
            <SummaryRow key=w.meter>{name}</SummaryRow>
            <SummaryRow key=w.previous>
                {previous} {is_first.then_some(w.no_previous)}
            </SummaryRow>
        </Summary>
    }
}

/// Several meters: each with what is to be done.
#[component]
fn MeterChoice(account: Account) -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let line = |meter: Meter| {
        let href = href_of(&Route::NewReading, &meter.id);
        let state = if meter.standing.is_some() { w.meter_done } else { w.meter_waits };
        let class = if meter.standing.is_some() { "gc-tag gc-tag--success" } else { "gc-tag gc-tag--warning" };
        view! {
            <li class="gc-panel">
                <a class="gc-link" href=href>{name_of(&meter)}</a> " " <span class=class>{state}</span>
            </li>
        }
    };
    let empty = account.meters.is_empty();
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <p class="gc-lead">{if empty { w.no_meters } else { w.which_meter }}</p>
        <ul class="gc-list gc-stack">{account.meters.into_iter().map(line).collect_view()}</ul>
    }
}
