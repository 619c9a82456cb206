//! In and out of the frame, where the cabinet stands in one.

use crate::browser;
use crate::cabinet::Place;
use crate::person::{Outcome, Person};
use fantoccini::error::CmdError;
use serde_json::{Value, json};

const FRAME: &str =
    "return document.querySelector('gas-cabinet')?.shadowRoot?.querySelector('iframe')";
const IS_THERE: &str = "return parent !== window && location.href !== 'about:blank' && document.readyState !== 'loading'";
/// Until that part of the frame is in the middle of what is seen.
const SCROLL: &str =
    "const { top } = document.querySelector('gas-cabinet').shadowRoot.querySelector('iframe').getBoundingClientRect();
    scrollBy({ top: top + arguments[0] - innerHeight / 2, behavior: 'instant' })";
/// Filled is a frame that does not scroll, with no room below its page.
const FILLED: &str = "const { scrollHeight } = document.scrollingElement;
    const { height } = document.body.getBoundingClientRect();
    const isFilled = scrollHeight <= innerHeight + 1 && innerHeight - height < 2;
    return { isFilled, innerHeight, scrollHeight, height }";

impl Person<'_> {
    pub(crate) fn is_framed(&self) -> bool {
        matches!(self.cabinet.place, Place::Framed(_))
    }

    /// Where the cabinet stands in a frame, all that follows happens in there.
    pub async fn looks_into_the_frame(&self) -> Outcome {
        if !self.is_framed() {
            return Ok(());
        }
        self.wait("wants a frame with the cabinet", async || {
            Ok(match self.enters_the_frame().await? {
                true => Ok(()),
                false => Err("there is none".to_owned()),
            })
        })
        .await
    }

    /// False where there is none, or an empty one, that its page is still to come into. A driver that is told to enter
    /// that one may stay outside without a word.
    pub(crate) async fn enters_the_frame(&self) -> Result<bool, CmdError> {
        self.browser.leave_frames().await?;
        let frame = self.browser.run(FRAME, vec![]).await?;
        let Some(frame) = browser::element(&self.browser.client, &frame) else {
            return Ok(false);
        };
        frame.enter_frame().await?;
        let is_there = self.browser.run(IS_THERE, vec![]).await?;
        Ok(is_there == json!(true))
    }

    /// And out of the frame again.
    pub async fn looks_at_the_page_around(&self) -> Outcome {
        Ok(self.browser.leave_frames().await?)
    }

    /// Scrolls the page around to what is at `middle` of the frame.
    pub(crate) async fn brings_into_view(&self, middle: &Value) -> Result<(), CmdError> {
        self.browser.leave_frames().await?;
        self.browser.run(SCROLL, vec![middle.clone()]).await?;
        self.enters_the_frame().await.map(drop)
    }

    /// Waits until the frame is as tall as what is in it, no more and no less; tells how tall.
    pub async fn fills_the_frame(&self) -> Outcome<f64> {
        self.step("looks how tall the frame is");
        self.wait("wants the frame as tall as its page", async || {
            if !self.enters_the_frame().await? {
                return Ok(Err("there is none".to_owned()));
            }
            let found = self.browser.run(FILLED, vec![]).await?;
            Ok(match found["innerHeight"].as_f64() {
                Some(tall) if found["isFilled"] == true => Ok(tall),
                _ => Err(found.to_string()),
            })
        })
        .await
    }
}
