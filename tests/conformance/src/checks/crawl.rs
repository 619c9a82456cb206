//! Everything that a consumer can read: from the list of homes on, each id leads further.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::files;
use super::read::{Read, read};
use super::sums;
use crate::client::Ask;
use crate::contract::{CONTRACT, Operation};
use crate::inspection::{Inspection, NOTHING, Wish};

/// Homes that are looked into, and things of one list: one of each kind and state, and no more than these.
const HOMES: usize = 4;
const THINGS: usize = 6;

/// How often one operation is asked again with what it has answered.
const TWICE: usize = 2;

const HOME: &str = "/accounts/{account_id}";

/// A list, the name of its items' ids in paths, and what is read of each.
const LEADS: [(&str, &str, &[&str]); 7] = [
    (
        "/accounts/{account_id}/readings",
        "reading_id",
        &["/accounts/{account_id}/readings/{reading_id}"],
    ),
    (
        "/accounts/{account_id}/invoices",
        "invoice_id",
        &[
            "/accounts/{account_id}/invoices/{invoice_id}",
            "/accounts/{account_id}/invoices/{invoice_id}/pdf",
        ],
    ),
    (
        "/accounts/{account_id}/documents",
        "document_id",
        &["/accounts/{account_id}/documents/{document_id}/pdf"],
    ),
    (
        "/accounts/{account_id}/equipment/corrections",
        "correction_id",
        &["/equipment-corrections/{correction_id}"],
    ),
    (
        "/accounts/{account_id}/payments",
        "payment_id",
        &["/payments/{payment_id}"],
    ),
    ("/feedback", "entry_id", &["/feedback/{entry_id}"]),
    (
        "/appointments",
        "appointment_id",
        &["/appointments/{appointment_id}"],
    ),
];

/// Words by which two things of one list differ in kind.
const KINDS: [&str; 7] = [
    "status", "state", "kind", "what", "source", "topic", "differs",
];

type Ids = Vec<(String, String)>;

/// What was read, for whoever writes after it.
#[derive(Default)]
pub struct Found {
    pub homes: Vec<Value>,
    /// By operation, with the ids of its path.
    asked: BTreeMap<String, usize>,
    files: BTreeSet<String>,
}

impl Found {
    /// The one shown first.
    pub fn home(&self) -> Option<String> {
        self.homes.first()?["id"].as_str().map(str::to_owned)
    }
}

pub fn all(it: &mut Inspection) -> Found {
    let mut found = Found::default();
    if let Some(accounts) = visit(it, &mut found, Ask::get("/accounts")) {
        found.homes = accounts["accounts"].as_array().cloned().unwrap_or_default();
        default_first(it, &found.homes);
    }
    if found.homes.is_empty() {
        it.report
            .leave_out("everything of a home", "the test account has no home");
    }
    for home in found.homes.clone().iter().take(HOMES) {
        of_home(it, &mut found, home);
    }
    let apart = [
        "/profile",
        "/profile/export",
        "/sessions",
        "/feedback",
        "/appointments",
        "/offices",
    ];
    for path in apart {
        let answer = visit(it, &mut found, Ask::get(path));
        if path == "/offices" {
            answer
                .iter()
                .for_each(|offices| slots(it, &mut found, offices));
        }
    }
    no_such_thing(it, &found);
    found
}

fn default_first(it: &mut Inspection, homes: &[Value]) {
    let is_default = |home: &&Value| home["is_default"] == true;
    let holds = homes.iter().filter(is_default).count() == 1 && homes[0]["is_default"] == true;
    it.expect(
        holds || homes.is_empty(),
        &Ask::get("/accounts"),
        &Wish {
            at: "accounts[].is_default",
            came: "another order, or another number of default homes".to_owned(),
            wanted: "exactly one default home, and it comes first",
            why: "The first page opens with it.",
        },
    );
}

