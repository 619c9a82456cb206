use serde_json::{Value, json};

use crate::here::{Answer, Here, IN_THE_WINDOW};

const OLENA: (&str, &str, &str) = ("olena@example.com", "a-1500000015", "m-70415");
/// Five digits, the last reading 99984.
const HANNA: (&str, &str, &str) = ("hanna@example.com", "a-1500000057", "m-99871");
const IRYNA: (&str, &str, &str) = ("iryna@example.com", "a-1500000073", "m-500001");

async fn submit_on(here: &Here, who: (&str, &str, &str), value: i64, confirmed: &[&str]) -> Answer {
    let (_, account, meter) = who;
    let new = json!({ "meter_id": meter, "value": value, "taken_on": "2026-11-03", "confirmations": confirmed });
    here.post(&format!("/accounts/{account}/readings"), &new)
        .await
}

async fn submit(who: (&str, &str, &str), value: i64, confirmed: &[&str]) -> Answer {
    let here = Here::signed_in(IN_THE_WINDOW, who.0).await;
    submit_on(&here, who, value, confirmed).await
}

fn received(answer: &Answer) -> Value {
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

#[tokio::test]
async fn an_ordinary_reading_is_received_with_the_servers_figure() {
    let reading = received(&submit(OLENA, 14400, &[]).await);
    assert_eq!(reading["previous_value"], 14321);
    assert_eq!(reading["consumption_m3"], 79);
    assert_eq!(reading["period"], "2026-10");
    assert_eq!(reading["source"], "consumer");
}

#[tokio::test]
async fn no_consumption_at_all_is_fine() {
    assert_eq!(
        received(&submit(OLENA, 14321, &[]).await)["consumption_m3"],
        0
    );
}

#[tokio::test]
async fn a_number_written_with_a_point_and_zeros_is_whole() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let new = json!({ "meter_id": OLENA.2, "value": 14400.0, "taken_on": "2026-11-03" });
    assert_eq!(
        received(&here.post("/accounts/a-1500000015/readings", &new).await)["value"],
        14400
    );
}

#[tokio::test]
async fn the_first_reading_of_a_meter_has_no_consumption() {
    let reading = received(&submit(IRYNA, 37, &[]).await);
    assert_eq!(
        [&reading["previous_value"], &reading["consumption_m3"]],
        [&json!(null); 2]
    );
}

#[tokio::test]
async fn lower_than_the_last_is_a_question_that_a_replaced_meter_answers() {
    assert_eq!(
        submit(OLENA, 14320, &[]).await.fields(),
        ["value: below_previous"]
    );
    let reading = received(&submit(OLENA, 3, &["meter_replaced"]).await);
    assert_eq!(
        [&reading["previous_value"], &reading["consumption_m3"]],
        [&json!(14321), &json!(null)]
    );
}

#[tokio::test]
async fn a_register_that_passed_its_end_counts_through_zero() {
    assert_eq!(
        submit(HANNA, 12, &[]).await.fields(),
        ["value: below_previous"]
    );
    let reading = received(&submit(HANNA, 12, &["rollover"]).await);
    assert_eq!(
        [&reading["previous_value"], &reading["consumption_m3"]],
        [&json!(99984), &json!(28)]
    );
}

#[tokio::test]
async fn a_rollover_far_from_the_end_is_not_believed() {
    // 100000 − 14321 + 9000 = 94679 m³.
    assert_eq!(
        submit(OLENA, 9000, &["rollover"]).await.fields(),
        ["value: rollover_not_plausible"]
    );
    // 16 + 2985 = 3001 m³ is above, 3000 only unusually large.
    assert_eq!(
        submit(HANNA, 2985, &["rollover"]).await.fields(),
        ["value: rollover_not_plausible"]
    );
    assert_eq!(
        submit(HANNA, 2984, &["rollover"]).await.fields(),
        ["value: unusually_large"]
    );
    received(&submit(HANNA, 2984, &["rollover", "unusually_large"]).await);
}

#[tokio::test]
async fn unusually_large_is_asked_about_and_not_refused_for_good() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let usual =
        here.get("/accounts/a-1500000015").await.json()["meters"][0]["usual"]["to_m3"].clone();
    let usual = usual.as_i64().expect("ten years are known");
    let most = 14321 + (3 * usual).max(usual + 200);
    assert_eq!(
        submit(OLENA, most + 1, &[]).await.fields(),
        ["value: unusually_large"]
    );
    received(&submit(OLENA, most + 1, &["unusually_large"]).await);
    received(&submit(OLENA, most, &[]).await);
}

#[tokio::test]
async fn more_than_the_drums_can_show_is_refused() {
    for (who, value) in [
        (OLENA, 100_000),
        (OLENA, 99_999_999),
        (OLENA, 100_000_000),
        (OLENA, -1),
    ] {
        let everything = ["rollover", "unusually_large", "meter_replaced"];
        assert_eq!(
            submit(who, value, &everything).await.fields(),
            ["value: out_of_range"],
            "{value}"
        );
    }
    received(&submit(OLENA, 99_999, &["unusually_large"]).await);
    let mykola = ("mykola@example.com", "a-1500000049", "m-8092");
    assert_eq!(
        submit(mykola, 10_000, &[]).await.fields(),
        ["value: out_of_range"],
        "four drums"
    );
}

