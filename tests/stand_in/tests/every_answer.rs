//! Every status that the contract has for an operation can be had from the stand-in.

use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan, PASSWORD};

use crate::attachments::PAPER;
use crate::drawn::jpeg;
use crate::here::{CABINET, Here, IN_THE_WINDOW, JSON, fresh_key};
use crate::letters;
use crate::newcomers;
use crate::tour::Tour;

const ACCOUNT: &str = "/accounts/a-1500000015";

const WRONG: &str = "wrong";

#[tokio::test]
async fn every_answer_of_the_contract_is_given_and_none_beside() {
    let mut tour = Tour::of(Here::at(IN_THE_WINDOW));
    tour.under(Fault::Unavailable).await;
    tour.under(Fault::TooMany).await;
    tour.as_a_guest().await;
    newcomers::registering(&mut tour).await;
    newcomers::recovering(&mut tour).await;
    newcomers::vouched_for(&mut tour).await;
    signing_in(&mut tour).await;
    tour.misread().await;
    reading(&mut tour).await;
    submitting(&mut tour).await;
    photo(&mut tour).await;
    paying(&mut tour).await;
    attaching(&mut tour).await;
    feedback(&mut tour).await;
    equipment(&mut tour).await;
    accession(&mut tour).await;
    visiting(&mut tour).await;
    homes(&mut tour).await;
    profile(&mut tour).await;
    contacts(&mut tour).await;
    sessions(&mut tour).await;
    ending(&mut tour).await;
    assert_eq!(tour.missing(), []);
}

fn pair(password: &str) -> Value {
    json!({ "login": "olena@example.com", "password": password })
}

async fn signing_in(tour: &mut Tour) {
    tour.write("POST", "/session", &json!({})).await;
    tour.write("POST", "/session", &pair(WRONG)).await;
    tour.write("POST", "/session", &pair(PASSWORD)).await;
}

async fn reading(tour: &mut Tour) {
    let below = [
        "",
        "/reading-window",
        "/dates",
        "/notices",
        "/readings",
        "/readings/r-100",
        "/balances",
        "/ledger",
        "/invoices",
        "/invoices/i-2026-09-1500000015",
        "/invoices/i-2026-09-1500000015/pdf",
        "/benefits",
        "/payment-options",
    ];
    let of_account = below.map(|path| format!("{ACCOUNT}{path}"));
    let paths = ["/accounts", "/profile"].map(str::to_owned);
    for path in paths.iter().chain(&of_account) {
        tour.read_twice(path).await;
    }
    tour.get(&format!("{ACCOUNT}/readings?limit=0")).await;
    for asked in [
        "ledger?service=water",
        "ledger?year=soon",
        "invoices?year=1",
    ] {
        tour.get(&format!("{ACCOUNT}/{asked}")).await;
    }
    let coming = format!("{ACCOUNT}/invoices/i-2026-10-1500000015");
    for path in [coming.clone(), format!("{coming}/pdf")] {
        tour.get(&path).await;
    }
    let pdf = format!("{ACCOUNT}/invoices/i-2026-09-1500000015/pdf");
    for range in ["bytes=100-", "bytes=10000000-"] {
        tour.ask("GET", &pdf, &[("range", range)], None).await;
    }
    tour.get("/session").await;
}

async fn submitting(tour: &mut Tour) {
    let path = format!("{ACCOUNT}/readings");
    let good = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    tour.ask("POST", &path, &[CABINET, JSON], Some(&good)).await;
    tour.write("POST", &path, &json!({})).await;
    in_progress(tour, &path, &good).await;
}

async fn paying(tour: &mut Tour) {
    let path = format!("{ACCOUNT}/payments");
    let good = json!({ "service": "gas", "kopiykas": 100, "provider": "ipay" });
    tour.ask("POST", &path, &[CABINET, JSON], Some(&good)).await;
    tour.write("POST", &path, &json!({})).await;
    in_progress(tour, &path, &good).await;
    tour.read_twice(&path).await;
    tour.read_twice("/payments/p-1").await;
}

