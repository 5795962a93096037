//! Translates patterns of XML Schema (XSD 1.0 Part 2, F): takes the patterns of a simple type, and returns expressions
//! for the crate `regex`, with which the runtime checks texts, and the lexical form in which values are written.

mod ascii;
mod automaton;
mod blocks;
mod equal;
mod family;
mod forms;
mod lexical;
mod product;
mod syntax;
#[cfg(test)]
mod tests;

pub(crate) use lexical::{Written, written};

use std::fmt::Write;
use syntax::{Atom, Class, Escape, Expression, Item, Piece, Set};

/// Returns the expression for `regex` that matches the same texts, without anchors; `None` if the pattern is malformed.
pub(crate) fn translate(pattern: &str) -> Option<String> {
    let mut text = String::new();
    branches(&syntax::parse(pattern)?, &mut text);
    Some(text)
}

/// The characters that names may start with (XML 1.0, 2.3), as the items of a class.
const NAME_START: &str = ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\
                          \\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\
                          \\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";

/// The other characters that names may contain, as the items of a class.
const NAME_MORE: &str = "\\-\\.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}";

fn branches(Expression(branches): &Expression, text: &mut String) {
    for (index, branch) in branches.iter().enumerate() {
        if index > 0 {
            text.push('|');
        }
        branch.iter().for_each(|piece| self::piece(piece, text));
    }
}

fn piece(Piece { atom, min, max }: &Piece, text: &mut String) {
    match atom {
        Atom::Char(c) => literal(*c, text),
        Atom::Any => text.push_str("[^\\n\\r]"),
        Atom::Escape(escape) => text.push_str(&self::escape(escape, false)),
        Atom::Class(class) => self::class(class, text),
        Atom::Group(group) => {
            text.push_str("(?:");
            branches(group, text);
            text.push(')');
        }
    }
    // Writing to a string can't fail.
    let _ = match (min, max) {
        (1, Some(1)) => Ok(()),
        (0, Some(1)) => write!(text, "?"),
        (0, None) => write!(text, "*"),
        (1, None) => write!(text, "+"),
        (min, None) => write!(text, "{{{min},}}"),
        (min, Some(max)) if min == max => write!(text, "{{{min}}}"),
        (min, Some(max)) => write!(text, "{{{min},{max}}}"),
    };
}

fn class(Class { negative, items, minus }: &Class, text: &mut String) {
    // Nested, so that another class can be subtracted from it.
    text.push_str(if *negative { "[[^" } else { "[[" });
    for item in items {
        match item {
            Item::Range(first, last) => {
                literal(*first, text);
                if first != last {
                    text.push('-');
                    literal(*last, text);
                }
            }
            Item::Escape(escape) => text.push_str(&self::escape(escape, true)),
        }
    }
    text.push(']');
    if let Some(minus) = minus {
        text.push_str("--");
        class(minus, text);
    }
    text.push(']');
}

fn escape(Escape { set, negative }: &Escape, in_class: bool) -> String {
    let class = |items: &str| match (negative, in_class) {
        (true, _) => format!("[^{items}]"),
        (false, true) => items.to_owned(),
        (false, false) => format!("[{items}]"),
    };
    let not = if *negative { "^" } else { "" };
    match (set, negative) {
        (Set::Space, _) => class(" \\t\\n\\r"),
        (Set::Digit, false) => "\\p{Nd}".to_owned(),
        (Set::Digit, true) => "\\P{Nd}".to_owned(),
        (Set::Word, false) => "[^\\p{P}\\p{Z}\\p{C}]".to_owned(),
        (Set::Word, true) if in_class => "\\p{P}\\p{Z}\\p{C}".to_owned(),
        (Set::Word, true) => "[\\p{P}\\p{Z}\\p{C}]".to_owned(),
        (Set::NameStart, _) => class(NAME_START),
        (Set::NameChar, _) => class(&format!("{NAME_START}{NAME_MORE}")),
        (Set::Category(name), _) => format!("[{not}\\p{{{name}}}]"),
        (Set::Block(first, last), _) => format!("[{not}\\u{{{first:X}}}-\\u{{{last:X}}}]"),
    }
}

/// Appends a character that matches itself.
fn literal(c: char, text: &mut String) {
    if c.is_ascii_control() {
        // Writing to a string can't fail.
        let _ = write!(text, "\\u{{{:X}}}", u32::from(c));
        return;
    }
    if c.is_ascii_punctuation()
        && !matches!(c, '_' | '"' | '\'' | '/' | ',' | ';' | ':' | '<' | '>' | '=' | '!' | '@' | '%' | '`')
    {
        text.push('\\');
    }
    text.push(c);
}
