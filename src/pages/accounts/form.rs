//! A home's own name: what is typed, what it means, what is wrong with it.

use super::words::words;
use crate::form::Problems;
use crate::http::Error;
use crate::locale::use_lang;
use crate::ui::{Button, ButtonKind, Fault, Field as TextField, fault_of};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Label,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Label => "label",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// How many characters there are; 40 at most.
    TooLong { got: usize },
    /// The server does not take it.
    NotTaken,
}

/// The contract's limit, in characters.
pub const LONGEST: usize = 40;

/// The name, or `None` where it is taken away.
pub fn parse(typed: &str) -> Result<Option<String>, Problems<Field, Problem>> {
    let label = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match label.chars().count() {
        0 => Ok(None),
        1..=LONGEST => Ok(Some(label)),
        got => Err(Problems::one(Field::Label, Problem::TooLong { got })),
    }
}

/// The server's refusal as a problem of the field; any other error as it came.
pub fn refusals(error: Error) -> Result<Problems<Field, Problem>, Error> {
    match &error {
        Error::Refused(refusal) if refusal.fields.iter().any(|of| of.field == "label") => {
            Ok(Problems::one(Field::Label, Problem::NotTaken))
        }
        _ => Err(error),
    }
}

#[component]
pub fn LabelForm(
    label: RwSignal<String>,
    #[prop(into)] faults: Signal<Vec<Fault>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_submit: Callback<()>,
) -> impl IntoView {
    let w = words(use_lang());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="gc-stack" novalidate on:submit=submit>
            <TextField
                id=Field::Label.id()
                label=w.label
                hint=w.label_hint
                value=label
                fault=fault_of(faults, Field::Label.id())
            />
            <div class="gc-actions"><Button text=w.save_label kind=ButtonKind::Secondary busy /></div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_without_the_spaces_around_it() {
        assert_eq!(parse("  Мама,  Ніжин "), Ok(Some("Мама, Ніжин".to_owned())));
    }

    #[test]
    fn an_empty_name_takes_it_away() {
        assert_eq!(parse(" \u{a0}"), Ok(None));
    }

    #[test]
    fn forty_letters_fit_and_one_more_does_not() {
        assert_eq!(parse(&"ї".repeat(40)), Ok(Some("ї".repeat(40))));
        let problems = parse(&"ї".repeat(41)).expect_err("too long");
        assert_eq!(
            problems.of(&Field::Label),
            Some(&Problem::TooLong { got: 41 })
        );
    }

    #[test]
    fn a_refused_name_is_said_at_the_field_and_the_rest_stays_an_error() {
        let refused = |field| Error::refused(field, "malformed");
        let problems = refusals(refused("label")).expect("problems");
        assert_eq!(problems.of(&Field::Label), Some(&Problem::NotTaken));
        assert!(refusals(refused("tail")).is_err());
        assert_eq!(refusals(Error::Offline), Err(Error::Offline));
    }
}