async fn feedback(tour: &mut Tour) {
    let path = "/feedback";
    let good = json!({
        "account_id": "a-1500000015", "kind": "question", "topic": "other", "text": "Коли?",
    });
    tour.ask("POST", path, &[CABINET, JSON], Some(&good)).await;
    tour.write("POST", path, &json!({})).await;
    in_progress(tour, path, &good).await;
    tour.read_twice(path).await;
    tour.read_twice("/public-feedback").await;
    let kept = crate::attachments::kept(&tour.here, "application/pdf", PAPER).await;
    let mut about = good;
    about["attachment_ids"] = json!([kept]);
    let entry = tour.write("POST", path, &about).await.json();
    tour.delete(&format!("/attachments/{kept}")).await;
    let path = format!("{path}/{}", text(&entry["id"]));
    tour.read_twice(&path).await;
    let messages = format!("{path}/messages");
    let more = json!({ "text": "Ще раз." });
    tour.ask("POST", &messages, &[CABINET, JSON], Some(&more))
        .await;
    tour.write("POST", &messages, &json!({})).await;
    in_progress(tour, &messages, &more).await;
    let rating = format!("{path}/rating");
    let good = json!({ "stars": 5 });
    tour.write("PUT", &rating, &json!({})).await;
    tour.write("PUT", &rating, &good).await;
    let answer = "/stand-in/operator/".to_owned() + &text(&entry["id"]) + "/answer";
    let form = [("content-type", "application/x-www-form-urlencoded")];
    tour.here
        .send_anywhere("POST", &answer, &form, Some("text=Так.".into()))
        .await;
    tour.write("PUT", &rating, &good).await;
}

/// One that is taken, one that is not, one under a key that is at work.
async fn attaching(tour: &mut Tour) {
    const PDF: &str = "application/pdf";
    tour.ask("POST", "/attachments", &[CABINET], None).await;
    for (media_type, bytes) in [
        ("image/gif", PAPER),
        ("image/png", PAPER),
        ("image/png", &vec![0; 2 * 1024 * 1024 + 1]),
    ] {
        let answer = tour.here.attach(&fresh_key(), media_type, bytes).await;
        tour.note("POST", "/attachments", &answer);
    }
    let key = fresh_key();
    tour.here.faults.set(FaultPlan {
        delay_ms: 500,
        ..FaultPlan::next(Fault::Slow, 2)
    });
    let attach = || tour.here.attach(&key, PDF, PAPER);
    let (one, other) = tokio::join!(attach(), attach());
    tour.note("POST", "/attachments", &one);
    tour.note("POST", "/attachments", &other);
    let kept = tour.here.attach(&fresh_key(), PDF, PAPER).await.json();
    let path = format!("/attachments/{}", text(&kept["id"]));
    tour.read_twice(&path).await;
    tour.delete(&path).await;
    tour.delete("/attachments/nothing").await;
}

async fn equipment(tour: &mut Tour) {
    let path = format!("{ACCOUNT}/equipment");
    tour.read_twice(&path).await;
    let version = tour.get(&path).await.json()["version"].clone();
    let corrections = format!("{path}/corrections");
    let gone = json!({ "what": "gone", "item_id": "e-1" });
    for (path, good) in [
        (
            format!("{path}/confirmation"),
            json!({ "version": version }),
        ),
        (corrections.clone(), gone),
    ] {
        tour.ask("POST", &path, &[CABINET, JSON], Some(&good)).await;
        tour.write("POST", &path, &json!({})).await;
        in_progress(tour, &path, &good).await;
    }
    tour.read_twice(&corrections).await;
    let first = tour.get(&corrections).await.json()["items"][0]["id"].clone();
    tour.read_twice(&format!("/equipment-corrections/{}", text(&first)))
        .await;
}

