//! «Хіба я це вже не платив?» Said before it happens a second time; the person decides.

use super::api;
use super::check::{Sending, beginning, sending_state};
use super::model::{NewPayment, Other, Second};
use super::new::Paying;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{service_name, use_format, use_lang};
use crate::route::Route;
use crate::ui::{ButtonKind, FormPage, LinkButton, Notice, Tone, focus};
use leptos::prelude::*;

#[component]
pub fn SecondStep(paying: Paying, new: NewPayment, second: Second) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let api: Api = expect_context();
    let sending = Sending::new();
    let state = sending_state(sending);
    let submit = beginning(paying, sending, &new, true);
    let home = paying.desk.with_value(|desk| desk.home.clone());
    let service = new.service;
    let own = Load::new(move || Some(api::others(api, &home, service)));
    let other = move || {
        let newest = own.with(|all| all?.as_ref().ok()?.first().cloned())?;
        Some(view! { <ToOther other=newest /> }.into_any())
    };
    let [title, text] = w.second_of(second);
    let this = [service_name(lang, service), ", ", &format.money(new.amount)].concat();
    // The same address, another page.
    focus("title");
    view! {
        <FormPage title=w.second.to_owned() state submit=w.second_go kind=ButtonKind::Secondary on_submit=submit>
            <p class="gc-lead">{this}</p>
            <Notice tone=Tone::Warning title>
                <p>{text}</p>
                {other}
            </Notice>
        </FormPage>
        <div class="gc-actions"><LinkButton href=Route::Payments.href() text=w.second_dont /></div>
    }
    .into_any()
}

#[component]
fn ToOther(other: Other) -> impl IntoView {
    let href = Route::Payment(other.id).href();
    let sum = use_format().money(other.amount);
    let text = [&other.reference, ", ", &sum].concat();
    view! {
        <p>
            {words(use_lang()).second_other} " "
            <a class="gc-link gc-tap" href=href>{text}</a>
        </p>
    }
}
