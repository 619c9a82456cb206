//! Journey after journey in one engine, and what is kept of those that fail.

use crate::browser::{Browser, Driver};
use crate::cabinet::{Cabinet, Place, workspace};
use crate::engine::Engine;
use crate::person::{Outcome, Person, Trouble};
use crate::served::BLANK;
use crate::tasks;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// The longest a journey may take: each of its steps has a deadline, this is for those that never answer.
const LONGEST: Duration = Duration::from_secs(90);
/// The longest a picture of a failure may take: the driver may be what failed.
const PICTURE: Duration = Duration::from_secs(10);

/// One task of a consumer.
pub struct Journey {
    pub name: &'static str,
    pub place: Place,
    /// Those that drive a feature of one engine leave the others out.
    pub engines: &'static [Engine],
    pub steps: for<'a> fn(&'a mut Person<'_>) -> Steps<'a>,
}

pub type Steps<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// The counts of a run.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: Vec<String>,
    took: Duration,
}

impl Tally {
    fn add(&mut self, engine: Engine, journey: &Journey, took: Duration, troubles: Option<&str>) {
        self.took += took;
        let verdict = if troubles.is_none() { "ok  " } else { "FAIL" };
        println!(
            "{engine:8} {:5.1} s  {verdict}  {}",
            took.as_secs_f32(),
            journey.name
        );
        match troubles {
            None => self.passed += 1,
            Some(troubles) => {
                println!("{troubles}");
                self.failed.push(format!("{engine} {}", journey.name));
            }
        }
    }

    /// The last lines, in the words of cargo's own runner.
    pub fn tell(&self) -> ExitCode {
        for failed in &self.failed {
            println!("failed: {failed}");
        }
        let verdict = if self.failed.is_empty() {
            "ok"
        } else {
            "FAILED"
        };
        let (passed, failed, seconds) = (self.passed, self.failed.len(), self.took.as_secs_f32());
        println!("\n{passed} passed, {failed} failed");
        println!(
            "test result: {verdict}. {passed} passed; {failed} failed; finished in {seconds:.1}s"
        );
        if self.failed.is_empty() && passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// All journeys whose name holds all the words.
pub async fn in_engine(engine: Engine, words: &[String], tally: &mut Tally) -> Result<(), String> {
    let kept = workspace().join("target/journeys");
    fs::create_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    let mut window = Window::open(engine, &kept).await?;
    for journey in tasks::all().filter(|journey| is_wanted(journey, engine, words)) {
        let started = Instant::now();
        let troubles = one(journey, &window.browser, &kept).await;
        tally.add(engine, journey, started.elapsed(), troubles.as_deref());
        if troubles.is_some() {
            // Whatever state it left them in, the next one begins with others.
            drop(window);
            window = Window::open(engine, &kept).await?;
        }
    }
    window.browser.close().await;
    Ok(())
}

/// A browser and its driver.
struct Window {
    browser: Browser,
    _driver: Driver,
}

impl Window {
    async fn open(engine: Engine, kept: &Path) -> Result<Self, String> {
        let driver = Driver::start(engine, kept)?;
        Ok(Self {
            browser: driver.browser().await?,
            _driver: driver,
        })
    }
}

fn is_wanted(journey: &Journey, engine: Engine, words: &[String]) -> bool {
    journey.engines.contains(&engine)
        && words
            .iter()
            .all(|word| journey.name.contains(word.as_str()))
}

/// What went wrong, or nothing.
async fn one(journey: &Journey, browser: &Browser, kept: &Path) -> Option<String> {
    let cabinet = match Cabinet::start(journey.place).await {
        Ok(cabinet) => cabinet,
        Err(error) => return Some(error.to_string()),
    };
    let mut person = Person::new(browser, &cabinet);
    let outcome = match timeout(LONGEST, walk(journey, &mut person)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Trouble(format!(
            "did not end within {} s",
            LONGEST.as_secs()
        ))),
    };
    let troubles = match outcome {
        Ok(()) => None,
        Err(trouble) => {
            let picture = timeout(PICTURE, keep(journey, &person, kept)).await;
            let picture = picture.unwrap_or_else(|_| "the driver does not answer".to_owned());
            Some(format!(
                "        {}\n    {trouble}\n    {picture}",
                person.steps()
            ))
        }
    };
    drop(person);
    cabinet.stop().await;
    troubles
}

async fn walk(journey: &Journey, person: &mut Person<'_>) -> Outcome {
    let blank_page = person.cabinet.host_url(BLANK);
    person.browser.forget(&blank_page).await?;
    (journey.steps)(person).await?;
    person.nothing_went_wrong_behind_the_page().await?;
    person.browser.go(&blank_page).await?;
    // Reports may still have been on their way.
    person.no_policy_was_broken()
}

impl Person<'_> {
    pub(crate) async fn nothing_went_wrong_behind_the_page(&self) -> Outcome {
        let is_expected = |entry: &Value| {
            entry["level"] != "SEVERE" || (self.network_fails && entry["source"] == "network")
        };
        let errors: Vec<Value> = self
            .browser
            .console()
            .await?
            .into_iter()
            .filter(|entry| !is_expected(entry))
            .collect();
        if errors.is_empty() {
            return self.no_policy_was_broken();
        }
        Err(Trouble(format!(
            "the console says: {}",
            Value::from(errors)
        )))
    }

    fn no_policy_was_broken(&self) -> Outcome {
        let violations = self.cabinet.served.violations();
        if violations.is_empty() {
            return Ok(());
        }
        Err(Trouble(format!(
            "the content security policy was broken: {violations:?}"
        )))
    }
}

/// What the page looked like when the journey failed; says where that is.
async fn keep(journey: &Journey, person: &Person<'_>, kept: &Path) -> String {
    let client = &person.browser.client;
    let name = format!("{} {}", person.engine(), journey.name)
        .replace(|c: char| !c.is_alphanumeric(), "-");
    let file = |extension: &str| -> PathBuf { kept.join(format!("{name}.{extension}")) };
    let address = client
        .current_url()
        .await
        .map(String::from)
        .unwrap_or_default();
    let text = person
        .text()
        .await
        .unwrap_or_else(|trouble| trouble.to_string());
    let source = client.source().await.unwrap_or_default();
    fs::write(file("txt"), format!("{address}\n\n{text}\n\n{source}\n")).ok();
    if let Ok(picture) = client.screenshot().await {
        fs::write(file("png"), picture).ok();
    }
    format!("at {address}, see {}", file("png").display())
}