fn of_home(it: &mut Inspection, found: &mut Found, home: &Value) {
    let ids: Ids = vec![("account_id".to_owned(), text(&home["id"]))];
    let below = |one: &&Operation| {
        let is_of_home = one.path.starts_with(HOME) && one.path.matches('{').count() == 1;
        one.is_read() && is_of_home && !one.path.ends_with("/pdf")
    };
    for operation in CONTRACT.operations().iter().filter(below) {
        let ask = Ask::get(&operation.path).ids(&ids);
        let Some(answer) = visit(it, found, ask.clone()) else {
            continue;
        };
        match operation.path.as_str() {
            "/accounts/{account_id}/ledger" => other_ledgers(it, &ask, &answer),
            "/accounts/{account_id}/accession" if answer["statement"].is_object() => {
                let pdf = Ask::get("/accounts/{account_id}/accession/pdf");
                once(it, found, pdf.ids(&ids));
            }
            _ => {}
        }
    }
    pages(it, &ids);
    refused_queries(it, &ids);
}

/// One read, what has to add up in it, and where its ids lead.
fn visit(it: &mut Inspection, found: &mut Found, ask: Ask) -> Option<Value> {
    let asked = found.asked.entry(ask.template.clone()).or_default();
    *asked += 1;
    let how = if *asked > TWICE {
        Read::Once
    } else {
        Read::Twice
    };
    let answer = read(it, ask.clone(), how)?.json();
    match ask.template.as_str() {
        "/accounts/{account_id}/ledger" => sums::ledger(it, &ask, &answer),
        "/accounts/{account_id}/invoices/{invoice_id}" => sums::invoice(it, &ask, &answer),
        _ => {}
    }
    follow(it, found, &ask, &answer);
    attachments(it, found, &answer);
    Some(answer)
}

fn follow(it: &mut Inspection, found: &mut Found, ask: &Ask, list: &Value) {
    let Some((_, name, paths)) = LEADS.iter().find(|(from, ..)| *from == ask.template) else {
        return;
    };
    for item in of_each_kind(&list["items"]) {
        for path in *paths {
            let ask = Ask::get(path)
                .ids(ask.ids_known())
                .id(name, &text(&item["id"]));
            if path.ends_with("/pdf") {
                once(it, found, ask);
            } else if let Some(thing) = visit(it, found, ask.clone()) {
                photo(it, found, &ask, &thing);
            }
        }
    }
}

/// Files are large, and one of each tells all.
fn once(it: &mut Inspection, found: &mut Found, ask: Ask) {
    if found.files.insert(ask.template.clone()) {
        files::file(it, ask);
    }
}

fn photo(it: &mut Inspection, found: &mut Found, ask: &Ask, thing: &Value) {
    let path = "/accounts/{account_id}/readings/{reading_id}/photo";
    if thing["photo"].is_object() && found.files.insert(path.to_owned()) {
        read(it, Ask::get(path).ids(ask.ids_known()), Read::Twice);
    }
}

/// Wherever they are mentioned.
fn attachments(it: &mut Inspection, found: &mut Found, value: &Value) {
    let path = "/attachments/{attachment_id}";
    match value {
        Value::Object(properties) => {
            for attachment in properties
                .get("attachments")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let kind = format!("{path} {}", text(&attachment["media_type"]));
                if found.files.insert(kind) {
                    read(
                        it,
                        Ask::get(path).id("attachment_id", &text(&attachment["id"])),
                        Read::Twice,
                    );
                }
            }
            properties
                .values()
                .for_each(|value| attachments(it, found, value));
        }
        Value::Array(items) => items.iter().for_each(|item| attachments(it, found, item)),
        _ => {}
    }
}

