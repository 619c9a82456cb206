//! «Доведіть, що рахунок ваш.» By what the server says it can be proven by.

use super::form::{Field, parse_proof, refusals};
use super::model::{Claimed, Proof, ProofKind};
use super::number::Send;
use super::words::words;
use crate::config::use_config;
use crate::form::Form;
use crate::locale::{form_state, shell_words, use_lang};
use crate::route::Route;
use crate::ui::{Choice, Field as TextField, FormPage, Notice, PhoneLink, Radios, Title, Tone};
use leptos::prelude::*;

#[component]
pub fn ProofPage(
    claimed: Claimed,
    typed: RwSignal<String>,
    /// Where another number can be given.
    other_number: Route,
    send: Send<Proof>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let Some(first) = claimed.proofs.first().copied() else {
        return view! { <ByPhone /> }.into_any();
    };
    let send = StoredValue::new_local(send);
    let chosen = RwSignal::new(Some(first));
    let kind = move || chosen.get().unwrap_or(first);
    let form = Form::new();
    // What was wrong with the one proof says nothing of the other.
    Effect::watch(
        move || chosen.track(),
        move |(), _, _| form.problems.set(Default::default()),
        false,
    );
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let parsed = || {
            let kind = untrack(kind);
            typed.with_untracked(|typed| parse_proof(kind, typed))
        };
        form.submit(
            parsed,
            |proof| send.with_value(|send| send(proof)),
            refusals,
            |()| (),
        );
    });
    let several = claimed.proofs.len() > 1;
    let choices: Vec<_> = claimed.proofs.iter().map(|kind| choice(*kind)).collect();
    let number = claimed.number;
    let fault = state.fault(Field::Proof.id());
    view! {
        <FormPage
            title=w.proof_title.to_owned()
            state
            submit=w.go_on
            on_submit=submit
        >
            {children.map(|children| children())}
            <p class="gc-lead">
                {w.kind_of(claimed.kind)} " " <span class="gc-num">{number}</span> ". " {w.proof_lead}
            </p>
            {several.then(|| view! {
                <Radios id=Field::ProofKind.id() legend=w.proof_kind choices chosen />
            })}
            {move || {
                let (label, hint) = w.proof_field(kind());
                let inputmode = if kind() == ProofKind::InvoiceTotal { "decimal" } else { "text" };
                view! { <TextField id=Field::Proof.id() label hint value=typed fault inputmode /> }
            }}
        </FormPage>
        <p><a class="gc-link gc-tap" href=other_number.href()>{w.other_number}</a></p>
    }
    .into_any()
}

fn choice(kind: ProofKind) -> Choice<ProofKind> {
    let w = words(use_lang());
    let (label, hint) = w.proof_choice(kind);
    Choice {
        value: kind,
        label: label.to_owned(),
        hint: hint.to_owned(),
    }
}

/// The server wants a proof that this version cannot take.
#[component]
fn ByPhone() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    view! {
        <Title text=w.proof_title.to_owned() product=shell_words(lang).product />
        <Notice tone=Tone::Info title=w.by_phone>
            <p>{w.by_phone_text} " " <PhoneLink phone=use_config().phone /></p>
        </Notice>
    }
}
