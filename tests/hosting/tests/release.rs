//! What a release says of itself is true of what is served.

use base64::{Engine, engine::general_purpose::STANDARD};
use hosting::{Nginx, OWN_ADDRESS, Release};
use serde_json::Value;
use sha2::{Digest, Sha384};

fn json(release: &Release, name: &str) -> Value {
    serde_json::from_str(&release.text(name)).expect("JSON")
}

#[test]
fn every_digest_is_of_what_is_served() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    let digests = json(&release, "integrity.json");
    let digests = digests.as_object().unwrap();
    let mut listed: Vec<&str> = digests
        .keys()
        .map(String::as_str)
        .chain(["integrity.json"])
        .collect();
    listed.sort_unstable();
    assert_eq!(listed, release.files());
    for (name, digest) in digests {
        let answer = connection.get(&format!("/{name}"), &[]);
        let is = format!("sha384-{}", STANDARD.encode(Sha384::digest(&answer.body)));
        assert_eq!(digest, &is, "{name}");
    }
}

#[test]
fn the_newest_program_is_where_it_is_said_to_be() {
    let release = Release::here();
    let newest = json(&release, "release.json");
    let (assets, sheet) = (
        newest["assets"].as_str().unwrap(),
        newest["sheet"].as_str().unwrap(),
    );
    assert_eq!(assets, format!("{}/", release.set()));
    let page = release.text("index.html");
    assert!(page.contains(&format!("{assets}boot.js")) && page.contains(sheet));
    for name in ["boot.js", "main.js", "main_bg.wasm", "framed.js"] {
        assert!(release.0.join(assets).join(name).exists(), "{name}");
    }
    assert!(release.0.join(sheet).exists());
    assert_eq!(newest["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_loader_is_there_under_a_lasting_name_too_and_knows_no_build() {
    let release = Release::here();
    let files = release.files();
    let pinned: Vec<_> = files
        .iter()
        .filter(|name| name.starts_with("gas-cabinet-"))
        .collect();
    let [pinned] = pinned[..] else {
        panic!("{pinned:?}");
    };
    assert_eq!(release.read(pinned), release.read("gas-cabinet.js"));
    let set = release.set();
    let hash = set.rsplit('/').next().unwrap();
    assert!(!release.text("gas-cabinet.js").contains(hash));
}

#[test]
fn an_installed_cabinet_is_told_from_others_of_its_origin() {
    let release = Release::here();
    for (site, base) in [("dist", "/"), ("target/dist-cabinet", "/cabinet/")] {
        let manifest = json(&release.beside(site), "manifest.webmanifest");
        assert_eq!(manifest["id"], base, "{site}");
    }
}

/// Device and server keep different files for different times: the worker must not hold the loader back.
#[test]
fn the_worker_keeps_the_program_and_leaves_the_loader_alone() {
    let release = Release::here();
    let worker = release.text("sw.js");
    assert!(worker.contains(&format!("{}/main.js", release.set())));
    for name in ["gas-cabinet", "release.json", "integrity.json"] {
        assert!(!worker.contains(name), "{name}");
    }
}

#[test]
fn what_travels_is_named_with_its_licence() {
    let release = Release::here();
    let (licences, materials) = (
        release.text("licences.txt"),
        json(&release, "sbom.cdx.json"),
    );
    let components = materials["components"].as_array().unwrap();
    let text = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    for component in components.iter().filter(|one| one["scope"] == "required") {
        let name = text(&component["name"]).replace("rust-std", "Rust's standard library");
        let line = format!("{name} {}", text(&component["version"]));
        let found = licences.lines().find(|found| found.starts_with(&line));
        let found = found.unwrap_or_else(|| panic!("{line} has no licence"));
        let expression = text(&component["licenses"][0]["expression"]);
        assert!(
            found.contains(&expression) && !expression.contains('/'),
            "{found}"
        );
    }
    let named = |name: &str| {
        components
            .iter()
            .find(|one| one["name"] == name)
            .unwrap_or_else(|| panic!("no {name}"))
    };
    for name in ["leptos", "wasm-bindgen", "serde_json"] {
        assert_eq!(named(name)["scope"], "required", "{name}");
        assert_eq!(
            named(name)["hashes"][0]["content"].as_str().map(str::len),
            Some(64),
            "{name}"
        );
    }
    assert_eq!(named("leptos_macro")["scope"], "excluded");
    // Only tests use it.
    assert!(!components.iter().any(|one| one["name"] == "axum"));
}

#[test]
fn every_component_that_is_needed_is_listed() {
    let materials = json(&Release::here(), "sbom.cdx.json");
    let list = |of: &Value| of.as_array().cloned().unwrap_or_default();
    let listed: Vec<Value> = list(&materials["components"])
        .iter()
        .map(|one| one["bom-ref"].clone())
        .collect();
    let needed: Vec<Value> = list(&materials["dependencies"])
        .iter()
        .flat_map(|one| list(&one["dependsOn"]))
        .collect();
    assert!(needed.len() > 200, "{}", needed.len());
    for one in needed {
        assert!(listed.contains(&one), "{one}");
    }
}
