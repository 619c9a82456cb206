//! Which way is wrong.

use crate::paths::{module_of, paths};
use crate::source::code;

/// What the kernel may never know: it serves the tasks, and would else be carried by one of them.
const TASKS: [&str; 6] = ["pages", "app", "accounts", "billing", "notices", "session"];
/// `ui` draws plain values, and asks where it stands.
const KNOWN_TO_UI: [&str; 4] = ["ui", "load", "domain", "host"];
/// `domain` runs anywhere.
const BROWSER: [&str; 3] = ["leptos", "web_sys", "js_sys"];
/// Where sums are read, checked and shown: kopiykas are whole, prices and volumes fixed-point.
const MONEY: [&str; 10] = [
    "billing/",
    "domain/bill.rs",
    "domain/fee.rs",
    "domain/invoice.rs",
    "domain/ledger.rs",
    "domain/money.rs",
    "pages/balance/",
    "pages/benefits/",
    "pages/invoices/",
    "pages/payments/",
];
const FLOATS: [&str; 2] = ["f32", "f64"];
/// Where the API's shapes live besides every `api.rs`; `accounts.rs` asks for those of its own `wire.rs`.
const WIRE: [&str; 10] = [
    "accounts.rs",
    "accounts/wire.rs",
    // Shared by the `api.rs` of every task about money.
    "billing.rs",
    "billing/balances.rs",
    "billing/invoice.rs",
    "billing/wire.rs",
    // Shared by the `api.rs` of every task that is confirmed by a code.
    "confirmation.rs",
    "confirmation/wire.rs",
    "session.rs",
    "http/error.rs",
];

/// A line of a file and what is wrong with it.
type Fault = (usize, String);

/// Everything that is wrong with one file, test code left out. `file` is its path under `src/`.
pub fn faults(file: &str, text: &str) -> Vec<Fault> {
    let code = code(text);
    let module = module_of(file);
    let mut faults = wrong_directions(&module, &code);
    for (at, line) in code.lines().enumerate() {
        faults.extend(wrong_words(file, line).map(|why| (at + 1, why)));
    }
    faults.sort();
    faults
}

fn wrong_directions(module: &[String], code: &str) -> Vec<Fault> {
    let paths = paths(module, code);
    let wrong = |(line, to): (usize, Vec<String>)| {
        let why = wrong_direction(&strs(module), &strs(&to))?;
        Some((line, format!("{why}: {}", to.join("::"))))
    };
    paths.into_iter().filter_map(wrong).collect()
}

/// Why the module `from` may not know `to`, both from the crate's root.
fn wrong_direction(from: &[&str], to: &[&str]) -> Option<&'static str> {
    let (&from_layer, &to_layer) = (from.first()?, to.first()?);
    match (from_layer, to_layer) {
        ("domain", to) if to != "domain" => Some("the domain knows nothing of ours"),
        ("ui", to) if !KNOWN_TO_UI.contains(&to) => Some("ui draws plain values"),
        ("http" | "form" | "load" | "locale" | "ui", to) if TASKS.contains(&to) => {
            Some("the kernel knows no task")
        }
        ("pages", "pages") if from.get(1) != to.get(1) && from.len() > 1 => {
            Some("a task knows no other task")
        }
        (from, "pages") if !["app", "pages"].contains(&from) => Some("only app knows the pages"),
        (from, "app") if from != "app" => Some("nobody knows the app"),
        _ => None,
    }
}

fn wrong_words(file: &str, line: &str) -> Option<String> {
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    if line.contains(".unwrap()") || line.contains(".expect(") {
        return Some("a consumer's page never stops where it stands".into());
    }
    if file.starts_with("domain/")
        && let Some(word) = words.clone().find(|word| BROWSER.contains(word))
    {
        return Some(format!("the domain knows no browser: {word}"));
    }
    if MONEY.iter().any(|place| file.starts_with(place))
        && let Some(word) = words.clone().find(|word| FLOATS.contains(word))
    {
        return Some(format!("money is no floating-point number: {word}"));
    }
    let wire = words.find(|word| word.len() > 4 && word.ends_with("Json"))?;
    // An `api.rs` that has grown has its parts in a folder of its name.
    let at_home = WIRE.contains(&file) || file.ends_with("/api.rs") || file.contains("/api/");
    (!at_home).then(|| format!("the wire's shapes stay with those who read it: {wire}"))
}

fn strs(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
