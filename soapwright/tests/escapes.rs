//! Escapes of texts of every length, compared with a writer that looks at one character after another.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    XmlError, XmlErrorKind,
    xml::{Field, Writer},
};

/// Where a text is written.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Element,
    Attribute,
}

use Place::{Attribute, Element};

/// The characters that are escaped in text or attributes, their neighbours, `]`, and characters of two to four bytes,
/// among them those that begin with the byte of the characters that XML doesn't allow.
const CHARACTERS: &str =
    "&<>\"'\r\t\n %;=?]a\u{7F}\u{80}é\u{7FF}\u{800}\u{D7FF}\u{E000}\u{EFFF}\u{F000}\u{FFFD}\u{10000}😀";

/// The characters that XML 1.0 doesn't allow (2.2), as far as Rust has them.
const FORBIDDEN: &str = "\0\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{FFFE}\u{FFFF}";

/// Writes a text as the value of an attribute or an element.
fn written(place: Place, text: &str) -> Result<String, XmlError> {
    let field = match place {
        Element => Field::new("</a>"),
        Attribute => Field::new("</b>").attribute(),
    };
    let mut writer = Writer::new(&[]);
    writer.start(&field);
    writer.text(text);
    writer.end(&field);
    writer.finish().map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Returns the expected result of [`written`].
fn expected(place: Place, text: &str) -> String {
    let is_attribute = place == Attribute;
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '"' if is_attribute => escaped.push_str("&quot;"),
            '\t' if is_attribute => escaped.push_str("&#9;"),
            '\n' if is_attribute => escaped.push_str("&#10;"),
            c => escaped.push(c),
        }
    }
    if is_attribute { format!(" b=\"{escaped}\"") } else { format!("<a>{escaped}</a>") }
}

/// Calls a function with texts of 0 to 40 bytes that have a piece at every place among two kinds of letters.
fn at_every_place(piece: &str, mut check: impl FnMut(&str)) {
    for letter in ["x", "ü"] {
        for before in 0..18 {
            for after in 0..18 {
                check(&[&letter.repeat(before), piece, &letter.repeat(after)].concat());
            }
        }
    }
}

#[test]
fn every_escaped_character_is_escaped_at_every_place() {
    let pieces = CHARACTERS.chars().map(String::from).chain(["]]>".to_owned(), "\r\n".to_owned(), "&amp;".to_owned()]);
    for piece in pieces {
        at_every_place(&piece, |text| {
            for place in [Element, Attribute] {
                assert_eq!(written(place, text).unwrap(), expected(place, text), "{text:?}");
            }
        });
    }
}

#[test]
fn every_forbidden_character_is_refused_at_every_place() {
    for piece in FORBIDDEN.chars() {
        at_every_place(&String::from(piece), |text| {
            for place in [Element, Attribute] {
                let error = written(place, text).unwrap_err();
                assert!(matches!(error.kind(), XmlErrorKind::Character(c) if *c == piece), "{text:?}: {error}");
            }
        });
    }
}

#[test]
fn texts_of_any_characters_are_escaped_as_one_by_one() {
    let characters: Vec<char> = CHARACTERS.chars().chain("abcdefghijklmnopqrstuvwxyz".chars()).collect();
    let mut state = 1_u64;
    let mut next = |limit: usize| {
        // The generator of Knuth's MMIX. Its high bits are the most random.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap() % limit
    };
    for _ in 0..20_000 {
        let length = next(60);
        let text: String = (0..length).map(|_| characters[next(characters.len())]).collect();
        for place in [Element, Attribute] {
            assert_eq!(written(place, &text).unwrap(), expected(place, &text), "{text:?}");
        }
    }
}
