//! Which namespace a prefix stands for (Namespaces in XML 1.0, 6).

use super::{
    Result, XmlErrorKind,
    attributes::{self, Raw},
    name::builtin,
    read::Reader,
};
use crate::value::Scope;
use std::borrow::Cow;

/// A declaration in scope.
pub(super) struct Binding<'a> {
    pub(super) prefix: &'a str,
    pub(super) namespace: u8,
    /// Its name.
    pub(super) uri: Cow<'a, str>,
}

impl<'a> Reader<'a> {
    pub(super) fn namespace(&self, prefix: &str) -> Option<u8> {
        match self.bindings.iter().rev().find(|binding| binding.prefix == prefix) {
            Some(binding) => Some(binding.namespace),
            None if prefix.is_empty() => Some(builtin::NONE),
            None if prefix == "xml" => Some(builtin::XML),
            None => None,
        }
    }

    #[inline(never)]
    pub(super) fn attributes(&mut self, tag: &'a str) -> Result<()> {
        // By far the most frequent attribute of messages stands alone, and always looks like this.
        if let Some(prefix) = tag.strip_prefix(' ').and_then(|tag| tag.strip_suffix(":nil=\"true\""))
            && !prefix.is_empty()
            && prefix.bytes().all(|b| b.is_ascii_lowercase())
            && self.namespace(prefix) == Some(builtin::XSI)
        {
            self.nil = true;
            return Ok(());
        }
        let mut raw = std::mem::take(&mut self.raw);
        let result = attributes::split(tag, &mut raw).map_err(|kind| self.error(kind)).and_then(|()| self.scope(&raw));
        self.raw = raw;
        result
    }

    /// Brings the declarations of a tag into scope, then looks at its other attributes.
    pub(super) fn scope(&mut self, raw: &[Raw<'a>]) -> Result<()> {
        for &Raw { name, value } in raw {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            let uri = attributes::value(value).map_err(|kind| self.error(kind))?;
            if uri.is_empty() && !prefix.is_empty() || prefix == "xmlns" {
                let why = format!("`{name}=\"{value}\"` is no namespace declaration");
                return Err(self.error(XmlErrorKind::NotWellFormed(Cow::Owned(why))));
            }
            let known = || self.namespaces.iter().position(|namespace| namespace.uri == uri);
            let namespace = match builtin::number(&uri) {
                builtin::UNKNOWN => known().map_or(builtin::UNKNOWN, |number| number as u8),
                builtin => builtin,
            };
            self.bindings.push(Binding { prefix, namespace, uri });
            self.forget();
        }
        for &Raw { name, value } in raw.iter().filter(|raw| !raw.is_declaration()) {
            if let Some((prefix, local)) = name.split_once(':') {
                let Some(namespace) = self.namespace(prefix) else {
                    return Err(self.error(XmlErrorKind::UndeclaredPrefix(prefix.to_owned())));
                };
                if namespace == builtin::XSI && local == "nil" {
                    self.nil = matches!(value.trim(), "true" | "1");
                }
            }
            if value.contains('&') {
                attributes::value(value).map_err(|kind| self.error(kind))?;
            }
        }
        Ok(())
    }

    /// What prefixes stand for where the reader is.
    pub(super) fn prefixes(&self) -> Scope {
        let declared = self.bindings.iter().map(|Binding { prefix, uri, .. }| ((*prefix).to_owned(), uri.to_string()));
        let xml = ("xml".to_owned(), builtin::XML_URI.to_owned());
        Scope(std::iter::once(xml).chain(declared).collect())
    }

    /// Forgets the last prefix, because it may mean something else now.
    pub(super) fn forget(&mut self) {
        self.last = ("", builtin::NONE);
    }
}
