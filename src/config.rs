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
    /// Hosts the cabinet may send the browser to (identity providers), separated by spaces.
    pub hosts: &'static str,
}

const DEFAULT: Config = Config {
    base: "",
    api: "/api/v1",
    phone: "0\u{a0}800\u{a0}300\u{a0}104",
    hosts: "",
};

impl Config {
    /// The configuration of this page.
    pub fn from_page() -> Self {
        Self {
            base: meta("gc-base").unwrap_or(DEFAULT.base),
            api: meta("gc-api").unwrap_or(DEFAULT.api),
            phone: meta("gc-phone").unwrap_or(DEFAULT.phone),
            hosts: meta("gc-hosts").unwrap_or(DEFAULT.hosts),
        }
    }
}

/// The configuration the app was started with.
pub fn use_config() -> Config {
    use_context().unwrap_or(DEFAULT)
}

/// True for an address of this site, or of a host on the list over https: nobody is led anywhere else.
pub fn is_allowed(address: &str, hosts: &str) -> bool {
    let own = window().location().origin().unwrap_or_default();
    leads_to(address, &own, hosts)
}

fn leads_to(address: &str, own: &str, hosts: &str) -> bool {
    let is_of = |origin: &str| {
        let rest = address.strip_prefix(origin);
        rest.is_some_and(|rest| rest.starts_with(['/', '?']))
    };
    let hosts = hosts.split_ascii_whitespace();
    is_of(own)
        || hosts
            .into_iter()
            .any(|host| is_of(&["https://", host].concat()))
}

/// Hosts a payment may lead to, separated by spaces. No part of [`Config`]: only the payment asks, and a first visit
/// carries nothing of it.
pub fn payment_hosts() -> &'static str {
    meta("gc-payment-hosts").unwrap_or_default()
}

/// A company as the page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    /// As people dial it.
    pub phone: String,
}

impl Contact {
    /// Reads `Чернігівгаз; 0 462 000 104`.
    fn parse(text: &str) -> Option<Self> {
        let (name, phone) = text.split_once(';')?;
        let (name, phone) = (name.trim().to_owned(), phone.trim().to_owned());
        (!name.is_empty() && !phone.is_empty()).then_some(Self { name, phone })
    }
}

/// The operator and the supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companies(pub [Option<Contact>; 2]);

impl Companies {
    fn of(page: impl Fn(&str) -> Option<String>) -> Self {
        Self(["gc-operator", "gc-supplier"].map(|name| Contact::parse(&page(name)?)))
    }
}

/// Those that the page names, for people who have no home here yet. No part of [`Config`]: only the help asks.
pub fn companies() -> Companies {
    use_context().unwrap_or_else(|| Companies::of(|name| meta(name).map(str::to_owned)))
}

/// What a page says, read without a browser from its text: `index.html`'s own words for what is drawn from it.
#[cfg(feature = "frame")]
pub fn of_text(page: &str) -> (Config, Companies) {
    let said = |name: &str| {
        let (_, rest) = page.split_once(&["name=\"", name, "\" content=\""].concat())?;
        rest.split_once('"').map(|(said, _)| said.to_owned())
    };
    let phone = said("gc-phone").map_or(DEFAULT.phone, |phone| phone.leak());
    (Config { phone, ..DEFAULT }, Companies::of(said))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_a_name_and_a_number() {
        let contact = Contact::parse("Чернігівгаз; 0 462 000 104").expect("a company");
        assert_eq!(
            (contact.name.as_str(), contact.phone.as_str()),
            ("Чернігівгаз", "0 462 000 104")
        );
        for wrong in ["", "Чернігівгаз", "; 104", "Чернігівгаз;"] {
            assert_eq!(Contact::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_browser_is_sent_to_this_site_and_to_named_hosts_alone() {
        let leads = |address| leads_to(address, "https://gas.example", "id.gov.ua pay.example");
        assert!(leads("https://gas.example/x"));
        assert!(leads("https://id.gov.ua/?state=1"));
        assert!(leads("https://id.gov.ua?state=1"));
        for hostile in [
            "http://id.gov.ua/",
            "https://id.gov.ua.evil.example/",
            "https://id.gov.ua@evil.example/",
            "https://evil.example/https://id.gov.ua/",
            "//id.gov.ua/",
            "javascript:alert(1)",
            "https://gas.example.evil/",
            "",
        ] {
            assert!(!leads(hostile), "{hostile}");
        }
    }
}
