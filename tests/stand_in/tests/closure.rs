use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;

async fn close(here: &Here) -> Answer {
    here.post("/profile/closure", &json!({ "password": PASSWORD }))
        .await
}

async fn sign_in(here: &Here, login: &str, password: &str) -> Answer {
    let pair = json!({ "login": login, "password": password });
    here.post("/session", &pair).await
}

fn count(here: &Here, what: &str) -> i64 {
    let count: Result<i64, rusqlite::Error> = here.db.transaction(|db| {
        db.query_row(&format!("SELECT count(*) FROM {what}"), [], |row| {
            row.get(0)
        })
    });
    count.unwrap_or_else(|cause| panic!("{what}: {cause}"))
}

#[tokio::test]
async fn a_closed_cabinet_says_when_it_is_erased_and_lets_nobody_in() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let elsewhere = here.cookie();
    here.set_cookie(None);
    here.sign_in("olena@example.com").await;
    let answer = close(&here).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let told = json!({ "closed_at": IN_THE_WINDOW, "erased_on": "2026-12-03" });
    assert_eq!(answer.json(), told);
    assert!(
        answer
            .header("set-cookie")
            .is_some_and(|cookie| cookie.contains("Max-Age=0"))
    );
    let letter = letters::to(&here, "olena@example.com").swap_remove(0);
    assert!(letter.body.contains("03.12.2026"), "{}", letter.body);

    here.set_cookie(elsewhere.as_deref());
    assert_eq!(here.get("/accounts").await.status, 401);
    for login in [
        "olena@example.com",
        "+380501112201",
        "1500000015",
        "150000015",
    ] {
        let (right, wrong) = (
            sign_in(&here, login, PASSWORD).await,
            sign_in(&here, login, "wrong").await,
        );
        for answer in [right, wrong] {
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, "wrong_credentials")
            );
        }
    }
}

#[tokio::test]
async fn closing_needs_the_password() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    for (body, code) in [
        (json!({}), "required"),
        (json!({ "password": "" }), "required"),
        (json!({ "password": "є".repeat(129) }), "too_long"),
        (json!({ "password": "wrong" }), "wrong"),
    ] {
        let answer = here.post("/profile/closure", &body).await;
        assert_eq!(answer.fields(), [format!("password: {code}")]);
    }
    assert_eq!(here.get("/accounts").await.status, 200);
}

#[tokio::test]
async fn the_homes_stay_and_so_do_other_cabinets_with_them() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let claim = here
        .post("/account-claims", &json!({ "number": "1500000031" }))
        .await
        .json();
    let path = format!(
        "/account-claims/{}/proof",
        claim["id"].as_str().unwrap_or_default()
    );
    let proof = json!({ "kind": "meter_serial", "value": "0045671" });
    assert_eq!(here.post(&path, &proof).await.status, 201);
    let readings = count(&here, "reading");
    here.sign_in("mykola@example.com").await;
    assert_eq!(close(&here).await.status, 200);
    assert_eq!(count(&here, "reading"), readings);
    here.sign_in("olena@example.com").await;
    assert_eq!(here.get("/accounts/a-1500000031").await.status, 200);
}

#[tokio::test]
async fn what_was_under_way_ends_with_the_cabinet() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let change = json!({ "kind": "email", "value": "new@example.com", "password": PASSWORD });
    assert_eq!(here.post("/contact-changes", &change).await.status, 201);
    let login = json!({ "login": "olena@example.com" });
    assert_eq!(here.post("/recoveries", &login).await.status, 201);
    let number = json!({ "number": "1500000081" });
    assert_eq!(here.post("/account-claims", &number).await.status, 201);
    assert_eq!(close(&here).await.status, 200);
    for table in [
        "contact_change",
        "claim",
        "recovery",
        "code",
        "session",
        "idempotency_key",
    ] {
        assert_eq!(count(&here, table), 0, "{table}");
    }
    assert_eq!(count(&here, "account_link WHERE consumer_id = 1"), 0);
}

#[tokio::test]
async fn e_mail_and_phone_are_free_for_another_cabinet_at_once() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    assert_eq!(close(&here).await.status, 200);
    here.sign_in("mykola@example.com").await;
    let change = json!({ "kind": "email", "value": "olena@example.com", "password": PASSWORD });
    let change = here.post("/contact-changes", &change).await.json();
    let code = json!({ "code": letters::code(&here, "olena@example.com") });
    let path = format!(
        "/contact-changes/{}/confirmation",
        change["id"].as_str().unwrap_or_default()
    );
    let profile = here.post(&path, &code).await.json();
    assert_eq!(profile["email"]["value"], "olena@example.com");
}

#[tokio::test]
async fn name_and_contacts_are_erased_when_the_day_has_come() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let entry = json!({
        "account_id": "a-1500000015", "kind": "question", "topic": "other", "text": "Коли?",
    });
    assert_eq!(here.post("/feedback", &entry).await.status, 201);
    assert_eq!(close(&here).await.status, 200);
    assert_eq!(count(&here, "feedback WHERE consumer_id = 1"), 1);
    let known = "consumer WHERE email = 'olena@example.com' AND family_name = 'Ковальчук'";
    for (day, login, kept) in [
        ("2026-12-02T23:59:59+02:00", "mykola@example.com", 1),
        ("2026-12-03T00:00:00+02:00", "hanna@example.com", 0),
    ] {
        here.set_clock(day);
        here.sign_in(login).await;
        assert_eq!(close(&here).await.status, 200);
        assert_eq!(count(&here, known), kept, "{day}");
    }
    assert_eq!(
        count(&here, "message WHERE sent_to = 'olena@example.com'"),
        0
    );
    assert_eq!(count(&here, "feedback WHERE consumer_id = 1"), 0);
    assert_eq!(
        count(&here, "consumer WHERE email IS NULL AND phone IS NULL"),
        1
    );
}

#[tokio::test]
async fn of_two_who_close_at_once_neither_meets_a_defect() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let (one, other) = tokio::join!(close(&here), close(&here));
    let statuses: Value = json!([one.status, other.status]);
    assert!([one.status, other.status].contains(&200), "{statuses}");
    assert!(
        [one.status, other.status]
            .iter()
            .all(|status| [200, 401].contains(status)),
        "{statuses}"
    );
}
