//! What is believed of a picture's bytes and what is not, over the wire.

use crate::drawn::{
    chunk, extended, ihdr, jpeg, jpeg_with, lossless, lossy, png, png_of, png_with, riff_chunk,
    segment, webp_of,
};
use crate::here::{Answer, Here};
use crate::photos::received;

const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";
const WEBP: &str = "image/webp";

/// What is answered to each, `1600×1200` or the code; all at one reading.
async fn told(pictures: Vec<(&str, Vec<u8>)>) -> Vec<String> {
    let (here, photo) = received().await;
    let mut told = Vec::new();
    for (media_type, picture) in pictures {
        told.push(said(&here.put(&photo, media_type, &picture).await));
    }
    told
}

fn said(answer: &Answer) -> String {
    if answer.status == 200 {
        let photo = answer.json();
        return format!("{}×{}", photo["width"], photo["height"]);
    }
    answer.fields().concat()
}

/// Every one of them is refused with this code.
async fn all_refused(code: &str, pictures: Vec<(&str, &str, Vec<u8>)>) {
    let (here, photo) = received().await;
    for (what, media_type, picture) in pictures {
        let said = said(&here.put(&photo, media_type, &picture).await);
        assert_eq!(said, format!("photo: {code}"), "{what}");
    }
    assert_eq!(here.get(&photo).await.status, 404, "nothing is kept");
}

#[tokio::test]
async fn the_size_is_read_from_the_header_of_every_kind() {
    let between_scans = [jpeg(7, 5)[..jpeg(7, 5).len() - 2].to_vec(), {
        let scan = [segment(0xc4, b"table"), segment(0xda, &[1, 1, 0, 0, 63, 0])].concat();
        [&scan[..], b"\x01\xff\xd9"].concat()
    }]
    .concat();
    let pictures = vec![
        (JPEG, jpeg(1600, 1200)),
        (JPEG, jpeg_with(640, 480, b"\xff\xff")),
        (
            JPEG,
            jpeg_with(3, 2, &segment(0xe2, b"ICC_PROFILE\0\x01\x01")),
        ),
        (JPEG, between_scans),
        (PNG, png(1, 1)),
        (PNG, png_with(800, 600, &chunk(b"pHYs", &[0; 9]))),
        (WEBP, webp_of(&[lossy(1600, 1200)])),
        (WEBP, webp_of(&[lossless(300, 200)])),
        (WEBP, webp_of(&[extended(30, 20, 0), lossy(30, 20)])),
        (
            WEBP,
            webp_of(&[
                extended(30, 20, 0x30),
                riff_chunk(b"ICCP", b"odd"),
                riff_chunk(b"ALPH", b"a"),
                lossy(30, 20),
            ]),
        ),
        ("IMAGE/JPEG; quality=high", jpeg(4, 4)),
    ];
    let sizes = [
        "1600×1200",
        "640×480",
        "3×2",
        "7×5",
        "1×1",
        "800×600",
        "1600×1200",
        "300×200",
        "30×20",
        "30×20",
        "4×4",
    ];
    assert_eq!(told(pictures).await, sizes);
}

