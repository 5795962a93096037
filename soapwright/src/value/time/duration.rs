//! `duration` (XSD 1.0 Part 2, 3.2.6).

use super::calendar::{fraction, write_fraction};
use crate::xml::{Field, ReadXml, Reader, Result, SimpleType, WriteXml, Writer, start_from_default, trim};
use std::{fmt, str::FromStr};

/// A length of time in years, months, days, hours, minutes and seconds: `xs:duration` (XSD 1.0 Part 2, 3.2.6).
///
/// The components are kept separately and are not converted into each other, because a month is not a fixed number of
/// days. `==` compares the components. Durations without years and months can be converted to [`std::time::Duration`].
///
/// In a message, an empty element is read as `None` if the duration is optional; otherwise it is an error.
///
/// ```
/// use soapwright::Duration;
///
/// let half_an_hour = Duration { minutes: 30, ..Duration::default() };
/// assert_eq!(half_an_hour.to_string(), "PT30M");
///
/// let trial: Duration = "P1M14DT0.5S".parse()?;
/// assert_eq!((trial.months, trial.days, trial.nanoseconds), (1, 14, 500_000_000));
/// # Ok::<(), soapwright::DurationError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Whether the duration is negative.
    pub negative: bool,
    /// The number of years.
    pub years: u32,
    /// The number of months, which may be 12 or more.
    pub months: u32,
    /// The number of days, which may be 31 or more.
    pub days: u32,
    /// The number of hours, which may be 24 or more.
    pub hours: u32,
    /// The number of minutes, which may be 60 or more.
    pub minutes: u32,
    /// The number of whole seconds, which may be 60 or more.
    pub seconds: u32,
    /// The fraction of a second in nanoseconds, below 1,000,000,000.
    pub nanoseconds: u32,
}

/// The error returned when a text is not an `xs:duration`, or has a component above 4,294,967,295 or a fraction of a
/// second with more than nine digits.
///
/// ```
/// assert_eq!("30 minutes".parse::<soapwright::Duration>(), Err(soapwright::DurationError));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationError;

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a valid {EXPECTED}")
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
            // Only seconds have a fraction, and they need a digit before the point.
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

/// Parses numbers that are each followed by a designator, in this order.
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

    // Some servers write an empty element for an absent duration. This is invalid, but an error would make the whole
    // message unreadable. An empty required duration, and empty values of other types, remain errors.
    const EMPTY_IS_ABSENT: bool = true;

    fn write(&self, writer: &mut Writer) {
        let _ = format(self, writer);
    }
}

start_from_default!(Duration);

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
