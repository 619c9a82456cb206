use serde_json::json;
use stand_in::{DEMO_CONSUMERS, PASSWORD};

use crate::here::{Here, IN_THE_WINDOW, JSON, fresh_key};

async fn try_to_sign_in(here: &Here, login: &str, password: &str) -> crate::here::Answer {
    here.post("/session", &json!({ "login": login, "password": password }))
        .await
}

#[tokio::test]
async fn a_guest_is_an_answer() {
    let here = Here::at(IN_THE_WINDOW);
    let answer = here.get("/session").await;
    assert_eq!(
        answer.json(),
        json!({ "state": "guest", "has_identity_providers": true })
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn signs_in_with_email_phone_and_either_account_number() {
    for login in [
        "olena@example.com",
        " Olena@Example.COM ",
        "+380501112201",
        "1500000015",
        "150000015",
    ] {
        let here = Here::at(IN_THE_WINDOW);
        let answer = try_to_sign_in(&here, login, PASSWORD).await;
        assert_eq!(answer.status, 201, "{login}");
        assert_eq!(answer.json()["consumer"]["family_name"], "Ковальчук");
        assert_eq!(answer.json()["now"], IN_THE_WINDOW);
        assert_eq!(answer.json()["expires_at"], "2026-11-03T19:50:00+02:00");
        assert_eq!(here.get("/session").await.json(), answer.json());
    }
}

#[tokio::test]
async fn every_demo_consumer_can_sign_in() {
    let here = Here::at(IN_THE_WINDOW);
    for consumer in &DEMO_CONSUMERS {
        here.sign_in(consumer.login).await;
        let session = here.get("/session").await.json();
        let name = [
            &session["consumer"]["given_name"],
            &session["consumer"]["family_name"],
        ];
        assert_eq!(
            name.map(|part| part.as_str().unwrap_or_default()).join(" "),
            consumer.name
        );
    }
}

#[tokio::test]
async fn the_cookie_is_for_the_server_alone() {
    let here = Here::at(IN_THE_WINDOW);
    let answer = try_to_sign_in(&here, "olena@example.com", PASSWORD).await;
    let cookie = answer.header("set-cookie").unwrap_or_default();
    assert!(cookie.starts_with("gc_session="), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/api/v1; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    let token = cookie.split(['=', ';']).nth(1).unwrap_or_default();
    assert_eq!(token.len(), 64, "256 bits");

    let credentials = json!({ "login": "olena@example.com", "password": PASSWORD }).to_string();
    let over_https = [crate::here::CABINET, JSON, ("x-forwarded-proto", "https")];
    let answer = here
        .send("POST", "/session", &over_https, Some(credentials))
        .await;
    assert!(
        answer
            .header("set-cookie")
            .is_some_and(|cookie| cookie.contains("; Secure"))
    );
}

#[tokio::test]
async fn the_database_holds_neither_token_nor_password() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let token = here.cookie().unwrap_or_default().replace("gc_session=", "");
    let (kept, hash): (String, String) = here
        .db
        .transaction(|db| {
            db.query_row(
                "SELECT token_hash, password_hash FROM session JOIN consumer ON consumer.id = consumer_id",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
        .expect("one session");
    assert_ne!(kept, token);
    assert!(hash.starts_with("$argon2id$"), "{hash}");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let here = Here::at(IN_THE_WINDOW);
    let wrong = try_to_sign_in(&here, "olena@example.com", "wrong").await;
    let unknown = try_to_sign_in(&here, "nobody@example.com", "wrong").await;
    for answer in [&wrong, &unknown] {
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (401, "wrong_credentials")
        );
    }
    assert_eq!(wrong.json()["title"], unknown.json()["title"]);
    assert_eq!(wrong.headers.len(), unknown.headers.len());
}

#[tokio::test]
async fn what_is_missing_or_too_long_is_named() {
    let here = Here::at(IN_THE_WINDOW);
    let answer = here.post("/session", &json!({ "login": "" })).await;
    assert_eq!(answer.fields(), ["login: required", "password: required"]);
    let answer = try_to_sign_in(&here, &"a".repeat(255), &"є".repeat(129)).await;
    assert_eq!(answer.fields(), ["login: too_long", "password: too_long"]);
    let longest = try_to_sign_in(&here, "olena@example.com", &"є".repeat(128)).await;
    assert_eq!(longest.code(), "wrong_credentials");
}

#[tokio::test]
async fn tries_side_by_side_are_no_more_than_in_a_row() {
    let here = Here::at(IN_THE_WINDOW);
    let wrong = || try_to_sign_in(&here, "olena@example.com", "wrong");
    let (a, b, c, d, e, f, g, h) = tokio::join!(
        wrong(),
        wrong(),
        wrong(),
        wrong(),
        wrong(),
        wrong(),
        wrong(),
        wrong()
    );
    let mut statuses = [a, b, c, d, e, f, g, h].map(|answer| answer.status);
    statuses.sort_unstable();
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
}

#[tokio::test]
async fn the_fifth_try_may_be_right() {
    let here = Here::at(IN_THE_WINDOW);
    for _ in 0..2 {
        for _ in 0..4 {
            let wrong = try_to_sign_in(&here, "olena@example.com", "wrong").await;
            assert_eq!(wrong.status, 401);
        }
        let right = try_to_sign_in(&here, "olena@example.com", PASSWORD).await;
        assert_eq!(right.status, 201);
    }
}

#[tokio::test]
async fn five_wrong_tries_lock_a_login_for_a_quarter_of_an_hour() {
    for login in ["olena@example.com", "nobody@example.com"] {
        let here = Here::at(IN_THE_WINDOW);
        for _ in 0..5 {
            assert_eq!(try_to_sign_in(&here, login, "wrong").await.status, 401);
        }
        let locked = try_to_sign_in(&here, login, PASSWORD).await;
        assert_eq!(
            (locked.status, locked.code().as_str()),
            (429, "locked_out"),
            "{login}"
        );
        assert_eq!(locked.header("retry-after"), Some("900"));

        here.set_clock("2026-11-03T19:44:59+02:00");
        assert_eq!(
            try_to_sign_in(&here, login, PASSWORD)
                .await
                .header("retry-after"),
            Some("1")
        );
        here.set_clock("2026-11-03T19:45:00+02:00");
        assert_ne!(
            try_to_sign_in(&here, login, PASSWORD).await.status,
            429,
            "{login}"
        );
    }
}

#[tokio::test]
async fn a_right_password_forgives_the_wrong_tries_before() {
    let here = Here::at(IN_THE_WINDOW);
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(
                try_to_sign_in(&here, "olena@example.com", "wrong")
                    .await
                    .status,
                401
            );
        }
        here.sign_in("olena@example.com").await;
    }
}

#[tokio::test]
async fn a_session_ends_twenty_minutes_after_the_last_request() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.set_clock("2026-11-03T19:49:59+02:00");
    assert_eq!(here.get("/accounts").await.status, 200);
    here.set_clock("2026-11-03T20:09:58+02:00");
    assert_eq!(here.get("/session").await.json()["state"], "signed_in");
    here.set_clock("2026-11-03T20:09:59+02:00");
    assert_eq!(here.get("/session").await.json()["state"], "guest");
    assert_eq!(here.get("/accounts").await.code(), "session_expired");
}

#[tokio::test]
async fn looking_at_the_session_does_not_lengthen_it() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.set_clock("2026-11-03T19:40:00+02:00");
    let session = here.get("/session").await.json();
    assert_eq!(session["expires_at"], "2026-11-03T19:50:00+02:00");
    assert_eq!(session["now"], "2026-11-03T19:40:00+02:00");
}

