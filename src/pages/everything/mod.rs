//! «Де тут що?» Everything there is in the cabinet, by what a person wants to do.

mod words;

use crate::locale::{shell_words, use_lang};
use crate::route::{ProfilePart, Route, Step};
use crate::taste::{LanguageTool, ThemeTool};
use crate::ui::Title;
use leptos::prelude::*;
use words::{Words, words};

#[component]
pub fn EverythingPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let parts = parts(w).into_iter().map(part);
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <nav class="gc-map" aria-label=w.title>{parts.collect_view()}</nav>
        <section class="gc-stack gc-stack--tight" aria-labelledby="taste">
            <h2 class="gc-heading" id="taste">{w.taste}</h2>
            <div class="gc-cluster"><LanguageTool /><ThemeTool /></div>
        </section>
    }
}

type Part = (&'static str, Vec<(Route, &'static str)>);

/// Tasks first: what is done each month, then what is done once a year or never.
fn parts(w: &'static Words) -> [Part; 6] {
    [
        (
            w.readings,
            vec![
                (Route::NewReading, w.new_reading),
                (Route::AllMeters, w.all_meters),
                (Route::Readings, w.history),
                (Route::Dates, w.dates),
            ],
        ),
        (
            w.money,
            vec![
                (Route::NewPayment, w.pay),
                (Route::Balance, w.balance),
                (Route::Invoices, w.invoices),
                (Route::Payments, w.payments),
                (Route::Settlements, w.settlements),
                (Route::Benefits, w.benefits),
            ],
        ),
        (
            w.home,
            vec![
                (Route::Equipment, w.equipment),
                (Route::Accession, w.accession),
                (Route::Accounts, w.homes),
            ],
        ),
        (
            w.company,
            vec![
                (Route::NewEntry, w.write),
                (Route::Feedback, w.entries),
                (Route::NewAppointment(Step::First), w.book),
                (Route::Appointments, w.appointments),
                (Route::PublicBook, w.public_book),
                (Route::Notices, w.notices),
            ],
        ),
        (
            w.you,
            vec![
                (Route::Profile(ProfilePart::All), w.profile),
                (Route::Profile(ProfilePart::Notices), w.what_to_send),
                (Route::Profile(ProfilePart::Devices), w.devices),
            ],
        ),
        (w.help, vec![(Route::Help, w.how)]),
    ]
}

fn part((name, links): Part) -> impl IntoView {
    let link = |(route, text): (Route, &'static str)| {
        view! { <li><a class="gc-link gc-tap" href=route.href()>{text}</a></li> }.into_any()
    };
    let links = links.into_iter().map(link);
    view! {
        <section class="gc-map__part">
            <h2 class="gc-subheading">{name}</h2>
            <ul>{links.collect_view()}</ul>
        </section>
    }
    .into_any()
}
