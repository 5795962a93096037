//! Conversions between values and the types that other crates have for them, each behind a feature of the crate's name.
//!
//! In comes a value, and out goes one of the other type that means the same, or an error if that type can't hold it
//! (XSD 1.0 Part 2, 3.2.6 to 3.2.14, says what dates and times mean).

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
mod std_duration;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

use std::fmt;

/// Why a value can't be converted: what the other type can't hold of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversionError(&'static str);

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ConversionError {}

type Result<T> = std::result::Result<T, ConversionError>;

const RANGE: ConversionError = ConversionError("it is out of the other type's range");

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod calendar {
    #[cfg(any(feature = "jiff", feature = "time"))]
    use super::RANGE;
    use super::{ConversionError, Result};

    pub(super) const NO_OFFSET: ConversionError =
        ConversionError("it has no offset from UTC, so that nobody can say which instant it is");
    pub(super) const OFFSET: ConversionError =
        ConversionError("it has an offset from UTC, which the other type would lose");

    /// The year as other crates count: they have a year 0.
    pub(super) fn with_zero(year: i32) -> i32 {
        if year < 0 { year + 1 } else { year }
    }

    /// The year as XSD 1.0 counts, which has no year 0.
    pub(super) fn without_zero(year: i32) -> i32 {
        if year <= 0 { year - 1 } else { year }
    }

    /// An offset in minutes.
    #[cfg(any(feature = "chrono", feature = "time"))]
    pub(super) fn minutes(seconds: i32) -> Result<i16> {
        match i16::try_from(seconds / 60) {
            Ok(minutes) if seconds % 60 == 0 && (-840..=840).contains(&minutes) => Ok(minutes),
            _ => Err(ConversionError("its offset from UTC isn't one of whole minutes within 14 hours")),
        }
    }

    /// Nothing, where there is no offset.
    pub(super) fn local(offset: Option<i16>) -> Result<()> {
        if offset.is_some() { Err(OFFSET) } else { Ok(()) }
    }

    #[cfg(any(feature = "jiff", feature = "time"))]
    pub(super) fn ranged<T, E>(value: std::result::Result<T, E>) -> Result<T> {
        value.map_err(|_| RANGE)
    }
}