fn slots(it: &mut Inspection, found: &mut Found, offices: &Value) {
    let path = "/offices/{office_id}/slots";
    for office in offices["items"]
        .as_array()
        .into_iter()
        .flatten()
        .take(TWICE)
    {
        let ask = Ask::get(path).id("office_id", &text(&office["id"]));
        for person in office["receptionists"]
            .as_array()
            .into_iter()
            .flatten()
            .take(TWICE)
        {
            visit(
                it,
                found,
                ask.clone().query("receptionist_id", &text(&person["id"])),
            );
        }
        if it.is_there("GET", path) {
            it.ask(&ask.query("receptionist_id", NOTHING), &[400, 422]);
        }
    }
}

/// The other service, and another year.
fn other_ledgers(it: &mut Inspection, ask: &Ask, gas: &Value) {
    let mut asks = vec![ask.clone().query("service", "delivery")];
    if let Some(year) = gas["years"].as_array().and_then(|years| years.get(1)) {
        asks.push(
            ask.clone()
                .query("service", "gas")
                .query("year", &year.to_string()),
        );
    }
    for ask in asks {
        if let Some(answer) = read(it, ask.clone(), Read::Once) {
            sums::ledger(it, &ask, &answer.json());
        }
    }
}

/// Page by page: no reading twice, none left out.
fn pages(it: &mut Inspection, ids: &Ids) {
    let ask = Ask::get("/accounts/{account_id}/readings").ids(ids);
    let Some(both) = read(it, ask.clone().query("limit", "2"), Read::Once) else {
        return;
    };
    let Some(first) = read(it, ask.clone().query("limit", "1"), Read::Once) else {
        return;
    };
    let (both, first) = (both.json(), first.json());
    let Some(cursor) = first["next_cursor"].as_str() else {
        return;
    };
    let ask = ask.query("limit", "1").query("cursor", cursor);
    let Some(second) = read(it, ask.clone(), Read::Once) else {
        return;
    };
    let of = |page: &Value| page["items"].as_array().cloned().unwrap_or_default();
    let pages: Vec<Value> = [of(&first), of(&second.json())].concat();
    let id = |reading: &Value| text(&reading["id"]);
    let same = pages.iter().map(id).eq(of(&both).iter().map(id));
    it.expect(same, &ask, &Wish {
        at: "next_cursor",
        came: "two pages of one reading are not the page of two".to_owned(),
        wanted: "the readings that follow, newest first, none twice and none left out",
        why: "The history of ten years comes page by page; a gap in it looks like a lost reading.",
    });
}

fn refused_queries(it: &mut Inspection, ids: &Ids) {
    let cases = [
        ("readings", "limit", "0"),
        ("ledger", "service", "water"),
        ("ledger", "year", "soon"),
        ("invoices", "year", "soon"),
    ];
    for (below, name, value) in cases {
        let path = format!("{HOME}/{below}");
        if it.is_there("GET", &path) {
            it.ask(&Ask::get(&path).ids(ids).query(name, value), &[400, 422]);
        }
    }
}

/// An id of nothing, at the end of every path that has one.
fn no_such_thing(it: &mut Inspection, found: &Found) {
    let home = found.home().unwrap_or_else(|| NOTHING.to_owned());
    let has_id = |one: &&Operation| one.is_read() && one.needs_session && one.has_id();
    for operation in CONTRACT.operations().iter().filter(has_id) {
        if !it.is_there("GET", &operation.path) {
            continue;
        }
        let mut ask = super::guest::as_the_cabinet(operation);
        if operation.path.matches('{').count() > 1 {
            ask = ask.with_id("account_id", &home);
        }
        let why = "What is not there, or somebody else's, is told like this: neither by a failure nor by an empty page.";
        it.ask_for(&ask, &[404], why);
    }
}

/// The first of each kind and state.
fn of_each_kind(items: &Value) -> Vec<Value> {
    let mut kinds = BTreeSet::new();
    let items = items.as_array().cloned().unwrap_or_default();
    let kind = |item: &Value| KINDS.map(|name| item[name].to_string()).join(" ");
    let new = items.into_iter().filter(|item| kinds.insert(kind(item)));
    new.take(THINGS).collect()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
