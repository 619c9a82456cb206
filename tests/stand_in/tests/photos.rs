//! The photo beside a reading: kept, seen again, replaced, taken away, and left as it is once the reading is settled.

use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan, PASSWORD};

use crate::drawn::{jpeg, png};
use crate::here::{CABINET, Here, IN_THE_WINDOW};

const READINGS: &str = "/accounts/a-1500000015/readings";
const JPEG: &str = "image/jpeg";

/// Olena has just sent a reading; the address of its photo, which is not there yet.
pub async fn received() -> (Here, String) {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let photo = format!("{}/photo", sent(&here, 14_400, &[]).await);
    (here, photo)
}

/// The address of a reading that was sent now.
async fn sent(here: &Here, value: i64, confirmations: &[&str]) -> String {
    let new = json!({ "meter_id": "m-70415", "value": value, "taken_on": "2026-11-03",
        "confirmations": confirmations });
    let answer = here.post(READINGS, &new).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let id = answer.json()["id"].as_str().unwrap_or_default().to_owned();
    format!("{READINGS}/{id}")
}

fn reading_of(photo: &str) -> &str {
    photo.trim_end_matches("/photo")
}

async fn facts(here: &Here, photo: &str) -> Value {
    here.get(reading_of(photo)).await.json()["photo"].clone()
}

fn stored(here: &Here) -> i64 {
    let count: Result<i64, rusqlite::Error> = here.db.transaction(|db| {
        db.query_row(
            "SELECT count(*) FROM photo WHERE consumer_id = 1",
            [],
            |row| row.get(0),
        )
    });
    count.expect("a table")
}

#[tokio::test]
async fn a_photo_is_kept_to_the_byte_and_told_beside_its_reading() {
    let (here, photo) = received().await;
    assert_eq!(facts(&here, &photo).await, json!(null));
    assert_eq!(here.get(&photo).await.status, 404);
    let picture = jpeg(1600, 1200);
    let answer = here.put(&photo, JPEG, &picture).await;
    let told = json!({ "media_type": JPEG, "bytes": picture.len(), "width": 1600, "height": 1200,
        "added_at": IN_THE_WINDOW });
    assert_eq!((answer.status, answer.json()), (200, told.clone()));
    assert_eq!(facts(&here, &photo).await, told);
    let page = here.get(&format!("{READINGS}?limit=1")).await.json();
    assert_eq!(page["items"][0]["photo"], told);

    let seen = here.get(&photo).await;
    assert_eq!(seen.bytes, picture);
    for (header, value) in [
        ("content-type", JPEG),
        ("content-disposition", "inline"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(seen.header(header), Some(value), "{header}");
    }
}

#[tokio::test]
async fn a_reader_that_has_it_is_not_sent_it_again() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    let tag = here
        .get(&photo)
        .await
        .header("etag")
        .unwrap_or_default()
        .to_owned();
    let known = [("if-none-match", tag.as_str())];
    let again = here.send("GET", &photo, &known, None).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    here.put(&photo, JPEG, &jpeg(3, 4)).await;
    assert_eq!(here.send("GET", &photo, &known, None).await.status, 200);
}

#[tokio::test]
async fn another_takes_its_place_and_the_same_again_changes_nothing() {
    let (here, photo) = received().await;
    let first = here.put(&photo, JPEG, &jpeg(4, 3)).await.json();
    here.set_clock("2026-11-03T19:35:00+02:00");
    assert_eq!(here.put(&photo, JPEG, &jpeg(4, 3)).await.json(), first);
    let second = here.put(&photo, "image/png", &png(8, 6)).await.json();
    assert_eq!(second["media_type"], "image/png");
    assert_eq!(second["added_at"], "2026-11-03T19:35:00+02:00");
    assert_eq!(here.get(&photo).await.bytes, png(8, 6));
    assert_eq!(stored(&here), 1);
}

#[tokio::test]
async fn a_photo_can_be_taken_away_and_being_gone_is_gone() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    for _ in 0..2 {
        assert_eq!(here.delete(&photo).await.status, 204);
        assert_eq!(here.get(&photo).await.status, 404);
        assert_eq!(facts(&here, &photo).await, json!(null));
    }
    assert_eq!(stored(&here), 0);
}

#[tokio::test]
async fn two_mebibytes_are_the_most_and_the_general_limit_does_not_hold_here() {
    let (here, photo) = received().await;
    let of_bytes = |length: usize| {
        let mut picture = jpeg(4, 3);
        let end = picture.split_off(picture.len() - 2);
        picture.resize(length - 2, 0x5a);
        [picture, end].concat()
    };
    let most = 2 * 1024 * 1024;
    let kept = here.put(&photo, JPEG, &of_bytes(most)).await;
    assert_eq!(kept.json()["bytes"], most);
    let refused = here.put(&photo, JPEG, &of_bytes(most + 1)).await;
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (413, "too_large")
    );
    assert_eq!(facts(&here, &photo).await["bytes"], most);
}

