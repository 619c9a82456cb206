//! The sign-in form: what is typed, what it means, what is wrong with it.

use super::words::words;
use crate::domain::contact::{Login, LoginProblem};
use crate::domain::password;
use crate::form::Problems;
use crate::http::Error;
use crate::locale::use_lang;
use crate::route::{Route, Step};
use crate::ui::{Button, Fault, Field as TextField, PasswordField, fault_of};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Login,
    Password,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Password => "password",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    LoginEmpty,
    LoginUnrecognised,
    PasswordEmpty,
    PasswordTooLong,
    WrongPair,
}

/// As typed.
pub struct Draft {
    pub login: String,
    pub password: String,
}

/// As sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Credentials {
    pub login: Login,
    pub password: String,
}

pub fn parse(draft: &Draft) -> Result<Credentials, Problems<Field, Problem>> {
    let mut problems = Problems::default();
    let login = match Login::parse(&draft.login) {
        Ok(login) => Some(login),
        Err(problem) => {
            problems.add(Field::Login, problem.into());
            None
        }
    };
    if draft.password.is_empty() {
        problems.add(Field::Password, Problem::PasswordEmpty);
    } else if draft.password.chars().count() > password::LONGEST {
        problems.add(Field::Password, Problem::PasswordTooLong);
    }
    problems.or(login.map(|login| Credentials {
        login,
        password: draft.password.clone(),
    }))
}

impl From<LoginProblem> for Problem {
    fn from(problem: LoginProblem) -> Self {
        match problem {
            LoginProblem::Empty => Self::LoginEmpty,
            LoginProblem::Unrecognised => Self::LoginUnrecognised,
        }
    }
}

/// The server's refusal as problems of the fields; any other error as it came.
pub fn refusals(error: Error) -> Result<Problems<Field, Problem>, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    if refusal.code == "wrong_credentials" {
        return Ok(Problems::one(Field::Login, Problem::WrongPair));
    }
    let mut problems = Problems::default();
    for field in &refusal.fields {
        match field.field.as_str() {
            "login" => problems.add(Field::Login, Problem::LoginUnrecognised),
            "password" => problems.add(Field::Password, Problem::PasswordTooLong),
            _ => {}
        }
    }
    if problems.is_empty() {
        Err(error)
    } else {
        Ok(problems)
    }
}

/// The form, as it stands in the page's first frame too: plain values in, a press out.
#[component]
pub fn SignInForm(
    login: RwSignal<String>,
    password: RwSignal<String>,
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
        <form class="gc-stack" novalidate data-early="sign-in" on:submit=submit>
            <TextField
                id=Field::Login.id()
                label=w.login
                hint=w.login_hint
                value=login
                fault=fault_of(faults, Field::Login.id())
                inputmode="email"
                autocomplete="username"
            />
            <PasswordField
                id=Field::Password.id()
                label=w.password
                value=password
                fault=fault_of(faults, Field::Password.id())
                show=w.show
                hide=w.hide
            />
            <div class="gc-actions">
                <Button text=w.submit busy />
            </div>
            <p><a class="gc-link gc-tap" href=Route::Recovery(Step::First).href()>{w.forgot}</a></p>
            <p class="gc-status" role="status" data-early-status hidden=move || !busy.get()>{w.sending}</p>
        </form>
        <p>
            {w.no_cabinet} " "
            <a class="gc-link gc-tap" href=Route::Registration(Step::First).href()>{w.register}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Refusal;

    fn typed(login: &str, password: &str) -> Draft {
        Draft {
            login: login.into(),
            password: password.into(),
        }
    }

    #[test]
    fn an_empty_form_names_both_fields_in_their_order() {
        let problems = parse(&typed(" ", "")).expect_err("empty");
        let found: Vec<_> = problems.iter().copied().collect();
        assert_eq!(
            found,
            [
                (Field::Login, Problem::LoginEmpty),
                (Field::Password, Problem::PasswordEmpty)
            ]
        );
    }

    #[test]
    fn a_phone_goes_out_in_its_one_form() {
        let credentials = parse(&typed("050 111-22-01", "x")).expect("a phone");
        assert_eq!(credentials.login.as_wire(), "+380501112201");
    }

    #[test]
    fn a_password_is_taken_as_typed() {
        let credentials = parse(&typed("a@example.com", "  Ї пароль ")).expect("credentials");
        assert_eq!(credentials.password, "  Ї пароль ");
    }

    #[test]
    fn a_wrong_pair_is_said_at_the_login() {
        let error = Error::Refused(Refusal {
            code: "wrong_credentials".into(),
            fields: vec![],
            request_id: "q".into(),
            offered: Vec::new(),
        });
        let problems = refusals(error).expect("problems");
        assert_eq!(problems.of(&Field::Login), Some(&Problem::WrongPair));
    }

    #[test]
    fn a_refused_field_is_said_at_that_field_and_an_unknown_one_stays_an_error() {
        let refused = |field| Error::refused(field, "too_long");
        assert!(
            refusals(refused("password"))
                .expect("problems")
                .of(&Field::Password)
                .is_some()
        );
        assert!(refusals(refused("tail")).is_err());
    }
}
