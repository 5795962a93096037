//! The namespaces of prefixes (Namespaces in XML 1.0, 6).

use super::{attributes::repeated, raw::Raw, reader::Reader, references::value, tokenizer::is_equal};
use crate::{
    limits::{FEW_ATTRIBUTES, MAX_BINDINGS, MAX_NAMESPACE_NAME, TOO_LONG_NAMESPACE_NAME, TOO_MANY_BINDINGS},
    xml::{
        error::{Result, XmlErrorKind},
        namespace::builtin,
        text_type::trim,
        work,
    },
};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    pub(in crate::xml) fn namespace(&self, prefix: &str) -> Option<u8> {
        match self.bindings.find(prefix) {
            Some(binding) => Some(binding.namespace),
            None if prefix.is_empty() => Some(builtin::NONE),
            None if prefix == "xml" => Some(builtin::XML),
            None => None,
        }
    }

    /// Reads the rest of the start tag of the innermost element, whose name has been read.
    #[inline(always)]
    pub(super) fn attributes(&mut self) -> Result<()> {
        self.nil = false;
        self.raw.clear();
        match self.tokens.attributes(&mut self.raw) {
            Ok(empty) => self.empty = empty,
            Err(kind) => return Err(self.error(*kind)),
        }
        match self.raw.first() {
            None => Ok(()),
            Some(only) if self.raw.len() == 1 && !only.declares => self.resolve_only(*only),
            Some(_) => self.resolve_attributes(),
        }
    }

    /// Resolves the only attribute of a start tag, which declares no namespace. It is mostly `xsi:type` or `xsi:nil`.
    #[inline(never)]
    fn resolve_only(&mut self, mut raw: Raw<'a>) -> Result<()> {
        self.resolve_name(&mut raw)?;
        self.raw.clear();
        self.raw.push(raw);
        Ok(())
    }

    /// Resolves the name of an attribute, and notices `xsi:nil`.
    #[inline(always)]
    fn resolve_name(&mut self, raw: &mut Raw<'a>) -> Result<()> {
        if raw.is_prefixed() {
            let prefix = raw.name.prefix();
            raw.namespace = match self.last_of_attribute {
                Some((last, namespace)) if is_equal(last.as_bytes(), prefix.as_bytes()) => namespace,
                _ => match self.namespace(prefix) {
                    Some(namespace) => namespace,
                    None => return Err(self.error_at(raw.name, XmlErrorKind::UndeclaredPrefix(prefix.to_owned()))),
                },
            };
            self.last_of_attribute = Some((prefix, raw.namespace));
            if raw.namespace == builtin::XSI && raw.name.local() == "nil" {
                self.nil = value(raw.value).is_ok_and(|value| matches!(trim(&value), "true" | "1"));
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn resolve_attributes(&mut self) -> Result<()> {
        let mut raw = std::mem::take(&mut self.raw);
        let result = match repeated(&raw) {
            Some(name) => {
                let why = format!("attribute `{}` is repeated", name.as_str());
                Err(self.error_at(name, XmlErrorKind::NotWellFormed(Cow::Owned(why))))
            }
            None => self.scope(&mut raw),
        };
        self.raw = raw;
        result
    }

    /// Brings the declarations of a tag into scope, then resolves its other attributes.
    pub(in crate::xml) fn scope(&mut self, raw: &mut [Raw<'a>]) -> Result<()> {
        for raw in raw.iter().filter(|raw| raw.declares) {
            self.declare(raw)?;
        }
        for raw in raw.iter_mut().filter(|raw| !raw.declares) {
            self.resolve_name(raw)?;
        }
        self.names_are_unique(raw)
    }

    fn declare(&mut self, raw: &Raw<'a>) -> Result<()> {
        let prefix = if raw.is_prefixed() { raw.name.local() } else { "" };
        let uri = value(raw.value).map_err(|kind| self.error(kind))?;
        if uri.len() > MAX_NAMESPACE_NAME {
            return Err(self.error(XmlErrorKind::Limit(TOO_LONG_NAMESPACE_NAME)));
        }
        // Some prefixes and namespaces are reserved (Namespaces in XML 1.0, 3), and a prefix can't be undeclared (5).
        let is_allowed = match (prefix, &*uri) {
            ("xmlns", _) | (_, builtin::XMLNS_URI) => false,
            ("xml", uri) => uri == builtin::XML_URI,
            (_, builtin::XML_URI) => false,
            (prefix, uri) => prefix.is_empty() || !uri.is_empty(),
        };
        if !is_allowed {
            let why = format!("`{}=\"{uri}\"` is not a valid namespace declaration", raw.name.as_str());
            return Err(self.error_at(raw.name, XmlErrorKind::NotWellFormed(Cow::Owned(why))));
        }
        let namespace = self.number(&uri);
        if self.bindings.len() == MAX_BINDINGS {
            return Err(self.error(XmlErrorKind::Limit(TOO_MANY_BINDINGS)));
        }
        self.bindings.push(prefix, namespace, uri);
        (self.last, self.last_of_attribute) = (None, None);
        Ok(())
    }

    /// Returns the number of the namespace with this name.
    fn number(&self, uri: &str) -> u8 {
        match builtin::number(uri) {
            builtin::UNKNOWN => {
                let known = self.namespaces.iter().position(|namespace| namespace.uri == uri);
                known.map_or(builtin::UNKNOWN, |number| number as u8)
            }
            builtin => builtin,
        }
    }

    /// Returns an error if two attributes have the same namespace and local name, with any prefixes (Namespaces in XML
    /// 1.0, 6.3). Attributes without a prefix have been compared when the tag was split.
    fn names_are_unique(&mut self, raw: &[Raw<'a>]) -> Result<()> {
        let prefixed = raw.iter().filter(|raw| !raw.declares && raw.is_prefixed());
        let repeated = match prefixed.clone().count() {
            0 | 1 => None,
            2..=FEW_ATTRIBUTES => prefixed.clone().enumerate().find_map(|(index, raw)| {
                prefixed.clone().take(index).any(|other| self.is_same(other, raw)).then_some(raw.name)
            }),
            _ => {
                let mut names: Vec<_> = prefixed.clone().map(|raw| self.expanded(raw)).collect();
                let last = |name| prefixed.rev().find(|raw| self.expanded(raw) == name).map(|raw| raw.name);
                work::repeated(&mut names).and_then(last)
            }
        };
        match repeated {
            Some(name) => {
                let why = format!("attribute `{}` is repeated in the same namespace", name.local());
                Err(self.error_at(name, XmlErrorKind::NotWellFormed(Cow::Owned(why))))
            }
            None => Ok(()),
        }
    }

    /// Returns `true` if two attributes with prefixes have the same name.
    fn is_same(&self, one: &Raw<'a>, other: &Raw<'a>) -> bool {
        work::count(1);
        self.expanded(one) == self.expanded(other)
    }

    /// Returns the local name of an attribute with a prefix and a key for its namespace, which is equal for equal
    /// namespaces.
    fn expanded(&self, raw: &Raw<'a>) -> (&'a str, u8, usize) {
        let other = (raw.namespace == builtin::UNKNOWN).then(|| self.bindings.uri(raw.name.prefix())).flatten();
        (raw.name.local(), raw.namespace, other.map_or(0, |uri| uri.as_ptr() as usize))
    }
}
