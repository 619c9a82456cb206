use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

async fn olena() -> Here {
    Here::signed_in(IN_THE_WINDOW, "olena@example.com").await
}

fn name(given_name: &str) -> Value {
    json!({ "name": { "given_name": given_name, "patronymic": null, "family_name": "Ковальчук" } })
}

#[tokio::test]
async fn a_profile_says_who_i_am_and_how_i_am_reached() {
    let profile = olena().await.get("/profile").await.json();
    let whole_name =
        json!({ "given_name": "Олена", "patronymic": "Петрівна", "family_name": "Ковальчук" });
    assert_eq!(profile["name"], whole_name);
    assert_eq!(profile["email"]["value"], "olena@example.com");
    assert_eq!(profile["phone"]["value"], "+380501112201");
    assert_eq!(profile["language"], "uk");
}

#[tokio::test]
async fn a_profile_carries_a_tag_that_changes_with_it() {
    let here = olena().await;
    let tag = async || {
        let answer = here.get("/profile").await;
        answer.header("etag").unwrap_or_default().to_owned()
    };
    let before = tag().await;
    let known = [("if-none-match", before.as_str())];
    assert_eq!(here.send("GET", "/profile", &known, None).await.status, 304);
    assert_eq!(
        here.patch("/profile", &name("Олена-Марія")).await.status,
        200
    );
    assert_ne!(tag().await, before);
}

#[tokio::test]
async fn what_is_changed_is_told_everywhere_and_the_rest_stays() {
    let here = olena().await;
    let before = here.get("/profile").await.json();
    let change = json!({ "language": "en", "notices": ["answer_arrived", "window_open"] });
    let after = here.patch("/profile", &change).await.json();
    assert_eq!(
        [&after["language"], &after["notices"]],
        [&change["language"], &change["notices"]]
    );
    assert_eq!(after["name"], before["name"]);
    assert_eq!(here.get("/profile").await.json(), after);

    let none = here
        .patch("/profile", &json!({ "notices": [] }))
        .await
        .json();
    assert_eq!(
        [&none["language"], &none["notices"]],
        [&json!("en"), &json!([])]
    );

    let renamed = here.patch("/profile", &name("Оля")).await.json();
    assert_eq!(renamed["name"]["patronymic"], json!(null));
    assert_eq!(
        here.get("/session").await.json()["consumer"],
        renamed["name"]
    );
    let holder = here.get("/accounts/a-1500000015").await.json()["holder"].clone();
    assert_eq!(
        holder["given_name"], "Олена",
        "the account at the companies is another matter"
    );
}

#[tokio::test]
async fn names_are_taken_as_people_write_them() {
    let here = olena().await;
    for (typed, stored) in [
        ("Марʼяна", "Марʼяна"),
        ("Мар'яна", "Марʼяна"),
        ("Мар’яна", "Марʼяна"),
        ("Мар`яна", "Марʼяна"),
        ("Анна-Марія", "Анна-Марія"),
        ("  Ґалаґан   Їжак ", "Ґалаґан Їжак"),
        ("Zoë O'Neill", "Zoë OʼNeill"),
        ("Є", "Є"),
        (&"є".repeat(60), &"є".repeat(60)),
    ] {
        let answer = here.patch("/profile", &name(typed)).await;
        assert_eq!(answer.json()["name"]["given_name"], stored, "{typed}");
    }
}

#[tokio::test]
async fn names_that_are_none_are_refused_where_they_stand() {
    let here = olena().await;
    for (typed, code) in [
        ("", "required"),
        ("  ", "required"),
        ("Олена2", "malformed"),
        ("-Олена", "malformed"),
        ("Оленаʼ", "malformed"),
        ("ʼ", "malformed"),
        ("Наталья ы", "malformed"),
        ("Олена\u{0}", "malformed"),
        ("<b>", "malformed"),
        ("玉", "malformed"),
        (&"є".repeat(61), "too_long"),
    ] {
        let answer = here.patch("/profile", &name(typed)).await;
        assert_eq!(
            answer.fields(),
            [format!("name.given_name: {code}")],
            "{typed:?}"
        );
    }
    let nothing = here
        .patch("/profile", &json!({ "name": {}, "language": "en" }))
        .await;
    let required = ["name.given_name", "name.patronymic", "name.family_name"];
    assert_eq!(
        nothing.fields(),
        required.map(|field| format!("{field}: required"))
    );
    assert_eq!(
        here.get("/profile").await.json()["language"],
        "uk",
        "all of it or nothing"
    );
}

#[tokio::test]
async fn a_change_of_another_shape_is_no_change() {
    let here = olena().await;
    for change in [
        json!({}),
        json!({ "name": null }),
        json!({ "language": "de" }),
        json!({ "language": null }),
        json!({ "notices": ["everything"] }),
        json!({ "notices": ["window_open", "invoice_ready", "window_open"] }),
        json!({ "email": { "value": "other@example.com", "is_confirmed": true } }),
        json!({ "registered_on": "2020-01-01" }),
    ] {
        assert_eq!(
            here.patch("/profile", &change).await.status,
            400,
            "{change}"
        );
    }
}
