//! An answer against the contract: its status, its media type, its headers, its body.

use serde_json::{Value, json};

use super::{Contract, Difference, Place, Rule};
use crate::mask;

/// An answer, however it came.
pub struct Seen<'a> {
    pub status: u16,
    pub header: &'a dyn Fn(&str) -> Option<&'a str>,
    pub body: &'a [u8],
}

impl Contract {
    /// How an answer differs from what the contract has for the operation at that path; nothing where it does not.
    #[must_use]
    pub fn judge(&self, method: &str, path: &str, answer: &Seen) -> Vec<Difference> {
        let Some(response) = self.response(method, path, answer.status) else {
            return vec![self.other_status(method, path, answer.status)];
        };
        let mut found = self.headers(response, answer);
        match response["content"].as_object() {
            Some(content) => found.extend(self.body(content, answer)),
            None if answer.body.is_empty() => {}
            None => found.push(Difference {
                place: Place::Body,
                at: String::new(),
                rule: Rule::NoBody,
                wanted: format!("{} without a body", answer.status),
                came: format!("a body of {} bytes", answer.body.len()),
            }),
        }
        found
    }

    fn other_status(&self, method: &str, path: &str, status: u16) -> Difference {
        let documented = match self.operation(method, path) {
            Some(operation) => operation.statuses.clone(),
            None => vec![404, 405],
        };
        let listed: Vec<String> = documented.iter().map(u16::to_string).collect();
        Difference {
            place: Place::Status,
            at: String::new(),
            rule: Rule::Status,
            wanted: format!("one of {}", listed.join(", ")),
            came: format!("{status}"),
        }
    }

    fn headers(&self, response: &Value, answer: &Seen) -> Vec<Difference> {
        let mut found = Vec::new();
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let header = self.resolved(header);
            let Some(value) = (answer.header)(name) else {
                if header["required"] == true {
                    found.push(absent(name, header));
                }
                continue;
            };
            let value = match header["schema"]["type"].as_str() {
                Some("integer") => value
                    .parse::<i64>()
                    .map_or(json!(value), |number| json!(number)),
                _ => json!(value),
            };
            let wrong = self.differences(&header["schema"], &value).into_iter();
            found.extend(wrong.map(|one| Difference {
                place: Place::Header(name.clone()),
                ..one
            }));
        }
        found
    }

    fn body(&self, content: &serde_json::Map<String, Value>, answer: &Seen) -> Vec<Difference> {
        let announced = (answer.header)("content-type").unwrap_or_default();
        let media_type = announced.split(';').next().unwrap_or_default().trim();
        let Some(body) = content.get(&media_type.to_ascii_lowercase()) else {
            let wanted: Vec<&str> = content.keys().map(String::as_str).collect();
            return vec![Difference {
                place: Place::MediaType,
                at: String::new(),
                rule: Rule::MediaType,
                wanted: wanted.join(" or "),
                came: if media_type.is_empty() {
                    "no Content-Type".to_owned()
                } else {
                    media_type.to_owned()
                },
            }];
        };
        match body["schema"]["contentMediaType"].as_str() {
            // A part of a file begins like anything.
            Some(_) if answer.status == 206 => Vec::new(),
            Some(file) if begins_like(file, answer.body) => Vec::new(),
            Some(file) => vec![no_such_file(file, answer.body)],
            None => self.json(&body["schema"], answer.body),
        }
    }

    fn json(&self, schema: &Value, body: &[u8]) -> Vec<Difference> {
        match serde_json::from_slice(body) {
            Ok(value) => self.differences(schema, &value),
            Err(_) => vec![Difference {
                place: Place::Body,
                at: String::new(),
                rule: Rule::Json,
                wanted: "JSON".to_owned(),
                came: mask::bytes(body),
            }],
        }
    }
}

fn absent(name: &str, header: &Value) -> Difference {
    let described = header["description"].as_str();
    Difference {
        place: Place::Header(name.to_owned()),
        at: String::new(),
        rule: Rule::Missing,
        wanted: match described {
            Some(words) => format!("the header {name}: {words}"),
            None => format!("the header {name}"),
        },
        came: "no such header".to_owned(),
    }
}

fn no_such_file(file: &str, body: &[u8]) -> Difference {
    Difference {
        place: Place::Body,
        at: String::new(),
        rule: Rule::File,
        wanted: format!("a file of type {file}"),
        came: mask::bytes(body),
    }
}

/// Whether the bytes are of the type of file that they are said to be.
fn begins_like(media_type: &str, bytes: &[u8]) -> bool {
    match media_type {
        "application/pdf" => bytes.starts_with(b"%PDF-"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/webp" => {
            bytes.starts_with(b"RIFF")
                && bytes.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP"))
        }
        other => panic!("{other} is a type that nobody has told how to know"),
    }
}
