//! «Що я вже платив?» This person's own payments for the home, newest first, each with how far it has come.

use super::api;
use super::model::Payment;
use super::words::lines::words as line_words;
use super::words::state::words;
use crate::accounts::{HomeLine, use_of_home};
use crate::locale::{Answered, service_name, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Column, LinkButton, Row, Table, Title};
use leptos::prelude::*;

#[component]
pub fn PaymentsPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let children = move |payments: Vec<Payment>| view! { <All payments /> };
    view! {
        <Title text=w.list.to_owned() product=shell.product />
        <p class="gc-lead">{w.list_lead}</p>
        <HomeLine />
        <Answered
            resource=use_of_home(api::list)
            children
        />
        <div class="gc-actions"><LinkButton href=Route::NewPayment.href() text=w.new /></div>
    }
}

#[component]
fn All(payments: Vec<Payment>) -> impl IntoView {
    let w = words(use_lang());
    if payments.is_empty() {
        return view! { <p>{w.list_none}</p> }.into_any();
    }
    let column = |name: &str, numeric| Column {
        name: name.to_owned(),
        numeric,
    };
    let columns = vec![
        column(w.when, false),
        column(w.what_for, false),
        column(line_words(use_lang()).amount, true),
        column(w.state, false),
    ];
    let rows: Vec<_> = payments.into_iter().map(row).collect();
    view! { <Table caption=w.list columns rows /> }.into_any()
}

fn row(payment: Payment) -> Row {
    let lang = use_lang();
    let format = use_format();
    Row {
        cells: vec![
            format.instant(&payment.created_at).into(),
            service_name(lang, payment.payee.service).to_owned().into(),
            format.money(payment.amount).into(),
            words(lang).short(payment.stage).to_owned().into(),
        ],
        aside: payment.stage.is_over(),
        link: Some(Route::Payment(payment.id).href()),
    }
}
