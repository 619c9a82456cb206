//! What is asked of a run, from the environment: a password has no place among a command's words.

use std::fmt;
use std::time::Duration;

/// Requests a second where nothing else is said: a company's test server may be a small one.
const RATE: f64 = 5.0;

/// How long an answer may take: the cabinet waits no longer.
const PATIENCE: Duration = Duration::from_secs(25);

#[derive(Clone)]
pub struct Settings {
    /// Without a slash at its end.
    pub api: String,
    pub account: Option<TestAccount>,
    /// Also what the test account can write and take back.
    pub writes: bool,
    /// Where the cabinet stands, if not beside the API: `https://cabinet.company`.
    pub origin: Option<String>,
    /// Of the operations those whose path begins so; signing in and the list of homes go along.
    pub only: Option<String>,
    /// Between the beginnings of two requests.
    pub pace: Duration,
    pub patience: Duration,
}

/// Of a consumer that nobody is.
#[derive(Clone)]
pub struct TestAccount {
    pub login: String,
    pub password: String,
}

/// A setting that cannot be used, in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Settings {
    /// As a guest, at the pace of a small server.
    #[must_use]
    pub fn of(api: &str) -> Settings {
        Settings {
            api: api.trim_end_matches('/').to_owned(),
            account: None,
            writes: false,
            origin: None,
            only: None,
            pace: Duration::from_secs_f64(1.0 / RATE),
            patience: PATIENCE,
        }
    }

    /// # Errors
    /// Words about the first setting that is missing or cannot be used.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Settings, Wrong> {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        let api = given("API")
            .ok_or_else(|| wrong("API is missing: API=https://company.example/api/v1"))?;
        let mut settings = Settings::of(&address("API", &api)?);
        settings.account = account(given("LOGIN"), given("PASSWORD"))?;
        settings.writes = yes(given("WRITES"))?;
        if settings.writes && settings.account.is_none() {
            return Err(wrong(
                "WRITES=yes needs LOGIN and PASSWORD of a test account",
            ));
        }
        settings.origin = given("ORIGIN")
            .map(|one| address("ORIGIN", &one))
            .transpose()?;
        settings.only = given("ONLY");
        if let Some(rate) = given("RATE") {
            settings.pace = pace(&rate)?;
        }
        Ok(settings)
    }

    /// The origin of a page on another site than the API's, if the cabinet is one.
    #[must_use]
    pub fn foreign_origin(&self) -> Option<&str> {
        let own = origin(&self.api);
        self.origin.as_deref().filter(|one| origin(one) != own)
    }

    /// Whether an operation is one of those to be asked.
    #[must_use]
    pub fn is_wanted(&self, path: &str) -> bool {
        let begins = |only: &String| path.starts_with(only.as_str());
        matches!(path, "/session" | "/accounts") || self.only.as_ref().is_none_or(begins)
    }

    #[must_use]
    pub fn is_https(&self) -> bool {
        self.api.starts_with("https://")
    }

    /// On this very machine, where nobody listens in.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let host = origin(&self.api);
        ["http://127.0.0.1", "http://localhost", "http://[::1]"]
            .iter()
            .any(|local| host == *local || host.starts_with(&format!("{local}:")))
    }
}

/// Scheme, host and port.
#[must_use]
pub fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..]
        .find('/')
        .map_or(address.len(), |at| host + at);
    &address[..end]
}

fn wrong(words: &str) -> Wrong {
    Wrong(words.to_owned())
}

fn address(name: &str, text: &str) -> Result<String, Wrong> {
    let is_one = text.starts_with("https://") || text.starts_with("http://");
    if !is_one || text.contains(['?', '#', ' ', '@']) || origin(text).ends_with("//") {
        return Err(Wrong(format!(
            "{name} is an address such as https://company.example/api/v1, without a name, a password, a query"
        )));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn account(login: Option<String>, password: Option<String>) -> Result<Option<TestAccount>, Wrong> {
    match (login, password) {
        (None, None) => Ok(None),
        (Some(login), Some(password)) => Ok(Some(TestAccount { login, password })),
        _ => Err(wrong("LOGIN and PASSWORD go together")),
    }
}

fn yes(value: Option<String>) -> Result<bool, Wrong> {
    match value.as_deref() {
        None | Some("no") => Ok(false),
        Some("yes") => Ok(true),
        Some(_) => Err(wrong("WRITES is yes or no")),
    }
}

fn pace(rate: &str) -> Result<Duration, Wrong> {
    match rate.parse::<f64>() {
        Ok(rate) if (0.1..=50.0).contains(&rate) => Ok(Duration::from_secs_f64(1.0 / rate)),
        _ => Err(wrong("RATE is how many requests a second, from 0.1 to 50")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &[(&str, &str)]) -> Result<Settings, Wrong> {
        Settings::read(|name| {
            let found = given.iter().find(|(one, _)| *one == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_is_enough_for_a_guest() {
        let settings =
            read(&[("API", "https://company.example/api/v1/"), ("LOGIN", "")]).expect("settings");
        assert_eq!(settings.api, "https://company.example/api/v1");
        assert_eq!(settings.pace, Duration::from_millis(200));
        assert!(settings.account.is_none() && !settings.writes);
    }

    #[test]
    fn each_wrong_setting_is_named() {
        let api = ("API", "https://company.example/api/v1");
        let cases: [(&[(&str, &str)], &str); 7] = [
            (&[], "API is missing"),
            (&[("API", "company.example")], "API is an address"),
            (
                &[("API", "https://me:secret@company.example")],
                "API is an address",
            ),
            (&[api, ("LOGIN", "x")], "LOGIN and PASSWORD"),
            (&[api, ("WRITES", "yes")], "WRITES=yes needs"),
            (&[api, ("WRITES", "1")], "WRITES is yes or no"),
            (&[api, ("RATE", "500")], "RATE is"),
        ];
        for (given, said) in cases {
            let Err(Wrong(words)) = read(given) else {
                panic!("{given:?} is taken")
            };
            assert!(words.starts_with(said), "{words}");
            assert!(!words.contains("secret"), "{words}");
        }
    }

    #[test]
    fn only_another_site_is_foreign() {
        let at = |origin| {
            read(&[("API", "https://a.example/api/v1"), ("ORIGIN", origin)]).expect("settings")
        };
        assert_eq!(at("https://a.example/cabinet").foreign_origin(), None);
        assert_eq!(
            at("https://b.example").foreign_origin(),
            Some("https://b.example")
        );
    }
}
