//! `integer` (XSD 1.0 Part 2, 3.3.13).

use crate::{
    element,
    xml::{SimpleType, Writer, start_from_default, trim},
};
use std::{cmp::Ordering, fmt, str::FromStr};

/// A whole number of any size: `xs:integer` (XSD 1.0 Part 2, 3.3.13).
///
/// It can be created from every integer type of Rust with `from`, or from text with `parse`, and converted back with
/// `try_from`.
///
/// ```
/// use soapwright::Integer;
///
/// let small = Integer::from(-5);
/// assert_eq!(i64::try_from(&small), Ok(-5));
/// assert_eq!(small, -5);
///
/// let large: Integer = "123456789012345678901234567890".parse()?;
/// assert!(small < large);
/// assert!(i64::try_from(&large).is_err());
/// # Ok::<(), soapwright::IntegerError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Integer(Digits);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Digits {
    Few(i64),
    /// The canonical form of a number that doesn't fit into an `i64`.
    Many(Box<str>),
}

/// The error returned when a text is not a whole number, or a number is out of the range of the requested type.
///
/// ```
/// use soapwright::{NonNegativeInteger, PositiveInteger};
///
/// assert!("12.5".parse::<PositiveInteger>().is_err());
/// let error = NonNegativeInteger::try_from(-1_i64).unwrap_err();
/// assert_eq!(error.to_string(), "not a valid xs:nonNegativeInteger (0 or more)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegerError(pub(super) &'static str);

impl fmt::Display for IntegerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid {}", self.0)
    }
}

impl std::error::Error for IntegerError {}

const EXPECTED: &str = "xs:integer (an optional sign and digits)";

impl Integer {
    /// Returns -1 for a negative number, 0 for zero, and 1 for a positive number.
    ///
    /// ```
    /// assert_eq!(soapwright::Integer::from(-12).signum(), -1);
    /// ```
    pub fn signum(&self) -> i32 {
        match &self.0 {
            Digits::Few(number) => number.signum() as i32,
            Digits::Many(digits) => {
                if digits.starts_with('-') {
                    -1
                } else {
                    1
                }
            }
        }
    }
}

impl Default for Integer {
    fn default() -> Self {
        Integer(Digits::Few(0))
    }
}

impl FromStr for Integer {
    type Err = IntegerError;

    fn from_str(text: &str) -> Result<Self, IntegerError> {
        let text = trim(text);
        if let Ok(number) = text.parse() {
            return Ok(Integer(Digits::Few(number)));
        }
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IntegerError(EXPECTED));
        }
        let canonical = format!("{sign}{}", digits.trim_start_matches('0'));
        Ok(match canonical.parse() {
            Ok(number) => Integer(Digits::Few(number)),
            Err(_) => Integer(Digits::Many(canonical.into())),
        })
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Few(number) => f.pad_integral(*number >= 0, "", &number.unsigned_abs().to_string()),
            Digits::Many(digits) => {
                let positive = digits.strip_prefix('-');
                f.pad_integral(positive.is_none(), "", positive.unwrap_or(digits))
            }
        }
    }
}

impl fmt::Debug for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Ord for Integer {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Digits::Few(one), Digits::Few(other)) => one.cmp(other),
            (Digits::Many(one), Digits::Many(two)) if self.signum() == other.signum() => {
                let order = one.len().cmp(&two.len()).then_with(|| one.cmp(two));
                if self.signum() < 0 { order.reverse() } else { order }
            }
            // A number that doesn't fit into an `i64` is greater or less than all that do.
            (Digits::Many(_), _) => self.signum().cmp(&0),
            (Digits::Few(_), Digits::Many(_)) => 0.cmp(&other.signum()),
        }
    }
}

impl PartialOrd for Integer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl SimpleType for Integer {
    fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|IntegerError(expected)| expected)
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Digits::Few(number) => writer.raw(itoa::Buffer::new().format(*number)),
            Digits::Many(digits) => writer.raw(digits),
        }
    }
}

element!(Integer);
start_from_default!(Integer);

macro_rules! rust_integers {
    ($($type:ident),*) => {$(
        impl From<$type> for Integer {
            fn from(number: $type) -> Self {
                match i64::try_from(number) {
                    Ok(number) => Integer(Digits::Few(number)),
                    Err(_) => Integer(Digits::Many(number.to_string().into())),
                }
            }
        }

        impl TryFrom<&Integer> for $type {
            type Error = IntegerError;

            fn try_from(number: &Integer) -> Result<Self, IntegerError> {
                let fits = match &number.0 {
                    Digits::Few(number) => $type::try_from(*number).ok(),
                    Digits::Many(digits) => digits.parse().ok(),
                };
                fits.ok_or(IntegerError(concat!(stringify!($type), " (the number is out of range)")))
            }
        }

        impl TryFrom<Integer> for $type {
            type Error = IntegerError;

            fn try_from(number: Integer) -> Result<Self, IntegerError> {
                $type::try_from(&number)
            }
        }

        impl PartialEq<$type> for Integer {
            fn eq(&self, other: &$type) -> bool {
                $type::try_from(self) == Ok(*other)
            }
        }
    )*};
}

rust_integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
