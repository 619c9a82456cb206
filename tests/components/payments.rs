//! Paying: the form, its check, the question about a second payment, and the way to the provider.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::look::{description, focused, name, text, texts};
use crate::person::{presses, types};
use crate::server::{Answer, json};
use crate::time::{frame, until};
use gas_cabinet::pages::payments::NewPaymentPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

pub const PAYMENTS: &str = "/accounts/a-1500000015/payments";
pub const GAS: &str = "/payments/new?service=gas";
pub const CHECK: &str = "Перевірити оплату";
pub const GO: &str = "Перейти до оплати";

pub fn page() -> AnyView {
    view! { <NewPaymentPage /> }.into_any()
}

/// What the company answers, with a change to the balances; `post` answers a new payment.
pub fn answers(
    change: fn(&mut Value),
    post: impl Fn() -> Answer + 'static,
) -> impl Fn(&str, &str) -> Option<Answer> + 'static {
    move |method, path| {
        let of = |example: Value| Some(json(200, &example.to_string()));
        match (method, path) {
            ("POST", PAYMENTS) => Some(post()),
            ("GET", PAYMENTS) => of(example("Payments")),
            (_, path) if path.ends_with("/payment-options") => of(example("PaymentOptions")),
            (_, path) if path.ends_with("/invoices/i-2026-10-1500000015") => of(example("Invoice")),
            (_, path) if path.contains("/invoices/") => {
                Some(json(404, r#"{"code":"not_found","request_id":"q-1"}"#))
            }
            (_, path) if path.ends_with("/balances") => {
                let mut balances = example("Balances");
                change(&mut balances);
                of(balances)
            }
            _ => None,
        }
    }
}

async fn opened(
    address: &str,
    change: fn(&mut Value),
    post: impl Fn() -> Answer + 'static,
) -> Cabinet {
    let here = cabinet(address, page, answers(change, post));
    is_there(&here).await;
    here
}

pub async fn is_there(here: &Cabinet) {
    until("the form", || {
        here.page.find_by_role("button", CHECK).is_some()
    })
    .await;
    frame().await;
}

pub async fn form(address: &str) -> Cabinet {
    opened(address, |_| {}, || Answer::Never).await
}

/// The radio whose words begin so.
pub fn choice(here: &Cabinet, words: &str) -> web_sys::Element {
    let mut radios = here.page.all_by_role("radio").into_iter();
    radios
        .find(|radio| name(radio).starts_with(words))
        .unwrap_or_else(|| panic!("no radio «{words}» in {}", here.page.text()))
}

pub fn is_chosen(here: &Cabinet, words: &str) -> bool {
    choice(here, words).matches(":checked").expect("a selector")
}

pub async fn at_the_check(post: impl Fn() -> Answer + 'static) -> Cabinet {
    let here = opened(GAS, |_| {}, post).await;
    presses(&choice(&here, "iPay.ua"));
    presses(&here.page.by_role("button", CHECK));
    until("the check", || {
        here.page.find_by_role("button", GO).is_some()
    })
    .await;
    here
}

pub fn heading(here: &Cabinet) -> String {
    text(&here.page.all("h1")[0])
}

#[wasm_bindgen_test]
async fn each_company_stands_with_its_account_and_what_is_owed_in_words() {
    let here = form("/payments/new?service=water&invoice=..").await;
    let radios = here.page.all("[name=service]");
    let words: Vec<_> = radios.iter().map(name).collect();
    assert!(
        words[0].contains("особовий рахунок 150000015: борг 668,64"),
        "{words:?}"
    );
    assert!(
        words[1].contains("особовий рахунок 1500000015: переплата 56,20"),
        "{words:?}"
    );
    // What the address asks for is unknown, and nothing is chosen.
    assert!(here.page.all("input:checked").is_empty());
    assert!(here.page.find_by_label("Сума, гривень").is_none());
}

#[wasm_bindgen_test]
async fn what_is_left_open_is_said_at_its_field_and_above_the_heading() {
    let here = form("/payments/new").await;
    presses(&here.page.by_role("button", CHECK));
    until("the summary", || here.page.has("alert")).await;
    frame().await;
    assert_eq!(focused(), "problems");
    let links = texts(&here.page.all(".gc-errors__link"));
    assert_eq!(
        links,
        ["Виберіть, кому заплатити", "Виберіть, через кого платити"]
    );
    let groups = here.page.all_by_role("group");
    assert_eq!(description(&groups[0]), ["Виберіть, кому заплатити"]);
    assert!(document().title().starts_with("Помилка: "));
}

#[wasm_bindgen_test]
async fn a_sum_of_ones_own_is_told_what_is_wrong_with_it_and_stays_as_typed() {
    let here = form("/payments/new?service=delivery").await;
    presses(&choice(&here, "iPay.ua"));
    for (typed, words) in [
        ("", "Введіть суму"),
        ("сто", "Введіть суму цифрами"),
        ("0", "Сума має бути більшою за нуль"),
        ("1000000,01", "За один раз можна заплатити не більше ніж"),
    ] {
        let field = here.page.by_label("Сума, гривень");
        types(&field, typed);
        presses(&here.page.by_role("button", CHECK));
        let says = || description(&here.page.by_label("Сума, гривень")).concat();
        until(words, || says().contains(words)).await;
        assert_eq!(here.page.by_label("Сума, гривень").value(), typed);
        assert!(is_chosen(&here, "iPay.ua"));
    }
}

#[wasm_bindgen_test]
async fn the_fee_is_of_the_sum_or_of_the_providers_own_telling() {
    let here = form(GAS).await;
    assert!(is_chosen(&here, "Увесь борг: 668,64"));
    assert!(name(&choice(&here, "iPay.ua")).contains("комісія 10,03\u{a0}₴, разом 678,67"));
    assert!(name(&choice(&here, "Portmone")).contains("комісію назве сам провайдер"));
    presses(&choice(&here, "Інша сума"));
    until("the field", || {
        here.page.find_by_label("Сума, гривень").is_some()
    })
    .await;
    let fee = || name(&choice(&here, "iPay.ua"));
    until("the rule", || {
        fee().contains("комісія 1,5\u{a0}%, щонайменше 3,00")
    })
    .await;
    types(&here.page.by_label("Сума, гривень"), "214,92");
    until("the fee", || {
        fee().contains("комісія 3,22\u{a0}₴, разом 218,14")
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_invoice_of_the_address_is_what_is_paid_and_is_named_to_the_server() {
    let address = "/payments/new?service=gas&invoice=i-2026-10-1500000015";
    let here = opened(address, |_| {}, || Answer::Never).await;
    let invoice = example("Invoice");
    let due = &invoice["parts"][0]["outstanding"];
    assert!(is_chosen(&here, "Цей рахунок на оплату"));
    presses(&choice(&here, "Portmone"));
    presses(&here.page.by_role("button", CHECK));
    until("the check", || {
        here.page.find_by_role("button", GO).is_some()
    })
    .await;
    presses(&here.page.by_role("button", GO));
    until("a request", || here.asked("POST", PAYMENTS).len() == 1).await;
    let sent = body(&here.asked("POST", PAYMENTS)[0]).await;
    let id = &invoice["id"];
    assert_eq!(
        sent,
        json!({ "service": "gas", "kopiykas": due, "provider": "portmone", "invoice_id": id })
    );
}

#[wasm_bindgen_test]
async fn an_invoice_that_is_not_of_this_home_is_said_and_no_other_sum_is_chosen_in_its_place() {
    let here = form("/payments/new?service=gas&invoice=i-2020-01-9").await;
    assert!(here.says("Рахунка на оплату не знайдено в цій домівці"));
    let sums = here.page.all("[name=how-much]");
    assert!(!sums.is_empty());
    assert!(here.page.all("[name=how-much]:checked").is_empty());
    presses(&choice(&here, "iPay.ua"));
    presses(&here.page.by_role("button", CHECK));
    until("the summary", || here.page.has("alert")).await;
    let wanted = ("Виберіть, скільки заплатити".into(), "#how-much".into());
    assert_eq!(leads(&here), [wanted]);
    presses(&choice(&here, "Увесь борг"));
    frame().await;
    presses(&here.page.by_role("button", CHECK));
    until("the check", || {
        here.page.find_by_role("button", GO).is_some()
    })
    .await;
}

/// The links of the summary, each with where it leads; there is such a place.
fn leads(here: &Cabinet) -> Vec<(String, String)> {
    let links = here.page.all(".gc-errors__link");
    let href = |link: &web_sys::Element| link.get_attribute("href").unwrap_or_default();
    let leads: Vec<_> = links.iter().map(|link| (text(link), href(link))).collect();
    for (_, place) in &leads {
        assert!(!here.page.all(place).is_empty(), "{place}");
    }
    leads
}

#[wasm_bindgen_test]
async fn a_debt_over_a_million_is_told_at_the_choice_of_sums() {
    let here = opened(
        GAS,
        |balances| balances["balances"][0]["kopiykas"] = json!(100_000_100),
        || Answer::Never,
    )
    .await;
    presses(&choice(&here, "iPay.ua"));
    presses(&here.page.by_role("button", CHECK));
    until("the summary", || here.page.has("alert")).await;
    let leads = leads(&here);
    assert_eq!(leads.len(), 1);
    let (words, place) = &leads[0];
    assert!(words.starts_with("За один раз"), "{words}");
    assert_eq!(place, "#how-much");
}

#[wasm_bindgen_test]
async fn where_nobody_takes_money_the_code_for_a_banks_app_stands_all_the_same() {
    let usual = answers(|_| {}, || Answer::Never);
    let here = cabinet(GAS, page, move |method, path| {
        if !path.ends_with("/payment-options") {
            return usual(method, path);
        }
        let mut options = example("PaymentOptions");
        options["providers"] = json!([]);
        Some(json(200, &options.to_string()))
    });
    until("the code", || here.page.has("img")).await;
    assert!(here.says("Зараз через кабінет заплатити не можна"));
    assert!(is_chosen(&here, "Увесь борг"));
    assert!(here.page.find_by_role("button", CHECK).is_none());
    assert!(here.page.all("[name=provider]").is_empty());
}

#[wasm_bindgen_test]
async fn what_is_on_its_way_is_said_before_anything_is_typed() {
    let covers = |balances: &mut Value| {
        balances["balances"][0]["on_the_way_kopiykas"] = json!(66_864);
    };
    let here = opened(GAS, covers, || Answer::Never).await;
    assert!(here.says("Уже в дорозі оплата на 668,64"));
    assert!(here.says("борг вона покриває. Платити ще раз не треба."));
    // Nothing is left of the debt: a sum of one's own alone.
    assert!(here.page.find_by_label("Сума, гривень").is_some());
    let part = |balances: &mut Value| {
        balances["balances"][0]["on_the_way_kopiykas"] = json!(10_000);
    };
    let here = opened(GAS, part, || Answer::Never).await;
    assert!(here.says("Від боргу нижче ми її вже відняли."));
    assert!(is_chosen(&here, "Увесь борг: 568,64"));
}

#[wasm_bindgen_test]
async fn the_check_says_to_whom_for_what_how_much_and_where_one_goes() {
    let here = at_the_check(|| Answer::Never).await;
    assert_eq!(heading(&here), "Перевірте оплату");
    for words in [
        "Постачальник «Чернігівгаз Збут»",
        "За газ, особовий рахунок 150000015",
        "668,64",
        "10,03",
        "678,67",
        "Ви перейдете на сторінку iPay.ua",
        "Гроші знімуть там.",
    ] {
        assert!(here.says(words), "{words} in {}", here.page.text());
    }
    assert!(here.asked("POST", PAYMENTS).is_empty());
    let change = here.page.by_role("link", "Змінити");
    assert_eq!(change.get_attribute("href").as_deref(), Some(GAS));
    presses(&change);
    is_there(&here).await;
    assert!(is_chosen(&here, "iPay.ua"));
}

#[wasm_bindgen_test]
async fn what_is_typed_is_there_after_a_reload() {
    {
        let here = form(GAS).await;
        presses(&choice(&here, "Portmone"));
        presses(&choice(&here, "Інша сума"));
        until("the field", || {
            here.page.find_by_label("Сума, гривень").is_some()
        })
        .await;
        types(&here.page.by_label("Сума, гривень"), "250,5");
        frame().await;
    }
    let here = again(GAS, page, answers(|_| {}, || Answer::Never));
    is_there(&here).await;
    assert!(is_chosen(&here, "Portmone"));
    assert_eq!(here.page.by_label("Сума, гривень").value(), "250,5");
}

#[wasm_bindgen_test]
async fn a_reload_applies_the_address_no_second_time_over_what_was_changed() {
    let address = "/payments/new?service=gas&invoice=i-2026-10-1500000015";
    {
        let here = form(address).await;
        assert!(is_chosen(&here, "Цей рахунок на оплату"));
        presses(&choice(&here, "Увесь борг"));
        frame().await;
    }
    {
        let here = again(address, page, answers(|_| {}, || Answer::Never));
        is_there(&here).await;
        assert!(is_chosen(&here, "Увесь борг"));
        presses(&choice(&here, "Розподіл газу"));
        frame().await;
    }
    let here = again(address, page, answers(|_| {}, || Answer::Never));
    is_there(&here).await;
    assert!(is_chosen(&here, "Розподіл газу"));
}

#[wasm_bindgen_test]
async fn a_check_of_nothing_leads_to_the_form() {
    let here = form("/payments/new?service=gas&check=1").await;
    assert_eq!(here.address(), GAS);
}

#[wasm_bindgen_test]
async fn a_refused_field_leads_back_to_it() {
    let here = at_the_check(|| refused("kopiykas", "out_of_range")).await;
    presses(&here.page.by_role("button", GO));
    until("the form", || {
        here.page.find_by_role("button", CHECK).is_some()
    })
    .await;
    let links = || texts(&here.page.all(".gc-errors__link"));
    until("the words", || !links().is_empty()).await;
    assert_eq!(links(), ["Сервер не прийняв цієї суми. Перевірте її"]);
    assert_eq!(here.address(), GAS);
}

#[wasm_bindgen_test]
async fn the_code_is_of_the_chosen_company_and_sum_and_waits_for_both() {
    let here = form("/payments/new").await;
    assert!(here.says("Код з’явиться тут"));
    assert!(!here.page.has("img"));
    presses(&choice(&here, "Газ (постачальник)"));
    until("the code", || here.page.has("img")).await;
    let label = || name(&here.page.the("img"));
    assert_eq!(
        label(),
        "QR-код для оплати: Постачальник «Чернігівгаз Збут», 668,64\u{a0}₴"
    );
    let link = || here.page.by_role("link", "Відкрити в застосунку банку");
    let address = || link().get_attribute("href").unwrap_or_default();
    let before = address();
    assert!(before.starts_with("https://bank.gov.ua/qr/"));
    presses(&choice(&here, "Інша сума"));
    until("no code", || !here.page.has("img")).await;
    types(&here.page.by_label("Сума, гривень"), "1,5");
    until("another code", || here.page.has("img")).await;
    assert!(label().ends_with("1,50\u{a0}₴"));
    assert_ne!(address(), before);
}
