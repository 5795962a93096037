//! The common parts of dates and times: years, offsets, fractions of a second, order.

use crate::limits::MAX_YEAR;
use std::{cmp::Ordering, fmt};

/// The error returned when a text or a set of numbers is not a valid date or time of the type.
///
/// It is also returned for values that can't be represented: a fraction of a second or a year with more than nine
/// digits, or an offset of more than 14 hours.
///
/// ```
/// let error = soapwright::Date::new(2026, 2, 29).unwrap_err();
/// assert_eq!(error.to_string(), "not a valid xs:date (2026-01-31, with or without Z or +01:00)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTimeError(pub(in crate::value) &'static str);

impl fmt::Display for DateTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid {}", self.0)
    }
}

impl std::error::Error for DateTimeError {}

pub(in crate::value) fn is_year(year: i32) -> bool {
    year != 0 && year.unsigned_abs() <= MAX_YEAR
}

/// Returns the astronomical year, in which the year before 1 is 0. XSD 1.0 has no year 0.
fn astronomical(year: i32) -> i32 {
    if year < 0 { year + 1 } else { year }
}

/// Returns the number of days of a month.
pub(in crate::value) fn days(year: i32, month: u8) -> u8 {
    let year = astronomical(year);
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns `true` if a month has this day. Before the year 1, leap years are ambiguous: XSD 1.0 has no year 0, but
/// computes (Part 2, E) with one. Years that are leap years by either count are accepted.
pub(in crate::value) fn is_day(year: i32, month: u8, day: u8) -> bool {
    let most = days(year, month).max(if month == 2 && year < 0 { days(year - 1, month) } else { 0 });
    (1..=most).contains(&day)
}

/// Takes exactly two digits from the front.
pub(in crate::value) fn number(text: &mut &str) -> Option<u8> {
    let (front, rest) = text.split_at_checked(2)?;
    *text = rest;
    if front.bytes().all(|b| b.is_ascii_digit()) { front.parse().ok() } else { None }
}

/// Takes a separator from the front.
pub(in crate::value) fn mark(text: &mut &str, mark: &str) -> Option<()> {
    *text = text.strip_prefix(mark)?;
    Some(())
}

/// Takes a year from the front: four digits, or more without a leading zero.
pub(in crate::value) fn year(text: &mut &str) -> Option<i32> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, *text),
    };
    let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    if digits.len() < 4 || digits.len() > 9 || digits.len() > 4 && digits.starts_with('0') {
        return None;
    }
    *text = after;
    let year: i32 = digits.parse().ok()?;
    (year != 0).then_some(if negative { -year } else { year })
}

/// Takes an optional point with digits from the front and returns the nanoseconds. Zeros after the ninth digit are
/// ignored.
pub(in crate::value) fn fraction(rest: &mut &str) -> Option<u32> {
    let Some(after) = rest.strip_prefix('.') else { return Some(0) };
    let end = after.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(after.len());
    let (digits, after) = after.split_at(end);
    *rest = after;
    let kept = digits.trim_end_matches('0');
    if digits.is_empty() || kept.len() > 9 {
        return None;
    }
    let scale = 10_u32.pow(9 - kept.len() as u32);
    if kept.is_empty() { Some(0) } else { kept.parse().ok().map(|number: u32| number * scale) }
}

/// Parses the rest of a text, which is an offset from UTC or empty.
pub(in crate::value) fn offset(mut rest: &str) -> Option<Option<i16>> {
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
    let hours = i16::from(number(&mut rest)?);
    mark(&mut rest, ":")?;
    let minutes = i16::from(number(&mut rest)?);
    let total = hours * 60 + minutes;
    (rest.is_empty() && minutes < 60 && total <= 840).then_some(Some(sign * total))
}

/// Returns `true` if an offset is within 14 hours (XSD 1.0 Part 2, 3.2.7.3).
pub(in crate::value) fn is_offset(offset: Option<i16>) -> bool {
    offset.is_none_or(|minutes| (-840..=840).contains(&minutes))
}

/// Converts an hour and minute at an offset to UTC. Also returns the difference in days.
pub(in crate::value) fn in_utc((hour, minute): (u8, u8), offset: i16) -> ((u8, u8), i16) {
    const DAY: i16 = 24 * 60;
    let minutes = i16::from(hour) * 60 + i16::from(minute) - offset;
    let of_day = minutes.rem_euclid(DAY);
    (((of_day / 60) as u8, (of_day % 60) as u8), minutes.div_euclid(DAY))
}

/// A time of day, and whether it was `24:00:00`, which is the midnight after.
pub(in crate::value) struct Clock {
    pub(in crate::value) hour: u8,
    pub(in crate::value) minute: u8,
    pub(in crate::value) second: u8,
    pub(in crate::value) nanosecond: u32,
    pub(in crate::value) end_of_day: bool,
}

pub(in crate::value) fn clock(rest: &mut &str) -> Option<Clock> {
    let hour = number(rest)?;
    mark(rest, ":")?;
    let minute = number(rest)?;
    mark(rest, ":")?;
    let second = number(rest)?;
    let nanosecond = fraction(rest)?;
    let end_of_day = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
    let clock = Clock { hour: if end_of_day { 0 } else { hour }, minute, second, nanosecond, end_of_day };
    (clock.hour < 24 && minute < 60 && second < 60).then_some(clock)
}

