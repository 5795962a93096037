//! The values of the built-in simple types (XSD 1.0 Part 2, 3), and of the types that are derived from them.
//!
//! Converts the text of an element or attribute to a Rust value, and back. Each type implements `SimpleType`.

mod binary;
mod boolean;
mod convert;
mod lexical;
mod list;
mod number;
mod qname;
mod string;
#[cfg(test)]
mod tests;
mod time;

pub use binary::{Base64Binary, HexBinary};
pub use convert::ConversionError;
pub use lexical::{Canonical, Form, Lexical, LexicalError};
pub use list::List;
pub use number::{
    Decimal, DecimalError, Integer, IntegerError, NegativeInteger, NonNegativeInteger, NonPositiveInteger,
    PositiveInteger,
};
pub use qname::QNameError;
pub use time::{
    Date, DateTime, DateTimeError, Duration, DurationError, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time,
};
