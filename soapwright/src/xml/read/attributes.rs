//! The attributes of a start tag (XML 1.0, 3.1), without leniency.

use super::token;
use crate::{
    limits::{FEW_ATTRIBUTES, MAX_ATTRIBUTES, TOO_MANY_ATTRIBUTES},
    xml::{error::XmlErrorKind, name::is_qname, namespace::builtin, work},
};
use std::borrow::Cow;

/// An attribute of a start tag: its name, and its value with unresolved references.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raw<'a> {
    pub(crate) name: &'a str,
    /// The name without its prefix.
    pub(crate) local: &'a str,
    pub(crate) value: &'a str,
    /// Whether it declares a namespace.
    pub(in crate::xml) declares: bool,
    /// The number of its namespace, once it is known. Without a prefix it is in no namespace (Namespaces in XML 1.0,
    /// 6.2).
    pub(crate) namespace: u8,
}

impl<'a> Raw<'a> {
    fn new(name: &'a str, value: &'a str) -> Self {
        let (prefix, local) = name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local));
        let declares = prefix.unwrap_or(local) == "xmlns";
        Raw { name, local, value, declares, namespace: builtin::NONE }
    }

    pub(in crate::xml) fn prefix(&self) -> Option<&'a str> {
        self.name.len().checked_sub(self.local.len() + 1).map(|length| &self.name[..length])
    }
}

/// Splits the text after the name of a tag into attributes, in their order (XML 1.0, 3.1).
pub(crate) fn split<'a>(tag: &'a str, into: &mut Vec<Raw<'a>>) -> Result<(), XmlErrorKind> {
    let mut rest = tag;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        if trimmed.is_empty() {
            return names_are_unique(into);
        }
        if trimmed.len() == rest.len() {
            return Err(ill("no space before an attribute"));
        }
        let Some((name, after)) = trimmed.split_once('=') else { return Err(ill("an attribute without a value")) };
        let name = name.trim_end_matches([' ', '\t', '\n', '\r']);
        if !is_qname(name) {
            return Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("`{name}` is not an attribute name"))));
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
        if into.len() == MAX_ATTRIBUTES {
            return Err(XmlErrorKind::Limit(TOO_MANY_ATTRIBUTES));
        }
        into.push(Raw::new(name, value));
        rest = after;
    }
}

/// Returns an error if two attributes have the same name (XML 1.0, 3.1).
fn names_are_unique(attributes: &[Raw<'_>]) -> Result<(), XmlErrorKind> {
    let repeated = if attributes.len() <= FEW_ATTRIBUTES {
        let mut names = attributes.iter().enumerate();
        names.find(|(index, raw)| has_name(&attributes[..*index], raw.name)).map(|(_, raw)| raw.name)
    } else {
        work::repeated(&mut attributes.iter().map(|raw| raw.name).collect::<Vec<_>>())
    };
    match repeated {
        Some(name) => Err(XmlErrorKind::NotWellFormed(Cow::Owned(format!("attribute `{name}` is repeated")))),
        None => Ok(()),
    }
}

fn has_name(attributes: &[Raw<'_>], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        work::count(1);
        attribute.name == name
    })
}

/// Returns the value with resolved references and normalized white space (XML 1.0, 3.3.3).
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
