//! `dateTime` (XSD 1.0 Part 2, 3.2.7).

use super::{SimpleType, element, trim};
use crate::xml::Writer;
use std::{fmt, str::FromStr};

/// A date and time of day, with or without an offset from UTC: one that came without has none, and gets none.
///
/// ```
/// let time: soap::DateTime = "2026-02-28T23:59:59.1234567+01:00".parse()?;
/// assert_eq!((time.year(), time.nanosecond(), time.offset_minutes()), (2026, 123_456_700, Some(60)));
/// assert_eq!(time.to_string(), "2026-02-28T23:59:59.1234567+01:00");
/// # Ok::<(), soap::DateTimeError>(())
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

/// A text or a set of numbers that is no date and time, or one that can't be kept: a fraction of a second with more
/// than nine digits, a year with more than nine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTimeError;

impl fmt::Display for DateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }
}

impl std::error::Error for DateTimeError {}

const EXPECTED: &str = "xs:dateTime (2026-01-31T12:30:00, with up to nine digits of a fraction, and Z or +01:00)";

impl Default for DateTime {
    /// Midnight of 1 January of the year 1, without an offset: what .NET sends for a time that was never set.
    fn default() -> Self {
        DateTime { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanosecond: 0, offset: None }
    }
}

impl DateTime {
    /// This date and time of day, without an offset. Month and day count from 1; there are no leap seconds.
    pub fn new(year: i32, month: u8, day: u8, hour: u8, minute: u8, second: u8) -> Result<Self, DateTimeError> {
        let time = DateTime { year, month, day, hour, minute, second, nanosecond: 0, offset: None };
        let sound = year != 0
            && year.unsigned_abs() < 1_000_000_000
            && (1..=12).contains(&month)
            && (1..=days(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if sound { Ok(time) } else { Err(DateTimeError) }
    }

    /// The same with this fraction of a second, in nanoseconds below 1,000,000,000.
    pub fn with_nanosecond(self, nanosecond: u32) -> Result<Self, DateTimeError> {
        if nanosecond < 1_000_000_000 { Ok(DateTime { nanosecond, ..self }) } else { Err(DateTimeError) }
    }

    /// The same with this offset from UTC, in minutes from -840 to 840; `None` for a local time of nobody says where.
    pub fn with_offset_minutes(self, offset: Option<i16>) -> Result<Self, DateTimeError> {
        match offset {
            Some(minutes) if minutes.abs() > 840 => Err(DateTimeError),
            _ => Ok(DateTime { offset, ..self }),
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

    /// The offset from UTC in minutes, if the time has one; `Z` is 0.
    pub fn offset_minutes(&self) -> Option<i16> {
        self.offset
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
        (year < 1_000_000_000).then_some(DateTime { year, month: 1, day: 1, ..midnight })
    }
}

fn days(year: i32, month: u8) -> u8 {
    // XSD 1.0 has no year 0, so the leap years before the year 1 are -1, -5, and so on.
    let year = if year < 0 { year + 1 } else { year };
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Takes exactly `digits` digits off the front.
fn number(text: &mut &str, digits: usize) -> Option<u8> {
    let (front, rest) = text.split_at_checked(digits)?;
    *text = rest;
    if front.bytes().all(|b| b.is_ascii_digit()) { front.parse().ok() } else { None }
}

fn mark(text: &mut &str, mark: char) -> Option<()> {
    *text = text.strip_prefix(mark)?;
    Some(())
}

fn parse(text: &str) -> Option<DateTime> {
    let mut rest = trim(text);
    let negative = mark(&mut rest, '-').is_some();
    let (year, after) = rest.split_once('-')?;
    rest = after;
    let long = year.len() > 4 && !year.starts_with('0');
    if !(year.len() == 4 || long && year.len() <= 9) || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let month = number(&mut rest, 2)?;
    mark(&mut rest, '-')?;
    let day = number(&mut rest, 2)?;
    mark(&mut rest, 'T')?;
    let hour = number(&mut rest, 2)?;
    mark(&mut rest, ':')?;
    let minute = number(&mut rest, 2)?;
    mark(&mut rest, ':')?;
    let second = number(&mut rest, 2)?;
    let nanosecond = fraction(&mut rest)?;
    let offset = offset(rest)?;
    let year = if negative { -year } else { year };
    let end_of_day = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
    let time = DateTime::new(year, month, day, if end_of_day { 0 } else { hour }, minute, second).ok()?;
    let time = DateTime { nanosecond, offset, ..time };
    if end_of_day { time.next_midnight() } else { Some(time) }
}

/// A point and digits, if there is a point: in nanoseconds. Zeros beyond the ninth digit say nothing.
pub(super) fn fraction(rest: &mut &str) -> Option<u32> {
    let Some(after) = rest.strip_prefix('.') else { return Some(0) };
    let end = after.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(after.len());
    let (digits, after) = after.split_at(end);
    *rest = after;
    let kept = digits.trim_end_matches('0');
    if digits.is_empty() || kept.len() > 9 {
        return None;
    }
    format!("{kept:0<9}").parse().ok()
}

fn offset(mut rest: &str) -> Option<Option<i16>> {
    if rest.is_empty() {
        return Some(None);
    }
    if rest == "Z" {
        return Some(Some(0));
    }
    let sign = match rest.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    rest = &rest[1..];
    let hours = i16::from(number(&mut rest, 2)?);
    mark(&mut rest, ':')?;
    let minutes = i16::from(number(&mut rest, 2)?);
    let total = hours * 60 + minutes;
    (rest.is_empty() && minutes < 60 && total <= 840).then_some(Some(sign * total))
}

impl FromStr for DateTime {
    type Err = DateTimeError;

    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        parse(text).ok_or(DateTimeError)
    }
}

/// A fraction of a second without the zeros at its end.
pub(super) fn write_fraction(f: &mut impl fmt::Write, nanosecond: u32) -> fmt::Result {
    if nanosecond == 0 {
        return Ok(());
    }
    let digits = format!("{nanosecond:09}");
    write!(f, ".{}", digits.trim_end_matches('0'))
}

fn format(time: &DateTime, f: &mut impl fmt::Write) -> fmt::Result {
    let DateTime { year, month, day, hour, minute, second, nanosecond, offset } = *time;
    let sign = if year < 0 { "-" } else { "" };
    write!(f, "{sign}{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}", year.unsigned_abs())?;
    write_fraction(f, nanosecond)?;
    match offset {
        None => Ok(()),
        Some(0) => f.write_char('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        format(self, f)
    }
}

impl SimpleType for DateTime {
    fn parse(text: &str) -> Result<Self, &'static str> {
        parse(text).ok_or(EXPECTED)
    }

    fn write(&self, writer: &mut Writer) {
        let _ = format(self, writer);
    }
}

element!(DateTime);
