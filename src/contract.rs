//! The contract's examples: each slice reads them as it reads the API's answers.

use serde::de::DeserializeOwned;
use serde_json::Value;

const CONTRACT: &str = include_str!("../tests/contract/openapi.yaml");

/// The value of the example `name`.
pub fn example(name: &str) -> Value {
    let contract: Value = serde_saphyr::from_str(CONTRACT).expect("the contract is YAML");
    contract["components"]["examples"][name]["value"].clone()
}

/// The same, read as a wire shape.
pub fn decode<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(example(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}