async fn accession(tour: &mut Tour) {
    let path = format!("{ACCOUNT}/accession");
    tour.read_twice(&path).await;
    let answers = json!({ "persons_registered": 3, "heated_area": "54.5", "bills_by": "cabinet" });
    let good = json!({ "answers": answers });
    tour.ask("POST", &path, &[CABINET, JSON], Some(&good)).await;
    tour.write("POST", &path, &json!({})).await;
    in_progress(tour, &path, &good).await;
    let documents = format!("{ACCOUNT}/documents");
    tour.read_twice(&documents).await;
    for file in [
        format!("{path}/pdf"),
        format!("{documents}/d-supply-contract/pdf"),
    ] {
        tour.read_twice(&file).await;
        for range in ["bytes=100-", "bytes=10000000-"] {
            tour.ask("GET", &file, &[("range", range)], None).await;
        }
    }
    let made = tour.get(&path).await.json()["statement"]["id"].clone();
    let submission = format!("{path}/submission");
    let good = json!({ "statement_id": made, "way": "post" });
    tour.ask("POST", &submission, &[CABINET, JSON], Some(&good))
        .await;
    tour.write("POST", &submission, &json!({})).await;
    in_progress(tour, &submission, &good).await;
}

async fn visiting(tour: &mut Tour) {
    tour.read_twice("/offices").await;
    let slots = "/offices/o-nizhyn/slots?receptionist_id=s-bills&from=2026-11-09";
    tour.read_twice(slots).await;
    tour.get("/offices/o-nizhyn/slots").await;
    let free = tour.get(slots).await.json()["days"][0]["slots"].clone();
    let at = |slot: usize| text(&free[slot]["starts_at"]);
    let path = "/appointments";
    let good = json!({
        "account_id": "a-1500000015", "receptionist_id": "s-bills", "starts_at": at(0), "subject": "bill", "reminder": "none",
    });
    tour.ask("POST", path, &[CABINET, JSON], Some(&good)).await;
    tour.write("POST", path, &json!({})).await;
    in_progress(tour, path, &good).await;
    let own = tour.get(path).await.json()["items"][0]["id"].clone();
    let one = &format!("{path}/{}", text(&own));
    tour.read_twice(path).await;
    tour.read_twice(one).await;
    tour.write("PATCH", one, &json!({})).await;
    tour.write("PATCH", one, &json!({ "reminder": "email" }))
        .await;
    let move_to = format!("{one}/move");
    let there = json!({ "starts_at": at(1) });
    tour.ask("POST", &move_to, &[CABINET, JSON], Some(&there))
        .await;
    tour.write("POST", &move_to, &json!({})).await;
    in_progress(tour, &move_to, &there).await;
    tour.write("POST", &format!("{one}/cancellation"), &json!({}))
        .await;
    tour.write("PATCH", one, &json!({ "reminder": "none" }))
        .await;
    let now = tour.here.clock.now();
    let duty = json!({
        "account_id": "a-1500000015", "receptionist_id": "s-duty", "starts_at": "2026-11-03T22:00:00+02:00",
        "subject": "safety", "reminder": "none",
    });
    let soon = tour.write("POST", path, &duty).await;
    let soon = text(&soon.json()["id"]);
    tour.here.set_clock("2026-11-03T20:05:00+02:00");
    tour.here.sign_in("olena@example.com").await;
    tour.write(
        "POST",
        &format!("/appointments/{soon}/cancellation"),
        &json!({}),
    )
    .await;
    tour.here.clock.set(now, true);
}

/// Of the reading that was sent last, and of one that is settled.
async fn photo(tour: &mut Tour) {
    let newest = tour.get(&format!("{ACCOUNT}/readings?limit=1")).await;
    let newest = text(&newest.json()["items"][0]["id"]);
    let path = format!("{ACCOUNT}/readings/{newest}/photo");
    tour.get(&path).await;
    let picture = jpeg(16, 12);
    tour.put(&path, "image/gif", &picture).await;
    tour.put(&path, "image/png", &picture).await;
    tour.put(&path, "image/jpeg", &vec![0; 2 * 1024 * 1024 + 1])
        .await;
    tour.put(&path, "image/jpeg", &picture).await;
    tour.read_twice(&path).await;
    tour.delete(&path).await;
    for other in ["r-100", "nothing"] {
        let path = format!("{ACCOUNT}/readings/{other}/photo");
        tour.put(&path, "image/jpeg", &picture).await;
        tour.delete(&path).await;
    }
}

