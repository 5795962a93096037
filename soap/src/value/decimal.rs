//! `decimal` (XSD 1.0 Part 2, 3.2.3).

use super::{SimpleType, element, trim};
use crate::xml::Writer;
use std::{fmt, str::FromStr};

/// A decimal number of any length, of which no digit is lost. It is kept as it was written, without the white space
/// around it; use `to_string` and `parse` to get to a number type of your choice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Default for Decimal {
    fn default() -> Self {
        Decimal("0".to_owned())
    }
}

impl Decimal {
    /// The number's text: an optional sign, digits, and at most one point.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecimalError;

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number has an optional sign, digits, at most one point, and no exponent")
    }
}

impl std::error::Error for DecimalError {}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let text = trim(text);
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let points = digits.bytes().filter(|&b| b == b'.').count();
        let rest_are_digits = digits.bytes().all(|b| b == b'.' || b.is_ascii_digit());
        if points > 1 || digits.len() == points || !rest_are_digits {
            return Err(DecimalError);
        }
        Ok(Decimal(text.to_owned()))
    }
}

macro_rules! from_integer {
    ($($type:ty),*) => {$(
        impl From<$type> for Decimal {
            fn from(value: $type) -> Self {
                Decimal(value.to_string())
            }
        }
    )*};
}

from_integer!(i8, i16, i32, i64, u8, u16, u32, u64);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SimpleType for Decimal {
    fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|DecimalError| "xs:decimal")
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(&self.0);
    }
}

element!(Decimal);
