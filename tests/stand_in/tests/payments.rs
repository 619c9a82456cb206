//! Payments through both gateways: whatever the browser says on its way back, only the provider's word counts, and once.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::here::{Answer, Here, IN_THE_WINDOW, fresh_key};

const ACCOUNT: &str = "/accounts/a-1500000065";

fn new(provider: &str) -> Value {
    json!({ "service": "gas", "kopiykas": 21_492, "provider": provider })
}

async fn here() -> Here {
    Here::signed_in(IN_THE_WINDOW, "vasyl@example.com").await
}

async fn create(here: &Here, payment: &Value) -> Answer {
    here.post(&format!("{ACCOUNT}/payments"), payment).await
}

async fn created(here: &Here, payment: &Value) -> Value {
    let answer = create(here, payment).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

async fn read(here: &Here, payment: &Value) -> Value {
    let id = payment["id"].as_str().unwrap_or_default();
    here.get(&format!("/payments/{id}")).await.json()
}

async fn send_form(here: &Here, path: &str, fields: &[(String, String)]) -> Answer {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = pairs.collect::<Vec<_>>().join("&");
    here.send_anywhere("POST", path, &form, Some(body)).await
}

/// As the cabinet sends the browser there.
async fn go_to(here: &Here, payment: &Value) -> Answer {
    let checkout = &payment["checkout"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let fields: Vec<_> = checkout["fields"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|field| (text(&field["name"]), text(&field["value"])))
        .collect();
    let action = text(&checkout["action"]);
    let path = action
        .strip_prefix("http://localhost")
        .expect("the stand-in's own host");
    send_form(here, path, &fields).await
}

async fn choose(here: &Here, payment: &Value, word: &str) -> Answer {
    let order = payment["id"].as_str().unwrap_or_default().to_owned();
    let fields = [("order".to_owned(), order), ("word".into(), word.into())];
    send_form(here, "/stand-in/gateway", &fields).await
}

/// Begun, at the provider's, and what came of it there.
async fn through(here: &Here, provider: &str, word: &str) -> Value {
    let payment = created(here, &new(provider)).await;
    assert_eq!(go_to(here, &payment).await.status, 200);
    choose(here, &payment, word).await;
    payment
}

fn stages(payment: &Value) -> Vec<&str> {
    let trail = payment["trail"].as_array().into_iter().flatten();
    trail.filter_map(|one| one["stage"].as_str()).collect()
}

async fn owed(here: &Here) -> (i64, i64) {
    let balances = here.get(&format!("{ACCOUNT}/balances")).await.json();
    let gas = &balances["balances"][0];
    let sum = |name: &str| gas[name].as_i64().unwrap_or_default();
    (sum("kopiykas"), sum("on_the_way_kopiykas"))
}

#[tokio::test]
async fn each_gateway_gets_the_fields_of_its_documentation() {
    let here = here().await;
    let names = |payment: &Value| -> Vec<String> {
        let fields = payment["checkout"]["fields"].as_array().cloned();
        let name = |field: &Value| field["name"].as_str().map(str::to_owned);
        fields.unwrap_or_default().iter().filter_map(name).collect()
    };
    let ipay = created(&here, &new("ipay")).await;
    assert_eq!(
        names(&ipay),
        ["id", "amount", "desc", "info", "lang", "good", "bad"]
    );
    assert_eq!(ipay["checkout"]["fields"][1]["value"], "21492");
    assert_eq!(ipay["fee_kopiykas"], 322);
    let portmone = created(&here, &new("portmone")).await;
    assert_eq!(
        names(&portmone),
        [
            "payee_id",
            "shop_order_number",
            "bill_amount",
            "description",
            "success_url",
            "failure_url",
            "lang",
            "encoding"
        ]
    );
    assert_eq!(portmone["checkout"]["fields"][2]["value"], "214.92");
    assert_eq!(portmone["fee_kopiykas"], Value::Null);
}

#[tokio::test]
async fn paid_is_in_the_ledger_after_the_next_night_and_once_however_often_it_is_told() {
    for provider in ["ipay", "portmone"] {
        let here = here().await;
        let (before, _) = owed(&here).await;
        let payment = through(&here, provider, "paid_twice").await;
        choose(&here, &payment, "paid").await;
        let paid = read(&here, &payment).await;
        assert_eq!(stages(&paid), ["created", "pending", "paid"]);
        assert_eq!(paid["status"], "paid");
        assert_eq!(paid["checkout"], Value::Null);
        assert_eq!(
            paid["ledger"],
            json!({ "is_there": false, "day": "2026-11-04" })
        );
        assert!(!paid["receipt"]["number"].is_null());
        assert_eq!(owed(&here).await, (before, 21_492));

        here.set_clock("2026-11-04T02:00:00+02:00");
        here.sign_in("vasyl@example.com").await;
        let posted = read(&here, &payment).await;
        assert_eq!(posted["ledger"]["is_there"], true);
        assert_eq!(stages(&posted), ["created", "pending", "paid", "in_ledger"]);
        assert_eq!(owed(&here).await, (before - 21_492, 0));
        let ledger = here.get(&format!("{ACCOUNT}/ledger")).await.json();
        assert_eq!(ledger["months"][0]["paid"], 21_492);
        let balances = here.get(&format!("{ACCOUNT}/balances")).await.json();
        assert_eq!(
            balances["balances"][0]["last_payment"],
            json!({ "kopiykas": 21_492, "paid_on": "2026-11-04", "channel": "online" })
        );
    }
}

#[tokio::test]
async fn refused_and_given_up_are_told_with_their_reason() {
    let here = here().await;
    for (provider, word, status, reason) in [
        ("ipay", "refused", "refused", "insufficient_funds"),
        ("portmone", "refused", "refused", "insufficient_funds"),
        ("ipay", "cancelled", "abandoned", "cancelled"),
        ("portmone", "cancelled", "abandoned", "cancelled"),
    ] {
        let payment = through(&here, provider, word).await;
        let payment = read(&here, &payment).await;
        assert_eq!(
            (&payment["status"], &payment["reason"]),
            (&json!(status), &json!(reason))
        );
        assert_eq!(payment["ledger"], Value::Null);
    }
}

#[tokio::test]
async fn a_forged_return_is_no_payment() {
    for provider in ["ipay", "portmone"] {
        let here = here().await;
        let payment = through(&here, provider, "forged").await;
        let id = payment["id"].as_str().unwrap_or_default();
        let path = format!("/payment-returns/{id}");
        let fields = "SHOPORDERNUMBER=p-1&RESULT=0".to_owned();
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let back = here.send("POST", &path, &form, Some(fields)).await;
        assert_eq!(
            (back.status, back.header("location")),
            (303, Some(&*format!("/payments/{id}")))
        );
        assert_eq!(
            here.get(&path).await.header("location"),
            back.header("location")
        );
        let payment = read(&here, &payment).await;
        assert_eq!(
            (&payment["status"], &payment["receipt"]),
            (&json!("pending"), &Value::Null)
        );
    }
}

#[tokio::test]
async fn the_way_back_leads_nowhere_else() {
    let here = here().await;
    for (id, location) in [
        ("p-999", "/payments/p-999"),
        ("nothing", "/payments"),
        ("%2F%2Fevil.example", "/payments"),
        ("p-+1", "/payments"),
    ] {
        let back = here.get(&format!("/payment-returns/{id}")).await;
        assert_eq!(back.header("location"), Some(location), "{id}");
    }
}

#[tokio::test]
async fn portmone_sends_the_browser_back_with_a_form_and_ipay_by_an_address() {
    let here = here().await;
    let payment = created(&here, &new("portmone")).await;
    go_to(&here, &payment).await;
    let page = choose(&here, &payment, "paid").await;
    assert!(
        page.text
            .contains("method=\"post\" action=\"/api/v1/payment-returns/p-")
    );
    assert!(page.text.contains("name=\"RESULT\" value=\"0\""));
    let here = self::here().await;
    let payment = created(&here, &new("ipay")).await;
    go_to(&here, &payment).await;
    let back = choose(&here, &payment, "paid").await;
    assert_eq!(back.status, 303);
    assert_eq!(back.header("location"), Some("/api/v1/payment-returns/p-1"));
}

#[tokio::test]
async fn a_late_word_counts_when_it_comes() {
    let here = here().await;
    let payment = through(&here, "ipay", "paid_late").await;
    assert_eq!(read(&here, &payment).await["status"], "pending");
    assert_eq!(owed(&here).await.1, 0);
    here.set_clock("2026-11-03T19:40:00+02:00");
    assert_eq!(read(&here, &payment).await["status"], "paid");
    assert_eq!(owed(&here).await.1, 21_492);
}

#[tokio::test]
async fn what_is_not_paid_within_the_hour_is_abandoned_and_a_later_word_still_makes_it_paid() {
    let here = here().await;
    let payment = created(&here, &new("ipay")).await;
    go_to(&here, &payment).await;
    here.set_clock("2026-11-03T20:30:00+02:00");
    here.sign_in("vasyl@example.com").await;
    let expired = read(&here, &payment).await;
    assert_eq!(
        (&expired["status"], &expired["reason"]),
        (&json!("abandoned"), &json!("expired"))
    );
    assert_eq!(expired["checkout"], Value::Null);
    choose(&here, &payment, "paid").await;
    let paid = read(&here, &payment).await;
    assert_eq!(paid["status"], "paid");
    assert_eq!(stages(&paid), ["created", "pending", "abandoned", "paid"]);
}

#[tokio::test]
async fn a_reversed_payment_leaves_the_ledger_again_or_never_gets_there() {
    let here = here().await;
    let (before, _) = owed(&here).await;
    let never = through(&here, "ipay", "paid").await;
    choose(&here, &never, "reversed").await;
    assert_eq!(read(&here, &never).await["status"], "reversed");
    assert_eq!(owed(&here).await, (before, 0));

    let later = through(&here, "portmone", "paid").await;
    here.set_clock("2026-11-04T12:00:00+02:00");
    here.sign_in("vasyl@example.com").await;
    assert_eq!(owed(&here).await.0, before - 21_492);
    choose(&here, &later, "reversed").await;
    here.set_clock("2026-11-05T02:00:00+02:00");
    here.sign_in("vasyl@example.com").await;
    assert_eq!(owed(&here).await.0, before);
    assert_eq!(read(&here, &later).await["status"], "reversed");
}

#[tokio::test]
async fn a_second_payment_is_asked_about_first() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let path = "/accounts/a-1500000023/payments";
    let bill = json!({
        "service": "delivery", "kopiykas": 48_915, "provider": "ipay",
        "invoice_id": "i-2026-09-1500000023",
    });
    let again = |payment: &Value| {
        let mut payment = payment.clone();
        payment["confirmations"] = json!(["pay_again"]);
        payment
    };
    let first = here.post(path, &bill).await.json();
    go_to(&here, &first).await;
    let asked = here.post(path, &bill).await;
    assert_eq!(asked.fields(), ["service: being_paid"]);
    choose(&here, &first, "paid").await;
    let asked = here.post(path, &bill).await;
    assert_eq!(asked.fields(), ["invoice_id: already_paid"]);
    let own_sum = json!({ "service": "delivery", "kopiykas": 100, "provider": "ipay" });
    assert_eq!(
        here.post(path, &own_sum).await.fields(),
        ["service: already_paid"]
    );
    assert_eq!(here.post(path, &again(&bill)).await.status, 201);

    here.set_clock("2026-11-05T12:00:00+02:00");
    here.sign_in("mykola@example.com").await;
    let asked = here.post(path, &bill).await;
    assert_eq!(
        asked.fields(),
        ["invoice_id: already_paid"],
        "in the ledger"
    );
    assert_eq!(here.post(path, &own_sum).await.status, 201, "in advance");
    let gas = json!({ "service": "gas", "kopiykas": 100, "provider": "ipay" });
    assert_eq!(here.post(path, &gas).await.status, 201, "another company");
}

#[tokio::test]
async fn a_bill_that_was_paid_is_asked_about_although_its_money_goes_to_an_older_one() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let path = "/accounts/a-1500000023/payments";
    // Of September; June to August are owed too.
    let bill = json!({
        "service": "gas", "kopiykas": 46_964, "provider": "ipay",
        "invoice_id": "i-2026-09-1500000023",
    });
    let first = here.post(path, &bill).await.json();
    go_to(&here, &first).await;
    choose(&here, &first, "paid").await;
    let asked = here.post(path, &bill).await;
    assert_eq!(asked.fields(), ["invoice_id: already_paid"]);
    let mut older = bill.clone();
    older["invoice_id"] = json!("i-2026-08-1500000023");
    assert_eq!(here.post(path, &older).await.status, 201, "another bill");
}

