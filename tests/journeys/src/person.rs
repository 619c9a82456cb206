//! A person at a browser: goes, reads, types and presses, in their own words. Every step waits, up to a deadline,
//! for what it needs, and fails with what stands on the page instead.

use crate::browser::{self, Browser};
use crate::cabinet::{Cabinet, Place};
use crate::engine::Engine;
use crate::keyboard::strokes;
use crate::served::BLANK;
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fmt;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The longest a page may leave a person without what the step waits for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between the first two looks; then longer and longer, up to `LOOK_AWAY`: engines that are asked all the time have none
/// left for the page.
const GLANCE: Duration = Duration::from_millis(10);
const LOOK_AWAY: Duration = Duration::from_millis(80);

const PAGE: &str = include_str!("page.js");

/// Why a journey ended early.
pub struct Trouble(pub String);

pub type Outcome<T = ()> = Result<T, Trouble>;

impl From<CmdError> for Trouble {
    fn from(error: CmdError) -> Self {
        Self(format!("the driver: {error}"))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one look brought: the thing, or what was there instead.
pub type Look<T> = Result<T, String>;

pub struct Person<'a> {
    pub browser: &'a Browser,
    pub cabinet: &'a Cabinet,
    steps: RefCell<Vec<String>>,
    /// Set where a journey breaks the network on purpose: Chromium writes failed requests into the console.
    pub network_fails: bool,
}

impl<'a> Person<'a> {
    pub fn new(browser: &'a Browser, cabinet: &'a Cabinet) -> Self {
        Self {
            browser,
            cabinet,
            steps: RefCell::default(),
            network_fails: false,
        }
    }

    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// What was done so far, for a failure's report.
    pub fn steps(&self) -> String {
        self.steps.borrow().join("\n        ")
    }

    pub(crate) fn step(&self, what: impl Into<String>) {
        self.steps.borrow_mut().push(what.into());
    }

    /// Asks the page.
    pub(crate) async fn page(&self, task: &str, given: &[Value]) -> Result<Value, CmdError> {
        let mut arguments = vec![json!(task)];
        arguments.extend_from_slice(given);
        match self.browser.run(PAGE, arguments.clone()).await {
            // WebKit's driver loses a frame when the address of the page around is written.
            Err(error)
                if is_lost(&error) && self.is_framed() && self.enters_the_frame().await? =>
            {
                self.browser.run(PAGE, arguments).await
            }
            answer => answer,
        }
    }

    /// Looks again and again until the look succeeds. An element that went away in between is no failure: the page
    /// is being drawn.
    pub async fn wait<T>(
        &self,
        wanted: impl fmt::Display,
        mut look: impl AsyncFnMut() -> Result<Look<T>, CmdError>,
    ) -> Outcome<T> {
        let deadline = Instant::now() + PATIENCE;
        let mut pause = GLANCE;
        loop {
            let instead = match look().await {
                Ok(Ok(found)) => return Ok(found),
                Ok(Err(instead)) => instead,
                Err(error) if is_passing(&error) || (self.is_framed() && is_lost(&error)) => {
                    error.to_string()
                }
                Err(error) => return Err(error.into()),
            };
            if Instant::now() > deadline {
                return Err(Trouble(format!("{wanted}, but: {instead}")));
            }
            sleep(pause).await;
            pause = (pause * 2).min(LOOK_AWAY);
        }
    }

    // Where to go.

    pub async fn visit(&self, path: &str) -> Outcome {
        self.step(format!("visits {path}"));
        if self.is_framed() {
            // Another path after the hash alone would load nothing.
            self.browser.go(&self.cabinet.host_url(BLANK)).await?;
        }
        self.browser.go(&self.cabinet.url(path)).await?;
        self.looks_into_the_frame().await
    }

    pub async fn reload(&self) -> Outcome {
        self.step("reloads");
        self.browser
            .leave(async || self.browser.client.refresh().await)
            .await?;
        self.looks_into_the_frame().await
    }

