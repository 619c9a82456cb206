//! `tests/contract/openapi.yaml`: which operations it has, and what it says of an answer.

mod answer;
mod difference;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::Validator;
use serde_json::{Value, json};

pub use answer::Seen;
pub use difference::{Difference, Place, Rule};

pub static CONTRACT: LazyLock<Contract> = LazyLock::new(Contract::read);

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

pub struct Contract {
    root: Value,
    /// By schema: they are asked for hundreds of times.
    validators: Mutex<HashMap<String, Arc<Validator>>>,
    operations: Vec<Operation>,
}

/// One operation of the contract.
#[derive(Clone, Debug)]
pub struct Operation {
    pub id: String,
    pub method: String,
    /// With its `{variables}`.
    pub path: String,
    pub summary: String,
    /// Where each is, and its name.
    pub parameters: Vec<(String, String)>,
    /// The first example of what is sent to it.
    pub body: Option<Value>,
    /// Which types of body it takes; none where it takes no body.
    pub takes: Vec<String>,
    /// Whether a guest is turned away.
    pub needs_session: bool,
    pub statuses: Vec<u16>,
}

impl Operation {
    /// With all ids `id`.
    #[must_use]
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

    #[must_use]
    pub fn has_id(&self) -> bool {
        self.path.contains('{')
    }

    #[must_use]
    pub fn takes(&self, header: &str) -> bool {
        self.parameters.iter().any(|(_, name)| name == header)
    }

    /// Whether anything sent to it can be of a wrong shape: a body, a query, a header with a value of its own.
    #[must_use]
    pub fn can_be_misread(&self) -> bool {
        let is_free = |(place, name): &(String, String)| {
            place == "query" || place == "header" && name != "X-Requested-With"
        };
        self.body.is_some() || self.parameters.iter().any(is_free)
    }

    #[must_use]
    pub fn is_read(&self) -> bool {
        self.method == "GET"
    }
}

impl Contract {
    fn read() -> Contract {
        let text = include_str!("../../contract/openapi.yaml");
        let mut contract = Contract {
            root: serde_saphyr::from_str(text).expect("the contract is YAML"),
            validators: Mutex::default(),
            operations: Vec::new(),
        };
        contract.operations = contract.tour();
        contract
    }

    /// The whole document.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.root
    }

    /// Every operation, where it is and what it takes.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operation at a path of one, with ids or with `{variables}`; a query does not matter.
    #[must_use]
    pub fn operation(&self, method: &str, path: &str) -> Option<&Operation> {
        let (template, _) = self.path_item(path)?;
        let is_it =
            |one: &&Operation| one.path == template && one.method.eq_ignore_ascii_case(method);
        self.operations.iter().find(is_it)
    }

    /// Every operation's id with every status that it may answer.
    #[must_use]
    pub fn documented(&self) -> Vec<(String, u16)> {
        let of = |one: &Operation| {
            let id = one.id.clone();
            let with_id = move |status: &u16| (id.clone(), *status);
            one.statuses.iter().map(with_id).collect::<Vec<_>>()
        };
        self.operations.iter().flat_map(of).collect()
    }

    /// What a value has that its schema does not want, and the other way round.
    #[must_use]
    pub fn differences(&self, schema: &Value, value: &Value) -> Vec<Difference> {
        difference::of(self.validator(schema).iter_errors(value))
    }

    /// What stands there in the document, a `$ref` followed.
    ///
    /// # Panics
    /// Where a reference of the contract leads nowhere.
    #[must_use]
    pub fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
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

    /// The answer that an operation has of that status; what is no operation answers 404 or 405.
    fn response(&self, method: &str, path: &str, status: u16) -> Option<&Value> {
        let general = &self.root["components"]["responses"];
        let Some((_, item)) = self.path_item(path) else {
            return (status == 404).then(|| &general["NotFound"]);
        };
        let Some(operation) = item.get(method.to_lowercase()) else {
            return (status == 405).then(|| &general["MethodNotAllowed"]);
        };
        operation["responses"]
            .get(status.to_string())
            .map(|response| self.resolved(response))
    }

    fn path_item(&self, path: &str) -> Option<(&str, &Value)> {
        let path = path.split('?').next().unwrap_or_default();
        let paths = self.root["paths"].as_object()?;
        let fits = |template: &str| {
            let (template, path) = (template.split('/'), path.split('/'));
            template.clone().count() == path.clone().count()
                && template
                    .zip(path)
                    .all(|(wanted, part)| wanted == part || wanted.starts_with('{'))
        };
        let found = paths.iter().find(|(template, _)| fits(template))?;
        Some((found.0, found.1))
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

    fn tour(&self) -> Vec<Operation> {
        let items = self.root["paths"].as_object().into_iter().flatten();
        let of = |(path, item): (&String, &Value)| -> Vec<Operation> {
            let operations = METHODS.iter().filter_map(|method| {
                let operation = item.get(*method)?;
                Some(self.described(method, path, &item["parameters"], operation))
            });
            operations.collect()
        };
        items.flat_map(of).collect()
    }

    fn described(&self, method: &str, path: &str, shared: &Value, operation: &Value) -> Operation {
        let lists = [shared, &operation["parameters"]];
        let parameters = lists.iter().filter_map(|list| list.as_array()).flatten();
        let named = |parameter: &Value| {
            let parameter = self.resolved(parameter);
            (text(&parameter["in"]), text(&parameter["name"]))
        };
        let content = operation["requestBody"]["content"].as_object();
        let example = operation["requestBody"]["content"]["application/json"]["examples"]
            .as_object()
            .and_then(|examples| examples.values().next());
        let statuses = operation["responses"].as_object().into_iter().flatten();
        Operation {
            id: text(&operation["operationId"]),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(&operation["summary"]),
            parameters: parameters.map(named).collect(),
            body: example.map(|example| self.resolved(example)["value"].clone()),
            takes: content
                .into_iter()
                .flatten()
                .map(|(one, _)| one.clone())
                .collect(),
            needs_session: needs_session(operation),
            statuses: statuses
                .filter_map(|(status, _)| status.parse().ok())
                .collect(),
        }
    }
}

/// The contract's own rule is a session; an operation that a guest may ask has `{}` among its ways.
fn needs_session(operation: &Value) -> bool {
    let is_open = |way: &Value| way.as_object().is_some_and(serde_json::Map::is_empty);
    let ways = operation["security"].as_array();
    !ways.is_some_and(|ways| ways.iter().any(is_open))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
