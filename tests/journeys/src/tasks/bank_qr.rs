//! «Наведу камеру банку.» The code on the page, read off its picture as a bank's app reads it.

use super::journeys;
use crate::habits::VASYL;
use crate::person::{Look, Outcome, Person};
use fantoccini::Locator;

journeys! {
    "qr: read off the screen it is the payee, the sum and the purpose" => read_off;
    "qr: dark theme or not, it is dark on white" => in_the_dark, only in Chromium;
}

const GAS: &str = "BCD\n002\n1\nUCT\n\nПостачальник «Чернігівгаз Збут»\nUA853535530000026007100000015\n\
    UAH5273.18\n39576385\n\n\nЗа газ, особовий рахунок 150000065\n";

async fn read_off(person: &mut Person<'_>) -> Outcome {
    person.signs_in(VASYL).await?;
    person.visit("/payments/new").await?;
    person.see("Код з’явиться тут").await?;
    person.choose("Газ (постачальник)").await?;
    says(person, GAS).await?;
    person.choose("Інша сума").await?;
    person.see("Код з’явиться тут").await?;
    person.type_into("Сума, гривень", "1,5").await?;
    says(person, &GAS.replace("5273.18", "1.50")).await?;
    person.axe().await
}

async fn in_the_dark(person: &mut Person<'_>) -> Outcome {
    let dark =
        serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    person
        .browser
        .chromium("Emulation.setEmulatedMedia", dark)
        .await?;
    person.signs_in(VASYL).await?;
    person.visit("/payments/new?service=gas").await?;
    let read = says(person, GAS).await;
    let light = serde_json::json!({ "features": [] });
    person
        .browser
        .chromium("Emulation.setEmulatedMedia", light)
        .await?;
    read
}

/// Waits until the code on the page says this.
async fn says(person: &Person<'_>, payload: &str) -> Outcome {
    person
        .wait(format!("wants a code of {payload:?}"), async || {
            let drawn = person
                .browser
                .client
                .find(Locator::Css("svg.gc-qr"))
                .await?;
            person.page("scroll", &[serde_json::json!(drawn)]).await?;
            // Of the window: WebKit cuts pictures of drawings in the wrong place.
            let address = match read(&person.browser.client.screenshot().await?) {
                Ok(address) => address,
                Err(why) => return Ok(Err(why)),
            };
            let letters = address.strip_prefix("https://bank.gov.ua/qr/");
            let its = letters
                .map(decoded)
                .and_then(|bytes| String::from_utf8(bytes).ok());
            Ok(match its.as_deref() == Some(payload) {
                true => Ok(()),
                false => Err(format!("it says {its:?}: {address}")),
            })
        })
        .await
}

/// The text of the one code on a picture.
fn read(png: &[u8]) -> Look<String> {
    let trouble = |why: &dyn std::fmt::Display| format!("no code on the picture: {why}");
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|why| trouble(&why))?;
    let size = reader.output_buffer_size().unwrap_or_default();
    let mut pixels = vec![0; size];
    let info = reader
        .next_frame(&mut pixels)
        .map_err(|why| trouble(&why))?;
    let (width, samples) = (info.width as usize, info.color_type.samples());
    let grey = |x: usize, y: usize| pixels[(y * width + x) * samples];
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width, info.height as usize, grey);
    match picture.detect_grids().as_slice() {
        [code] => code
            .decode()
            .map(|(_, text)| text)
            .map_err(|why| trouble(&why)),
        codes => Err(trouble(&format!("{} codes", codes.len()))),
    }
}

/// From base64url without padding.
fn decoded(letters: &str) -> Vec<u8> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<usize> = letters
        .chars()
        .filter_map(|letter| ALPHABET.find(letter))
        .flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1))
        .collect();
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| byte << 1 | *bit as u8);
    bits.chunks_exact(8).map(byte).collect()
}
