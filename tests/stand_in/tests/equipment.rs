//! What stands in a home on record: confirmed, disputed, and the record after it.

use serde_json::{Value, json};

use crate::drawn::jpeg;
use crate::here::{Here, IN_THE_WINDOW, fresh_key};

const OLENA: &str = "olena@example.com";
const HOME: &str = "/accounts/a-1500000015/equipment";
const CORRECTIONS: &str = "/accounts/a-1500000015/equipment/corrections";

async fn olena() -> Here {
    Here::signed_in(IN_THE_WINDOW, OLENA).await
}

/// The clock goes on, and the session with it.
async fn it_is(here: &Here, now: &str) {
    here.set_clock(now);
    here.sign_in(OLENA).await;
}

fn item<'a>(equipment: &'a Value, id: &str) -> &'a Value {
    let items = equipment["items"].as_array().expect("items");
    items
        .iter()
        .find(|item| item["id"] == id)
        .unwrap_or(&Value::Null)
}

async fn confirm(here: &Here) -> crate::here::Answer {
    let version = here.get(HOME).await.json()["version"].clone();
    let path = format!("{HOME}/confirmation");
    here.post(&path, &json!({ "version": version })).await
}

fn serial(value: &str) -> Value {
    json!({ "what": "serial", "item_id": "m-70415", "value": value })
}

