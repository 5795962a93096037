//! Conversions to and from the types of the crate `chrono`, whose naive types have no offset.

use super::{
    ConversionError, RANGE, Result,
    calendar::{NO_OFFSET, local, minutes, with_zero, without_zero},
    std_duration::{duration, signed},
};
use crate::value::time::{Date, DateTime, Duration, Time};
use chrono::{
    DateTime as ChronoDateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone,
    Timelike, Utc,
};

const LEAP_SECOND: ConversionError = ConversionError("it is a leap second, which XSD 1.0 doesn't have");

fn naive_date(year: i32, month: u8, day: u8) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(with_zero(year), month.into(), day.into()).ok_or(RANGE)
}

fn naive_time(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Result<NaiveTime> {
    NaiveTime::from_hms_nano_opt(hour.into(), minute.into(), second.into(), nanosecond).ok_or(RANGE)
}

fn naive(time: &DateTime) -> Result<NaiveDateTime> {
    let date = naive_date(time.year(), time.month(), time.day())?;
    Ok(date.and_time(naive_time(time.hour(), time.minute(), time.second(), time.nanosecond())?))
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        // All dates of `chrono` are valid in XSD.
        Date::new(without_zero(date.year()), date.month() as u8, date.day() as u8).unwrap_or_default()
    }
}

/// Converts a date without an offset.
///
/// ```
/// use chrono::{Datelike, NaiveDate};
///
/// let day = NaiveDate::try_from(soapwright::Date::new(2026, 1, 31).unwrap())?;
/// assert_eq!(day.ordinal(), 31);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<Date> for NaiveDate {
    type Error = ConversionError;

    fn try_from(date: Date) -> Result<Self> {
        local(date.offset_minutes())?;
        naive_date(date.year(), date.month(), date.day())
    }
}

impl TryFrom<NaiveTime> for Time {
    type Error = ConversionError;

    fn try_from(time: NaiveTime) -> Result<Self> {
        let whole = Time::new(time.hour() as u8, time.minute() as u8, time.second() as u8);
        whole.and_then(|whole| whole.with_nanosecond(time.nanosecond())).map_err(|_| LEAP_SECOND)
    }
}

impl TryFrom<Time> for NaiveTime {
    type Error = ConversionError;

    fn try_from(time: Time) -> Result<Self> {
        local(time.offset_minutes())?;
        naive_time(time.hour(), time.minute(), time.second(), time.nanosecond())
    }
}

impl TryFrom<NaiveDateTime> for DateTime {
    type Error = ConversionError;

    fn try_from(time: NaiveDateTime) -> Result<Self> {
        Ok(DateTime::at(time.date().into(), time.time().try_into()?))
    }
}

/// Converts a date and time without an offset.
impl TryFrom<DateTime> for NaiveDateTime {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        local(time.offset_minutes())?;
        naive(&time)
    }
}

impl TryFrom<ChronoDateTime<FixedOffset>> for DateTime {
    type Error = ConversionError;

    fn try_from(time: ChronoDateTime<FixedOffset>) -> Result<Self> {
        let offset = minutes(time.offset().local_minus_utc())?;
        let local = time.naive_utc().checked_add_offset(*time.offset()).ok_or(RANGE)?;
        let local = DateTime::try_from(local)?;
        local.with_offset_minutes(Some(offset)).map_err(|_| RANGE)
    }
}

impl TryFrom<ChronoDateTime<Utc>> for DateTime {
    type Error = ConversionError;

    fn try_from(time: ChronoDateTime<Utc>) -> Result<Self> {
        DateTime::try_from(time.fixed_offset())
    }
}

/// Converts a date and time with an offset, which is kept.
///
/// ```
/// use chrono::FixedOffset;
/// use soapwright::DateTime;
///
/// let time: DateTime = "2026-01-31T12:30:00+01:00".parse().unwrap();
/// let converted = chrono::DateTime::<FixedOffset>::try_from(time)?;
/// assert_eq!(converted.timestamp(), 1_769_859_000);
/// assert_eq!(DateTime::try_from(converted)?, time);
/// # Ok::<(), soapwright::ConversionError>(())
/// ```
impl TryFrom<DateTime> for ChronoDateTime<FixedOffset> {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        let minutes = time.offset_minutes().ok_or(NO_OFFSET)?;
        let offset = FixedOffset::east_opt(i32::from(minutes) * 60).ok_or(RANGE)?;
        offset.from_local_datetime(&naive(&time)?).single().ok_or(RANGE)
    }
}

/// Converts a date and time with an offset to its instant in UTC.
impl TryFrom<DateTime> for ChronoDateTime<Utc> {
    type Error = ConversionError;

    fn try_from(time: DateTime) -> Result<Self> {
        Ok(ChronoDateTime::<FixedOffset>::try_from(time)?.to_utc())
    }
}

impl TryFrom<TimeDelta> for Duration {
    type Error = ConversionError;

    fn try_from(delta: TimeDelta) -> Result<Self> {
        let (seconds, nanoseconds) = (delta.num_seconds(), delta.subsec_nanos());
        duration(delta < TimeDelta::zero(), seconds.unsigned_abs(), nanoseconds.unsigned_abs())
    }
}

/// Converts a duration without years and months. A day has 24 hours.
impl TryFrom<Duration> for TimeDelta {
    type Error = ConversionError;

    fn try_from(duration: Duration) -> Result<Self> {
        let (seconds, nanoseconds) = signed(&duration)?;
        let seconds = TimeDelta::try_seconds(seconds).ok_or(RANGE)?;
        seconds.checked_add(&TimeDelta::nanoseconds(nanoseconds.into())).ok_or(RANGE)
    }
}
