//! Finding an entry or an answer again: by words, by kind or topic, by how it stands.

use super::model::{Entry, Kind};
use crate::domain::person::normalise_apostrophe;

/// Which of one's own entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub state: State,
    pub kind: Option<Kind>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    All,
    Open,
    Answered,
}

impl State {
    pub const ALL: [Self; 3] = [Self::All, Self::Open, Self::Answered];

    /// As the address names it; the first one is not named.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }

    pub fn parse(code: &str) -> Self {
        let found = Self::ALL.into_iter().find(|state| state.code() == code);
        found.unwrap_or_default()
    }
}

impl Wanted {
    pub fn takes(self, entry: &Entry) -> bool {
        let is_in_state = match self.state {
            State::All => true,
            State::Open => !entry.is_answered(),
            State::Answered => entry.is_answered(),
        };
        is_in_state && self.kind.is_none_or(|kind| kind == entry.kind)
    }

    /// `?state=open&kind=question`, empty where all are wanted.
    pub fn query(self) -> String {
        let kind = self.kind.map_or("", Kind::code);
        let named = [("state=", self.state.code()), ("kind=", kind)];
        let parts = named.iter().filter(|(_, code)| !code.is_empty());
        let parts: Vec<String> = parts.map(|(name, code)| [*name, code].concat()).collect();
        match parts.is_empty() {
            true => String::new(),
            false => ["?", &parts.join("&")].concat(),
        }
    }
}

/// Whether each of the words typed begins a word of the text, however either is written.
pub fn says(text: &str, typed: &str) -> bool {
    let text = plain(text);
    let words: Vec<&str> = words(&text).collect();
    let typed = plain(typed);
    self::words(&typed).all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
}

fn plain(text: &str) -> String {
    normalise_apostrophe(&text.to_lowercase())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != 'ʼ')
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_beginnings_in_any_order() {
        let text = "Чому в рахунку плановий обсяг?";
        for typed in ["", "  ", "рахун", "ОБСЯГ чому", "план, рах"] {
            assert!(says(text, typed), "{typed}");
        }
        for typed in ["борг", "рахунку борг", "новий"] {
            assert!(!says(text, typed), "{typed}");
        }
    }

    #[test]
    fn an_apostrophe_is_one_however_it_is_typed_and_a_number_is_found_with_its_letter() {
        assert!(says("Звʼязок слабкий", "зв'язок"));
        assert!(says("В-2026-000007", "в-2026-000007"));
        assert!(says("В-2026-000007", "000007"));
    }

    #[test]
    fn the_address_names_what_is_chosen_and_nothing_else() {
        let of = |state, kind| Wanted { state, kind }.query();
        assert_eq!(of(State::All, None), "");
        assert_eq!(of(State::Open, None), "?state=open");
        assert_eq!(
            of(State::Answered, Some(Kind::Review)),
            "?state=answered&kind=review"
        );
        assert_eq!(State::parse("anything"), State::All);
    }
}
