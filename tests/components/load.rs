use crate::mount::{Mounted, mount};
use crate::time::tick;
use futures::channel::oneshot;
use gas_cabinet::load::Load;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Every question that was asked, each waiting for the test to answer it.
pub type Asked = Rc<RefCell<Vec<Option<oneshot::Sender<Result<String, u16>>>>>>;
pub type Answer = Load<String, u16>;

pub fn reply(asked: &Asked, question: usize, answer: Result<&str, u16>) {
    let sender = asked.borrow_mut()[question]
        .take()
        .expect("not answered yet");
    // Nobody may be waiting any more.
    let _ = sender.send(answer.map(str::to_owned));
}

/// A question that the test answers.
pub fn question(asked: &Asked) -> impl Future<Output = Result<String, u16>> + use<> {
    let (sender, answer) = oneshot::channel();
    asked.borrow_mut().push(Some(sender));
    async { answer.await.unwrap_or(Err(0)) }
}

struct Page {
    mounted: Mounted,
    asked: Asked,
    topic: RwSignal<Option<u8>>,
    load: Answer,
    ended: RwSignal<u32>,
}

/// Shows the answer to a question that reads `topic`.
fn page(topic: Option<u8>) -> Page {
    let asked = Asked::default();
    let (topic, ended) = (RwSignal::new(topic), RwSignal::new(0));
    let slot = Rc::new(RefCell::new(None));
    let (questions, out) = (Rc::clone(&asked), Rc::clone(&slot));
    let mounted = mount(move || {
        let load = Load::new(move || {
            topic.get()?;
            on_cleanup(move || ended.update(|ended| *ended += 1));
            Some(question(&questions))
        });
        out.replace(Some(load));
        let shown = SendWrapper::new(load);
        view! { <p>{move || format!("{:?}", shown.get())}</p> }
    });
    let load = slot.take().expect("a load");
    Page {
        mounted,
        asked,
        topic,
        load,
        ended,
    }
}

impl Page {
    fn text(&self) -> String {
        self.mounted.text()
    }

    fn questions(&self) -> usize {
        self.asked.borrow().len()
    }
}

#[wasm_bindgen_test]
async fn it_waits_and_then_has_the_answer() {
    let page = page(Some(1));
    tick().await;
    assert_eq!(page.text(), "None");
    reply(&page.asked, 0, Ok("так"));
    tick().await;
    assert_eq!(page.text(), r#"Some(Ok("так"))"#);
}

#[wasm_bindgen_test]
async fn what_cannot_be_asked_yet_is_asked_once_it_can_be() {
    let page = page(None);
    tick().await;
    assert_eq!((page.questions(), page.text().as_str()), (0, "None"));
    page.topic.set(Some(1));
    tick().await;
    assert_eq!(page.questions(), 1);
}

#[wasm_bindgen_test]
async fn about_something_else_the_old_answer_is_no_answer() {
    let page = page(Some(1));
    tick().await;
    reply(&page.asked, 0, Ok("один"));
    tick().await;
    page.topic.set(Some(2));
    tick().await;
    assert_eq!(page.text(), "None");
    reply(&page.asked, 1, Ok("два"));
    tick().await;
    assert_eq!(page.text(), r#"Some(Ok("два"))"#);
}

#[wasm_bindgen_test]
async fn a_stale_answer_never_stands_in_for_the_newer_one() {
    let page = page(Some(1));
    tick().await;
    page.topic.set(Some(2));
    tick().await;
    reply(&page.asked, 0, Ok("один"));
    tick().await;
    assert_eq!(page.text(), "None");
}

#[wasm_bindgen_test]
async fn a_stale_answer_never_overwrites_the_newer_one() {
    let page = page(Some(1));
    tick().await;
    page.topic.set(Some(2));
    tick().await;
    reply(&page.asked, 1, Ok("два"));
    tick().await;
    reply(&page.asked, 0, Ok("один"));
    tick().await;
    assert_eq!(page.text(), r#"Some(Ok("два"))"#);
}

#[wasm_bindgen_test]
async fn asked_again_it_keeps_what_it_has_until_the_new_answer() {
    let page = page(Some(1));
    tick().await;
    reply(&page.asked, 0, Ok("старе"));
    tick().await;
    page.load.refetch();
    tick().await;
    assert_eq!(page.questions(), 2);
    assert_eq!(page.text(), r#"Some(Ok("старе"))"#);
    reply(&page.asked, 1, Ok("нове"));
    tick().await;
    assert_eq!(page.text(), r#"Some(Ok("нове"))"#);
}

#[wasm_bindgen_test]
async fn a_question_before_is_ended_by_the_next_and_the_last_by_leaving() {
    let page = page(Some(1));
    tick().await;
    assert_eq!(page.ended.get_untracked(), 0);
    page.topic.set(Some(2));
    tick().await;
    assert_eq!(page.ended.get_untracked(), 1);
    let (ended, asked) = (page.ended, Rc::clone(&page.asked));
    drop(page);
    assert_eq!(ended.get_untracked(), 2);
    // An answer to nobody does no harm.
    reply(&asked, 1, Ok("пізно"));
    tick().await;
}

#[wasm_bindgen_test]
async fn what_it_rests_on_is_asked_again_with_it() {
    let (asked, below) = (Asked::default(), RwSignal::new(0));
    let (questions, slot) = (Rc::clone(&asked), Rc::new(RefCell::new(None)));
    let out = Rc::clone(&slot);
    let _page = mount(move || {
        let load = Load::new(move || Some(question(&questions)));
        out.replace(Some(load.behind(move || below.update(|below| *below += 1))));
    });
    tick().await;
    assert_eq!(below.get_untracked(), 0);
    slot.take().expect("a load").refetch();
    tick().await;
    assert_eq!((below.get_untracked(), asked.borrow().len()), (1, 2));
}
