//! The order of values by their texts (XSD 1.0 Part 2, 3.2). No number type is involved, so that no digit is lost.

use crate::limits::MAX_DURATION_PART;
use std::cmp::Ordering;

/// Returns the order of two values of a built-in type, or `None` if the type or these values have no order, or a text
/// is not a value.
pub(super) fn compare(base: &str, a: &str, b: &str) -> Option<Ordering> {
    match base {
        "float" => single(a)?.partial_cmp(&single(b)?),
        "double" => double(a)?.partial_cmp(&double(b)?),
        "duration" => durations(a, b),
        _ if TIMES.contains(&base) => times(moment(base, a.trim())?, moment(base, b.trim())?),
        _ if DECIMALS.contains(&base) => decimals(a, b),
        "boolean" => (boolean(a)? == boolean(b)?).then_some(Ordering::Equal),
        _ => None,
    }
}

/// Returns `true` if the values of a built-in type have an order.
pub(super) fn is_ordered(base: &str) -> bool {
    matches!(base, "float" | "double" | "duration") || TIMES.contains(&base) || DECIMALS.contains(&base)
}

/// The types of dates and times.
const TIMES: [&str; 8] = ["dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth"];

/// `decimal` and the types derived from it.
const DECIMALS: [&str; 14] = [
    "decimal",
    "integer",
    "nonPositiveInteger",
    "negativeInteger",
    "nonNegativeInteger",
    "positiveInteger",
    "byte",
    "short",
    "int",
    "long",
    "unsignedByte",
    "unsignedShort",
    "unsignedInt",
    "unsignedLong",
];

fn boolean(text: &str) -> Option<bool> {
    match text.trim() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn double(text: &str) -> Option<f64> {
    match text.trim() {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        text => text.parse().ok(),
    }
}

/// Parses a `float`. A bound with more digits means the nearest `float`.
fn single(text: &str) -> Option<f32> {
    match text.trim() {
        "INF" => Some(f32::INFINITY),
        "-INF" => Some(f32::NEG_INFINITY),
        text => text.parse().ok(),
    }
}

/// Returns whether a decimal number is negative, and its digits before and after the point without redundant zeros.
fn decimal(text: &str) -> Option<(bool, &str, &str)> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if digits.is_empty() || digits == "." || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    Some((negative && !(whole.is_empty() && fraction.is_empty()), whole, fraction))
}

/// Returns the number of all digits of a decimal number and of those after the point (4.3.11, 4.3.12).
pub(super) fn digits(text: &str) -> Option<(usize, usize)> {
    let (_, whole, fraction) = decimal(text)?;
    // Zeros after the point don't count in a number below 0.1.
    let total = if whole.is_empty() { fraction.trim_start_matches('0').len() } else { whole.len() + fraction.len() };
    Some((total.max(1), fraction.len()))
}

fn decimals(a: &str, b: &str) -> Option<Ordering> {
    let (a_negative, a_whole, a_fraction) = decimal(a)?;
    let (b_negative, b_whole, b_fraction) = decimal(b)?;
    // Before the point, more digits are a greater number. After it, digits are compared from the left.
    let order = (a_whole.len(), a_whole, a_fraction).cmp(&(b_whole.len(), b_whole, b_fraction));
    Some(match (a_negative, b_negative) {
        (false, false) => order,
        (true, true) => order.reverse(),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}

/// Seconds since a fixed day, the fractional digits as text, and whether the time has an offset.
type Moment<'t> = (i128, &'t str, bool);

/// Parses a time of any of the types. Components that a type doesn't have are the same for all its values.
fn moment<'t>(base: &str, text: &'t str) -> Option<Moment<'t>> {
    let (text, offset) = offset(text)?;
    let (date, time) = match base {
        "dateTime" => {
            let (date, time) = text.split_once('T')?;
            (date.to_owned(), time)
        }
        "date" => (text.to_owned(), "00:00:00"),
        "time" => ("1972-12-31".to_owned(), text),
        "gYearMonth" => (format!("{text}-01"), "00:00:00"),
        "gYear" => (format!("{text}-01-01"), "00:00:00"),
        "gMonthDay" => (format!("1972-{}", text.strip_prefix("--")?), "00:00:00"),
        "gDay" => (format!("1972-12-{}", text.strip_prefix("---")?), "00:00:00"),
        "gMonth" => (format!("1972-{}-01", text.strip_prefix("--")?.trim_end_matches('-')), "00:00:00"),
        _ => return None,
    };
    let (negative, date) = date.strip_prefix('-').map_or((false, date.as_str()), |date| (true, date));
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // There is no year 0 (3.2.7.1).
    let year = if negative { 1 - year } else { year };
    let mut parts = time.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let (second, fraction) = second.split_once('.').unwrap_or((second, ""));
    let (hour, minute, second): (i64, i64, i64) = (hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?);
    let [hour, minute, second] = [hour, minute, second].map(i128::from);
    let seconds = days(year, month, day)? * 86_400 + hour * 3_600 + minute * 60 + second;
    Some((seconds - offset.unwrap_or_default() * 60, fraction.trim_end_matches('0'), offset.is_some()))
}

