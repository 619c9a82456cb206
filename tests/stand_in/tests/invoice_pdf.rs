//! The invoice as a file: opened by a PDF reader, its text and codes read back, the rest of it after a lost link.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use stand_in::DEMO_CONSUMERS;
use tempfile::TempDir;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::pdf;

/// Benefit, subsidy, penalty; something to pay to both companies.
const VASYL: (&str, &str) = (
    "vasyl@example.com",
    "/accounts/a-1500000065/invoices/i-2026-09-1500000065",
);

async fn vasyl() -> Here {
    Here::signed_in(IN_THE_WINDOW, VASYL.0).await
}

async fn download(here: &Here, invoice: &str, headers: &[(&str, &str)]) -> Answer {
    here.send("GET", &format!("{invoice}/pdf"), headers, None)
        .await
}

/// As a file, in a folder that goes with the test.
fn kept(pdf: &Answer) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("invoice.pdf");
    std::fs::write(&path, &pdf.bytes).expect("a file");
    (folder, path)
}

/// `5 269,52 ₴`, with the spaces that a reader of PDFs makes of no-break ones.
fn hryvnias(kopiykas: i64) -> String {
    let whole = (kopiykas / 100).to_string();
    let split = whole.len().saturating_sub(3);
    let (thousands, rest) = whole.split_at(split);
    let space = if thousands.is_empty() { "" } else { " " };
    format!("{thousands}{space}{rest},{:02} ₴", kopiykas % 100)
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of[name].as_array().into_iter().flatten()
}

fn word<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

fn sum(of: &Value, name: &str) -> i64 {
    of[name].as_i64().expect("whole kopiykas")
}

/// What the paper says of a meter that nobody has read.
fn meter(line: &Value) -> String {
    let serial = word(line, "meter_serial");
    let (previous, value) = (&line["previous_value"], &line["value"]);
    format!("Лічильник № {serial}: {previous} → {value}, плановий обсяг")
}

#[tokio::test]
async fn a_pdf_reader_opens_it_and_finds_what_the_invoice_says() {
    let here = vasyl().await;
    let invoice = here.get(VASYL.1).await.json();
    let home = here.get("/accounts/a-1500000065").await.json();
    let file = download(&here, VASYL.1, &[]).await;
    let disposition = "attachment; filename=\"rahunok-1500000065-2026-09.pdf\"";
    assert_eq!(file.header("content-disposition"), Some(disposition));
    let (_folder, path) = kept(&file);
    let info = pdf::info(&path);
    let line = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    let title = "Рахунок на оплату № 1500000065-2026-09";
    assert_eq!(line("Title:"), title);
    assert_eq!(
        (line("Pages:"), line("Tagged:")),
        ("1".into(), "yes".into())
    );
    let text = pdf::text(&path);
    let holder = &home["holder"];
    let names = ["family_name", "given_name", "patronymic"].map(|name| word(holder, name));
    let mut wanted = vec![
        title.to_owned(),
        "за вересень 2026 року, виставлено 12.10.2026".to_owned(),
        names.join(" "),
        word(&home["premises"], "address").to_owned(),
        "Субсидія з 01.05.2025".to_owned(),
        meter(&invoice["parts"][0]["lines"][0]),
    ];
    for part in list(&invoice, "parts") {
        for name in ["name", "account_number", "iban", "code", "phone"] {
            wanted.push(word(&part["payee"], name).to_owned());
        }
        wanted.push(hryvnias(sum(part, "to_pay")));
    }
    for wanted in wanted {
        assert!(text.contains(&wanted), "no {wanted:?} in\n{text}");
    }
}

/// The lines that a bank's app finds in a code.
fn order(code: &str) -> String {
    let order = code.strip_prefix("https://bank.gov.ua/qr/");
    let order = URL_SAFE_NO_PAD.decode(order.expect("the bank's address"));
    String::from_utf8(order.expect("base64url")).expect("UTF-8")
}

#[tokio::test]
async fn each_code_is_a_payment_order_for_what_is_to_be_paid() {
    let here = vasyl().await;
    let invoice = here.get(VASYL.1).await.json();
    let (_folder, path) = kept(&download(&here, VASYL.1, &[]).await);
    let codes = pdf::codes(&path);
    assert_eq!(codes.len(), 2);
    for (part, code) in list(&invoice, "parts").zip(&codes) {
        let order = order(code);
        let payee = &part["payee"];
        let to_pay = sum(part, "to_pay");
        let account = word(payee, "account_number");
        let what = match word(payee, "service") {
            "gas" => "За газ",
            _ => "За розподіл газу",
        };
        let wanted = [
            "BCD",
            "002",
            "1",
            "UCT",
            "",
            word(payee, "name"),
            word(payee, "iban"),
            &format!("UAH{}.{:02}", to_pay / 100, to_pay % 100),
            word(payee, "code"),
            "",
            "",
            &format!("{what}, особовий рахунок {account}"),
            "",
        ];
        assert_eq!(order.split('\n').collect::<Vec<_>>(), wanted);
        assert!(code.len() <= 507, "{}", code.len());
    }
}

