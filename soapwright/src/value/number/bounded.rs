//! The integers that are bounded on one side (XSD 1.0 Part 2, 3.3.14, 3.3.15, 3.3.20 and 3.3.25).

use super::integer::{Integer, IntegerError};
use crate::{
    element,
    xml::{SimpleType, Writer, start_from_default},
};
use std::{fmt, ops::Deref, str::FromStr};

macro_rules! bounded {
    ($(
        $(#[doc = $doc:literal])*
        $type:ident, $signs:expr, $default:literal, $expected:literal, from ($($from:ident),*), try_from ($($try:ident),*);
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Integer);

        impl Default for $type {
            #[doc = concat!("Returns `", $default, "`.")]
            fn default() -> Self {
                $type(Integer::from($default))
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
        start_from_default!($type);

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
    /// A whole number of any size from 0 on: `xs:nonNegativeInteger` (XSD 1.0 Part 2, 3.3.20).
    ///
    /// It dereferences to [`Integer`]. A number that may be negative is converted with `try_from`.
    ///
    /// ```
    /// use soapwright::NonNegativeInteger;
    ///
    /// let count = NonNegativeInteger::from(7_u32);
    /// assert_eq!(u8::try_from(&*count), Ok(7));
    /// assert!(NonNegativeInteger::try_from(-7).is_err());
    /// ```
    NonNegativeInteger, [0, 1], 0, "xs:nonNegativeInteger (0 or more)",
        from (u8, u16, u32, u64, u128, usize), try_from (i8, i16, i32, i64, i128, isize);
    /// A whole number of any size from 1 on: `xs:positiveInteger` (XSD 1.0 Part 2, 3.3.25).
    ///
    /// It dereferences to [`Integer`]. A number is converted with `try_from`, which returns an error for 0 and less.
    ///
    /// ```
    /// use soapwright::PositiveInteger;
    ///
    /// let quantity = PositiveInteger::try_from(3)?;
    /// assert_eq!(*quantity, 3);
    /// assert!(PositiveInteger::try_from(0).is_err());
    /// # Ok::<(), soapwright::IntegerError>(())
    /// ```
    PositiveInteger, [1], 1, "xs:positiveInteger (1 or more)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    /// A whole number of any size up to 0: `xs:nonPositiveInteger` (XSD 1.0 Part 2, 3.3.14).
    ///
    /// It dereferences to [`Integer`]. A number is converted with `try_from`, which returns an error for 1 and more.
    ///
    /// ```
    /// let debt: soapwright::NonPositiveInteger = "-250".parse()?;
    /// assert_eq!(*debt, -250);
    /// # Ok::<(), soapwright::IntegerError>(())
    /// ```
    NonPositiveInteger, [-1, 0], 0, "xs:nonPositiveInteger (0 or less)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    /// A whole number of any size up to -1: `xs:negativeInteger` (XSD 1.0 Part 2, 3.3.15).
    ///
    /// It dereferences to [`Integer`]. A number is converted with `try_from`, which returns an error for 0 and more.
    ///
    /// ```
    /// assert_eq!(soapwright::NegativeInteger::default().to_string(), "-1");
    /// assert!(soapwright::NegativeInteger::try_from(0).is_err());
    /// ```
    NegativeInteger, [-1], -1, "xs:negativeInteger (-1 or less)",
        from (), try_from (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
}
