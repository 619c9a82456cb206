//! Can a journey fail at all? What the others rely on to notice trouble, tried on a page made wrong on purpose.

use super::journeys;
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "harness: a broken content policy is noticed" => broken_policy;
    "harness: axe notices a page without a language" => a_page_without_language, only in Chromium;
    "harness: an error in the console is noticed" => an_error_in_the_console, only in Chromium;
    "harness: a page wider than its window is noticed" => a_wide_page;
}

async fn broken_policy(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    let forbidden = "document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))";
    person.browser.run(forbidden, vec![]).await?;
    let served = &person.cabinet.served;
    person
        .wait("wants a report", async || {
            Ok(if served.violations().is_empty() {
                Err("there is none".to_owned())
            } else {
                Ok(())
            })
        })
        .await?;
    served.forget_violations();
    person.browser.console().await?;
    Ok(())
}

async fn a_page_without_language(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person
        .browser
        .run("document.documentElement.removeAttribute('lang')", vec![])
        .await?;
    fails_with(person.axe().await, "html-has-lang")
}

async fn an_error_in_the_console(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person
        .browser
        .run("console.error('made on purpose')", vec![])
        .await?;
    fails_with(
        person.nothing_went_wrong_behind_the_page().await,
        "made on purpose",
    )
}

async fn a_wide_page(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    // Not by an attribute: the content policy forbids styles in the page.
    person
        .browser
        .run(
            "document.querySelector('main').style.minWidth = '5000px'",
            vec![],
        )
        .await?;
    fails_with(person.no_sideways_scroll().await, "sticks out")
}

fn fails_with(outcome: Outcome, words: &str) -> Outcome {
    match outcome {
        Err(Trouble(trouble)) if trouble.contains(words) => Ok(()),
        Err(trouble) => Err(trouble),
        Ok(()) => Err(Trouble(format!("nothing was noticed, wanted: {words}"))),
    }
}
