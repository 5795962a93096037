//! `time` (XSD 1.0 Part 2, 3.2.8).

use super::calendar::{self, DateTimeError, Instant, calendar, clock};
use std::fmt;

/// A time of day, with or without an offset from UTC: `xs:time` (XSD 1.0 Part 2, 3.2.8). `24:00:00` is read as
/// `00:00:00`.
///
/// ```
/// let time: soapwright::Time = "08:30:00.25+01:00".parse()?;
/// assert_eq!((time.hour(), time.nanosecond(), time.offset_minutes()), (8, 250_000_000, Some(60)));
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Time {
    pub(in crate::value) hour: u8,
    pub(in crate::value) minute: u8,
    pub(in crate::value) second: u8,
    pub(in crate::value) nanosecond: u32,
    pub(in crate::value) offset: Option<i16>,
}

calendar! {
    Time, "xs:time (12:30:00, with up to nine digits of a fraction, and Z or +01:00)";
}

impl Time {
    /// Creates a time of day without an offset.
    ///
    /// # Errors
    ///
    /// Returns an error if the time doesn't exist. There are no leap seconds.
    ///
    /// ```
    /// assert_eq!(soapwright::Time::new(8, 30, 0)?.to_string(), "08:30:00");
    /// assert!(soapwright::Time::new(8, 60, 0).is_err());
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, DateTimeError> {
        if hour < 24 && minute < 60 && second < 60 {
            Ok(Time { hour, minute, second, ..Time::default() })
        } else {
            Err(DateTimeError(Self::EXPECTED))
        }
    }

    /// Returns the time with this fraction of a second in nanoseconds.
    ///
    /// # Errors
    ///
    /// Returns an error if there are 1,000,000,000 nanoseconds or more.
    ///
    /// ```
    /// let time = soapwright::Time::new(8, 30, 0)?.with_nanosecond(5_000_000)?;
    /// assert_eq!(time.to_string(), "08:30:00.005");
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, DateTimeError> {
        if nanosecond < 1_000_000_000 { Ok(Time { nanosecond, ..self }) } else { Err(DateTimeError(Self::EXPECTED)) }
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

    /// Converts the time of day to UTC, or returns `None` without an offset.
    pub(crate) fn in_utc(self) -> Option<Self> {
        let ((hour, minute), _) = calendar::in_utc((self.hour, self.minute), self.offset?);
        Some(Time { hour, minute, offset: Some(0), ..self })
    }

    /// Returns the nanoseconds since midnight.
    pub(in crate::value) fn nanoseconds(&self) -> u64 {
        let seconds = (u64::from(self.hour) * 60 + u64::from(self.minute)) * 60 + u64::from(self.second);
        seconds * 1_000_000_000 + u64::from(self.nanosecond)
    }

    fn read(mut text: &str) -> Option<Self> {
        let calendar::Clock { hour, minute, second, nanosecond, .. } = clock(&mut text)?;
        Some(Time { hour, minute, second, nanosecond, offset: calendar::offset(text)? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        calendar::write_clock(f, (self.hour, self.minute, self.second), self.nanosecond)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (1972, 12, 31), time: self.nanoseconds(), offset: self.offset }
    }
}
