//! What a person does without a mouse.

use crate::person::{Outcome, Person, Trouble};
use fantoccini::key::Key;
use serde_json::{Value, json};

impl Person<'_> {
    /// Types where the focus is.
    pub async fn type_keys(&self, text: &str) -> Outcome {
        self.step(format!("types «{text}»"));
        self.keys(text).await
    }

    pub async fn tab(&self) -> Outcome {
        self.key(Key::Tab).await
    }

    pub async fn enter(&self) -> Outcome {
        self.step("presses Enter");
        self.key(Key::Enter).await
    }

    pub async fn key(&self, key: Key) -> Outcome {
        self.keys(&char::from(key).to_string()).await
    }

    async fn keys(&self, text: &str) -> Outcome {
        Ok(self.browser.strokes(strokes(text)).await?)
    }

    /// Tabs on until the focus is on the control with this name, as a person without a mouse does; no farther than
    /// the page's end.
    pub async fn tab_to(&self, name: &str) -> Outcome {
        self.step(format!("tabs to «{name}»"));
        let mut passed = Vec::new();
        for _ in 0..60 {
            self.tab().await?;
            let focused = self.focused_name().await?;
            if focused == name {
                return Ok(());
            }
            // Firefox goes on into its own bars, and what is typed there does only half of what it does on the page.
            if focused.is_empty() {
                break;
            }
            passed.push(focused);
        }
        Err(Trouble(format!(
            "wants to tab to «{name}», but passes only {passed:?}"
        )))
    }
}

/// Each key down and up.
pub fn strokes(text: &str) -> Vec<Value> {
    let both =
        |c: char| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": c.to_string() }));
    text.chars().flat_map(both).collect()
}
