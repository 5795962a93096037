//! Values of types whose patterns fix how they are written (XSD 1.0 Part 2, 4.3.4).
//!
//! In comes the text of a value, and out goes the value with that text. A value without a text is written in a form
//! that the type's patterns ask for.

#[cfg(test)]
mod tests;

use crate::{
    value::number::{Decimal, Integer, NonNegativeInteger},
    xml::{Field, ReadXml, Reader, Result, Scope, SimpleType, WriteXml, Writer, collapse, lexical, trim},
};
use std::{
    borrow::{Borrow, Cow},
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    ops::Deref,
    str::FromStr,
};

/// A value of a type whose patterns fix how it is written: `0042` for a number of four digits, `1` for a truth value.
///
/// One that was read is written as it was read. One that was made of a value is written in the form `F`, which the
/// generator has derived from the patterns; see [`form`](crate::form). Where they allow no such form, or ask for more than a
/// form can give, a check of the message says so, and the text can be given instead:
///
/// ```
/// use soapwright::{Lexical, form::Digits};
///
/// let number = Lexical::<i32, Digits<4>>::from(42);
/// assert_eq!(number.text(), "0042");
/// assert_eq!(*number + 1, 43);
///
/// let given: Lexical<f64> = "4.20E1".parse()?;
/// assert_eq!((*given, &*given.text()), (42.0, "4.20E1"));
/// # Ok::<(), soapwright::LexicalError>(())
/// ```
///
/// Comparisons are those of the value, whatever the text.
pub struct Lexical<T, F = Canonical> {
    value: T,
    /// The text, where it isn't the one that the form has.
    text: Option<Box<str>>,
    form: PhantomData<fn() -> F>,
}

/// A text that is none of a type's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexicalError(&'static str);

impl fmt::Display for LexicalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is no {}", self.0)
    }
}

impl std::error::Error for LexicalError {}

impl<T, F> Lexical<T, F> {
    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The value, as dereferencing gives it.
    pub fn value(&self) -> &T {
        &self.value
    }
}

impl<T: SimpleType, F: Form> Lexical<T, F> {
    /// The text that is written: the one that was read or given, or else that of the form.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.adapted()),
        }
    }

    /// The text in the form `F`, each item of a list by itself.
    fn adapted(&self) -> String {
        let text = lexical(&self.value);
        let items: Vec<Cow<'_, str>> = text.split(' ').map(F::adapt).collect();
        items.join(" ")
    }

    fn read(value: T, text: &str) -> Self {
        let mut read = Lexical::from(value);
        // White space around a value never counts; within a member of a union it may.
        let text = if T::QUALIFIED { Cow::Borrowed(text) } else { collapse(text) };
        read.text = (read.adapted() != text).then(|| text.into());
        read
    }
}

impl<T, F> From<T> for Lexical<T, F> {
    fn from(value: T) -> Self {
        Lexical { value, text: None, form: PhantomData }
    }
}

impl<T, F> Deref for Lexical<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, F> Borrow<T> for Lexical<T, F> {
    fn borrow(&self) -> &T {
        &self.value
    }
}

impl<T: Default, F> Default for Lexical<T, F> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: Clone, F> Clone for Lexical<T, F> {
    fn clone(&self) -> Self {
        Lexical { value: self.value.clone(), text: self.text.clone(), form: PhantomData }
    }
}

impl<T: fmt::Debug, F> fmt::Debug for Lexical<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: SimpleType, F: Form> fmt::Display for Lexical<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text())
    }
}

impl<T: SimpleType, F: Form> FromStr for Lexical<T, F> {
    type Err = LexicalError;

    fn from_str(text: &str) -> Result<Self, LexicalError> {
        Self::parse(text).map_err(LexicalError)
    }
}

impl<T: PartialEq, F> PartialEq for Lexical<T, F> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: PartialEq, F> PartialEq<T> for Lexical<T, F> {
    fn eq(&self, other: &T) -> bool {
        self.value == *other
    }
}

impl<T: Eq, F> Eq for Lexical<T, F> {}

impl<T: PartialOrd, F> PartialOrd for Lexical<T, F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord, F> Ord for Lexical<T, F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Hash, F> Hash for Lexical<T, F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// Takes the integers of Rust for the types that come from them.
macro_rules! from_integers {
    ($($type:ty: $($integer:ty)*;)*) => {$($(
        impl<F> From<$integer> for Lexical<$type, F> {
            fn from(number: $integer) -> Self {
                <$type>::from(number).into()
            }
        }
    )*)*};
}

from_integers! {
    Integer: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    Decimal: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    NonNegativeInteger: u8 u16 u32 u64 u128 usize;
}

impl<T: SimpleType, F: Form> SimpleType for Lexical<T, F> {
    const QUALIFIED: bool = T::QUALIFIED;
    const ITEM: usize = T::ITEM;
    const EMPTY_IS_ABSENT: bool = T::EMPTY_IS_ABSENT;

    fn parse(text: &str) -> Result<Self, &'static str> {
        T::parse(text).map(|value| Self::read(value, text))
    }

    fn parse_in(text: &str, scope: &Scope<'_>) -> Result<Self, &'static str> {
        T::parse_in(text, scope).map(|value| Self::read(value, text))
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(&self.text());
    }

    fn is_known(&self) -> bool {
        self.value.is_known()
    }

    fn is_written_as(&self, text: &str) -> bool {
        self.adapted() == trim(text)
    }
}

impl<T: SimpleType + Default, F: Form> ReadXml for Lexical<T, F> {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        *self = reader.simple()?;
        Ok(())
    }

    fn read_optional(slot: &mut Option<Self>, reader: &mut Reader<'_>) -> Result<()> {
        *slot = if T::EMPTY_IS_ABSENT { reader.optional()? } else { Some(reader.simple()?) };
        Ok(())
    }
}

impl<T: SimpleType, F: Form> WriteXml for Lexical<T, F> {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.write(writer);
        writer.end(field);
    }
}

/// A way to write values of types that aren't text.
pub trait Form {
    /// Adapts the text that a value has by itself, of which no item is empty or has spaces. A text that it has no form
    /// for stays as it is.
    #[doc(hidden)]
    fn adapt(text: &str) -> Cow<'_, str>;
}

/// A value as it is written by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Canonical {}

impl Form for Canonical {
    fn adapt(text: &str) -> Cow<'_, str> {
        text.into()
    }
}
