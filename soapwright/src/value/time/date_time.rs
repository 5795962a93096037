//! `dateTime` (XSD 1.0 Part 2, 3.2.7).

use super::{
    calendar::{self, DateTimeError, Instant, calendar, clock, days, mark},
    date::Date,
    time_of_day::Time,
};
use std::fmt;

/// A date and time of day, with or without an offset from UTC: `xs:dateTime` (XSD 1.0 Part 2, 3.2.7).
///
/// The offset of the text is kept, and no offset is assumed for a text without one. `==` compares the components; use
/// [`DateTime::compare`] to compare the instants. `24:00:00` is read as `00:00:00` of the next day.
///
/// ```
/// use soapwright::DateTime;
/// use std::cmp::Ordering;
///
/// let time: DateTime = "2026-02-28T23:59:59.1234567+01:00".parse()?;
/// assert_eq!((time.year(), time.nanosecond(), time.offset_minutes()), (2026, 123_456_700, Some(60)));
/// assert_eq!(time.to_string(), "2026-02-28T23:59:59.1234567+01:00");
///
/// let utc: DateTime = "2026-02-28T22:59:59.1234567Z".parse()?;
/// assert_ne!(time, utc);
/// assert_eq!(time.compare(&utc), Some(Ordering::Equal));
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
    /// Returns midnight of 1 January of the year 1, without an offset, which .NET sends for a time that was never set.
    fn default() -> Self {
        DateTime { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0, offset: None }
    }
}

impl DateTime {
    /// Creates a date and time of day without an offset. Month and day count from 1; the year before 1 is -1.
    ///
    /// # Errors
    ///
    /// Returns an error if the date or the time doesn't exist. There are no leap seconds.
    ///
    /// ```
    /// use soapwright::DateTime;
    ///
    /// let time = DateTime::new(2026, 1, 31, 12, 30, 0)?.with_offset_minutes(Some(60))?;
    /// assert_eq!(time.to_string(), "2026-01-31T12:30:00+01:00");
    /// assert!(DateTime::new(2026, 2, 29, 0, 0, 0).is_err());
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, DateTimeError> {
        let (date, time) = (Date::new(year, month, day), Time::new(hour, minute, second));
        match (date, time) {
            (Ok(_), Ok(_)) => Ok(DateTime { year, month, day, hour, minute, second, nanosecond: 0, offset: None }),
            _ => Err(DateTimeError(Self::EXPECTED)),
        }
    }

    /// Combines a date and a time without an offset.
    #[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
    pub(in crate::value) fn at(date: Date, time: Time) -> Self {
        let (Date { year, month, day, .. }, Time { hour, minute, second, nanosecond, .. }) = (date, time);
        DateTime { year, month, day, hour, minute, second, nanosecond, offset: None }
    }

    /// Returns the time with this fraction of a second in nanoseconds.
    ///
    /// # Errors
    ///
    /// Returns an error if there are 1,000,000,000 nanoseconds or more.
    ///
    /// ```
    /// let time = soapwright::DateTime::new(2026, 1, 31, 12, 30, 0)?.with_nanosecond(250_000_000)?;
    /// assert_eq!(time.to_string(), "2026-01-31T12:30:00.25");
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, DateTimeError> {
        if nanosecond < 1_000_000_000 {
            Ok(DateTime { nanosecond, ..self })
        } else {
            Err(DateTimeError(Self::EXPECTED))
        }
    }

    /// Returns the year. The year before 1 is -1.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        self.day
    }

    /// Returns the hour, 0 to 23.
    pub fn hour(&self) -> u8 {
        self.hour
    }

    /// Returns the minute, 0 to 59.
    pub fn minute(&self) -> u8 {
        self.minute
    }

    /// Returns the second, 0 to 59.
    pub fn second(&self) -> u8 {
        self.second
    }

    /// Returns the fraction of the second in nanoseconds, 0 to 999,999,999.
    pub fn nanosecond(&self) -> u32 {
        self.nanosecond
    }

    /// Returns midnight of the next day, which `24:00:00` means.
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

    /// Returns this time on the day before.
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

    /// Converts the time to UTC. Returns `None` without an offset, or if the year would be out of range.
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