#[tokio::test]
async fn extending_starts_the_time_anew() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.set_clock("2026-11-03T19:40:00+02:00");
    let extended = here.post("/session/extension", &json!({})).await.json();
    assert_eq!(extended["expires_at"], "2026-11-03T20:00:00+02:00");

    here.set_clock("2026-11-03T20:00:00+02:00");
    let too_late = here.post("/session/extension", &json!({})).await;
    assert_eq!(
        (too_late.status, too_late.code().as_str()),
        (401, "session_expired")
    );
}

#[tokio::test]
async fn signing_out_withdraws_the_cookie_and_ends_the_session_for_whoever_kept_it() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let kept = here.cookie();
    let answer = here.delete("/session").await;
    assert_eq!(answer.status, 204);
    assert!(
        answer
            .header("set-cookie")
            .is_some_and(|cookie| cookie.contains("Max-Age=0"))
    );
    here.set_cookie(kept.as_deref());
    assert_eq!(here.get("/session").await.json()["state"], "guest");
    assert_eq!(here.get("/accounts").await.status, 401);

    here.set_cookie(None);
    assert_eq!(
        here.delete("/session").await.status,
        204,
        "done also for a guest"
    );
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let before = here.cookie();
    here.sign_in("mykola@example.com").await;
    assert_ne!(here.cookie(), before);
    here.set_cookie(before.as_deref());
    assert_eq!(here.get("/session").await.json()["state"], "guest");
}

