//! One reading of one meter, within the window: sent twice under one key, there once.

use serde_json::{Value, json};

use super::attachments::PIXEL;
use super::keyed;
use crate::checks::crawl::text;
use crate::client::Ask;
use crate::inspection::Inspection;

const PATH: &str = "/accounts/{account_id}/readings";
const PHOTO: &str = "/accounts/{account_id}/readings/{reading_id}/photo";

pub fn all(it: &mut Inspection, home: &str) {
    if !it.is_there("POST", PATH) {
        return;
    }
    let of = |method: &str, path: &str| Ask::new(method, path).id("account_id", home);
    let unknown =
        json!({ "meter_id": "conformance-nothing", "value": 1, "taken_on": "2020-01-01" });
    keyed::refused(
        it,
        &of("POST", PATH).key(&keyed::fresh()).json(unknown),
        "meter_id",
    );
    let window = it.ask(&of("GET", "/accounts/{account_id}/reading-window"), &[200]);
    let account = it.ask(&of("GET", "/accounts/{account_id}"), &[200]);
    let (Some(window), Some(account)) = (window, account) else {
        return;
    };
    let Some((meter, value, confirmed)) = plausible(&account.json()) else {
        it.report.leave_out(
            "handing in a reading",
            "the test account has no meter whose index could go up",
        );
        return;
    };
    let new = |value: i64| json!({ "meter_id": meter, "value": value, "taken_on": window.json()["today"], "confirmations": confirmed });
    keyed::wanted(it, of("POST", PATH).json(new(value)));
    let list = of("GET", PATH)
        .query("meter_id", &meter)
        .query("limit", "120");
    let before = keyed::ids(it, &list);
    let Some(made) = keyed::twice(it, of("POST", PATH).json(new(value)), 201, new(value + 1))
    else {
        return;
    };
    if let Some(before) = before {
        keyed::one_more(it, &list, &before, &made);
    }
    let id = text(&made.json()["id"]);
    it.ask(
        &of("GET", "/accounts/{account_id}/readings/{reading_id}").id("reading_id", &id),
        &[200],
    );
    photo(it, &of, &id);
}

/// A meter, an index that nobody would ask about, and what has to be confirmed.
fn plausible(account: &Value) -> Option<(String, i64, Vec<&'static str>)> {
    account["meters"].as_array()?.iter().find_map(|meter| {
        let last = meter["last_reading"]["value"].as_i64().unwrap_or_default();
        let (value, confirmed) = match meter["standing"]["value"].as_i64() {
            Some(standing) => (standing + 1, vec!["replaces_standing"]),
            None => (
                last + meter["usual"]["from_m3"].as_i64().unwrap_or(1).max(1),
                Vec::new(),
            ),
        };
        let digits = u32::try_from(meter["digits"].as_i64()?).ok()?;
        (value + 1 < 10_i64.checked_pow(digits)?).then(|| (text(&meter["id"]), value, confirmed))
    })
}

fn photo(it: &mut Inspection, of: &impl Fn(&str, &str) -> Ask, id: &str) {
    if !it.is_there("PUT", PHOTO) {
        return;
    }
    let ask = |method: &str| of(method, PHOTO).id("reading_id", id);
    it.ask(&ask("PUT").bytes("image/gif", PIXEL.to_vec()), &[415]);
    keyed::refused(
        it,
        &ask("PUT").bytes("image/png", b"no picture".to_vec()),
        "photo",
    );
    if it
        .ask(&ask("PUT").bytes("image/png", PIXEL.to_vec()), &[200])
        .is_some()
    {
        it.ask(&ask("GET"), &[200]);
        it.ask(&ask("DELETE"), &[204]);
        it.ask(&ask("GET"), &[404]);
    }
}
