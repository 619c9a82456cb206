//! Where the cabinet and its API live, as the page that carries it says.

use crate::host;
use crate::route::Route;
use leptos::prelude::*;

/// Read once from the page's settings.
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
            base: address("base")
                .filter(|said| !said.starts_with('h') && !said.contains("//"))
                .unwrap_or(DEFAULT.base),
            api: on_this_site(address("api").unwrap_or(DEFAULT.api)),
            phone: host::setting("phone")
                .filter(|said| is_phone(said))
                .unwrap_or(DEFAULT.phone),
            hosts: host::setting("hosts").unwrap_or(DEFAULT.hosts),
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
    host::setting("payment-hosts").unwrap_or_default()
}

/// Tasks that a company may leave out. Each is the first part of its pages' addresses.
pub const OPTIONAL: [&str; 7] = [
    "registration",
    "payments",
    "benefits",
    "equipment",
    "accession",
    "feedback",
    "appointments",
];

/// Whether the company has switched this page's task off.
pub fn is_off(route: &Route) -> bool {
    host::setting("off").is_some_and(|off| is_among(route, off))
}

fn is_among(route: &Route, off: &str) -> bool {
    let path = route.path();
    let task = path.split('/').nth(1).unwrap_or_default();
    OPTIONAL.contains(&task) && names(off, task)
}

/// Whether `off` names this task.
pub fn names(off: &str, task: &str) -> bool {
    off.split_ascii_whitespace().any(|off| off == task)
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
        Self(["operator", "supplier"].map(|name| Contact::parse(&page(name)?)))
    }
}

/// Those that the page names, for people who have no home here yet. No part of [`Config`]: only the help asks.
pub fn companies() -> Companies {
    use_context().unwrap_or_else(|| Companies::of(|name| host::setting(name).map(str::to_owned)))
}

/// Whose cabinet it is, in its header; else the product's name stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brand(pub Option<&'static str>);

pub fn brand() -> Brand {
    use_context().unwrap_or_else(|| Brand(host::setting("brand")))
}

/// What a page says, read without a browser from its text: `index.html`'s own words for what is drawn from it.
#[cfg(feature = "frame")]
pub fn of_text(page: &str) -> (Config, Companies, Brand) {
    let said = |name: &str| {
        let (_, rest) = page.split_once(&["name=\"gc-", name, "\" content=\""].concat())?;
        let (said, _) = rest.split_once('"')?;
        (!said.is_empty()).then(|| said.to_owned())
    };
    let leaked = |name| said(name).map(|said| &*said.leak());
    let phone = leaked("phone").unwrap_or(DEFAULT.phone);
    let brand = Brand(leaked("brand"));
    (Config { phone, ..DEFAULT }, Companies::of(said), brand)
}

/// A path of the API on a page of somebody's, whose `<base>` may lead elsewhere.
fn on_this_site(path: &'static str) -> &'static str {
    match path.starts_with('/') && !host::is_own_page() {
        true => host::kept(window().location().origin().unwrap_or_default() + path),
        false => path,
    }
}

/// What is no address is as if it were not said; `setup` tells the company.
fn address(name: &str) -> Option<&'static str> {
    host::setting(name)
        .filter(|said| is_address(said))
        .map(|said| said.trim_end_matches('/'))
}

/// A path, or an address over https; over http on this very device alone.
fn is_address(text: &str) -> bool {
    const HERE: [&str; 3] = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_here = |here: &&str| {
        let rest = text.strip_prefix(*here);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':') || rest.starts_with('/'))
    };
    let is_found = is_path || text.starts_with("https://") || HERE.iter().any(is_here);
    is_found && !text.bytes().any(|byte| b"?#\\@ ".contains(&byte))
}

/// From 104 to the longest there is.
pub fn is_phone(text: &str) -> bool {
    let is_meant = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-./–".contains(c);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.chars().all(is_meant) && (3..=15).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_leaves_out_whole_tasks_and_only_those_it_may() {
        let is_off = |path| {
            is_among(
                &Route::from_path(path).expect("a page"),
                "appointments readings",
            )
        };
        assert!(is_off("/appointments"));
        assert!(is_off("/appointments/new/slot"));
        // No cabinet without readings, whatever a page says.
        assert!(!is_off("/readings/new"));
        assert!(!is_off("/feedback"));
        assert!(!is_off("/"));
    }

    #[test]
    fn the_page_hides_links_to_the_very_same_tasks() {
        let names = OPTIONAL.join("|");
        let boot = include_str!("../public/boot.js");
        assert!(boot.contains(&format!("/^({names})$/")), "{names}");
    }

    #[test]
    fn an_address_is_a_path_or_is_safe_from_others() {
        for right in [
            "/api/v1",
            "/",
            "https://gas.example/api",
            "http://127.0.0.1:8080/api",
        ] {
            assert!(is_address(right), "{right}");
        }
        for wrong in [
            "",
            "api",
            "//gas.example",
            "http://gas.example",
            "javascript:0",
            "htp://x",
            "/api?v=1",
            "http://localhost.evil.example",
            "http://localhost:1@evil.example",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

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
