//! A person's name as it may be written, and as it is stored.

use serde::Deserialize;

use crate::problem::FieldProblem;
use crate::request::there;
use crate::session::ConsumerJson;

/// Characters; the contract's limit.
const LONGEST: usize = 60;

/// As typed. A patronymic is `null` where there is none, and left out by mistake only.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewNameJson {
    given_name: Option<String>,
    #[serde(default, deserialize_with = "there")]
    patronymic: Option<Option<String>>,
    family_name: Option<String>,
}

/// The name as it is stored; or what is wrong, under the names that the request has for given name, patronymic
/// and family name.
pub(crate) fn checked(
    name: NewNameJson,
    fields: [&'static str; 3],
) -> Result<ConsumerJson, Vec<FieldProblem>> {
    let given_name = part(name.given_name);
    let patronymic = match name.patronymic {
        None => Err("required"),
        Some(None) => Ok(None),
        Some(some) => part(some).map(Some),
    };
    let family_name = part(name.family_name);
    match (given_name, patronymic, family_name) {
        (Ok(given_name), Ok(patronymic), Ok(family_name)) => Ok(ConsumerJson {
            given_name,
            patronymic,
            family_name,
        }),
        (given_name, patronymic, family_name) => {
            let codes = [given_name.err(), patronymic.err(), family_name.err()];
            let wrong = fields.into_iter().zip(codes);
            Err(wrong
                .filter_map(|(field, code)| Some(FieldProblem { field, code: code? }))
                .collect())
        }
    }
}

fn part(typed: Option<String>) -> Result<String, &'static str> {
    let typed = typed.unwrap_or_default();
    let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
    let name: String = words.join(" ").chars().map(one_apostrophe).collect();
    if name.is_empty() {
        Err("required")
    } else if typed.chars().count() > LONGEST {
        Err("too_long")
    } else if is_name(&name) {
        Ok(name)
    } else {
        Err("malformed")
    }
}

/// Keyboards have four of them.
fn one_apostrophe(letter: char) -> char {
    match letter {
        '\'' | '’' | '`' => 'ʼ',
        other => other,
    }
}

fn is_name(name: &str) -> bool {
    let ends = [name.chars().next(), name.chars().next_back()];
    ends.iter().all(|end| end.is_some_and(is_letter))
        && name
            .chars()
            .all(|letter| is_letter(letter) || "ʼ- ".contains(letter))
}

/// Of the Ukrainian alphabet or a Latin one, its diacritics included.
fn is_letter(letter: char) -> bool {
    let is_ukrainian = matches!(letter, 'а'..='я' | 'А'..='Я' | 'є' | 'і' | 'ї' | 'ґ' | 'Є' | 'І' | 'Ї' | 'Ґ')
        && !"ъыэЪЫЭ".contains(letter);
    let is_latin =
        letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ɏ') && letter.is_alphabetic();
    is_ukrainian || is_latin
}
