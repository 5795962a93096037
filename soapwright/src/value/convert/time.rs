//! Conversions to and from the types of the crate `time`, whose primitive types have no offset.

use super::{
    ConversionError, RANGE, Result,
    calendar::{NO_OFFSET, local, minutes, ranged, with_zero, without_zero},
    std_duration::{duration, signed},
};
use crate::value::time::{Date, DateTime, Duration, Time};
use time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

fn date(year: i32, month: u8, day: u8) -> Result<time::Date> {
    ranged(time::Date::from_calendar_date(with_zero(year), ranged(Month::try_from(month))?, day))
}

fn clock(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Result<time::Time> {
    ranged(time::Time::from_hms_nano(hour, minute, second, nanosecond))
}

fn primitive(time: &DateTime) -> Result<PrimitiveDateTime> {
    let date = date(time.year(), time.month(), time.day())?;
    Ok(PrimitiveDateTime::new(date, clock(time.hour(), time.minute(), time.second(), time.nanosecond())?))
}

/// Converts to a date without an offset.
impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        // All dates of `time` are valid in XSD.
        Date::new(without_zero(date.year()), date.month().into(), date.day()).unwrap_or_default()
    }
}

/// Converts a date without an offset.
///
/// ```
/// let day = time::Date::try_from(soapwright::Date::new(2026, 1, 31).unwrap())?;
/// assert_eq!(day.ordinal(), 31);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<Date> for time::Date {
    type Error = ConversionError;

    fn try_from(day: Date) -> Result<Self> {
        local(day.offset_minutes())?;
        date(day.year(), day.month(), day.day())
    }
}

impl From<time::Time> for Time {
    fn from(time: time::Time) -> Self {
        // All times of `time` are valid in XSD.
        let whole = Time::new(time.hour(), time.minute(), time.second());
        whole.and_then(|whole| whole.with_nanosecond(time.nanosecond())).unwrap_or_default()
    }
}

impl TryFrom<Time> for time::Time {
    type Error = ConversionError;

    fn try_from(time: Time) -> Result<Self> {
        local(time.offset_minutes())?;
        clock(time.hour(), time.minute(), time.second(), time.nanosecond())
    }
}

impl From<PrimitiveDateTime> for DateTime {
    fn from(time: PrimitiveDateTime) -> Self {
        DateTime::at(time.date().into(), time.time().into())
    }
}

/// Converts a date and time without an offset.
impl TryFrom<DateTime> for PrimitiveDateTime {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        local(time.offset_minutes())?;
        primitive(&time)
    }
}

/// Converts to a date and time with the same offset, which must be a whole number of minutes within 14 hours.
impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ConversionError;

    fn try_from(time: OffsetDateTime) -> Result<Self> {
        let offset = minutes(time.offset().whole_seconds())?;
        let local = DateTime::at(time.date().into(), time.time().into());
        local.with_offset_minutes(Some(offset)).map_err(|_| RANGE)
    }
}

/// Converts a date and time with an offset, which is kept.
///
/// ```
/// use soapwright::DateTime;
/// use time::OffsetDateTime;
///
/// let time: DateTime = "2026-01-31T12:30:00+01:00".parse().unwrap();
/// let converted = OffsetDateTime::try_from(time)?;
/// assert_eq!(converted.unix_timestamp(), 1_769_859_000);
/// assert_eq!(DateTime::try_from(converted)?, time);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<DateTime> for OffsetDateTime {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        let minutes = time.offset_minutes().ok_or(NO_OFFSET)?;
        let offset = ranged(UtcOffset::from_whole_seconds(i32::from(minutes) * 60))?;
        Ok(primitive(&time)?.assume_offset(offset))
    }
}

impl TryFrom<time::Duration> for Duration {
    type Error = ConversionError;

    fn try_from(length: time::Duration) -> Result<Self> {
        let (seconds, nanoseconds) = (length.whole_seconds(), length.subsec_nanoseconds());
        duration(length.is_negative(), seconds.unsigned_abs(), nanoseconds.unsigned_abs())
    }
}

/// Converts a duration without years and months. A day has 24 hours.
impl TryFrom<Duration> for time::Duration {
    type Error = ConversionError;

    fn try_from(duration: Duration) -> Result<Self> {
        let (seconds, nanoseconds) = signed(&duration)?;
        Ok(time::Duration::new(seconds, nanoseconds))
    }
}
