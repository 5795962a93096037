//! Conversions to and from the types of the crate `jiff`, whose civil types have no offset.

use super::{
    ConversionError, RANGE, Result,
    calendar::{NO_OFFSET, local, ranged, with_zero, without_zero},
    std_duration::{duration, signed},
};
use crate::value::time::{Date, DateTime, Duration, Time};
use jiff::{SignedDuration, Span, Timestamp, civil, tz::Offset};

fn date(year: i32, month: u8, day: u8) -> Result<civil::Date> {
    let year = ranged(i16::try_from(with_zero(year)))?;
    ranged(civil::Date::new(year, month as i8, day as i8))
}

fn clock(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Result<civil::Time> {
    ranged(civil::Time::new(hour as i8, minute as i8, second as i8, nanosecond as i32))
}

fn civil(time: &DateTime) -> Result<civil::DateTime> {
    let date = date(time.year(), time.month(), time.day())?;
    let clock = clock(time.hour(), time.minute(), time.second(), time.nanosecond())?;
    Ok(civil::DateTime::from_parts(date, clock))
}

/// Converts to a date without an offset.
///
/// ```
/// let day = soapwright::Date::from(jiff::civil::date(2026, 1, 31));
/// assert_eq!(day.to_string(), "2026-01-31");
/// ```
impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        // All dates of `jiff` are valid in XSD.
        let year = without_zero(date.year().into());
        Date::new(year, date.month() as u8, date.day() as u8).unwrap_or_default()
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = ConversionError;

    fn try_from(day: Date) -> Result<Self> {
        local(day.offset_minutes())?;
        date(day.year(), day.month(), day.day())
    }
}

impl From<civil::Time> for Time {
    fn from(time: civil::Time) -> Self {
        // All times of `jiff` are valid in XSD.
        let whole = Time::new(time.hour() as u8, time.minute() as u8, time.second() as u8);
        whole.and_then(|whole| whole.with_nanosecond(time.subsec_nanosecond() as u32)).unwrap_or_default()
    }
}

impl TryFrom<Time> for civil::Time {
    type Error = ConversionError;

    fn try_from(time: Time) -> Result<Self> {
        local(time.offset_minutes())?;
        clock(time.hour(), time.minute(), time.second(), time.nanosecond())
    }
}

impl From<civil::DateTime> for DateTime {
    fn from(time: civil::DateTime) -> Self {
        DateTime::at(time.date().into(), time.time().into())
    }
}

/// Converts a date and time without an offset.
impl TryFrom<DateTime> for civil::DateTime {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        local(time.offset_minutes())?;
        civil(&time)
    }
}

/// Converts to a date and time in UTC.
impl From<Timestamp> for DateTime {
    fn from(time: Timestamp) -> Self {
        let utc = DateTime::from(Offset::UTC.to_datetime(time));
        utc.with_offset_minutes(Some(0)).unwrap_or(utc)
    }
}

/// Converts a date and time with an offset to its instant.
///
/// ```
/// use jiff::Timestamp;
///
/// let time: soapwright::DateTime = "2026-01-31T12:30:00+01:00".parse().unwrap();
/// assert_eq!(Timestamp::try_from(time)?.as_second(), 1_769_859_000);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<DateTime> for Timestamp {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        let minutes = time.offset_minutes().ok_or(NO_OFFSET)?;
        let offset = ranged(Offset::from_seconds(i32::from(minutes) * 60))?;
        ranged(offset.to_timestamp(civil(&time)?))
    }
}

impl TryFrom<SignedDuration> for Duration {
    type Error = ConversionError;

    fn try_from(length: SignedDuration) -> Result<Self> {
        let (seconds, nanoseconds) = (length.as_secs(), length.subsec_nanos());
        duration(length.is_negative(), seconds.unsigned_abs(), nanoseconds.unsigned_abs())
    }
}

/// Converts a duration without years and months. A day has 24 hours.
impl TryFrom<Duration> for SignedDuration {
    type Error = ConversionError;

    fn try_from(duration: Duration) -> Result<Self> {
        let (seconds, nanoseconds) = signed(&duration)?;
        Ok(SignedDuration::new(seconds, nanoseconds))
    }
}

/// Converts a span. A week becomes seven days, and milliseconds, microseconds and nanoseconds are added up.
impl TryFrom<Span> for Duration {
    type Error = ConversionError;

    fn try_from(span: Span) -> Result<Self> {
        let fraction = i128::from(span.get_milliseconds()) * 1_000_000
            + i128::from(span.get_microseconds()) * 1_000
            + i128::from(span.get_nanoseconds());
        let seconds = i128::from(span.get_seconds()) + fraction / 1_000_000_000;
        Ok(Duration {
            negative: span.is_negative(),
            years: part(span.get_years().into())?,
            months: part(span.get_months().into())?,
            days: part(i64::from(span.get_days()) + 7 * i64::from(span.get_weeks()))?,
            hours: part(span.get_hours().into())?,
            minutes: part(span.get_minutes())?,
            seconds: u32::try_from(seconds.unsigned_abs()).map_err(|_| RANGE)?,
            nanoseconds: (fraction % 1_000_000_000).unsigned_abs() as u32,
        })
    }
}

impl TryFrom<Duration> for Span {
    type Error = ConversionError;

    fn try_from(duration: Duration) -> Result<Self> {
        let Duration { negative, years, months, days, hours, minutes, seconds, nanoseconds } = duration;
        let span = Span::new().try_years(years).and_then(|span| span.try_months(months));
        let span = span.and_then(|span| span.try_days(days)).and_then(|span| span.try_hours(hours));
        let span = span.and_then(|span| span.try_minutes(minutes)).and_then(|span| span.try_seconds(seconds));
        let span = ranged(span.and_then(|span| span.try_nanoseconds(nanoseconds)))?;
        Ok(if negative { -span } else { span })
    }
}

/// Returns the absolute value of a component of a duration, whose sign is kept separately.
fn part(number: i64) -> Result<u32> {
    u32::try_from(number.unsigned_abs()).map_err(|_| RANGE)
}