/// Returns the text before the offset, and the offset in minutes.
fn offset(text: &str) -> Option<(&str, Option<i128>)> {
    if let Some(text) = text.strip_suffix('Z') {
        return Some((text, Some(0)));
    }
    let at = text.len().checked_sub(6).filter(|&at| text.is_char_boundary(at));
    let Some((before, offset)) = at.map(|at| text.split_at(at)) else { return Some((text, None)) };
    let sign = match offset.as_bytes() {
        [b'+', _, _, b':', ..] => 1,
        [b'-', _, _, b':', ..] => -1,
        _ => return Some((text, None)),
    };
    let (hours, minutes) = offset[1..].split_once(':')?;
    let minutes = hours.parse::<i128>().ok()? * 60 + minutes.parse::<i128>().ok()?;
    Some((before, Some(sign * minutes)))
}

/// Returns the number of days since a fixed day in the proleptic Gregorian calendar with a year 0.
fn days(year: i64, month: i64, day: i64) -> Option<i128> {
    if !(1..=12).contains(&month) {
        return None;
    }
    // Years are counted from March, so that the leap day is the last day of a year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let (year, month, day) = (i128::from(year), i128::from(month), i128::from(day));
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year)
}

/// Returns the order of two times. If only one has an offset, the order must hold for every offset of the other
/// (3.2.7.4).
fn times(a: Moment<'_>, b: Moment<'_>) -> Option<Ordering> {
    if a.2 == b.2 {
        return Some((a.0, a.1).cmp(&(b.0, b.1)));
    }
    let most = 14 * 3_600;
    let (early, late) = ((a.0 - most, a.1).cmp(&(b.0, b.1)), (a.0 + most, a.1).cmp(&(b.0, b.1)));
    (early == late).then_some(early)
}

/// Parses a duration.
fn duration(text: &str) -> Option<Span<'_>> {
    let text = text.trim();
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let (date, time) = text.strip_prefix('P')?.split_once('T').unwrap_or((text.strip_prefix('P')?, ""));
    let (mut months, mut seconds, mut fraction) = (0, 0, "");
    for (mut part, units) in [(date, [('Y', 12), ('M', 1), ('D', 86_400)]), (time, [('H', 3_600), ('M', 60), ('S', 1)])]
    {
        for (unit, size) in units {
            let Some((number, rest)) = part.split_once(unit) else { continue };
            let (whole, digits) = number.split_once('.').unwrap_or((number, ""));
            fraction = if unit == 'S' { digits.trim_end_matches('0') } else { fraction };
            let is_months = matches!((unit, size), ('Y', _) | ('M', 1));
            let number = whole.parse::<i128>().ok().filter(|number| *number < MAX_DURATION_PART)? * size;
            *(if is_months { &mut months } else { &mut seconds }) += number;
            part = rest;
        }
        if !part.is_empty() {
            return None;
        }
    }
    Some((months, seconds, fraction, negative))
}

