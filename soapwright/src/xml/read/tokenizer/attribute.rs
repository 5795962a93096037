//! The attributes of a start tag, and their values (XML 1.0, 3.1 and 3.3.3).

use super::{Fault, Name, markup::resolve};
use crate::xml::{error::XmlErrorKind, namespace::builtin};
use std::borrow::Cow;

/// An attribute of a start tag: its name, and its value with unresolved references.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raw<'a> {
    pub(crate) name: Name<'a>,
    pub(crate) value: &'a str,
    /// Whether it declares a namespace.
    pub(in crate::xml) declares: bool,
    /// The number of its namespace, once it is known. Without a prefix it is in no namespace (Namespaces in XML 1.0,
    /// 6.2).
    pub(crate) namespace: u8,
}

impl<'a> Raw<'a> {
    #[inline(always)]
    pub(super) fn new(name: Name<'a>) -> Self {
        let declares = matches!((name.prefix(), name.local()), ("xmlns", _) | ("", "xmlns"));
        Raw { name, value: "", declares, namespace: builtin::NONE }
    }

    /// Returns `true` if its name has a prefix, so that a namespace has to be looked up.
    pub(in crate::xml) fn is_prefixed(&self) -> bool {
        !self.name.prefix().is_empty()
    }
}

/// Returns the value with resolved references and normalized white space (XML 1.0, 3.3.3). Its references have been
/// checked when the tag was read.
pub(crate) fn value(raw: &str) -> Result<Cow<'_, str>, Fault> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['&', '\t', '\n', '\r']) {
        value.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'&' {
            let (name, after) = rest[at + 1..].split_once(';').unwrap_or_default();
            value.push(resolve(name).map_err(|why| Box::new(XmlErrorKind::NotWellFormed(why.into())))?);
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
