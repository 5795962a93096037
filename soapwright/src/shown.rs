//! The display of text from a message in errors.
//!
//! A message may contain a name of megabytes, or one with characters that move a terminal's cursor, start a new line in
//! a log or reverse the direction of writing. Errors go to logs and terminals, so text that they quote is truncated,
//! and such characters are escaped: an error is one line of bounded length.

pub(crate) use crate::limits::{SHOWN_LONG as LONG, SHOWN_NAME as NAME, SHOWN_PATH as PATH, SHOWN_TEXT as TEXT};
use std::fmt::{self, Write};

/// A value of whose text at most this number of bytes is shown, with control characters escaped.
pub(crate) struct Shown<D>(pub(crate) D, pub(crate) usize);

impl<D: fmt::Display> fmt::Display for Shown<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cut = Cut { out: f, left: self.1, is_over: false };
        // `Cut` returns an error to stop the formatting when the limit is reached.
        match write!(cut, "{}", self.0) {
            Err(_) if !cut.is_over => Err(fmt::Error),
            _ => Ok(()),
        }
    }
}

/// Shows the value's `Debug` output on one line, truncated and escaped in the same way.
impl<D: fmt::Debug> fmt::Debug for Shown<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Shown(format_args!("{:?}", self.0), self.1), f)
    }
}

/// Passes on a limited number of bytes.
struct Cut<'a, W> {
    out: &'a mut W,
    left: usize,
    is_over: bool,
}

impl<W: Write> Write for Cut<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            let Some(left) = self.left.checked_sub(width(c)) else {
                self.is_over = true;
                self.out.write_char('\u{2026}')?;
                return Err(fmt::Error);
            };
            self.left = left;
            put(c, self.out)?;
        }
        Ok(())
    }
}

fn put(c: char, out: &mut impl Write) -> fmt::Result {
    if controls(c) { write!(out, "{}", c.escape_default()) } else { out.write_char(c) }
}

/// Returns `true` for characters that affect the text around them: control characters, line and paragraph separators,
/// and characters that set the direction of writing.
fn controls(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns the number of bytes with which a character is shown.
fn width(c: char) -> usize {
    if controls(c) { c.escape_default().len() } else { c.len_utf8() }
}

/// Truncates a text in the middle to at most this number of bytes. Both ends are kept, because the runtime's own words
/// often surround a quotation.
pub(crate) fn both_ends(text: &str, most: usize) -> String {
    if reach(text.chars(), most) == text.len() {
        return whole(text);
    }
    let front = &text[..reach(text.chars(), most / 2)];
    let back = &text[text.len() - reach(text.chars().rev(), most / 2)..];
    whole(front) + "\u{2026}" + &whole(back)
}

/// Returns the whole text with control characters escaped.
fn whole(text: &str) -> String {
    let mut shown = String::new();
    // Writing to a `String` can't fail.
    text.chars().for_each(|c| _ = put(c, &mut shown));
    shown
}

/// Returns the number of bytes of a text that can be shown within this number of bytes.
fn reach(chars: impl Iterator<Item = char>, most: usize) -> usize {
    let mut sum = 0;
    let within = chars.take_while(|c| {
        sum += width(*c);
        sum <= most
    });
    within.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::{Shown, both_ends};

    #[test]
    fn short_plain_text_is_shown_unchanged() {
        for text in ["", "a", "\u{e4} \u{20ac} \u{1f600} \\ ` \"", "12345678901234567890"] {
            assert_eq!(Shown(text, 20).to_string(), text);
            assert_eq!(both_ends(text, 20), text);
        }
        assert_eq!(format!("{:?}", Shown(Some("a"), 20)), "Some(\"a\")");
    }

    #[test]
    fn long_text_is_truncated() {
        let long = "\u{20ac}".repeat(1 << 20);
        assert_eq!(Shown(&long, 10).to_string(), "\u{20ac}\u{20ac}\u{20ac}\u{2026}");
        assert_eq!(Shown("", 0).to_string() + &Shown("a", 0).to_string(), "\u{2026}");
        assert_eq!(both_ends(&format!("ab{long}yz"), 4), "ab\u{2026}yz");
        assert_eq!(both_ends("abcde", 4), "ab\u{2026}de");
        assert_eq!(format!("{:?}", Shown(vec!["a"; 1 << 20], 8)), "[\"a\", \"a\u{2026}");
    }

    #[test]
    fn control_characters_are_escaped() {
        for c in ['\0', '\t', '\n', '\r', '\x1b', '\x7f', '\u{85}', '\u{9b}', '\u{2028}', '\u{202e}', '\u{2066}'] {
            for shown in [Shown(c, 8).to_string(), both_ends(&c.to_string(), 8)] {
                assert!(shown.is_ascii() && shown.starts_with('\\'), "{shown}");
            }
        }
    }
}
