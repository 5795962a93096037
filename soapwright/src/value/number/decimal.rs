//! `decimal` (XSD 1.0 Part 2, 3.2.3).

use crate::{
    element,
    xml::{SimpleType, Writer, start_from_default, trim},
};
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

/// A decimal number with any number of digits: `xs:decimal` (XSD 1.0 Part 2, 3.2.3).
///
/// It keeps the digits of the text, without `+` and without leading zeros. Trailing zeros of the fraction are kept,
/// because they express precision, but they are ignored by comparisons. For calculations, convert it with `to_string`
/// and `parse` to a number type of your choice, or enable the feature `rust_decimal`.
///
/// ```
/// use soapwright::Decimal;
///
/// let price: Decimal = "+01.50".parse()?;
/// assert_eq!(price.to_string(), "1.50");
/// assert_eq!(price, "1.5".parse()?);
/// assert!(price < Decimal::from(2));
/// # Ok::<(), soapwright::DecimalError>(())
/// ```
#[derive(Clone)]
pub struct Decimal(String);

impl Default for Decimal {
    fn default() -> Self {
        Decimal("0".to_owned())
    }
}

impl Decimal {
    /// Returns the text of the number: `-` if it is negative, at least one digit, and an optional fraction.
    ///
    /// ```
    /// let price: soapwright::Decimal = "-.5".parse()?;
    /// assert_eq!(price.as_str(), "-0.5");
    /// assert_eq!(price.as_str().parse(), Ok(-0.5));
    /// # Ok::<(), soapwright::DecimalError>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether it is negative, the digits before the point (none for 0), and those after it without trailing
    /// zeros.
    fn value(&self) -> (bool, &str, &str) {
        let positive = self.0.strip_prefix('-');
        let (whole, fraction) = split(positive.unwrap_or(&self.0));
        (positive.is_some(), whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
    }
}

fn split(digits: &str) -> (&str, &str) {
    digits.split_once('.').unwrap_or((digits, ""))
}

/// The error returned when a text is not an `xs:decimal`.
///
/// ```
/// assert_eq!("1e3".parse::<soapwright::Decimal>(), Err(soapwright::DecimalError));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecimalError;

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a valid xs:decimal (an optional sign, digits and at most one point, without an exponent)")
    }
}

impl std::error::Error for DecimalError {}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let text = trim(text);
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = split(digits);
        let mut bytes = whole.bytes().chain(fraction.bytes());
        if digits.len() == usize::from(digits.contains('.')) || !bytes.all(|b| b.is_ascii_digit()) {
            return Err(DecimalError);
        }
        let zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        let sign = if text.starts_with('-') && !zero { "-" } else { "" };
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            whole => whole,
        };
        let point = if fraction.is_empty() { "" } else { "." };
        Ok(Decimal([sign, whole, point, fraction].concat()))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((negative, whole, fraction), (other_negative, other_whole, other_fraction)) =
            (self.value(), other.value());
        let length = whole.len().cmp(&other_whole.len());
        let size = length.then_with(|| whole.cmp(other_whole)).then_with(|| fraction.cmp(other_fraction));
        match (negative, other_negative) {
            (false, false) => size,
            (true, true) => size.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
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

from_integer!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, super::Integer);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Decimal {
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
start_from_default!(Decimal);
