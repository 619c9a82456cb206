//! Which browser on which system, in words that its owner knows it by.

/// What a `User-Agent` has in it, the more special first: nearly every browser says Chrome and Safari too.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("AppleWebKit/", "WebKit"),
];

/// Android says Linux too, an iPhone Mac OS.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// «Firefox, Linux»; what is not known is left out, both if need be.
pub(crate) fn words(user_agent: &str) -> String {
    let known = [named(&BROWSERS, user_agent), named(&SYSTEMS, user_agent)];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    known.join(", ")
}

fn named(names: &[(&str, &'static str)], user_agent: &str) -> Option<&'static str> {
    names
        .iter()
        .find(|(mark, _)| user_agent.contains(mark))
        .map(|(_, name)| *name)
}
