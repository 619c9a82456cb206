use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{CABINET, Here, IN_THE_WINDOW, JSON};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const CHROME: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
    Chrome/138.0.0.0 Mobile Safari/537.36";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
    (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
    Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0";

/// Signs in as on another device, which keeps its cookie; the cookie.
async fn on(here: &Here, user_agent: &str) -> Option<String> {
    here.set_cookie(None);
    let body = json!({ "login": "olena@example.com", "password": PASSWORD }).to_string();
    let headers = [CABINET, JSON, ("user-agent", user_agent)];
    let answer = here.send("POST", "/session", &headers, Some(body)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    here.cookie()
}

async fn sessions(here: &Here) -> Vec<Value> {
    let answer = here.get("/sessions").await.json();
    answer["sessions"].as_array().cloned().unwrap_or_default()
}

fn id(session: &Value) -> String {
    format!("/sessions/{}", session["id"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn sessions_are_told_by_device_and_time_this_one_first() {
    let here = Here::at(IN_THE_WINDOW);
    let firefox = on(&here, FIREFOX).await;
    here.set_clock("2026-11-03T19:35:00+02:00");
    on(&here, CHROME).await;
    here.set_clock("2026-11-03T19:40:00+02:00");
    here.set_cookie(firefox.as_deref());
    let sessions = sessions(&here).await;
    let told = |session: &Value| {
        ["is_current", "device", "started_at", "last_seen_at"].map(|name| session[name].clone())
    };
    let expected = [
        [
            json!(true),
            json!("Firefox, Linux"),
            json!(IN_THE_WINDOW),
            json!("2026-11-03T19:40:00+02:00"),
        ],
        [
            json!(false),
            json!("Chrome, Android"),
            json!("2026-11-03T19:35:00+02:00"),
            json!("2026-11-03T19:35:00+02:00"),
        ],
    ];
    assert_eq!(sessions.iter().map(told).collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_device_is_named_as_far_as_it_is_known() {
    let here = Here::at(IN_THE_WINDOW);
    for (user_agent, device) in [
        (IPHONE, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        ("curl/8.14", ""),
        ("something on Linux", "Linux"),
    ] {
        on(&here, user_agent).await;
        assert_eq!(sessions(&here).await[0]["device"], device);
    }
}

#[tokio::test]
async fn a_session_can_be_ended_from_another_device() {
    let here = Here::at(IN_THE_WINDOW);
    let lost = on(&here, CHROME).await;
    on(&here, FIREFOX).await;
    let all = sessions(&here).await;
    assert_eq!(here.delete(&id(&all[1])).await.status, 204);
    assert_eq!(sessions(&here).await.len(), 1);
    assert_eq!(
        here.delete(&id(&all[1])).await.status,
        404,
        "it is ended already"
    );
    here.set_cookie(lost.as_deref());
    assert_eq!(here.get("/accounts").await.status, 401);
}

#[tokio::test]
async fn a_session_can_end_itself() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let this = sessions(&here).await.swap_remove(0);
    assert_eq!(here.delete(&id(&this)).await.status, 204);
    assert_eq!(here.get("/accounts").await.status, 401);
}

#[tokio::test]
async fn another_consumers_session_is_not_there_nor_one_that_is_over() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let (mykola, his) = (here.cookie(), sessions(&here).await.swap_remove(0));
    on(&here, FIREFOX).await;
    assert_eq!(sessions(&here).await.len(), 1);
    for path in [
        id(&his),
        "/sessions/s-0".to_owned(),
        "/sessions/%FF".to_owned(),
    ] {
        let answer = here.delete(&path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not_found"),
            "{path}"
        );
    }
    here.set_cookie(mykola.as_deref());
    assert_eq!(here.get("/accounts").await.status, 200);

    here.set_clock("2026-11-03T19:50:00+02:00");
    here.sign_in("mykola@example.com").await;
    assert_eq!(sessions(&here).await.len(), 1);
    assert_eq!(here.delete(&id(&his)).await.status, 404);
}
