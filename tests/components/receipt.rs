//! A reading's receipt: how far it has come, what to do, its photo, and how it is handed on.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{name, text, texts};
use crate::person::presses;
use crate::photo::{file, gives, taken};
use crate::replaced::Replaced;
use crate::server::{Answer, answer, header, json};
use crate::time::until;
use gas_cabinet::domain::image::carries_records;
use gas_cabinet::pages::readings::{Photos, ReceiptPage, panel};
use js_sys::{Function, Reflect, Uint8Array};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const PHOTO: &str = "/accounts/a-1500000015/readings/r-901/photo";

/// The contract's example `of`, with a change to it.
async fn receipt(of: &str, change: impl FnOnce(&mut Value)) -> Cabinet {
    receipt_where(of, change, |_, _| None).await
}

async fn receipt_where(
    of: &str,
    change: impl FnOnce(&mut Value),
    otherwise: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let mut reading = example(of);
    change(&mut reading);
    let id = reading["id"].as_str().expect("an id").to_owned();
    let ends = format!("/readings/{id}");
    let cabinet = cabinet(&ends.clone(), page, move |method, path| {
        otherwise(method, path).or_else(|| {
            let is_it = method == "GET" && path.ends_with(&ends);
            is_it.then(|| json(200, &reading.to_string()))
        })
    });
    until("the receipt", || cabinet.says("Номер квитанції")).await;
    cabinet
}

fn page() -> AnyView {
    provide_context(Photos(|| Box::pin(async { Some(panel as _) })));
    view! { <ReceiptPage /> }.into_any()
}

fn rejected(reason: &'static str) -> impl FnOnce(&mut Value) {
    move |reading| {
        reading["status"] = json!("rejected");
        reading["reason"] = json!(reason);
        reading["correctable_until"] = Value::Null;
        let rejected = json!({ "stage": "rejected", "at": "2026-11-04T02:00:00+02:00" });
        let trail = reading["trail"].as_array_mut().expect("a trail");
        trail.push(rejected);
    }
}

/// Opens the place for a photo, and waits for what is inside.
async fn opens_photos(cabinet: &Cabinet) {
    presses(&cabinet.page.all("summary")[0]);
    until("the field", || {
        cabinet.page.find_by_label("Вибрати файл").is_some()
    })
    .await;
}

fn leads_to(cabinet: &Cabinet, link: &str) -> String {
    let link = cabinet.page.by_role("link", link);
    link.get_attribute("href").expect("a place")
}

#[wasm_bindgen_test]
async fn a_counted_reading_names_its_bill_and_both_values_of_a_correction() {
    let page = receipt("ReadingCounted", |_| {}).await;
    assert!(page.says("рахунок на оплату №\u{a0}1500000015-2026-10 за жовтень 2026"));
    let steps = texts(&page.page.all(".gc-trail__name"));
    assert_eq!(
        steps,
        [
            "Передали ви",
            "Отримано",
            "Прийнято оператором",
            "Враховано в рахунку на оплату №\u{a0}1500000015-2026-10"
        ]
    );
    let before = "04450, 3 листопада 2026 о 19:31";
    assert_eq!(leads_to(&page, before), "/readings/r-901");
    assert!(page.says("04405") && page.says("Замінив показ"));
    assert!(!page.says("Виправити"));
}

#[wasm_bindgen_test]
async fn a_reading_that_was_received_says_until_when_it_can_be_corrected_and_what_comes_when() {
    let page = receipt("ReadingReceived", |_| {}).await;
    assert!(page.says("Виправити можна до 5 листопада включно."));
    assert_eq!(
        leads_to(&page, "Виправити показ"),
        "/readings/new?meter=m-70415"
    );
    assert!(page.says("Він увійде в рахунок на оплату за жовтень 2026 не пізніше 12 листопада."));
    let ahead = texts(&page.page.all("[data-state=waiting] .gc-trail__time"));
    assert_eq!(ahead, ["ще ні", "до 12 листопада"]);
}

#[wasm_bindgen_test]
async fn a_rejected_reading_says_why_and_what_to_do() {
    for (reason, why, to_do) in [
        (
            "value_not_plausible",
            "Число не схоже на правильне.",
            "Додайте фото лічильника",
        ),
        (
            "meter_replacement_unknown",
            "в оператора немає запису про це",
            "акт про заміну",
        ),
        (
            "meter_not_accessible",
            "До лічильника не було доступу.",
            "домовтеся з оператором",
        ),
        (
            "a_word_of_tomorrow",
            "Компанія не назвала причини.",
            "назвіть номер квитанції",
        ),
    ] {
        let page = receipt("ReadingReceived", rejected(reason)).await;
        assert!(page.says("Показ відхилено"), "{reason}");
        assert!(page.says(why) && page.says(to_do), "{reason}");
        assert!(!page.says("a_word_of_tomorrow"));
        let form = leads_to(&page, "Передати показ ще раз");
        assert_eq!(form, "/readings/new?meter=m-70415");
        assert_eq!(page.page.all("a[href^='tel:']").len(), 1, "{reason}");
        assert_eq!(page.page.all("[data-state=failed]").len(), 1);
    }
}

#[wasm_bindgen_test]
async fn a_planned_reading_explains_itself() {
    let page = receipt("ReadingCounted", |reading| {
        reading["source"] = json!("planned");
        reading["reason"] = json!("no_reading_submitted");
    })
    .await;
    assert!(page.says("Це плановий показ"));
    assert!(page.says("Показ за жовтень 2026 не надійшов, тому його визначив оператор."));
    assert!(page.says("Визначено планово"));
    // A true one has come since.
    assert!(!page.says("Передайте справжній показ"));
}

