//! What the pages of the profile have in common: they begin with the profile, and end where it is seen whole.

use super::api;
use super::model::Profile;
use crate::domain::contact::Channel;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::AnsweredPage;
use crate::route::{ProfilePart, Route, use_replace_path};
use leptos::prelude::*;

pub fn use_profile() -> Load<Profile, Error> {
    let api: Api = expect_context();
    Load::new(move || Some(api::read(api)))
}

/// The page's heading at once, and `page` with its own as soon as the profile is known.
#[component]
pub fn WithProfile(title: &'static str, page: fn(Profile) -> AnyView) -> impl IntoView {
    view! {
        <AnsweredPage
            title
            resource=use_profile()
            children=page
        />
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
    let replace = use_replace_path();
    Callback::new(move |saved: Saved| {
        let path = Route::Profile(ProfilePart::All).path();
        replace.run([&path, "?", QUERY, "=", saved.word()].concat());
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
