//! Answers instead of a network: `fetch` is ours while it lives.

use crate::replaced::Replaced;
use js_sys::{Function, Promise};
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Headers, Request, Response, ResponseInit};

/// One answer of the server, or what happens in its place.
pub enum Answer {
    Given(Response),
    /// The link breaks.
    Lost,
    /// Nothing comes until the request is called off.
    Never,
    /// It comes when it is [`Held::let_go`].
    Later(Promise),
}

/// What one request waits for.
#[derive(Clone, Default)]
pub struct Held(Rc<RefCell<Option<Function>>>);

impl Held {
    pub fn back(&self, answer: Answer) -> Answer {
        let Answer::Given(response) = answer else {
            return answer;
        };
        Answer::Later(Promise::new(&mut |resolve, _| {
            let arrives = resolve.bind1(&JsValue::UNDEFINED, &response);
            *self.0.borrow_mut() = Some(arrives.unchecked_into());
        }))
    }

    pub fn let_go(&self) {
        let arrives = self.0.take().expect("a request");
        arrives.call0(&JsValue::UNDEFINED).expect("an answer");
    }
}

/// The answer to the first POST is lost, that to each later one is `then`; nothing for all else.
pub fn lost_at_first(
    then: impl Fn() -> Answer + 'static,
) -> impl Fn(&str, &str) -> Option<Answer> + 'static {
    let is_lost = Cell::new(true);
    move |method, _| {
        (method == "POST").then(|| match is_lost.take() {
            true => Answer::Lost,
            false => then(),
        })
    }
}

type Fetch = Closure<dyn Fn(Request) -> Promise>;

pub struct Server {
    asked: Rc<RefCell<Vec<Request>>>,
    _fetch: Fetch,
    _instead: Replaced,
}

impl Server {
    /// Answers each request by `answer`, which gets how many came before it.
    pub fn new(answer: impl Fn(usize, &Request) -> Answer + 'static) -> Self {
        let asked: Rc<RefCell<Vec<Request>>> = Rc::default();
        let all = Rc::clone(&asked);
        let fetch = Fetch::new(move |request: Request| {
            let before = all.borrow().len();
            let answer = answer(before, &request);
            all.borrow_mut()
                .push(JsValue::clone(&request).unchecked_into());
            match answer {
                Answer::Given(response) => Promise::resolve::<JsValue>(&response.into()),
                Answer::Lost => Promise::reject(&js_sys::TypeError::new("Failed to fetch")),
                Answer::Never => until_called_off(&request),
                Answer::Later(answer) => answer,
            }
        });
        let instead = Replaced::put(&window().into(), "fetch", fetch.as_ref());
        Self {
            asked,
            _fetch: fetch,
            _instead: instead,
        }
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.borrow().clone()
    }
}

fn until_called_off(request: &Request) -> Promise {
    let signal = request.signal();
    Promise::new(&mut |_, reject| {
        let why = signal.clone();
        let ended = Closure::once_into_js(move || reject.call1(&JsValue::UNDEFINED, &why.reason()));
        signal.set_onabort(Some(ended.unchecked_ref()));
    })
}

/// A JSON answer.
pub fn json(status: u16, body: &str) -> Answer {
    answer(status, Some(body), &[("Content-Type", "application/json")])
}

pub fn answer(status: u16, body: Option<&str>, headers: &[(&str, &str)]) -> Answer {
    let sent = Headers::new().expect("headers");
    for (name, value) in headers {
        sent.set(name, value).expect("a header");
    }
    let how = ResponseInit::new();
    how.set_status(status);
    how.set_headers(&sent);
    let response = Response::new_with_opt_str_and_init(body, &how);
    Answer::Given(response.expect("a response"))
}

pub fn header(request: &Request, name: &str) -> Option<String> {
    request.headers().get(name).expect("a header's name")
}

/// Where it goes on this server.
pub fn path(request: &Request) -> String {
    let url = request.url();
    let origin = window().location().origin().expect("an origin");
    url.strip_prefix(&origin).unwrap_or(&url).to_owned()
}
