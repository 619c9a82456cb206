use super::*;
use proptest::prelude::*;

const EXIF: &[u8] = b"Exif\0\0II*\0\x08\0\0\0";

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&[0xff, marker], &length[..], body].concat()
}

fn frame(width: u16, height: u16) -> Vec<u8> {
    let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
    segment(0xc0, &[8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0])
}

/// Header, the given segments, a frame, a scan with a stuffed byte and a restart marker, the end.
fn jpeg(width: u16, height: u16, between: &[Vec<u8>]) -> Vec<u8> {
    let scan = segment(0xda, &[1, 1, 0, 0, 63, 0]);
    let data = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
    [
        &[0xff, 0xd8][..],
        &segment(0xe0, b"JFIF\0\x01\x02"),
        &between.concat(),
        &frame(width, height),
        &scan,
        &data,
        &[0xff, 0xd9],
    ]
    .concat()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        &w[..],
        &h,
        &[8, 2, 0, 0, 0],
    ]
    .concat()
}

fn webp(kind: &[u8; 4], body: [u8; 10]) -> Vec<u8> {
    [b"RIFF\x20\0\0\0WEBP", &kind[..], b"\x0a\0\0\0", &body].concat()
}

fn seen(bytes: &[u8]) -> Result<(Kind, Size), Unfit> {
    look(bytes, bytes.len() as u64)
}

fn size(width: u32, height: u32) -> Size {
    Size { width, height }
}

#[test]
fn the_size_of_each_kind_is_read_off_its_header() {
    let exif = segment(0xe1, EXIF);
    let jpeg = jpeg(4000, 3000, &[exif]);
    assert_eq!(seen(&jpeg), Ok((Kind::Jpeg, size(4000, 3000))));
    assert_eq!(seen(&png(1920, 1080)), Ok((Kind::Png, size(1920, 1080))));
    for (kind, body) in [
        (
            b"VP8 ",
            [0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x06, 0xb0, 0x04],
        ),
        (b"VP8L", [0x2f, 0x3f, 0xc6, 0x2b, 0x01, 0, 0, 0, 0, 0]),
        (b"VP8X", [0, 0, 0, 0, 0x3f, 0x06, 0, 0xaf, 0x04, 0]),
    ] {
        let read = seen(&webp(kind, body));
        assert_eq!(read, Ok((Kind::WebP, size(1600, 1200))), "{kind:?}");
    }
}

#[test]
fn what_no_browser_reads_is_told_by_its_name() {
    for (bytes, name) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1"[..], "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0heic", "HEIC"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF"),
        (b"GIF89a\x01\0\x01\0", "GIF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
    ] {
        assert_eq!(seen(bytes), Err(Unfit::Kind(name)));
    }
    for bytes in [
        &b"\x00\0\0\x18ftypmp42\0\0\0\0"[..],
        b"Shopping: milk, bread",
        b"RIFF\x20\0\0\0WAVEfmt ",
        b"\xff",
    ] {
        assert_eq!(seen(bytes), Err(Unfit::NotAPicture));
    }
    assert_eq!(seen(b""), Err(Unfit::Empty));
}

#[test]
fn what_is_too_much_is_told_before_it_is_decoded() {
    let small = jpeg(10, 10, &[]);
    assert!(look(&small, LARGEST_FILE).is_ok());
    assert_eq!(look(&small, LARGEST_FILE + 1), Err(Unfit::TooLarge));
    assert!(seen(&png(10_000, 5_000)).is_ok());
    assert_eq!(seen(&png(10_000, 5_001)), Err(Unfit::TooManyPixels));
    assert_eq!(seen(&png(u32::MAX, u32::MAX)), Err(Unfit::TooManyPixels));
    assert_eq!(seen(&jpeg(65_535, 65_535, &[])), Err(Unfit::TooManyPixels));
}

#[test]
fn a_picture_that_breaks_off_or_has_no_size_is_broken() {
    let whole = jpeg(640, 480, &[segment(0xe1, EXIF)]);
    for length in 3..whole.len() - 25 {
        assert_eq!(seen(&whole[..length]), Err(Unfit::Broken), "{length}");
    }
    let endless = [0xff, 0xd8, 0xff, 0xe1, 0x00, 0x00];
    for bytes in [
        &jpeg(0, 480, &[])[..],
        &png(640, 0),
        &png(640, 480)[..20],
        &endless,
        b"\xff\xd8\xff\xd9",
        &webp(b"VP8?", [0; 10]),
        &webp(b"VP8 ", [0; 10]),
    ] {
        assert_eq!(seen(bytes), Err(Unfit::Broken), "{bytes:?}");
    }
}

#[test]
fn a_large_picture_gets_smaller_in_its_own_shape_and_a_small_one_stays() {
    for (from, to) in [
        ((4000, 3000), (1600, 1200)),
        ((3000, 4000), (1200, 1600)),
        ((1600, 1200), (1600, 1200)),
        ((30, 20), (30, 20)),
        ((50_000, 1), (1600, 1)),
    ] {
        let fitted = size(from.0, from.1).within(LONG_SIDE);
        assert_eq!(fitted, size(to.0, to.1));
    }
}

#[test]
fn place_and_time_are_taken_out_and_the_picture_stays_to_the_byte() {
    let records = [
        segment(0xe1, EXIF),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        segment(0xed, b"Photoshop 3.0\x008BIM"),
        segment(0xfe, b"taken at home"),
        segment(0xe2, b"MPF\0"),
    ];
    let colours = segment(0xe2, b"ICC_PROFILE\0\x01\x01");
    let bare = jpeg(8, 8, std::slice::from_ref(&colours));
    let with: Vec<Vec<u8>> = [&records[..], &[colours]].concat();
    let mut with = jpeg(8, 8, &with);
    with.extend_from_slice(b"a film behind the picture");
    assert!(carries_records(&with));
    assert_eq!(without_records(&with), Some(bare.clone()));
    assert!(!carries_records(&bare));
}

#[test]
fn what_is_no_whole_jpeg_is_never_held_for_clean() {
    let whole = jpeg(8, 8, &[]);
    for length in 0..whole.len() {
        assert!(carries_records(&whole[..length]), "{length}");
    }
    assert!(carries_records(&png(8, 8)));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), length in any::<u64>()) {
        let _ = (look(&bytes, length), without_records(&bytes));
    }

    #[test]
    fn no_bytes_after_a_known_beginning_make_it_panic(
        kind in 0..4_usize, bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let first: [&[u8]; 4] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBPVP8 ", b"\0\0\0\x18ftyp"];
        let bytes = [first[kind], &bytes].concat();
        let _ = (seen(&bytes), without_records(&bytes));
    }

    #[test]
    fn what_was_stripped_once_is_bare(records in proptest::collection::vec((0xe0..=0xfe_u8, proptest::collection::vec(any::<u8>(), 0..40)), 0..6)) {
        let between: Vec<Vec<u8>> = records.iter().map(|(marker, body)| segment(*marker, body)).collect();
        if let Some(bare) = without_records(&jpeg(8, 8, &between)) {
            prop_assert!(!carries_records(&bare));
        }
    }
}