#[tokio::test]
async fn the_record_has_meters_first_with_their_verification_and_seals() {
    let here = olena().await;
    let equipment = here.get(HOME).await.json();
    let kinds: Vec<_> = equipment["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| &item["kind"])
        .collect();
    assert_eq!(kinds, ["meter", "stove", "boiler"]);
    let meter = item(&equipment, "m-70415");
    assert_eq!(meter["next_verification_on"], "2027-04-15");
    assert_eq!(meter["verified_on"], "2019-04-15");
    assert_eq!(
        meter["seals"][0],
        json!({ "number": "С-0070415", "put_on": "2019-04-15" })
    );
    assert_eq!(equipment["today"], "2026-11-03");
    assert_eq!(equipment["confirmation"], Value::Null);
    assert_eq!(
        here.get("/accounts/a-1500000023/equipment").await.status,
        404
    );
}

#[tokio::test]
async fn what_is_confirmed_is_what_was_seen_and_holds_for_a_year() {
    let here = olena().await;
    let path = format!("{HOME}/confirmation");
    assert_eq!(
        here.post(&path, &json!({})).await.fields(),
        ["version: required"]
    );
    let older = json!({ "version": "0123456789abcdef" });
    assert_eq!(
        here.post(&path, &older).await.fields(),
        ["version: outdated"]
    );
    let confirmed = confirm(&here).await;
    assert_eq!(confirmed.status, 201, "{}", confirmed.text);
    let holds = json!({ "confirmed_at": IN_THE_WINDOW, "ask_again": null });
    assert_eq!(confirmed.json()["confirmation"], holds);
    it_is(&here, "2027-11-02T10:00:00+02:00").await;
    assert_eq!(here.get(HOME).await.json()["confirmation"], holds);
    it_is(&here, "2027-11-03T10:00:00+02:00").await;
    let asked = here.get(HOME).await.json();
    assert_eq!(asked["confirmation"]["ask_again"], "expired");
}

#[tokio::test]
async fn a_right_serial_number_is_in_the_record_in_the_end_and_is_to_be_confirmed_anew() {
    let here = olena().await;
    confirm(&here).await;
    let key = fresh_key();
    let created = here
        .post_with_key(CORRECTIONS, &key, &serial(" 0070451 "))
        .await;
    assert_eq!(created.status, 201, "{}", created.text);
    assert_eq!(
        here.post_with_key(CORRECTIONS, &key, &serial(" 0070451 "))
            .await
            .text,
        created.text
    );
    let correction = created.json();
    let path = format!(
        "/equipment-corrections/{}",
        correction["id"].as_str().expect("an id")
    );
    assert_eq!(created.header("location"), Some(&*format!("/api/v1{path}")));
    assert_eq!(
        (&correction["status"], &correction["value"]),
        (&json!("received"), &json!("0070451"))
    );
    assert_eq!(correction["decide_by"], "2026-11-17");
    let listed = here.get(HOME).await.json();
    assert_eq!(
        item(&listed, "m-70415")["correction"]["id"],
        correction["id"]
    );
    for (now, status) in [
        ("2026-11-04T08:59:59+02:00", "received"),
        ("2026-11-04T09:00:00+02:00", "in_work"),
        ("2026-11-05T12:00:00+02:00", "visit_set"),
        ("2026-11-10T11:59:59+02:00", "visit_set"),
        ("2026-11-10T12:00:00+02:00", "corrected"),
    ] {
        it_is(&here, now).await;
        let now = here.get(&path).await.json();
        assert_eq!(now["status"], status);
        assert_eq!(now["decision"].is_null(), status != "corrected");
    }
    let visit = here.get(&path).await.json()["visit"].clone();
    assert_eq!(visit["from"], "2026-11-09T10:00:00+02:00");
    let equipment = here.get(HOME).await.json();
    assert_eq!(item(&equipment, "m-70415")["serial"], "0070451");
    assert_eq!(item(&equipment, "m-70415")["correction"], Value::Null);
    assert_eq!(equipment["confirmation"]["ask_again"], "changed");
    let home = here.get("/accounts/a-1500000015").await.json();
    assert_eq!(home["meters"][0]["serial"], "0070451");
    // What it was then stays with the correction.
    assert_eq!(here.get(&path).await.json()["item"]["serial"], "0070415");
}

#[tokio::test]
async fn what_is_missing_comes_and_what_is_gone_goes() {
    let here = olena().await;
    let missing =
        json!({ "what": "missing", "kind": "convector", "value": "Аког-3", "quantity": 2 });
    let gone = json!({ "what": "gone", "item_id": "e-1" });
    let fewer = json!({ "what": "quantity", "item_id": "e-2", "quantity": 2 });
    for body in [&missing, &gone, &fewer] {
        assert_eq!(here.post(CORRECTIONS, body).await.status, 201, "{body}");
    }
    it_is(&here, "2026-11-10T12:00:00+02:00").await;
    let equipment = here.get(HOME).await.json();
    let items: Vec<_> = equipment["items"]
        .as_array()
        .expect("items")
        .iter()
        .skip(1)
        .collect();
    let told = |item: &Value| (item["kind"].clone(), item["quantity"].clone());
    assert_eq!(
        items.iter().map(|item| told(item)).collect::<Vec<_>>(),
        [(json!("boiler"), json!(2)), (json!("convector"), json!(2)),]
    );
    let all = here.get(CORRECTIONS).await.json();
    let statuses: Vec<_> = all["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|one| &one["status"])
        .collect();
    assert_eq!(statuses, ["corrected"; 3]);
}

#[tokio::test]
async fn a_serial_number_of_another_is_refused_with_the_reason() {
    let here = olena().await;
    let id = here.post(CORRECTIONS, &serial("0112233")).await.json()["id"].clone();
    it_is(&here, "2026-11-10T12:00:00+02:00").await;
    let path = format!("/equipment-corrections/{}", id.as_str().expect("an id"));
    let refused = here.get(&path).await.json();
    assert_eq!(refused["status"], "refused");
    let reason = refused["decision"]["text"].as_str().unwrap_or_default();
    assert!(reason.contains("0112233"), "{reason}");
    assert_eq!(
        item(&here.get(HOME).await.json(), "m-70415")["serial"],
        "0070415"
    );
    // After it another may be written.
    assert_eq!(here.post(CORRECTIONS, &serial("0070451")).await.status, 201);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let here = olena().await;
    let of = |what: &str| json!({ "what": what, "item_id": "e-1" });
    let with = |what: &str, name: &str, value: Value| {
        let mut body = of(what);
        body[name] = value;
        body
    };
    for (body, codes) in [
        (json!({}), vec!["what: required"]),
        (of("colour"), vec!["what: unknown"]),
        (json!({ "what": "gone" }), vec!["item_id: required"]),
        (
            json!({ "what": "gone", "item_id": "e-3" }),
            vec!["item_id: unknown"],
        ),
        (of("serial"), vec!["value: required"]),
        (
            with("model", "value", json!("Greta 1470")),
            vec!["value: same"],
        ),
        (
            with("model", "value", json!("ї".repeat(61))),
            vec!["value: too_long"],
        ),
        (of("quantity"), vec!["quantity: required"]),
        (
            with("quantity", "quantity", json!(1)),
            vec!["quantity: same"],
        ),
        (
            with("quantity", "quantity", json!(21)),
            vec!["quantity: out_of_range"],
        ),
        (of("other"), vec!["text: required"]),
        (
            with("other", "text", json!("ї".repeat(2001))),
            vec!["text: too_long"],
        ),
        (
            json!({ "what": "missing" }),
            vec!["kind: required", "quantity: required"],
        ),
        (
            json!({ "what": "missing", "kind": "rocket", "quantity": 1 }),
            vec!["kind: unknown"],
        ),
    ] {
        assert_eq!(
            here.post(CORRECTIONS, &body).await.fields(),
            codes,
            "{body}"
        );
    }
    assert_eq!(here.post(CORRECTIONS, &of("gone")).await.status, 201);
    assert_eq!(
        here.post(CORRECTIONS, &of("gone")).await.fields(),
        ["item_id: being_corrected"]
    );
}

#[tokio::test]
async fn whoever_sends_a_photo_needs_no_visit() {
    let here = olena().await;
    let photo = here
        .attach(&fresh_key(), "image/jpeg", &jpeg(16, 12))
        .await
        .json();
    let mut body = serial("0070451");
    body["attachment_ids"] = json!([photo["id"]]);
    let created = here.post(CORRECTIONS, &body).await.json();
    assert_eq!(created["attachments"], json!([photo]));
    it_is(&here, "2026-11-06T12:00:00+02:00").await;
    let path = format!(
        "/equipment-corrections/{}",
        created["id"].as_str().expect("an id")
    );
    let corrected = here.get(&path).await.json();
    assert_eq!(
        (&corrected["status"], &corrected["visit"]),
        (&json!("corrected"), &Value::Null)
    );
    body["item_id"] = json!("e-1");
    assert_eq!(
        here.post(CORRECTIONS, &body).await.fields(),
        ["attachment_ids: unknown"]
    );
}

#[tokio::test]
async fn nobody_else_sees_a_correction() {
    let here = olena().await;
    let id = here.post(CORRECTIONS, &serial("0070451")).await.json()["id"].clone();
    let path = format!("/equipment-corrections/{}", id.as_str().expect("an id"));
    here.sign_in("mykola@example.com").await;
    for foreign in [
        path.as_str(),
        CORRECTIONS,
        "/equipment-corrections/c-",
        "/equipment-corrections/1",
    ] {
        assert_eq!(here.get(foreign).await.status, 404, "{foreign}");
    }
    assert_eq!(here.post(CORRECTIONS, &serial("1")).await.status, 404);
}

#[tokio::test]
async fn the_demo_shows_a_correction_under_way_a_refused_one_and_a_verification_that_is_overdue() {
    let here = Here::signed_in(IN_THE_WINDOW, stand_in::HALYNA).await;
    let hers = here
        .get("/accounts/a-1500000115/equipment/corrections")
        .await
        .json();
    assert_eq!(hers["items"][0]["status"], "visit_set");
    let equipment = here.get("/accounts/a-1500000115/equipment").await.json();
    assert_eq!(equipment["confirmation"]["ask_again"], "changed");
    here.sign_in("vasyl@example.com").await;
    let his = here
        .get("/accounts/a-1500000065/equipment/corrections")
        .await
        .json();
    assert_eq!(his["items"][0]["status"], "refused");
    here.sign_in("mykola@example.com").await;
    let equipment = here.get("/accounts/a-1500000049/equipment").await.json();
    assert!(equipment["items"][0]["next_verification_on"].as_str() < equipment["today"].as_str());
    let equipment = here.get("/accounts/a-1500000023/equipment").await.json();
    assert_eq!(equipment["confirmation"]["ask_again"], "expired");
}