/// Two slow ones with the same key: whichever is second is told that the first is at work.
async fn in_progress(tour: &mut Tour, path: &str, good: &Value) {
    let key = fresh_key();
    let keyed = [CABINET, JSON, ("idempotency-key", key.as_str())];
    tour.here.faults.set(FaultPlan {
        delay_ms: 500,
        ..FaultPlan::next(Fault::Slow, 2)
    });
    let send = || tour.here.send("POST", path, &keyed, Some(good.to_string()));
    let (one, other) = tokio::join!(send(), send());
    tour.note("POST", path, &one);
    tour.note("POST", path, &other);
}

async fn homes(tour: &mut Tour) {
    tour.write("PATCH", ACCOUNT, &json!({ "label": "" })).await;
    tour.write("PATCH", ACCOUNT, &json!({ "label": "Дім" }))
        .await;
    tour.delete(ACCOUNT).await;
    tour.write("POST", "/account-claims", &json!({})).await;
    let number = json!({ "number": "1500000081" });
    let claim = tour.write("POST", "/account-claims", &number).await.json();
    let path = format!("/account-claims/{}/proof", text(&claim["id"]));
    let proof = |value: &str| json!({ "kind": "meter_serial", "value": value });
    tour.write("POST", &path, &proof("0000001")).await;
    let home = tour.write("POST", &path, &proof("0070488")).await.json();
    tour.delete(&format!("/accounts/{}", text(&home["id"])))
        .await;
}

async fn profile(tour: &mut Tour) {
    tour.write("PATCH", "/profile", &json!({ "name": {} }))
        .await;
    tour.write("PATCH", "/profile", &json!({ "language": "en" }))
        .await;
    tour.get("/profile/export").await;
    let change = |password: &str| json!({ "current_password": PASSWORD, "password": password });
    tour.write("POST", "/profile/password", &change("short"))
        .await;
    tour.write("POST", "/profile/password", &change(PASSWORD))
        .await;
}

async fn contacts(tour: &mut Tour) {
    let to = |value: &str| json!({ "kind": "email", "value": value, "password": PASSWORD });
    tour.write("POST", "/contact-changes", &to("")).await;
    let new = "olena.new@example.com";
    let change = tour
        .write("POST", "/contact-changes", &to(new))
        .await
        .json();
    let path = format!("/contact-changes/{}", text(&change["id"]));
    tour.get(&path).await;
    let now = tour.here.clock.now();
    tour.here.set_clock("2026-11-03T19:31:00+02:00");
    tour.write("POST", &format!("{path}/code"), &json!({}))
        .await;
    tour.here.clock.set(now, true);
    let confirmation = format!("{path}/confirmation");
    tour.write("POST", &confirmation, &json!({})).await;
    let code = json!({ "code": letters::code(&tour.here, new) });
    tour.write("POST", &confirmation, &code).await;
}

async fn sessions(tour: &mut Tour) {
    let sessions = tour.get("/sessions").await.json();
    let path = format!("/sessions/{}", text(&sessions["sessions"][0]["id"]));
    tour.delete(&path).await;
}

async fn ending(tour: &mut Tour) {
    tour.here.sign_in("mykola@example.com").await;
    tour.write("POST", "/session/extension", &json!({})).await;
    let password = |password: &str| json!({ "password": password });
    tour.write("POST", "/profile/closure", &password(WRONG))
        .await;
    tour.write("POST", "/profile/closure", &password(PASSWORD))
        .await;
    tour.delete("/session").await;
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
