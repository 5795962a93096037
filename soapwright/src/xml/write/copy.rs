//! Copies of short pieces.
//!
//! A message consists of many tags and values of 5 to 30 bytes. A copy of a fixed number of bytes is one instruction,
//! whereas one of a variable number calls a function. So a short piece is copied as its first and its last bytes, which
//! may overlap.

/// Appends a piece to a text.
#[inline]
pub(super) fn append(text: &mut Vec<u8>, piece: &[u8]) {
    match piece.len() {
        16..=32 => append_as::<16>(text, piece),
        8..16 => append_as::<8>(text, piece),
        4..8 => append_as::<4>(text, piece),
        0..4 => piece.iter().for_each(|&byte| text.push(byte)),
        _ => text.extend_from_slice(piece),
    }
}

/// Appends a piece of `N` to `2 * N` bytes.
#[inline(always)]
fn append_as<const N: usize>(text: &mut Vec<u8>, piece: &[u8]) {
    if let (Some(first), Some(last)) = (piece.first_chunk::<N>(), piece.last_chunk::<N>()) {
        let end = text.len() + piece.len();
        text.reserve(2 * N);
        text.extend_from_slice(first);
        text.truncate(end - N);
        text.extend_from_slice(last);
    }
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn pieces_of_every_length_are_appended_whole() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        for length in 0..=70 {
            // The capacity ends within the piece, at its end, or after it.
            for capacity in [1, length, length + 1, length + 100] {
                let mut text = Vec::with_capacity(capacity);
                text.push(b'<');
                append(&mut text, &bytes[..length]);
                append(&mut text, b">");
                assert_eq!(text, [b"<", &bytes[..length], b">"].concat(), "{length} bytes");
            }
        }
    }
}
