//! Whose cabinet, and the new password: what is typed, what is wrong with it.

use crate::domain::contact::Login;
use crate::domain::password::{self, PasswordProblem};
use crate::form::Problems;
use crate::http::Error;
use crate::new_password::refused_password;

pub const LOGIN: &str = "login";

/// Each of the two forms has one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginProblem {
    Empty,
    Unrecognised,
    /// An account number: no code can be sent to one.
    AccountNumber,
}

/// An e-mail or a phone.
pub fn parse_login(typed: &str) -> Result<Login, Problems<Only, LoginProblem>> {
    let problem = match Login::parse(typed) {
        Ok(Login::AccountNumber(_)) => LoginProblem::AccountNumber,
        Ok(login) => return Ok(login),
        Err(crate::domain::contact::LoginProblem::Empty) => LoginProblem::Empty,
        Err(crate::domain::contact::LoginProblem::Unrecognised) => LoginProblem::Unrecognised,
    };
    Err(Problems::one(Only, problem))
}

pub fn login_problems(error: Error) -> Result<Problems<Only, LoginProblem>, Error> {
    match &error {
        Error::Refused(refusal) if !refusal.fields.is_empty() => {
            Ok(Problems::one(Only, LoginProblem::Unrecognised))
        }
        _ => Err(error),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewProblem {
    Password(PasswordProblem),
    /// Too long after the code.
    Expired,
}

pub fn parse_password(typed: String) -> Result<String, Problems<Only, NewProblem>> {
    match password::check(&typed, &[]) {
        Ok(()) => Ok(typed),
        Err(problem) => Err(Problems::one(Only, NewProblem::Password(problem))),
    }
}

pub fn password_problems(error: Error) -> Result<Problems<Only, NewProblem>, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let refused = refusal.fields.first();
    let problem = match refused.map(|field| (field.field.as_str(), field.code.as_str())) {
        // Not confirmed, or too long ago.
        Some(("code", _) | (_, "expired")) => NewProblem::Expired,
        Some(("password", code)) => NewProblem::Password(refused_password(code)),
        _ => return Err(error),
    };
    Ok(Problems::one(Only, problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_goes_to_an_email_or_a_phone_and_nowhere_else() {
        assert!(matches!(parse_login("a@example.com"), Ok(Login::Email(_))));
        assert!(matches!(parse_login("050 111 22 33"), Ok(Login::Phone(_))));
        let problem = |typed| parse_login(typed).expect_err("no").of(&Only).copied();
        assert_eq!(problem(" "), Some(LoginProblem::Empty));
        assert_eq!(problem("олена"), Some(LoginProblem::Unrecognised));
        assert_eq!(problem("150000015"), Some(LoginProblem::AccountNumber));
    }

    #[test]
    fn what_the_server_refuses_is_said_at_the_field() {
        let problems = login_problems(Error::refused("login", "malformed")).expect("problems");
        assert_eq!(problems.of(&Only), Some(&LoginProblem::Unrecognised));
        let problems =
            password_problems(Error::refused("password", "too_common")).expect("problems");
        let common = NewProblem::Password(PasswordProblem::TooCommon);
        assert_eq!(problems.of(&Only), Some(&common));
        let problems = password_problems(Error::refused("password", "expired")).expect("problems");
        assert_eq!(problems.of(&Only), Some(&NewProblem::Expired));
        assert!(password_problems(Error::Offline).is_err());
    }
}
