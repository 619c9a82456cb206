//! One request, before it is sent and as a report may show it: by its template, without ids and secrets.

use serde_json::Value;

#[derive(Clone)]
pub struct Ask {
    pub method: String,
    /// With its `{variables}`.
    pub template: String,
    ids: Vec<(String, String)>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Body,
    pub who: Who,
}

#[derive(Clone)]
pub enum Body {
    None,
    Json(Value),
    Bytes(&'static str, Vec<u8>),
}

#[derive(Clone, PartialEq, Eq)]
pub enum Who {
    Guest,
    /// With the cookies that the API has set.
    Consumer,
    /// With these.
    Bearer(String),
}

/// The header that no form of a foreign site can send.
const REQUESTED_WITH: (&str, &str) = ("X-Requested-With", "gas-cabinet");

impl Ask {
    /// As the cabinet asks: a write with its header.
    pub fn new(method: &str, template: &str) -> Ask {
        let ask = Ask {
            method: method.to_owned(),
            template: template.to_owned(),
            ids: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::None,
            who: Who::Consumer,
        };
        match method {
            "GET" | "OPTIONS" => ask,
            _ => ask.header(REQUESTED_WITH.0, REQUESTED_WITH.1),
        }
    }

    pub fn get(template: &str) -> Ask {
        Ask::new("GET", template)
    }

    pub fn post(template: &str) -> Ask {
        Ask::new("POST", template)
    }

    pub fn id(mut self, name: &str, value: &str) -> Ask {
        self.ids.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn ids(mut self, ids: &[(String, String)]) -> Ask {
        self.ids.extend_from_slice(ids);
        self
    }

    /// In the place of the one it has by that name.
    pub fn with_id(mut self, name: &str, value: &str) -> Ask {
        self.ids.retain(|(one, _)| one != name);
        self.id(name, value)
    }

    pub fn ids_known(&self) -> &[(String, String)] {
        &self.ids
    }

    pub fn query(mut self, name: &str, value: &str) -> Ask {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Ask {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Ask {
        self.headers.retain(|(one, _)| one != name);
        self
    }

    /// As a form of a foreign site would send it.
    pub fn forged(self) -> Ask {
        self.without(REQUESTED_WITH.0)
    }

    pub fn key(self, key: &str) -> Ask {
        self.without("Idempotency-Key")
            .header("Idempotency-Key", key)
    }

    pub fn json(mut self, body: Value) -> Ask {
        self.body = Body::Json(body);
        self.without("Content-Type")
            .header("Content-Type", "application/json")
    }

    pub fn bytes(mut self, media_type: &'static str, bytes: Vec<u8>) -> Ask {
        self.body = Body::Bytes(media_type, bytes);
        self.without("Content-Type")
            .header("Content-Type", media_type)
    }

    pub fn by(mut self, who: Who) -> Ask {
        self.who = who;
        self
    }

    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn header_of(&self, name: &str) -> Option<&str> {
        self.headers()
            .find(|(one, _)| *one == name)
            .map(|(_, value)| value)
    }

    /// With its ids and query, each as `encoded`.
    pub fn path(&self, encoded: impl Fn(&str) -> String) -> String {
        let mut path = self.template.clone();
        for (name, value) in &self.ids {
            path = path.replace(&format!("{{{name}}}"), &encoded(value));
        }
        let query = self
            .query
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)));
        let query: Vec<String> = query.collect();
        match query.is_empty() {
            true => path,
            false => format!("{path}?{}", query.join("&")),
        }
    }

    pub fn payload(&self) -> Vec<u8> {
        match &self.body {
            Body::None => Vec::new(),
            Body::Json(json) => json.to_string().into_bytes(),
            Body::Bytes(_, bytes) => bytes.clone(),
        }
    }

    pub fn body(&self) -> &Body {
        &self.body
    }
}
