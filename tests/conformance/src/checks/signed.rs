//! What a consumer sees and may do: signs in with the test account, reads, writes where it may, signs out.

use serde_json::{Value, json};

use super::guest::as_the_cabinet;
use super::{crawl, writes};
use crate::client::{Answer, Ask, Who};
use crate::contract::CONTRACT;
use crate::inspection::{Inspection, Wish};
use crate::settings::TestAccount;

const SESSION: &str = "/session";

pub fn all(it: &mut Inspection) {
    let Some(account) = it.settings.account.clone() else {
        return;
    };
    if it.has_given_up() || !sign_in(it, &account) {
        it.report.leave_out(
            "everything behind sign-in",
            "the sign-in of the test account did not succeed",
        );
        return;
    }
    here(it);
    let found = crawl::all(it);
    clocks(it, &found);
    one_current(it);
    forged(it);
    extended(it);
    if it.settings.writes {
        writes::all(it, &found);
    }
    sign_out(it);
}

fn sign_in(it: &mut Inspection, account: &TestAccount) -> bool {
    let pair = |password: &str| json!({ "login": account.login, "password": password });
    // With the header and cookies of a guest: nothing of an earlier session goes along.
    let wrong = Ask::post(SESSION)
        .json(pair("conformance, not the password"))
        .by(Who::Guest);
    let why = "A wrong password is told like an unknown login, by 401 wrong_credentials.";
    it.ask_for(&wrong, &[401], why);
    let ask = Ask::post(SESSION).json(pair(&account.password));
    let Some(answer) = it.ask(&ask, &[201]) else {
        return false;
    };
    cookie(it, &ask, &answer);
    true
}

fn cookie(it: &mut Inspection, ask: &Ask, answer: &Answer) {
    let cookies: Vec<String> = answer
        .headers("set-cookie")
        .into_iter()
        .map(str::to_ascii_lowercase)
        .collect();
    let Some(session) = cookies
        .iter()
        .find(|one| one.contains("session"))
        .or(cookies.first())
    else {
        return;
    };
    let flags: Vec<String> = session
        .split(';')
        .skip(1)
        .map(|flag| flag.trim().to_owned())
        .collect();
    let has = |flag: &str| flags.iter().any(|one| one == flag);
    it.expect(
        has("httponly"),
        ask,
        &Wish {
            at: "header Set-Cookie",
            came: "a session cookie without HttpOnly".to_owned(),
            wanted: "HttpOnly",
            why: "A script of a foreign hand could read the session and carry it away.",
        },
    );
    let elsewhere = it.settings.foreign_origin().is_some();
    let is_strict = has("samesite=strict") || elsewhere && has("samesite=none");
    it.expect(
        is_strict,
        ask,
        &Wish {
            at: "header Set-Cookie",
            came: "a session cookie without SameSite=Strict".to_owned(),
            wanted: "SameSite=Strict (None only where the cabinet stands on another site)",
            why: "Other sites could send requests in the consumer's name.",
        },
    );
    it.expect(
        has("secure") || !it.settings.is_https(),
        ask,
        &Wish {
            at: "header Set-Cookie",
            came: "a session cookie without Secure".to_owned(),
            wanted: "Secure",
            why: "The browser would send the session over plain http too.",
        },
    );
}

fn here(it: &mut Inspection) {
    let ask = Ask::get(SESSION);
    let Some(answer) = it.ask(&ask, &[200]) else {
        return;
    };
    it.expect(
        answer.json()["state"] == "signed_in",
        &ask,
        &Wish {
            at: "state",
            came: "another state than signed_in, with the cookie that sign-in has just set"
                .to_owned(),
            wanted: "signed_in",
            why: "After a reload the consumer would have to sign in again.",
        },
    );
}

/// The server's own clocks among themselves: no device's clock matters.
fn clocks(it: &mut Inspection, found: &crawl::Found) {
    let ask = Ask::get(SESSION);
    let Some(session) = it.ask(&ask, &[200]).map(|answer| answer.json()) else {
        return;
    };
    let instant = |name: &str| {
        session[name]
            .as_str()
            .and_then(|text| text.parse::<jiff::Timestamp>().ok())
    };
    let (Some(now), Some(expires)) = (instant("now"), instant("expires_at")) else {
        return;
    };
    it.expect(
        expires > now,
        &ask,
        &Wish {
            at: "expires_at",
            came: "an instant that is over".to_owned(),
            wanted: "an instant after `now`",
            why: "Two minutes before it the cabinet warns; the session would be over at once.",
        },
    );
    let Ok(kyiv) = now.in_tz("Europe/Kyiv") else {
        return;
    };
    let today = kyiv.date().to_string();
    let midnight = kyiv.hour() == 23 && kyiv.minute() > 55 || kyiv.hour() == 0 && kyiv.minute() < 5;
    let says = |home: &Value| {
        home["window"]["today"]
            .as_str()
            .is_none_or(|day| day == today)
    };
    it.expect(
        midnight || found.homes.iter().all(says),
        &Ask::get("/accounts"),
        &Wish {
            at: "accounts[].window.today",
            came: "another day than `now` of the session is in Europe/Kyiv".to_owned(),
            wanted: "today in Europe/Kyiv",
            why: "A reading of the evening of the 5th would count as the 6th's, after the window.",
        },
    );
}

fn one_current(it: &mut Inspection) {
    let ask = Ask::get("/sessions");
    if !it.is_there("GET", "/sessions") {
        return;
    }
    let Some(answer) = it.ask(&ask, &[200]) else {
        return;
    };
    let sessions = answer.json()["sessions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let current = sessions
        .iter()
        .filter(|one| one["is_current"] == true)
        .count();
    it.expect(current == 1, &ask, &Wish {
        at: "sessions[].is_current",
        came: format!("{current} current sessions"),
        wanted: "exactly one: this one",
        why: "It is not offered to be ended: a consumer would sign out the device in their hand.",
    });
}

/// Every write as a form of a foreign site would send it, in a consumer's session, about nothing.
fn forged(it: &mut Inspection) {
    for operation in CONTRACT
        .operations()
        .iter()
        .filter(|one| one.needs_session && !one.is_read())
    {
        if it.is_there(&operation.method, &operation.path) {
            let ask = as_the_cabinet(operation).forged();
            let why =
                "Without this refusal a page of another site can write in the consumer's name.";
            it.ask_for(&ask, &[403], why);
        }
    }
}

fn extended(it: &mut Inspection) {
    if it.is_there("POST", "/session/extension") {
        it.ask(&Ask::post("/session/extension"), &[200]);
    }
}

fn sign_out(it: &mut Inspection) {
    let before = Who::Bearer(it.client.cookies());
    if !it.is_there("DELETE", SESSION) || it.ask(&Ask::new("DELETE", SESSION), &[204]).is_none() {
        return;
    }
    let why = "Signed out means signed out: whoever has kept the cookie could go on reading.";
    it.ask_for(&Ask::get("/accounts").by(before), &[401], why);
}
