//! Contexts, shell, route table: alone knows every page, and loads each lazily.
//!
//! The lazy wrappers stand here and nowhere else: the pages stay ordinary components, and tests can mount them.

mod guard;
mod lazy;
mod shell;

use crate::accounts::Homes;
use crate::config::Config;
use crate::frame::Early;
use crate::http::Api;
use crate::locale::Lang;
use crate::pages::sign_in::SignInPage;
use crate::session::Session;
use crate::ui::Arrival;
use lazy::{HistoryRoute, NewReadingRoute, OverviewRoute, ReceiptRoute};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};
use shell::{AppShell, NotFound};
use wasm_bindgen::JsCast;

pub use shell::first_frame;

/// Mounts the app where the page wants it, and takes over from the page's first frame.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        crate::frame::say_broken();
    }));
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    let early = Early::from_page();
    let handed_over = early.clone();
    mount_to(place.unchecked_into(), move || view! { <App early /> }).forget();
    handed_over.hand_over();
}

#[component]
pub fn App(early: Early) -> impl IntoView {
    let config = Config::from_page();
    let api = Api::at(config.api);
    provide_context(config);
    provide_context(Lang::chosen());
    provide_context(early);
    provide_context(Arrival::first());
    provide_context(api);
    provide_context(Session::start(api));
    provide_context(Homes::start(api));
    view! {
        <Router base=config.base>
            <AppShell>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view={Lazy::<OverviewRoute>::new()} />
                    <Route path=path!("/sign-in") view=SignInPage />
                    <Route path=path!("/readings") view={Lazy::<HistoryRoute>::new()} />
                    <Route path=path!("/readings/new/:step?") view={Lazy::<NewReadingRoute>::new()} />
                    <Route path=path!("/readings/:id") view={Lazy::<ReceiptRoute>::new()} />
                </FlatRoutes>
            </AppShell>
        </Router>
    }
}
