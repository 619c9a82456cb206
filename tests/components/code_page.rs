//! A code that came by letter or SMS: typed in, refused, asked for anew.

use crate::look::{description, focused, text, texts};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::time::{Clock, frame, tick, until};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, pending, ready};
use gas_cabinet::confirmation::{CodeActions, CodePage, CodeSent};
use gas_cabinet::domain::contact::Channel;
use gas_cabinet::http::{Error, FieldRefusal, Refusal};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const AGAIN: &str = "Надіслати новий код";
const BY_SMS: &str = "Надіслати в SMS";

type Answer<T> = LocalBoxFuture<'static, Result<T, Error>>;
type Calls<T> = Rc<RefCell<Vec<T>>>;

struct Page {
    page: Mounted,
    /// What was sent to be confirmed.
    confirmed: Calls<String>,
    /// By which ways new codes were asked for.
    resent: Calls<Channel>,
}

fn page(
    sent: CodeSent,
    confirm: impl Fn() -> Answer<()> + 'static,
    resend: impl Fn() -> Answer<CodeSent> + 'static,
) -> Page {
    let (confirmed, resent) = (Calls::default(), Calls::default());
    let (codes, ways) = (Rc::clone(&confirmed), Rc::clone(&resent));
    let actions = CodeActions {
        confirm: Rc::new(move |code| {
            codes.borrow_mut().push(code);
            confirm()
        }),
        resend: Rc::new(move |channel| {
            ways.borrow_mut().push(channel);
            resend()
        }),
    };
    let page = mount(move || {
        view! {
            <CodePage title="Введіть код".to_owned() sent=RwSignal::new(sent) actions has_other=true>
                <p>"Назад"</p>
            </CodePage>
        }
    });
    Page {
        page,
        confirmed,
        resent,
    }
}

fn by_email(resend_in: u32) -> CodeSent {
    CodeSent {
        channel: Channel::Email,
        to: "olena@example.com".into(),
        expires_in: 600,
        resend_in,
    }
}

fn never<T: 'static>() -> Answer<T> {
    pending().boxed_local()
}

fn refused(code: &str) -> Error {
    Error::Refused(Refusal {
        code: "invalid".into(),
        fields: vec![FieldRefusal {
            field: "code".into(),
            code: code.into(),
        }],
        request_id: "q-1".into(),
        offered: Vec::new(),
    })
}

impl Page {
    fn types(&self, code: &str) {
        types(&self.page.by_label("Код"), code);
    }

    fn confirms(&self) {
        presses(&self.page.by_role("button", "Підтвердити"));
    }

    fn presses(&self, button: &str) {
        presses(&self.page.by_role("button", button));
    }

    fn has(&self, button: &str) -> bool {
        self.page.find_by_role("button", button).is_some()
    }

    fn says(&self, words: &str) -> bool {
        self.page.text().contains(words)
    }

    /// Said by a screen reader without being looked for.
    fn status(&self) -> String {
        text(&self.page.the("status"))
    }

    /// What is wrong, at the field and above the heading alike.
    fn fault(&self) -> String {
        let above = texts(&self.page.all("[role=alert] a"));
        let input = self.page.by_label("Код");
        assert_eq!(description(&input)[1..], above);
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
        above.concat()
    }
}

#[wasm_bindgen_test]
async fn it_says_where_the_code_went_and_where_to_look_for_it() {
    let here = page(by_email(60), never, never);
    assert!(here.says("Ми надіслали код на пошту olena@example.com."));
    assert!(here.says("Погляньте також у «Спам»"));
    drop(here);
    let sent = CodeSent {
        channel: Channel::Phone,
        to: "+380 67 111 22 33".into(),
        ..by_email(60)
    };
    let here = page(sent, never, never);
    assert!(here.says("Ми надіслали код в SMS на номер +380 67 111 22 33."));
    assert!(here.says("Перевірте, чи є зв’язок"));
}

