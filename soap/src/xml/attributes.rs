//! The attributes of a start tag, strictly.

use super::{XmlErrorKind, token};
use std::borrow::Cow;

/// How many attributes an element may have.
pub(crate) const MAX_ATTRIBUTES: usize = 256;

/// One attribute as it stands in the tag: its name, and its value with references unresolved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raw<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
}

impl Raw<'_> {
    /// Whether it declares a namespace.
    pub(super) fn is_declaration(&self) -> bool {
        self.name == "xmlns" || self.name.starts_with("xmlns:")
    }
}

/// Splits what follows a tag's name into attributes (XML 1.0, 3.1), in order.
pub(crate) fn split<'a>(tag: &'a str, into: &mut Vec<Raw<'a>>) -> Result<(), XmlErrorKind> {
    let mut rest = tag;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        if trimmed.is_empty() {
            return Ok(());
        }
        if trimmed.len() == rest.len() {
            return Err(ill("no space before an attribute"));
        }
        let Some((name, after)) = trimmed.split_once('=') else { return Err(ill("an attribute without a value")) };
        let name = name.trim_end_matches([' ', '\t', '\n', '\r']);
        if !token::is_qname(name) {
            return Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("`{name}` is no attribute name"))));
        }
        let after = after.trim_start_matches([' ', '\t', '\n', '\r']);
        let (value, after) = match after.as_bytes().first() {
            Some(b'"') => after[1..].split_once('"'),
            Some(b'\'') => after[1..].split_once('\''),
            _ => None,
        }
        .ok_or_else(|| ill("an attribute value without quotes"))?;
        if value.contains('<') {
            return Err(ill("`<` in an attribute value"));
        }
        if into.iter().any(|earlier| earlier.name == name) {
            return Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("attribute `{name}` is there twice"))));
        }
        if into.len() == MAX_ATTRIBUTES {
            return Err(XmlErrorKind::Limit("an element with more than 256 attributes"));
        }
        into.push(Raw { name, value });
        rest = after;
    }
}

/// The value with its references resolved and its white space normalised (XML 1.0, 3.3.3).
pub(crate) fn value(raw: &str) -> Result<Cow<'_, str>, XmlErrorKind> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        value.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'&' {
            let (name, after) = rest[at + 1..].split_once(';').ok_or_else(|| ill("`&` without `;`"))?;
            value.push(token::resolve(name)?);
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

fn ill(what: &'static str) -> XmlErrorKind {
    XmlErrorKind::NotWellFormed(Cow::Borrowed(what))
}
