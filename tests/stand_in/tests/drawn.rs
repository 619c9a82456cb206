//! Pictures made byte by byte: as small as their formats allow, and wrong in one place where a test wants it.

/// A segment, its length counted.
pub fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment");
    [&[0xff, marker][..], &length.to_be_bytes(), body].concat()
}

/// SOI and JFIF, what `between` is, frame, scan, EOI.
pub fn jpeg_with(width: u16, height: u16, between: &[u8]) -> Vec<u8> {
    let [w0, w1] = width.to_be_bytes();
    let [h0, h1] = height.to_be_bytes();
    [
        &b"\xff\xd8"[..],
        &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        between,
        &segment(0xc0, &[8, h0, h1, w0, w1, 1, 1, 0x11, 0]),
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\x00\x34\xff\xd0\x56",
        b"\xff\xd9",
    ]
    .concat()
}

pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    jpeg_with(width, height, &[])
}

/// A chunk. The stand-in does not look at checksums.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk");
    [&length.to_be_bytes()[..], kind, data, &[0; 4]].concat()
}

pub fn ihdr(width: u32, height: u32) -> Vec<u8> {
    let (width, height) = (width.to_be_bytes(), height.to_be_bytes());
    chunk(b"IHDR", &[&width[..], &height, &[8, 2, 0, 0, 0]].concat())
}

/// The signature, then `chunks`.
pub fn png_of(chunks: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

pub fn png_with(width: u32, height: u32, between: &[u8]) -> Vec<u8> {
    png_of(&[
        ihdr(width, height),
        between.to_vec(),
        chunk(b"IDAT", b"\x78\x9c"),
        chunk(b"IEND", b""),
    ])
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    png_with(width, height, &[])
}

pub fn riff_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk");
    let padding = vec![0; data.len() % 2];
    [kind, &length.to_le_bytes()[..], data, &padding].concat()
}

pub fn webp_of(chunks: &[Vec<u8>]) -> Vec<u8> {
    let chunks = chunks.concat();
    let length = u32::try_from(chunks.len() + 4).expect("a short file");
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &chunks].concat()
}

pub fn lossy(width: u16, height: u16) -> Vec<u8> {
    let sides = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let frame = [b"\x10\x02\0\x9d\x01\x2a", &sides[..], b"scan"].concat();
    riff_chunk(b"VP8 ", &frame)
}

pub fn lossless(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) | (height - 1) << 14;
    let frame = [b"\x2f", &bits.to_le_bytes()[..], b"scan"].concat();
    riff_chunk(b"VP8L", &frame)
}

pub fn extended(width: u32, height: u32, flags: u8) -> Vec<u8> {
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    let data = [&[flags, 0, 0, 0][..], &width[..3], &height[..3]].concat();
    riff_chunk(b"VP8X", &data)
}
