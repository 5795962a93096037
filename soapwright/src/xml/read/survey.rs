//! The characters of a message (XML 1.0, 2.2).

use crate::{limits::BLOCK, xml::name::is_char};

/// The unusual characters in a text. Most messages have none.
#[derive(Clone, Copy)]
pub(super) struct Survey {
    /// Whether the text contains a `]`.
    pub(super) bracket: bool,
    /// Whether the text contains a carriage return.
    pub(super) carriage_return: bool,
}

/// Checks that a text has no character that XML 1.0 doesn't allow. The error is the first such character, with its byte
/// offset.
///
/// All bytes are tested without a branch for each, so that the compiler vectorizes the loop. Most messages need no second
/// scan.
pub(super) fn survey(text: &str) -> Result<Survey, (usize, char)> {
    if !has_any(text, |b| (b < 0x20) | (b == b']') | (b == 0xEF)) {
        return Ok(Survey { bracket: false, carriage_return: false });
    }
    // U+FFFE and U+FFFF begin with the byte 0xEF.
    if has_any(text, |b| ((b < 0x20) & (b != b'\n') & (b != b'\t') & (b != b'\r')) | (b == 0xEF))
        && let Some(bad) = text.char_indices().find(|&(_, c)| !is_char(c))
    {
        return Err(bad);
    }
    Ok(Survey { bracket: has_any(text, |b| b == b']'), carriage_return: has_any(text, |b| b == b'\r') })
}

/// Returns `true` if `is` returns `true` for any byte.
#[inline]
fn has_any(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(BLOCK).any(|block| block.iter().fold(false, |any, &b| any | is(b)))
}
