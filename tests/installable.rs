//! The cabinet on a phone's screen: what the manifest names is there, and leads somewhere.

use gas_cabinet::route::Route;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Addresses in it are relative to itself, so that it is right below any base.
fn manifest() -> Value {
    let text = fs::read_to_string("public/manifest.webmanifest").expect("a manifest");
    serde_json::from_str(&text).expect("JSON")
}

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

fn text(of: &Value) -> &str {
    of.as_str().unwrap_or_else(|| panic!("{of} is no text"))
}

/// Where an address of the manifest leads inside the cabinet.
fn route(address: &Value) -> Option<Route> {
    Route::from_path(text(address).strip_prefix('.')?)
}

#[test]
fn it_starts_with_the_overview_and_stays_below_its_base() {
    let manifest = manifest();
    assert_eq!(route(&manifest["start_url"]), Some(Route::Overview));
    assert_eq!(manifest["scope"], "./");
    assert_eq!(manifest["id"], "%BASE%");
    assert_eq!(manifest["lang"], "uk");
    // What a phone has room for below an icon.
    assert!(text(&manifest["short_name"]).chars().count() <= 15);
}

#[test]
fn the_shortcuts_are_for_what_people_come_for() {
    let shortcuts = list(&manifest()["shortcuts"]);
    let routes: Vec<_> = shortcuts
        .iter()
        .map(|shortcut| route(&shortcut["url"]))
        .collect();
    assert_eq!(routes, [Some(Route::NewReading), Some(Route::NewPayment)]);
    for shortcut in shortcuts {
        assert!(
            text(&shortcut["short_name"]).chars().count() <= 15,
            "{shortcut}"
        );
        assert_eq!(list(&shortcut["icons"]).len(), 1, "{shortcut}");
    }
}

#[test]
fn every_picture_is_there_and_as_large_as_it_says() {
    let manifest = manifest();
    let shortcuts = list(&manifest["shortcuts"]);
    let small = shortcuts
        .iter()
        .flat_map(|shortcut| list(&shortcut["icons"]));
    let icons: Vec<Value> = list(&manifest["icons"]).into_iter().chain(small).collect();
    for icon in &icons {
        let path = Path::new("public").join(text(&icon["src"]));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if icon["type"] == "image/png" {
            assert_eq!(text(&icon["sizes"]), size(&bytes), "{icon}");
        }
    }
    let has = |size: &str, purpose: &Value| {
        icons
            .iter()
            .any(|icon| icon["sizes"] == size && icon["purpose"] == *purpose)
    };
    // What a browser wants before it offers to install.
    assert!(
        has("192x192", &Value::Null)
            && has("512x512", &Value::Null)
            && has("512x512", &"maskable".into())
    );
}

/// As the file itself has it, at the start.
fn size(png: &[u8]) -> String {
    let number = |at: usize| {
        png[at..at + 4]
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
    };
    assert!(png.starts_with(b"\x89PNG"));
    format!("{}x{}", number(16), number(20))
}
