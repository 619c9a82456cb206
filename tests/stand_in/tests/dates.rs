use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const OLENA: (&str, &str) = ("olena@example.com", "a-1500000015");
/// Her supplier takes readings from the 28th to the 5th.
const HANNA: (&str, &str) = ("hanna@example.com", "a-1500000057");

async fn dates(now: &str, (login, account): (&str, &str)) -> Vec<Value> {
    let here = Here::signed_in(now, login).await;
    let dates = here.get(&format!("/accounts/{account}/dates")).await.json();
    dates["items"].as_array().cloned().unwrap_or_default()
}

/// Of one kind: first day, last day, period.
fn of<'a>(dates: &'a [Value], kind: &str) -> Vec<[&'a str; 3]> {
    let text = |one: &'a Value, name: &str| one[name].as_str().unwrap_or_default();
    dates
        .iter()
        .filter(|one| one["kind"] == kind)
        .map(|one| [text(one, "from"), text(one, "to"), text(one, "period")])
        .collect()
}

#[tokio::test]
async fn a_year_of_windows_invoices_and_dues_earliest_first() {
    let dates = dates(IN_THE_WINDOW, OLENA).await;
    for kind in ["reading_window", "invoice", "delivery_due", "gas_due"] {
        let of_kind = of(&dates, kind);
        assert_eq!(of_kind.len(), 12, "{kind}");
        assert_eq!(
            (of_kind[0][2], of_kind[11][2]),
            ("2026-10", "2027-09"),
            "{kind}"
        );
    }
    assert_eq!(dates.len(), 49);
    assert!(dates.is_sorted_by_key(|one| one["from"].to_string()));
    let supplier = "Постачальник «Чернігівгаз Збут»";
    let operator = "Оператор ГРМ «Чернігівгаз»";
    let item = |kind: &str, from: &str, to: &str, company: &str| {
        json!({ "kind": kind, "from": from, "to": to, "period": "2026-10", "company": company,
            "meter_serial": null })
    };
    assert_eq!(
        dates[..4],
        [
            item("reading_window", "2026-11-01", "2026-11-05", supplier),
            item("invoice", "2026-11-12", "2026-11-12", supplier),
            item("delivery_due", "2026-11-20", "2026-11-20", operator),
            item("gas_due", "2026-11-25", "2026-11-25", supplier),
        ]
    );
}

#[tokio::test]
async fn what_is_over_is_not_told_and_what_is_today_is() {
    for (now, window, invoice, delivery, gas) in [
        (
            "2026-11-05T23:59:59+02:00",
            "2026-10",
            "2026-10",
            "2026-10",
            "2026-10",
        ),
        (
            "2026-11-06T00:00:00+02:00",
            "2026-11",
            "2026-10",
            "2026-10",
            "2026-10",
        ),
        (
            "2026-11-12T23:59:59+02:00",
            "2026-11",
            "2026-10",
            "2026-10",
            "2026-10",
        ),
        (
            "2026-11-20T12:00:00+02:00",
            "2026-11",
            "2026-11",
            "2026-10",
            "2026-10",
        ),
        (
            "2026-11-25T23:59:59+02:00",
            "2026-11",
            "2026-11",
            "2026-11",
            "2026-10",
        ),
        (
            "2026-11-26T00:00:00+02:00",
            "2026-11",
            "2026-11",
            "2026-11",
            "2026-11",
        ),
    ] {
        let dates = dates(now, OLENA).await;
        let first = |kind: &str| of(&dates, kind)[0][2];
        let kinds = ["reading_window", "invoice", "delivery_due", "gas_due"];
        assert_eq!(
            kinds.map(first),
            [window, invoice, delivery, gas],
            "at {now}"
        );
    }
}

/// February has no 30th, March a clock that jumps: days are days.
#[tokio::test]
async fn windows_pass_the_ends_of_months_by_the_suppliers_own_days() {
    let dates = dates("2027-01-06T12:00:00+02:00", HANNA).await;
    let windows = of(&dates, "reading_window");
    let expected = [
        ["2027-01-28", "2027-02-05", "2027-01"],
        ["2027-02-28", "2027-03-05", "2027-02"],
        ["2027-03-28", "2027-04-05", "2027-03"],
        ["2027-04-28", "2027-05-05", "2027-04"],
    ];
    assert_eq!(windows[..4], expected);
    assert_eq!(windows[9..][..1], [["2027-10-28", "2027-11-05", "2027-10"]]);
}

#[tokio::test]
async fn a_window_that_began_in_the_month_before_is_still_told() {
    for (now, period) in [
        ("2027-03-27T23:59:59+02:00", "2027-03"),
        // Half an hour into the day, which has only twenty-three hours.
        ("2027-03-28T00:30:00+02:00", "2027-03"),
        ("2027-04-05T23:59:59+03:00", "2027-03"),
        ("2027-04-06T00:00:00+03:00", "2027-04"),
        ("2026-10-25T23:30:00+02:00", "2026-10"),
    ] {
        let dates = dates(now, HANNA).await;
        assert_eq!(of(&dates, "reading_window")[0][2], period, "at {now}");
    }
}

#[tokio::test]
async fn the_windows_are_those_that_the_reading_page_tells() {
    for who in [OLENA, HANNA] {
        for now in ["2026-11-03T12:00:00+02:00", "2026-11-29T12:00:00+02:00"] {
            let here = Here::signed_in(now, who.0).await;
            let window = here
                .get(&format!("/accounts/{}/reading-window", who.1))
                .await
                .json();
            let dates = here.get(&format!("/accounts/{}/dates", who.1)).await.json();
            let dates = dates["items"].as_array().cloned().unwrap_or_default();
            let first = of(&dates, "reading_window")[0];
            let told = ["opens_on", "closes_on", "counts_for"].map(|name| window[name].clone());
            assert_eq!(told, first.map(Value::from), "{now}");
        }
    }
}

#[tokio::test]
async fn the_next_verification_of_each_meter_is_told_however_far() {
    let mykola = ("mykola@example.com", "a-1500000023");
    let dates = dates(IN_THE_WINDOW, mykola).await;
    let verifications: Vec<&Value> = dates
        .iter()
        .filter(|one| one["kind"] == "verification")
        .collect();
    let serials: Vec<_> = verifications
        .iter()
        .map(|one| &one["meter_serial"])
        .collect();
    assert_eq!(serials, ["0112233", "0112234"]);
    assert_eq!(verifications[0]["from"], "2031-03-15");
    assert_eq!(verifications[0]["period"], json!(null));
    assert!(of(&dates, "verification")[0][0] > of(&dates, "gas_due")[11][0]);
}

#[tokio::test]
async fn a_verification_that_is_overdue_is_told_first() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    here.set_clock("2030-11-03T12:00:00+02:00");
    here.sign_in(OLENA.0).await;
    let dates = here.get("/accounts/a-1500000015/dates").await.json();
    assert_eq!(dates["items"][0]["kind"], "verification");
    assert_eq!(dates["items"][0]["from"], "2027-04-15");
}

#[tokio::test]
async fn another_consumers_days_are_not_told() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    assert_eq!(here.get("/accounts/a-1500000015/dates").await.status, 404);
}