#[wasm_bindgen_test]
async fn the_last_planned_reading_asks_for_a_true_one() {
    let last = example("Account")["meters"][0]["last_reading"]["taken_on"].clone();
    let page = receipt("ReadingCounted", |reading| {
        reading["source"] = json!("planned");
        reading["taken_on"] = last;
    })
    .await;
    assert!(page.says("Передайте справжній показ"));
    let form = leads_to(&page, "Передати показ ще раз");
    assert_eq!(form, "/readings/new?meter=m-70415");
}

#[wasm_bindgen_test]
async fn what_is_handed_on_names_no_person_and_no_place() {
    let page = receipt("ReadingReceived", |_| {}).await;
    let clipboard = window().navigator().clipboard();
    let put = js_sys::Array::new();
    let kept = put.clone();
    let write = Closure::<dyn Fn(JsValue) -> js_sys::Promise>::new(move |text| {
        kept.push(&text);
        js_sys::Promise::resolve(&JsValue::UNDEFINED)
    });
    let _ours = Replaced::put(&clipboard, "writeText", write.as_ref());
    presses(&page.page.by_role("button", "Скопіювати текст"));
    until("the word", || page.says("Текст квитанції скопійовано.")).await;
    let said = put.get(0).as_string().expect("a text");
    assert_eq!(
        said,
        "Квитанція П-2026-10-000901. Лічильник №\u{a0}0070415, показ 04405 за жовтень 2026, \
         передано 3 листопада 2026 о 19:31. Стан: отримано."
    );
}

#[wasm_bindgen_test]
async fn where_the_device_can_share_it_is_asked_to() {
    let navigator: JsValue = window().navigator().into();
    let take = Function::new_with_args(
        "data",
        "window.shared = data.text; return Promise.resolve()",
    );
    let _ours = Replaced::put(&navigator, "share", &take);
    let page = receipt("ReadingReceived", |_| {}).await;
    presses(&page.page.by_role("button", "Поділитися"));
    let shared = || {
        Reflect::get(&window(), &"shared".into())
            .expect("it")
            .as_string()
    };
    until("it is shared", || shared().is_some()).await;
    assert!(shared().is_some_and(|text| text.starts_with("Квитанція П-2026-10-000901.")));
    assert!(!page.says("скопійовано"));
}

#[wasm_bindgen_test]
async fn the_photo_of_a_settled_reading_is_seen_and_stays() {
    let page = receipt_where(
        "ReadingCounted",
        |_| {},
        |_, path| {
            let is_photo = path.ends_with("/photo");
            is_photo.then(|| answer(200, Some("a picture"), &[("Content-Type", "image/jpeg")]))
        },
    )
    .await;
    until("the picture", || page.page.has("img")).await;
    let picture = &page.page.all("img")[0];
    let alt = picture.get_attribute("alt");
    assert_eq!(alt.as_deref(), Some("Фото лічильника №\u{a0}0070415"));
    let src = picture.get_attribute("src").unwrap_or_default();
    assert!(src.starts_with("blob:"), "{src}");
    assert!(page.page.find_by_role("button", "Прибрати фото").is_none());
}

#[wasm_bindgen_test]
async fn a_photo_added_to_a_received_reading_goes_without_its_records_and_is_taken_back_when_asked_twice()
 {
    let page = receipt_where(
        "ReadingReceived",
        |_| {},
        |method, path| {
            let answered = match (method, path.ends_with("/photo")) {
                ("PUT", true) => json(200, &example("Photo").to_string()),
                ("DELETE", true) => answer(204, None, &[]),
                _ => return None,
            };
            Some(answered)
        },
    )
    .await;
    opens_photos(&page).await;
    gives(&page.page.by_label("Вибрати файл"), &taken(60, 40, 1).await);
    until("it is added", || page.says("Фото додано.")).await;
    let sent = &page.asked("PUT", PHOTO)[0];
    assert_eq!(header(sent, "Content-Type").as_deref(), Some("image/jpeg"));
    assert_eq!(
        header(sent, "X-Requested-With").as_deref(),
        Some("gas-cabinet")
    );
    let body = sent
        .clone()
        .expect("a copy")
        .array_buffer()
        .expect("a body");
    let body = Uint8Array::new(&JsFuture::from(body).await.expect("read"));
    assert!(body.length() > 100 && !carries_records(&body.to_vec()));
    let remove = page.page.by_role("button", "Прибрати фото");
    presses(&remove);
    until("it asks", || page.page.has("dialog")).await;
    assert!(page.asked("DELETE", PHOTO).is_empty());
    let asked = page.page.the("dialog");
    assert_eq!(name(&asked), "Прибрати фото?");
    let sure = asked.query_selector("button").expect("css").expect("one");
    assert_eq!(text(&sure), "Прибрати фото");
    presses(&sure);
    until("it is gone", || page.says("Фото прибрано.")).await;
    assert_eq!(page.asked("DELETE", PHOTO).len(), 1);
    assert!(!page.page.has("img"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_a_photo_is_told_here_and_by_the_server() {
    let page = receipt_where(
        "ReadingReceived",
        |_| {},
        |method, path| {
            let is_put = method == "PUT" && path.ends_with("/photo");
            is_put.then(|| json(409, &example("ProblemSettled").to_string()))
        },
    )
    .await;
    opens_photos(&page).await;
    let field = || page.page.by_label("Вибрати файл");
    gives(&field(), &file(b"\0\0\0\x18ftypheic\0\0\0\0"));
    until("the words", || page.says("Це файл HEIC")).await;
    assert!(page.asked("PUT", PHOTO).is_empty());
    gives(&field(), &taken(20, 20, 1).await);
    until("the other words", || {
        page.says("Оператор уже розглянув цей показ")
    })
    .await;
    assert!(!page.says("HEIC"));
}
