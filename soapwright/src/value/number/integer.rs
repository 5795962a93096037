//! `integer` and the integers that are bounded on one side (XSD 1.0 Part 2, 3.3.13 to 3.3.25 but for those with a width).

use crate::{
    element,
    xml::{SimpleType, Writer, trim},
};
use std::{cmp::Ordering, fmt, ops::Deref, str::FromStr};

/// A whole number of any size, of which no digit is lost.
///
/// It comes from every integer of Rust and from text, and goes back with `try_from`:
///
/// ```
/// let small = soapwright::Integer::from(-5);
/// assert_eq!(i64::try_from(&small), Ok(-5));
/// assert!(small < "123456789012345678901234567890".parse()?);
/// assert!(small == -5);
/// # Ok::<(), soapwright::IntegerError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Integer(Digits);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Digits {
    Few(i64),
    /// More than an `i64` holds, in canonical form.
    Many(Box<str>),
}

/// A text that is no whole number, or a number that the type doesn't have: one below zero where there are none, one
/// that doesn't fit into an integer of Rust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegerError(&'static str);

impl fmt::Display for IntegerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for IntegerError {}

const EXPECTED: &str = "xs:integer (an optional sign and digits)";

impl Integer {
    /// Less than zero, zero, or more.
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
            // One that has many digits is beyond all that have few.
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
                fits.ok_or(IntegerError(concat!("the number doesn't fit into ", stringify!($type))))
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

macro_rules! bounded {
    ($(
        #[doc = $doc:literal]
        $type:ident, $signs:expr, $default:literal, $expected:literal, from ($($from:ident),*), try_from ($($try:ident),*);
    )*) => {$(
        #[doc = $doc]
        ///
        /// It can be used as the [`Integer`] that it is; `try_from` makes one of what may be out of its bounds.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Integer);

        impl Default for $type {
            #[doc = concat!("`", $default, "`")]
            fn default() -> Self {
                $type(Integer(Digits::Few($default)))
            }
        }

        impl TryFrom<Integer> for $type {
            type Error = IntegerError;

            fn try_from(number: Integer) -> Result<Self, IntegerError> {
                if $signs.contains(&number.signum()) { Ok($type(number)) } else { Err(IntegerError($expected)) }
            }
        }

        impl From<$type> for Integer {
            fn from(number: $type) -> Self {
                number.0
            }
        }

        impl Deref for $type {
            type Target = Integer;

            fn deref(&self) -> &Integer {
                &self.0
            }
        }

        impl FromStr for $type {
            type Err = IntegerError;

            fn from_str(text: &str) -> Result<Self, IntegerError> {
                text.parse::<Integer>().and_then(Self::try_from).map_err(|_| IntegerError($expected))
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl SimpleType for $type {
            fn parse(text: &str) -> Result<Self, &'static str> {
                text.parse().map_err(|IntegerError(expected)| expected)
            }

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        }

        element!($type);

        $(impl From<$from> for $type {
            fn from(number: $from) -> Self {
                $type(number.into())
            }
        })*

        $(impl TryFrom<$try> for $type {
            type Error = IntegerError;

            fn try_from(number: $try) -> Result<Self, IntegerError> {
                Self::try_from(Integer::from(number))
            }
        })*
    )*};
}

bounded! {
    /// A whole number of any size that isn't negative.
    NonNegativeInteger, [0, 1], 0, "xs:nonNegativeInteger (0 or more)",
        from (u8, u16, u32, u64, u128, usize), try_from (i8, i16, i32, i64, i128, isize);
    /// A whole number of any size above zero.
    PositiveInteger, [1], 1, "xs:positiveInteger (1 or more)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    /// A whole number of any size that isn't above zero.
    NonPositiveInteger, [-1, 0], 0, "xs:nonPositiveInteger (0 or less)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    /// A whole number of any size below zero.
    NegativeInteger, [-1], -1, "xs:negativeInteger (-1 or less)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
}