#[tokio::test]
async fn other_types_are_not_taken_whatever_is_in_them() {
    let (here, photo) = received().await;
    for media_type in [
        "image/svg+xml",
        "image/gif",
        "application/json",
        "text/html",
        "image/",
        "",
    ] {
        let answer = here.put(&photo, media_type, &jpeg(4, 3)).await;
        let code = "unsupported_media_type";
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (415, code),
            "{media_type}"
        );
    }
    let without = here.send_bytes("PUT", &photo, &[CABINET], jpeg(4, 3)).await;
    assert_eq!(without.status, 415);
    let foreign = [("content-type", JPEG)];
    let foreign = here.send_bytes("PUT", &photo, &foreign, jpeg(4, 3)).await;
    assert_eq!(foreign.status, 403);
}

async fn is_settled(here: &Here, photo: &str) {
    for answer in [
        here.put(photo, JPEG, &jpeg(9, 9)).await,
        here.delete(photo).await,
    ] {
        assert_eq!((answer.status, answer.code().as_str()), (409, "settled"));
    }
}

#[tokio::test]
async fn once_the_reading_is_accepted_its_photo_stays_as_it_is() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    for now in ["2026-11-04T02:00:00+02:00", "2026-11-12T12:00:00+02:00"] {
        here.set_clock(now);
        here.sign_in("olena@example.com").await;
        is_settled(&here, &photo).await;
        assert_eq!(here.get(&photo).await.bytes, jpeg(4, 3), "{now}");
    }
}

#[tokio::test]
async fn a_replaced_and_a_rejected_reading_keep_theirs() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    sent(&here, 14_390, &["replaces_standing"]).await;
    is_settled(&here, &photo).await;
    assert_eq!(here.get(&photo).await.bytes, jpeg(4, 3));

    let page = here.get(&format!("{READINGS}?limit=120")).await.json();
    let rejected = page["items"]
        .as_array()
        .and_then(|items| items.iter().find(|one| one["status"] == "rejected"))
        .and_then(|one| one["id"].as_str())
        .expect("one of the seed's");
    is_settled(&here, &format!("{READINGS}/{rejected}/photo")).await;
}

#[tokio::test]
async fn nobody_else_sees_it_nor_changes_it() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    here.set_cookie(None);
    assert_eq!(here.get(&photo).await.status, 401);
    here.sign_in("mykola@example.com").await;
    for answer in [
        here.get(&photo).await,
        here.put(&photo, JPEG, &jpeg(9, 9)).await,
        here.delete(&photo).await,
    ] {
        assert_eq!(answer.status, 404);
    }
    let through_ones_own = photo.replace("a-1500000015", "a-1500000023");
    assert_eq!(here.get(&through_ones_own).await.status, 404);
}

/// A home may be in several cabinets: everybody has a photo of their own.
#[tokio::test]
async fn who_joins_the_home_does_not_see_the_photos_of_those_before() {
    let (here, photo) = received().await;
    here.put(&photo, JPEG, &jpeg(4, 3)).await;
    here.sign_in("mykola@example.com").await;
    let number = json!({ "number": "1500000015" });
    let claim = here.post("/account-claims", &number).await.json();
    let proof = format!(
        "/account-claims/{}/proof",
        claim["id"].as_str().unwrap_or_default()
    );
    let serial = json!({ "kind": "meter_serial", "value": "0070415" });
    assert_eq!(here.post(&proof, &serial).await.status, 201);
    assert_eq!(here.get(&photo).await.status, 404);
    assert_eq!(facts(&here, &photo).await, json!(null));
    here.put(&photo, JPEG, &jpeg(9, 9)).await;
    here.sign_in("olena@example.com").await;
    assert_eq!(here.get(&photo).await.bytes, jpeg(4, 3));
}

#[tokio::test]
async fn the_export_has_its_facts_and_closing_the_cabinet_takes_it_away() {
    let (here, photo) = received().await;
    let told = here.put(&photo, JPEG, &jpeg(4, 3)).await.json();
    let export = here.get("/profile/export").await;
    assert_eq!(export.json()["readings"][0]["photo"], told);
    let password = json!({ "password": PASSWORD });
    assert_eq!(here.post("/profile/closure", &password).await.status, 200);
    assert_eq!(stored(&here), 0);
}

#[tokio::test]
async fn on_a_bad_day_a_photo_is_kept_once_or_not_at_all() {
    let (here, photo) = received().await;
    let put = async |fault: Fault| {
        here.faults
            .set(FaultPlan::next(fault, 1).on("PUT", "/photo"));
        let headers = [CABINET, ("content-type", JPEG)];
        let path = format!("/api/v1{photo}");
        here.send_bytes_anywhere("PUT", &path, &headers, jpeg(4, 3))
            .await
    };
    for fault in [Fault::Unavailable, Fault::TooMany, Fault::Dropped] {
        put(fault).await;
        assert_eq!(stored(&here), 0, "{fault:?}");
    }
    assert_eq!(put(Fault::AnswerLost).await.bytes.len(), 0);
    let kept = facts(&here, &photo).await;
    here.set_clock("2026-11-03T19:31:00+02:00");
    let again = here.put(&photo, JPEG, &jpeg(4, 3)).await;
    assert_eq!(again.json(), kept, "sent again it is the same");
}
