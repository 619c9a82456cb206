//! What the offline shell keeps on the device, and what its worker is at.

use crate::cabinet::Failure;
use crate::person::{Outcome, Person, Trouble};
use crate::release;
use serde_json::{Value, json};
use std::fs;

/// Whether a worker is at work on the page; what is kept, cache by cache.
const STATE: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const { serviceWorker: workers } = navigator;
        const shells = (await window.caches.keys()).filter((name) => name.startsWith('gc-shell '));
        const registrations = await workers.getRegistrations();
        done({ controlled: workers.controller !== null && workers.controller.state === 'activated', registered: registrations.length, shells });
    })().catch((error) => done(String(error)));
";

/// The browser's own look at `sw.js`, which it takes by itself at every visit, and what becomes of what it finds.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const registration = await (await navigator.serviceWorker.getRegistration()).update();
        const worker = registration.installing ?? registration.waiting ?? registration.active;
        const tell = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
        worker.addEventListener('statechange', tell);
        tell();
    })().catch((error) => done(String(error)));
";

/// Every address and every text that is kept.
pub const KEPT: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        const kept = [];
        for (const name of await window.caches.keys()) {
            const cache = await window.caches.open(name);
            for (const request of await cache.keys()) {
                const answer = await cache.match(request);
                const { pathname } = new URL(request.url);
                kept.push([pathname, pathname.endsWith('.wasm') ? '' : await answer.text()]);
            }
        }
        done(kept);
    })().catch((error) => done(String(error)));
";

impl Person<'_> {
    /// The next release stands on the server, and nothing of this one.
    pub fn is_served_a_newer_release(&self) -> Outcome {
        self.step("is served a newer release");
        let next = || release::next(&self.cabinet.site()?).map_err(Into::into);
        next().map_err(|error: Failure| Trouble(format!("there is no newer release: {error}")))
    }

    /// Somebody changes a file on the server by hand.
    pub fn is_served_another(&self, file: &str, change: impl Fn(&str) -> String) -> Outcome {
        self.step(format!("is served another {file}"));
        let edit = || release::edit(&self.cabinet.site()?, file, change).map_err(Into::into);
        edit().map_err(|error: Failure| Trouble(format!("{file} cannot be changed: {error}")))
    }

    /// The company keeps its settings in a file.
    pub fn is_served_settings(&self, settings: &Value) -> Outcome {
        self.step(format!("is served the settings {settings}"));
        let write = || {
            release::reads_settings(&self.cabinet.site()?, &settings.to_string())
                .map_err(Into::into)
        };
        write().map_err(|error: Failure| Trouble(format!("there are no settings: {error}")))
    }

    /// One file of the site under another's name.
    pub fn is_served_in_place_of(&self, file: &str, other: &str) -> Outcome {
        let text = fs::read_to_string(self.cabinet.folder_of_the_site().join(other));
        let text = text.map_err(|error| Trouble(format!("{other}: {error}")))?;
        self.is_served_another(file, |_| text.clone())
    }

    /// The server answers again.
    pub async fn has_a_connection_again(&self) -> Outcome {
        self.step("has a connection again");
        let back = self.cabinet.comes_back().await;
        back.map_err(|error| Trouble(format!("the server does not come back: {error}")))
    }

    /// Waits until the shell is on the device and at work.
    pub async fn has_the_shell(&self) -> Outcome {
        self.step("has the shell on the device");
        self.wait("wants the shell on the device", async || {
            let state = self.browser.ask(STATE).await?;
            let is_there = state["controlled"] == true && state["shells"][0].is_string();
            Ok(if is_there {
                Ok(())
            } else {
                Err(state.to_string())
            })
        })
        .await
    }

    pub async fn has_no_shell(&self) -> Outcome {
        self.step("has no shell on the device");
        self.wait("wants no shell on the device", async || {
            let state = self.browser.ask(STATE).await?;
            let is_gone = state["registered"] == 0 && state["shells"] == json!([]);
            Ok(if is_gone {
                Ok(())
            } else {
                Err(state.to_string())
            })
        })
        .await
    }

    pub async fn kept_shells(&self) -> Outcome<Value> {
        Ok(self.browser.ask(STATE).await?["shells"].take())
    }

    /// The build that the page is of.
    pub async fn build(&self) -> Outcome<Value> {
        let build = "return document.querySelector('script[src*=boot]').src";
        Ok(self.browser.run(build, vec![]).await?)
    }

    pub async fn gets_a_newer_release(&self) -> Outcome {
        self.is_served_a_newer_release()?;
        self.looks_for_a_newer_one("activated").await
    }

    pub async fn looks_for_a_newer_one(&self, end: &str) -> Outcome {
        let state = self.browser.ask(LOOK).await?;
        if state == end {
            return Ok(());
        }
        Err(Trouble(format!(
            "wants the newer worker {end}, but it is {state}"
        )))
    }

    /// What failed on purpose is an error in the console, and expected there.
    pub async fn forgets_the_console(&self) -> Outcome {
        Ok(self.browser.console().await.map(drop)?)
    }

    pub async fn keeps_in_the_shell(&self, words: &str) -> Outcome {
        self.wait(format!("wants «{words}» kept"), async || {
            let kept = self.browser.ask(KEPT).await?.to_string();
            Ok(if kept.contains(words) {
                Ok(())
            } else {
                Err(format!("kept are {} bytes", kept.len()))
            })
        })
        .await
    }
}
