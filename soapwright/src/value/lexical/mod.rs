//! Values of types whose patterns restrict the text of a value (XSD 1.0 Part 2, 4.3.4).
//!
//! Reads the text of a value and keeps it with the value. A value without a text is written in a form that the patterns
//! of the type require.

#[cfg(test)]
mod tests;

use crate::{
    value::number::{Decimal, Integer, NonNegativeInteger},
    xml::{Field, ReadXml, Reader, Result, Scope, SimpleType, StartValue, WriteXml, Writer, collapse, lexical, trim},
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

/// A value of a type whose patterns restrict its text, such as a number of four digits (XSD 1.0 Part 2, 4.3.4). It
/// dereferences to the value.
///
/// A value that was read is written with the same text. A value that was converted with `from` is written in the form
/// `F`, a type of the module [`form`](crate::form) that the generator derives from the patterns. If the text doesn't
/// match the patterns, a check of the message reports it. Use `parse` to set another text.
///
/// Comparisons compare the values and ignore the texts.
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
pub struct Lexical<T, F = Canonical> {
    value: T,
    /// The text, if it differs from that of the form.
    text: Option<Box<str>>,
    form: PhantomData<fn() -> F>,
}

/// The error returned when a text is not in the lexical space of the type of a [`Lexical`] value.
///
/// ```
/// let error = "many".parse::<soapwright::Lexical<i32>>().unwrap_err();
/// assert_eq!(error.to_string(), "not a valid xs:int (-2147483648 to 2147483647)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexicalError(&'static str);

impl fmt::Display for LexicalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid {}", self.0)
    }
}

impl std::error::Error for LexicalError {}

impl<T, F> Lexical<T, F> {
    /// Returns the value without its text.
    ///
    /// ```
    /// let number: soapwright::Lexical<i32> = "0042".parse()?;
    /// assert_eq!(number.into_value(), 42);
    /// # Ok::<(), soapwright::LexicalError>(())
    /// ```
    pub fn into_value(self) -> T {
        self.value
    }

    /// Returns a reference to the value.
    pub fn value(&self) -> &T {
        &self.value
    }
}

impl<T: SimpleType, F: Form> Lexical<T, F> {
    /// Returns the text that is written: the text that was read or parsed, or otherwise the value in the form `F`.
    ///
    /// ```
    /// use soapwright::Lexical;
    ///
    /// assert_eq!(Lexical::<i32>::from(42).text(), "42");
    /// assert_eq!("0042".parse::<Lexical<i32>>()?.text(), "0042");
    /// # Ok::<(), soapwright::LexicalError>(())
    /// ```
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.adapted()),
        }
    }

    /// Returns the text in the form `F`, which applies to each item of a list.
    fn adapted(&self) -> String {
        let text = lexical(&self.value);
        let items: Vec<Cow<'_, str>> = text.split(' ').map(F::adapt).collect();
        items.join(" ")
    }

    fn read(value: T, text: &str) -> Self {
        let mut read = Lexical::from(value);
        // White space around a value is not significant; within a member of a union it may be.
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

/// Implements `From` for the integer types of Rust.
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

impl<T: StartValue, F> StartValue for Lexical<T, F> {
    fn start() -> Self {
        T::start().into()
    }
}

impl<T: SimpleType + StartValue, F: Form> ReadXml for Lexical<T, F> {
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

/// A form in which values are written that are not text, such as a number with four digits.
///
/// The types of the module [`form`](crate::form) implement it.
pub trait Form {
    /// Converts the canonical text of a value, or of an item of a list, to this form. A text to which the form doesn't
    /// apply is returned unchanged.
    #[doc(hidden)]
    fn adapt(text: &str) -> Cow<'_, str>;
}

/// The form of a value without any adaptation, which is the default of [`Lexical`].
///
/// ```
/// use soapwright::{Lexical, form::Canonical};
///
/// assert_eq!(Lexical::<bool, Canonical>::from(true).text(), "true");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Canonical {}

impl Form for Canonical {
    fn adapt(text: &str) -> Cow<'_, str> {
        text.into()
    }
}
