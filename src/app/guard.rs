//! Who may enter: every page about a home stands behind this one door.

use crate::http::Error;
use crate::js::encoded;
use crate::locale::{ShellWords, explain, shell_words, use_lang};
use crate::route::{Route, use_route, use_step_aside};
use crate::session::{Standing, use_session};
use crate::ui::{Button, Dialog, Failed, Waiting};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[derive(Clone, PartialEq)]
enum Door {
    Waits,
    Open,
    /// To sign-in; and back here afterwards, unless the person chose to leave.
    Closed {
        and_back: bool,
    },
    Stuck(Error),
}

/// The page where somebody is signed in; else the way to sign-in, which leads back here.
pub fn guarded<V: IntoView + 'static>(page: impl Fn() -> V + Send + 'static) -> AnyView {
    let session = use_session();
    let lang = use_lang();
    let shell = shell_words(lang);
    let door = Memo::new(move |_| match session.standing() {
        Standing::Restoring => Door::Waits,
        Standing::SignedIn(_) => Door::Open,
        Standing::Guest | Standing::Ended => Door::Closed { and_back: true },
        Standing::Left => Door::Closed { and_back: false },
        Standing::Unknown(error) => Door::Stuck(error),
    });
    let view = move || match door.get() {
        Door::Waits => waiting(shell),
        Door::Open => view! {
            {page()}
            <ClosingDialog />
        }
        .into_any(),
        Door::Closed { and_back } => view! { <ToSignIn and_back /> }.into_any(),
        Door::Stuck(error) => view! {
            <h1 class="gc-title">{shell.product}</h1>
            <Failed failure=explain(lang, &error) on_retry=move |()| session.restore() />
        }
        .into_any(),
    };
    view.into_any()
}

/// The shape of a page whose turn it is not yet: it has a heading all the same.
pub fn waiting(shell: &'static ShellWords) -> AnyView {
    view! {
        <h1 class="gc-title">{shell.product}</h1>
        <Waiting text=shell.waiting text_long=shell.waiting_long />
    }
    .into_any()
}

#[component]
fn ToSignIn(and_back: bool) -> impl IntoView {
    let replace = use_step_aside();
    let route = use_route();
    let location = use_location();
    Effect::new(move || {
        let here = route.get_untracked();
        let mut path = Route::SignIn.path();
        if let Some(route) = here.filter(|route| and_back && *route != Route::Overview) {
            let query = location.search.get_untracked();
            let separator = if query.is_empty() { "" } else { "?" };
            let here = [&route.path(), separator, &query].concat();
            let wanted = encoded(&here);
            path.push_str(&["?next=", &wanted].concat());
        }
        replace.run(path);
    });
}

/// Two minutes before the end: one press and it goes on.
#[component]
fn ClosingDialog() -> impl IntoView {
    let w = shell_words(use_lang());
    let session = use_session();
    let stay = Callback::new(move |()| session.extend());
    view! {
        <Dialog id="closing" title=w.closing_title open=Signal::derive(move || session.is_closing()) on_close=stay>
            <p>{w.closing_text}</p>
            <div class="gc-actions"><Button text=w.closing_stay on_press=stay /></div>
        </Dialog>
    }
}
