//! Each task in its own wasm chunk.

use super::guard::guarded;
use crate::pages::overview::OverviewPage;
use crate::pages::readings::{HistoryPage, NewReadingPage, ReceiptPage};
use crate::route::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::{LazyRoute, lazy_route};

#[derive(Debug)]
pub struct OverviewRoute;

#[lazy_route]
impl LazyRoute for OverviewRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let _ = this;
        guarded(OverviewPage)
    }
}

#[derive(Debug)]
pub struct HistoryRoute;

#[lazy_route]
impl LazyRoute for HistoryRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let _ = this;
        guarded(HistoryPage)
    }
}

#[derive(Debug)]
pub struct NewReadingRoute;

#[lazy_route]
impl LazyRoute for NewReadingRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let _ = this;
        guarded(NewReadingPage)
    }
}

#[derive(Debug)]
pub struct ReceiptRoute;

#[lazy_route]
impl LazyRoute for ReceiptRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let _ = this;
        guarded(ReceiptPage)
    }
}

/// Fetches a page's chunk before it is asked for: a finger or a focus on its link is intent enough.
pub fn preload(route: &Route) {
    let route = route.clone();
    spawn_local(async move {
        match route {
            Route::Overview => OverviewRoute::preload().await,
            Route::SignIn => {}
            Route::Readings => HistoryRoute::preload().await,
            Route::NewReading | Route::CheckReading => NewReadingRoute::preload().await,
            Route::Receipt(_) => ReceiptRoute::preload().await,
        }
    });
}
