//! `gMonthDay`, `gDay` and `gMonth` (XSD 1.0 Part 2, 3.2.12 to 3.2.14).

use super::calendar::{self, DateTimeError, Instant, calendar, days, mark, number};
use std::fmt;

/// The year that is assumed for comparisons and for the days of February: a leap year.
const SOME_YEAR: i32 = 1972;

/// A day of every year, including 29 February, with or without an offset from UTC: `xs:gMonthDay` (XSD 1.0 Part 2,
/// 3.2.12).
///
/// ```
/// let birthday: soapwright::GMonthDay = "--02-29".parse()?;
/// assert_eq!((birthday.month(), birthday.day()), (2, 29));
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GMonthDay {
    month: u8,
    day: u8,
    offset: Option<i16>,
}

impl Default for GMonthDay {
    /// Returns 1 January, without an offset.
    fn default() -> Self {
        GMonthDay { month: 1, day: 1, offset: None }
    }
}

impl GMonthDay {
    /// Creates a day of every year without an offset. Month and day count from 1.
    ///
    /// # Errors
    ///
    /// Returns an error if no year has the day.
    ///
    /// ```
    /// assert_eq!(soapwright::GMonthDay::new(12, 24)?.to_string(), "--12-24");
    /// assert!(soapwright::GMonthDay::new(2, 30).is_err());
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(month: u8, day: u8) -> Result<Self, DateTimeError> {
        let sound = (1..=12).contains(&month) && (1..=days(SOME_YEAR, month)).contains(&day);
        if sound { Ok(GMonthDay { month, day, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// Returns the month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        self.day
    }

    fn read(mut text: &str) -> Option<Self> {
        mark(&mut text, "--")?;
        let month = number(&mut text)?;
        mark(&mut text, "-")?;
        let day = number(&mut text)?;
        Some(GMonthDay { offset: calendar::offset(text)?, ..GMonthDay::new(month, day).ok()? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        write!(f, "--{:02}-{:02}", self.month, self.day)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (SOME_YEAR, self.month, self.day), time: 0, offset: self.offset }
    }
}

/// A day of every month, with or without an offset from UTC: `xs:gDay` (XSD 1.0 Part 2, 3.2.13).
///
/// ```
/// let payday: soapwright::GDay = "---15".parse()?;
/// assert_eq!(payday.day(), 15);
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GDay {
    day: u8,
    offset: Option<i16>,
}

impl Default for GDay {
    /// Returns the first day, without an offset.
    fn default() -> Self {
        GDay { day: 1, offset: None }
    }
}

impl GDay {
    /// Creates a day of every month, 1 to 31, without an offset.
    ///
    /// # Errors
    ///
    /// Returns an error if the day is 0 or more than 31.
    ///
    /// ```
    /// assert_eq!(soapwright::GDay::new(1)?.to_string(), "---01");
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(day: u8) -> Result<Self, DateTimeError> {
        if (1..=31).contains(&day) { Ok(GDay { day, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        self.day
    }

    fn read(mut text: &str) -> Option<Self> {
        mark(&mut text, "---")?;
        let day = number(&mut text)?;
        Some(GDay { offset: calendar::offset(text)?, ..GDay::new(day).ok()? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        write!(f, "---{:02}", self.day)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (SOME_YEAR, 1, self.day), time: 0, offset: self.offset }
    }
}

/// A month of every year, with or without an offset from UTC: `xs:gMonth` (XSD 1.0 Part 2, 3.2.14).
///
/// ```
/// let harvest: soapwright::GMonth = "--09".parse()?;
/// assert_eq!(harvest.month(), 9);
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GMonth {
    month: u8,
    offset: Option<i16>,
}

impl Default for GMonth {
    /// Returns January, without an offset.
    fn default() -> Self {
        GMonth { month: 1, offset: None }
    }
}

impl GMonth {
    /// Creates a month of every year, 1 to 12, without an offset.
    ///
    /// # Errors
    ///
    /// Returns an error if the month is 0 or more than 12.
    ///
    /// ```
    /// assert_eq!(soapwright::GMonth::new(9)?.to_string(), "--09");
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(month: u8) -> Result<Self, DateTimeError> {
        if (1..=12).contains(&month) { Ok(GMonth { month, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// Returns the month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    fn read(mut text: &str) -> Option<Self> {
        mark(&mut text, "--")?;
        let month = number(&mut text)?;
        Some(GMonth { offset: calendar::offset(text)?, ..GMonth::new(month).ok()? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        write!(f, "--{:02}", self.month)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (SOME_YEAR, self.month, 1), time: 0, offset: self.offset }
    }
}

calendar! {
    GMonthDay, "xs:gMonthDay (--01-31, with or without Z or +01:00)";
    GDay, "xs:gDay (---31, with or without Z or +01:00)";
    GMonth, "xs:gMonth (--01, with or without Z or +01:00)";
}
