//! `tests/contract/openapi.yaml`: what it says of an answer, and whether its own examples keep to it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::here::Answer;

pub static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::read);

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

pub struct Contract {
    root: Value,
    /// By schema: they are asked for hundreds of times.
    validators: Mutex<HashMap<String, Arc<Validator>>>,
}

/// One operation of the contract.
pub struct Stop {
    pub id: String,
    pub method: String,
    /// With its `{variables}`.
    pub path: String,
    /// Where each is, and its name.
    pub parameters: Vec<(String, String)>,
    /// The first example of what is sent to it.
    pub body: Option<Value>,
}

impl Stop {
    /// With all ids `id`.
    pub fn path_with(&self, id: &str) -> String {
        let part = |part: &str| {
            if part.starts_with('{') {
                id.to_owned()
            } else {
                part.to_owned()
            }
        };
        self.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    pub fn has_id(&self) -> bool {
        self.path.contains('{')
    }

    pub fn takes(&self, header: &str) -> bool {
        self.parameters.iter().any(|(_, name)| name == header)
    }

    /// Whether anything sent to it can be of a wrong shape: a body, a query, a header with a value of its own.
    pub fn can_be_misread(&self) -> bool {
        let is_free = |(place, name): &(String, String)| {
            place == "query" || place == "header" && name != "X-Requested-With"
        };
        self.body.is_some() || self.parameters.iter().any(is_free)
    }
}

impl Contract {
    fn read() -> Contract {
        let text = include_str!("../../contract/openapi.yaml");
        let root = serde_saphyr::from_str(text).expect("the contract is YAML");
        Contract {
            root,
            validators: Mutex::default(),
        }
    }

    /// Panics where the answer is not one of the operation's, in status, media type, headers or body.
    pub fn check(&self, method: &str, path: &str, answer: &Answer) {
        let response = self
            .response(method, path, answer.status)
            .unwrap_or_else(|| {
                panic!(
                    "{method} {path} answers {}, which the contract does not have: {}",
                    answer.status, answer.text
                )
            });
        self.check_headers(method, path, response, answer);
        let Some(content) = response["content"].as_object() else {
            assert_eq!(
                answer.text, "",
                "{method} {path}, {}: a body without a schema",
                answer.status
            );
            return;
        };
        let media_type = answer.header("content-type").unwrap_or_default();
        let body = content.get(media_type).unwrap_or_else(|| {
            panic!(
                "{method} {path}, {}: media type {media_type:?}",
                answer.status
            )
        });
        match body["schema"]["contentMediaType"].as_str() {
            // A part of a file begins like anything.
            Some(_) if answer.status == 206 => {}
            Some(file) => assert!(
                begins_like(file, &answer.bytes),
                "{method} {path}: no {file}"
            ),
            None => {
                self.assert_valid(&body["schema"], &answer.json(), &format!("{method} {path}"));
            }
        }
    }

    /// The answers that an operation has; what is no operation answers 404 or 405.
    fn response(&self, method: &str, path: &str, status: u16) -> Option<&Value> {
        let path = path.split('?').next().unwrap_or_default();
        let general = &self.root["components"]["responses"];
        let Some(item) = self.path_item(path) else {
            return (status == 404).then(|| &general["NotFound"]);
        };
        let Some(operation) = item.get(method.to_lowercase()) else {
            return (status == 405).then(|| &general["MethodNotAllowed"]);
        };
        operation["responses"]
            .get(status.to_string())
            .map(|response| self.resolved(response))
    }

    fn path_item(&self, path: &str) -> Option<&Value> {
        let paths = self.root["paths"]
            .as_object()
            .expect("the contract has paths");
        let fits = |template: &str| {
            let (template, path) = (template.split('/'), path.split('/'));
            template.clone().count() == path.clone().count()
                && template
                    .zip(path)
                    .all(|(wanted, part)| wanted == part || wanted.starts_with('{'))
        };
        paths
            .iter()
            .find(|(template, _)| fits(template))
            .map(|(_, item)| item)
    }

