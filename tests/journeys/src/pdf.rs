//! A PDF as other people's programs see it: its text, what it says of itself, the codes that a phone reads off it.

use std::path::Path;
use std::process::Command;

/// Dots an inch: a phone held close to the paper sees as many.
const SHARPNESS: &str = "300";

/// In the order in which it is read.
pub fn text(pdf: &Path) -> String {
    spoken(run("pdftotext", &["-layout"], pdf, &["-"]))
}

/// What it says of itself, a line each: `Pages: 1`.
pub fn info(pdf: &Path) -> String {
    spoken(run("pdfinfo", &[], pdf, &[]))
}

/// What is in its QR codes, page by page.
pub fn codes(pdf: &Path) -> Vec<String> {
    let pages = run("pdftoppm", &["-gray", "-r", SHARPNESS], pdf, &[]);
    let mut rest = pages.as_slice();
    let mut codes = Vec::new();
    while let Some((page, after)) = Picture::first_of(rest) {
        codes.extend(page.codes());
        rest = after;
    }
    codes
}

/// Grey, a byte a dot.
struct Picture<'a> {
    width: usize,
    height: usize,
    dots: &'a [u8],
}

impl Picture<'_> {
    /// The first of several pictures (PGM: `P5`, width, height, 255), and what comes after it.
    fn first_of(pictures: &[u8]) -> Option<(Picture<'_>, &[u8])> {
        let mut head = pictures.splitn(5, |byte| byte.is_ascii_whitespace());
        let mut word = || std::str::from_utf8(head.next()?).ok();
        if word()? != "P5" {
            return None;
        }
        let (width, height) = (word()?.parse().ok()?, word()?.parse().ok()?);
        word()?;
        let (dots, after) = head.next()?.split_at_checked(width * height)?;
        let picture = Picture {
            width,
            height,
            dots,
        };
        Some((picture, after))
    }

    fn codes(&self) -> Vec<String> {
        let dot = |x: usize, y: usize| self.dots.get(y * self.width + x).copied().unwrap_or(255);
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, dot);
        let grids = seen.detect_grids();
        let codes = grids.iter().map(|grid| grid.decode());
        codes.map(|code| code.expect("a readable code").1).collect()
    }
}

fn run(program: &str, before: &[&str], pdf: &Path, after: &[&str]) -> Vec<u8> {
    let output = Command::new(program)
        .args(before)
        .arg(pdf)
        .args(after)
        .output()
        .unwrap_or_else(|cause| panic!("{program}: {cause}; `.make/setup test` installs it"));
    assert!(output.status.success(), "{program}: {output:?}");
    output.stdout
}

fn spoken(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}
