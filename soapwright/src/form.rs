//! The forms in which a [`Lexical`](crate::Lexical) writes a value that was not read from text.
//!
//! The generator derives the form from the patterns of the simple type (XSD 1.0 Part 2, 4.3.4), as far as they
//! determine one.
//!
//! ```
//! use soapwright::{Lexical, form::Digits};
//!
//! let number = Lexical::<i32, Digits<4>>::from(42);
//! assert_eq!(number.to_string(), "0042");
//! ```

pub use crate::value::{Canonical, Form};

use crate::{
    limits::MAX_EXPONENT,
    value::{DateTime, Time},
};
use std::{borrow::Cow, fmt::Write};

/// The form of a `bool` as `1` or `0`.
///
/// ```
/// use soapwright::{Lexical, form::ZeroOne};
///
/// assert_eq!(Lexical::<bool, ZeroOne>::from(true).text(), "1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZeroOne {}

impl Form for ZeroOne {
    fn adapt(text: &str) -> Cow<'_, str> {
        match text {
            "true" => "1".into(),
            "false" => "0".into(),
            text => text.into(),
        }
    }
}

/// The form of a number without an exponent, with at least `WHOLE` digits before the decimal point, and at least
/// `LEAST` and at most `MOST` digits after it.
///
/// Missing digits are written as zeros. Only zeros are left out: a number with more digits is written with all of them.
///
/// ```
/// use soapwright::{Decimal, Lexical, form::Digits};
///
/// type Money = Lexical<Decimal, Digits<1, 2, 2>>;
/// assert_eq!(Money::from(5).text(), "5.00");
/// assert_eq!(Money::from("1.555".parse::<Decimal>()?).text(), "1.555");
/// # Ok::<(), soapwright::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits<const WHOLE: usize = 1, const LEAST: usize = 0, const MOST: usize = 0> {}

impl<const WHOLE: usize, const LEAST: usize, const MOST: usize> Form for Digits<WHOLE, LEAST, MOST> {
    fn adapt(text: &str) -> Cow<'_, str> {
        digits(text, WHOLE, LEAST, MOST).map_or(text.into(), Cow::Owned)
    }
}

/// The form `F` of a number, preceded by `+` unless the number is negative.
///
/// ```
/// use soapwright::{Lexical, form::{Digits, Plus}};
///
/// assert_eq!(Lexical::<i32, Plus<Digits<3>>>::from(7).text(), "+007");
/// assert_eq!(Lexical::<i32, Plus<Digits<3>>>::from(-7).text(), "-007");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plus<F>(std::marker::PhantomData<F>);

impl<F: Form> Form for Plus<F> {
    fn adapt(text: &str) -> Cow<'_, str> {
        let adapted = F::adapt(text);
        if adapted.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            format!("+{adapted}").into()
        } else {
            adapted
        }
    }
}

/// The form of a time with at least `DIGITS` fractional digits of a second.
///
/// ```
/// use soapwright::{Lexical, Time, form::Fraction};
///
/// let noon = Lexical::<Time, Fraction<3>>::from(Time::new(12, 0, 0)?);
/// assert_eq!(noon.text(), "12:00:00.000");
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fraction<const DIGITS: usize> {}

impl<const DIGITS: usize> Form for Fraction<DIGITS> {
    fn adapt(text: &str) -> Cow<'_, str> {
        fraction(text, DIGITS)
    }
}

/// The form of a time converted to UTC, with at least `DIGITS` fractional digits of a second. A time without an offset
/// is not converted.
///
/// ```
/// use soapwright::{DateTime, Lexical, form::Utc};
///
/// let time: DateTime = "2026-01-31T12:30:00+01:00".parse()?;
/// assert_eq!(Lexical::<DateTime, Utc>::from(time).text(), "2026-01-31T11:30:00Z");
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utc<const DIGITS: usize = 0> {}

impl<const DIGITS: usize> Form for Utc<DIGITS> {
    fn adapt(text: &str) -> Cow<'_, str> {
        match utc(text) {
            Some(utc) => fraction(&utc, DIGITS).into_owned().into(),
            None => fraction(text, DIGITS),
        }
    }
}

