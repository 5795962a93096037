//! Scans over the bytes of a text.

pub(super) use crate::xml::text_type::is_space;

/// White space (XML 1.0, 2.3).
pub(super) const SPACE: [char; 4] = [' ', '\n', '\t', '\r'];

/// Returns `true` for a text that consists of white space (XML 1.0, 2.3).
#[inline]
pub(in crate::xml::read) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Returns the index of the first of these bytes from this index on, or the length if there is none.
#[inline(always)]
pub(super) fn find<const COUNT: usize>(bytes: &[u8], from: usize, needles: [u8; COUNT]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGHS: u64 = ONES << 7;
    // Sets the high bit of the lowest zero byte; bytes above it may be wrong.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let rest = bytes.get(from..).unwrap_or_default();
    let (words, tail) = rest.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        // The order of the bytes is fixed, so that the lowest bits are those of the first byte on every machine.
        let word = u64::from_le_bytes(*word);
        let found = needles.iter().fold(0, |found, needle| found | zeros(word ^ (ONES * u64::from(*needle))));
        if found != 0 {
            return from + index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let found = tail.iter().position(|byte| needles.contains(byte)).unwrap_or(tail.len());
    bytes.len() - tail.len() + found
}

/// Returns `true` if these bytes are at this index.
#[inline(always)]
pub(super) fn is_at(bytes: &[u8], at: usize, expected: &[u8]) -> bool {
    bytes.get(at..at + expected.len()).is_some_and(|found| is_equal(found, expected))
}

/// Returns `true` if texts are equal. Names are short, and a call that compares them takes longer; with empty texts, much
/// longer on some processors.
#[inline(always)]
pub(in crate::xml::read) fn is_equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ((words, tail), (other_words, other_tail)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    words == other_words
        && match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
            (Some(last), Some(other_last)) => last == other_last,
            _ => tail.iter().eq(other_tail),
        }
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
