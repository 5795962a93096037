//! Scans over the bytes of a text.

use crate::{limits::BLOCK, xml::name::is_char};

/// White space (XML 1.0, 2.3).
pub(super) const SPACE: [char; 4] = [' ', '\n', '\t', '\r'];

#[inline(always)]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// Returns `true` for a text that consists of white space (XML 1.0, 2.3).
#[inline]
pub(in crate::xml) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Returns the index of the first of two bytes from this index on, or the length if there is neither.
#[inline(always)]
pub(super) fn find(bytes: &[u8], from: usize, needles: [u8; 2]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGHS: u64 = ONES << 7;
    // Sets the high bit of the lowest zero byte; bytes above it may be wrong.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let rest = bytes.get(from..).unwrap_or_default();
    let (words, tail) = rest.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        // The order of the bytes is fixed, so that the lowest bits are those of the first byte on every machine.
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ (ONES * u64::from(needles[0]))) | zeros(word ^ (ONES * u64::from(needles[1])));
        if found != 0 {
            return from + index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let found = tail.iter().position(|byte| needles.contains(byte)).unwrap_or(tail.len());
    bytes.len() - tail.len() + found
}

/// Checks that the text from `start` on has no character that XML 1.0 doesn't allow (XML 1.0, 2.2), and returns whether
/// it contains a `]` or a carriage return. The error is the first such character, with its offset.
///
/// All bytes are tested without a branch for each, so that the compiler vectorizes the loop. Most messages need no second
/// scan.
pub(super) fn survey(text: &str, start: usize) -> Result<bool, (usize, char)> {
    let bytes = text.as_bytes();
    if !has_any(bytes, |b| (b < 0x20) | (b == b']') | (b == 0xEF)) {
        return Ok(false);
    }
    // U+FFFE and U+FFFF begin with the byte 0xEF.
    if has_any(bytes, |b| ((b < 0x20) & (b != b'\n') & (b != b'\t') & (b != b'\r')) | (b == 0xEF)) {
        let chars = text.char_indices().skip_while(|(at, _)| *at < start);
        if let Some(bad) = chars.into_iter().find(|(_, c)| !is_char(*c)) {
            return Err(bad);
        }
    }
    Ok(has_any(bytes, |b| (b == b']') | (b == b'\r')))
}

/// Returns `true` if `is` returns `true` for any byte.
#[inline]
fn has_any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.chunks(BLOCK).any(|block| block.iter().fold(false, |any, &b| any | is(b)))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn first_of_two_bytes_is_found_at_every_distance_from_a_word() {
        // 0x3B and 0x3D differ from `<` in one bit, and 0x80 and 0xFF have the high bit.
        for filler in [b'x', 0x3B, 0x3D, 0x25, 0x27, 0, 0x80, 0xFF] {
            for length in 0..40 {
                let mut bytes = vec![filler; length];
                for from in 0..=length {
                    assert_eq!(find(&bytes, from, [b'<', b'&']), length);
                }
                for at in 0..length {
                    for needle in [b'<', b'&'] {
                        bytes[at] = needle;
                        for from in 0..=at {
                            assert_eq!(find(&bytes, from, [b'<', b'&']), at, "{filler} {length} {from}");
                        }
                        if at + 1 < length {
                            bytes[length - 1] = b'<';
                            assert_eq!(find(&bytes, 0, [b'<', b'&']), at, "{filler} {length}");
                            bytes[length - 1] = filler;
                        }
                        bytes[at] = filler;
                    }
                }
            }
        }
    }
}
