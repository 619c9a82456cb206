//! A page of the cabinet with everything around it, against a server that answers as the contract says.

use crate::contract::example;
use crate::look::text;
use crate::mount::{Mounted, mount};
use crate::server::{Answer, Server, json, path};
use gas_cabinet::http::{Api, forget_answers};
use gas_cabinet::lasting::Lasting;
use gas_cabinet::session::Session;
use gas_cabinet::storage;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use serde_json::Value;
use std::cell::Cell;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Request;

pub struct Cabinet {
    pub page: Mounted,
    owner: Owner,
    server: Server,
}

/// `page` at `address`; `answer` gives what is not to be as in the contract's examples, by method and path.
pub fn cabinet(
    address: &str,
    page: fn() -> AnyView,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    // What a test has begun beforehand is its own.
    let begun = ["registration", "recovery"].map(|name| (name, storage::begun(name)));
    storage::wipe_mine();
    for (name, id) in begun {
        if let Some(id) = id {
            storage::keep_begun(name, &id);
        }
    }
    again(address, page, answer)
}

/// The same where paths that end so are answered with these, unless `answer` gives something else.
pub fn cabinet_with<const N: usize>(
    address: &str,
    page: fn() -> AnyView,
    given: [(&'static str, Value); N],
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    cabinet(address, page, move |method, path| {
        answer(method, path).or_else(|| {
            let (_, body) = given.iter().find(|(ending, _)| path.ends_with(ending))?;
            Some(json(200, &body.to_string()))
        })
    })
}

/// The same once more on this device, with what is kept there.
pub fn again(
    address: &str,
    page: fn() -> AnyView,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    forget_answers();
    assert!(
        !has_stopped(),
        "the program, after the cabinet before was gone"
    );
    goes_to(address);
    let server = Server::new(move |_, request| {
        let path = path(request);
        let path = path.strip_prefix("/api/v1").unwrap_or(&path);
        answer(&request.method(), path).unwrap_or_else(|| usual(path))
    });
    let owner = Arc::new(Mutex::new(Owner::default()));
    let own = Arc::clone(&owner);
    let page = mount(move || {
        *own.lock().expect("one thread") = Owner::current().unwrap_or_default();
        let api = Api::at("/api/v1");
        provide_context(api);
        provide_context(Session::start(api));
        provide_context(Lasting::here());
        // An owner of its own, below that of the session.
        move || view! { <Router>{page()} <Address /></Router> }
    });
    let owner = owner.lock().expect("one thread").clone();
    Cabinet {
        page,
        owner,
        server,
    }
}

/// As it is taken out of a page around: a router that stayed would follow the links of the next test.
impl Drop for Cabinet {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

thread_local! {
    static STOPPED: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether something has panicked in no test's own time since this was asked last: what comes back to nobody.
pub fn has_stopped() -> bool {
    let stopped = STOPPED.replace(Some(false));
    if stopped.is_none() {
        let listener = window_event_listener_untyped("error", |_| STOPPED.set(Some(true)));
        // For all tests.
        std::mem::forget(listener);
    }
    stopped == Some(true)
}

fn usual(path: &str) -> Answer {
    let body = match path {
        "/session" => example("SessionSignedIn"),
        "/accounts" => example("Accounts"),
        "/profile" => example("Profile"),
        "/sessions" => example("Sessions"),
        "/feedback" => example("Feedback"),
        "/public-feedback" => example("PublicFeedback"),
        "/offices" => example("Offices"),
        "/appointments" => example("Appointments"),
        path if path.starts_with("/appointments/") => example("Appointment"),
        path if path.contains("/slots?") => example("Slots"),
        path if path.ends_with("/balances") => example("Balances"),
        path if path.ends_with("/invoices") => example("Invoices"),
        path if path.contains("/invoices/i-") => example("Invoice"),
        path if path.ends_with("/notices") => example("CompanyNotices"),
        path if path.ends_with("/reading-window") => example("ReadingWindowOpen"),
        path if path.ends_with("/equipment") => example("Equipment"),
        path if path.ends_with("/accession") => example("AccessionNone"),
        path if path.starts_with("/accounts/") => example("Account"),
        _ => return json(404, r#"{"code":"not_found","request_id":"q-1"}"#),
    };
    json(200, &body.to_string())
}

pub fn goes_to(address: &str) {
    let history = window().history().expect("a history");
    let put = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    put.expect("put");
}

#[component]
fn Address() -> impl IntoView {
    let here = use_location();
    view! { <p role="note">{move || here.pathname.get() + &here.query.get().to_query_string()}</p> }
}

impl Cabinet {
    pub fn address(&self) -> String {
        text(&self.page.the("note"))
    }

    pub fn says(&self, words: &str) -> bool {
        self.page.text().contains(words)
    }

    /// Every request with this method and path so far; of a path that ends with `&`, whatever follows.
    pub fn asked(&self, method: &str, of: &str) -> Vec<Request> {
        let of = ["/api/v1", of].concat();
        let asked = self.server.asked().into_iter();
        asked
            .filter(|request| request.method() == method)
            .filter(|request| {
                path(request) == of || (of.ends_with('&') && path(request).starts_with(&of))
            })
            .collect()
    }
}

/// What a request carries.
pub async fn body(request: &Request) -> Value {
    let text = JsFuture::from(request.clone().expect("a copy").text().expect("a text")).await;
    let text = text.expect("read").as_string().unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// A refusal of one field.
pub fn refused(field: &str, code: &str) -> Answer {
    let body = format!(
        r#"{{"code":"invalid","request_id":"q-1","fields":[{{"field":"{field}","code":"{code}"}}]}}"#
    );
    json(422, &body)
}
