//! «Передаю покази за всі лічильники одразу — і бачу, що ще не передано.»
//!
//! Three sights of one page: the fields, the check (`?check`), and what became of each number.

mod board;
mod check;
mod fill;
mod outcome;

use super::words::all::words;
use crate::accounts::use_homes;
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::{Route, replacing};
use crate::ui::{ErrorSummary, Title, focus};
use board::Board;
use check::Check;
use fill::Fill;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use outcome::Outcomes;

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    Fill,
    Check,
    Outcomes,
}

#[component]
pub fn AllMetersPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let homes = use_homes();
    homes.ask_again();
    let board = Board::new();
    Effect::new(move || homes.all.with(|all| board.meet(all)));
    let sight = use_sight(board);
    let title = Signal::derive(move || match sight.get() {
        Sight::Fill => w.title.to_owned(),
        Sight::Check => w.check.to_owned(),
        Sight::Outcomes => w.outcomes.to_owned(),
    });
    let faults = board.faults;
    let is_wrong = Memo::new(move |_| faults.with(|faults| !faults.is_empty()));
    let prefix = Signal::derive(move || {
        if is_wrong.get() {
            shell.error_prefix
        } else {
            ""
        }
    });
    Effect::watch(
        move || sight.get(),
        move |_, _, _| {
            faults.set(Vec::new());
            focus("title");
        },
        false,
    );
    let shown = move |_| {
        move || match sight.get() {
            Sight::Fill => view! { <Fill board /> }.into_any(),
            Sight::Check => view! { <Check board /> }.into_any(),
            Sight::Outcomes => view! { <Outcomes board /> }.into_any(),
        }
    };
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=title product=shell.product prefix />
        <Answered
            resource=homes.all
            children=shown
        />
    }
}

/// The address says whether it is the check; with nothing to check it is the fields.
fn use_sight(board: Board) -> Memo<Sight> {
    let query = use_location().query;
    let asks_check = Memo::new(move |_| query.with(|query| query.get("check").is_some()));
    Memo::new(move |_| {
        if board.sent.get() {
            Sight::Outcomes
        } else if asks_check.get() && !board.to_send().is_empty() {
            Sight::Check
        } else {
            Sight::Fill
        }
    })
}

/// To the check, or from it. `replace`: the way back does not lead here again.
fn leading(to_check: bool, replace: bool) -> Callback<()> {
    let navigate = use_navigate();
    let query = if to_check { "?check" } else { "" };
    Callback::new(move |()| {
        let options = match replace {
            true => replacing(),
            false => NavigateOptions::default(),
        };
        navigate(&[&Route::AllMeters.path(), query].concat(), options);
    })
}
