//! A request as a report shows it: without ids, tags, keys, cookies and passwords.

use serde_json::Value;

use super::{Ask, Body, Who};

/// Whose values may be a consumer's; what else is in a body was made up here.
const HIDDEN: [&str; 7] = [
    "login",
    "password",
    "value",
    "starts_at",
    "label",
    "version",
    "subject",
];

/// Bytes of a body that are shown.
const SHOWN: usize = 300;

impl Ask {
    /// `POST /feedback, signed in, with Idempotency-Key, body {…}`
    pub fn words(&self) -> String {
        let mut words = format!(
            "{} {}, {}",
            self.method,
            self.path_shown(),
            self.who_words()
        );
        for (name, value) in self.headers() {
            match name {
                "X-Requested-With" | "Content-Type" => {}
                _ => words.push_str(&format!(
                    ", {name}: {}",
                    header_shown(name, value).trim_matches('"')
                )),
            }
        }
        let is_write = !matches!(self.method.as_str(), "GET" | "OPTIONS");
        if is_write && self.header_of("X-Requested-With").is_none() {
            words.push_str(", without X-Requested-With");
        }
        match self.body_shown() {
            Some(body) => format!("{words}, body {body}"),
            None => words,
        }
    }

    /// To try it by hand. Variables stand for what is a secret or somebody's.
    pub fn curl(&self) -> String {
        let mut curl = match self.method.as_str() {
            "GET" => "curl -i".to_owned(),
            method => format!("curl -i -X {method}"),
        };
        match self.who {
            Who::Guest => {}
            Who::Consumer if self.signs_in() => curl.push_str(" -c cookies.txt"),
            Who::Consumer => curl.push_str(" -b cookies.txt"),
            Who::Bearer(_) => curl.push_str(" -b gc_session=made-up"),
        }
        for (name, value) in self.headers() {
            curl.push_str(&format!(
                " -H \"{name}: {}\"",
                header_shown(name, value).replace('"', "")
            ));
        }
        match self.body() {
            Body::None => {}
            Body::Json(_) => {
                curl.push_str(&format!(" -d '{}'", self.body_shown().unwrap_or_default()))
            }
            Body::Bytes(..) => curl.push_str(" --data-binary @file"),
        }
        let path = self.path_shown().replace('{', "$").replace('}', "");
        format!("{curl} \"$API{path}\"")
    }

    /// The query's values that were made up here; ids and cursors are somebody's.
    fn path_shown(&self) -> String {
        let whole = self.path(|value| value.to_owned());
        match whole.split_once('?') {
            None => self.template.clone(),
            Some((_, query)) => {
                let pairs = query.split('&').map(|pair| match pair.split_once('=') {
                    Some((name, _)) if name.ends_with("_id") || name == "cursor" => {
                        format!("{name}={{{name}}}")
                    }
                    _ => pair.to_owned(),
                });
                format!("{}?{}", self.template, pairs.collect::<Vec<_>>().join("&"))
            }
        }
    }

    fn signs_in(&self) -> bool {
        self.method == "POST" && self.template == "/session"
    }

    fn who_words(&self) -> &'static str {
        match self.who {
            Who::Guest => "as a guest",
            Who::Consumer if self.signs_in() => "signing in",
            Who::Consumer => "signed in",
            Who::Bearer(_) => "with a session that is none",
        }
    }

    fn body_shown(&self) -> Option<String> {
        match self.body() {
            Body::None => None,
            Body::Json(json) => Some(shortened(&hidden(json).to_string())),
            Body::Bytes(media_type, bytes) => {
                Some(format!("of {} bytes, {media_type}", bytes.len()))
            }
        }
    }
}

fn header_shown(name: &str, value: &str) -> String {
    match name {
        "If-None-Match" if value.len() > 200 => "(201 characters)".to_owned(),
        "If-None-Match" | "If-Range" => "$ETAG".to_owned(),
        "Idempotency-Key" => "$KEY".to_owned(),
        _ => value.to_owned(),
    }
}

fn hidden(json: &Value) -> Value {
    match json {
        Value::Object(properties) => {
            let shown = properties.iter().map(|(name, value)| {
                let is_hidden = HIDDEN.contains(&name.as_str()) || name.ends_with("_id");
                let value = if is_hidden {
                    Value::from("…")
                } else {
                    hidden(value)
                };
                (name.clone(), value)
            });
            Value::Object(shown.collect())
        }
        other => other.clone(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}… ({} bytes)", &text[..at], text.len()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_somebodys_is_never_shown() {
        let ask = Ask::post("/accounts/{account_id}/readings")
            .id("account_id", "a-1500000015")
            .query("meter_id", "m-70415")
            .key("0123456789abcdef")
            .json(json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" }));
        let shown = format!("{}\n{}", ask.words(), ask.curl());
        for secret in ["1500000015", "70415", "14400", "0123456789abcdef"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(
            shown.contains("POST /accounts/{account_id}/readings?meter_id={meter_id}, signed in"),
            "{shown}"
        );
        assert!(
            shown.contains("\"$API/accounts/$account_id/readings?meter_id=$meter_id\""),
            "{shown}"
        );
        assert!(shown.contains("2026-11-03"), "{shown}");
    }

    #[test]
    fn a_password_is_never_shown() {
        let ask = Ask::post("/session")
            .json(json!({ "login": "olena@example.com", "password": "secret" }));
        let shown = format!("{}\n{}", ask.words(), ask.curl());
        assert!(
            !shown.contains("secret") && !shown.contains("olena"),
            "{shown}"
        );
    }
}
