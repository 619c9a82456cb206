//! What each setting may be. Pure; `words.rs` says it to the web developer.

use crate::config::{OPTIONAL, is_phone, names};

/// A setting that is not used, because of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub name: String,
    pub value: String,
    pub rule: Rule,
}

/// What is wanted of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Any text.
    Text,
    /// Where the API is: a path, or an address over https; nothing after `?` or `#`.
    Api,
    /// A path that the cabinet lives below.
    Base,
    /// The page's own address lies outside of its `base`.
    Outside,
    Lang,
    Phone,
    /// A company: name; number.
    Company,
    /// Hosts by their names alone.
    Hosts,
    /// Tasks that can be switched off.
    Tasks,
    /// A page or a picture: a path, or an address over https.
    Address,
    Theme,
    Scheme,
    Switch,
    Loading,
    /// Who may frame: origins.
    Origins,
    /// The file of settings did not come, or is none.
    File,
    /// No setting has this name; the nearest that is one.
    Name(Option<&'static str>),
}

/// Every setting by its name, as it stands on `<gas-cabinet>`, in the JSON file, and after `gc-` in a `<meta>`.
pub const SETTINGS: [(&str, Rule); 20] = [
    ("api", Rule::Api),
    ("base", Rule::Base),
    ("lang", Rule::Lang),
    ("phone", Rule::Phone),
    ("operator", Rule::Company),
    ("supplier", Rule::Company),
    ("hosts", Rule::Hosts),
    ("payment-hosts", Rule::Hosts),
    ("off", Rule::Tasks),
    ("brand", Rule::Text),
    ("logo", Rule::Address),
    ("theme", Rule::Theme),
    ("scheme", Rule::Scheme),
    ("titles", Rule::Switch),
    ("offline", Rule::Switch),
    ("embedders", Rule::Origins),
    ("page", Rule::Address),
    ("config", Rule::Address),
    ("src", Rule::Address),
    ("loading", Rule::Loading),
];

/// Names of `style/presets.css`; the first is the palette of `style/tokens.css`.
pub const PRESETS: [&str; 5] = ["blue", "green", "teal", "plum", "graphite"];

/// Attributes of HTML's own that any element may have: not settings, and nobody's mistake.
const OF_HTML: [&str; 23] = [
    "accesskey",
    "autofocus",
    "class",
    "contenteditable",
    "dir",
    "draggable",
    "enterkeyhint",
    "exportparts",
    "hidden",
    "id",
    "inert",
    "inputmode",
    "is",
    "nonce",
    "part",
    "popover",
    "role",
    "slot",
    "spellcheck",
    "style",
    "tabindex",
    "title",
    "translate",
];

/// Everything that is wrong with `settings`, on a page at `path`. One that is empty is one that is not set.
pub fn wrongs(settings: &[(String, String)], path: &str) -> Vec<Wrong> {
    let wrong = |(name, value): &(String, String)| {
        let rule = broken(name, value.trim(), path)?;
        let (name, value) = (name.clone(), value.clone());
        Some(Wrong { name, value, rule })
    };
    settings.iter().filter_map(wrong).collect()
}

/// Whether payments are offered and no host may take them: only a provider behind this very site could.
pub fn can_nobody_pay(settings: &[(String, String)]) -> bool {
    let said = |name: &str| {
        let mut settings = settings.iter();
        settings
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    };
    !names(said("off"), "payments") && said("payment-hosts").trim().is_empty()
}

/// Not written by anybody: in these words the reason comes when the file of `config` could not be read.
const FILE_PROBLEM: &str = "config-problem";

fn broken(name: &str, value: &str, path: &str) -> Option<Rule> {
    if name == FILE_PROBLEM {
        return Some(Rule::File);
    }
    let Some((_, rule)) = SETTINGS.iter().find(|(known, _)| *known == name) else {
        return (!is_of_html(name)).then(|| Rule::Name(nearest(name)));
    };
    if value.is_empty() {
        return None;
    }
    if !rule.allows(value) {
        return Some(*rule);
    }
    (*rule == Rule::Base && !is_below(path, value)).then_some(Rule::Outside)
}

