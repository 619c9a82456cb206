//! axe-core's rules on the page as it stands, in Chromium: the tree it looks at is the same in all engines.

use crate::engine::Engine;
use crate::person::{Outcome, Person, Trouble};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// As GOV.UK holds its own pages to them: of level AAA all but the enhanced contrast.
const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

const RUN: &str = "
    const [tags, done] = arguments;
    const cabinet = document.querySelector('gas-cabinet');
    const options = { runOnly: tags, rules: { 'color-contrast-enhanced': { enabled: false } }, resultTypes: ['violations'] };
    const where = ({ html, failureSummary }) => `${html} ${failureSummary}`;
    // A colour on its way from one theme to the other is nobody's choice: look at the page when it has come to rest.
    const changes = document.getAnimations().filter((change) => change instanceof CSSTransition);
    const rest = Promise.allSettled(changes.map((change) => change.finished));
    rest.then(() => axe.run(cabinet ?? document, options)).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.slice(0, 3).map(where) }))),
        (error) => done(String(error)),
    );
";

impl Person<'_> {
    /// No rule is broken here.
    pub async fn axe(&self) -> Outcome {
        if self.engine() != Engine::Chromium {
            return Ok(());
        }
        self.step("axe looks at the page");
        let client = &self.browser.client;
        if client
            .execute("return window.axe === undefined", vec![])
            .await?
            == json!(true)
        {
            client.execute(source()?, vec![]).await?;
        }
        let found = client.execute_async(RUN, vec![json!(TAGS)]).await?;
        match found.as_array() {
            Some(violations) if violations.is_empty() => Ok(()),
            Some(violations) => Err(Trouble(described(violations))),
            None => Err(Trouble(format!("axe does not run: {found}"))),
        }
    }
}

fn described(violations: &[Value]) -> String {
    let lines: Vec<String> = violations
        .iter()
        .map(|found| format!("{}: {} {}", found["id"], found["help"], found["at"]))
        .collect();
    format!(
        "axe finds {}:\n        {}",
        lines.len(),
        lines.join("\n        ")
    )
}

fn source() -> Outcome<&'static str> {
    static SOURCE: OnceLock<Result<String, String>> = OnceLock::new();
    let read = || {
        let path = std::env::var("AXE_JS")
            .map_err(|_| "AXE_JS is not set: run through `.make/with`".to_owned())?;
        std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
    };
    SOURCE
        .get_or_init(read)
        .as_deref()
        .map_err(|error| Trouble(error.clone()))
}
