//! Durations in seconds: those of `std`, and the common parts of the conversions to other crates.

use super::{ConversionError, RANGE, Result};
use crate::value::time::Duration;

const CALENDAR: ConversionError = ConversionError("it has years or months, which have no fixed number of seconds");
const FRACTION: ConversionError = ConversionError("its fraction of a second is a second or more");
const NEGATIVE: ConversionError = ConversionError("it is negative");

/// Returns the seconds and nanoseconds of a duration. A day has 24 hours (XSD 1.0 Part 2, 3.2.6).
pub(super) fn seconds(duration: &Duration) -> Result<(u64, u32)> {
    let Duration { years, months, days, hours, minutes, seconds, nanoseconds, .. } = *duration;
    if years > 0 || months > 0 {
        return Err(CALENDAR);
    }
    if nanoseconds >= 1_000_000_000 {
        return Err(FRACTION);
    }
    let hours = u64::from(days) * 24 + u64::from(hours);
    let seconds = (hours * 60 + u64::from(minutes)) * 60 + u64::from(seconds);
    Ok((seconds, nanoseconds))
}

/// Returns a duration in hours, minutes and seconds, and in days if the number of hours would be out of range.
pub(super) fn duration(negative: bool, seconds: u64, nanoseconds: u32) -> Result<Duration> {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let (days, hours) = if part(hours).is_ok() { (0, hours) } else { (hours / 24, hours % 24) };
    let (days, hours, minutes, seconds) = (part(days)?, part(hours)?, part(minutes)?, part(seconds)?);
    let negative = negative && (days, hours, minutes, seconds, nanoseconds) != (0, 0, 0, 0, 0);
    Ok(Duration { negative, days, hours, minutes, seconds, nanoseconds, ..Duration::default() })
}

fn part(number: u64) -> Result<u32> {
    u32::try_from(number).map_err(|_| RANGE)
}

/// Converts to hours, minutes, seconds and nanoseconds, and to days if the number of hours would be out of range.
///
/// ```
/// let duration = soapwright::Duration::try_from(std::time::Duration::from_millis(90_500))?;
/// assert_eq!(duration.to_string(), "PT1M30.5S");
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<std::time::Duration> for Duration {
    type Error = ConversionError;

    fn try_from(duration: std::time::Duration) -> Result<Self> {
        self::duration(false, duration.as_secs(), duration.subsec_nanos())
    }
}

/// Converts a duration that isn't negative and has no years and months. A day has 24 hours.
///
/// ```
/// let timeout: soapwright::Duration = "PT1H30M".parse().unwrap();
/// assert_eq!(std::time::Duration::try_from(timeout)?.as_secs(), 5400);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<Duration> for std::time::Duration {
    type Error = ConversionError;

    fn try_from(duration: Duration) -> Result<Self> {
        let (seconds, nanoseconds) = self::seconds(&duration)?;
        if duration.negative && (seconds, nanoseconds) != (0, 0) {
            return Err(NEGATIVE);
        }
        Ok(std::time::Duration::new(seconds, nanoseconds))
    }
}

/// Returns the seconds and nanoseconds of a duration, both with its sign.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) fn signed(duration: &Duration) -> Result<(i64, i32)> {
    let (seconds, nanoseconds) = self::seconds(duration)?;
    let (seconds, nanoseconds) = (i64::try_from(seconds).map_err(|_| RANGE)?, nanoseconds as i32);
    Ok(if duration.negative { (-seconds, -nanoseconds) } else { (seconds, nanoseconds) })
}
