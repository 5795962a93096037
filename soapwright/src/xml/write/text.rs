//! Writing of text: its escapes (XML 1.0, 2.4), and the texts that a type allows.

use super::writer::Writer;
use crate::{
    limits::FOUND_CHARACTERS,
    xml::{
        error::XmlErrorKind,
        name::is_char,
        text_type::{TextType, collapse, text_types},
    },
};

impl Writer {
    /// Writes text with escapes. A carriage return is written as a reference, because a reader would convert it to a
    /// line feed (XML 1.0, 2.11).
    pub fn text(&mut self, text: &str) {
        if self.attribute || has_special(text.as_bytes()) {
            self.escape(text);
        } else {
            self.raw(text);
        }
    }

    #[inline(never)]
    fn escape(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'\r' => "&#13;",
                // In an attribute, white space is read as spaces (XML 1.0, 3.3.3).
                b'"' if self.attribute => "&quot;",
                b'\t' if self.attribute => "&#9;",
                b'\n' if self.attribute => "&#10;",
                b'\t' | b'\n' | b' '..=0xEE | 0xF0.. => continue,
                _ => {
                    if let Some(c) = text[at..].chars().next().filter(|&c| !is_char(c)) {
                        self.refuse(XmlErrorKind::Character(c));
                    }
                    continue;
                }
            };
            self.raw(&text[from..at]);
            self.raw(escaped);
            from = at + 1;
        }
        self.raw(&text[from..]);
    }

    /// Writes the text of an enumeration or union. `is_other` says that it isn't a value of the contract, and is
    /// refused if it is empty: nobody has chosen it.
    pub fn chosen(&mut self, text: &str, is_other: bool) {
        if is_other && text.is_empty() {
            self.refuse(XmlErrorKind::Unset);
        }
        self.text(text);
    }

    /// Refuses a text that isn't valid for this type.
    #[inline]
    pub(crate) fn check(&mut self, text_type: TextType, text: &str) {
        if text_type.is_narrow() {
            self.check_narrow(text_type, text);
        }
    }

    /// Refuses a list of this type with an invalid number of items.
    pub(crate) fn check_count(&mut self, text_type: TextType, count: usize) {
        if let Err(expected) = text_type.check_count(count) {
            self.refuse(XmlErrorKind::Value { expected, found: String::new() });
        }
    }

    #[cold]
    fn check_narrow(&mut self, text_type: TextType, text: &str) {
        if let Err(expected) = text_type.check(&collapse(text)) {
            self.refuse(XmlErrorKind::Value { expected, found: text.chars().take(FOUND_CHARACTERS).collect() });
        }
    }

    text_types!(&mut Self, fn);

    pub(crate) fn of(&mut self, text_type: TextType) -> &mut Self {
        self.text_type = text_type;
        self
    }

    /// Writes the value of an attribute with escapes.
    pub(crate) fn attribute_text(&mut self, text: &str) {
        self.attribute = true;
        self.text(text);
        self.attribute = false;
    }

    /// Writes items separated by spaces. No item becomes an attachment. An item that is empty or contains white space
    /// is refused, because the list would be read differently.
    pub(crate) fn items<T>(&mut self, items: &[T], write: fn(&T, &mut Self)) {
        let xop = std::mem::take(&mut self.xop);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.push(b' ');
            }
            let from = self.text.len();
            write(item, self);
            let written = &self.text[from..];
            if written.is_empty() || written.iter().any(|b| matches!(b, b' ' | b'\t' | b'\n')) {
                self.refuse(XmlErrorKind::ListItem);
            }
        }
        self.xop = xop;
    }
}

/// Returns `true` if there is a byte that may have to be escaped, or may belong to a character that XML 1.0 doesn't allow.
///
/// All bytes are tested without a branch for each, since usually nothing has to be escaped. The end is tested as a block
/// that overlaps with the one before.
#[inline]
fn has_special(text: &[u8]) -> bool {
    if let Some(end) = text.last_chunk::<BLOCK>() {
        let (blocks, _) = text.as_chunks::<BLOCK>();
        return blocks.iter().fold(is_special_block(end), |any, block| any | is_special_block(block));
    }
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(&[a, b, c, d]), Some(&[e, f, g, h])) => is_special_block(&[a, b, c, d, e, f, g, h]),
        _ => text.iter().any(|&b| is_special_block(&[b; BLOCK])),
    }
}

/// The number of bytes that are tested at once.
const BLOCK: usize = 8;

/// Returns `true` if one of these bytes is special. The order of the bytes has no meaning.
#[inline]
fn is_special_block(block: &[u8; BLOCK]) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(*block);
    // The high bit of a byte of the result is set where the byte is less than `limit`, which is at most 0x80. A borrow
    // only reaches the bytes beyond such a byte.
    let less = |bytes: u64, limit: u8| bytes.wrapping_sub(ONES * u64::from(limit)) & !bytes;
    let equal = |bytes: u64, byte: u8| less(bytes ^ (ONES * u64::from(byte)), 1);
    // `<` and `>` differ in one bit.
    let brackets = equal(bytes | (ONES << 1), b'>');
    (less(bytes, b' ') | equal(bytes, b'&') | brackets | equal(bytes, 0xEF)) & HIGH != 0
}
