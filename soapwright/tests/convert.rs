//! Tests of the conversions to and from the types of other crates: nothing is lost, and a value out of range is an
//! error.

#![allow(clippy::unwrap_used, reason = "this is test code")]

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time", feature = "uuid"))]
use soapwright::ConversionError;
use soapwright::Duration;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
use std::fmt::{Debug, Display};

/// Asserts that each text is unchanged after a conversion to the other type and back.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
#[track_caller]
fn assert_round_trip<T, O>(texts: &[&str])
where
    T: std::str::FromStr<Err: Debug> + Display + TryFrom<O, Error: Debug>,
    O: TryFrom<T, Error: Debug>,
{
    for text in texts {
        let other = O::try_from(text.parse().unwrap()).unwrap();
        assert_eq!(T::try_from(other).unwrap().to_string(), *text);
    }
}

/// Returns the error text for a value that the other type can't hold.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
#[track_caller]
fn refused<T, O>(text: &str) -> String
where
    T: std::str::FromStr<Err: Debug>,
    O: TryFrom<T, Error = ConversionError> + Debug,
{
    O::try_from(text.parse().unwrap()).unwrap_err().to_string()
}

#[test]
fn std_duration_converts_both_ways() {
    let std = std::time::Duration::try_from("P1DT1.5S".parse::<Duration>().unwrap()).unwrap();
    assert_eq!((std.as_secs(), std.subsec_millis()), (86_401, 500));
    assert_eq!(Duration::try_from(std).unwrap().to_string(), "PT24H1.5S");
    let refused = |text: &str| {
        let duration: Duration = text.parse().unwrap();
        std::time::Duration::try_from(duration).unwrap_err().to_string()
    };
    assert_eq!(refused("P1M"), "it has years or months, which have no fixed number of seconds");
    assert_eq!(refused("-PT1S"), "it is negative");
    assert!(Duration::try_from(std::time::Duration::MAX).is_err());
    let most = u32::MAX;
    let longest = Duration {
        days: most,
        hours: most,
        minutes: most,
        seconds: most,
        nanoseconds: 999_999_999,
        ..Duration::default()
    };
    let std = std::time::Duration::try_from(longest).unwrap();
    assert_eq!(std.as_secs(), u64::from(most) * (86_400 + 3_600 + 60 + 1));
    for nanoseconds in [1_000_000_000, u32::MAX] {
        let error = std::time::Duration::try_from(Duration { nanoseconds, ..longest }).unwrap_err();
        assert!(error.to_string().contains("a second or more"), "{error}");
    }
}

/// Dates and times at and around the bounds of this crate and of the other crates.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
const EXTREMES: [&str; 14] = [
    "-999999999-01-01T00:00:00",
    "-999999999-01-01T00:00:00+14:00",
    "999999999-12-31T23:59:59.999999999",
    "999999999-12-31T23:59:59.999999999-14:00",
    "-9999-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999999-14:00",
    "-262144-01-01T00:00:00+14:00",
    "-262143-01-01T00:00:00+14:00",
    "-262142-01-01T00:00:00+14:00",
    "262142-12-31T23:59:59-14:00",
    "262143-12-31T23:59:59-14:00",
    "-0001-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "999999-12-31T23:59:59-14:00",
];

