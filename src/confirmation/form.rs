//! Six digits: what is typed, what it means, what is wrong with it.

use crate::form::Problems;
use crate::http::Error;

pub const FIELD: &str = "code";
const DIGITS: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// Not six digits.
    Malformed,
    Wrong,
    Expired,
    /// Too many wrong tries: only a new one helps.
    UsedUp,
}

/// The code as the API takes it. A letter's «204 617» and «204-617» are the same.
pub fn parse(typed: &str) -> Result<String, Problems<Field, Problem>> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .collect();
    if code.is_empty() {
        return Err(Problems::one(Field, Problem::Empty));
    }
    if code.len() != DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problems::one(Field, Problem::Malformed));
    }
    Ok(code)
}

pub fn refusals(error: Error) -> Result<Problems<Field, Problem>, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let field = refusal.fields.iter().find(|field| field.field == FIELD);
    let problem = match field.map(|field| field.code.as_str()) {
        Some("wrong") => Problem::Wrong,
        Some("expired") => Problem::Expired,
        Some("used_up") => Problem::UsedUp,
        Some("required") => Problem::Empty,
        Some(_) => Problem::Malformed,
        None => return Err(error),
    };
    Ok(Problems::one(Field, problem))
}
