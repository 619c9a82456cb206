//! Check the payment, and only then leave for the provider's page: begun once, however often the link is lost.

use super::api;
use super::draft::Asked;
use super::form::{Field, Problem, refusals, second};
use super::going::use_leaving;
use super::model::NewPayment;
use super::new::Paying;
use super::rows::{line, rows};
use super::words::lines::words as line_words;
use super::words::words;
use crate::domain::bill::PaymentId;
use crate::form::{Form, Problems, Submission};
use crate::http::{Api, Error};
use crate::locale::{explain, form_state, invoice_number, use_format, use_lang};
use crate::once;
use crate::route::{Route, use_replace, use_replace_path};
use crate::ui::{Failure, FormPage, FormState, Notice, Tone};
use leptos::prelude::*;

/// A payment's way to the server. Of the step that sends it: an answer that comes when the person has gone back is
/// dropped with the step, and the same payment goes out under the same key once more.
pub type Sending = Form<Field, Problem, Error>;

#[component]
pub fn CheckStep(paying: Paying, new: NewPayment) -> impl IntoView {
    let w = words(use_lang());
    let sending = Sending::new();
    let state = sending_state(sending);
    let submit = beginning(paying, sending, &new, false);
    let change = paying.asked.with_value(Asked::href);
    let leave = w.leave(&new.provider.name);
    view! {
        <FormPage title=w.check.to_owned() state submit=w.go on_submit=submit>
            {facts(paying, new)}
            <p><a class="gc-link gc-tap" href=change>{w.change}</a></p>
            <Notice tone=Tone::Info title=leave><p>{w.leave_text}</p></Notice>
        </FormPage>
    }
    .into_any()
}

fn facts(paying: Paying, new: NewPayment) -> AnyView {
    let lang = use_lang();
    let lines = line_words(lang);
    let format = use_format();
    let fee = new.provider.fee.map(|fee| fee.of(new.amount));
    let total = fee.and_then(|fee| new.amount.checked_add(fee));
    let (to, invoice) = paying.desk.with_value(|desk| {
        let to = desk.options.payee(new.service).cloned();
        let invoice = desk.invoice.as_ref().filter(|_| new.invoice.is_some());
        let number = invoice.map(|invoice| invoice_number(lang, &invoice.mention.number));
        (to, number)
    });
    let to = to.map(|(payee, purpose)| {
        [
            line(lines.payee, payee.name),
            line(lines.account, payee.account_number.to_string()),
            line(words(lang).purpose, purpose),
        ]
    });
    let sums = [
        line(lines.provider, new.provider.name),
        line(lines.amount, format.money(new.amount)),
        line(lines.fee, lines.fee(fee, format)),
    ];
    let total = total.map(|total| line(lines.total, format.money(total)));
    let invoice = invoice.map(|number| line(lines.invoice, number));
    let all = to
        .into_iter()
        .flatten()
        .chain(invoice)
        .chain(sums)
        .chain(total);
    rows(all.collect())
}

/// How the payment's way to the server stands. A lost answer is told as what it is: nothing is known, nothing taken.
pub fn sending_state(sending: Sending) -> FormState {
    let lang = use_lang();
    let w = words(lang);
    let told = move |error: &Error| -> Failure {
        let failure = explain(lang, error);
        match error.leaves_doubt() {
            true => w.in_doubt(failure),
            false => failure,
        }
    };
    FormState {
        failure: Signal::derive(move || {
            sending.submission.with(|submission| match submission {
                Submission::Failed(error) => Some(told(error)),
                _ => None,
            })
        }),
        ..form_state(lang, sending, move |problems| w.faults(problems))
    }
}

/// Begins the payment and leaves for its page. `again`: the person was asked about another one, and wants this too.
pub fn beginning(paying: Paying, sending: Sending, new: &NewPayment, again: bool) -> Callback<()> {
    let api: Api = expect_context();
    let (leaving, go) = (use_leaving(), use_replace());
    let Paying {
        desk,
        asked,
        draft,
        fields,
        second: asked_about,
        ..
    } = paying;
    let to_form = use_replace_path();
    let home = desk.with_value(|desk| desk.home.clone());
    let act = ["payment.", &home.0].concat();
    let body = api::body(new, again);
    let sum = untrack(|| desk.with_value(|desk| desk.field_of_sum(&draft.typed())));
    Callback::new(move |()| {
        let is_answered = {
            let (act, body) = (act.clone(), body.clone());
            move || once::is_answered(&act, &body)
        };
        let begun = is_answered.clone();
        let form = asked.with_value(Asked::path);
        let send = |body: String| {
            let (key, home) = (once::key_for(&act, &body), home.clone());
            async move { api::begin(api, &home, body, &key).await }
        };
        let told = move |error: Error| {
            // Whatever is an answer ends the act: the next press is another one.
            if error.is_final() {
                is_answered();
            }
            if let Some(second) = second(&error) {
                asked_about.set(Some(second));
                return Ok(Problems::default());
            }
            let found = refusals(error, sum)?;
            fields.problems.set(found);
            to_form.run(form);
            Ok(Problems::default())
        };
        let done = move |id: PaymentId| {
            begun();
            leaving.by(id.clone());
            go.run(Route::Payment(id));
        };
        sending.submit(|| Ok(body.clone()), send, told, done);
    })
}