/// A duration in months and in seconds, the fractional digits of the seconds, and whether it is negative.
type Span<'t> = (i128, i128, &'t str, bool);

/// Returns the seconds from a fixed day to the time that is a duration after the first day of a month.
fn seconds_after((months, seconds, _, negative): Span<'_>, year: i128, month: i128) -> Option<i128> {
    let sign = if negative { -1 } else { 1 };
    let month = year * 12 + month - 1 + sign * months;
    let (year, month) = (i64::try_from(month.div_euclid(12)).ok()?, i64::try_from(month.rem_euclid(12)).ok()?);
    Some(days(year, month + 1, 1)? * 86_400 + sign * seconds)
}

/// Returns the order of two durations that differ at most in the fractions of their seconds.
fn fractions(a: Span<'_>, b: Span<'_>) -> Ordering {
    match (a.3, b.3) {
        (false, false) => a.2.cmp(b.2),
        (true, true) => b.2.cmp(a.2),
        _ if a.2.is_empty() && b.2.is_empty() => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    }
}

/// Returns the order of two durations, which must be the same from each of four days on (3.2.6.2).
fn durations(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (duration(a)?, duration(b)?);
    let fractions = fractions(a, b);
    let orders: Option<Vec<Ordering>> = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)]
        .into_iter()
        .map(|(year, month)| Some(seconds_after(a, year, month)?.cmp(&seconds_after(b, year, month)?).then(fractions)))
        .collect();
    let orders = orders?;
    let first = orders.first().copied()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{compare, digits};
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn values_are_ordered_as_xml_schema_says() {
        for (base, a, b, order) in [
            ("decimal", "-0", "0.00", Some(Equal)),
            ("decimal", "10", "9.99", Some(Greater)),
            ("decimal", "-10", "-9.99", Some(Less)),
            ("integer", "100000000000000000000000000001", "100000000000000000000000000000", Some(Greater)),
            ("decimal", "1e3", "1", None),
            ("float", "0.1", "0.10000000149", Some(Equal)),
            ("double", "NaN", "0", None),
            ("date", "2024-02-29", "2024-03-01", Some(Less)),
            ("date", "-0001-12-31", "0001-01-01", Some(Less)),
            ("date", "2024-01-01+14:00", "2023-12-31-10:00", Some(Equal)),
            ("date", "2024-01-01", "2024-01-01Z", None),
            ("date", "2024-01-01", "2024-01-02Z", Some(Less)),
            ("time", "12:00:00.5", "12:00:00.49", Some(Greater)),
            ("time", "24:00:00", "00:00:00", Some(Greater)),
            ("gYear", "2024", "12024", Some(Less)),
            ("gYearMonth", "2024-02", "2024-10", Some(Less)),
            ("gMonthDay", "--02-29", "--03-01", Some(Less)),
            ("gDay", "---31", "---02", Some(Greater)),
            ("gMonth", "--05--", "--05", Some(Equal)),
            ("duration", "P1M", "P30D", None),
            ("duration", "P1M", "P32D", Some(Less)),
            ("duration", "P1Y", "P12M", Some(Equal)),
            ("duration", "-PT0.5S", "PT0S", Some(Less)),
            ("duration", "P1DT1S", "PT86401S", Some(Equal)),
            ("dateTime", "99999999999999999999-01-01T00:00:00", "2000-01-01T00:00:00", None),
            ("dateTime", "nonsense", "2000-01-01T00:00:00", None),
            ("string", "a", "a", None),
        ] {
            assert_eq!(compare(base, a, b), order, "{base} {a} {b}");
        }
    }

    #[test]
    fn digits_are_counted_without_redundant_zeros() {
        for (text, counts) in [
            ("0012.3400", Some((4, 2))),
            ("0", Some((1, 0))),
            ("0.001", Some((1, 3))),
            ("-100", Some((3, 0))),
            (".", None),
        ] {
            assert_eq!(digits(text), counts, "{text}");
        }
    }
}