pub(in crate::value) fn write_clock(
    f: &mut impl fmt::Write,
    (hour, minute, second): (u8, u8, u8),
    nanosecond: u32,
) -> fmt::Result {
    write!(f, "{hour:02}:{minute:02}:{second:02}")?;
    write_fraction(f, nanosecond)
}

/// Writes a fraction of a second without trailing zeros.
pub(in crate::value) fn write_fraction(f: &mut impl fmt::Write, nanosecond: u32) -> fmt::Result {
    if nanosecond == 0 {
        return Ok(());
    }
    let (mut digits, mut width) = (nanosecond, 9);
    while digits % 10 == 0 {
        digits /= 10;
        width -= 1;
    }
    write!(f, ".{digits:0width$}")
}

pub(in crate::value) fn write_year(f: &mut impl fmt::Write, year: i32) -> fmt::Result {
    write!(f, "{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs())
}

pub(in crate::value) fn write_offset(f: &mut impl fmt::Write, offset: Option<i16>) -> fmt::Result {
    match offset {
        None => Ok(()),
        Some(0) => f.write_char('Z'),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// A point in time: a local date and time, and the offset from UTC if it is known.
#[derive(Clone, Copy)]
pub(in crate::value) struct Instant {
    pub(in crate::value) date: (i32, u8, u8),
    /// Nanoseconds since midnight.
    pub(in crate::value) time: u64,
    pub(in crate::value) offset: Option<i16>,
}

const MINUTE: i128 = 60_000_000_000;

impl Instant {
    /// Returns the local nanoseconds since a fixed midnight.
    fn local(&self) -> i128 {
        let (year, month, day) = self.date;
        // Years are counted from March, so that the leap day is the last day of a year.
        let (month, year) = (i64::from(month), i64::from(astronomical(year)));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let days = 365 * year + leap_days + (153 * month + 2) / 5 + i64::from(day);
        i128::from(days) * 1440 * MINUTE + i128::from(self.time)
    }

    /// Returns the order of two points in time (XSD 1.0 Part 2, 3.2.7.4). One without an offset is within a range of 28
    /// hours.
    pub(in crate::value) fn compare(&self, other: &Instant) -> Option<Ordering> {
        let at = |instant: &Instant, offset: i16| instant.local() - i128::from(offset) * MINUTE;
        match (self.offset, other.offset) {
            (None, None) => Some(self.local().cmp(&other.local())),
            (Some(own), Some(others)) => Some(at(self, own).cmp(&at(other, others))),
            (Some(own), None) => {
                let own = at(self, own);
                if own < at(other, 840) {
                    Some(Ordering::Less)
                } else if own > at(other, -840) {
                    Some(Ordering::Greater)
                } else {
                    None
                }
            }
            (None, Some(_)) => other.compare(self).map(Ordering::reverse),
        }
    }
}

/// Implements the text, the offset and the order of types of dates and times.
macro_rules! calendar {
    ($($type:ident, $expected:literal;)*) => {$(
        impl $type {
            pub(in crate::value) const EXPECTED: &'static str = $expected;

            /// Returns the value with this offset from UTC in minutes, from -840 to 840, without converting it. `None`
            /// means a local time without a known offset.
            ///
            /// # Errors
            ///
            /// Returns an error if the offset is out of range.
            pub fn with_offset_minutes(self, offset: Option<i16>) -> Result<Self, $crate::DateTimeError> {
                if $crate::value::time::calendar::is_offset(offset) {
                    Ok($type { offset, ..self })
                } else {
                    Err($crate::value::time::calendar::DateTimeError(Self::EXPECTED))
                }
            }

            /// Returns the offset from UTC in minutes, which is 0 for `Z`. `None` means a local time without a known
            /// offset.
            pub fn offset_minutes(&self) -> Option<i16> {
                self.offset
            }

            /// Compares two values by the time they denote (XSD 1.0 Part 2, 3.2.7.4).
            ///
            /// Returns `None` if only one has an offset and they are less than 14 hours apart. In contrast to `==`,
            /// equal times with different offsets are equal.
            pub fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
                self.instant().compare(&other.instant())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::DateTimeError;

            fn from_str(text: &str) -> Result<Self, $crate::DateTimeError> {
                Self::read($crate::xml::trim(text)).ok_or($crate::value::time::calendar::DateTimeError(Self::EXPECTED))
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.format(f)
            }
        }

        impl $crate::xml::SimpleType for $type {
            fn parse(text: &str) -> Result<Self, &'static str> {
                Self::read($crate::xml::trim(text)).ok_or(Self::EXPECTED)
            }

            fn write(&self, writer: &mut $crate::xml::Writer) {
                // Writing can't fail.
                let _ = self.format(writer);
            }
        }

        $crate::element!($type);
        $crate::xml::start_from_default!($type);
    )*};
}

pub(in crate::value) use calendar;