#[tokio::test]
async fn a_second_one_for_the_period_stands_only_when_it_is_meant_to_replace_the_first() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = received(&submit_on(&here, OLENA, 14400, &[]).await);
    assert_eq!(
        submit_on(&here, OLENA, 14390, &[]).await.fields(),
        ["value: already_submitted"]
    );
    here.set_clock("2026-11-03T19:40:00+02:00");
    let second = received(&submit_on(&here, OLENA, 14390, &["replaces_standing"]).await);
    assert_eq!(
        second["previous_value"], 14321,
        "the replaced one was never the last"
    );

    let page = here
        .get("/accounts/a-1500000015/readings?limit=2")
        .await
        .json();
    assert_eq!(page["items"][0], second);
    assert_eq!(page["items"][1]["id"], first["id"], "both are kept");
    assert_eq!(page["items"][1]["status"], "superseded");
    let stage = json!({ "stage": "superseded", "at": "2026-11-03T19:40:00+02:00" });
    assert_eq!(page["items"][1]["trail"][1], stage);
    let standing = here.get("/accounts/a-1500000015").await.json()["meters"][0]["standing"].clone();
    assert_eq!(standing["value"], 14390);
}

#[tokio::test]
async fn a_refused_replacement_replaces_nothing() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = received(&submit_on(&here, OLENA, 14400, &[]).await);
    let refused = submit_on(&here, OLENA, 1, &["replaces_standing"]).await;
    assert_eq!(refused.fields(), ["value: below_previous"]);
    let page = here
        .get("/accounts/a-1500000015/readings?limit=1")
        .await
        .json();
    assert_eq!(page["items"][0], first);
}

#[tokio::test]
async fn two_meters_of_a_home_have_a_reading_each() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    received(&submit_on(&here, ("", "a-1500000023", "m-112233"), 28500, &[]).await);
    received(&submit_on(&here, ("", "a-1500000023", "m-112234"), 1950, &[]).await);
}

#[tokio::test]
async fn outside_the_window_a_reading_counts_for_the_month_at_hand() {
    let here = Here::signed_in("2026-11-22T12:00:00+02:00", OLENA.0).await;
    assert_eq!(
        received(&submit_on(&here, OLENA, 14400, &[]).await)["period"],
        "2026-11"
    );
    let here = Here::signed_in("2026-11-29T12:00:00+02:00", HANNA.0).await;
    assert_eq!(
        received(&submit_on(&here, HANNA, 99990, &[]).await)["period"],
        "2026-11"
    );
    here.set_clock("2026-12-05T12:00:00+02:00");
    here.sign_in(HANNA.0).await;
    let again = submit_on(&here, HANNA, 99991, &[]).await;
    assert_eq!(
        again.fields(),
        ["value: already_submitted"],
        "the same window, the same period"
    );
}

#[tokio::test]
async fn the_day_is_a_day_that_has_come_and_not_before_the_last() {
    let here = Here::signed_in("2026-11-03T23:59:59+02:00", OLENA.0).await;
    let on = async |day: &str| {
        let new = json!({ "meter_id": OLENA.2, "value": 14400, "taken_on": day });
        here.post("/accounts/a-1500000015/readings", &new).await
    };
    assert_eq!(on("2026-11-04").await.fields(), ["taken_on: in_future"]);
    assert_eq!(
        on("2026-10-02").await.fields(),
        ["taken_on: before_previous"]
    );
    for malformed in [
        "2026-11-31",
        "03.11.2026",
        "2026-11-03T10:00:00",
        "20261103",
        "+002026-11-03",
        "сьогодні",
        "",
    ] {
        assert_eq!(
            on(malformed).await.fields(),
            ["taken_on: malformed"],
            "{malformed}"
        );
    }
    assert_eq!(
        on("2026-10-03").await.status,
        201,
        "the day of the last one is late enough"
    );
}

#[tokio::test]
async fn everything_that_is_wrong_is_named_at_once() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let post = async |new: Value| here.post("/accounts/a-1500000015/readings", &new).await;
    assert_eq!(
        post(json!({})).await.fields(),
        [
            "meter_id: required",
            "value: required",
            "taken_on: required"
        ]
    );
    let new = json!({ "meter_id": OLENA.2, "value": 1, "taken_on": "2027-01-01" });
    assert_eq!(
        post(new).await.fields(),
        ["value: below_previous", "taken_on: in_future"]
    );
    for meter in ["m-112233", "nothing"] {
        let new = json!({ "meter_id": meter, "value": 1, "taken_on": "2026-11-03" });
        assert_eq!(post(new).await.fields(), ["meter_id: unknown"]);
    }
    let new = json!({ "meter_id": OLENA.2, "value": 14400.5, "taken_on": "2026-11-03" });
    assert_eq!(post(new).await.fields(), ["value: malformed"]);
}

#[tokio::test]
async fn a_body_of_another_shape_is_no_reading() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let good = json!({ "meter_id": OLENA.2, "value": 14400, "taken_on": "2026-11-03" });
    for (name, value) in [
        ("value", json!("14400")),
        ("meter_id", json!(70415)),
        ("confirmations", json!(["everything"])),
        ("confirmations", json!(["rollover", "rollover"])),
        ("confirmations", json!("rollover")),
        ("comment", json!("hello")),
    ] {
        let mut new = good.clone();
        new[name] = value;
        let answer = here.post("/accounts/a-1500000015/readings", &new).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "bad_request"),
            "{new}"
        );
    }
}
