//! At the foot of every page: what is not sent yet. And the question before a sign-out that would lose it.

use super::keeper::{Outbox, use_outbox};
use super::leaving::LeavingDialog;
use super::parcel::{Parcel, State};
use super::words::{Words, words};
use crate::locale::{Format, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::session::use_session;
use leptos::prelude::*;

/// What the strip tells; one thing at a time, the most urgent first.
#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    /// So many wait; while they are being sent there is nothing to press.
    Waiting {
        count: u32,
        in_doubt: bool,
    },
    /// Refused or too old: only the person can go on.
    Troubled(u32),
    Arrived(Vec<Parcel>),
}

impl Told {
    fn of(outbox: Outbox) -> Self {
        let all = outbox.parcels();
        let count = |is_it: &dyn Fn(&Parcel) -> bool| {
            u32::try_from(all.iter().filter(|parcel| is_it(parcel)).count()).unwrap_or_default()
        };
        let waits = |parcel: &Parcel| parcel.is_unsettled() && !outbox.is_busy_with(&parcel.key);
        let is_troubled =
            |parcel: &Parcel| matches!(parcel.state, State::Refused(_) | State::Expired);
        let arrived = all.iter().filter(|parcel| parcel.is_delivered());
        let arrived: Vec<Parcel> = arrived.cloned().collect();
        match (count(&waits), count(&is_troubled)) {
            (0, 0) if arrived.is_empty() => Self::Nothing,
            (0, 0) => Self::Arrived(arrived),
            (0, troubled) => Self::Troubled(troubled),
            (count, _) => Self::Waiting {
                count,
                in_doubt: all.iter().any(|parcel| waits(parcel) && parcel.in_doubt),
            },
        }
    }
}

#[component]
pub fn Strip() -> impl IntoView {
    let outbox = use_outbox();
    let route = use_route();
    // Where the page itself is about it, the strip would say it twice.
    let is_told_here = move || {
        route.with(|route| {
            matches!(
                route,
                Some(Route::Unsent | Route::NewReading | Route::CheckReading | Route::AllMeters)
            )
        })
    };
    let told = Memo::new(move |_| match is_told_here() {
        true => Told::Nothing,
        false => Told::of(outbox),
    });
    let w = words(use_lang());
    let format = use_format();
    let text = move || told.with(|told| said(told, w, format));
    let is_there = move || told.with(|told| *told != Told::Nothing);
    // Empty it stays too: what is told in a place that has just come is often not read out.
    view! {
        <aside class:gc-strip=is_there aria-label=w.on_this_device>
            <span class="gc-strip__text" role="status">{text}</span>
            {move || ways_on(outbox, told.get())}
        </aside>
        <Farewell outbox />
    }
}

fn said(told: &Told, w: &Words, format: Format) -> Option<String> {
    Some(match told {
        Told::Nothing => return None,
        Told::Waiting { count, in_doubt } => w.waiting(*count, *in_doubt, format),
        Told::Troubled(count) => w.troubled(*count, format),
        Told::Arrived(parcels) => w.arrived(parcels, format),
    })
}

fn ways_on(outbox: Outbox, told: Told) -> Option<impl IntoView> {
    let w = words(use_lang());
    if told == Told::Nothing {
        return None;
    }
    let send = matches!(told, Told::Waiting { .. }).then(|| {
        view! {
            <button class="gc-strip__button" type="button" on:click=move |_| outbox.send_all()>{w.send_now}</button>
        }
    });
    Some(view! {
        <a class="gc-strip__link" href=Route::Unsent.href()>{w.show}</a>
        {send}
    })
}

/// Asks before a sign-out, as long as something waits.
#[component]
fn Farewell(outbox: Outbox) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let something_waits = Memo::new(move |_| !outbox.at_stake().is_empty());
    Effect::new(move || {
        let ask = Callback::new(move |()| open.set(true));
        session.before_leaving(something_waits.get().then_some(ask));
    });
    on_cleanup(move || session.before_leaving(None));
    let leave = Callback::new(move |()| session.sign_out());
    view! { <LeavingDialog id="leaving" said=&words(use_lang()).leaving outbox open on_leave=leave /> }
}
