use serde_json::json;

use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn the_homes_of_a_consumer_come_in_their_order() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let accounts = here.get("/accounts").await.json();
    let ids: Vec<_> = accounts["accounts"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| &one["id"])
        .collect();
    assert_eq!(ids, ["a-1500000023", "a-1500000031", "a-1500000049"]);
    assert_eq!(accounts["accounts"][2]["label"], json!(null));
}

#[tokio::test]
async fn a_home_names_both_companies_both_codes_and_its_meters() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let account = here.get("/accounts/a-1500000015").await.json();
    assert_eq!(account["operator"]["account_number"], "1500000015");
    assert_eq!(account["supplier"]["account_number"], "150000015");
    assert_eq!(
        account["supplier"]["balance"],
        json!({ "kopiykas": -5620, "as_of": "2026-11-01" })
    );
    assert_eq!(account["eic"]["consumer"], "56XM25A01234567C");
    assert_eq!(
        account["meters"][0]["serial"], "0070415",
        "leading zeros matter"
    );
    assert_eq!(
        account["meters"][0]["last_reading"],
        json!({ "value": 14321, "taken_on": "2026-10-03", "source": "consumer" })
    );
    assert_eq!(account["meters"][0]["standing"], json!(null));
}

#[tokio::test]
async fn benefit_subsidy_and_debt_are_told() {
    let here = Here::signed_in(IN_THE_WINDOW, "vasyl@example.com").await;
    let account = here.get("/accounts/a-1500000065").await.json();
    assert_eq!(account["benefit"], json!({ "percent": 25, "norm_m3": 42 }));
    assert_eq!(
        account["subsidy"],
        json!({ "kopiykas": 64250, "until": "2027-04-30" })
    );
    assert!(
        account["supplier"]["balance"]["kopiykas"]
            .as_i64()
            .is_some_and(|debt| debt > 0)
    );
}

#[tokio::test]
async fn what_gas_and_its_delivery_cost_is_told_where_the_companies_say() {
    for (login, account, price, delivery) in [
        ("olena@example.com", "a-1500000015", "7.96", 14_230),
        ("hanna@example.com", "a-1500000057", "8.30933", 17_660),
    ] {
        let here = Here::signed_in(IN_THE_WINDOW, login).await;
        let tariffs = here.get(&format!("/accounts/{account}")).await.json()["tariffs"].clone();
        assert_eq!(tariffs["gas_price"], price, "{account}");
        assert_eq!(tariffs["delivery_kopiykas"], delivery, "{account}");
    }
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let silent = here.get("/accounts/a-1500000049").await.json();
    assert_eq!(silent["tariffs"], json!(null));
}

#[tokio::test]
async fn a_new_home_has_a_meter_and_nothing_known_of_it() {
    let here = Here::signed_in(IN_THE_WINDOW, "iryna@example.com").await;
    let meter = here.get("/accounts/a-1500000073").await.json()["meters"][0].clone();
    assert_eq!(
        [&meter["last_reading"], &meter["standing"], &meter["usual"]],
        [&json!(null); 3]
    );
    let readings = here.get("/accounts/a-1500000073/readings").await.json();
    assert_eq!(readings, json!({ "items": [], "next_cursor": null }));
}

#[tokio::test]
async fn a_reading_that_stands_is_told_until_its_period_is_over() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015";
    let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-02" });
    let reading = here.post(&format!("{path}/readings"), &new).await.json();
    let meter = here.get(path).await.json()["meters"][0].clone();
    let standing = json!({ "id": reading["id"], "value": 14400, "taken_on": "2026-11-02", "source": "consumer" });
    assert_eq!(meter["standing"], standing);
    assert_eq!(meter["last_reading"]["value"], 14321);

    here.set_clock("2026-11-06T00:00:00+02:00");
    here.sign_in("olena@example.com").await;
    let meter = here.get(path).await.json()["meters"][0].clone();
    assert_eq!(meter["standing"], json!(null));
    assert_eq!(meter["last_reading"]["value"], 14400);
}

#[tokio::test]
async fn what_is_usual_comes_from_the_same_month_of_years_before() {
    let winter = Here::signed_in("2027-02-03T12:00:00+02:00", "olena@example.com").await;
    let summer = Here::signed_in("2026-08-03T12:00:00+03:00", "olena@example.com").await;
    let usual = async |here: &Here| {
        let usual = here.get("/accounts/a-1500000015").await.json()["meters"][0]["usual"].clone();
        (
            usual["from_m3"].as_i64().unwrap_or_default(),
            usual["to_m3"].as_i64().unwrap_or_default(),
        )
    };
    let ((winter_from, winter_to), (summer_from, summer_to)) =
        (usual(&winter).await, usual(&summer).await);
    assert!(
        winter_from >= 150 && winter_to <= 230,
        "{winter_from} to {winter_to}"
    );
    assert!(
        summer_from >= 10 && summer_to <= 30,
        "{summer_from} to {summer_to}"
    );
}

#[tokio::test]
async fn what_the_operator_planned_is_not_usual() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015";
    let before = here.get(path).await.json()["meters"][0]["usual"].clone();
    let planned = |db: &mut rusqlite::Transaction| {
        db.execute(
            "UPDATE reading SET consumption_m3 = 5000
             WHERE source = 'planned' AND meter_id = 'm-70415' AND period = '2022-10'",
            [],
        )
    };
    let changed: Result<usize, rusqlite::Error> = here.db.transaction(planned);
    assert_eq!(changed.ok(), Some(1));
    assert_eq!(here.get(path).await.json()["meters"][0]["usual"], before);
}

#[tokio::test]
async fn another_consumers_home_is_not_there() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    for path in [
        "/accounts/a-1500000023",
        "/accounts/a-1500000023/reading-window",
        "/accounts/a-1500000023/readings",
        "/accounts/a-1500000023/readings/r-200",
        "/accounts/a-1500000015/readings/r-200",
        "/accounts/nothing",
        "/accounts/%FF",
    ] {
        let answer = here.get(path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{path}"
        );
    }
    let new = json!({ "meter_id": "m-112233", "value": 1, "taken_on": "2026-11-02" });
    assert_eq!(
        here.post("/accounts/a-1500000023/readings", &new)
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn every_read_carries_a_tag_and_knows_it_again() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015";
    let newest =
        here.get(&format!("{path}/readings?limit=1")).await.json()["items"][0]["id"].clone();
    let newest = format!("{path}/readings/{}", newest.as_str().unwrap_or_default());
    for path in [
        "/accounts",
        path,
        &format!("{path}/reading-window"),
        &format!("{path}/readings"),
        &newest,
    ] {
        let answer = here.get(path).await;
        let tag = answer.header("etag").unwrap_or_default().to_owned();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let again = here
                .send("GET", path, &[("if-none-match", &known)], None)
                .await;
            assert_eq!(again.status, 304, "{path} {known}");
            assert_eq!(again.header("etag"), Some(tag.as_str()));
        }
        let other = here
            .send("GET", path, &[("if-none-match", "\"other\"")], None)
            .await;
        assert_eq!((other.status, other.text), (200, answer.text), "{path}");
        let long = "x".repeat(201);
        assert_eq!(
            here.send("GET", path, &[("if-none-match", &long)], None)
                .await
                .status,
            400
        );
    }
}

#[tokio::test]
async fn a_tag_changes_with_what_it_tags() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015/readings";
    let before = here.get(path).await.header("etag").map(str::to_owned);
    let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-02" });
    assert_eq!(here.post(path, &new).await.status, 201);
    assert_ne!(
        here.get(path).await.header("etag").map(str::to_owned),
        before
    );
}
