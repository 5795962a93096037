//! Text of documents, and of whoever names files, where it goes into other text. It is data there: it ends no comment, no
//! line and no string, it turns no direction, and no terminal acts on it.

use std::fmt::Write;

/// Whether a character does something instead of being shown: control characters, line ends among them; those that
/// turn the direction of a text; and those that can't be seen, but for the joiners that some scripts need.
pub fn is_hidden(c: char) -> bool {
    let format = matches!(
        u32::from(c),
        0xAD | 0x061C | 0x180E | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF
            | 0xFFF9..=0xFFFB | 0xE0000..=0xE007F
    );
    c.is_control() || format
}

/// A text as one line that shows everything in it: `\n`, `\u{202e}`. For comments, code spans, and terminals.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}

/// A text as a string of TOML (TOML 1.0, String).
pub fn toml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_hidden(c) => {
                // Writing to a string can't fail.
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::line;
    #[cfg(feature = "cli")]
    use super::toml;

    #[test]
    fn nothing_is_hidden_in_a_line() {
        let text = "a\r\n\tb\u{1b}[31m\u{202e}c\u{2028}\u{85}\u{feff} \"\\é尺";
        assert_eq!(line(text), "a\\r\\n\\tb\\u{1b}[31m\\u{202e}c\\u{2028}\\u{85}\\u{feff} \"\\é尺");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn toml_is_read_as_it_was() {
        let text = "a\"\\\n\u{1b}\u{85}\u{202e}\u{e0001}é";
        let read: toml::Table = format!("a = {}", toml(text)).parse().expect("it is TOML");
        assert_eq!(read["a"].as_str(), Some(text));
        assert!(!toml(text).contains('\n'));
    }
}
