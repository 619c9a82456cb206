//! What a person sees, and what must be true of every page they see.

use crate::person::{Outcome, Person, Trouble, plain};
use serde_json::json;

impl Person<'_> {
    /// Waits until the page shows these words.
    pub async fn see(&self, words: &str) -> Outcome {
        let words = plain(words);
        self.step(format!("sees «{words}»"));
        self.wait(format!("wants to see «{words}»"), async || {
            let text = self.page("text", &[]).await?;
            let text = text.as_str().unwrap_or_default();
            Ok(if text.contains(&words) {
                Ok(())
            } else {
                Err(format!("the page says: {text}"))
            })
        })
        .await
    }

    /// Does not see these words now. Worth something only after a step that has waited for the page.
    pub async fn see_no(&self, words: &str) -> Outcome {
        let text = self.text().await?;
        if text.contains(&plain(words)) {
            return Err(Trouble(format!(
                "does not want to see «{words}», but: {text}"
            )));
        }
        Ok(())
    }

    /// Waits until the words are gone.
    pub async fn see_no_longer(&self, words: &str) -> Outcome {
        let words = plain(words);
        self.wait(format!("wants «{words}» to go"), async || {
            let text = self.page("text", &[]).await?;
            let text = text.as_str().unwrap_or_default();
            Ok(if text.contains(&words) {
                Err(format!("the page says: {text}"))
            } else {
                Ok(())
            })
        })
        .await
    }

    pub async fn text(&self) -> Outcome<String> {
        Ok(self
            .page("text", &[])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits for the one `h1` to be this.
    pub async fn heading_is(&self, heading: &str) -> Outcome {
        self.step(format!("sees the heading «{heading}»"));
        self.wait(format!("wants the heading «{heading}»"), async || {
            let headings = self.page("headings", &[]).await?;
            Ok(if headings == json!([heading]) {
                Ok(())
            } else {
                Err(format!("there is {headings}"))
            })
        })
        .await
    }

    pub async fn title_is(&self, title: &str) -> Outcome {
        self.wait(format!("wants the title «{title}»"), async || {
            let its = plain(&self.browser.client.title().await?);
            Ok(if its == title {
                Ok(())
            } else {
                Err(format!("it is «{its}»"))
            })
        })
        .await
    }

    /// Waits to be at this address of the cabinet, query included.
    pub async fn at(&self, address: &str) -> Outcome {
        let wanted = format!("{}{address}", self.cabinet.place.before_paths());
        self.step(format!("is at {wanted}"));
        self.wait(format!("wants to be at {wanted}"), async || {
            let address = self.page("address", &[]).await?;
            Ok(if address == json!(wanted) {
                Ok(())
            } else {
                Err(format!("is at {address}"))
            })
        })
        .await
    }

    /// Waits for the focus to be on what has this name or says these words.
    pub async fn focus_is_on(&self, name: &str) -> Outcome {
        self.step(format!("has the focus on «{name}»"));
        self.wait(format!("wants the focus on «{name}»"), async || {
            let focused = self.look_at_focus().await?;
            Ok(if focused == name {
                Ok(())
            } else {
                Err(format!("it is on «{focused}»"))
            })
        })
        .await
    }

    /// The same for the beginning of its name: a hint may follow.
    pub async fn focus_begins(&self, name: &str) -> Outcome {
        self.wait(format!("wants the focus on «{name}…»"), async || {
            let focused = self.look_at_focus().await?;
            Ok(if focused.starts_with(name) {
                Ok(())
            } else {
                Err(format!("it is on «{focused}»"))
            })
        })
        .await
    }

    /// Waits for a field to hold this.
    pub async fn field_holds(&self, label: &str, text: &str) -> Outcome {
        let field = json!(self.by_label(label).await?);
        self.wait(
            format!("wants «{label}» to hold «{text}»"),
            async || {
                let value = self.page("value", std::slice::from_ref(&field)).await?;
                Ok(if value == json!(text) {
                    Ok(())
                } else {
                    Err(format!("it holds {value}"))
                })
            },
        )
        .await
    }

    /// Waits for a field to be marked as wrong and described by these words.
    pub async fn field_says(&self, label: &str, words: &str) -> Outcome {
        let field = json!(self.by_label(label).await?);
        self.wait(
            format!("wants «{label}» to say «{words}»"),
            async || {
                let described = self.page("described", std::slice::from_ref(&field)).await?;
                let described = described.as_str().unwrap_or_default();
                let is_wrong =
                    self.page("invalid", std::slice::from_ref(&field)).await? == json!(true);
                Ok(if is_wrong && described.contains(words) {
                    Ok(())
                } else {
                    Err(format!("it says «{described}»"))
                })
            },
        )
        .await
    }

    /// Waits until the program has taken over from the first frame.
    pub async fn the_program_is_there(&self) -> Outcome {
        self.step("waits for the program");
        self.wait("wants the program to take over", async || {
            let mounted = self.page("mounted", &[]).await?;
            Ok(if mounted == json!(true) {
                Ok(())
            } else {
                Err("the first frame stands".to_owned())
            })
        })
        .await
    }

    /// The rows of the tables on the page, cell by cell.
    pub async fn rows(&self) -> Outcome<Vec<Vec<String>>> {
        let rows = self.page("rows", &[]).await?;
        serde_json::from_value(rows).map_err(|error| Trouble(error.to_string()))
    }

    /// Waits until the tables have this many rows.
    pub async fn rows_are(&self, wanted: usize) -> Outcome {
        self.wait(format!("wants {wanted} rows"), async || {
            let rows = self.page("rows", &[]).await?.as_array().map_or(0, Vec::len);
            Ok(if rows == wanted {
                Ok(())
            } else {
                Err(format!("there are {rows}"))
            })
        })
        .await
    }

    /// Waits until the server has been asked so often for a file of this name.
    pub async fn asks_for(&self, file: &str, times: usize) -> Outcome {
        self.wait(format!("wants {file} to be asked for"), async || {
            let asked = self.cabinet.served.requests_of(file);
            Ok(if asked >= times {
                Ok(())
            } else {
                Err(format!("it was asked for {asked} times"))
            })
        })
        .await
    }

    /// Nothing sticks out at the right.
    pub async fn no_sideways_scroll(&self) -> Outcome {
        self.step("scrolls sideways");
        let sticking = self.page("sticking", &[]).await?;
        match sticking.as_array().map(Vec::as_slice) {
            Some([]) => Ok(()),
            _ => Err(Trouble(format!(
                "wants no sideways scroll, but this sticks out: {sticking}"
            ))),
        }
    }

    /// The window of a small phone; only Chromium can be made so narrow.
    pub async fn takes_a_small_phone(&self) -> Outcome {
        let phone = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
        Ok(self
            .browser
            .chromium("Emulation.setDeviceMetricsOverride", phone)
            .await?)
    }

    pub async fn puts_the_phone_away(&self) -> Outcome {
        Ok(self
            .browser
            .chromium("Emulation.clearDeviceMetricsOverride", json!({}))
            .await?)
    }
}