    fn check_headers(&self, method: &str, path: &str, response: &Value, answer: &Answer) {
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let header = self.resolved(header);
            let Some(value) = answer.header(name) else {
                assert_ne!(
                    header["required"], true,
                    "{method} {path}, {}: no {name}",
                    answer.status
                );
                continue;
            };
            let value = match header["schema"]["type"].as_str() {
                Some("integer") => json!(value.parse::<i64>().expect("a number in a header")),
                _ => json!(value),
            };
            self.assert_valid(
                &header["schema"],
                &value,
                &format!("{name} of {method} {path}"),
            );
        }
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            None => value,
            Some(reference) => {
                let pointer = reference.trim_start_matches('#');
                self.root
                    .pointer(pointer)
                    .unwrap_or_else(|| panic!("{reference} leads nowhere"))
            }
        }
    }

    fn assert_valid(&self, schema: &Value, value: &Value, whose: &str) {
        let validator = self.validator(schema);
        let wrong: Vec<String> = validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            wrong.is_empty(),
            "{whose} is not as the contract says: {wrong:#?}\n{value:#}"
        );
    }

    fn validator(&self, schema: &Value) -> Arc<Validator> {
        let mut validators = self
            .validators
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let made = validators.entry(schema.to_string()).or_insert_with(|| {
            // References are counted from the root of the contract.
            let whole = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "components": { "schemas": self.root["components"]["schemas"] },
                "allOf": [schema],
            });
            let options = jsonschema::options().should_validate_formats(true);
            Arc::new(options.build(&whole).expect("a valid schema"))
        });
        made.clone()
    }

    fn operations(&self) -> impl Iterator<Item = &Map<String, Value>> {
        let items = self.root["paths"].as_object().into_iter().flatten();
        items.flat_map(|(_, item)| {
            METHODS
                .iter()
                .filter_map(|method| item.get(*method).and_then(Value::as_object))
        })
    }

    /// Every operation, where it is and what it takes.
    pub fn tour(&self) -> Vec<Stop> {
        let items = self.root["paths"].as_object().into_iter().flatten();
        let of = |(path, item): (&String, &Value)| -> Vec<Stop> {
            let operations = METHODS.iter().filter_map(|method| {
                let operation = item.get(*method)?;
                Some(self.stop(method, path, &item["parameters"], operation))
            });
            operations.collect()
        };
        items.flat_map(of).collect()
    }

    fn stop(&self, method: &str, path: &str, shared: &Value, operation: &Value) -> Stop {
        let lists = [shared, &operation["parameters"]];
        let parameters = lists.iter().filter_map(|list| list.as_array()).flatten();
        let named = |parameter: &Value| {
            let parameter = self.resolved(parameter);
            let text = |name: &str| parameter[name].as_str().unwrap_or_default().to_owned();
            (text("in"), text("name"))
        };
        let body = &operation["requestBody"]["content"]["application/json"]["examples"];
        let example = body
            .as_object()
            .and_then(|examples| examples.values().next());
        Stop {
            id: operation["operationId"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            method: method.to_uppercase(),
            path: path.to_owned(),
            parameters: parameters.map(named).collect(),
            body: example.map(|example| self.resolved(example)["value"].clone()),
        }
    }

    /// Every operation's id with every status that it may answer.
    pub fn documented(&self) -> Vec<(String, u16)> {
        self.operations()
            .flat_map(|operation| {
                let id = operation["operationId"].as_str().unwrap_or_default();
                let responses = operation["responses"].as_object().into_iter().flatten();
                responses.map(move |(status, _)| (id.to_owned(), status.parse().expect("a status")))
            })
            .collect()
    }

    /// The id of the operation at a path.
    pub fn operation_id(&self, method: &str, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap_or_default();
        let operation = self.path_item(path)?.get(method.to_lowercase())?;
        operation["operationId"].as_str().map(str::to_owned)
    }

    /// Checks the examples beside each schema; how many there were.
    fn check_examples(&self, of: &str, content: &Value) -> usize {
        let mut seen = 0;
        let has_text = |body: &Value| body["schema"]["contentMediaType"].is_null();
        let content = content.as_object().into_iter().flatten();
        for (media_type, body) in content.filter(|(_, body)| has_text(body)) {
            let examples = body["examples"].as_object();
            assert!(
                examples.is_some_and(|some| !some.is_empty()),
                "{of}: {media_type} has no example"
            );
            for (name, example) in examples.into_iter().flatten() {
                let example = self.resolved(example);
                self.assert_valid(&body["schema"], &example["value"], &format!("{of}, {name}"));
                seen += 1;
            }
        }
        seen
    }
}

