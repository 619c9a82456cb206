//! Choosing photos and papers: each made ready here and sent at once, each with its own fate; seen again where sent.

use crate::cabinet::{Cabinet, again, cabinet};
use crate::contract::example;
use crate::look::texts;
use crate::person::presses;
use crate::photo::{file, gives_all, taken};
use crate::server::{Answer, answer, header, json};
use crate::taken::{taken as saved, taking};
use crate::time::until;
use gas_cabinet::attachments::{
    Attachment, AttachmentField, AttachmentId, Chosen, Kind, SentAttachments, Unready,
};
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

const PAPER: &[u8] = b"%PDF-1.7\ntrailer\n%%EOF\n";
const KEPT: &str = "files.of-a-test";

thread_local! {
    static CHOSEN: Cell<Option<Chosen>> = const { Cell::new(None) };
}

fn field() -> AnyView {
    let chosen = Chosen::kept(KEPT);
    CHOSEN.set(Some(chosen));
    let fault = Signal::derive(|| None::<String>);
    view! { <AttachmentField chosen fault /> }.into_any()
}

fn chosen() -> Chosen {
    CHOSEN.get().expect("a field")
}

fn opened(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    storage::drop_typed(KEPT);
    cabinet("/feedback/new", field, answer)
}

fn kept() -> Answer {
    json(201, &example("Attachment").to_string())
}

/// Ids count up, as a server's do.
fn keeps() -> impl Fn(&str, &str) -> Option<Answer> + 'static {
    let count = Cell::new(0);
    move |method, path| {
        (method == "POST" && path == "/attachments").then(|| {
            count.set(count.get() + 1);
            let mut attachment = example("Attachment");
            attachment["id"] = json!(["at-", &count.get().to_string()].concat());
            json(201, &attachment.to_string())
        })
    }
}

fn gives(here: &Cabinet, files: &[(&str, &web_sys::Blob)]) {
    let input = here.page.all("input[type=file]")[0].clone();
    gives_all(input.unchecked_ref(), files);
}

fn rows(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all(".gc-files__row"))
}

fn ids() -> Vec<String> {
    chosen().ids().into_iter().map(|id| id.0).collect()
}

async fn added(here: &Cabinet, count: usize) {
    until("the files", || ids().len() == count).await;
    assert_eq!(rows(here).len(), count);
}

#[wasm_bindgen_test]
async fn a_photo_and_a_paper_are_sent_at_once_each_under_a_key_of_its_own() {
    let here = opened(keeps());
    let photo = taken(80, 40, 1).await;
    gives(&here, &[("meter.jpg", &photo), ("act.pdf", &file(PAPER))]);
    added(&here, 2).await;
    assert!(rows(&here)[0].contains("meter.jpg") && rows(&here)[0].contains("185\u{a0}КБ, додано"));
    let asked = here.asked("POST", "/attachments");
    let types: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Content-Type"))
        .collect();
    assert_eq!(
        types,
        [Some("image/jpeg".into()), Some("application/pdf".into())]
    );
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] != keys[1], "{keys:?}");
    assert_eq!(
        (ids(), chosen().unready()),
        (vec!["at-1".into(), "at-2".into()], None)
    );
}

#[wasm_bindgen_test]
async fn a_reload_keeps_what_is_there_and_names_what_did_not_get_through() {
    let here = opened(|method, path| {
        let is_it = method == "POST" && path == "/attachments";
        is_it.then(kept)
    });
    gives(&here, &[("act.pdf", &file(PAPER))]);
    added(&here, 1).await;
    drop(here);
    let here = again("/feedback/new", field, |method, _| {
        (method == "POST").then_some(Answer::Never)
    });
    assert_eq!(ids(), ["at-12"]);
    assert!(rows(&here)[0].contains("act.pdf"));
    gives(&here, &[("late.pdf", &file(PAPER))]);
    until("it is on its way", || here.says("надсилаємо…")).await;
    assert_eq!(chosen().unready(), Some(Unready::OnItsWay));
    drop(here);
    let here = again("/feedback/new", field, |_, _| None);
    assert!(
        rows(&here)[1].contains("late.pdf Файл не встиг надійти."),
        "{:?}",
        rows(&here)
    );
    assert_eq!(chosen().unready(), Some(Unready::Failed));
    storage::drop_typed(KEPT);
}

