use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{Here, IN_THE_WINDOW};
use crate::letters;

fn list<'a>(export: &'a Value, name: &str) -> &'a [Value] {
    export[name].as_array().map_or(&[], Vec::as_slice)
}

#[tokio::test]
async fn everything_is_in_the_file_and_the_file_has_a_name() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let answer = here.get("/profile/export").await;
    let name = "attachment; filename=\"kabinet-2026-11-03.json\"";
    assert_eq!(answer.header("content-disposition"), Some(name));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let export = answer.json();
    assert_eq!(export["exported_at"], IN_THE_WINDOW);
    assert_eq!(export["profile"], here.get("/profile").await.json());
    assert_eq!(
        export["sessions"],
        here.get("/sessions").await.json()["sessions"]
    );
    assert_eq!(list(&export, "consents")[0]["code"], "personal_data");
    let accounts = list(&export, "accounts");
    assert_eq!(accounts.len(), 3);
    assert_eq!(accounts[0], here.get("/accounts/a-1500000023").await.json());
}

#[tokio::test]
async fn every_reading_of_every_home_is_there_with_its_trail() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let export = here.get("/profile/export").await.json();
    let readings = list(&export, "readings");
    let of = |account: &str| {
        let readings = readings.iter().filter(|one| one["account_id"] == account);
        readings.cloned().collect::<Vec<_>>()
    };
    for account in ["a-1500000023", "a-1500000031", "a-1500000049"] {
        let page = here
            .get(&format!("/accounts/{account}/readings?limit=120"))
            .await
            .json();
        let mut told = of(account);
        assert!(told.iter().all(|one| {
            one["trail"]
                .as_array()
                .is_some_and(|trail| !trail.is_empty())
        }));
        for reading in &mut told {
            reading.as_object_mut().map(|one| one.remove("account_id"));
        }
        told.truncate(120);
        assert_eq!(Value::from(told), page["items"], "{account}");
    }
}

#[tokio::test]
async fn payments_and_what_was_written_to_the_operator_are_there() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let account = "a-1500000023";
    let payment = json!({ "service": "gas", "kopiykas": 100, "provider": "ipay" });
    let path = format!("/accounts/{account}/payments");
    let payment = here.post(&path, &payment).await.json();
    let entry = json!({
        "account_id": account, "kind": "review", "topic": "other", "text": "Зручно.",
    });
    let entry = here.post("/feedback", &entry).await.json();
    let export = here.get("/profile/export").await.json();
    assert_eq!(list(&export, "payments"), [payment]);
    assert_eq!(list(&export, "feedback"), [entry]);
    here.sign_in("vasyl@example.com").await;
    let his = here.get("/profile/export").await.json();
    assert_eq!(list(&his, "corrections")[0]["status"], "refused");
    assert_eq!(
        list(&his, "statements")[0]["file_name"],
        "zaiava-1500000065.pdf"
    );
    here.sign_in("olena@example.com").await;
    let others = here.get("/profile/export").await.json();
    for name in ["payments", "feedback", "corrections", "statements"] {
        assert_eq!(list(&others, name), [] as [Value; 0], "{name}");
    }
}

#[tokio::test]
async fn letters_are_there_but_no_code_that_is_in_them() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    for (kind, value) in [("phone", "+380501112201"), ("email", "new@example.com")] {
        let change = json!({ "kind": kind, "value": value, "password": PASSWORD });
        assert_eq!(here.post("/contact-changes", &change).await.status, 201);
    }
    let change = json!({ "current_password": PASSWORD, "password": "тепло-в-хаті-2026" });
    assert_eq!(here.post("/profile/password", &change).await.status, 200);
    let export = here.get("/profile/export").await;
    let json = export.json();
    let subjects: Vec<_> = list(&json, "messages")
        .iter()
        .map(|one| &one["subject"])
        .collect();
    assert_eq!(subjects, ["Код для підтвердження", "Пароль змінено"]);
    for sent_to in ["+380501112201", "new@example.com"] {
        let code = letters::code(&here, sent_to);
        assert!(!json["messages"].to_string().contains(&code), "{sent_to}");
    }
}

#[tokio::test]
async fn nothing_of_others_is_in_it() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    assert_eq!(here.delete("/accounts/a-1500000023").await.status, 204);
    let export = here.get("/profile/export").await.text;
    for others in [
        "olena@example.com",
        "a-1500000015",
        "m-70415",
        "a-1500000023",
        "m-112233",
    ] {
        assert!(!export.contains(others), "{others}");
    }
}