#[tokio::test]
async fn a_payment_whose_end_nobody_knows_is_asked_about_for_a_day() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015/payments";
    let bill = json!({ "service": "delivery", "kopiykas": 100, "provider": "ipay" });
    let first = here.post(path, &bill).await.json();
    go_to(&here, &first).await;
    here.set_clock("2026-11-03T23:00:00+02:00");
    here.sign_in("olena@example.com").await;
    let asked = here.post(path, &bill).await;
    assert_eq!(asked.fields(), ["service: being_paid"]);
    here.set_clock("2026-11-05T12:00:00+02:00");
    here.sign_in("olena@example.com").await;
    assert_eq!(here.post(path, &bill).await.status, 201);
}

#[tokio::test]
async fn each_field_is_refused_with_its_code() {
    let here = here().await;
    for (payment, codes) in [
        (
            json!({}),
            vec![
                "service: required",
                "kopiykas: required",
                "provider: required",
            ],
        ),
        (
            json!({ "service": "water", "kopiykas": 0, "provider": "x", "invoice_id": "i-1" }),
            vec![
                "service: unknown",
                "kopiykas: out_of_range",
                "provider: unknown",
                "invoice_id: unknown",
            ],
        ),
        (
            json!({ "service": "gas", "kopiykas": 100_000_001, "provider": "ipay" }),
            vec!["kopiykas: out_of_range"],
        ),
        (
            json!({ "service": "gas", "kopiykas": 1, "provider": "ipay", "invoice_id": "i-2026-10-1500000065" }),
            vec!["invoice_id: unknown"],
        ),
    ] {
        assert_eq!(create(&here, &payment).await.fields(), codes);
    }
    for shape in [
        json!({ "kopiykas": 1.5 }),
        json!({ "kopiykas": "100" }),
        json!({ "card": "1" }),
    ] {
        assert_eq!(create(&here, &shape).await.status, 400, "{shape}");
    }
}

#[tokio::test]
async fn the_same_key_is_one_payment() {
    let here = here().await;
    let (key, path) = (fresh_key(), format!("{ACCOUNT}/payments"));
    let one = here.post_with_key(&path, &key, &new("ipay")).await;
    let other = here.post_with_key(&path, &key, &new("ipay")).await;
    assert_eq!(one.text, other.text);
    let list = here.get(&path).await.json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    let changed = here.post_with_key(&path, &key, &new("portmone")).await;
    assert_eq!(changed.code(), "key_reused");
}

#[tokio::test]
async fn anothers_payment_is_not_found_and_a_changed_sum_opens_nothing() {
    let here = here().await;
    let payment = created(&here, &new("ipay")).await;
    let mut dearer = payment.clone();
    dearer["checkout"]["fields"][1]["value"] = json!("1");
    assert_eq!(go_to(&here, &dearer).await.status, 404);
    assert_eq!(read(&here, &payment).await["status"], "created");
    here.sign_in("olena@example.com").await;
    assert_eq!(here.get("/payments/p-1").await.status, 404);
}
