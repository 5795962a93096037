//! `date`, `gYearMonth` and `gYear` (XSD 1.0 Part 2, 3.2.9 to 3.2.11).

use super::calendar::{self, DateTimeError, Instant, calendar, is_year, mark, number, year};
use std::fmt;

/// A date, with or without an offset from UTC: `xs:date` (XSD 1.0 Part 2, 3.2.9).
///
/// ```
/// let day: soapwright::Date = "-0044-03-15Z".parse()?;
/// assert_eq!((day.year(), day.month(), day.day(), day.offset_minutes()), (-44, 3, 15, Some(0)));
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(in crate::value) year: i32,
    pub(in crate::value) month: u8,
    pub(in crate::value) day: u8,
    pub(in crate::value) offset: Option<i16>,
}

impl Default for Date {
    /// Returns 1 January of the year 1, without an offset.
    fn default() -> Self {
        Date { year: 1, month: 1, day: 1, offset: None }
    }
}

impl Date {
    /// Creates a date without an offset. Month and day count from 1; the year before 1 is -1.
    ///
    /// # Errors
    ///
    /// Returns an error if the date doesn't exist.
    ///
    /// ```
    /// use soapwright::Date;
    ///
    /// assert_eq!(Date::new(2024, 2, 29)?.to_string(), "2024-02-29");
    /// assert!(Date::new(2026, 2, 29).is_err());
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateTimeError> {
        let date = Date { year, month, day, offset: None };
        if date.is_day() { Ok(date) } else { Err(DateTimeError(Self::EXPECTED)) }
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

    fn is_day(&self) -> bool {
        is_year(self.year) && (1..=12).contains(&self.month) && calendar::is_day(self.year, self.month, self.day)
    }

    /// Takes a date from the front of a text.
    pub(in crate::value) fn front(rest: &mut &str) -> Option<Self> {
        let year = year(rest)?;
        mark(rest, "-")?;
        let month = number(rest)?;
        mark(rest, "-")?;
        let date = Date { year, month, day: number(rest)?, offset: None };
        date.is_day().then_some(date)
    }

    fn read(mut text: &str) -> Option<Self> {
        let date = Date::front(&mut text)?;
        Some(Date { offset: calendar::offset(text)?, ..date })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        calendar::write_year(f, self.year)?;
        write!(f, "-{:02}-{:02}", self.month, self.day)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (self.year, self.month, self.day), time: 0, offset: self.offset }
    }
}

/// A month of a year, with or without an offset from UTC: `xs:gYearMonth` (XSD 1.0 Part 2, 3.2.10).
///
/// ```
/// let expiry: soapwright::GYearMonth = "2026-03".parse()?;
/// assert_eq!((expiry.year(), expiry.month(), expiry.offset_minutes()), (2026, 3, None));
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GYearMonth {
    year: i32,
    month: u8,
    offset: Option<i16>,
}

impl Default for GYearMonth {
    /// Returns January of the year 1, without an offset.
    fn default() -> Self {
        GYearMonth { year: 1, month: 1, offset: None }
    }
}

impl GYearMonth {
    /// Creates a month of a year without an offset. The month counts from 1; the year before 1 is -1.
    ///
    /// # Errors
    ///
    /// Returns an error for the year 0 or a month that doesn't exist.
    ///
    /// ```
    /// assert_eq!(soapwright::GYearMonth::new(2026, 3)?.to_string(), "2026-03");
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(year: i32, month: u8) -> Result<Self, DateTimeError> {
        let sound = is_year(year) && (1..=12).contains(&month);
        if sound { Ok(GYearMonth { year, month, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// Returns the year. The year before 1 is -1.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    fn read(mut text: &str) -> Option<Self> {
        let year = year(&mut text)?;
        mark(&mut text, "-")?;
        let month = number(&mut text)?;
        Some(GYearMonth { offset: calendar::offset(text)?, ..GYearMonth::new(year, month).ok()? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        calendar::write_year(f, self.year)?;
        write!(f, "-{:02}", self.month)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (self.year, self.month, 1), time: 0, offset: self.offset }
    }
}

/// A year, with or without an offset from UTC: `xs:gYear` (XSD 1.0 Part 2, 3.2.11).
///
/// ```
/// let built: soapwright::GYear = "1972Z".parse()?;
/// assert_eq!((built.year(), built.offset_minutes()), (1972, Some(0)));
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GYear {
    year: i32,
    offset: Option<i16>,
}

impl Default for GYear {
    /// Returns the year 1, without an offset.
    fn default() -> Self {
        GYear { year: 1, offset: None }
    }
}

impl GYear {
    /// Creates a year without an offset. The year before 1 is -1.
    ///
    /// # Errors
    ///
    /// Returns an error for the year 0.
    ///
    /// ```
    /// assert_eq!(soapwright::GYear::new(-44)?.to_string(), "-0044");
    /// assert!(soapwright::GYear::new(0).is_err());
    /// # Ok::<(), soapwright::DateTimeError>(())
    /// ```
    pub fn new(year: i32) -> Result<Self, DateTimeError> {
        if is_year(year) { Ok(GYear { year, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// Returns the year. The year before 1 is -1.
    pub fn year(&self) -> i32 {
        self.year
    }

    fn read(mut text: &str) -> Option<Self> {
        let year = year(&mut text)?;
        Some(GYear { year, offset: calendar::offset(text)? })
    }

    fn format(&self, f: &mut impl fmt::Write) -> fmt::Result {
        calendar::write_year(f, self.year)?;
        calendar::write_offset(f, self.offset)
    }

    fn instant(&self) -> Instant {
        Instant { date: (self.year, 1, 1), time: 0, offset: self.offset }
    }
}

calendar! {
    Date, "xs:date (2026-01-31, with or without Z or +01:00)";
    GYearMonth, "xs:gYearMonth (2026-01, with or without Z or +01:00)";
    GYear, "xs:gYear (2026, with or without Z or +01:00)";
}