#[wasm_bindgen_test]
async fn what_is_neither_a_photo_nor_a_whole_pdf_says_so_and_is_not_sent() {
    let here = opened(|_, _| None);
    let large = [b"%PDF-1.7\n".to_vec(), vec![b' '; 5 * 1024 * 1024]].concat();
    gives(
        &here,
        &[
            ("list.txt", &file(b"milk, bread")),
            ("half.pdf", &file(&PAPER[..12])),
            ("large.pdf", &file(&large)),
            ("photo.heic", &file(b"\0\0\0\x18ftypheic\0\0\0\0")),
        ],
    );
    until("the faults", || here.says("Це файл HEIC")).await;
    let rows = rows(&here);
    assert!(rows[0].contains("Це не фото і не PDF."), "{rows:?}");
    assert!(rows[1].contains("неповний"), "{rows:?}");
    assert!(rows[2].contains("PDF до 5 МБ"), "{rows:?}");
    assert!(here.asked("POST", "/attachments").is_empty());
    let again = here.page.find_by_role("button", "Ще раз: list.txt");
    assert!(again.is_none());
}

#[wasm_bindgen_test]
async fn a_sixth_is_not_taken_and_named() {
    let here = opened(keeps());
    let paper = file(PAPER);
    let names = ["1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf", "6.pdf"];
    gives(&here, &names.map(|name| (name, &paper)));
    added(&here, 5).await;
    assert!(here.says("Можна додати до п’яти файлів. Не додано: 6.pdf."));
}

#[wasm_bindgen_test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key() {
    let tries = Rc::new(Cell::new(0));
    let here = opened(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            match tries.get() {
                1 => Answer::Lost,
                _ => kept(),
            }
        })
    });
    gives(&here, &[("act.pdf", &file(PAPER))]);
    until("the failure", || {
        chosen().unready() == Some(Unready::Failed)
    })
    .await;
    presses(&here.page.by_role("button", "Ще раз: act.pdf"));
    added(&here, 1).await;
    let asked = here.asked("POST", "/attachments");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys.len() == 2 && keys[0] == keys[1], "{keys:?}");
}

#[wasm_bindgen_test]
async fn one_that_is_taken_away_goes_at_the_server_too() {
    let here = opened(keeps());
    gives(&here, &[("act.pdf", &file(PAPER))]);
    added(&here, 1).await;
    presses(&here.page.by_role("button", "Прибрати: act.pdf"));
    until("it is gone", || rows(&here).is_empty()).await;
    until("the server hears", || {
        !here.asked("DELETE", "/attachments/at-1").is_empty()
    })
    .await;
    assert_eq!(chosen().unready(), None);
}

fn sent() -> AnyView {
    let one = |id: &str, kind| Attachment {
        id: AttachmentId(id.into()),
        kind,
        bytes: 52_400,
    };
    let attachments = vec![one("at-12", Kind::Picture), one("at-13", Kind::Paper)];
    view! { <SentAttachments attachments /> }.into_any()
}

#[wasm_bindgen_test]
async fn what_was_sent_is_seen_and_had_again() {
    let here = cabinet("/feedback/f-7", sent, |_, path| match path {
        "/attachments/at-12" => Some(answer(200, Some("x"), &[("Content-Type", "image/jpeg")])),
        "/attachments/at-13" => {
            let paper = std::str::from_utf8(PAPER).ok();
            Some(answer(200, paper, &[("Content-Type", "application/pdf")]))
        }
        _ => None,
    });
    until("the picture", || here.page.has("img")).await;
    assert_eq!(
        here.page.all("img")[0].get_attribute("alt").as_deref(),
        Some("Додане фото 1")
    );
    let _taking = taking();
    presses(&here.page.by_role("button", "Завантажити PDF, 53\u{a0}КБ"));
    until("it is saved", || here.says("Файл збережено")).await;
    let (name, text) = saved().await;
    assert_eq!(name, "dodatok-at-13.pdf");
    assert_eq!(text.as_bytes(), PAPER);
}
