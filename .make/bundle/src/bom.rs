//! The software bill of materials, CycloneDX 1.6: what is asked for when a hole becomes known in some crate.

use crate::crates::{Crate, Id, Parts};
use serde_json::{Value, json};

const TARGET: &str = "wasm32-unknown-unknown";

/// The same bytes from the same sources: without a time and without a number that chance has made.
pub fn document(version: &str, compiler: &str, parts: &Parts) -> Value {
    let cabinet = format!("pkg:cargo/gas-cabinet@{version}");
    let library = json!({
        "type": "library", "bom-ref": "rust-std", "name": "rust-std", "version": compiler, "scope": "required",
        "description": "Rust's standard library, with the crates it is made of",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "purl": format!("pkg:generic/rust-std@{compiler}?target={TARGET}"),
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    });
    let components: Vec<Value> = parts
        .crates
        .iter()
        .map(component)
        .chain([library])
        .collect();
    let mut direct: Vec<String> = parts.direct.iter().map(purl).collect();
    direct.push("rust-std".to_owned());
    let mut dependencies = vec![json!({ "ref": cabinet, "dependsOn": direct })];
    dependencies.extend(parts.crates.iter().map(needs));
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": cabinet, "name": "gas-cabinet", "version": version,
            "purl": cabinet, "licenses": [{ "license": { "id": "MIT" } }],
        } },
        "components": components,
        "dependencies": dependencies,
    })
}

fn component(one: &Crate) -> Value {
    let purl = purl(&one.id());
    let mut component = json!({
        "type": "library", "bom-ref": purl, "name": one.name, "version": one.version, "purl": purl,
        // What only builds the program is not in it.
        "scope": if one.travels { "required" } else { "excluded" },
        "licenses": [{ "expression": one.licence }],
    });
    if let Some(checksum) = &one.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(repository) = &one.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}

fn needs(one: &Crate) -> Value {
    let needs: Vec<String> = one.needs.iter().map(purl).collect();
    json!({ "ref": purl(&one.id()), "dependsOn": needs })
}

/// A package's address; a plus in it would be read as a space.
fn purl((name, version): &Id) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}
