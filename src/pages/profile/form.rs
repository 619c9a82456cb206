//! Every form of the profile: what is typed, what it means, what is wrong with it.

use super::model::Profile;
use crate::domain::contact::{Channel, Email, Phone};
use crate::domain::password::{self, PasswordProblem};
use crate::domain::person::{NamePart, NameProblem, PersonName};
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};
use crate::new_password::refused_password;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Family,
    Given,
    Patronymic,
    Value,
    /// The password that is in use.
    Current,
    New,
    Sure,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Value => "value",
            Self::Current => "current",
            Self::New => crate::new_password::FIELD,
            Self::Sure => "sure",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Name(NameProblem),
    ValueEmpty,
    /// Not what an e-mail or a phone looks like.
    Malformed,
    /// It is the one in use already.
    Same,
    PasswordEmpty,
    PasswordWrong,
    New(PasswordProblem),
    NotSure,
}

pub type Faulty = Problems<Field, Problem>;

/// Family, given, patronymic, as typed. The patronymic is optional.
pub fn parse_name([family, given, patronymic]: [String; 3]) -> Result<PersonName, Faulty> {
    let mut problems = Faulty::default();
    let mut part = |field: Field, typed: &str| match NamePart::parse(typed) {
        Ok(part) => Some(part.into_string()),
        Err(NameProblem::Empty) if field == Field::Patronymic => None,
        Err(problem) => {
            problems.add(field, Problem::Name(problem));
            None
        }
    };
    let family = part(Field::Family, &family);
    let given = part(Field::Given, &given);
    let patronymic = part(Field::Patronymic, &patronymic);
    let name = family.zip(given).map(|(family, given)| PersonName {
        given,
        patronymic,
        family,
    });
    problems.or(name)
}

/// The new e-mail or phone as the API takes it, with the password as typed.
pub fn parse_contact(
    channel: Channel,
    profile: &Profile,
    typed: &str,
    password: String,
) -> Result<(String, String), Faulty> {
    let mut problems = Faulty::default();
    let value = match (typed.trim().is_empty(), channel) {
        (true, _) => Err(Problem::ValueEmpty),
        (_, Channel::Email) => Email::parse(typed)
            .map(|email| email.as_str().to_owned())
            .ok_or(Problem::Malformed),
        (_, Channel::Phone) => Phone::parse(typed)
            .map(|phone| phone.as_str().to_owned())
            .ok_or(Problem::Malformed),
    };
    let old = profile.contact(channel);
    let value = match value {
        // To confirm the one in use is another matter.
        Ok(value) if value == old.value && old.is_confirmed => Err(Problem::Same),
        value => value,
    };
    let value = value.map_err(|problem| problems.add(Field::Value, problem));
    let password = current(&mut problems, password);
    problems.or(value.ok().zip(password))
}

/// The password in use and the one to be. `logins` are what its owner signs in with.
pub fn parse_passwords(
    in_use: String,
    new: String,
    logins: [&str; 2],
) -> Result<(String, String), Faulty> {
    let mut problems = Faulty::default();
    let in_use = current(&mut problems, in_use);
    if let Err(problem) = password::check(&new, &logins) {
        problems.add(Field::New, Problem::New(problem));
    }
    problems.or(in_use.map(|in_use| (in_use, new)))
}

/// The password, where the person says that they are sure.
pub fn parse_closure(password: String, is_sure: bool) -> Result<String, Faulty> {
    let mut problems = Faulty::default();
    let password = current(&mut problems, password);
    if !is_sure {
        problems.add(Field::Sure, Problem::NotSure);
    }
    problems.or(password)
}

fn current(problems: &mut Faulty, typed: String) -> Option<String> {
    let problem = match typed.chars().count() {
        0 => Problem::PasswordEmpty,
        1..=password::LONGEST => return Some(typed),
        _ => Problem::PasswordWrong,
    };
    problems.add(Field::Current, problem);
    None
}

/// The server's refusal as problems of the fields, in their order; any other error as it came.
pub fn refusals(error: Error) -> Result<Faulty, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let mut problems = Faulty::default();
    for refused in &refusal.fields {
        if let Some((field, problem)) = refused_at(refused) {
            problems.add(field, problem);
        }
    }
    if problems.is_empty() {
        Err(error)
    } else {
        Ok(problems)
    }
}

fn refused_at(refused: &FieldRefusal) -> Option<(Field, Problem)> {
    let name = || {
        Problem::Name(match refused.code.as_str() {
            "required" => NameProblem::Empty,
            "too_long" => NameProblem::TooLong,
            _ => NameProblem::Characters,
        })
    };
    Some(match (refused.field.as_str(), refused.code.as_str()) {
        ("name.family_name", _) => (Field::Family, name()),
        ("name.given_name", _) => (Field::Given, name()),
        ("name.patronymic", _) => (Field::Patronymic, name()),
        ("value", "required") => (Field::Value, Problem::ValueEmpty),
        ("value", _) => (Field::Value, Problem::Malformed),
        // `password` is the one in use where it is wrong, else the one to be.
        ("current_password", _) | ("password", "wrong") => (Field::Current, Problem::PasswordWrong),
        ("password", code) => (Field::New, Problem::New(refused_password(code))),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
