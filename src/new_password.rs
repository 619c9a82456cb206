//! A new password: wherever one is chosen.

mod words;

use crate::domain::password::PasswordProblem;
use crate::locale::{Lang, use_lang};
use crate::ui::PasswordField;
use leptos::prelude::*;
use words::words;

pub const FIELD: &str = "password";

/// The field, with what is wanted of it said before anything is typed.
#[component]
pub fn NewPasswordField(
    value: RwSignal<String>,
    #[prop(into)] fault: Signal<Option<String>>,
) -> impl IntoView {
    let w = words(use_lang());
    view! {
        <PasswordField
            id=FIELD
            label=w.label
            hint=w.hint
            value
            fault
            autocomplete="new-password"
            show=w.show
            hide=w.hide
        />
    }
}

/// The problem in words.
pub fn explain_password(lang: Lang, problem: PasswordProblem) -> &'static str {
    let w = words(lang);
    match problem {
        PasswordProblem::Empty => w.empty,
        PasswordProblem::TooShort => w.too_short,
        PasswordProblem::TooLong => w.too_long,
        PasswordProblem::TooCommon => w.too_common,
        PasswordProblem::LikeLogin => w.like_login,
        PasswordProblem::Monotonous => w.monotonous,
    }
}

/// The server's field code as a problem; an unknown one is taken for the server's own list of bad passwords.
pub fn refused_password(code: &str) -> PasswordProblem {
    match code {
        "required" => PasswordProblem::Empty,
        "too_short" => PasswordProblem::TooShort,
        "too_long" => PasswordProblem::TooLong,
        "like_login" => PasswordProblem::LikeLogin,
        _ => PasswordProblem::TooCommon,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::password::SHORTEST;

    #[test]
    fn the_hint_names_the_very_length_that_is_checked() {
        for lang in [Lang::Uk, Lang::En] {
            let w = words(lang);
            assert!(w.hint.contains(&SHORTEST.to_string()));
            assert!(w.too_short.contains(&SHORTEST.to_string()));
        }
    }

    #[test]
    fn every_code_of_the_server_has_its_problem() {
        assert_eq!(refused_password("too_short"), PasswordProblem::TooShort);
        assert_eq!(refused_password("like_login"), PasswordProblem::LikeLogin);
        assert_eq!(refused_password("too_common"), PasswordProblem::TooCommon);
    }
}
