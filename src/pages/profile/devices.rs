//! «Де ще відкрито мій кабінет?»

use super::api;
use super::model::Device;
use super::words::words;
use crate::form::Form;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, explained, shell_words, use_format, use_lang};
use crate::route::{ProfilePart, Route};
use crate::ui::{Button, ButtonKind, NotThrough, Title};
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn DevicesPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let devices = Load::new(move || Some(api::devices(api)));
    let to_password = Route::Profile(ProfilePart::Password).href();
    view! {
        <Title text=w.devices_title.to_owned() product=shell.product />
        <p class="gc-lead">{w.devices_lead}</p>
        <Answered
            resource=devices
            children=ready
        />
        <p>{w.stranger} " " <a class="gc-link" href=to_password>{w.to_password}</a></p>
    }
}

fn ready(devices: Vec<Device>) -> impl IntoView {
    view! {
        <ul class="gc-stack">
            {devices.into_iter().map(|device| view! { <DevicePanel device /> }.into_any()).collect_view()}
        </ul>
    }
}

#[component]
fn DevicePanel(device: Device) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let started = w.started(&format.instant(&device.started_at));
    // Some browsers do not say what they are.
    let name = match device.name.trim() {
        "" => w.unknown_device.to_owned(),
        name => name.to_owned(),
    };
    let seen = w.seen(&format.instant(&device.last_seen_at));
    let state = match device.is_current {
        true => {
            view! { <p><span class="gc-tag gc-tag--success">{w.this_device}</span></p> }.into_any()
        }
        false => view! { <Ending device=device.clone() /> }.into_any(),
    };
    view! {
        <li class="gc-panel">
            <div>
                <h2 class="gc-subheading">{name}</h2>
                <p class="gc-muted">{started}</p>
                <p class="gc-muted">{seen}</p>
            </div>
            {state}
        </li>
    }
}

/// The press that ends it; then a word in its place.
#[component]
fn Ending(device: Device) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let form = Form::<(), (), Error>::new();
    let failure = explained(lang, form.submission);
    let is_ended = RwSignal::new(false);
    let said = NodeRef::<html::Div>::new();
    let name = match device.name.trim() {
        "" => w.unknown_device,
        name => name,
    };
    let label = w.end_of(name);
    let device = StoredValue::new(device);
    let end = Callback::new(move |()| {
        let device = device.get_value();
        let send = move |()| async move { api::end(api, &device).await };
        let done = move |()| {
            is_ended.set(true);
            // The button goes, and with it the focus.
            if let Some(said) = said.get_untracked() {
                let _ = said.focus();
            }
        };
        form.submit(|| Ok(()), send, Err, done);
    });
    let busy = Signal::derive(move || form.is_sending());
    view! {
        <div role="status" tabindex="-1" node_ref=said>
            {move || is_ended.get().then(|| view! {
                <p><span class="gc-tag">{w.ended}</span> " " {w.ended_text}</p>
            })}
        </div>
        {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
        {move || (!is_ended.get()).then(|| view! {
            <Button text=w.end label=label.clone() kind=ButtonKind::Secondary busy on_press=end />
        })}
    }
}