/// The form of a date or time that writes the offset of UTC as `+00:00` instead of `Z`. A time has at least `DIGITS`
/// fractional digits of a second.
///
/// ```
/// use soapwright::{Date, Lexical, form::Offset};
///
/// let date = Lexical::<Date, Offset>::from("2026-01-31Z".parse::<Date>()?);
/// assert_eq!(date.text(), "2026-01-31+00:00");
/// # Ok::<(), soapwright::DateTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset<const DIGITS: usize = 0> {}

impl<const DIGITS: usize> Form for Offset<DIGITS> {
    fn adapt(text: &str) -> Cow<'_, str> {
        match text.strip_suffix('Z') {
            Some(local) => format!("{}+00:00", fraction(local, DIGITS)).into(),
            None => fraction(text, DIGITS),
        }
    }
}

/// The form of a [`HexBinary`](crate::HexBinary) with lowercase digits.
///
/// ```
/// use soapwright::{HexBinary, Lexical, form::Lowercase};
///
/// assert_eq!(Lexical::<HexBinary, Lowercase>::from(HexBinary::from([0xCA, 0xFE])).text(), "cafe");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lowercase {}

impl Form for Lowercase {
    fn adapt(text: &str) -> Cow<'_, str> {
        text.to_ascii_lowercase().into()
    }
}

/// Returns a number with the given minimum and maximum numbers of digits, or `None` if the text is not a number.
fn digits(text: &str, least_whole: usize, least: usize, most: usize) -> Option<String> {
    let (sign, number) = match text.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", text),
    };
    let (digits, exponent) = match number.split_once('e') {
        Some((digits, exponent)) => (digits, exponent.parse::<isize>().ok()?),
        None => (number, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let shift = exponent.unsigned_abs();
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) || shift > MAX_EXPONENT {
        return None;
    }
    let zeros = "0".repeat(shift);
    let (whole, mut fraction) = if exponent < 0 {
        let all = format!("{zeros}{whole}");
        let (whole, moved) = all.split_at(all.len() - shift);
        (whole.to_owned(), format!("{moved}{fraction}"))
    } else {
        let all = format!("{fraction}{zeros}");
        let (moved, fraction) = all.split_at(shift);
        let fraction = if exponent > 0 { fraction.trim_end_matches('0') } else { fraction };
        (format!("{whole}{moved}"), fraction.to_owned())
    };
    let kept = fraction.trim_end_matches('0').len();
    fraction.truncate(kept.max(most.min(fraction.len())));
    let whole = whole.trim_start_matches('0');
    let least_whole = if fraction.len().max(least) == 0 { least_whole.max(1) } else { least_whole };
    let mut written = format!("{sign}{whole:0>least_whole$}");
    if fraction.len().max(least) > 0 {
        // Writing to a string can't fail.
        let _ = write!(written, ".{fraction:0<least$}");
    }
    Some(written)
}

/// Returns a time with at least this number of fractional digits. A text without a time is returned unchanged.
fn fraction(text: &str, least: usize) -> Cow<'_, str> {
    let Some(colon) = text.find(':').filter(|_| least > 0) else { return text.into() };
    // The hours are followed by `:MM:SS`, an optional fraction and the offset.
    let Some((clock, rest)) = text.split_at_checked(colon + 6) else { return text.into() };
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, offset) = rest.split_at(end);
    format!("{clock}.{digits:0<least$}{offset}").into()
}

