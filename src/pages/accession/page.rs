//! What the statement is for, whether mine is signed, what to do next; the companies' documents.

use super::api;
use super::documents::Documents;
use super::model::{Accession, State};
use super::submission::{OUTDATED, Submission};
use super::ways::Ways;
use super::words::words;
use crate::accounts::{HomeLine, use_mark_of_home, use_of_home};
use crate::domain::account::AccountId;
use crate::download::DownloadFile;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{LinkButton, Notice, Title, Tone};
use leptos::prelude::*;

#[component]
pub fn AccessionPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let accession = use_of_home(|api, home| {
        let accession = api::accession(api, home);
        let home = home.clone();
        async move { Ok((home, accession.await?)) }
    });
    let again = Callback::new(move |()| accession.refetch());
    // The statement has changed while it was looked at.
    let is_outdated = use_mark_of_home();
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomeLine />
        <div role="status" id=OUTDATED tabindex="-1">{move || is_outdated.get().then(|| view! {
            <Notice tone=Tone::Warning title=w.outdated><p>{w.outdated_text}</p></Notice>
        })}</div>
        <Answered
            resource=accession
            children=move |(home, accession)| view! { <Shown home accession is_outdated again /> }
        />
    }
}

#[component]
fn Shown(
    home: AccountId,
    accession: Accession,
    is_outdated: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let current = RwSignal::new(accession);
    let of = home.clone();
    view! {
        <div class="gc-stack gc-stack--loose">
            {move || {
                let accession = current.get();
                view! { <Standing home=of.clone() accession current is_outdated again /> }
            }}
            <Documents home />
        </div>
    }
    .into_any()
}

#[component]
fn Standing(
    home: AccountId,
    accession: Accession,
    current: RwSignal<Accession>,
    is_outdated: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let w = words(use_lang());
    let state = accession.state;
    let file = accession.statement.clone().filter(|_| state != State::None);
    let file = file.map(|statement| {
        let fetching = api::statement_file(&home, statement.file_name);
        view! { <DownloadFile fetching words=w.file() /> }
    });
    let next = match state {
        State::None => Some(w.make_one),
        State::Prepared => Some(w.see_statement),
        State::Returned => Some(w.make_anew),
        _ => None,
    };
    let next = next.map(|text| {
        view! {
            <div class="gc-actions"><LinkButton href=Route::Statement.href() text /></div>
        }
    });
    let submission = accession
        .statement
        .clone()
        .filter(|_| state == State::Prepared);
    let ways = accession.ways.clone();
    let submission = submission.map(|statement| {
        let ways = ways.iter().map(|way| way.kind).collect::<Vec<_>>();
        view! { <Submission home statement=statement.id ways current is_outdated again /> }
    });
    view! {
        <section class="gc-stack gc-stack--tight">
            {standing(&accession)}
            {next}
            {file}
        </section>
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.what_is_it}</h2>
            <p>{w.what_is_it_text}</p>
            <p>{w.what_for}</p>
        </section>
        {state.is_open().then(|| view! { <Ways ways=accession.ways /> })}
        {submission}
    }
    .into_any()
}

/// Whether it is signed, in words; and what the company said where it came back.
fn standing(accession: &Accession) -> AnyView {
    let w = words(use_lang());
    let format = use_format();
    let since = accession.since.map(|day| format.date(day));
    let title = w.state_since(accession.state, since.as_deref());
    let tone = match accession.state {
        State::Accepted => Tone::Success,
        State::Returned => Tone::Warning,
        _ => Tone::Info,
    };
    let text = match (accession.state, accession.decide_by) {
        (State::Submitted, Some(day)) => w.decide_by(&format.date(day)),
        (state, _) => w.state_text(state).to_owned(),
    };
    let returned = accession.returned.clone().map(|why| {
        view! {
            <p>{w.returned_because}</p>
            <p class="gc-lines" lang="uk">{why}</p>
        }
    });
    // After «Я подав(ла)» it is here that the news is.
    view! {
        <div role="status" id="standing" tabindex="-1">
            <Notice tone title>
                {returned}
                <p>{text}</p>
            </Notice>
        </div>
    }
    .into_any()
}
