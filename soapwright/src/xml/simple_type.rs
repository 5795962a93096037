//! Types whose values are text on the wire (XSD 1.0 Part 2, 2.5), whatever the values are.

use super::{
    bindings::Bindings,
    namespace::builtin,
    scope::Scope,
    text_type::{collapse, items},
};
use crate::xml::write::Writer;
use std::{borrow::Cow, sync::Arc};

/// A value that is text on the wire.
#[doc(hidden)]
pub trait SimpleType: Sized {
    /// Whether its text has names in it, which mean nothing without the namespaces in scope.
    const QUALIFIED: bool = false;

    /// How many bytes of memory each item of its text takes, if it is a list or may be one; 0 if not.
    const ITEM: usize = 0;

    /// The value of this text; if it has none, the type's name in the words of XSD.
    fn parse(text: &str) -> Result<Self, &'static str>;

    /// The same where prefixes stand for these namespaces.
    fn parse_in(text: &str, _scope: &Scope<'_>) -> Result<Self, &'static str> {
        Self::parse(text)
    }

    /// Writes the text.
    fn write(&self, writer: &mut Writer);

    /// Whether the contract lists it, where it lists values.
    fn is_known(&self) -> bool {
        true
    }

    /// Whether an empty element that may be absent is taken for an absent one.
    const EMPTY_IS_ABSENT: bool = false;

    /// Whether this is the text that the value is written as where no text was read.
    fn is_written_as(&self, text: &str) -> bool {
        lexical(self) == collapse(text)
    }
}

/// Makes elements of simple types.
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

/// Parses a text in which prefixes stand for these namespaces, as an element of a message would: for tests of generated
/// types.
#[doc(hidden)]
pub fn parse_with_prefixes<T: SimpleType>(text: &str, prefixes: &[(String, Arc<str>)]) -> Result<T, &'static str> {
    let mut bindings = Bindings::default();
    for (prefix, uri) in prefixes {
        bindings.push(prefix, builtin::number(uri), Cow::Borrowed(uri));
    }
    T::parse_in(text, &Scope::new(&bindings, usize::MAX))
}

/// The text of a value as the element's reader would have it, but for names: they are written as `{namespace}local`.
pub(crate) fn lexical<T: SimpleType>(value: &T) -> String {
    let mut writer = Writer::for_text();
    value.write(&mut writer);
    writer.into_text()
}

/// How the member of a union is told to which a text belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub enum Told {
    /// The first that has the text.
    InOrder,
    /// The first that would write the text as it stands, and else the first that has it: facets, which aren't looked
    /// at, may keep the first from having it.
    ExactlyFirst,
    /// The first that would write the text as it stands: text is a member too, and loses nothing.
    Exactly,
}

impl Told {
    /// Whether there is a value only if it is written as the text stands, in each pass.
    pub fn passes(self) -> &'static [bool] {
        match self {
            Told::InOrder => &[false],
            Told::ExactlyFirst => &[true, false],
            Told::Exactly => &[true],
        }
    }
}

/// The value of this text as one of the types of a union; `None` if it has none there, or none that the type lists.
/// Where `exact`, it has one only if that is written as the text stands. Names are: their prefixes say nothing.
#[doc(hidden)]
pub fn member<T: SimpleType>(text: &str, scope: &Scope<'_>, exact: bool) -> Option<T> {
    if T::ITEM > 0 && !scope.take(items(text).count().saturating_mul(T::ITEM)) || scope.memory().is_none() {
        return None;
    }
    let value = T::parse_in(text, scope).ok()?;
    let fits = value.is_known() && (!exact || T::QUALIFIED || value.is_written_as(text));
    fits.then_some(value)
}

/// A simple type that knows which texts are the same value.
pub trait SameValue {
    /// Whether two texts, whose white space is as the type has it, are the same value (XSD 1.0 Part 2, 4.3.5).
    fn is_same(&self, a: &str, b: &str) -> bool;
}

/// The listed text that is the same value of a type as this one, which isn't listed itself (XSD 1.0 Part 2, 4.3.5).
#[doc(hidden)]
pub fn listed<'v>(ty: &impl SameValue, text: &str, values: &[&'v str]) -> Option<&'v str> {
    values.iter().find(|value| ty.is_same(text, value)).copied()
}
