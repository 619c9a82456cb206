//! Which service and which years are looked at, and what these years come to.

use super::address::{Asked, href};
use super::book::{Book, Span};
use super::chart::{by_month, by_year};
use super::statement::Months;
use super::words::history::{HistoryWords, words};
use crate::domain::bill::Service;
use crate::domain::ledger::{LedgerMonth, total};
use crate::locale::{Format, explain, service_name, shell_words, use_format, use_lang};
use crate::route::in_place;
use crate::ui::{Chart, Failed, Waiting};
use leptos::prelude::*;

/// The two services. The years stay those that are looked at.
#[component]
pub fn ServiceChoice(chosen: Memo<Service>, asked: Memo<Asked>) -> impl IntoView {
    let lang = use_lang();
    let link = |service: Service| {
        let is_here = move || (chosen.get() == service).then_some("page");
        let address = move || href(service, asked.get());
        let name = service_name(lang, service);
        view! {
            <li><a class="gc-years__link" {..in_place()} href=address aria-current=is_here>{name}</a></li>
        }
        .into_any()
    };
    view! {
        <nav class="gc-no-print" aria-label=words(lang).services>
            <ul class="gc-years">{Service::ALL.map(link).into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Every year there is, and all of them together.
#[component]
pub fn YearChoice(book: Book, service: Service, span: Memo<Option<Span>>) -> impl IntoView {
    let h = words(use_lang());
    let link = move |asked: Asked, name: String, of: Option<Span>| {
        let is_here = move || (of.is_some() && span.get() == of).then_some("page");
        view! {
            <li><a class="gc-years__link" href=href(service, asked) {..in_place()} aria-current=is_here>{name}</a></li>
        }
        .into_any()
    };
    let years = book.years();
    let all = (years.len() > 1).then(|| link(Asked::All, h.all_years.to_owned(), book.whole()));
    let each = years
        .into_iter()
        .map(|year| link(Asked::Year(year), year.to_string(), Some(Span::year(year))));
    view! {
        <nav class="gc-no-print" aria-label=h.which_years>
            <ul class="gc-years">{each.collect_view()} {all}</ul>
        </nav>
    }
    .into_any()
}

/// The years that are asked for: in a sentence, in a chart, in a table.
#[component]
pub fn Years(book: Book, span: Memo<Option<Span>>) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let h = words(lang);
    let format = use_format();
    // Drawn anew for other years alone: those that come for a file change nothing here.
    let shown = Memo::new(move |_| {
        let span = span.get()?;
        Some((span, book.months(span)?))
    });
    let failure = move || book.failed.get().map(|error| explain(lang, &error));
    let again = move |()| {
        if let Some(span) = span.get_untracked() {
            book.reach(span);
        }
    };
    // It stands in the page before it speaks.
    let said =
        move || shown.with(|shown| shown.as_ref().map(|(span, of)| lead(*span, of, h, format)));
    view! {
        <p class="gc-lead" role="status">{said}</p>
        {move || match (shown.get(), failure()) {
            (Some((span, months)), _) => view! { <YearsHere book span months /> }.into_any(),
            (None, Some(failure)) => view! { <Failed failure on_retry=again /> }.into_any(),
            (None, None) => {
                view! { <Waiting text=shell.waiting text_long=shell.waiting_long /> }.into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn YearsHere(book: Book, span: Span, months: Vec<LedgerMonth>) -> impl IntoView {
    let h = words(use_lang());
    if months.is_empty() {
        return ().into_any();
    }
    let (caption, bars) = match span.from == span.to {
        true => (
            h.chart_by_month(&span.name()),
            by_month(&months, span.from, use_format()),
        ),
        false => (h.chart_by_year.to_owned(), by_year(&months, &book.years())),
    };
    let is_charged = bars.iter().any(|bar| bar.value.is_some());
    let chart = is_charged.then(|| {
        view! { <div class="gc-no-print"><Chart caption=caption bars=bars /></div> }.into_any()
    });
    view! {
        {chart}
        <Months months span />
    }
    .into_any()
}

fn lead(span: Span, months: &[LedgerMonth], h: &HistoryWords, format: Format) -> String {
    match total(months) {
        None => h.nothing_in(&h.years(span)),
        Some(sums) => {
            let paid = match sums.paid.0 {
                // More was taken back than paid.
                ..0 => [h.reversed, " ", &format.money(sums.paid)].concat(),
                _ => format.money(sums.paid),
            };
            h.charged_in(&h.years(span), &format.money(sums.charged), &paid)
        }
    }
}
