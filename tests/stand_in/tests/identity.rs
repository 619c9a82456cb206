//! Signing in by way of somebody who vouches.

use serde_json::json;
use stand_in::Options;

use crate::here::{Answer, CABINET, Here, IN_THE_WINDOW, JSON};
use crate::registering::text;

const OLENA: &str = "3100000019";
const STRANGER: &str = "3300000673";

async fn ask(here: &Here, provider: &str, return_to: &str) -> Answer {
    let body = json!({ "provider": provider, "return_to": return_to });
    here.post("/identity-requests", &body).await
}

/// The state of a request that is under way.
async fn begun(here: &Here) -> String {
    let answer = ask(here, "bankid", "/sign-in").await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let location = text(&answer.json()["location"]);
    let (page, state) = location.split_once("?state=").expect("a state");
    assert_eq!(page, "http://localhost/stand-in/identity");
    state.to_owned()
}

/// Presses a button of the provider's page; where that leads, below the API.
async fn choose(here: &Here, state: &str, who: &str) -> String {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let body = format!("state={state}&who={who}");
    let answer = here
        .send_anywhere("POST", "/stand-in/identity", &[form], Some(body))
        .await;
    assert_eq!(answer.status, 303);
    let location = answer.header("location").unwrap_or_default();
    let path = location.strip_prefix("/api/v1").expect("a way back");
    path.to_owned()
}

