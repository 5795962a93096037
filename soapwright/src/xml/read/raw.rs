//! Names and attributes as they are in a start tag (XML 1.0, 3.1; Namespaces in XML 1.0, 4).

use crate::xml::namespace::builtin;

/// A qualified name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(super) text: &'a str,
    /// The index of the local name, behind the colon if there is a prefix.
    pub(super) local: usize,
}

impl<'a> Name<'a> {
    pub(in crate::xml) const EMPTY: Name<'static> = Name { text: "", local: 0 };

    pub(in crate::xml) fn as_str(self) -> &'a str {
        self.text
    }

    /// Returns the prefix, or an empty text if there is none.
    #[inline(always)]
    pub(in crate::xml) fn prefix(self) -> &'a str {
        &self.text[..self.local.saturating_sub(1)]
    }

    #[inline(always)]
    pub(in crate::xml) fn local(self) -> &'a str {
        &self.text[self.local..]
    }
}

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
