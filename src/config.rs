//! Where the cabinet and its API live, as the page that carries it says.

use leptos::prelude::*;

/// Read once from the page's `<meta>` elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The path the cabinet lives under: empty, or like `/cabinet`; never ends with `/`.
    pub base: &'static str,
    /// The address of the API, like `/api/v1`; never ends with `/`.
    pub api: &'static str,
    /// Where to call when the cabinet cannot help, as people dial it.
    pub phone: &'static str,
}

const DEFAULT: Config = Config {
    base: "",
    api: "/api/v1",
    phone: "0\u{a0}800\u{a0}300\u{a0}104",
};

impl Config {
    /// The configuration of this page.
    pub fn from_page() -> Self {
        Self {
            base: meta("gc-base").unwrap_or(DEFAULT.base),
            api: meta("gc-api").unwrap_or(DEFAULT.api),
            phone: meta("gc-phone").unwrap_or(DEFAULT.phone),
        }
    }
}

/// The configuration the app was started with.
pub fn use_config() -> Config {
    use_context().unwrap_or(DEFAULT)
}

/// Leaked on purpose: read once, needed as long as the page lives.
fn meta(name: &str) -> Option<&'static str> {
    let selector = ["meta[name=", name, "]"].concat();
    let content = document()
        .query_selector(&selector)
        .ok()??
        .get_attribute("content")?;
    Some(content.trim_end_matches('/').to_owned().leak())
}
