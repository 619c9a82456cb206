//! What a schema refuses, one difference a property, in words.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::mask;

/// One way in which an answer is not as the contract says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub place: Place,
    /// Within the body: `accounts[].window.today`; empty for all of it.
    pub at: String,
    pub rule: Rule,
    pub wanted: String,
    /// Without what it says: see [`crate::mask`].
    pub came: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Status,
    MediaType,
    Header(String),
    Body,
}

/// Which kind of wish it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    Status,
    MediaType,
    Json,
    File,
    NoBody,
    /// A property or header that is not there.
    Missing,
    /// A property that the contract does not have.
    Unknown,
    Type,
    /// A word outside a list that does not grow.
    Word,
    /// A date, an instant, an address, a pattern.
    Format,
    /// A number or a length outside its bounds.
    Bounds,
}

pub(super) fn of<'a>(errors: impl Iterator<Item = ValidationError<'a>>) -> Vec<Difference> {
    let mut found = Vec::new();
    for error in errors {
        collect(&error, &mut found);
    }
    found
}

fn collect(error: &ValidationError, found: &mut Vec<Difference>) {
    match error.kind() {
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            match nearest(context, &error.instance_path().to_string()) {
                Some(branch) => branch.iter().for_each(|error| collect(error, found)),
                None => found.push(plain(error, Rule::Type, "one of the contract's shapes")),
            }
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            found.extend(unexpected.iter().map(|name| unknown(error, name)));
        }
        _ => found.push(one(error)),
    }
}

/// The way that the value was meant to go: of several the one with the fewest faults, and none that is of another type
/// altogether (a missing account is no `null`).
fn nearest<'a>(
    context: &'a [Vec<ValidationError<'static>>],
    at: &str,
) -> Option<&'a Vec<ValidationError<'static>>> {
    let is_meant = |branch: &&Vec<ValidationError>| {
        !branch.is_empty()
            && !branch.iter().any(|error| {
                let is_type = matches!(error.kind(), ValidationErrorKind::Type { .. });
                is_type && error.instance_path().to_string() == at
            })
    };
    let other_state = |branch: &Vec<ValidationError>| {
        branch
            .iter()
            .filter(|error| matches!(error.kind(), ValidationErrorKind::Constant { .. }))
            .count()
    };
    let meant = context.iter().filter(is_meant);
    let first = || context.iter().find(|branch| !branch.is_empty());
    meant
        .min_by_key(|branch| (other_state(branch), branch.len()))
        .or_else(first)
}

fn one(error: &ValidationError) -> Difference {
    match error.kind() {
        ValidationErrorKind::Required { property } => missing(error, property),
        ValidationErrorKind::Type { kind } => plain(error, Rule::Type, &type_words(kind)),
        ValidationErrorKind::Enum { options } => word(error, options),
        ValidationErrorKind::Constant { expected_value } => word(error, expected_value),
        ValidationErrorKind::Format { format } => plain(error, Rule::Format, format_words(format)),
        ValidationErrorKind::Pattern { pattern } => {
            plain(error, Rule::Format, &format!("text like {pattern}"))
        }
        kind => plain(error, Rule::Bounds, &bounds(kind)),
    }
}

fn missing(error: &ValidationError, property: &Value) -> Difference {
    let name = property.as_str().unwrap_or_default();
    Difference {
        place: Place::Body,
        at: below(&path(error), name),
        rule: Rule::Missing,
        wanted: format!("`{name}` is always there, if only as null where the contract allows it"),
        came: "no such property".to_owned(),
    }
}

fn unknown(error: &ValidationError, name: &str) -> Difference {
    let name = mask::name(name);
    Difference {
        place: Place::Body,
        at: below(&path(error), &name),
        rule: Rule::Unknown,
        wanted: format!("no property `{name}`"),
        came: format!("a property `{name}`"),
    }
}

fn word(error: &ValidationError, options: &Value) -> Difference {
    let wanted = match options.as_array() {
        Some(words) => {
            let words: Vec<String> = words.iter().map(Value::to_string).collect();
            format!("one of {}: this list does not grow", words.join(", "))
        }
        None => options.to_string(),
    };
    Difference {
        came: mask::word(error.instance()),
        ..plain(error, Rule::Word, &wanted)
    }
}

fn plain(error: &ValidationError, rule: Rule, wanted: &str) -> Difference {
    Difference {
        place: Place::Body,
        at: path(error),
        rule,
        wanted: wanted.to_owned(),
        came: mask::value(error.instance()),
    }
}

/// `/accounts/0/window/today` as `accounts[].window.today`.
fn path(error: &ValidationError) -> String {
    let pointer = error.instance_path().to_string();
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str("[]");
        } else {
            path = below(&path, &mask::name(part));
        }
    }
    path
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn type_words(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => type_word(&one.to_string()).to_owned(),
        TypeKind::Multiple(several) => {
            let words = several
                .iter()
                .map(|one| type_word(&one.to_string()).to_owned());
            words.collect::<Vec<_>>().join(" or ")
        }
    }
}

fn type_word(name: &str) -> &str {
    match name {
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "text",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}

fn format_words(format: &str) -> &str {
    match format {
        "date" => "a day in Europe/Kyiv as 2026-11-03",
        "date-time" => "an instant with its offset, as 2026-11-03T19:30:00+02:00",
        "uri" => "a whole address, as https://…",
        "uri-reference" => "an address or a path",
        other => other,
    }
}

fn bounds(kind: &ValidationErrorKind) -> String {
    match kind {
        ValidationErrorKind::Minimum { limit } => format!("{limit} or more"),
        ValidationErrorKind::Maximum { limit } => format!("{limit} or less"),
        ValidationErrorKind::MinLength { limit } => format!("{limit} characters or more"),
        ValidationErrorKind::MaxLength { limit } => format!("{limit} characters at most"),
        ValidationErrorKind::MinItems { limit } => format!("{limit} items or more"),
        ValidationErrorKind::MaxItems { limit } => format!("{limit} items at most"),
        other => format!("what the contract's `{}` says", other.keyword()),
    }
}
