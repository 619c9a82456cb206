//! «Про що мені писати й якою мовою.»

use super::api;
use super::form::{Faulty, refusals};
use super::model::{Language, Profile, TOPICS, Topic};
use super::page::{Saved, WithProfile, use_saved};
use super::words::words;
use crate::form::Form;
use crate::http::Api;
use crate::locale::{form_state, use_lang};
use crate::ui::{Checkbox, Choice, FormPage, Notice, Radios, Tone};
use leptos::prelude::*;

const IDS: [&str; 4] = ["window-open", "invoice-ready", "answer", "appointment"];

#[component]
pub fn NoticesPage() -> impl IntoView {
    view! { <WithProfile title=words(use_lang()).notices_title page=form /> }
}

fn form(profile: Profile) -> AnyView {
    view! { <NoticesForm profile /> }.into_any()
}

#[component]
fn NoticesForm(profile: Profile) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let saved = use_saved();
    let email = profile.email.clone();
    let chosen = TOPICS.map(|topic| RwSignal::new(profile.topics.contains(&topic)));
    let language =
        RwSignal::new(Some(profile.language).filter(|language| *language != Language::Other));
    let form = Form::new();
    let state = form_state(lang, form, |_| Vec::new());
    let submit = Callback::new(move |()| {
        let is_chosen = chosen.map(|chosen| chosen.get_untracked());
        let topics = topics(&profile.topics, is_chosen);
        let parsed = || Ok::<_, Faulty>((topics, language.get_untracked()));
        let send = move |(topics, language)| api::choose_topics(api, topics, language);
        let done = move |()| saved.run(Saved::Notices);
        form.submit(parsed, send, refusals, done);
    });
    let topic = move |at: usize| {
        let (label, hint) = w.topic(&TOPICS[at]);
        view! { <Checkbox id=IDS[at] label hint checked=chosen[at] /> }.into_any()
    };
    let languages = [Language::Uk, Language::En].map(|value| Choice {
        value,
        label: w.language_said(value).to_owned(),
        hint: String::new(),
    });
    view! {
        <FormPage
            title=w.notices_title.to_owned()
            state
            submit=w.save
            on_submit=submit
        >
            <p class="gc-lead">{w.notices_lead(&email.value)}</p>
            {(!email.is_confirmed).then(|| view! {
                <Notice tone=Tone::Warning title=w.email_not_confirmed><p>{w.no_letters_yet}</p></Notice>
            })}
            <fieldset class="gc-stack gc-stack--tight">
                <legend class="gc-radios__legend">{w.topics_legend}</legend>
                {(0..TOPICS.len()).map(topic).collect_view()}
            </fieldset>
            <Radios id="language" legend=w.language choices=languages.into() chosen=language />
        </FormPage>
    }
}

/// Those chosen here; and those of before that this page does not know stay.
fn topics(before: &[Topic], is_chosen: [bool; 4]) -> Vec<Topic> {
    let chosen = TOPICS
        .into_iter()
        .zip(is_chosen)
        .filter_map(|(topic, is_chosen)| is_chosen.then_some(topic));
    let unknown = before.iter().filter(|topic| !TOPICS.contains(topic));
    chosen.chain(unknown.cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unticked_goes_and_what_is_unknown_stays() {
        let unknown = Topic::Other("meter_check_near".into());
        let before = [Topic::WindowOpen, unknown.clone()];
        assert_eq!(
            topics(&before, [false, true, false, false]),
            [Topic::InvoiceReady, unknown]
        );
    }
}
