//! `gMonthDay`, `gDay` and `gMonth` (XSD 1.0 Part 2, 3.2.12 to 3.2.14).

use super::calendar::{self, DateTimeError, Instant, calendar, days, mark, number};
use std::fmt;

/// The year of a day that has none: a leap year.
const SOME_YEAR: i32 = 1972;

/// A day of every year, 29 February among them, with or without an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GMonthDay {
    month: u8,
    day: u8,
    offset: Option<i16>,
}

impl Default for GMonthDay {
    /// 1 January, without an offset.
    fn default() -> Self {
        GMonthDay { month: 1, day: 1, offset: None }
    }
}

impl GMonthDay {
    /// This day of this month, both from 1, without an offset.
    pub fn new(month: u8, day: u8) -> Result<Self, DateTimeError> {
        let sound = (1..=12).contains(&month) && (1..=days(SOME_YEAR, month)).contains(&day);
        if sound { Ok(GMonthDay { month, day, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// The month, from 1.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
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

/// A day of every month, with or without an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GDay {
    day: u8,
    offset: Option<i16>,
}

impl Default for GDay {
    /// The first, without an offset.
    fn default() -> Self {
        GDay { day: 1, offset: None }
    }
}

impl GDay {
    /// This day, 1 to 31, without an offset.
    pub fn new(day: u8) -> Result<Self, DateTimeError> {
        if (1..=31).contains(&day) { Ok(GDay { day, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// The day of the month, from 1.
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

/// A month of every year, with or without an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GMonth {
    month: u8,
    offset: Option<i16>,
}

impl Default for GMonth {
    /// January, without an offset.
    fn default() -> Self {
        GMonth { month: 1, offset: None }
    }
}

impl GMonth {
    /// This month, from 1, without an offset.
    pub fn new(month: u8) -> Result<Self, DateTimeError> {
        if (1..=12).contains(&month) { Ok(GMonth { month, offset: None }) } else { Err(DateTimeError(Self::EXPECTED)) }
    }

    /// The month, from 1.
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
