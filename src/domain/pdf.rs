//! Whether what came as a PDF is one, and all of it.

/// What the contract takes with a message, in bytes.
pub const LARGEST_SENT: u64 = 5 * 1024 * 1024;

/// How far before its end a PDF's last mark may stand (ISO 32000-1, implementation note 18).
const TAIL: usize = 1024;

/// True where the bytes begin as a PDF does and end as a whole one does: what broke off, and a page of words in its
/// place, are none.
pub fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    bytes.starts_with(b"%PDF-") && tail.windows(5).any(|mark| mark == b"%%EOF")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_pdf_is_told_from_a_broken_one_and_from_a_page() {
        let whole = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
        assert!(is_whole_pdf(whole));
        assert!(!is_whole_pdf(&whole[..whole.len() - 6]));
        assert!(!is_whole_pdf(b"<!doctype html>%%EOF"));
        assert!(!is_whole_pdf(b""));
    }

    #[test]
    fn a_mark_in_the_middle_is_no_end() {
        let mut updated = b"%PDF-1.7\n%%EOF\n".to_vec();
        updated.extend([b' '; 2000]);
        assert!(!is_whole_pdf(&updated));
        updated.extend(b"%%EOF");
        assert!(is_whole_pdf(&updated));
    }
}
