//! «Як це робиться?» How to read a meter, which number is which, how a bill is made, what day it is for what, and whom
//! to call.
//!
//! [`Explained`] asks nothing of the API and reads no route: the site's build draws it without a browser too, for
//! people whose browser runs no scripts (`help.html`).

mod contacts;
mod words;

use crate::locale::{page_words, use_lang};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{RegisterView, Summary, SummaryRow, Title};
use contacts::Contacts;
use leptos::prelude::*;
use words::{Words, words};

#[component]
pub fn HelpPage() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let session = use_session();
    view! {
        <Title text=w.title.to_owned() product=page_words(lang).product />
        <Explained />
        {move || session.is_signed_in().then(|| view! { <Onward /> })}
    }
}

/// The name of the page, for the one that is drawn without a browser.
pub fn title() -> &'static str {
    words(use_lang()).title
}

#[component]
pub fn Explained() -> impl IntoView {
    let w = words(use_lang());
    let contents = [
        ("#meter", w.meter),
        ("#numbers", w.numbers),
        ("#bill", w.bill),
        ("#days", w.days),
        ("#contacts", w.contacts),
    ];
    let contents = contents.into_iter().map(|(href, text)| {
        view! { <li><a class="gc-link gc-tap" href=href>{text}</a></li> }.into_any()
    });
    let days = w.days_of.iter();
    let days =
        days.map(|(day, what)| view! { <SummaryRow key=day>{*what}</SummaryRow> }.into_any());
    view! {
        <p class="gc-lead">{w.lead}</p>
        <nav class="gc-panel" aria-label=w.contents>
            <ul class="gc-list">
                {contents.collect_view()}
            </ul>
        </nav>
        <section class="gc-stack" aria-labelledby="meter">
            <h2 class="gc-heading" id="meter" tabindex="-1">{w.meter}</h2>
            <Drawn />
            <Steps steps=&w.meter_steps />
            <p>{w.meter_broken}</p>
        </section>
        <Numbers />
        <section class="gc-stack" aria-labelledby="bill">
            <h2 class="gc-heading" id="bill" tabindex="-1">{w.bill}</h2>
            <Steps steps=&w.bill_steps />
            <p>{w.bill_more}</p>
        </section>
        <section class="gc-stack" aria-labelledby="days">
            <h2 class="gc-heading" id="days" tabindex="-1">{w.days}</h2>
            <div class="gc-panel">
                <Summary>
                    {days.collect_view()}
                </Summary>
            </div>
            <p class="gc-muted">{w.days_more}</p>
        </section>
        <section class="gc-stack" aria-labelledby="contacts">
            <h2 class="gc-heading" id="contacts" tabindex="-1">{w.contacts}</h2>
            <Contacts />
        </section>
    }
}

/// The register with what of it is handed in. The words beside it say the same to those who do not see it.
#[component]
fn Drawn() -> impl IntoView {
    let Words {
        drawn_black,
        drawn_red,
        ..
    } = words(use_lang());
    view! {
        <figure class="gc-panel gc-drawn">
            <RegisterView text=Signal::stored("04137".to_owned()) drums=5 />
            <figcaption>
                <p><span class="gc-strong">"04137"</span> " — " {*drawn_black}</p>
                <p class="gc-muted">{*drawn_red}</p>
            </figcaption>
        </figure>
    }
}

#[component]
fn Steps(steps: &'static [&'static str]) -> impl IntoView {
    let steps = steps
        .iter()
        .map(|step| view! { <li>{*step}</li> }.into_any());
    view! { <ol class="gc-list gc-list--steps">{steps.collect_view()}</ol> }
}

#[component]
fn Numbers() -> impl IntoView {
    let w = words(use_lang());
    let rows = w.numbers_of.iter().map(|(name, look, why)| {
        view! {
            <SummaryRow key=name>
                <p>{*look}</p>
                <p class="gc-muted">{*why}</p>
            </SummaryRow>
        }
        .into_any()
    });
    view! {
        <section class="gc-stack" aria-labelledby="numbers">
            <h2 class="gc-heading" id="numbers" tabindex="-1">{w.numbers}</h2>
            <div class="gc-panel"><Summary>{rows.collect_view()}</Summary></div>
        </section>
    }
}

/// Where each of these is one's own.
#[component]
fn Onward() -> impl IntoView {
    let w = words(use_lang());
    let links = [
        (Route::NewReading, w.to_reading),
        (Route::Accounts, w.to_numbers),
        (Route::Invoices, w.to_invoices),
        (Route::Dates, w.to_dates),
        (Route::NewEntry, w.to_question),
    ];
    let links = links.into_iter().map(|(route, text)| {
        view! { <li><a class="gc-link gc-tap" href=route.href()>{text}</a></li> }.into_any()
    });
    view! {
        <section class="gc-stack gc-stack--tight" aria-labelledby="onward">
            <h2 class="gc-heading" id="onward">{w.onward}</h2>
            <ul>{links.collect_view()}</ul>
        </section>
    }
}
