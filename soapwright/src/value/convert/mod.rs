//! Conversions between values and the types of other crates, each enabled by the feature with the name of the crate.
//!
//! Converts a value to one of the other type with an equal meaning, or returns an error if that type can't represent
//! it. The meaning of dates and times is that of XSD 1.0 Part 2, 3.2.6 to 3.2.14.

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

/// The error returned when a value can't be represented by the type to which it is converted.
///
/// ```
/// use soapwright::{ConversionError, Duration};
///
/// let month = Duration { months: 1, ..Duration::default() };
/// let error: ConversionError = std::time::Duration::try_from(month).unwrap_err();
/// assert_eq!(error.to_string(), "it has years or months, which have no fixed number of seconds");
/// ```
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
        ConversionError("it has no offset from UTC, so its instant is unknown");
    pub(super) const OFFSET: ConversionError =
        ConversionError("it has an offset from UTC, which the other type would lose");

    /// Converts a year to the count of other crates, which have a year 0.
    pub(super) fn with_zero(year: i32) -> i32 {
        if year < 0 { year + 1 } else { year }
    }

    /// Converts a year to the count of XSD 1.0, which has no year 0.
    pub(super) fn without_zero(year: i32) -> i32 {
        if year <= 0 { year - 1 } else { year }
    }

    /// Converts an offset from seconds to minutes.
    #[cfg(any(feature = "chrono", feature = "time"))]
    pub(super) fn minutes(seconds: i32) -> Result<i16> {
        match i16::try_from(seconds / 60) {
            Ok(minutes) if seconds % 60 == 0 && (-840..=840).contains(&minutes) => Ok(minutes),
            _ => Err(ConversionError("its offset from UTC is not a whole number of minutes within 14 hours")),
        }
    }

    /// Returns an error if there is an offset.
    pub(super) fn local(offset: Option<i16>) -> Result<()> {
        if offset.is_some() { Err(OFFSET) } else { Ok(()) }
    }

    #[cfg(any(feature = "jiff", feature = "time"))]
    pub(super) fn ranged<T, E>(value: std::result::Result<T, E>) -> Result<T> {
        value.map_err(|_| RANGE)
    }
}
