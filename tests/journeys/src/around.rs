//! The page around a cabinet that stands in somebody else's: what a person does and sees there.

use crate::hosts::WITHOUT;
use crate::person::{Outcome, Person, Trouble};
use fantoccini::wd::Locator;
use serde_json::{Value, json};
use std::ops::Range;

/// What a host's script has heard of the cabinet (`tests/hosts/host.js`).
const TOLD: &str = "return window.told";

impl Person<'_> {
    /// Runs a script on the page around; what follows happens in the cabinet again.
    pub async fn asks_around(&self, script: &str) -> Outcome<Value> {
        self.looks_at_the_page_around().await?;
        let answer = self.browser.run(script, vec![]).await?;
        self.looks_into_the_frame().await?;
        Ok(answer)
    }

    /// Follows a link of the page around, and stays there.
    pub async fn follows_around(&self, css: &str) -> Outcome {
        self.step(format!("follows {css} of the page around"));
        self.looks_at_the_page_around().await?;
        let link = self.browser.client.find(Locator::Css(css)).await?;
        Ok(link.click().await?)
    }

    /// Waits on the page around until this script's answer is `true`.
    pub async fn around_it_is(&self, script: &str) -> Outcome {
        self.step(format!("finds around: {script}"));
        self.looks_at_the_page_around().await?;
        let question = format!("return {script}");
        self.wait(
            format!("wants of the page around: {script}"),
            async || match self.browser.run(&question, vec![]).await? {
                Value::Bool(true) => Ok(Ok(())),
                _ => Ok(Err("it is not so".to_owned())),
            },
        )
        .await
    }

    /// The names of all that the cabinet has told the page around, in their order.
    pub async fn has_told(&self) -> Outcome<Vec<String>> {
        let told = self.asks_around(TOLD).await?;
        let name = |event: &Value| event["name"].as_str().unwrap_or_default().to_owned();
        Ok(told.as_array().into_iter().flatten().map(name).collect())
    }

    /// The page of every `navigated`; empty where there was none.
    pub async fn has_told_of_pages(&self) -> Outcome<Vec<String>> {
        let told = self.asks_around(TOLD).await?;
        let events = told.as_array().into_iter().flatten();
        let page = |event: &Value| event["page"].as_str().unwrap_or_default().to_owned();
        Ok(events
            .filter(|event| event["name"] == "navigated")
            .map(page)
            .collect())
    }

    /// Waits until this is the page that the page around was told of last. What scrolls for a new page has scrolled by then.
    pub async fn is_told_of(&self, page: &str) -> Outcome {
        self.around_it_is(&format!(
            "window.told.findLast(({{ name }}) => name === 'navigated')?.page === '{page}'"
        ))
        .await
    }

    /// Waits until the page around has been told of this error.
    pub async fn has_told_of_an_error(&self, code: &str) -> Outcome {
        self.around_it_is(&format!(
            "window.told.some((it) => it.name === 'error' && it.code === '{code}')"
        ))
        .await?;
        self.looks_into_the_frame().await
    }

    /// Takes the cabinet out of the page around, and stays there.
    pub async fn takes_the_cabinet_out(&self) -> Outcome {
        self.step("takes the cabinet out of the page");
        self.looks_at_the_page_around().await?;
        let remove =
            "window.cabinet = document.querySelector('gas-cabinet'); window.cabinet.remove()";
        self.browser.run(remove, vec![]).await?;
        self.around_it_is("window.cabinet.shadowRoot.childElementCount === 0")
            .await
    }

    /// Outside of the cabinet's place not a pixel differs from the page without it.
    pub async fn touches_no_pixel_around(&self, path: &str) -> Outcome {
        self.step("compares the page around with itself");
        let shape =
            json!({ "width": 1000, "height": 2400, "deviceScaleFactor": 1, "mobile": false });
        self.browser
            .chromium("Emulation.setDeviceMetricsOverride", shape)
            .await?;
        self.looks_at_the_page_around().await?;
        let (place, with) = self.picture().await?;
        let without = self.cabinet.url(path);
        let (before, after) = without.split_at(without.find('#').unwrap_or(without.len()));
        self.browser
            .go(&format!("{before}?{WITHOUT}{after}"))
            .await?;
        let fill = "const { style } = document.querySelector('gas-cabinet'); style.display = 'block'; style.height = arguments[0] + 'px'";
        self.browser.run(fill, vec![json!(place.height)]).await?;
        let (_, without) = self.picture().await?;
        self.puts_the_phone_away().await?;
        match differing(&with, &without, &place) {
            None => Ok(()),
            Some(what) => Err(Trouble(format!(
                "wants the page around untouched, but {what}"
            ))),
        }
    }

    /// The page as it is seen, and where on it the cabinet stands.
    async fn picture(&self) -> Outcome<(Area, Picture)> {
        self.wait("wants the cabinet to be at rest", async || {
            let before = self.browser.run(AREA, vec![]).await?;
            let picture = self.browser.client.screenshot().await?;
            if self.browser.run(AREA, vec![]).await? != before {
                return Ok(Err("it moves".to_owned()));
            }
            Ok(Area::read(&before)
                .zip(Picture::read(&picture))
                .ok_or_else(|| "no picture".to_owned()))
        })
        .await
    }
}

const AREA: &str = "const { left, top, right, bottom, height } = document.querySelector('gas-cabinet').getBoundingClientRect();
    return [Math.floor(left), Math.ceil(right), Math.floor(top), Math.ceil(bottom), height]";

struct Area {
    across: Range<u32>,
    down: Range<u32>,
    height: f64,
}

impl Area {
    fn read(answer: &Value) -> Option<Self> {
        let number = |at: usize| answer[at].as_f64();
        let pixels = |from: f64, to: f64| from.max(0.0) as u32..to.max(0.0) as u32;
        Some(Self {
            across: pixels(number(0)?, number(1)?),
            down: pixels(number(2)?, number(3)?),
            height: number(4)?,
        })
    }
}

struct Picture {
    width: u32,
    height: u32,
    /// Three or four bytes each.
    pixels: Vec<u8>,
}

impl Picture {
    fn read(png: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().ok()?;
        let mut pixels = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut pixels).ok()?;
        pixels.truncate(info.buffer_size());
        Some(Self {
            width: info.width,
            height: info.height,
            pixels,
        })
    }

    fn at(&self, x: u32, y: u32) -> &[u8] {
        let size = self.pixels.len() / (self.width * self.height) as usize;
        let from = (y * self.width + x) as usize * size;
        &self.pixels[from..from + size]
    }
}

/// How two pictures differ outside of a place.
fn differing(one: &Picture, other: &Picture, place: &Area) -> Option<String> {
    let (width, height) = (one.width, one.height);
    if (other.width, other.height) != (width, height) {
        return Some("the pictures are not of one size".to_owned());
    }
    let is_outside = |(x, y): &(u32, u32)| !(place.across.contains(x) && place.down.contains(y));
    let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let differ: Vec<(u32, u32)> = all
        .filter(is_outside)
        .filter(|&(x, y)| one.at(x, y) != other.at(x, y))
        .collect();
    let first = differ.first()?;
    Some(format!(
        "{} pixels differ, the first at {first:?}; the cabinet is at {:?}, {:?}",
        differ.len(),
        place.across,
        place.down
    ))
}
