//! The names of enumeration values, which needn't be names in XML.

use super::case::{camel, words};

/// Returns the identifier of the variant for a value. A sign keeps its meaning: before a number (`-1` is `Minus1`), at
/// the end (`A+` is `APlus`), and in a value that has nothing else. `Value` goes before a digit at the start.
pub(super) fn ident(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    if words(value).is_empty() {
        return spelled(value);
    }
    let start = value.find(|c: char| !SIGNS_BEFORE.contains(&c)).unwrap_or_default();
    let (front, rest) = value.split_at(start);
    let front = if rest.starts_with(|c: char| c.is_ascii_digit()) { spelled(front) } else { String::new() };
    let back = &rest[rest.trim_end_matches(SIGNS_AFTER).len()..];
    let ident = camel(rest);
    let front = if front.is_empty() && ident.starts_with('_') { "Value" } else { &front };
    format!("{front}{}{}", ident.trim_start_matches('_'), spelled(back))
}

/// The signs that matter before a number.
const SIGNS_BEFORE: &[char] = &['+', '-', '<', '>', '='];

/// The signs that matter at the end: of grades, blood groups, languages and units.
const SIGNS_AFTER: &[char] = &['+', '-', '*', '#', '%', '^'];

/// Returns the names of the characters of a text.
fn spelled(text: &str) -> String {
    text.chars().map(name).collect()
}

/// Returns the name of a character, or its number in hexadecimal.
fn name(c: char) -> String {
    let name = match c {
        ' ' => "Space",
        '!' => "Exclamation",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "Ampersand",
        '\'' => "Apostrophe",
        '(' => "OpenParenthesis",
        ')' => "CloseParenthesis",
        '*' => "Asterisk",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Minus",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "Less",
        '=' => "Equal",
        '>' => "Greater",
        '?' => "Question",
        '@' => "At",
        '[' => "OpenBracket",
        '\\' => "Backslash",
        ']' => "CloseBracket",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "OpenBrace",
        '|' => "Bar",
        '}' => "CloseBrace",
        '~' => "Tilde",
        _ => return format!("U{:x}", u32::from(c)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::ident;

    #[test]
    fn values_become_variants() {
        for (value, variant) in [
            ("Open", "Open"),
            ("in progress", "InProgress"),
            ("PEND-ING", "PendIng"),
            ("", "Empty"),
            ("+", "Plus"),
            ("-", "Minus"),
            ("<=", "LessEqual"),
            ("%", "Percent"),
            ("''", "ApostropheApostrophe"),
            (" ", "Space"),
            ("€", "U20ac"),
            ("1", "Value1"),
            ("-1", "Minus1"),
            ("+1", "Plus1"),
            (">5", "Greater5"),
            ("1st", "Value1st"),
            ("_1", "Value1"),
            ("1.0", "Value1_0"),
            ("10", "Value10"),
            ("10*", "Value10Asterisk"),
            ("1/min", "Value1Min"),
            ("TLS 1.2", "Tls1_2"),
            ("A", "A"),
            ("A+", "APlus"),
            ("A-", "AMinus"),
            ("AB++", "AbPlusPlus"),
            ("C#", "CHash"),
            ("-x", "X"),
            ("[BTU]", "Btu"),
            ("2²", "Value2ub2"),
            ("²", "Valueub2"),
        ] {
            assert_eq!(ident(value), variant, "{value}");
        }
    }
}