#[wasm_bindgen_test]
async fn a_phone_offers_the_code_it_got_and_brings_up_digits() {
    let here = page(by_email(60), never, never);
    let input = here.page.by_label("Код");
    let attribute = |name| input.get_attribute(name).unwrap_or_default();
    assert_eq!(attribute("autocomplete"), "one-time-code");
    assert_eq!(attribute("inputmode"), "numeric");
    assert_eq!((input.type_().as_str(), input.max_length()), ("text", -1));
}

#[wasm_bindgen_test]
async fn a_pasted_code_goes_out_as_its_six_digits() {
    let here = page(by_email(60), || ready(Ok(())).boxed_local(), never);
    for typed in ["204 617", " 204\u{a0}617", "204-617"] {
        here.types(typed);
        here.confirms();
        tick().await;
        assert_eq!(here.confirmed.take(), ["204617"], "{typed}");
    }
    assert!(!here.page.has("alert"));
}

#[wasm_bindgen_test]
async fn what_is_no_code_is_said_at_the_field_and_above_and_not_sent() {
    let here = page(by_email(60), never, never);
    for (typed, words) in [
        ("", "Введіть код"),
        ("20461", "У коді 6 цифр"),
        ("2046170", "У коді 6 цифр"),
        ("20461о", "У коді 6 цифр"),
    ] {
        here.types(typed);
        here.confirms();
        frame().await;
        assert_eq!(here.fault(), words, "{typed}");
        assert_eq!(focused(), here.page.the("alert").id());
        assert_eq!(here.page.by_label("Код").value(), typed);
    }
    assert!(document().title().starts_with("Помилка: Введіть код — "));
    assert!(here.confirmed.take().is_empty());
}

#[wasm_bindgen_test]
async fn the_link_above_leads_to_the_field() {
    let here = page(by_email(60), never, never);
    here.confirms();
    frame().await;
    presses(&here.page.by_role("link", "Введіть код"));
    frame().await;
    assert_eq!(focused(), here.page.by_label("Код").id());
}

#[wasm_bindgen_test]
async fn each_way_a_code_is_refused_has_its_own_words() {
    for (code, words) in [
        ("wrong", "Код не підходить"),
        ("expired", "Час цього коду минув"),
        ("used_up", "Забагато невдалих спроб: цей код більше не діє"),
    ] {
        let here = page(
            by_email(60),
            move || ready(Err(refused(code))).boxed_local(),
            never,
        );
        here.types("204617");
        here.confirms();
        until("the words", || here.page.has("alert")).await;
        assert!(here.fault().starts_with(words), "{code}: {}", here.fault());
        assert_eq!(here.page.by_label("Код").value(), "204617");
    }
}

#[wasm_bindgen_test]
async fn without_a_link_it_says_so_and_the_code_can_be_sent_again() {
    let lost = || ready(Err(Error::Offline)).boxed_local();
    let here = page(by_email(60), lost, never);
    here.types("204617");
    here.confirms();
    until("the words", || here.page.has("alert")).await;
    assert!(text(&here.page.the("alert")).contains("Немає зв’язку"));
    here.confirms();
    tick().await;
    assert_eq!(here.confirmed.take(), ["204617", "204617"]);
}