#[tokio::test]
async fn a_code_is_for_no_more_than_is_still_owed() {
    let here = Here::signed_in("2026-11-20T12:00:00+02:00", "halyna@example.com").await;
    let account = "/accounts/a-1500000115";
    let balances = here.get(&format!("{account}/balances")).await.json();
    let owed = sum(&balances["balances"][0], "kopiykas");
    let path = format!("{account}/invoices/i-2026-10-1500000115");
    let to_pay = sum(&here.get(&path).await.json()["parts"][0], "to_pay");
    assert!(0 < owed && owed < to_pay, "{owed} of {to_pay}");
    let (_folder, path) = kept(&download(&here, &path, &[]).await);
    let left = format!("Залишилося сплатити {}", hryvnias(owed));
    assert!(pdf::text(&path).contains(&left), "no {left:?}");
    let wanted = format!("\nUAH{}.{:02}\n", owed / 100, owed % 100);
    let order = order(&pdf::codes(&path)[0]);
    assert!(order.contains(&wanted), "{order}");
}

#[tokio::test]
async fn what_is_paid_has_no_code() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015/invoices/i-2026-02-1500000015";
    let invoice = here.get(path).await.json();
    assert!(list(&invoice, "parts").all(|part| part["state"] == "paid"));
    let (_folder, path) = kept(&download(&here, path, &[]).await);
    assert_eq!(pdf::codes(&path), [""; 0]);
}

#[tokio::test]
async fn every_home_of_the_demo_has_its_invoice_on_paper() {
    for login in DEMO_CONSUMERS.map(|consumer| consumer.login) {
        let here = Here::signed_in("2026-11-20T12:00:00+02:00", login).await;
        let accounts = here.get("/accounts").await.json();
        for home in list(&accounts, "accounts") {
            let path = format!("/accounts/{}/invoices", word(home, "id"));
            let invoices = here.get(&path).await.json();
            let Some(newest) = list(&invoices, "items").next() else {
                continue;
            };
            let path = format!("{path}/{}", word(newest, "id"));
            let file = download(&here, &path, &[]).await;
            assert_eq!(file.status, 200, "{path}");
            let (_folder, path) = kept(&file);
            assert!(pdf::text(&path).contains(word(newest, "number")));
        }
    }
}

#[tokio::test]
async fn the_same_invoice_is_the_same_bytes() {
    let here = vasyl().await;
    let first = download(&here, VASYL.1, &[]).await;
    here.set_clock("2026-11-04T12:00:00+02:00");
    here.sign_in(VASYL.0).await;
    let second = download(&here, VASYL.1, &[]).await;
    assert_eq!(first.bytes, second.bytes);
    let tag = first.header("etag").unwrap_or_default();
    assert!(tag.starts_with('"'), "{tag} is not strong");
    let known = download(&here, VASYL.1, &[("if-none-match", tag)]).await;
    assert_eq!((known.status, known.bytes.len()), (304, 0));
}

#[tokio::test]
async fn the_rest_of_a_file_comes_where_the_link_was_lost() {
    let here = vasyl().await;
    let whole = download(&here, VASYL.1, &[]).await;
    let length = whole.bytes.len();
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    assert_eq!(whole.header("content-length"), Some(&*length.to_string()));
    let tag = whole.header("etag").unwrap_or_default();
    for (range, from, to) in [
        ("bytes=1000-", 1000, length),
        ("bytes=0-", 0, length),
        ("bytes=10-19", 10, 20),
        ("bytes=10-99999999", 10, length),
        ("bytes=-100", length - 100, length),
    ] {
        let asked = [("range", range), ("if-range", tag)];
        let part = download(&here, VASYL.1, &asked).await;
        assert_eq!(part.status, 206, "{range}");
        assert_eq!(part.bytes, whole.bytes[from..to], "{range}");
        let place = format!("bytes {from}-{}/{length}", to - 1);
        assert_eq!(part.header("content-range"), Some(&*place));
        assert_eq!(part.header("etag"), Some(tag));
    }
}

#[tokio::test]
async fn a_part_of_another_file_is_never_sent() {
    let here = vasyl().await;
    let whole = download(&here, VASYL.1, &[]).await;
    let length = whole.bytes.len();
    let weak = format!("W/{}", whole.header("etag").unwrap_or_default());
    for known in ["\"of-yesterday\"", &weak, "Tue, 03 Nov 2026 17:30:00 GMT"] {
        let asked = [("range", "bytes=1000-"), ("if-range", known)];
        let answer = download(&here, VASYL.1, &asked).await;
        assert_eq!((answer.status, answer.bytes.len()), (200, length));
    }
    for unread in [
        "bytes=0-1,5-6",
        "bytes=9-5",
        "bytes=a-",
        "lines=1-",
        "bytes=-",
    ] {
        let answer = download(&here, VASYL.1, &[("range", unread)]).await;
        assert_eq!(answer.status, 200, "{unread}");
    }
    for beyond in [
        format!("bytes={length}-"),
        "bytes=-0".to_owned(),
        format!("bytes={}-", "9".repeat(40)),
    ] {
        let answer = download(&here, VASYL.1, &[("range", &beyond)]).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (416, "range_not_satisfiable")
        );
        let place = format!("bytes */{length}");
        assert_eq!(answer.header("content-range"), Some(&*place));
    }
}

#[tokio::test]
async fn there_is_no_file_before_the_month_is_closed() {
    let here = vasyl().await;
    for (invoice, status) in [
        ("i-2026-10-1500000065", 409),
        ("i-2026-12-1500000065", 404),
        ("i-2026-09-1500000015", 404),
    ] {
        let path = format!("/accounts/a-1500000065/invoices/{invoice}");
        assert_eq!(
            download(&here, &path, &[]).await.status,
            status,
            "{invoice}"
        );
    }
    let path = "/accounts/a-1500000015/invoices/i-2026-09-1500000015";
    assert_eq!(download(&here, path, &[]).await.status, 404);
}
