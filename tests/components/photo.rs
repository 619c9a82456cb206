//! A photo made ready on this device: turned upright, made smaller, and stripped of what was written beside it.

use gas_cabinet::domain::image::{Unfit, carries_records, look};
use gas_cabinet::photo::{Failure, develop};
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, HtmlInputElement};

/// A real JPEG, half black and half white, with an Exif segment that says how the telephone was held and where.
const TAKEN: &str = r"
    return (async () => {
        const canvas = document.createElement('canvas');
        canvas.width = width; canvas.height = height;
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#fff'; pen.fillRect(0, 0, width / 2, height);
        const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9));
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const tiff = [0x4d,0x4d,0,0x2a,0,0,0,8, 0,1, 1,0x12, 0,3, 0,0,0,1, 0,turn,0,0, 0,0,0,0];
        const exif = [0x45,0x78,0x69,0x66,0,0, ...tiff, ...new TextEncoder().encode('GPS 51.04N 31.88E')];
        const segment = [0xff,0xe1, 0, exif.length + 2, ...exif];
        return new Blob([bytes.slice(0, 2), new Uint8Array(segment), bytes.slice(2)]);
    })();
";
const CHOSEN: &str = r"
    const files = new DataTransfer();
    names.forEach((name, at) => files.items.add(new File([all[at]], name)));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";

/// `turn` as Exif counts: 1 upright, 6 turned right.
pub async fn taken(width: u32, height: u32, turn: u32) -> Blob {
    let take = Function::new_with_args("width, height, turn", TAKEN);
    let taking = take.call3(
        &JsValue::UNDEFINED,
        &width.into(),
        &height.into(),
        &turn.into(),
    );
    let taking: Promise = taking.expect("begun").unchecked_into();
    JsFuture::from(taking)
        .await
        .expect("taken")
        .unchecked_into()
}

/// A person gives this file to a field.
pub fn gives(input: &HtmlInputElement, file: &Blob) {
    gives_all(input, &[("meter.jpg", file)]);
}

/// Several at once, each with its name.
pub fn gives_all(input: &HtmlInputElement, files: &[(&str, &Blob)]) {
    let give = Function::new_with_args("input, names, all", CHOSEN);
    let names: js_sys::Array = files.iter().map(|(name, _)| JsValue::from(*name)).collect();
    let all: js_sys::Array = files.iter().map(|(_, file)| JsValue::from(*file)).collect();
    give.call3(&JsValue::UNDEFINED, input, &names, &all)
        .expect("given");
}

pub fn file(bytes: &[u8]) -> Blob {
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).expect("a file")
}

async fn developed(file: Blob) -> Result<Vec<u8>, Failure> {
    let photo = develop(file).await?;
    Ok(photo.to_vec())
}

fn size(photo: &[u8]) -> (u32, u32) {
    let (_, size) = look(photo, photo.len() as u64).expect("a picture");
    (size.width, size.height)
}

#[wasm_bindgen_test]
async fn place_and_time_stay_on_this_device() {
    let taken = taken(80, 40, 1).await;
    let before = Uint8Array::new(&JsFuture::from(taken.array_buffer()).await.expect("read"));
    assert!(carries_records(&before.to_vec()));
    let photo = developed(taken).await.expect("a photo");
    assert!(!carries_records(&photo));
    let says = |words: &[u8]| photo.windows(words.len()).any(|part| part == words);
    assert!(!says(b"Exif") && !says(b"GPS"));
}

#[wasm_bindgen_test]
async fn a_photo_is_upright_and_its_long_side_no_longer_than_digits_need() {
    let turned = developed(taken(80, 40, 6).await).await.expect("a photo");
    assert_eq!(size(&turned), (40, 80));
    let large = developed(taken(4000, 3000, 1).await).await;
    assert_eq!(size(&large.expect("a photo")), (1600, 1200));
}

#[wasm_bindgen_test]
async fn what_is_no_photo_is_told_apart() {
    let mut huge = vec![0; 20 * 1024 * 1024 + 1];
    huge[..3].copy_from_slice(&[0xff, 0xd8, 0xff]);
    for (bytes, why) in [
        (&b""[..], Failure::Unfit(Unfit::Empty)),
        (b"milk, bread", Failure::Unfit(Unfit::NotAPicture)),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0",
            Failure::Unfit(Unfit::Kind("HEIC")),
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x40\0\0\0\x40\0\x08\x02",
            Failure::Unfit(Unfit::TooManyPixels),
        ),
        // A header that promises, and nothing behind it.
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40\x08\x02",
            Failure::Unreadable,
        ),
        (&huge, Failure::Unfit(Unfit::TooLarge)),
    ] {
        assert_eq!(developed(file(bytes)).await, Err(why));
    }
}
