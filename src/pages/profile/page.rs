//! What the pages of the profile have in common: they begin with the profile, and end where it is seen whole.

use super::api;
use super::model::Profile;
use crate::domain::contact::Channel;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{explain, shell_words, use_lang};
use crate::route::{ProfilePart, Route};
use crate::ui::{Failed, Title, Waiting};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

pub fn use_profile() -> Load<Profile, Error> {
    let api: Api = expect_context();
    Load::new(move || Some(api::read(api)))
}

/// The page's heading at once, and `page` with its own as soon as the profile is known.
#[component]
pub fn WithProfile(title: &'static str, page: fn(Profile) -> AnyView) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let profile = use_profile();
    move || match profile.get() {
        Some(Ok(profile)) => page(profile),
        None => view! {
            <h1 class="gc-title">{title}</h1>
            <Waiting text=shell.waiting text_long=shell.waiting_long />
        }
        .into_any(),
        Some(Err(error)) => view! {
            <Title text=title.to_owned() product=shell.product />
            <Failed failure=explain(lang, &error) on_retry=move |()| profile.refetch() />
        }
        .into_any(),
    }
}

/// What has just been changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    Name,
    Contact(Channel),
    Password,
    Notices,
}

/// As the profile's address tells it: the word stands there after a reload too.
const SAVED: [(Saved, &str); 5] = [
    (Saved::Name, "name"),
    (Saved::Contact(Channel::Email), "email"),
    (Saved::Contact(Channel::Phone), "phone"),
    (Saved::Password, "password"),
    (Saved::Notices, "notices"),
];
pub const QUERY: &str = "saved";

impl Saved {
    pub fn of(word: &str) -> Option<Self> {
        let found = SAVED.iter().find(|(_, of)| *of == word);
        found.map(|(saved, _)| *saved)
    }

    fn word(self) -> &'static str {
        let found = SAVED.iter().find(|(saved, _)| *saved == self);
        found.map_or("", |(_, word)| word)
    }
}

/// Back to the whole profile, with a word on what was saved.
pub fn use_saved() -> Callback<Saved> {
    let navigate = use_navigate();
    Callback::new(move |saved: Saved| {
        let options = NavigateOptions {
            replace: true,
            ..Default::default()
        };
        let path = Route::Profile(ProfilePart::All).path();
        navigate(&[&path, "?", QUERY, "=", saved.word()].concat(), options);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_told_by_a_word_of_its_own() {
        for (saved, word) in SAVED {
            assert_eq!(saved.word(), word);
            assert_eq!(Saved::of(word), Some(saved));
        }
        assert_eq!(Saved::of("<b>"), None);
    }
}