/// Whether the bytes are of the type of file that they are said to be.
fn begins_like(media_type: &str, bytes: &[u8]) -> bool {
    match media_type {
        "application/pdf" => bytes.starts_with(b"%PDF-"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/webp" => bytes.starts_with(b"RIFF") && bytes[8..].starts_with(b"WEBP"),
        other => panic!("{other} is a type that nobody has told how to know"),
    }
}

#[test]
fn every_answer_with_a_body_has_an_example_and_every_example_keeps_to_its_schema() {
    let mut seen = 0;
    for operation in CONTRACT.operations() {
        let id = operation["operationId"].as_str().unwrap_or_default();
        for (status, response) in operation["responses"].as_object().into_iter().flatten() {
            let content = &CONTRACT.resolved(response)["content"];
            seen += CONTRACT.check_examples(&format!("{id} {status}"), content);
        }
        if let Some(body) = operation.get("requestBody") {
            seen += CONTRACT.check_examples(id, &body["content"]);
        }
    }
    let general = CONTRACT.root["components"]["responses"].as_object();
    for (name, response) in general.into_iter().flatten() {
        seen += CONTRACT.check_examples(name, &response["content"]);
    }
    assert!(seen > 50, "only {seen} examples were found");
}

#[test]
fn every_example_is_used() {
    let text = CONTRACT.root.to_string();
    let examples = CONTRACT.root["components"]["examples"].as_object();
    for (name, _) in examples.into_iter().flatten() {
        let reference = format!("\"#/components/examples/{name}\"");
        assert!(
            text.contains(&reference),
            "the example {name} belongs to no answer"
        );
    }
}

#[test]
fn every_operation_has_an_id_of_its_own_and_says_which_errors_it_has() {
    let mut ids: Vec<&str> = CONTRACT
        .operations()
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    assert_eq!(ids.len(), CONTRACT.operations().count());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(
        ids.len(),
        CONTRACT.operations().count(),
        "an id is there twice: {ids:?}"
    );
    for operation in CONTRACT.operations() {
        let responses = operation["responses"].as_object().expect("answers");
        for status in ["429", "503"] {
            assert!(
                responses.contains_key(status),
                "{}: no {status}",
                operation["operationId"]
            );
        }
    }
}

#[test]
#[should_panic(expected = "is not as the contract says")]
fn an_answer_with_a_field_too_many_is_found() {
    let answer = Answer {
        status: 200,
        headers: [(
            axum::http::header::CONTENT_TYPE,
            "application/json".parse().expect("a value"),
        )]
        .into_iter()
        .collect(),
        text: json!({ "state": "guest", "token": "leaked" }).to_string(),
        bytes: Default::default(),
    };
    CONTRACT.check("GET", "/session", &answer);
}

#[test]
#[should_panic(expected = "which the contract does not have")]
fn an_answer_of_a_status_that_is_not_there_is_found() {
    let answer = Answer {
        status: 500,
        headers: Default::default(),
        text: String::new(),
        bytes: Default::default(),
    };
    CONTRACT.check("GET", "/session", &answer);
}