    pub async fn back(&self) -> Outcome {
        self.step("goes back");
        Ok(self.browser.run("history.back()", vec![]).await.map(drop)?)
    }

    pub async fn forward(&self) -> Outcome {
        self.step("goes forward");
        Ok(self
            .browser
            .run("history.forward()", vec![])
            .await
            .map(drop)?)
    }

    // What to find.

    /// The one visible element of a role with this accessible name.
    pub async fn by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        self.wait(format!("wants one {role} «{name}»"), async || {
            self.look_for(role, name).await
        })
        .await
    }

    /// The field with this label.
    pub async fn by_label(&self, label: &str) -> Outcome<Element> {
        self.by_role("field", label).await
    }

    /// The one whose name begins so: a hint or a day may follow.
    pub async fn by_role_that_begins(&self, role: &str, name: &str) -> Outcome<Element> {
        self.wait(format!("wants one {role} «{name}…»"), async || {
            self.look_where(role, name, |its| its.starts_with(name))
                .await
        })
        .await
    }

    async fn look_for(&self, role: &str, name: &str) -> Result<Look<Element>, CmdError> {
        self.look_where(role, name, |its| its == name).await
    }

    async fn look_where(
        &self,
        role: &str,
        name: &str,
        is_it: impl Fn(&str) -> bool,
    ) -> Result<Look<Element>, CmdError> {
        let candidates = self.page("candidates", &[json!(role), json!(name)]).await?;
        let mut others = Vec::new();
        let mut found = Vec::new();
        for candidate in candidates.as_array().into_iter().flatten() {
            let Some(element) = browser::element(&self.browser.client, candidate) else {
                continue;
            };
            // Some engines set a space where a hidden part begins.
            let its = plain(&self.browser.name_of(&element).await?).replace(" :", ":");
            if is_it(&its) {
                found.push(element)
            } else {
                others.push(its)
            }
        }
        if found.len() > 1 && self.lead_to_one_place(&found).await? {
            found.truncate(1);
        }
        Ok(match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(format!("there is none; alike: {others:?}")),
            many => Err(format!("there are {many}")),
        })
    }

    /// Links of one name to one place are one thing to a person.
    async fn lead_to_one_place(&self, links: &[Element]) -> Result<bool, CmdError> {
        let mut places = Vec::new();
        for link in links {
            places.push(link.attr("href").await?);
        }
        Ok(places[0].is_some() && places.iter().all(|place| *place == places[0]))
    }

    // What to do.

    /// Presses a button.
    pub async fn press(&self, name: &str) -> Outcome {
        self.step(format!("presses «{name}»"));
        self.click("button", name).await
    }

    /// Presses a button, unless the cabinet has gone on to this page by itself.
    pub async fn press_unless_at(&self, name: &str, heading: &str) -> Outcome {
        self.step(format!("presses «{name}» or is at «{heading}»"));
        self.wait(format!("wants one button «{name}»"), async || {
            if self.page("headings", &[]).await? == json!([heading]) {
                return Ok(Ok(()));
            }
            match self.look_for("button", name).await? {
                Ok(button) => self.clicks(&button).await.map(Ok),
                Err(instead) => Ok(Err(instead)),
            }
        })
        .await
    }

    /// Follows a link.
    pub async fn follow(&self, name: &str) -> Outcome {
        self.step(format!("follows «{name}»"));
        self.click("link", name).await
    }

    /// A click that did not reach its target changed nothing, and is made again.
    async fn click(&self, role: &str, name: &str) -> Outcome {
        self.wait(format!("wants one {role} «{name}»"), async || match self
            .look_for(role, name)
            .await?
        {
            Ok(target) => match self.clicks(&target).await {
                // A person scrolls on until nothing lies over it.
                Err(CmdError::Standard(why))
                    if why.error == ErrorStatus::ElementClickIntercepted =>
                {
                    self.page("scroll", &[json!(target)]).await?;
                    Ok(Err(why.to_string()))
                }
                clicked => clicked.map(Ok),
            },
            Err(instead) => Ok(Err(instead)),
        })
        .await
    }

    async fn clicks(&self, target: &Element) -> Result<(), CmdError> {
        match (self.cabinet.place, self.engine()) {
            // WebKit's driver does not look into a shadow root, and thinks the element covered.
            (Place::Inline(_), Engine::WebKit) => {
                let mut at = Value::Null;
                // Until it has come to rest: what is drawn above it moves it on.
                while at.is_null() || self.page("middle", &[json!(target)]).await? != at {
                    at = self.page("middle", &[json!(target)]).await?;
                }
                self.browser.points_and_presses(at).await
            }
            // In a frame as tall as all that is in it, drivers see no need to scroll.
            (Place::Framed(_), Engine::Firefox | Engine::WebKit) => {
                let at = self.page("middle", &[json!(target)]).await?;
                self.brings_into_view(&at[1]).await?;
                target.click().await
            }
            _ => target.click().await,
        }
    }

    /// Chooses a radio button or ticks a box. A hint may follow the words inside its label.
    pub async fn choose(&self, label: &str) -> Outcome {
        self.step(format!("chooses «{label}»"));
        self.wait(format!("wants to choose «{label}»"), async || {
            let field = match self
                .look_where("field", label, |its| its.starts_with(label))
                .await?
            {
                Ok(field) => field,
                Err(instead) => return Ok(Err(instead)),
            };
            self.clicks(&field).await?;
            let chosen = self.page("checked", &[json!(field)]).await?;
            Ok(if chosen == json!(true) {
                Ok(())
            } else {
                Err("it was not chosen".to_owned())
            })
        })
        .await
    }

    /// Types into a field in place of what is there.
    pub async fn type_into(&self, label: &str, text: &str) -> Outcome {
        self.step(format!("types «{text}» into «{label}»"));
        let everything = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        let text = if text.is_empty() {
            char::from(Key::Backspace).to_string()
        } else {
            text.to_owned()
        };
        // The field may be replaced in between by the program's own, which starts anew.
        self.wait(format!("wants to type into «{label}»"), async || {
            let field = match self.look_for("field", label).await? {
                Ok(field) => field,
                Err(instead) => return Ok(Err(instead)),
            };
            self.clicks(&field).await?;
            if let Place::Inline(_) = self.cabinet.place {
                // In a shadow root drivers lose the selection, or do not believe that the field has the focus.
                self.page("select", &[json!(field)]).await?;
                return self.browser.strokes(strokes(&text)).await.map(Ok);
            }
            field.send_keys(&everything).await?;
            field.send_keys(&text).await.map(Ok)
        })
        .await
    }

    /// The name of what has the focus, empty when nothing has.
    pub async fn focused_name(&self) -> Outcome<String> {
        Ok(self.look_at_focus().await?)
    }

    pub(crate) async fn look_at_focus(&self) -> Result<String, CmdError> {
        let focused = self.page("focused", &[]).await?;
        let Some(element) = browser::element(&self.browser.client, &focused) else {
            return Ok(String::new());
        };
        let name = plain(&self.browser.name_of(&element).await?);
        if !name.is_empty() {
            return Ok(name);
        }
        let words = self.page("words", &[focused]).await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }
}

/// Spaces of every width are one space to a reader.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// There is no window or frame any more that the driver looks at.
fn is_lost(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(refused)
        if matches!(refused.error, ErrorStatus::NoSuchWindow | ErrorStatus::NoSuchFrame))
}

/// The page was changing while it was looked at.
fn is_passing(error: &CmdError) -> bool {
    let CmdError::Standard(refused) = error else {
        return false;
    };
    matches!(
        refused.error,
        ErrorStatus::StaleElementReference
            | ErrorStatus::NoSuchElement
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::ElementClickIntercepted
            | ErrorStatus::JavascriptError
            // What WebKit says of a script whose page was left.
            | ErrorStatus::NoSuchFrame
    )
}
