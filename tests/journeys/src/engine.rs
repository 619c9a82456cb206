//! The three engines, and what each of them has to be told.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::fmt;
use std::path::Path;
use std::process::Command;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

pub const ALL: &[Engine] = &[Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl Engine {
    /// Those named in `ENGINE`, all by default.
    pub fn wanted() -> Result<Vec<Self>, String> {
        let names = std::env::var("ENGINE").unwrap_or_default();
        let names: Vec<&str> = names
            .split([' ', ','])
            .filter(|name| !name.is_empty())
            .collect();
        if names.is_empty() {
            return Ok(ALL.to_vec());
        }
        names.into_iter().map(Self::named).collect()
    }

    fn named(name: &str) -> Result<Self, String> {
        ALL.iter()
            .copied()
            .find(|engine| engine.to_string() == name)
            .ok_or_else(|| format!("ENGINE={name}: there are chromium, firefox and webkit"))
    }

    /// The driver, ready to be started on `port`; `scratch` takes its profiles.
    pub fn driver(self, port: u16, second_port: u16, scratch: &Path) -> Command {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        let path = std::env::var(variable).ok().filter(|path| !path.is_empty());
        let mut command = Command::new(path.unwrap_or_else(|| program.to_owned()));
        command.arg(format!("--port={port}")).env("TMPDIR", scratch);
        match self {
            Self::Chromium => {}
            // Or two runs on one machine would fight over 9222.
            Self::Firefox => drop(command.arg(format!("--websocket-port={second_port}"))),
            Self::WebKit => drop(command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")),
        }
        command
    }

    /// What to ask the driver for. It does not wait for pages itself: WebKit's misses the end of a quick one, and
    /// the program may be held back on purpose. `Browser::leave` waits.
    pub fn capabilities(self) -> Capabilities {
        let mut wanted = match self {
            Self::Chromium => chromium(),
            Self::Firefox => firefox(),
            Self::WebKit => webkit(),
        };
        wanted["pageLoadStrategy"] = json!("none");
        wanted["timeouts"] = json!({ "pageLoad": 20_000, "script": 20_000 });
        match wanted {
            Value::Object(wanted) => wanted,
            _ => unreachable!("capabilities are an object"),
        }
    }
}

fn chromium() -> Value {
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": program("CHROMIUM", "/usr/bin/chromium"),
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--window-size=1280,1000", "--lang=uk",
            ],
        },
    })
}

fn firefox() -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless", "--width=1280", "--height=1000"],
            "prefs": { "intl.accept_languages": "uk" },
        },
    })
}

fn webkit() -> Value {
    let browser = program(
        "MINIBROWSER",
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    );
    // A script that runs while its page goes into that cache is never answered, and the driver waits for it for good.
    let no_cache = "--enable-page-cache=false";
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation", no_cache] },
    })
}

fn program(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