/// Asserts that the extreme values are converted without loss or refused.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
fn assert_extremes_convert_or_are_refused<O>()
where
    O: TryFrom<soapwright::DateTime, Error = ConversionError>,
    soapwright::DateTime: TryFrom<O, Error: Debug>,
{
    for text in EXTREMES {
        let time: soapwright::DateTime = text.parse().unwrap();
        if let Ok(other) = O::try_from(time) {
            assert!(
                soapwright::DateTime::try_from(other).unwrap().compare(&time).is_some_and(|order| order.is_eq()),
                "{text}"
            );
        }
    }
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_types_convert_both_ways() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

    let days = ["2024-02-29", "-0001-12-31", "0001-01-01", "12026-11-25"];
    assert_round_trip::<soapwright::Date, NaiveDate>(&days);
    assert_round_trip::<soapwright::Time, NaiveTime>(&["23:59:59.123456789", "00:00:00"]);
    assert_round_trip::<soapwright::DateTime, NaiveDateTime>(&["2026-11-25T03:00:00.1", "-0044-03-15T12:00:00"]);
    assert_round_trip::<soapwright::DateTime, DateTime<FixedOffset>>(&[
        "2026-11-25T03:00:00+05:45",
        "2026-11-25T03:00:00-14:00",
    ]);
    assert_round_trip::<soapwright::DateTime, DateTime<Utc>>(&["2026-11-25T03:00:00.000000001Z"]);
    assert_round_trip::<soapwright::Duration, TimeDelta>(&["PT36H1.5S", "-PT0.000000001S", "PT0S"]);
    assert!(refused::<soapwright::Date, NaiveDate>("2026-11-25Z").contains("has an offset"));
    assert!(refused::<soapwright::DateTime, DateTime<Utc>>("2026-11-25T03:00:00").contains("no offset"));
    assert!(refused::<soapwright::Date, NaiveDate>("999999999-11-25").contains("range"));
    assert!(refused::<soapwright::Duration, TimeDelta>("P1Y").contains("years or months"));
    let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
    assert!(soapwright::Time::try_from(leap).unwrap_err().to_string().contains("leap second"));
    let seconds =
        NaiveDate::default().and_time(NaiveTime::MIN).and_local_timezone(FixedOffset::east_opt(61).unwrap()).unwrap();
    assert!(soapwright::DateTime::try_from(seconds).unwrap_err().to_string().contains("whole number of minutes"));
    assert_extremes_convert_or_are_refused::<DateTime<FixedOffset>>();
    assert_extremes_convert_or_are_refused::<DateTime<Utc>>();
    assert_extremes_convert_or_are_refused::<NaiveDateTime>();
    // The local time is out of `chrono`'s own range.
    for (time, seconds) in [(DateTime::<Utc>::MAX_UTC, 50_400), (DateTime::<Utc>::MIN_UTC, -50_400)] {
        let local = time.with_timezone(&FixedOffset::east_opt(seconds).unwrap());
        assert!(soapwright::DateTime::try_from(local).unwrap_err().to_string().contains("range"));
        assert!(soapwright::DateTime::try_from(time).is_ok());
    }
    for delta in [TimeDelta::MAX, TimeDelta::MIN] {
        assert!(soapwright::Duration::try_from(delta).is_err());
    }
}

