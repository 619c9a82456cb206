//! Several homes in one cabinet: what the list says of each, names, which comes first, taking one out.

use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const FIRST: &str = "/accounts/a-1500000023";
const SECOND: &str = "/accounts/a-1500000031";
const THIRD: &str = "/accounts/a-1500000049";

async fn mykola() -> Here {
    Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await
}

async fn homes(here: &Here) -> Vec<Value> {
    let answer = here.get("/accounts").await.json();
    answer["accounts"].as_array().cloned().unwrap_or_default()
}

async fn ids(here: &Here) -> Vec<String> {
    let id = |home: &Value| home["id"].as_str().unwrap_or_default().to_owned();
    homes(here).await.iter().map(id).collect()
}

#[tokio::test]
async fn the_list_says_what_is_still_to_send_and_what_is_owed() {
    let here = mykola().await;
    let home = homes(&here).await.swap_remove(0);
    assert_eq!(
        [&home["meters"], &home["submitted"]],
        [&json!(2), &json!(0)]
    );
    let window = here.get(&format!("{FIRST}/reading-window")).await.json();
    assert_eq!(home["window"], window);
    let account = here.get(FIRST).await.json();
    assert_eq!(home["holder"], account["holder"]);
    assert_eq!(home["operator_balance"], account["operator"]["balance"]);
    assert_eq!(home["supplier_balance"], account["supplier"]["balance"]);
    assert_eq!(home["address"], account["premises"]["address"]);
}

#[tokio::test]
async fn a_reading_that_stands_for_the_period_is_counted_until_the_period_is_over() {
    let here = mykola().await;
    let new = json!({ "meter_id": "m-112234", "value": 1950, "taken_on": "2026-11-02" });
    let path = format!("{FIRST}/readings");
    assert_eq!(here.post(&path, &new).await.status, 201);
    assert_eq!(homes(&here).await[0]["submitted"], 1);

    let replaces = json!({ "meter_id": "m-112234", "value": 1951, "taken_on": "2026-11-02",
        "confirmations": ["replaces_standing"] });
    assert_eq!(here.post(&path, &replaces).await.status, 201);
    assert_eq!(
        homes(&here).await[0]["submitted"],
        1,
        "a meter counts once, however often it was read"
    );

    here.set_clock("2026-11-06T09:00:00+02:00");
    here.sign_in("mykola@example.com").await;
    assert_eq!(homes(&here).await[0]["submitted"], 0);
}

#[tokio::test]
async fn one_home_is_the_default_and_comes_first() {
    let here = mykola().await;
    let defaults = async || -> Vec<bool> {
        let homes = homes(&here).await;
        let is_default = |home: &Value| home["is_default"] == true;
        homes.iter().map(is_default).collect()
    };
    assert_eq!(defaults().await, [true, false, false]);
    let answer = here.patch(THIRD, &json!({ "is_default": true })).await;
    assert_eq!(
        (answer.status, &answer.json()["is_default"]),
        (200, &json!(true))
    );
    assert_eq!(defaults().await, [true, false, false]);
    let order = ["a-1500000049", "a-1500000023", "a-1500000031"];
    assert_eq!(ids(&here).await, order, "the others keep their order");

    let again = here.patch(THIRD, &json!({ "is_default": true })).await;
    assert_eq!(
        (again.status, ids(&here).await),
        (200, order.map(str::to_owned).to_vec())
    );
}

#[tokio::test]
async fn of_two_who_make_a_home_the_default_at_once_the_later_has_it_and_no_home_is_lost() {
    let here = mykola().await;
    let first = json!({ "is_default": true });
    let (one, other) = tokio::join!(here.patch(SECOND, &first), here.patch(THIRD, &first));
    assert_eq!((one.status, other.status), (200, 200));
    let homes = homes(&here).await;
    let defaults = homes.iter().filter(|home| home["is_default"] == true);
    assert_eq!((homes.len(), defaults.count()), (3, 1));
    assert_ne!(homes[0]["id"], "a-1500000023");
}

#[tokio::test]
async fn a_home_can_be_named_and_its_name_taken_away() {
    let here = mykola().await;
    let named = here.patch(THIRD, &json!({ "label": "  Дача ☀ " })).await;
    assert_eq!(
        (named.status, &named.json()["label"]),
        (200, &json!("Дача ☀"))
    );
    assert_eq!(here.get(THIRD).await.json()["label"], "Дача ☀");
    assert_eq!(homes(&here).await[2], named.json());
    let longest = json!({ "label": "є".repeat(40) });
    assert_eq!(here.patch(THIRD, &longest).await.status, 200);

    let both = json!({ "label": null, "is_default": true });
    let unnamed = here.patch(THIRD, &both).await.json();
    assert_eq!(
        [&unnamed["label"], &unnamed["is_default"]],
        [&json!(null), &json!(true)]
    );
}

