use serde_json::json;

use crate::here::Here;

/// On which day, and then: open?, first day, last day, the period.
type Seen = (&'static str, bool, &'static str, &'static str, &'static str);

async fn check(login: &str, account: &str, expected: &[Seen]) {
    for (now, is_open, opens_on, closes_on, counts_for) in expected {
        let here = Here::signed_in(now, login).await;
        let window = here
            .get(&format!("/accounts/{account}/reading-window"))
            .await
            .json();
        let expected = json!({
            "is_open": is_open,
            "opens_on": opens_on,
            "closes_on": closes_on,
            "counts_for": counts_for,
            "today": window["today"],
        });
        assert_eq!(window, expected, "at {now}");
    }
}

#[tokio::test]
async fn from_the_1st_to_the_5th_a_reading_counts_for_the_month_that_has_ended() {
    let expected = [
        (
            "2026-10-31T23:59:59+02:00",
            false,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-11-01T00:00:00+02:00",
            true,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-11-05T23:59:59+02:00",
            true,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-11-06T00:00:00+02:00",
            false,
            "2026-12-01",
            "2026-12-05",
            "2026-11",
        ),
        (
            "2026-11-30T12:00:00+02:00",
            false,
            "2026-12-01",
            "2026-12-05",
            "2026-11",
        ),
        (
            "2026-12-31T23:59:59+02:00",
            false,
            "2027-01-01",
            "2027-01-05",
            "2026-12",
        ),
        (
            "2027-01-01T00:00:00+02:00",
            true,
            "2027-01-01",
            "2027-01-05",
            "2026-12",
        ),
        (
            "2027-01-06T00:00:00+02:00",
            false,
            "2027-02-01",
            "2027-02-05",
            "2027-01",
        ),
    ];
    check("olena@example.com", "a-1500000015", &expected).await;
}

#[tokio::test]
async fn from_the_28th_to_the_5th_it_counts_for_the_month_of_the_28th() {
    let expected = [
        (
            "2026-11-27T23:59:59+02:00",
            false,
            "2026-11-28",
            "2026-12-05",
            "2026-11",
        ),
        (
            "2026-11-28T00:00:00+02:00",
            true,
            "2026-11-28",
            "2026-12-05",
            "2026-11",
        ),
        (
            "2026-12-05T23:59:59+02:00",
            true,
            "2026-11-28",
            "2026-12-05",
            "2026-11",
        ),
        (
            "2026-12-06T00:00:00+02:00",
            false,
            "2026-12-28",
            "2027-01-05",
            "2026-12",
        ),
        (
            "2027-01-03T12:00:00+02:00",
            true,
            "2026-12-28",
            "2027-01-05",
            "2026-12",
        ),
        // The 28th is February's last day, but for a leap year's.
        (
            "2027-02-28T12:00:00+02:00",
            true,
            "2027-02-28",
            "2027-03-05",
            "2027-02",
        ),
        (
            "2028-02-29T12:00:00+02:00",
            true,
            "2028-02-28",
            "2028-03-05",
            "2028-02",
        ),
    ];
    check("hanna@example.com", "a-1500000057", &expected).await;
}

#[tokio::test]
async fn a_day_begins_at_midnight_in_kyiv_in_winter_and_in_summer() {
    let expected = [
        (
            "2026-10-31T21:59:59Z",
            false,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-10-31T22:00:00Z",
            true,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-06-30T20:59:59Z",
            false,
            "2026-07-01",
            "2026-07-05",
            "2026-06",
        ),
        (
            "2026-06-30T21:00:00Z",
            true,
            "2026-07-01",
            "2026-07-05",
            "2026-06",
        ),
        // Where the server itself stands does not matter.
        (
            "2026-11-05T18:00:00-03:30",
            true,
            "2026-11-01",
            "2026-11-05",
            "2026-10",
        ),
        (
            "2026-11-05T18:30:00-03:30",
            false,
            "2026-12-01",
            "2026-12-05",
            "2026-11",
        ),
    ];
    check("olena@example.com", "a-1500000015", &expected).await;
}

#[tokio::test]
async fn the_days_that_summer_time_begins_and_ends_are_days_like_others() {
    for (now, today, offset) in [
        ("2026-10-24T20:59:59Z", "2026-10-24", "23:59:59+03:00"),
        ("2026-10-24T21:00:00Z", "2026-10-25", "00:00:00+03:00"),
        ("2026-10-25T00:30:00Z", "2026-10-25", "03:30:00+03:00"),
        ("2026-10-25T01:30:00Z", "2026-10-25", "03:30:00+02:00"),
        ("2026-10-25T21:59:59Z", "2026-10-25", "23:59:59+02:00"),
        ("2026-10-25T22:00:00Z", "2026-10-26", "00:00:00+02:00"),
        ("2027-03-28T00:59:59Z", "2027-03-28", "02:59:59+02:00"),
        ("2027-03-28T01:00:00Z", "2027-03-28", "04:00:00+03:00"),
        ("2027-03-28T20:59:59Z", "2027-03-28", "23:59:59+03:00"),
    ] {
        let here = Here::signed_in(now, "olena@example.com").await;
        let window = here
            .get("/accounts/a-1500000015/reading-window")
            .await
            .json();
        assert_eq!(window["today"], today, "at {now}");
        let session = here.get("/session").await.json();
        assert_eq!(session["now"], format!("{today}T{offset}"), "at {now}");
    }
}