#[wasm_bindgen_test]
async fn a_code_confirmed_twice_is_sent_once() {
    let here = page(by_email(60), never, never);
    here.types("204617");
    here.confirms();
    here.confirms();
    tick().await;
    here.confirms();
    tick().await;
    assert_eq!(here.confirmed.take(), ["204617"]);
    let button = here.page.by_role("button", "Підтвердити");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn the_wait_for_a_new_code_counts_down_and_then_there_is_a_button() {
    let clock = Clock::stopped();
    let here = page(by_email(3), never, never);
    for left in ["3", "2", "1"] {
        let words = format!("Новий код можна надіслати за {left} с.");
        assert!(here.says(&words), "{words}");
        assert!(!here.has(AGAIN) && !here.has(BY_SMS));
        clock.pass(1);
        tick().await;
    }
    assert!(here.has(AGAIN) && here.has(BY_SMS));
    assert!(!here.says("Новий код можна надіслати за"));
}

#[wasm_bindgen_test]
async fn that_a_new_code_is_due_is_announced_and_the_seconds_are_not() {
    let clock = Clock::stopped();
    let here = page(by_email(2), never, never);
    assert_eq!(here.status(), "");
    clock.pass(1);
    tick().await;
    assert_eq!(here.status(), "");
    let counting = here.page.all("p").into_iter();
    let mut counting = counting.filter(|words| text(words).contains(" за 1 с."));
    let counting = counting.next().expect("the wait");
    let live = counting.closest("[role=status], [role=alert], [aria-live]");
    assert!(live.expect("css").is_none());
    clock.pass(1);
    tick().await;
    assert_eq!(here.status(), "Тепер можна надіслати новий код.");
}

#[wasm_bindgen_test]
async fn a_code_whose_time_is_over_is_said_to_be_void() {
    let clock = Clock::stopped();
    let sent = CodeSent {
        expires_in: 2,
        ..by_email(1)
    };
    let here = page(sent, never, never);
    clock.pass(1);
    tick().await;
    assert!(!here.says("Цей код більше не діє"));
    clock.pass(1);
    tick().await;
    assert!(here.says("Цей код більше не діє"));
}

#[wasm_bindgen_test]
async fn a_new_code_takes_away_the_old_one_and_what_was_wrong_with_it() {
    let _clock = Clock::stopped();
    let wrong = || ready(Err(refused("wrong"))).boxed_local();
    let renewed = || ready(Ok(by_email(60))).boxed_local();
    let here = page(by_email(0), wrong, renewed);
    here.types("111111");
    here.confirms();
    until("the words", || here.page.has("alert")).await;
    here.presses(AGAIN);
    until("the new code", || !here.has(AGAIN)).await;
    frame().await;
    let input = here.page.by_label("Код");
    assert_eq!(input.value(), "");
    assert!(!input.has_attribute("aria-invalid") && !here.page.has("alert"));
    assert!(document().title().starts_with("Введіть код — "));
    assert_eq!(focused(), input.id());
    assert_eq!(
        here.status(),
        "Новий код надіслано. Попередній більше не діє."
    );
    assert!(here.says("Новий код можна надіслати за 60 с."));
}

#[wasm_bindgen_test]
async fn a_new_code_goes_the_same_way_or_the_other_as_asked() {
    let by_phone = || {
        let sent = CodeSent {
            channel: Channel::Phone,
            to: "+380 67 111 22 33".into(),
            ..by_email(0)
        };
        ready(Ok(sent)).boxed_local()
    };
    let here = page(by_email(0), never, by_phone);
    here.presses(BY_SMS);
    until("the phone", || here.says("в SMS на номер +380 67")).await;
    assert_eq!(here.resent.take(), [Channel::Phone]);
    // Now that is the same way, and the e-mail the other.
    assert!(here.has("Надіслати на пошту") && !here.has(BY_SMS));
    here.presses(AGAIN);
    tick().await;
    assert_eq!(here.resent.take(), [Channel::Phone]);
}

#[wasm_bindgen_test]
async fn a_new_code_asked_for_twice_is_sent_once() {
    let here = page(by_email(0), never, never);
    here.presses(AGAIN);
    here.presses(AGAIN);
    tick().await;
    here.presses(BY_SMS);
    tick().await;
    assert_eq!(here.resent.take(), [Channel::Email]);
}

#[wasm_bindgen_test]
async fn a_new_code_that_the_server_finds_too_soon_is_said_and_can_be_asked_for_later() {
    let too_soon = || {
        let error = Error::TooManyRequests {
            code: "too_soon".into(),
            after: 600,
        };
        ready(Err(error)).boxed_local()
    };
    let here = page(by_email(0), never, too_soon);
    here.types("2046");
    here.presses(AGAIN);
    until("the words", || here.page.has("alert")).await;
    let said = text(&here.page.the("alert"));
    assert!(said.contains("Сервер просить зачекати. Спробуйте після"));
    assert_eq!(here.page.by_label("Код").value(), "2046");
    here.presses(AGAIN);
    tick().await;
    assert_eq!(here.resent.take().len(), 2);
}
