//! Contexts, shell, and which page an address shows: alone knows every page, and loads each lazily.
//!
//! The lazy wrappers stand here and nowhere else: the pages stay ordinary components, and tests can mount them.

mod around;
#[cfg(feature = "frame")]
mod drawn;
mod guard;
mod lazy;
mod links;
mod places;
mod shell;

use crate::config::{self, Config};
use crate::frame::{Early, Typed};
use crate::host;
use crate::http::Api;
use crate::lasting::Lasting;
use crate::locale::Lang;
use crate::pages::sign_in::SignInPage;
use crate::route::{Route, use_route};
use crate::session::Session;
use crate::ui::Arrival;
use js_sys::{Function, Object};
use lazy::{Chunk, Lazily};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use shell::{AppShell, NotFound};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[cfg(feature = "frame")]
pub use drawn::{first_frame, help_page};

/// Puts the cabinet in the place of `frame`, which stands in a document or in a shadow root of its own, as `settings`
/// say: texts by their names, and `again`, which takes it down and puts it up anew. Gives what takes it down.
///
/// One page has one cabinet at a time; whoever calls sees to that.
pub fn mount(frame: Element, settings: Object) -> Result<Function, JsValue> {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        crate::frame::say_broken();
    }));
    let place = document().create_element("div")?;
    place.set_id("app");
    place.set_class_name("gc-app");
    host::enter(&place, &frame.get_root_node(), settings);
    let early = Early::of(&frame);
    let handed_over = early.clone();
    // An owner of our own: what the router leaves behind goes with it.
    let owner = Owner::new_root(None);
    // Drawn aside and put in at one stroke: nothing on the page moves.
    let view = owner.with(|| {
        mount_to(
            place.clone().unchecked_into(),
            move || view! { <App early /> },
        )
    });
    handed_over.hand_over(&frame, &place);
    host::tell("ready", &[]);
    Ok(Closure::once_into_js(move || {
        owner.cleanup();
        drop(view);
        place.remove();
        crate::http::forget_answers();
        host::leave();
    })
    .unchecked_into())
}

#[component]
pub fn App(early: Early) -> impl IntoView {
    let config = Config::from_page();
    let api = Api::at(config.api);
    provide_context(config);
    provide_context(Lang::chosen());
    provide_context(Typed::new(early));
    provide_context(Arrival::first());
    provide_context(api);
    provide_context(Session::start(api));
    provide_context(Lasting::here());
    // Before the router hears of the way back.
    places::remember_places();
    links::hide_those_around();
    view! {
        <Router base=config.base>
            {links::show_them_again()}
            <AppShell>
                <Page />
            </AppShell>
        </Router>
    }
}

/// What stands in the middle of the shell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    SignIn,
    Lazy(Chunk),
    Nowhere,
}

impl Place {
    fn of(route: Option<&Route>) -> Self {
        match route {
            None => Self::Nowhere,
            Some(Route::SignIn) => Self::SignIn,
            Some(Route::Overview) => Self::Lazy(Chunk::Overview),
            Some(Route::Readings) => Self::Lazy(Chunk::History),
            Some(Route::NewReading) => Self::Lazy(Chunk::NewReading),
            Some(Route::CheckReading) => Self::Lazy(Chunk::Check),
            Some(Route::AllMeters) => Self::Lazy(Chunk::AllMeters),
            Some(Route::Unsent) => Self::Lazy(Chunk::Unsent),
            Some(Route::Dates) => Self::Lazy(Chunk::Dates),
            Some(Route::Receipt(_)) => Self::Lazy(Chunk::Receipt),
            Some(Route::Identity) => Self::Lazy(Chunk::Identity),
            Some(Route::Registration(_)) => Self::Lazy(Chunk::Registration),
            Some(Route::Welcome) => Self::Lazy(Chunk::Welcome),
            Some(Route::Recovery(_)) => Self::Lazy(Chunk::Recovery),
            Some(Route::AddAccount(_)) => Self::Lazy(Chunk::AddAccount),
            Some(Route::Accounts) => Self::Lazy(Chunk::Accounts),
            Some(Route::Account(_)) => Self::Lazy(Chunk::Account),
            Some(Route::Profile(part)) => Self::Lazy(Chunk::Profile(*part)),
            Some(Route::Balance) => Self::Lazy(Chunk::Balance),
            Some(Route::Settlements) => Self::Lazy(Chunk::Settlements),
            Some(Route::Benefits) => Self::Lazy(Chunk::Benefits),
            Some(Route::Invoices) => Self::Lazy(Chunk::Invoices),
            Some(Route::Invoice(_)) => Self::Lazy(Chunk::Invoice),
            Some(Route::Payments) => Self::Lazy(Chunk::Payments),
            Some(Route::NewPayment) => Self::Lazy(Chunk::NewPayment),
            Some(Route::Payment(_)) => Self::Lazy(Chunk::Payment),
            Some(Route::Feedback) => Self::Lazy(Chunk::Feedback),
            Some(Route::NewEntry) => Self::Lazy(Chunk::NewEntry),
            Some(Route::Entry(_)) => Self::Lazy(Chunk::Entry),
            Some(Route::PublicBook) => Self::Lazy(Chunk::PublicBook),
            Some(Route::Appointments) => Self::Lazy(Chunk::Appointments),
            Some(Route::NewAppointment(_)) => Self::Lazy(Chunk::NewAppointment),
            Some(Route::Appointment(_)) => Self::Lazy(Chunk::Appointment),
            Some(Route::MoveAppointment(_)) => Self::Lazy(Chunk::MoveAppointment),
            Some(Route::Equipment) => Self::Lazy(Chunk::Equipment),
            Some(Route::NewCorrection) => Self::Lazy(Chunk::NewCorrection),
            Some(Route::Correction(_)) => Self::Lazy(Chunk::Correction),
            Some(Route::Accession) => Self::Lazy(Chunk::Accession),
            Some(Route::Statement) => Self::Lazy(Chunk::Statement),
            Some(Route::Notices) => Self::Lazy(Chunk::Notices),
            Some(Route::Help) => Self::Lazy(Chunk::Help),
            Some(Route::Everything) => Self::Lazy(Chunk::Everything),
            Some(Route::Closed) => Self::Lazy(Chunk::Closed),
        }
    }
}

/// The page of the address. [`Route`] is the one truth about addresses, so the router's own table is not used: what
/// remains of the router is the browser's history, links and the base.
#[component]
fn Page() -> impl IntoView {
    let route = use_route();
    let place = Memo::new(move |_| {
        route.with(|route| Place::of(route.as_ref().filter(|route| !config::is_off(route))))
    });
    let pathname = use_location().pathname;
    let browser: Option<BrowserUrl> = use_context();
    Effect::new(move || {
        pathname.track();
        // The router waits for this word before it writes the address into the history.
        if let Some(browser) = &browser {
            browser.ready_to_complete();
        }
    });
    move || match place.get() {
        Place::SignIn => view! { <SignInPage /> }.into_any(),
        Place::Lazy(chunk) => view! { <Lazily chunk /> }.into_any(),
        Place::Nowhere => view! { <NotFound /> }.into_any(),
    }
}
