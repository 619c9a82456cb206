//! «Що нарахували, що я сплатив, і чи все сходиться?» Each service's settlements, to see, to check, to print, to keep.

use super::address::{Asked, asked_service, asked_years};
use super::api::{self, Ledger};
use super::book::{Book, Span};
use super::breach::Breaches;
use super::files::Files;
use super::statement::{Head, Of};
use super::words::history::words;
use super::years::{ServiceChoice, YearChoice, Years};
use crate::accounts::{HomeLine, read_account, use_of_home};
use crate::domain::account::Account;
use crate::domain::ledger::{Breach, breaches};
use crate::locale::{Answered, shell_words, use_lang};
use crate::ui::Title;
use leptos::prelude::*;

/// What the page begins with.
#[derive(Clone)]
struct First {
    account: Account,
    ledger: Ledger,
}

#[component]
pub fn SettlementsPage() -> impl IntoView {
    let lang = use_lang();
    let (h, shell) = (words(lang), shell_words(lang));
    let (service, asked) = (asked_service(), asked_years());
    let first = use_of_home(move |api, id| {
        // Another year of the same book is the book's own to fetch.
        let year = asked.get_untracked().year();
        let ledger = api::ledger(api, id, service.get(), year);
        let account = read_account(api, id);
        async {
            let (account, ledger) = futures::future::join(account, ledger).await;
            Ok(First {
                account: account?,
                ledger: ledger?,
            })
        }
    });
    view! {
        <Title text=h.title.to_owned() product=shell.product />
        <div class="gc-no-print"><HomeLine /></div>
        <ServiceChoice chosen=service asked />
        <Answered
            resource=first
            children=move |first| view! { <Whole first asked /> }
        />
    }
}

/// What does not add up in these years, also where one goes over into the next.
///
/// The years of a file hold those on the screen, or stand beside them: nothing is said twice.
fn found_in(book: Book, spans: [Option<Span>; 2]) -> Vec<Breach> {
    let mut found = Vec::new();
    for span in spans.into_iter().flatten() {
        let with_year_before = book.months(span.with_year_before());
        let months = with_year_before.or_else(|| book.months(span));
        let mut new = breaches(&months.unwrap_or_default());
        new.retain(|breach| span.holds(breach.period().year()) && !found.contains(breach));
        found.extend(new);
    }
    found
}

#[component]
fn Whole(first: First, asked: Memo<Asked>) -> impl IntoView {
    let First { account, ledger } = first;
    let service = ledger.service;
    let book = Book::from(ledger, account.id.clone());
    let Some(whole) = book.whole() else {
        return view! { <p class="gc-empty">{words(use_lang()).nothing}</p> }.into_any();
    };
    let of = Of { account, service };
    let span = Memo::new(move |_| match asked.get() {
        Asked::Newest => Some(Span::year(whole.to)),
        Asked::Year(year) => Some(Span::year(year)),
        Asked::All => Some(whole),
    });
    Effect::new(move || {
        if let Some(span) = span.get() {
            book.reach(span.with_year_before());
        }
    });
    // Other years than those on the screen, on their way to paper.
    let on_paper = RwSignal::new(None);
    let checked = RwSignal::new(None);
    let found = Signal::derive(move || found_in(book, [checked.get(), span.get()]));
    let printed = Signal::derive(move || on_paper.get().or_else(|| span.get()));
    let choice = view! { <YearChoice book service span /> }.into_any();
    let head = view! { <Head of=of.clone() span=printed /> }.into_any();
    let told = view! { <Breaches found of=of.clone() /> }.into_any();
    let years = view! { <Years book span /> }.into_any();
    let files = view! { <Files book of on_paper checked /> }.into_any();
    let on_screen = move || match on_paper.get() {
        Some(_) => "gc-stack gc-no-print",
        None => "gc-stack",
    };
    view! {
        <div class="gc-stack">
            <div class="gc-stack gc-stack--tight">
                {choice}
                {told}
            </div>
            {head}
            <div class=on_screen>{years}</div>
            {files}
        </div>
    }
    .into_any()
}