#[tokio::test]
async fn header_and_bytes_must_agree() {
    all_refused(
        "not_an_image",
        vec![
            ("PNG as JPEG", JPEG, png(2, 2)),
            ("JPEG as PNG", PNG, jpeg(2, 2)),
            ("WebP as JPEG", JPEG, webp_of(&[lossy(2, 2)])),
            ("JPEG as WebP", WEBP, jpeg(2, 2)),
            (
                "a page",
                JPEG,
                b"<!doctype html><script>1</script>".to_vec(),
            ),
            (
                "a drawing",
                PNG,
                b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            ),
            ("a GIF", PNG, b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
            ("a sound", WEBP, b"RIFF\x04\0\0\0WAVE".to_vec()),
            ("nothing", JPEG, Vec::new()),
        ],
    )
    .await;
}

/// A file cut anywhere is no picture: neither a crash nor a guess.
#[tokio::test]
async fn a_file_that_breaks_off_is_no_picture() {
    let whole = [
        (JPEG, jpeg(64, 48)),
        (PNG, png(64, 48)),
        (WEBP, webp_of(&[extended(64, 48, 0), lossy(64, 48)])),
        (WEBP, webp_of(&[lossless(64, 48)])),
    ];
    let (here, photo) = received().await;
    for (media_type, picture) in whole {
        for length in 0..picture.len() {
            let said = said(&here.put(&photo, media_type, &picture[..length]).await);
            assert_eq!(said, "photo: not_an_image", "{media_type}, {length} bytes");
        }
    }
}

#[tokio::test]
async fn sizes_that_are_none_or_contradict_each_other_are_refused() {
    let two_frames = segment(0xc2, &[8, 0, 9, 0, 9, 1, 1, 0x11, 0]);
    let no_scan = [
        &b"\xff\xd8"[..],
        &segment(0xc0, &[8, 0, 9, 0, 9, 1, 1, 0x11, 0]),
        b"\xff\xd9",
    ];
    let scan_first = [
        &b"\xff\xd8"[..],
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x01\xff\xd9",
    ];
    let mut odd_depth = png(2, 2);
    odd_depth[24] = 7;
    all_refused(
        "not_an_image",
        vec![
            ("no width", JPEG, jpeg(0, 2)),
            ("no height", JPEG, jpeg(2, 0)),
            ("two frames", JPEG, jpeg_with(2, 2, &two_frames)),
            ("no scan", JPEG, no_scan.concat()),
            ("a scan of nothing", JPEG, scan_first.concat()),
            (
                "a length of nothing",
                JPEG,
                jpeg_with(2, 2, b"\xff\xdb\0\0"),
            ),
            ("no width", PNG, png(0, 2)),
            ("no height", PNG, png(2, 0)),
            ("an unknown depth", PNG, odd_depth),
            ("two headers", PNG, png_with(2, 2, &ihdr(9, 9))),
            (
                "no header",
                PNG,
                png_of(&[chunk(b"IDAT", b"1"), chunk(b"IEND", b"")]),
            ),
            ("no data", PNG, png_of(&[ihdr(2, 2), chunk(b"IEND", b"")])),
            (
                "a chunk of 4 GiB",
                PNG,
                png_with(2, 2, b"\xff\xff\xff\xffpHYs"),
            ),
            ("no width", WEBP, webp_of(&[lossy(0, 2)])),
            ("no frame", WEBP, webp_of(&[extended(2, 2, 0)])),
            ("two frames", WEBP, webp_of(&[lossy(2, 2), lossy(2, 2)])),
            (
                "a larger canvas",
                WEBP,
                webp_of(&[extended(9, 9, 0), lossy(2, 2)]),
            ),
            (
                "a smaller canvas",
                WEBP,
                webp_of(&[extended(1, 1, 0), lossless(9, 9)]),
            ),
            (
                "a canvas behind",
                WEBP,
                webp_of(&[lossy(2, 2), extended(2, 2, 0)]),
            ),
            (
                "an animation",
                WEBP,
                webp_of(&[
                    extended(2, 2, 2),
                    riff_chunk(b"ANIM", &[0; 6]),
                    riff_chunk(b"ANMF", &[0; 16]),
                ]),
            ),
            (
                "a chunk of 4 GiB",
                WEBP,
                webp_of(&[b"ICCP\xff\xff\xff\xff".to_vec()]),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn four_million_pixels_are_enough_for_a_meter() {
    let most = vec![(JPEG, jpeg(2000, 2000)), (PNG, png(4_000_000, 1))];
    assert_eq!(told(most).await, ["2000×2000", "4000000×1"]);
    all_refused(
        "too_many_pixels",
        vec![
            ("one column more", JPEG, jpeg(2001, 2000)),
            ("the most a JPEG can say", JPEG, jpeg(u16::MAX, u16::MAX)),
            ("the most a PNG can say", PNG, png(u32::MAX, u32::MAX)),
            (
                "the most a WebP can say",
                WEBP,
                webp_of(&[lossy(0x3fff, 0x3fff)]),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn what_is_recorded_beside_the_picture_is_refused() {
    let behind = |picture: Vec<u8>| [picture, b"MotionPhoto_Data".to_vec()].concat();
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0";
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>";
    all_refused(
        "has_metadata",
        vec![
            ("Exif", JPEG, jpeg_with(2, 2, &segment(0xe1, exif))),
            ("XMP", JPEG, jpeg_with(2, 2, &segment(0xe1, xmp))),
            (
                "IPTC",
                JPEG,
                jpeg_with(2, 2, &segment(0xed, b"Photoshop 3.0\08BIM")),
            ),
            (
                "a second picture",
                JPEG,
                jpeg_with(2, 2, &segment(0xe2, b"MPF\0")),
            ),
            (
                "a thumbnail",
                JPEG,
                jpeg_with(2, 2, &segment(0xe0, b"JFXX\0\x10")),
            ),
            (
                "a maker's own",
                JPEG,
                jpeg_with(2, 2, &segment(0xe5, b"Samsung")),
            ),
            (
                "a comment",
                JPEG,
                jpeg_with(2, 2, &segment(0xfe, b"50.4501, 30.5234")),
            ),
            ("something behind the end", JPEG, behind(jpeg(2, 2))),
            ("Exif", PNG, png_with(2, 2, &chunk(b"eXIf", b"MM\0*"))),
            (
                "text",
                PNG,
                png_with(2, 2, &chunk(b"tEXt", b"Location\0home")),
            ),
            (
                "packed text",
                PNG,
                png_with(2, 2, &chunk(b"zTXt", b"Location\0\0")),
            ),
            (
                "XMP",
                PNG,
                png_with(2, 2, &chunk(b"iTXt", b"XML:com.adobe.xmp\0")),
            ),
            ("the time", PNG, png_with(2, 2, &chunk(b"tIME", &[0; 7]))),
            (
                "somebody's own",
                PNG,
                png_with(2, 2, &chunk(b"caBX", b"c2pa")),
            ),
            ("something behind the end", PNG, behind(png(2, 2))),
            (
                "Exif",
                WEBP,
                webp_of(&[extended(2, 2, 8), lossy(2, 2), riff_chunk(b"EXIF", b"MM")]),
            ),
            (
                "XMP",
                WEBP,
                webp_of(&[extended(2, 2, 0), lossy(2, 2), riff_chunk(b"XMP ", b"<x/>")]),
            ),
            (
                "announced",
                WEBP,
                webp_of(&[extended(2, 2, 8), lossy(2, 2)]),
            ),
            (
                "something behind the end",
                WEBP,
                behind(webp_of(&[lossy(2, 2)])),
            ),
        ],
    )
    .await;
}

/// Exif hidden after the first scan is found as well.
#[tokio::test]
async fn a_record_between_two_scans_is_found() {
    let mut picture = jpeg(2, 2);
    picture.truncate(picture.len() - 2);
    picture.extend(segment(0xe1, b"Exif\0\0"));
    picture.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    picture.extend(b"\x01\xff\xd9");
    all_refused("has_metadata", vec![("Exif", JPEG, picture)]).await;
}

/// Bytes in no order: an answer for each, none of them a defect.
#[tokio::test]
async fn noise_behind_a_right_beginning_is_answered() {
    let (here, photo): (Here, String) = received().await;
    let mut state = 2026_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    for round in 0..300 {
        let (media_type, mut picture) = match round % 3 {
            0 => (JPEG, jpeg(9, 9)),
            1 => (PNG, png(9, 9)),
            _ => (WEBP, webp_of(&[extended(9, 9, 0), lossless(9, 9)])),
        };
        for _ in 0..4 {
            let at = 3 + usize::from(noise()) % (picture.len() - 3);
            picture[at] = noise();
        }
        let answer = here.put(&photo, media_type, &picture).await;
        assert!(matches!(answer.status, 200 | 422), "{}", answer.text);
    }
}