#[tokio::test]
async fn a_write_without_the_custom_header_is_forbidden() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let key = fresh_key();
    let credentials = json!({ "login": "olena@example.com", "password": PASSWORD }).to_string();
    for (method, path, body) in [
        ("POST", "/session", Some(credentials)),
        ("DELETE", "/session", None),
        ("POST", "/session/extension", None),
        (
            "POST",
            "/accounts/a-1500000015/readings",
            Some("{}".to_owned()),
        ),
    ] {
        for others in [None, Some(("x-requested-with", "XMLHttpRequest"))] {
            let headers: Vec<_> = [JSON, ("idempotency-key", key.as_str())]
                .into_iter()
                .chain(others)
                .collect();
            let answer = here.send(method, path, &headers, body.clone()).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (403, "forbidden"),
                "{method} {path}"
            );
        }
    }
    assert_eq!(here.get("/session").await.json()["state"], "signed_in");
}

#[tokio::test]
async fn bodies_that_are_no_json_of_this_shape_are_told_apart() {
    let here = Here::at(IN_THE_WINDOW);
    let cabinet = crate::here::CABINET;
    let send = async |headers: &[(&str, &str)], body: &str| {
        here.send("POST", "/session", headers, Some(body.to_owned()))
            .await
            .status
    };
    assert_eq!(
        send(&[cabinet, ("content-type", "text/plain")], "{}").await,
        415
    );
    assert_eq!(send(&[cabinet], "{}").await, 415);
    assert_eq!(send(&[cabinet, JSON], "{").await, 400);
    assert_eq!(send(&[cabinet, JSON], "").await, 400);
    assert_eq!(send(&[cabinet, JSON], "[1]").await, 400);
    assert_eq!(send(&[cabinet, JSON], r#"["a", "b"]"#).await, 400);
    assert_eq!(
        send(&[cabinet, JSON], r#"{"login": 1, "password": "x"}"#).await,
        400
    );
    assert_eq!(
        send(
            &[cabinet, JSON],
            r#"{"login": "a", "password": "b", "c": 1}"#
        )
        .await,
        400
    );
    let charset = ("content-type", "application/json; charset=utf-8");
    assert_eq!(
        send(&[cabinet, charset], r#"{"login": "a", "password": "b"}"#).await,
        401
    );
    let large = format!(r#"{{"login": "{}"}}"#, "a".repeat(64 * 1024));
    assert_eq!(send(&[cabinet, JSON], &large).await, 413);
}

#[tokio::test]
async fn other_methods_and_paths_answer_with_problems() {
    let here = Here::at(IN_THE_WINDOW);
    let put = here.send("PUT", "/session", &[], None).await;
    assert_eq!(
        (put.status, put.header("allow")),
        (405, Some("GET,HEAD,POST,DELETE"))
    );
    assert_eq!(
        here.send("DELETE", "/accounts", &[], None).await.code(),
        "method_not_allowed"
    );
    assert_eq!(here.get("/nothing").await.code(), "not_found");
    assert_eq!(here.get("").await.code(), "not_found");
    let outside = here
        .send_anywhere("GET", "/api/v2/session", &[], None)
        .await;
    assert_eq!(
        (outside.status, outside.code().as_str()),
        (404, "not_found")
    );
    let never_stored = here.get("/nothing").await;
    assert_eq!(never_stored.header("cache-control"), Some("no-store"));
    let ids: std::collections::HashSet<_> = [
        put.json()["request_id"].to_string(),
        outside.json()["request_id"].to_string(),
    ]
    .into();
    assert_eq!(ids.len(), 2, "a request id is a request's own");
}
