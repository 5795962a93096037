//! The built-in simple types (XSD 1.0 Part 2, 3): lexical forms to Rust values and back.

mod binary;
mod calendar;
mod convert;
mod date;
mod date_time;
mod decimal;
mod duration;
mod enumeration;
mod float;
mod int;
mod integer;
mod lexical;
mod list;
mod qname;
mod scope;
mod text;
mod time;
mod union;

pub use binary::{Base64Binary, HexBinary};
pub use calendar::DateTimeError;
pub use convert::ConversionError;
pub use date::{Date, GDay, GMonth, GMonthDay, GYear, GYearMonth};
pub use date_time::DateTime;
pub use decimal::{Decimal, DecimalError};
pub use duration::{Duration, DurationError};
pub use enumeration::listed;
pub use integer::{Integer, IntegerError, NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger};
pub use lexical::{Lexical, LexicalError};
pub use list::List;
pub(crate) use list::items;
pub use qname::QNameError;
pub use scope::{Scope, parse_with_prefixes};
pub use text::collapse;
pub(crate) use text::{TextType, narrow};
pub use time::Time;
pub use union::{Told, member};

use crate::xml::{Writer, lexical};

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
use element;

/// White space at both ends taken away: what `whiteSpace="collapse"` leaves of a value without inner spaces.
#[doc(hidden)]
pub fn trim(text: &str) -> &str {
    let is_space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
    match text.as_bytes() {
        [first, .., last] if is_space(first) || is_space(last) => text.trim_matches([' ', '\t', '\n', '\r']),
        [only] if is_space(only) => "",
        _ => text,
    }
}

impl SimpleType for bool {
    fn parse(text: &str) -> Result<Self, &'static str> {
        match trim(text) {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err("xs:boolean (true, false, 1 or 0)"),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

element!(bool);

#[cfg(test)]
mod tests;
