//! «Що в мене з газом і що робити зараз?»

mod homes;
mod money;
mod words;

use crate::accounts::{EicRows, Home, use_home};
use crate::billing::{Balances, use_balances};
use crate::domain::account::Account;
use crate::domain::meter::Meter;
use crate::domain::period::ReadingWindow;
use crate::http::Error;
use crate::js::encoded;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::notices::Fresh;
use crate::outbox::{Parcel, use_outbox};
use crate::route::Route;
use crate::ui::{ButtonKind, LinkButton, Summary, SummaryRow, Title};
use homes::HomesHere;
use leptos::prelude::*;
use money::{Bills, PayStep};
use words::words;

#[component]
pub fn OverviewPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let (home, balances) = (use_home(), use_balances());
    let outbox = use_outbox();
    let arrived = Memo::new(move |_| outbox.arrived());
    // Sent by itself while the person looks on: what stands here is not so any more.
    Effect::watch(move || arrived.get(), move |_, _, _| home.refetch(), false);
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomesHere />
        <Fresh />
        <Answered
            resource=home
            children=move |home| ready(home, balances)
        />
    }
}

fn ready(home: Home, balances: Load<Balances, Error>) -> impl IntoView {
    let w = words(use_lang());
    let Home { account, window } = home;
    let meters = account.meters.clone();
    let all = (meters.len() > 1).then(|| {
        view! { <p><a class="gc-link gc-tap" href=Route::AllMeters.href()>{w.all_meters}</a></p> }
    });
    view! {
        <div class="gc-stack gc-stack--loose">
            <Identity account=account.clone() />
            <div class="gc-stack gc-stack--tight">
                <NextStep meters=meters.clone() window balances />
                <p><a class="gc-link gc-tap" href=Route::Dates.href()>{w.dates}</a></p>
            </div>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.meters}</h2>
                {meters.into_iter().map(|meter| view! { <MeterPanel meter /> }.into_any()).collect_view()}
                {all}
            </section>
            <Bills account=account.clone() balances />
            <Numbers account />
        </div>
    }
}

#[component]
fn Identity(account: Account) -> impl IntoView {
    view! {
        <div class="gc-identity">
            <p class="gc-identity__name">{account.holder.full()}</p>
            <p class="gc-identity__address">{account.premises.address}</p>
        </div>
    }
}

/// One thing to do, said first: a reading before money, for its days are few.
#[component]
fn NextStep(
    meters: Vec<Meter>,
    window: ReadingWindow,
    balances: Load<Balances, Error>,
) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    if let Some(again) = rejected(&meters) {
        return again;
    }
    let period = format.period(window.counts_for);
    let standing: Vec<_> = meters
        .iter()
        .filter_map(|meter| meter.standing.clone())
        .collect();
    if !meters.is_empty() && standing.len() == meters.len() {
        let receipt = Route::Receipt(standing[0].id.clone()).href();
        let done = match window.is_open {
            true => w.done_text.to_owned(),
            false => w.done_early(
                &format.day_month(window.opens_on),
                &format.day_month(window.closes_on),
            ),
        };
        return view! {
            <PayStep balances />
            <section class="gc-next gc-next--done">
                <h2 class="gc-next__title">{w.done(&period)}</h2>
                <p class="gc-next__text">{done}</p>
                <div class="gc-actions">
                    <LinkButton href=receipt text=w.see_receipt />
                    <LinkButton href=Route::NewReading.href() text=w.correct kind=ButtonKind::Quiet />
                </div>
            </section>
        }
        .into_any();
    }
    let (class, title, text, kind) = match window.days_left() {
        Some(days) => (
            "gc-next",
            w.send(&period),
            w.open(&format.day_month(window.closes_on), &format.days(days)),
            ButtonKind::Primary,
        ),
        None => (
            "gc-next gc-next--done",
            w.not_now.to_owned(),
            w.closed(
                &format.day_month(window.opens_on),
                &format.day_month(window.closes_on),
                &period,
            ),
            ButtonKind::Secondary,
        ),
    };
    let pay = (!window.is_open).then(|| view! { <PayStep balances /> });
    view! {
        {pay}
        <section class=class>
            <h2 class="gc-next__title">{title}</h2>
            <p class="gc-next__text">{text}</p>
            <div class="gc-actions">
                <LinkButton href=Route::NewReading.href() text=w.send_now kind />
            </div>
        </section>
    }
    .into_any()
}

