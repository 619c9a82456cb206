use serde_json::Value;
use stand_in::{DEMO_CONSUMERS, UNCLAIMED};

use crate::here::{Here, IN_THE_WINDOW};

/// The check character of an EIC, as ENTSO-E's coding scheme gives it; written here anew, not taken from the seed.
fn eic_check(code: &str) -> Option<char> {
    let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    let mut sum = 0;
    for (index, letter) in code.chars().take(15).enumerate() {
        sum += (16 - index) * alphabet.find(letter)?;
    }
    alphabet
        .chars()
        .nth(36 - (sum - 1) % 37)
        .filter(|check| *check != '-')
}

async fn homes(here: &Here) -> Vec<Value> {
    let accounts = here.get("/accounts").await.json();
    let mut homes = Vec::new();
    for account in accounts["accounts"].as_array().into_iter().flatten() {
        let id = account["id"].as_str().unwrap_or_default();
        homes.push(here.get(&format!("/accounts/{id}")).await.json());
    }
    homes
}

#[test]
fn the_check_character_agrees_with_published_codes() {
    for code in [
        "56XM19A205987456",
        "21X000000001397P",
        "22XWATTPLUS----G",
        "56XM25A00000001B",
    ] {
        assert_eq!(eic_check(code), code.chars().last(), "{code}");
    }
}

#[tokio::test]
async fn every_code_number_and_phone_of_the_demo_is_valid() {
    let here = Here::at(IN_THE_WINDOW);
    let (mut seen, mut points) = (0, Vec::new());
    for consumer in &DEMO_CONSUMERS {
        here.sign_in(consumer.login).await;
        for home in homes(&here).await {
            for code in [&home["eic"]["consumer"], &home["eic"]["metering_point"]] {
                let code = code.as_str().unwrap_or_default();
                assert_eq!(eic_check(code), code.chars().last(), "{code}");
            }
            points.push(home["eic"]["metering_point"].to_string());
            seen += home["meters"].as_array().map_or(0, Vec::len);
        }
    }
    assert_eq!((points.len(), seen), (10, 16));
    points.sort();
    points.dedup();
    assert_eq!(points.len(), 10);
}

#[test]
fn every_code_of_nobody_s_homes_is_valid() {
    for home in &UNCLAIMED {
        for code in [home.eic_consumer, home.eic_metering_point] {
            assert_eq!(eic_check(code), code.chars().last(), "{code}");
        }
    }
}

#[tokio::test]
async fn whenever_it_is_planted_there_is_a_reading_to_send_and_the_one_before_is_there() {
    for now in [
        "2026-11-03T19:30:00+02:00",
        "2026-11-06T00:00:00+02:00",
        "2026-11-28T12:00:00+02:00",
        "2027-01-01T00:00:00+02:00",
        "2028-02-29T12:00:00+02:00",
        "2027-03-28T03:30:00+03:00",
    ] {
        let here = Here::at(now);
        for (login, account, last) in [
            ("olena@example.com", "a-1500000015", 14_321),
            ("hanna@example.com", "a-1500000057", 99_984),
            ("vasyl@example.com", "a-1500000065", 6_208),
        ] {
            here.sign_in(login).await;
            let meter = here.get(&format!("/accounts/{account}")).await.json()["meters"][0].clone();
            assert_eq!(meter["last_reading"]["value"], last, "{login} at {now}");
            assert_eq!(meter["standing"], Value::Null, "{login} at {now}");
            let window = here
                .get(&format!("/accounts/{account}/reading-window"))
                .await
                .json();
            let page = here
                .get(&format!("/accounts/{account}/readings?limit=1"))
                .await
                .json();
            let (newest, counts_for) = (&page["items"][0]["period"], &window["counts_for"]);
            let month = |period: &Value| -> i64 {
                let text = period.as_str().unwrap_or_default();
                let part =
                    |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap_or_default();
                part(0..4) * 12 + part(5..7)
            };
            assert_eq!(month(newest) + 1, month(counts_for), "{login} at {now}");
        }
    }
}

#[tokio::test]
async fn a_history_adds_up() {
    let here = Here::at(IN_THE_WINDOW);
    for consumer in &DEMO_CONSUMERS {
        here.sign_in(consumer.login).await;
        for home in homes(&here).await {
            let account = home["id"].as_str().unwrap_or_default();
            for meter in home["meters"].as_array().into_iter().flatten() {
                let id = meter["id"].as_str().unwrap_or_default();
                adds_up(
                    &here,
                    &format!("/accounts/{account}/readings?meter_id={id}&limit=120"),
                )
                .await;
            }
        }
    }
}

async fn adds_up(here: &Here, path: &str) {
    let page = here.get(path).await.json();
    let mut standing: Vec<&Value> = page["items"].as_array().into_iter().flatten().collect();
    standing.retain(|one| one["status"] != "superseded" && one["status"] != "rejected");
    for pair in standing.windows(2) {
        let (newer, older) = (pair[0], pair[1]);
        assert_eq!(newer["previous_value"], older["value"], "{path}: {newer}");
        let volume = newer["value"]
            .as_i64()
            .zip(older["value"].as_i64())
            .map(|(new, old)| new - old);
        assert_eq!(newer["consumption_m3"].as_i64(), volume, "{path}: {newer}");
        assert!(volume.is_some_and(|volume| volume >= 0), "{path}: {newer}");
        assert!(
            newer["taken_on"].as_str() > older["taken_on"].as_str(),
            "{path}: {newer}"
        );
    }
}

#[tokio::test]
async fn two_plantings_of_the_same_moment_are_the_same() {
    let one = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let other = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let path = "/accounts/a-1500000023/readings?limit=120";
    assert_eq!(one.get(path).await.text, other.get(path).await.text);
    assert_eq!(homes(&one).await, homes(&other).await);
}

#[tokio::test]
async fn the_demo_shows_a_visit_that_the_company_has_called_off() {
    let here = Here::signed_in(IN_THE_WINDOW, stand_in::HALYNA).await;
    let items = here.get("/appointments").await.json()["items"].clone();
    assert_eq!(items[0]["status"], "called_off");
    assert!(
        items[0]["company_words"]
            .as_str()
            .is_some_and(|words| words.contains("захворіла"))
    );
}
