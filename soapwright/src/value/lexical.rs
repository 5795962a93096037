//! Values that keep the text which they were read from.

use super::{Scope, SimpleType, collapse, trim};
use crate::{
    Decimal, Integer, NonNegativeInteger,
    form::{Canonical, Form},
    xml::{Field, ReadXml, Reader, Result, WriteXml, Writer, lexical},
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

#[cfg(test)]
mod tests {
    use super::{Lexical, LexicalError};
    use crate::{
        Base64Binary, Date, DateTime, Decimal, Dictionary, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
        HexBinary, Integer, NonNegativeInteger, Time,
        form::{Canonical, Digits, Lowercase, Utc, ZeroOne},
        value::SimpleType,
    };
    use std::fmt::Debug;

    /// The text is kept, and the value is that of another text.
    fn keeps<T: SimpleType + Clone + PartialEq + Debug>(text: &str, same: &str) {
        let read = Lexical::<T>::parse(&format!(" {text}\n")).unwrap();
        assert_eq!((read.text().as_ref(), read.to_string().as_str()), (text, text));
        assert_eq!(read, T::parse(same).unwrap());
        assert_eq!(read.clone().into_value(), *read);
        assert_eq!(read.clone().text(), text);
        assert_eq!(format!("{read:?}"), format!("{:?}", read.value()), "Debug shows the value");
    }

    #[test]
    fn values_of_every_type_keep_the_text_that_was_read() {
        keeps::<bool>("1", "true");
        keeps::<i8>("+07", "7");
        keeps::<i64>("-0", "0");
        keeps::<u64>("000", "0");
        keeps::<f32>("1.50E0", "1.5");
        keeps::<f64>("0010", "1E1");
        keeps::<Decimal>("+01.50", "1.5");
        keeps::<Integer>("0000000042", "42");
        keeps::<NonNegativeInteger>("-0", "0");
        keeps::<DateTime>("2024-02-29T24:00:00.000-00:00", "2024-03-01T00:00:00Z");
        keeps::<Date>("2024-02-29+00:00", "2024-02-29Z");
        keeps::<Time>("12:00:00.50", "12:00:00.5");
        keeps::<GYear>("2024-00:00", "2024Z");
        keeps::<GYearMonth>("2024-02+00:00", "2024-02Z");
        keeps::<GMonthDay>("--02-29+00:00", "--02-29Z");
        keeps::<GDay>("---31+00:00", "---31Z");
        keeps::<GMonth>("--02+00:00", "--02Z");
        keeps::<Duration>("P0Y02M", "P2M");
        keeps::<HexBinary>("0aFf", "0AFF");
        keeps::<Base64Binary>("YWJj ZGVm", "YWJjZGVm");
    }

    #[test]
    fn values_that_are_set_have_the_form_of_their_type() {
        assert_eq!(Lexical::<bool, ZeroOne>::from(true).text(), "1");
        assert_eq!(Lexical::<Integer, Digits<4>>::from(7).text(), "0007");
        assert_eq!(Lexical::<Decimal, Digits<1, 2, 2>>::from(7).text(), "7.00");
        assert_eq!(Lexical::<HexBinary, Lowercase>::from(HexBinary(vec![0xFF])).text(), "ff");
        assert_eq!(Lexical::<f64, Canonical>::from(1.5).text(), "1.5");
        let local: DateTime = "2024-02-29T12:00:00".parse().unwrap();
        assert_eq!(Lexical::<_, Utc>::from(local).text(), "2024-02-29T12:00:00", "no offset is made up");
        let mut number: Lexical<i32, Digits<4>> = "42".parse().unwrap();
        assert_eq!(number.text(), "42");
        number = 43.into();
        assert_eq!(number.text(), "0043");
    }

    #[test]
    fn values_compare_without_their_texts() {
        let [short, long] = ["42", "0042"].map(|text| text.parse::<Lexical<i32>>().unwrap());
        assert!(short == long && short < 43.into());
        let table = Dictionary::from([(long, "x")]);
        assert_eq!(table.get(&42), Some(&"x"));
        let error: LexicalError = "x".parse::<Lexical<i32>>().unwrap_err();
        assert_eq!(error.to_string(), "the text is no xs:int (-2147483648 to 2147483647)");
    }
}
