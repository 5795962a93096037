//! Types whose values are text in XML (XSD 1.0 Part 2, 2.5).

use super::{
    bindings::Bindings,
    namespace::builtin,
    scope::Scope,
    text_type::{collapse, items},
};
use crate::xml::write::Writer;
use std::{borrow::Cow, sync::Arc};

/// A value that is text in XML.
#[doc(hidden)]
pub trait SimpleType: Sized {
    /// Whether its text contains qualified names, which are resolved with the namespaces in scope.
    const QUALIFIED: bool = false;

    /// The number of bytes of memory that each item of its text takes if it is or may be a list, or 0.
    const ITEM: usize = 0;

    /// Parses a text. The error is the name of the type in XSD with a description of its values.
    fn parse(text: &str) -> Result<Self, &'static str>;

    /// Parses a text in which prefixes are bound to the namespaces in scope.
    fn parse_in(text: &str, _scope: &Scope<'_>) -> Result<Self, &'static str> {
        Self::parse(text)
    }

    /// Writes the text.
    fn write(&self, writer: &mut Writer);

    /// Returns `false` for a value of an enumeration that the contract doesn't list.
    fn is_known(&self) -> bool {
        true
    }

    /// Whether an empty optional element is read as an absent one.
    const EMPTY_IS_ABSENT: bool = false;

    /// Returns `true` if this is the canonical text of the value.
    fn is_written_as(&self, text: &str) -> bool {
        lexical(self) == collapse(text)
    }
}

/// Implements `ReadXml` and `WriteXml` for simple types.
#[doc(hidden)]
#[macro_export]
macro_rules! element {
    ($($type:ty),*) => {$(
        impl $crate::xml::ReadXml for $type {
            fn read_xml(
                &mut self,
                reader: &mut $crate::xml::Reader<'_>,
            ) -> ::core::result::Result<(), $crate::XmlError> {
                *self = reader.simple()?;
                Ok(())
            }
        }

        impl $crate::xml::WriteXml for $type {
            fn write_xml(&self, field: &$crate::xml::Field, writer: &mut $crate::xml::Writer) {
                writer.start(field);
                $crate::xml::SimpleType::write(self, writer);
                writer.end(field);
            }
        }
    )*};
}

/// Parses a text in which prefixes are bound to these namespaces, for tests of generated types.
#[doc(hidden)]
pub fn parse_with_prefixes<T: SimpleType>(text: &str, prefixes: &[(String, Arc<str>)]) -> Result<T, &'static str> {
    let mut bindings = Bindings::default();
    for (prefix, uri) in prefixes {
        bindings.push(prefix, builtin::number(uri), Cow::Borrowed(uri));
    }
    T::parse_in(text, &Scope::new(&bindings, usize::MAX))
}

/// Returns the text of a value without escapes. Qualified names have the form `{namespace}local`.
pub(crate) fn lexical<T: SimpleType>(value: &T) -> String {
    let mut writer = Writer::for_text();
    value.write(&mut writer);
    writer.into_text()
}

/// The rule by which the member type of a union is chosen for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub enum Told {
    /// The first member that can parse the text.
    InOrder,
    /// The first member whose canonical text is this text, or otherwise the first that can parse it. Facets, which are
    /// not checked, may exclude the text from an earlier member.
    ExactlyFirst,
    /// The first member whose canonical text is this text. A text type is among the members, so nothing is lost.
    Exactly,
}

impl Told {
    /// Returns `true` if a text that is no value of the members isn't a value of the union either.
    pub fn is_other(self) -> bool {
        self != Told::Exactly
    }

    /// Returns, for each pass over the members, whether the text must be canonical.
    pub fn passes(self) -> &'static [bool] {
        match self {
            Told::InOrder => &[false],
            Told::ExactlyFirst => &[true, false],
            Told::Exactly => &[true],
        }
    }
}

/// Parses a text as a member type of a union. Returns `None` if it isn't a value of the type, or not one that the type
/// lists. If `exact` is set, the text must be canonical, except for qualified names, whose prefixes are arbitrary.
#[doc(hidden)]
pub fn member<T: SimpleType>(text: &str, scope: &Scope<'_>, exact: bool) -> Option<T> {
    if T::ITEM > 0 && !scope.take(items(text).count().saturating_mul(T::ITEM)) || scope.memory().is_none() {
        return None;
    }
    let value = T::parse_in(text, scope).ok()?;
    let fits = value.is_known() && (!exact || T::QUALIFIED || value.is_written_as(text));
    fits.then_some(value)
}

/// A simple type that can compare texts by their values.
pub trait SameValue {
    /// Returns `true` if two texts with processed white space denote the same value (XSD 1.0 Part 2, 4.3.5).
    fn is_same(&self, a: &str, b: &str) -> bool;
}

/// Returns the listed text that denotes the same value of a type as this text, which isn't listed itself (XSD 1.0 Part
/// 2, 4.3.5).
#[doc(hidden)]
pub fn listed<'v>(ty: &impl SameValue, text: &str, values: &[&'v str]) -> Option<&'v str> {
    values.iter().find(|value| ty.is_same(text, value)).copied()
}
