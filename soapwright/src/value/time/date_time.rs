//! `dateTime` (XSD 1.0 Part 2, 3.2.7).

use super::{
    calendar::{self, DateTimeError, Instant, calendar, clock, days, mark},
    date::Date,
    time_of_day::Time,
};
use std::fmt;

/// A date and time of day, with or without an offset from UTC: one that came without has none, and gets none.
///
/// Two are `==` when they are written alike; which comes first is the business of [`DateTime::compare`].
///
/// ```
/// let time: soapwright::DateTime = "2026-02-28T23:59:59.1234567+01:00".parse()?;
/// assert_eq!((time.year(), time.nanosecond(), time.offset_minutes()), (2026, 123_456_700, Some(60)));
/// assert_eq!(time.to_string(), "2026-02-28T23:59:59.1234567+01:00");
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    year: i32,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    nanosecond: u32,
    offset: Option<i16>,
}

calendar! {
    DateTime, "xs:dateTime (2026-01-31T12:30:00, with up to nine digits of a fraction, and Z or +01:00)";
}

impl Default for DateTime {
    /// Midnight of 1 January of the year 1, without an offset: what .NET sends for a time that was never set.
    fn default() -> Self {
        DateTime { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0, offset: None }
    }
}

impl DateTime {
    /// This date and time of day, without an offset. Month and day count from 1; there are no leap seconds.
    pub fn new(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, DateTimeError> {
        let (date, time) = (Date::new(year, month, day), Time::new(hour, minute, second));
        match (date, time) {
            (Ok(_), Ok(_)) => Ok(DateTime { year, month, day, hour, minute, second, nanosecond: 0, offset: None }),
            _ => Err(DateTimeError(Self::EXPECTED)),
        }
    }

    /// This time of this day, without an offset.
    #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
    pub(in crate::value) fn at(date: Date, time: Time) -> Self {
        let (Date { year, month, day, .. }, Time { hour, minute, second, nanosecond, .. }) = (date, time);
        DateTime { year, month, day, hour, minute, second, nanosecond, offset: None }
    }

    /// The same with this fraction of a second, in nanoseconds below 1,000,000,000.
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, DateTimeError> {
        if nanosecond < 1_000_000_000 {
            Ok(DateTime { nanosecond, ..self })
        } else {
            Err(DateTimeError(Self::EXPECTED))
        }
    }

    /// The year; before the year 1 comes the year -1.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// The month, from 1.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(&self) -> u8 {
        self.day
    }

    /// The hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        self.minute
    }

    /// The second, 0 to 59.
    pub fn second(&self) -> u8 {
        self.second
    }

    /// The fraction of the second in nanoseconds.
    pub fn nanosecond(&self) -> u32 {
        self.nanosecond
    }

    /// The day after, at midnight: what `24:00:00` means.
    fn next_midnight(self) -> Option<Self> {
        let midnight = DateTime { hour: 0, ..self };
        if self.day < days(self.year, self.month) {
            return Some(DateTime { day: self.day + 1, ..midnight });
        }
        if self.month < 12 {
            return Some(DateTime { month: self.month + 1, day: 1, ..midnight });
        }
        let year = if self.year == -1 { 1 } else { self.year + 1 };
        calendar::is_year(year).then_some(DateTime { year, month: 1, day: 1, ..midnight })
    }

    /// The day before, at the same time.
    fn day_before(self) -> Option<Self> {
        if self.day > 1 {
            return Some(DateTime { day: self.day - 1, ..self });
        }
        if self.month > 1 {
            let month = self.month - 1;
            return Some(DateTime { month, day: days(self.year, month), ..self });
        }
        let year = if self.year == 1 { -1 } else { self.year - 1 };
        calendar::is_year(year).then_some(DateTime { year, month: 12, day: 31, ..self })
    }

    /// Converts to UTC, keeping the instant; `None` without an offset, and where no year is left.
    pub(crate) fn in_utc(self) -> Option<Self> {
        let ((hour, minute), days) = calendar::in_utc((self.hour, self.minute), self.offset?);
        let day = match days {
            1 => DateTime { hour: 0, ..self }.next_midnight()?,
            -1 => self.day_before()?,
            _ => self,
        };
        Some(DateTime { hour, minute, offset: Some(0), ..day })
    }

    fn read(text: &str) -> Option<Self> {
        let mut rest = text;
        let Date { year, month, day, .. } = Date::front(&mut rest)?;
        mark(&mut rest, "T")?;
        let calendar::Clock { hour, minute, second, nanosecond, end_of_day } = clock(&mut rest)?;
        let offset = calendar::offset(rest)?;
        let time = DateTime { year, month, day, hour, minute, second, nanosecond, offset };
        if end_of_day { time.next_midnight() } else { Some(time) }
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        let DateTime { year, month, day, hour, minute, second, nanosecond, offset } = *self;
        calendar::write_year(f, year)?;
        write!(f, "-{month:02}-{day:02}T")?;
        calendar::write_clock(f, (hour, minute, second), nanosecond)?;
        calendar::write_offset(f, offset)
    }

    fn instant(&self) -> Instant {
        let DateTime { year, month, day, hour, minute, second, nanosecond, offset } = *self;
        Instant {
            date: (year, month, day),
            time: Time { hour, minute, second, nanosecond, offset }.nanoseconds(),
            offset,
        }
    }
}
