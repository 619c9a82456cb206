//! How a home stands in this cabinet: its own name, whether it comes first, and the way out.

use super::api;
use super::form::{Field, LabelForm, Problem, parse, refusals};
use super::home::Head;
use super::words::words;
use crate::accounts::{Homes, use_homes};
use crate::domain::account::{Account, AccountId};
use crate::form::{Form, Submission};
use crate::http::{Api, Error};
use crate::locale::{explain, use_lang};
use crate::route::{ProfilePart, Route};
use crate::storage;
use crate::ui::{Button, ButtonKind, Dialog, Fault, NotThrough, Notice, Tone, focus};
use leptos::prelude::*;

/// A press without fields.
type Act = Form<(), (), Error>;

/// One home's place in the cabinet, and what changes it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct InCabinet {
    api: Api,
    homes: Homes,
    id: StoredValue<AccountId>,
    address: StoredValue<String>,
    head: Head,
    typed: RwSignal<String>,
    named: Form<Field, Problem, Error>,
    first: Act,
    out: Act,
    /// The question before it is taken out.
    asking: RwSignal<bool>,
    /// What has been done, in a word.
    said: RwSignal<&'static str>,
}

/// Call it when the home is known; it gives the page its heading.
pub fn use_keeping(account: &Account, head: Head) -> InCabinet {
    let named = account.label.clone();
    head.name.set(Some(
        named
            .clone()
            .unwrap_or_else(|| account.premises.address.clone()),
    ));
    let typed = storage::typed_or(&typed_name(&account.id), named.unwrap_or_default());
    InCabinet {
        api: expect_context(),
        homes: use_homes(),
        id: StoredValue::new(account.id.clone()),
        address: StoredValue::new(account.premises.address.clone()),
        head,
        typed,
        named: Form {
            problems: head.problems,
            submission: RwSignal::default(),
        },
        first: Act::new(),
        out: Act::new(),
        asking: RwSignal::new(false),
        said: RwSignal::new(""),
    }
}

fn typed_name(id: &AccountId) -> String {
    ["home-name:", &id.0].concat()
}

impl InCabinet {
    /// By its owner, and not by its address alone.
    pub fn is_named(self) -> bool {
        self.head.name.with(|name| {
            self.address
                .with_value(|address| name.as_ref() != Some(address))
        })
    }

    fn name(self) {
        let w = words(use_lang());
        let (api, id) = (self.api, self.id.get_value());
        self.said.set("");
        let typed = self.typed.get_untracked();
        let name = parse(&typed).ok().flatten();
        self.named.submit(
            || parse(&typed),
            |label| api::name(api, id, label),
            refusals,
            move |()| {
                self.said.set(if name.is_some() {
                    w.label_saved
                } else {
                    w.label_gone
                });
                let shown = name.unwrap_or_else(|| self.address.get_value());
                self.head.name.set(Some(shown));
                storage::drop_typed(&typed_name(&self.id.get_value()));
                self.homes.ask_again();
            },
        );
    }

    fn show_first(self) {
        let (api, id) = (self.api, self.id.get_value());
        self.said.set("");
        let done = move |()| {
            self.homes.ask_again();
            // The button goes.
            focus("first");
        };
        self.first
            .submit(|| Ok(id), |id| api::show_first(api, id), Err, done);
    }

    fn take_out(self) {
        let (api, id) = (self.api, self.id.get_value());
        let done = move |()| {
            self.asking.set(false);
            self.homes.ask_again();
            self.head.is_gone.set(true);
        };
        self.out
            .submit(|| Ok(id), |id| api::take_out(api, id), Err, done);
    }
}

#[component]
pub fn Keeping(keeping: InCabinet, faults: Signal<Vec<Fault>>) -> impl IntoView {
    let w = words(use_lang());
    let count = Memo::new(move |_| keeping.homes.ids().len());
    let said = move || {
        let said = keeping.said.get();
        (!said.is_empty()).then(|| view! { <Notice tone=Tone::Success title=said /> })
    };
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.in_cabinet}</h2>
            <LabelForm
                label=keeping.typed
                faults
                busy=Signal::derive(move || keeping.named.is_sending())
                on_submit=move |()| keeping.name()
            />
            {move || failed(keeping.named.submission.get())}
            <div role="status">{said}</div>
            {move || match count.get() {
                0 => ().into_any(),
                1 => view! { <OnlyOne /> }.into_any(),
                _ => view! { <First keeping /> <TakeOut keeping /> }.into_any(),
            }}
        </section>
    }
}

/// Whether it is the one shown first, and a press to make it so.
#[component]
fn First(keeping: InCabinet) -> impl IntoView {
    let w = words(use_lang());
    let is_first = Memo::new(move |_| {
        let home = keeping.id.with_value(|id| keeping.homes.find(id));
        home.is_some_and(|home| home.is_default)
    });
    let busy = Signal::derive(move || keeping.first.is_sending());
    view! {
        <p id="first" tabindex="-1">{move || if is_first.get() { w.is_first } else { w.is_not_first }}</p>
        {move || failed(keeping.first.submission.get())}
        {move || (!is_first.get()).then(|| view! {
            <div class="gc-actions">
                <Button text=w.show_first kind=ButtonKind::Secondary busy on_press=move |()| keeping.show_first() />
            </div>
        })}
    }
}

/// The way out of the cabinet, after a question that says what it means.
#[component]
fn TakeOut(keeping: InCabinet) -> impl IntoView {
    let w = words(use_lang());
    let later = Callback::new(move |()| keeping.asking.set(false));
    let ask = move |()| {
        keeping.out.submission.set(Submission::Idle);
        keeping.asking.set(true);
    };
    let busy = Signal::derive(move || keeping.out.is_sending());
    view! {
        <div class="gc-actions">
            <Button text=w.take_out kind=ButtonKind::Quiet on_press=ask />
        </div>
        <Dialog id="take-out" title=w.take_out_title open=keeping.asking on_close=later>
            <p>{w.take_out_goes}</p>
            <p>{w.take_out_stays}</p>
            {move || not_taken_out(keeping.out.submission.get())}
            <div class="gc-actions">
                // First, because a dialog gives its first button the focus.
                <Button text=w.take_out_no kind=ButtonKind::Secondary on_press=later />
                <Button text=w.take_out_yes kind=ButtonKind::Danger busy on_press=move |()| keeping.take_out() />
            </div>
        </Dialog>
    }
}

/// The last one stays; what can go is the cabinet.
#[component]
fn OnlyOne() -> impl IntoView {
    let w = words(use_lang());
    view! {
        <p class="gc-muted">
            {w.only_one} " " <a class="gc-link" href=Route::Profile(ProfilePart::Close).href()>{w.close_cabinet}</a>
        </p>
    }
}

fn not_taken_out(submission: Submission<Error>) -> Option<AnyView> {
    match submission {
        Submission::Failed(Error::Refused(refusal)) if refusal.code == "last_account" => {
            Some(view! { <div role="alert"><OnlyOne /></div> }.into_any())
        }
        submission => failed(submission),
    }
}

fn failed(submission: Submission<Error>) -> Option<AnyView> {
    let Submission::Failed(error) = submission else {
        return None;
    };
    let failure = explain(use_lang(), &error);
    Some(view! { <NotThrough failure /> }.into_any())
}
