//! Whether the contract keeps to itself, and whether what differs from it is named.

use conformance::contract::{CONTRACT, Difference, Place, Rule, Seen};
use serde_json::{Map, Value, json};

/// As the document has them.
fn raw_operations() -> impl Iterator<Item = &'static Map<String, Value>> {
    let items = CONTRACT.document()["paths"]
        .as_object()
        .into_iter()
        .flatten();
    let methods = ["get", "post", "put", "patch", "delete"];
    items.flat_map(move |(_, item)| {
        methods
            .into_iter()
            .filter_map(move |method| item.get(method)?.as_object())
    })
}

/// Checks the examples beside each schema; how many there were.
fn check_examples(of: &str, content: &Value) -> usize {
    let mut seen = 0;
    let has_text = |body: &Value| body["schema"]["contentMediaType"].is_null();
    let content = content.as_object().into_iter().flatten();
    for (media_type, body) in content.filter(|(_, body)| has_text(body)) {
        let examples = body["examples"].as_object();
        assert!(
            examples.is_some_and(|some| !some.is_empty()),
            "{of}: {media_type} has no example"
        );
        for (name, example) in examples.into_iter().flatten() {
            let example = CONTRACT.resolved(example);
            let wrong = CONTRACT.differences(&body["schema"], &example["value"]);
            assert_eq!(wrong, [], "{of}, {name}");
            seen += 1;
        }
    }
    seen
}

#[test]
fn every_answer_with_a_body_has_an_example_and_every_example_keeps_to_its_schema() {
    let mut seen = 0;
    for operation in raw_operations() {
        let id = operation["operationId"].as_str().unwrap_or_default();
        for (status, response) in operation["responses"].as_object().into_iter().flatten() {
            let content = &CONTRACT.resolved(response)["content"];
            seen += check_examples(&format!("{id} {status}"), content);
        }
        if let Some(body) = operation.get("requestBody") {
            seen += check_examples(id, &body["content"]);
        }
    }
    let general = CONTRACT.document()["components"]["responses"].as_object();
    for (name, response) in general.into_iter().flatten() {
        seen += check_examples(name, &response["content"]);
    }
    assert!(seen > 50, "only {seen} examples were found");
}

#[test]
fn every_example_is_used() {
    let text = CONTRACT.document().to_string();
    let examples = CONTRACT.document()["components"]["examples"].as_object();
    for (name, _) in examples.into_iter().flatten() {
        let reference = format!("\"#/components/examples/{name}\"");
        assert!(
            text.contains(&reference),
            "the example {name} belongs to no answer"
        );
    }
}

#[test]
fn every_operation_has_an_id_of_its_own_and_says_which_errors_it_has() {
    let mut ids: Vec<&str> = raw_operations()
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    assert_eq!(ids.len(), raw_operations().count());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(
        ids.len(),
        raw_operations().count(),
        "an id is there twice: {ids:?}"
    );
    for operation in raw_operations() {
        let responses = operation["responses"].as_object().expect("answers");
        for status in ["429", "503"] {
            assert!(
                responses.contains_key(status),
                "{}: no {status}",
                operation["operationId"]
            );
        }
    }
}

#[test]
fn an_operation_says_who_may_ask_for_it_and_what_it_takes() {
    let of = |method: &str, path: &str| CONTRACT.operation(method, path).expect("an operation");
    assert!(!of("GET", "/session").needs_session);
    assert!(!of("POST", "/registrations").needs_session);
    assert!(of("GET", "/accounts/a-1?x=y").needs_session);
    assert_eq!(of("PATCH", "/accounts/a-1").path, "/accounts/{account_id}");
    assert_eq!(
        of("POST", "/accounts/a-1/readings").takes,
        ["application/json"]
    );
    assert!(of("POST", "/accounts/a-1/readings").takes("Idempotency-Key"));
    assert!(CONTRACT.operation("GET", "/nothing").is_none());
}

fn judged(status: u16, media_type: &str, body: &Value) -> Vec<Difference> {
    let body = body.to_string();
    let header = |name: &str| (name == "content-type").then_some(media_type);
    CONTRACT.judge(
        "GET",
        "/session",
        &Seen {
            status,
            header: &header,
            body: body.as_bytes(),
        },
    )
}

#[test]
fn of_two_shapes_the_one_that_was_meant_says_what_is_wrong() {
    let signed_in = json!({ "state": "signed_in", "consumer_id": "c-1", "now": "2026-11-03 19:30",
        "expires_at": "2026-11-03T19:50:00+02:00",
        "consumer": { "given_name": "Олена", "patronymic": 7, "family_name": "К" } });
    let found = judged(200, "application/json; charset=utf-8", &signed_in);
    let named: Vec<_> = found
        .iter()
        .map(|one| (one.at.as_str(), one.rule))
        .collect();
    assert_eq!(
        named,
        [("consumer.patronymic", Rule::Type), ("now", Rule::Format)]
    );
    assert_eq!(found[0].wanted, "null or text");
    assert_eq!(found[1].came, "\"9999-99-99 99:99\" (text)");
}

#[test]
fn status_media_type_and_shape_are_told_apart() {
    let guest = json!({ "state": "guest", "has_identity_providers": true });
    assert_eq!(judged(200, "application/json", &guest), []);
    assert_eq!(
        judged(418, "application/json", &guest)[0].place,
        Place::Status
    );
    assert_eq!(judged(200, "text/html", &guest)[0].place, Place::MediaType);
    let found = judged(200, "application/json", &json!({ "state": "guest" }));
    assert_eq!(
        (found[0].at.as_str(), found[0].rule),
        ("has_identity_providers", Rule::Missing)
    );
}