impl Rule {
    fn allows(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Api => is_api(value),
            Self::Base => is_base(value),
            Self::Lang => ["uk", "en"].contains(&value),
            Self::Phone => is_phone(value),
            Self::Company => value
                .split_once(';')
                .is_some_and(|(name, phone)| !name.trim().is_empty() && is_phone(phone)),
            Self::Hosts => value
                .split_ascii_whitespace()
                .all(|host| is_host(host) && is_as_browsers_write(host)),
            Self::Tasks => value
                .split_ascii_whitespace()
                .all(|task| OPTIONAL.contains(&task)),
            Self::Address => is_address(value),
            Self::Theme => PRESETS.contains(&value),
            Self::Scheme => ["light", "dark", "auto"].contains(&value),
            Self::Switch => ["on", "off"].contains(&value),
            Self::Loading => ["lazy", "eager"].contains(&value),
            Self::Origins => value.split_ascii_whitespace().all(is_origin),
            Self::Outside | Self::File | Self::Name(_) => false,
        }
    }
}

fn is_api(value: &str) -> bool {
    is_address(value) && !value.contains(['?', '#'])
}

fn is_base(value: &str) -> bool {
    is_path(value) && !value.contains(['?', '#']) && !value.contains("//")
}

/// Of a page, a picture, a file.
fn is_address(value: &str) -> bool {
    is_path(value) || origin_and_rest(value).is_some()
}

/// Of this site: `//` would lead to another, and a browser reads `\` as `/`.
fn is_path(value: &str) -> bool {
    value.starts_with('/') && !value.starts_with("//") && is_plain(value)
}

fn is_plain(value: &str) -> bool {
    !value.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control())
}

/// `https://host:port` and what follows; over http this device alone.
fn origin_and_rest(value: &str) -> Option<(&str, &str)> {
    let (scheme, after) = value.split_once("://")?;
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (host, rest) = after.split_at(end);
    let is_safe = match scheme {
        "https" => true,
        "http" => is_loopback(host),
        _ => false,
    };
    (is_safe && (is_host(host) || is_loopback(host)) && is_plain(rest)).then_some((host, rest))
}

fn is_origin(value: &str) -> bool {
    is_as_browsers_write(value) && origin_and_rest(value).is_some_and(|(_, rest)| rest.is_empty())
}

/// In small letters, without a port that goes without saying: any other host would never be met.
fn is_as_browsers_write(host: &str) -> bool {
    !host.contains(|c: char| c.is_ascii_uppercase()) && !host.ends_with(":443")
}

fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_name = ["localhost", "127.0.0.1", "[::1]"].contains(&name);
    (is_name || name.ends_with(".localhost")) && port.is_none_or(is_port)
}

fn is_port(port: &str) -> bool {
    port.parse::<u16>().is_ok_and(|port| port > 0) && !port.starts_with('+')
}

/// `pay.example`, `pay.example:8443`: as a browser writes them, in ASCII.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_label = |label: &str| {
        let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(is_inside) && !label.starts_with('-')
    };
    name.split('.').all(is_label) && port.is_none_or(is_port)
}

fn is_below(path: &str, base: &str) -> bool {
    let rest = path.strip_prefix(base.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// HTML's own, or a framework's: `data-v-1f2e`, `_ngcontent-x`, `on:click`, `@click`.
fn is_of_html(name: &str) -> bool {
    let is_word = name
        .chars()
        .all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let begins = ["data-", "aria-", "on", "item", "_", "ng-", "v-", "x-"];
    // `on…` are handlers, but `online` is `offline` mistaken.
    let is_handler = |begin: &str| begin != "on" || name != "online";
    !is_word
        || OF_HTML.contains(&name)
        || begins
            .iter()
            .any(|begin| name.starts_with(begin) && is_handler(begin))
}

/// The setting that was probably meant.
fn nearest(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    let known = || SETTINGS.iter().map(|(known, _)| *known);
    let part = |known: &&str| {
        let parts = known.split('-').count();
        parts == 1 && name.split(['-', '_']).any(|part| part == *known)
    };
    let near = known()
        .map(|known| (distance(&plain, &self::plain(known)), known))
        // A third of its letters may be wrong, else it is another word.
        .filter(|(distance, known)| *distance * 3 <= known.len())
        .min();
    near.map(|(_, known)| known).or_else(|| known().find(part))
}

/// `gc-payment_hosts`, `paymentHosts`, `paymenthosts` are one.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("gc-").unwrap_or(name);
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Levenshtein's: how many letters to put in, take out or change.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (column, known) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *known);
            before = row[column + 1];
            row[column + 1] = changed.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