#[tokio::test]
async fn a_name_that_cannot_be_read_is_refused() {
    let here = mykola().await;
    for (label, code) in [
        ("", "required"),
        (" \u{a0} ", "required"),
        (&"є".repeat(41), "too_long"),
        ("Дім\u{0}", "malformed"),
        ("Дім\nі сад", "malformed"),
    ] {
        let answer = here.patch(FIRST, &json!({ "label": label })).await;
        assert_eq!(answer.fields(), [format!("label: {code}")], "{label:?}");
    }
    for not_this_shape in [
        json!({}),
        json!({ "is_default": false }),
        json!({ "is_default": null }),
        json!({ "label": 1 }),
        json!({ "position": 1 }),
    ] {
        let answer = here.patch(FIRST, &not_this_shape).await;
        assert_eq!(answer.status, 400, "{not_this_shape}");
    }
    let refused = json!({ "label": "", "is_default": true });
    assert_eq!(here.patch(THIRD, &refused).await.status, 422);
    assert_eq!(ids(&here).await[0], "a-1500000023", "all of it or nothing");
}

/// How many readings of the first home there are.
fn kept(here: &Here) -> i64 {
    let count = "SELECT count(*) FROM reading JOIN meter ON meter.id = meter_id
        WHERE account_id = 'a-1500000023'";
    let count: Result<i64, rusqlite::Error> = here
        .db
        .transaction(|db| db.query_row(count, [], |row| row.get(0)));
    count.unwrap_or_else(|cause| panic!("{cause}"))
}

#[tokio::test]
async fn a_home_taken_out_is_not_there_any_more_nor_anything_of_it() {
    let here = mykola().await;
    let before = kept(&here);
    let reading = here.get(&format!("{FIRST}/readings?limit=1")).await.json();
    let reading = reading["items"][0]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let gone = here.delete(FIRST).await;
    assert_eq!((gone.status, gone.text.as_str()), (204, ""));
    assert_eq!(ids(&here).await, ["a-1500000031", "a-1500000049"]);
    assert_eq!(
        homes(&here).await[0]["is_default"],
        true,
        "the next one comes first"
    );
    for below in [
        "",
        "/reading-window",
        "/readings",
        &format!("/readings/{reading}"),
    ] {
        let answer = here.get(&format!("{FIRST}{below}")).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{below}"
        );
    }
    let new = json!({ "meter_id": "m-112234", "value": 1950, "taken_on": "2026-11-02" });
    assert_eq!(
        here.post(&format!("{FIRST}/readings"), &new).await.status,
        404
    );
    assert_eq!(
        here.patch(FIRST, &json!({ "label": "Дім" })).await.status,
        404
    );
    assert_eq!(here.delete(FIRST).await.status, 404);

    assert_eq!(kept(&here), before, "the home's own data stay");
}

#[tokio::test]
async fn an_answer_kept_under_a_key_is_not_told_once_the_home_is_taken_out() {
    let here = mykola().await;
    let new = json!({ "meter_id": "m-112234", "value": 1950, "taken_on": "2026-11-02" });
    let (path, key) = (format!("{FIRST}/readings"), crate::here::fresh_key());
    assert_eq!(here.post_with_key(&path, &key, &new).await.status, 201);
    assert_eq!(here.delete(FIRST).await.status, 204);
    assert_eq!(here.post_with_key(&path, &key, &new).await.status, 404);
}

#[tokio::test]
async fn the_only_home_of_a_cabinet_stays() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let answer = here.delete("/accounts/a-1500000015").await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (409, "last_account")
    );
    assert_eq!(ids(&here).await, ["a-1500000015"]);
}

#[tokio::test]
async fn of_two_homes_taken_out_at_once_one_stays() {
    let here = mykola().await;
    assert_eq!(here.delete(FIRST).await.status, 204);
    let (one, other) = tokio::join!(here.delete(SECOND), here.delete(THIRD));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!((statuses, ids(&here).await.len()), ([204, 409], 1));
}

#[tokio::test]
async fn nobody_changes_or_takes_out_what_is_not_in_their_cabinet() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    for path in [FIRST, "/accounts/nothing", "/accounts/%FF"] {
        let change = json!({ "label": "Моє", "is_default": true });
        assert_eq!(here.patch(path, &change).await.status, 404, "{path}");
        assert_eq!(here.delete(path).await.status, 404, "{path}");
    }
    here.sign_in("mykola@example.com").await;
    assert_eq!(homes(&here).await[0]["label"], "Дім");
}
