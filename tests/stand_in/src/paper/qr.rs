//! A QR code as one path: a square for each dark module, sharp at any size.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::Failure;

/// Light modules around it, without which no scanner finds it.
const QUIET: i32 = 4;

/// Within a square whose upper left corner is at `x` and `y`; the quiet zone is a part of it.
pub(super) fn path(text: &str, x: f32, y: f32, side: f32) -> Result<Option<Path>, Failure> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium)?;
    let module = side / (code.size() + 2 * QUIET) as f32;
    let mut path = PathBuilder::new();
    for row in 0..code.size() {
        for (from, count) in runs(&code, row) {
            let left = x + (from + QUIET) as f32 * module;
            let top = y + (row + QUIET) as f32 * module;
            // A hair over, or viewers draw light seams between the rows.
            let (width, height) = (count as f32 * module, module * 1.02);
            if let Some(block) = Rect::from_xywh(left, top, width, height) {
                path.push_rect(block);
            }
        }
    }
    Ok(path.finish())
}

/// Dark modules beside each other: where they begin, how many they are.
fn runs(code: &QrCode, row: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for column in (0..code.size()).filter(|column| code.get_module(*column, row)) {
        match runs.last_mut() {
            Some((from, count)) if *from + *count == column => *count += 1,
            _ => runs.push((column, 1)),
        }
    }
    runs
}
