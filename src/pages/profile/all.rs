//! The profile at a glance, each line with the way to change it.

use super::model::{Contact, Profile};
use super::page::{QUERY, Saved, use_profile};
use super::words::words;
use crate::domain::contact::Channel;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::{ProfilePart, Route};
use crate::ui::{Notice, RowAction, Summary, SummaryRow, Title, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn ProfilePage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let profile = use_profile();
    let query = use_location().query;
    let saved = move || {
        let saved = query.with(|query| query.get(QUERY).and_then(|word| Saved::of(&word)))?;
        Some(view! { <Notice tone=Tone::Success title=w.saved(saved) /> })
    };
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        {saved}
        <Answered
            resource=profile
            children=ready
        />
    }
}

fn ready(profile: Profile) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let topics = w.topics_said(&profile.topics);
    let change = |part: ProfilePart, of: &str| action(w.change, part, of);
    let open = |part: ProfilePart, of: &str| action(w.open, part, of);
    view! {
        <div class="gc-stack gc-stack--loose">
            <section class="gc-stack">
                <h2 class="gc-heading">{w.person}</h2>
                <div class="gc-panel"><Summary>
                    <SummaryRow key=w.name action=change(ProfilePart::Name, w.name)>{profile.name.full()}</SummaryRow>
                    <ContactRow channel=Channel::Email contact=profile.email />
                    <ContactRow channel=Channel::Phone contact=profile.phone />
                    <SummaryRow key=w.here_since>{format.date(profile.registered_on)}</SummaryRow>
                </Summary></div>
            </section>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.letters}</h2>
                <div class="gc-panel"><Summary>
                    <SummaryRow key=w.notices action=change(ProfilePart::Notices, w.notices)>{topics}</SummaryRow>
                    <SummaryRow key=w.language action=change(ProfilePart::Notices, w.language)>
                        {w.language_said(profile.language)}
                    </SummaryRow>
                </Summary></div>
            </section>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.safety}</h2>
                <div class="gc-panel"><Summary>
                    <SummaryRow key=w.password action=change(ProfilePart::Password, w.password)><span class="gc-summary__note">{w.password_is_secret}</span></SummaryRow>
                    <SummaryRow key=w.devices action=open(ProfilePart::Devices, w.devices)><span class="gc-summary__note">{w.devices_said}</span></SummaryRow>
                </Summary></div>
            </section>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.data}</h2>
                <div class="gc-panel"><Summary>
                    <SummaryRow key=w.export action=open(ProfilePart::Export, w.export)><span class="gc-summary__note">{w.export_said}</span></SummaryRow>
                    <SummaryRow key=w.close action=open(ProfilePart::Close, w.close)><span class="gc-summary__note">{w.close_said}</span></SummaryRow>
                </Summary></div>
            </section>
        </div>
    }
}

#[component]
fn ContactRow(channel: Channel, contact: Contact) -> impl IntoView {
    let w = words(use_lang());
    let key = w.contact(channel);
    let (text, class, state) = match contact.is_confirmed {
        true => (w.change, "gc-tag gc-tag--success", w.confirmed),
        false => (w.confirm, "gc-tag gc-tag--warning", w.not_confirmed),
    };
    view! {
        <SummaryRow key action=action(text, ProfilePart::Contact(channel), key)>
            {contact.display()} " " <span class=class>{state}</span>
        </SummaryRow>
    }
}

fn action(text: &'static str, part: ProfilePart, of: &str) -> RowAction {
    RowAction {
        href: Route::Profile(part).href(),
        text,
        of: of.to_owned(),
    }
}