/// A number that the operator would not have comes first: nothing stands in its place.
fn rejected(meters: &[Meter]) -> Option<AnyView> {
    let w = words(use_lang());
    let of = |meter: &Meter| Some((meter.id.clone(), meter.register, meter.rejected.clone()?));
    let (meter, register, rejected) = meters.iter().find_map(of)?;
    let id = encoded(&meter.0);
    let again = [&Route::NewReading.href(), "?meter=", &id].concat();
    let why = Route::Receipt(rejected.id).href();
    Some(
        view! {
            <section class="gc-next">
                <h2 class="gc-next__title">{w.rejected(&rejected.value.padded(register))}</h2>
                <p class="gc-next__text">{w.rejected_text}</p>
                <div class="gc-actions">
                    <LinkButton href=again text=w.send_again />
                    <LinkButton href=why text=w.why_rejected kind=ButtonKind::Quiet />
                </div>
            </section>
        }
        .into_any(),
    )
}

#[component]
fn MeterPanel(meter: Meter) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let register = meter.register;
    let last = meter
        .standing
        .map(|reading| (reading.value, reading.taken_on, reading.source));
    let last = last.or(meter
        .last_reading
        .map(|reading| (reading.value, reading.taken_on, reading.source)));
    let last = match last {
        Some((value, day, source)) => [
            &value.padded(register),
            " · ",
            &format.date(day),
            " · ",
            w.source(&source),
        ]
        .concat(),
        None => w.no_reading.to_owned(),
    };
    let place = meter.location.unwrap_or_else(|| w.no_location.to_owned());
    let outbox = use_outbox();
    let unsent = Memo::new(move |_| {
        let waits = outbox.of_meter(&meter.id).filter(Parcel::is_unsettled);
        waits.map(|parcel| w.unsent(&parcel.value.padded(register), parcel.in_doubt))
    });
    view! {
        <div class="gc-panel">
            <h3 class="gc-subheading">{meter.model} ", " {place}</h3>
            {move || unsent.get().map(|unsent| view! {
                <p><span class="gc-tag gc-tag--warning">{unsent}</span></p>
            })}
            <Summary>
                <SummaryRow key=w.serial><span class="gc-num">{meter.serial}</span></SummaryRow>
                <SummaryRow key=w.last_reading>{last}</SummaryRow>
                {meter.next_verification_on.map(|day| view! {
                    <SummaryRow key=w.verification>{format.date(day)}</SummaryRow>
                })}
            </Summary>
        </div>
    }
}

/// Codes to name on the phone or to a bank, and what the state adds.
#[component]
fn Numbers(account: Account) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let about = Route::Account(account.id).href();
    let benefit = account
        .benefit
        .map(|benefit| w.benefit_text(benefit.percent, &format.volume(benefit.norm)));
    let subsidy = account
        .subsidy
        .map(|subsidy| w.subsidy_text(&format.money(subsidy.monthly), &format.date(subsidy.until)));
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.numbers}</h2>
            <div class="gc-panel">
                <Summary>
                    <EicRows consumer=account.consumer_eic metering_point=account.metering_point_eic />
                    <SummaryRow key=w.persons>{account.premises.persons_registered}</SummaryRow>
                    <SummaryRow key=w.benefit>{benefit.unwrap_or_else(|| w.none.to_owned())}</SummaryRow>
                    <SummaryRow key=w.subsidy>{subsidy.unwrap_or_else(|| w.none.to_owned())}</SummaryRow>
                </Summary>
            </div>
            <p><a class="gc-link gc-tap" href=about>{w.about_home}</a></p>
        </section>
    }
}
