//! What stands on a payment's receipt: line by line, its way, and in one sentence, to be handed on.

use crate::locale::{invoice_number, service_name, use_format, use_lang};
use crate::pages::payments::model::{Payment, Stage};
use crate::pages::payments::rows::{line, rows};
use crate::pages::payments::words::lines::words as line_words;
use crate::pages::payments::words::state::words;
use crate::route::Route;
use crate::ui::{Step, StepState};
use leptos::prelude::*;

#[component]
pub fn Facts(payment: Payment) -> impl IntoView {
    let lang = use_lang();
    let (lines, w) = (line_words(lang), words(lang));
    let format = use_format();
    let total = payment.total().map(|total| format.money(total));
    let to = [
        line(
            w.what_for,
            service_name(lang, payment.payee.service).to_owned(),
        ),
        line(lines.payee, payment.payee.name),
        line(lines.account, payment.payee.account_number.to_string()),
    ];
    let invoice = payment.invoice.map(|invoice| {
        let number = invoice_number(lang, &invoice.number);
        (
            lines.invoice,
            number,
            Some(Route::Invoice(invoice.id).href()),
        )
    });
    let sums = [
        line(lines.amount, format.money(payment.amount)),
        line(lines.fee, lines.fee(payment.fee, format)),
    ];
    let total = total.map(|total| line(lines.total, total));
    let began = [
        line(lines.provider, payment.provider),
        line(w.began_at, format.instant(&payment.created_at)),
    ];
    let receipt = payment.receipt.map(|receipt| {
        [
            line(w.paid_at, format.instant(&receipt.paid_at)),
            line(w.receipt, receipt.number),
        ]
    });
    let receipt = receipt.into_iter().flatten();
    let all = to.into_iter().chain(invoice).chain(sums).chain(total);
    rows(all.chain(began).chain(receipt).collect())
}

/// What has been reached with its times, then what is still ahead.
pub fn steps(payment: &Payment) -> Vec<Step> {
    let w = words(use_lang());
    let format = use_format();
    let day = payment.ledger_day.map(|day| w.by(&format.day_month(day)));
    let passed = payment.trail.iter().map(|passed| Step {
        name: w.step(passed.stage).to_owned(),
        time: format.instant(&passed.at),
        state: match passed.stage.is_over() {
            true => StepState::Failed,
            false => StepState::Done,
        },
    });
    let ahead = ahead(payment.stage).iter().map(|stage| Step {
        name: w.step(*stage).to_owned(),
        time: day.clone().unwrap_or_else(|| w.not_yet.to_owned()),
        state: StepState::Waiting,
    });
    passed.chain(ahead).collect()
}

fn ahead(stage: Stage) -> &'static [Stage] {
    match stage {
        Stage::Created => &[Stage::Pending, Stage::Paid, Stage::InLedger],
        Stage::Pending => &[Stage::Paid, Stage::InLedger],
        Stage::Paid => &[Stage::InLedger],
        _ => &[],
    }
}

/// To be handed on: no name and no address of a person.
pub fn in_a_sentence(payment: &Payment) -> String {
    let w = words(use_lang());
    let sum = use_format().money(payment.amount);
    let number = payment.payee.account_number.to_string();
    let facts = [&payment.reference, &sum, &payment.payee.name, &number];
    w.sentence(facts.map(String::as_str), w.short(payment.stage))
}
