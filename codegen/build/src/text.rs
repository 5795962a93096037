//! Escaping of untrusted text: text of documents and file names that goes into generated code, manifests and terminal
//! output. Escaped text can't end a comment, line or string, change the writing direction, or control a terminal.

use std::fmt::Write;

/// Returns whether a character has an effect instead of a shape: control characters including line ends, characters
/// that change the writing direction, and invisible characters. The joiners U+200C and U+200D, which some scripts need,
/// are not hidden.
///
/// ```
/// assert!(soapwright_build::is_hidden('\n') && soapwright_build::is_hidden('\u{202e}'));
/// assert!(!soapwright_build::is_hidden('é'));
/// ```
pub fn is_hidden(c: char) -> bool {
    let format = matches!(
        u32::from(c),
        0xAD | 0x061C | 0x180E | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF
            | 0xFFF9..=0xFFFB | 0xE0000..=0xE007F
    );
    c.is_control() || format
}

/// Returns a text as one line in which hidden characters are escaped like in Rust, for comments and terminals.
///
/// ```
/// assert_eq!(soapwright_build::line("a\nb\u{202e}c"), r"a\nb\u{202e}c");
/// ```
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

/// Returns a text as a basic string of TOML, quotes included (TOML 1.0, String).
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
    use super::toml;

    #[test]
    fn hidden_characters_are_escaped_in_a_line() {
        let text = "a\r\n\tb\u{1b}[31m\u{202e}c\u{2028}\u{85}\u{feff} \"\\é尺";
        assert_eq!(line(text), "a\\r\\n\\tb\\u{1b}[31m\\u{202e}c\\u{2028}\\u{85}\\u{feff} \"\\é尺");
    }

    #[test]
    fn toml_strings_are_read_back_unchanged() {
        let text = "a\"\\\n\u{1b}\u{85}\u{202e}\u{e0001}é";
        let read: toml::Table = format!("a = {}", toml(text)).parse().expect("it is TOML");
        assert_eq!(read["a"].as_str(), Some(text));
        assert!(!toml(text).contains('\n'));
    }
}