/// Returns the text of a time in UTC, or `None` if the text is not a time, has no offset, or leaves the range of years.
fn utc(text: &str) -> Option<String> {
    if text.contains('T') {
        return Some(text.parse::<DateTime>().ok()?.in_utc()?.to_string());
    }
    Some(text.parse::<Time>().ok()?.in_utc()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Canonical, Digits, Form, Fraction, Lowercase, Offset, Plus, Utc, ZeroOne};

    #[test]
    fn numbers_have_the_digits_that_are_asked_for() {
        for (text, four, money, free) in [
            ("42", "0042", "42.00", "42"),
            ("-42", "-0042", "-42.00", "-42"),
            ("0", "0000", "0.00", "0"),
            ("123456", "123456", "123456.00", "123456"),
            ("1.5", "0001.5", "1.50", "1.5"),
            ("1.500", "0001.5", "1.50", "1.500"),
            ("1.555", "0001.555", "1.555", "1.555"),
            ("1.0", "0001", "1.00", "1.0"),
            ("1e21", "1000000000000000000000", "1000000000000000000000.00", "1000000000000000000000"),
            ("1.25e-7", "0000.000000125", "0.000000125", ".000000125"),
            ("1.5e1", "0015", "15.00", "15"),
            ("0.5", "0000.5", "0.50", ".5"),
            ("0.0", "0000", "0.00", ".0"),
            ("NaN", "NaN", "NaN", "NaN"),
            ("-INF", "-INF", "-INF", "-INF"),
            ("1e999999", "1e999999", "1e999999", "1e999999"),
        ] {
            assert_eq!(Digits::<4>::adapt(text), four);
            assert_eq!(Digits::<1, 2, 2>::adapt(text), money);
            assert_eq!(Digits::<0, 0, { usize::MAX }>::adapt(text), free);
        }
        assert_eq!(Plus::<Digits<3>>::adapt("7"), "+007");
        assert_eq!(Plus::<Digits<3>>::adapt("-7"), "-007");
        assert_eq!(Plus::<Digits<1>>::adapt("NaN"), "NaN");
    }

    #[test]
    fn times_have_the_fraction_and_the_offset_that_are_asked_for() {
        for (text, fraction, utc, offset) in [
            (
                "2024-02-29T23:30:00+01:00",
                "2024-02-29T23:30:00.00+01:00",
                "2024-02-29T22:30:00.000Z",
                "2024-02-29T23:30:00+01:00",
            ),
            (
                "2024-02-29T23:30:00-01:00",
                "2024-02-29T23:30:00.00-01:00",
                "2024-03-01T00:30:00.000Z",
                "2024-02-29T23:30:00-01:00",
            ),
            (
                "2025-01-01T00:00:00.5+14:00",
                "2025-01-01T00:00:00.50+14:00",
                "2024-12-31T10:00:00.500Z",
                "2025-01-01T00:00:00.5+14:00",
            ),
            (
                "2024-12-31T23:59:59.1234Z",
                "2024-12-31T23:59:59.1234Z",
                "2024-12-31T23:59:59.1234Z",
                "2024-12-31T23:59:59.1234+00:00",
            ),
            (
                "0001-01-01T00:00:00+01:00",
                "0001-01-01T00:00:00.00+01:00",
                "-0001-12-31T23:00:00.000Z",
                "0001-01-01T00:00:00+01:00",
            ),
            ("2024-02-29T23:30:00", "2024-02-29T23:30:00.00", "2024-02-29T23:30:00.000", "2024-02-29T23:30:00"),
            ("00:30:00+01:00", "00:30:00.00+01:00", "23:30:00.000Z", "00:30:00+01:00"),
            ("23:30:00-00:45", "23:30:00.00-00:45", "00:15:00.000Z", "23:30:00-00:45"),
            ("2024-02-29Z", "2024-02-29Z", "2024-02-29Z", "2024-02-29+00:00"),
            ("--02", "--02", "--02", "--02"),
        ] {
            assert_eq!(Fraction::<2>::adapt(text), fraction);
            assert_eq!(Utc::<3>::adapt(text), utc);
            assert_eq!(Offset::<0>::adapt(text), offset);
        }
        assert_eq!(Offset::<3>::adapt("12:00:00Z"), "12:00:00.000+00:00");
        assert_eq!(Utc::<0>::adapt("12:00:00+00:00"), "12:00:00Z");
        assert_eq!(Utc::<0>::adapt("-999999999-01-01T00:00:00+01:00"), "-999999999-01-01T00:00:00+01:00");
    }

    #[test]
    fn truth_values_and_bytes_have_their_digits() {
        assert_eq!([ZeroOne::adapt("true"), ZeroOne::adapt("false")], ["1", "0"]);
        assert_eq!(Lowercase::adapt("0AFF"), "0aff");
        assert_eq!(Canonical::adapt("0AFF"), "0AFF");
    }
}
