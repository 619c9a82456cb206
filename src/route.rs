//! Every address of the cabinet: path ↔ value, and who may enter.

use crate::config::use_config;
use crate::domain::reading::ReadingId;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// An address of the cabinet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Overview,
    SignIn,
    Readings,
    NewReading,
    CheckReading,
    Receipt(ReadingId),
}

/// Who may enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Anyone,
    SignedIn,
}

impl Route {
    /// The path inside the cabinet, always with a leading `/`.
    pub fn path(&self) -> String {
        match self {
            Self::Overview => "/".into(),
            Self::SignIn => "/sign-in".into(),
            Self::Readings => "/readings".into(),
            Self::NewReading => "/readings/new".into(),
            Self::CheckReading => "/readings/new/check".into(),
            Self::Receipt(id) => ["/readings/", &id.0].concat(),
        }
    }

    /// The route a path inside the cabinet leads to, if any.
    ///
    /// Also the gate for addresses from outside (`?next=`): what is no path of the cabinet, a scheme, `//` or `\`
    /// among them, is no route.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        let parts: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').collect();
        match parts.as_slice() {
            [""] => Some(Self::Overview),
            ["sign-in"] => Some(Self::SignIn),
            ["readings"] => Some(Self::Readings),
            ["readings", "new"] => Some(Self::NewReading),
            ["readings", "new", "check"] => Some(Self::CheckReading),
            ["readings", id] if is_id(id) => Some(Self::Receipt(ReadingId((*id).to_owned()))),
            _ => None,
        }
    }

    pub fn access(&self) -> Access {
        match self {
            Self::SignIn => Access::Anyone,
            _ => Access::SignedIn,
        }
    }

    /// The address for a link: the path under the base the cabinet lives under.
    pub fn href(&self) -> String {
        [use_config().base, &self.path()].concat()
    }
}

/// Where the person is; `None` at an address that leads nowhere.
pub fn use_route() -> Memo<Option<Route>> {
    let location = use_location();
    let base = use_config().base;
    Memo::new(move |_| location.pathname.with(|path| of_address(path, base)))
}

/// The route of an address in the browser: what stands under the base.
pub fn of_address(pathname: &str, base: &str) -> Option<Route> {
    let inside = pathname.strip_prefix(base)?;
    Route::from_path(if inside.is_empty() { "/" } else { inside })
}

/// Where an address from outside leads, as a path for the router: a route of ours, and of its query the meter alone.
pub fn trusted_path(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    // Back to sign-in would be back to nowhere.
    let route = Route::from_path(path).filter(|route| route.access() == Access::SignedIn)?;
    match query.strip_prefix("meter=") {
        Some(meter) if is_id(meter) => Some([&route.path(), "?meter=", meter].concat()),
        _ => Some(route.path()),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_found_again_by_its_path() {
        for route in [
            Route::Overview,
            Route::SignIn,
            Route::Readings,
            Route::NewReading,
            Route::CheckReading,
            Route::Receipt(ReadingId("r-901".into())),
        ] {
            assert_eq!(Route::from_path(&route.path()), Some(route));
        }
    }

    #[test]
    fn an_address_of_somebody_else_is_no_route() {
        for hostile in [
            "",
            "readings",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/readings/../../admin",
            "/readings/%2e%2e",
            "/readings/new/check/x",
            "/readings/r-1?x=//evil.example",
        ] {
            assert_eq!(Route::from_path(hostile), None, "{hostile}");
        }
    }

    #[test]
    fn of_a_foreign_query_the_meter_alone_is_kept() {
        let trusted = |address| trusted_path(address);
        assert_eq!(
            trusted("/readings/new?meter=m-1").as_deref(),
            Some("/readings/new?meter=m-1")
        );
        assert_eq!(
            trusted("/readings?meter=//evil").as_deref(),
            Some("/readings")
        );
        assert_eq!(trusted("/readings?x=1").as_deref(), Some("/readings"));
        assert_eq!(trusted("//evil.example?meter=m-1"), None);
        assert_eq!(trusted("/sign-in?next=/sign-in"), None);
    }

    #[test]
    fn an_address_is_read_under_its_base_alone() {
        assert_eq!(of_address("/cabinet", "/cabinet"), Some(Route::Overview));
        assert_eq!(
            of_address("/cabinet/readings", "/cabinet"),
            Some(Route::Readings)
        );
        assert_eq!(of_address("/cabinet-news", "/cabinet"), None);
        assert_eq!(of_address("/readings", "/cabinet"), None);
    }

    #[test]
    fn only_signing_in_is_open_to_anyone() {
        assert_eq!(Route::SignIn.access(), Access::Anyone);
        assert_eq!(Route::Overview.access(), Access::SignedIn);
    }
}
