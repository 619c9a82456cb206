//! Journey after journey in one engine, a second try, and what is kept of those that fail.

use crate::browser::{Browser, Driver};
use crate::cabinet::{Cabinet, Place, workspace};
use crate::engine::Engine;
use crate::person::{Outcome, Person, Trouble};
use crate::served::BLANK;
use crate::tally::{Run, Tried, Verdict};
use crate::tasks;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// The longest a journey may take: each of its steps has a deadline, this is for those that never answer.
const LONGEST: Duration = Duration::from_secs(90);
/// The longest a picture of a failure may take: the driver may be what failed.
const PICTURE: Duration = Duration::from_secs(10);
/// The most failures that may all be races: with more of them something is broken, and is not tried again.
const RACES: usize = 6;

/// One task of a consumer.
pub struct Journey {
    pub name: &'static str,
    pub place: Place,
    /// Those that drive a feature of one engine leave the others out.
    pub engines: &'static [Engine],
    pub steps: for<'a> fn(&'a mut Person<'_>) -> Steps<'a>,
}

pub type Steps<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// All journeys whose name holds all the words, one after another.
pub async fn in_engine(engine: Engine, words: &[String]) -> Run {
    let mut run = Run {
        engine,
        tried: Vec::new(),
        broke: None,
    };
    run.broke = all(&mut run, words).await.err();
    run
}

async fn all(run: &mut Run, words: &[String]) -> Result<(), String> {
    let engine = run.engine;
    let mut window = Window::open(engine).await?;
    for journey in tasks::all().filter(|journey| is_wanted(journey, engine, words)) {
        let tried = window.tries(journey, Try::First).await;
        let has_failed = tried.has_failed();
        run.tried.push(tried);
        if has_failed {
            // Whatever state it left them in, the next one begins with others.
            drop(window);
            window = Window::open(engine).await?;
        }
    }
    window.browser.close().await;
    Ok(())
}

/// Tries once more, alone, what has failed: a race of the journey's own passes then, a defect of the product does not.
pub async fn once_more(runs: &mut [Run]) {
    if runs.iter().map(Run::failures).sum::<usize>() > RACES {
        return;
    }
    for Run { engine, tried, .. } in runs {
        for tried in tried.iter_mut() {
            if let Verdict::Failed(trouble) = &tried.verdict
                && let Ok(window) = Window::open(*engine).await
                && !window.tries(tried.journey, Try::Second).await.has_failed()
            {
                tried.verdict = Verdict::Unstable(trouble.clone());
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Try {
    First,
    Second,
}

impl Try {
    /// What its line and the names of its files end with.
    fn suffix(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Second => ", once more",
        }
    }
}

/// A browser and its driver.
struct Window {
    browser: Browser,
    _driver: Driver,
}

impl Window {
    async fn open(engine: Engine) -> Result<Self, String> {
        let driver = Driver::start(engine, &kept()?)?;
        Ok(Self {
            browser: driver.browser().await?,
            _driver: driver,
        })
    }

    /// Walks it and tells of it, in one piece: other engines tell of theirs meanwhile.
    async fn tries(&self, journey: &'static Journey, which: Try) -> Tried {
        let (engine, started) = (self.browser.engine, Instant::now());
        let trouble = one(journey, &self.browser, which).await;
        let took = started.elapsed();
        let (seconds, name, suffix) = (took.as_secs_f32(), journey.name, which.suffix());
        let tell = |verdict: &str, more: &str| {
            println!("{engine:8} {seconds:5.1} s  {verdict}  {name}{suffix}{more}");
        };
        let verdict = match trouble {
            None => {
                tell("ok  ", "");
                Verdict::Passed
            }
            Some(Failure { trouble, block }) => {
                tell("FAIL", &format!("\n{block}"));
                Verdict::Failed(trouble.lines().next().unwrap_or_default().to_owned())
            }
        };
        Tried {
            journey,
            verdict,
            took,
        }
    }
}

fn is_wanted(journey: &Journey, engine: Engine, words: &[String]) -> bool {
    journey.engines.contains(&engine)
        && words
            .iter()
            .all(|word| journey.name.contains(word.as_str()))
}

/// Where logs, and what is known of failures, are kept.
fn kept() -> Result<PathBuf, String> {
    let kept = workspace().join("target/journeys");
    fs::create_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    Ok(kept)
}

struct Failure {
    trouble: String,
    /// With the steps that led to it, and where more is to be seen.
    block: String,
}

/// What went wrong, or nothing.
async fn one(journey: &Journey, browser: &Browser, which: Try) -> Option<Failure> {
    let cabinet = match Cabinet::start(journey.place).await {
        Ok(cabinet) => cabinet,
        Err(error) => {
            let trouble = error.to_string();
            return Some(Failure {
                block: format!("    {trouble}"),
                trouble,
            });
        }
    };
    let mut person = Person::new(browser, &cabinet);
    let outcome = match timeout(LONGEST, walk(journey, &mut person)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Trouble(format!(
            "did not end within {} s",
            LONGEST.as_secs()
        ))),
    };
    let failure = match outcome {
        Ok(()) => None,
        Err(Trouble(trouble)) => {
            let told = format!("        {}\n    {trouble}", person.steps());
            let place = keep(journey, which, &person, &told).await;
            let block = format!("{told}\n    {place}");
            Some(Failure { trouble, block })
        }
    };
    drop(person);
    cabinet.stop().await;
    failure
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

/// A piece of the program was on its way when the person went on: the browser breaks it off, and the console says so. One
/// that does not come while somebody waits for it is told on the page.
fn is_broken_off(entry: &Value) -> bool {
    let message = entry["message"].as_str().unwrap_or_default();
    message.contains("TypeError: Failed to fetch") && message.contains("/main.js")
}

impl Person<'_> {
    pub(crate) async fn nothing_went_wrong_behind_the_page(&self) -> Outcome {
        let is_expected = |entry: &Value| {
            entry["level"] != "SEVERE"
                || (self.network_fails && entry["source"] == "network")
                || is_broken_off(entry)
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

/// What was done and what the page looked like when the journey failed; says where that is.
async fn keep(journey: &Journey, which: Try, person: &Person<'_>, told: &str) -> String {
    let name = format!("{} {}{}", person.engine(), journey.name, which.suffix())
        .replace(|c: char| !c.is_alphanumeric(), "-");
    let kept = kept().unwrap_or_default();
    let file = |extension: &str| -> PathBuf { kept.join(format!("{name}.{extension}")) };
    // First of all, and again with the page: the driver may be what failed.
    fs::write(file("txt"), told).ok();
    let page = async {
        let client = &person.browser.client;
        let address = client.current_url().await;
        let address = address.map(String::from).unwrap_or_default();
        let text = person.text().await;
        let text = text.unwrap_or_else(|trouble| trouble.to_string());
        let source = client.source().await.unwrap_or_default();
        let page = format!("{told}\n\n{address}\n\n{text}\n\n{source}\n");
        fs::write(file("txt"), page).ok();
        if let Ok(picture) = client.screenshot().await {
            fs::write(file("png"), picture).ok();
        }
        address
    };
    match timeout(PICTURE, page).await {
        Ok(address) => format!("at {address}, see {}", file("png").display()),
        Err(_) => format!("the driver does not answer, see {}", file("txt").display()),
    }
}
