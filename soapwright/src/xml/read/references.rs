//! Entity and character references (XML 1.0, 4.1), alone and in the values of attributes.

use crate::xml::{error::XmlErrorKind, name::is_char};
use std::borrow::Cow;

/// Returns the character of an entity or character reference, given without `&` and `;` (XML 1.0, 4.1, 4.6).
pub(super) fn resolve(name: &str) -> Result<char, String> {
    match name {
        "amp" => return Ok('&'),
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => {}
    }
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix('x') {
            Some(digits) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(digits, 16).ok(),
            None if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
            _ => None,
        },
        None => return Err(format!("entity `&{name};` is not declared")),
    };
    number
        .and_then(char::from_u32)
        .filter(|&c| is_char(c))
        .ok_or_else(|| format!("`&{name};` is not a character of XML 1.0"))
}

/// Returns the value with resolved references and normalized white space (XML 1.0, 3.3.3). Its references have been
/// checked when the tag was read.
pub(in crate::xml) fn value(raw: &str) -> Result<Cow<'_, str>, XmlErrorKind> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        value.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'&' {
            let (name, after) = rest[at + 1..].split_once(';').unwrap_or_default();
            value.push(resolve(name).map_err(|why| XmlErrorKind::NotWellFormed(why.into()))?);
            rest = after;
        } else {
            value.push(' ');
            let line_end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
            rest = &rest[at + line_end..];
        }
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}
