//! `duration` (XSD 1.0 Part 2, 3.2.6).

use super::calendar::{fraction, write_fraction};
use crate::xml::{Field, ReadXml, Reader, Result, SimpleType, WriteXml, Writer, trim};
use std::{fmt, str::FromStr};

/// A length of time as it was said: a month is not a number of days, so nothing is converted into anything else.
///
/// ```
/// let half_an_hour = soapwright::Duration { minutes: 30, ..Default::default() };
/// assert_eq!(half_an_hour.to_string(), "PT30M");
/// ```
///
/// In a message, an empty element whose duration may be absent reads as `None`; one whose duration must be there is an
/// error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Back in time rather than forward.
    pub negative: bool,
    /// Years.
    pub years: u32,
    /// Months, of any number.
    pub months: u32,
    /// Days, of any number.
    pub days: u32,
    /// Hours, of any number.
    pub hours: u32,
    /// Minutes, of any number.
    pub minutes: u32,
    /// Whole seconds, of any number.
    pub seconds: u32,
    /// The fraction of a second in nanoseconds, below 1,000,000,000.
    pub nanoseconds: u32,
}

/// A text that is no duration, or one that can't be kept: a number above 4,294,967,295, or a fraction of a second
/// with more than nine digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationError;

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }
}

impl std::error::Error for DurationError {}

const EXPECTED: &str = "xs:duration (P1Y2M3DT4H5M6.5S, with at least one of its parts)";

fn parse(text: &str) -> Option<Duration> {
    let mut duration = Duration::default();
    let text = trim(text);
    let positive = text.strip_prefix('-');
    duration.negative = positive.is_some();
    let rest = positive.unwrap_or(text).strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (rest, ""),
    };
    if rest.is_empty() {
        return None;
    }
    parts(date, &mut [('Y', &mut duration.years), ('M', &mut duration.months), ('D', &mut duration.days)])?;
    let (whole, nanoseconds) = match time.find('.') {
        Some(point) => {
            let mut rest = &time[point..];
            let nanoseconds = fraction(&mut rest)?;
            // The fraction belongs to the seconds, of which there must be a digit.
            if rest != "S" || !time[..point].ends_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            (format!("{}S", &time[..point]), nanoseconds)
        }
        None => (time.to_owned(), 0),
    };
    duration.nanoseconds = nanoseconds;
    parts(&whole, &mut [('H', &mut duration.hours), ('M', &mut duration.minutes), ('S', &mut duration.seconds)])?;
    Some(duration)
}

/// Numbers, each followed by its designator, in this order.
fn parts(text: &str, slots: &mut [(char, &mut u32)]) -> Option<()> {
    let mut rest = text;
    for (designator, slot) in slots {
        let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        if let Some(after) = rest[end..].strip_prefix(*designator) {
            **slot = rest[..end].parse().ok()?;
            rest = after;
        }
    }
    rest.is_empty().then_some(())
}

fn format(duration: &Duration, f: &mut impl fmt::Write) -> fmt::Result {
    let Duration { negative, years, months, days, hours, minutes, seconds, nanoseconds } = *duration;
    f.write_str(if negative { "-P" } else { "P" })?;
    for (number, designator) in [(years, 'Y'), (months, 'M'), (days, 'D')] {
        if number > 0 {
            write!(f, "{number}{designator}")?;
        }
    }
    let no_date = years == 0 && months == 0 && days == 0;
    let no_time = hours == 0 && minutes == 0 && seconds == 0 && nanoseconds == 0;
    if no_time {
        return f.write_str(if no_date { "T0S" } else { "" });
    }
    f.write_char('T')?;
    for (number, designator) in [(hours, 'H'), (minutes, 'M')] {
        if number > 0 {
            write!(f, "{number}{designator}")?;
        }
    }
    if seconds > 0 || nanoseconds > 0 {
        write!(f, "{seconds}")?;
        write_fraction(f, nanoseconds)?;
        f.write_char('S')?;
    }
    Ok(())
}

impl FromStr for Duration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        parse(text).ok_or(DurationError)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        format(self, f)
    }
}

impl SimpleType for Duration {
    fn parse(text: &str) -> Result<Self, &'static str> {
        parse(text).ok_or(EXPECTED)
    }

    // Some servers write an empty element for a duration that there is none of. Strictly it is an error, but one that
    // would cost the whole message; of a required duration, and of every other type, it stays one.
    const EMPTY_IS_ABSENT: bool = true;

    fn write(&self, writer: &mut Writer) {
        let _ = format(self, writer);
    }
}

impl ReadXml for Duration {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        *self = reader.simple()?;
        Ok(())
    }

    fn read_optional(slot: &mut Option<Self>, reader: &mut Reader<'_>) -> Result<()> {
        *slot = reader.optional()?;
        Ok(())
    }
}

impl WriteXml for Duration {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.write(writer);
        writer.end(field);
    }
}
