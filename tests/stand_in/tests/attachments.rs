//! Photos and papers that something is sent with: what is taken, whose they are, how long they wait.

use stand_in::PASSWORD;

use crate::drawn::{jpeg, jpeg_with, png, segment};
use crate::here::{Answer, CABINET, Here, IN_THE_WINDOW, fresh_key};

const OLENA: &str = "olena@example.com";
const JPEG: &str = "image/jpeg";
const PDF: &str = "application/pdf";

/// As small as one may be.
pub const PAPER: &[u8] = b"%PDF-1.7\ntrailer\n%%EOF\n";

/// The id of one that is kept.
pub async fn kept(here: &Here, media_type: &str, bytes: &[u8]) -> String {
    let answer = here.attach(&fresh_key(), media_type, bytes).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap_or_default().to_owned()
}

async fn refused(here: &Here, media_type: &str, bytes: &[u8]) -> Vec<String> {
    let answer = here.attach(&fresh_key(), media_type, bytes).await;
    answer.fields()
}

fn path(id: &str) -> String {
    format!("/attachments/{id}")
}

#[tokio::test]
async fn a_photo_and_a_paper_are_kept_to_the_byte() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    for (media_type, bytes, how) in [
        (JPEG, jpeg(1600, 1200), "inline"),
        ("image/png", png(8, 6), "inline"),
        (PDF, PAPER.to_vec(), "attachment"),
    ] {
        let id = kept(&here, media_type, &bytes).await;
        let seen = here.get(&path(&id)).await;
        assert_eq!(seen.bytes, bytes);
        assert_eq!(seen.header("content-type"), Some(media_type));
        assert_eq!(seen.header("content-disposition"), Some(how));
    }
}

#[tokio::test]
async fn the_same_key_keeps_it_once() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let key = fresh_key();
    let first = here.attach(&key, JPEG, &jpeg(4, 3)).await;
    let id = first.json()["id"].as_str().unwrap_or_default().to_owned();
    let location = format!("/api/v1{}", path(&id));
    assert_eq!(first.header("location"), Some(&*location));
    assert_eq!(here.attach(&key, JPEG, &jpeg(4, 3)).await.text, first.text);
    let other = here.attach(&key, JPEG, &jpeg(3, 4)).await;
    assert_eq!((other.status, other.code().as_str()), (422, "key_reused"));
}

#[tokio::test]
async fn what_is_no_photo_and_no_paper_is_refused_by_its_code() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let located = jpeg_with(4, 3, &segment(0xe1, b"Exif\0\0GPS"));
    for (media_type, bytes, code) in [
        (JPEG, b"milk, bread".as_slice(), "not_an_image"),
        (JPEG, &png(4, 3), "not_an_image"),
        (JPEG, &located, "has_metadata"),
        (JPEG, &jpeg(4000, 3000), "too_many_pixels"),
        (PDF, b"<!doctype html>%%EOF", "not_a_pdf"),
        (PDF, b"%PDF-1.7\ntrailer\n", "not_a_pdf"),
        (PDF, b"", "not_a_pdf"),
    ] {
        let codes = refused(&here, media_type, bytes).await;
        assert_eq!(codes, [format!("attachment: {code}")]);
    }
    for media_type in ["image/gif", "text/html", ""] {
        let answer = here.attach(&fresh_key(), media_type, PAPER).await;
        assert_eq!(answer.status, 415, "{media_type}");
    }
}

fn paper_of(length: usize) -> Vec<u8> {
    let mut paper = b"%PDF-1.7\n".to_vec();
    paper.resize(length - 5, b' ');
    [paper, b"%%EOF".to_vec()].concat()
}

#[tokio::test]
async fn a_paper_may_be_larger_than_a_photo_and_neither_without_end() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let (two, five) = (2 * 1024 * 1024, 5 * 1024 * 1024);
    kept(&here, PDF, &paper_of(five)).await;
    for (media_type, bytes) in [(PDF, paper_of(five + 1)), (JPEG, vec![0; two + 1])] {
        let answer = here.attach(&fresh_key(), media_type, &bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (413, "too_large"));
    }
}

#[tokio::test]
async fn nobody_else_sees_it_nor_takes_it_away() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = kept(&here, PDF, PAPER).await;
    here.sign_in("mykola@example.com").await;
    for answer in [here.get(&path(&id)).await, here.delete(&path(&id)).await] {
        assert_eq!(answer.status, 404);
    }
    here.set_cookie(None);
    assert_eq!(here.get(&path(&id)).await.status, 401);
    here.sign_in(OLENA).await;
    assert_eq!(here.get(&path(&id)).await.bytes, PAPER);
    for foreign in ["at-0", "at-", "1", "at-+1"] {
        assert_eq!(here.get(&path(foreign)).await.status, 404);
    }
}

#[tokio::test]
async fn one_that_is_part_of_nothing_can_be_taken_away_and_is_gone_after_a_day() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let (one, other) = (kept(&here, PDF, PAPER).await, kept(&here, PDF, PAPER).await);
    assert_eq!(here.delete(&path(&one)).await.status, 204);
    assert_eq!(here.delete(&path(&one)).await.status, 404);
    assert_eq!(here.get(&path(&one)).await.status, 404);
    here.set_clock("2026-11-04T19:29:59+02:00");
    here.sign_in(OLENA).await;
    assert_eq!(here.get(&path(&other)).await.status, 200);
    here.set_clock("2026-11-04T19:30:00+02:00");
    assert_eq!(here.get(&path(&other)).await.status, 404);
}

#[tokio::test]
async fn closing_the_cabinet_takes_away_what_was_not_sent() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    kept(&here, PDF, PAPER).await;
    let password = serde_json::json!({ "password": PASSWORD });
    assert_eq!(here.post("/profile/closure", &password).await.status, 200);
    let left: Result<i64, rusqlite::Error> = here.db.transaction(|db| {
        db.query_row(
            "SELECT count(*) FROM attachment WHERE consumer_id = 1",
            [],
            |row| row.get(0),
        )
    });
    assert_eq!(left.expect("a table"), 0);
}

impl Here {
    /// A photo or a paper, as the cabinet sends it.
    pub async fn attach(&self, key: &str, media_type: &str, bytes: &[u8]) -> Answer {
        let headers = [
            CABINET,
            ("content-type", media_type),
            ("idempotency-key", key),
        ];
        self.send_bytes("POST", "/attachments", &headers, bytes.to_vec())
            .await
    }
}