#[cfg(feature = "time")]
#[test]
fn time_types_convert_both_ways() {
    use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time};

    assert_round_trip::<soapwright::Date, Date>(&["2024-02-29", "-0001-12-31", "0001-01-01"]);
    assert_round_trip::<soapwright::Time, Time>(&["23:59:59.123456789", "00:00:00"]);
    assert_round_trip::<soapwright::DateTime, PrimitiveDateTime>(&["2026-11-25T03:00:00.1", "-0044-03-15T12:00:00"]);
    assert_round_trip::<soapwright::DateTime, OffsetDateTime>(&["2026-11-25T03:00:00+05:45", "2026-11-25T03:00:00Z"]);
    assert_round_trip::<soapwright::Duration, Duration>(&["PT36H1.5S", "-PT0.000000001S", "PT0S"]);
    assert!(refused::<soapwright::Time, Time>("03:00:00Z").contains("has an offset"));
    assert!(refused::<soapwright::DateTime, OffsetDateTime>("2026-11-25T03:00:00").contains("no offset"));
    assert!(refused::<soapwright::Date, Date>("12026-11-25").contains("range"));
    assert!(refused::<soapwright::Duration, Duration>("P1M").contains("years or months"));
    assert_extremes_convert_or_are_refused::<OffsetDateTime>();
    assert_extremes_convert_or_are_refused::<PrimitiveDateTime>();
    for length in [Duration::MAX, Duration::MIN] {
        assert!(soapwright::Duration::try_from(length).is_err());
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_types_convert_both_ways() {
    use jiff::{SignedDuration, Span, Timestamp, civil};

    assert_round_trip::<soapwright::Date, civil::Date>(&["2024-02-29", "-0001-12-31", "0001-01-01"]);
    assert_round_trip::<soapwright::Time, civil::Time>(&["23:59:59.123456789", "00:00:00"]);
    assert_round_trip::<soapwright::DateTime, civil::DateTime>(&["2026-11-25T03:00:00.1", "-0044-03-15T12:00:00"]);
    assert_round_trip::<soapwright::DateTime, Timestamp>(&["2026-11-25T03:00:00.000000001Z"]);
    assert_round_trip::<soapwright::Duration, SignedDuration>(&["PT36H1.5S", "-PT0.000000001S", "PT0S"]);
    assert_round_trip::<soapwright::Duration, Span>(&["P1Y2M3DT4H5M6.789S", "-P1M", "PT0S"]);
    let instant = Timestamp::try_from("2026-11-25T03:00:00+05:45".parse::<soapwright::DateTime>().unwrap()).unwrap();
    assert_eq!(soapwright::DateTime::from(instant).to_string(), "2026-11-24T21:15:00Z");
    assert!(refused::<soapwright::DateTime, civil::DateTime>("2026-11-25T03:00:00Z").contains("has an offset"));
    assert!(refused::<soapwright::DateTime, Timestamp>("2026-11-25T03:00:00").contains("no offset"));
    assert!(refused::<soapwright::Date, civil::Date>("12026-11-25").contains("range"));
    assert!(refused::<soapwright::Duration, Span>("P4000000000Y").contains("range"));
    let weeks = Span::new().weeks(2).milliseconds(1_500);
    assert_eq!(soapwright::Duration::try_from(weeks).unwrap().to_string(), "P14DT1.5S");
    assert_extremes_convert_or_are_refused::<Timestamp>();
    assert_extremes_convert_or_are_refused::<civil::DateTime>();
    for timestamp in [Timestamp::MIN, Timestamp::MAX] {
        assert_eq!(Timestamp::try_from(soapwright::DateTime::from(timestamp)).unwrap(), timestamp);
    }
    for length in [SignedDuration::MAX, SignedDuration::MIN] {
        assert!(soapwright::Duration::try_from(length).is_err());
    }
}

#[cfg(feature = "rust_decimal")]
#[test]
fn rust_decimal_converts_both_ways() {
    for text in ["1.10", "-0.000000001", "79228162514264337593543950335", "0"] {
        let number = rust_decimal::Decimal::try_from(text.parse::<soapwright::Decimal>().unwrap()).unwrap();
        assert_eq!(soapwright::Decimal::from(number).as_str(), text);
    }
    for text in ["79228162514264337593543950336", "0.12345678901234567890123456789"] {
        let error = rust_decimal::Decimal::try_from(text.parse::<soapwright::Decimal>().unwrap()).unwrap_err();
        assert!(error.to_string().contains("more digits"), "{text}");
    }
}

#[cfg(feature = "uuid")]
#[test]
fn uuid_converts_both_ways() {
    let uuid = uuid::Uuid::from_u128(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF);
    let bytes = soapwright::HexBinary::from(uuid);
    assert_eq!(bytes[..4], [1, 0x23, 0x45, 0x67]);
    assert_eq!(uuid::Uuid::try_from(&bytes), Ok(uuid));
    let short: Result<uuid::Uuid, ConversionError> = (&soapwright::Base64Binary::from([1, 2])).try_into();
    assert_eq!(short.unwrap_err().to_string(), "a UUID has 16 bytes");
    // As text, a UUID needs no conversion.
    assert_eq!(uuid.to_string().parse(), Ok(uuid));
}