async fn back(here: &Here, path: &str) -> String {
    let answer = here.get(path).await;
    assert_eq!(answer.status, 303, "{path}");
    answer.header("location").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn both_providers_are_named_as_people_know_them() {
    let here = Here::at(IN_THE_WINDOW);
    assert_eq!(
        here.get("/identity-providers").await.json(),
        json!({ "providers": [
            { "code": "bankid", "name": "BankID НБУ" },
            { "code": "diia", "name": "Дія.Підпис" },
        ] })
    );
}

#[tokio::test]
async fn whom_the_company_knows_is_signed_in() {
    let here = Here::at(IN_THE_WINDOW);
    let state = begun(&here).await;
    let path = choose(&here, &state, OLENA).await;
    assert_eq!(back(&here, &path).await, "/sign-in?identity=signed_in");
    let session = here.get("/session").await.json();
    assert_eq!(session["consumer"]["family_name"], "Ковальчук");

    here.set_cookie(None);
    assert_eq!(
        back(&here, &path).await,
        "/sign-in/identity?identity=failed",
        "a state is good once"
    );
    assert_eq!(here.get("/session").await.json()["state"], "guest");
}

#[tokio::test]
async fn every_other_end_is_said_and_signs_nobody_in() {
    let here = Here::at(IN_THE_WINDOW);
    for (who, outcome) in [
        (STRANGER, "unknown"),
        ("cancel", "cancelled"),
        ("fail", "failed"),
    ] {
        let state = begun(&here).await;
        let path = choose(&here, &state, who).await;
        assert_eq!(
            back(&here, &path).await,
            format!("/sign-in?identity={outcome}")
        );
        assert_eq!(here.cookie(), None, "{who}");
    }
}

#[tokio::test]
async fn a_link_that_another_browser_began_signs_nobody_in() {
    let here = Here::at(IN_THE_WINDOW);
    let state = begun(&here).await;
    let (path, cookie) = (
        choose(&here, &state, OLENA).await,
        here.identity_cookie().expect("a cookie"),
    );
    begun(&here).await;
    for other in [here.identity_cookie(), None] {
        here.set_identity_cookie(other.as_deref());
        assert_eq!(
            back(&here, &path).await,
            "/sign-in/identity?identity=failed"
        );
        assert_eq!(here.cookie(), None);
    }
    here.set_identity_cookie(Some(&cookie));
    assert_eq!(back(&here, &path).await, "/sign-in?identity=signed_in");
}

#[tokio::test]
async fn the_cookie_of_the_way_back_is_short_and_out_of_reach() {
    let here = Here::at(IN_THE_WINDOW);
    let answer = ask(&here, "diia", "/sign-in").await;
    let cookie = answer.header("set-cookie").unwrap_or_default();
    assert!(cookie.starts_with("gc_identity="), "{cookie}");
    assert!(
        cookie.ends_with("; Path=/api/v1; HttpOnly; SameSite=Lax; Max-Age=600"),
        "{cookie}"
    );
    let body = json!({ "provider": "bankid", "return_to": "/sign-in" }).to_string();
    let headers = [CABINET, JSON, ("x-forwarded-proto", "https")];
    let answer = here
        .send("POST", "/identity-requests", &headers, Some(body))
        .await;
    let cookie = answer.header("set-cookie").unwrap_or_default();
    assert!(cookie.contains("; Secure;"), "{cookie}");
}

#[tokio::test]
async fn the_way_back_is_none_of_this_servers_own_paths() {
    let here = Here::at(IN_THE_WINDOW);
    for path in ["/api", "/api/v1/identity-return", "/stand-in/identity"] {
        let answer = ask(&here, "bankid", path).await;
        assert_eq!(answer.fields(), ["return_to: malformed"], "{path}");
    }
    for path in ["/", "/apiary", "/sign-in/identity"] {
        assert_eq!(ask(&here, "bankid", path).await.status, 201, "{path}");
    }
}

#[tokio::test]
async fn a_code_that_the_provider_did_not_give_is_worth_nothing() {
    let here = Here::at(IN_THE_WINDOW);
    let state = begun(&here).await;
    choose(&here, &state, OLENA).await;
    let path = format!("/identity-return?state={state}&code=guessed");
    assert_eq!(back(&here, &path).await, "/sign-in?identity=failed");
    let unknown = back(&here, "/identity-return?state=unknown&code=1").await;
    assert_eq!(unknown, "/sign-in/identity?identity=failed");
    assert_eq!(here.cookie(), None);
}

#[tokio::test]
async fn a_state_is_good_for_ten_minutes() {
    let here = Here::at(IN_THE_WINDOW);
    let state = begun(&here).await;
    let path = choose(&here, &state, OLENA).await;
    here.set_clock("2026-11-03T19:40:00+02:00");
    assert_eq!(
        back(&here, &path).await,
        "/sign-in/identity?identity=failed"
    );
    let page = format!("/stand-in/identity?state={state}");
    assert_eq!(
        here.send_anywhere("GET", &page, &[], None).await.status,
        404
    );
}

#[tokio::test]
async fn the_way_back_stays_within_the_cabinet() {
    let options = Options {
        base: "/cabinet".to_owned(),
        ..Options::default()
    };
    let here = Here::with(IN_THE_WINDOW, options);
    for path in [
        "",
        "cabinet",
        "//evil.example",
        "/\\evil.example",
        "/cabinetry",
        "/api/v1/session",
        "https://evil.example",
        "/cabinet/?next=1",
        "/cabinet/../api",
    ] {
        let answer = ask(&here, "bankid", path).await;
        assert_eq!(answer.fields(), ["return_to: malformed"], "{path}");
    }
    let both = ask(&here, "facebook", "//evil.example").await;
    assert_eq!(both.fields(), ["provider: unknown", "return_to: malformed"]);
    for path in ["/cabinet", "/cabinet/", "/cabinet/sign-in"] {
        assert_eq!(ask(&here, "diia", path).await.status, 201, "{path}");
    }
    let unknown = back(&here, "/identity-return?state=unknown").await;
    assert_eq!(unknown, "/cabinet/sign-in/identity?identity=failed");
}

#[tokio::test]
async fn the_provider_is_where_the_browser_sees_this_server() {
    let here = Here::at(IN_THE_WINDOW);
    let body = json!({ "provider": "bankid", "return_to": "/sign-in" }).to_string();
    let headers = [
        CABINET,
        JSON,
        ("host", "gas.example:8443"),
        ("x-forwarded-proto", "https"),
    ];
    let answer = here
        .send("POST", "/identity-requests", &headers, Some(body))
        .await;
    let location = text(&answer.json()["location"]);
    assert!(
        location.starts_with("https://gas.example:8443/stand-in/identity?"),
        "{location}"
    );
}

#[tokio::test]
async fn the_page_offers_everybody_with_a_cabinet_and_one_without() {
    let here = Here::at(IN_THE_WINDOW);
    let state = begun(&here).await;
    let path = format!("/stand-in/identity?state={state}");
    let page = here.send_anywhere("GET", &path, &[], None).await;
    for words in [
        "Тестовий BankID",
        "BankID НБУ",
        "Ковальчук Олена Петрівна",
        "Незнайомець",
        "cancel",
        "fail",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(!page.text.contains("<script") && !page.text.contains("style="));
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
}
