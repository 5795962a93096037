//! Tests of the lexical spaces of the simple types: accepted texts, rejected texts and the form that is written.

use super::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Integer,
    List, NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, Time,
};
use crate::xml::{SimpleType, Writer};
use std::cmp::Ordering;

fn write<T: SimpleType>(value: &T) -> String {
    let mut writer = Writer::new(&[]);
    value.write(&mut writer);
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

/// Asserts that each text is read, and written as the second text of its pair.
#[track_caller]
fn canonical<T: SimpleType>(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        match T::parse(text) {
            Ok(value) => assert_eq!(write(&value), *expected, "{text}"),
            Err(expected) => panic!("`{text}` should be a valid {expected}"),
        }
    }
}

/// Asserts that each text is rejected.
#[track_caller]
fn invalid<T: SimpleType>(cases: &[&str]) {
    for text in cases {
        if let Ok(value) = T::parse(text) {
            panic!("`{text}` was read, as `{}`", write(&value));
        }
    }
}

#[test]
fn booleans_follow_their_lexical_space() {
    canonical::<bool>(&[("true", "true"), (" 1\n", "true"), ("false", "false"), ("0", "false")]);
    invalid::<bool>(&["", "TRUE", "yes", "2", "true false"]);
}

#[test]
fn integers_never_wrap() {
    canonical::<i32>(&[("2147483647", "2147483647"), ("-2147483648", "-2147483648"), ("+007", "7"), (" -0 ", "0")]);
    invalid::<i32>(&["2147483648", "-2147483649", "", "1.0", "1e3", "0x10", "--1", "1 2", "\u{661}"]);
    canonical::<i8>(&[("-128", "-128")]);
    invalid::<i8>(&["128"]);
    canonical::<u64>(&[("18446744073709551615", "18446744073709551615"), ("-0", "0"), ("-000", "0")]);
    invalid::<u64>(&["18446744073709551616", "-1", "-"]);
    canonical::<i64>(&[("-9223372036854775808", "-9223372036854775808")]);
    invalid::<u8>(&["256"]);
    invalid::<u16>(&["65536"]);
    invalid::<i16>(&["32768"]);
    invalid::<u32>(&["4294967296"]);
}

#[test]
fn floats_follow_their_lexical_space() {
    canonical::<f64>(&[
        ("1", "1.0"),
        ("-1.5e300", "-1.5e300"),
        ("INF", "INF"),
        ("-INF", "-INF"),
        ("NaN", "NaN"),
        (".5", "0.5"),
        ("0.1", "0.1"),
        ("-0", "-0.0"),
    ]);
    invalid::<f64>(&["inf", "nan", "Infinity", "1e", "", "1,5", "+INF", "1f"]);
    canonical::<f32>(&[("0.1", "0.1"), ("16777216", "16777216.0")]);
}

#[test]
fn decimals_keep_every_digit() {
    let long = "-123456789012345678901234567890.123456789012345678901234567890";
    canonical::<Decimal>(&[
        (long, long),
        (" 1.10 ", "1.10"),
        ("+1", "1"),
        ("+.5", "0.5"),
        ("-.5", "-0.5"),
        ("1.", "1"),
        ("-007.0", "-7.0"),
        ("-0.00", "0.00"),
        ("000", "0"),
    ]);
    invalid::<Decimal>(&["", ".", "+", "1e3", "1.2.3", "INF", "1 2", "--1"]);
}

#[test]
fn date_times_keep_fraction_and_offset() {
    for text in [
        "2026-11-23T14:41:55",
        "2026-11-23T14:41:55Z",
        "2026-11-23T14:41:55.1234567+01:00",
        "2026-11-23T14:41:55.000000001-14:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59.9999999",
        "-0044-03-15T12:00:00",
        "12026-01-01T00:00:00Z",
        "2024-02-29T00:00:00",
        "2000-02-29T00:00:00",
        "-0001-02-29T00:00:00",
    ] {
        canonical::<DateTime>(&[(text, text)]);
    }
    canonical::<DateTime>(&[
        (" 2026-01-01T00:00:00.500 ", "2026-01-01T00:00:00.5"),
        ("2026-01-01T00:00:00.1234567890000", "2026-01-01T00:00:00.123456789"),
        ("2026-12-31T24:00:00+00:00", "2027-01-01T00:00:00Z"),
        ("-0001-12-31T24:00:00", "0001-01-01T00:00:00"),
        ("2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00Z"),
    ]);
    invalid::<DateTime>(&[
        "",
        "2026-01-01",
        "2026-01-01 00:00:00",
        "2026-13-01T00:00:00",
        "2026-00-01T00:00:00",
        "2026-02-29T00:00:00",
        "1900-02-29T00:00:00",
        "2026-01-01T24:00:01",
        "2026-01-01T00:60:00",
        "2026-01-01T00:00:60",
        "2026-01-01T00:00:00.",
        "2026-01-01T00:00:00.1234567891",
        "2026-01-01T00:00:00+14:01",
        "2026-01-01T00:00:00+1:00",
        "2026-01-01T00:00:00z",
        "26-01-01T00:00:00",
        "02026-01-01T00:00:00",
        "0000-01-01T00:00:00",
        "+2026-01-01T00:00:00",
        "9999999999-01-01T00:00:00",
        "2026-01-01T00:00:00Zx",
        "2026-1-1T0:0:0",
        "2026-01-0\u{661}T00:00:00",
    ]);
}

#[test]
fn durations_follow_their_lexical_space() {
    canonical::<Duration>(&[
        ("P1Y2M3DT4H5M6.5S", "P1Y2M3DT4H5M6.5S"),
        ("-P1D", "-P1D"),
        ("PT0S", "PT0S"),
        ("P0Y", "PT0S"),
        ("PT36H", "PT36H"),
        ("PT0.0000001S", "PT0.0000001S"),
        (" P1M ", "P1M"),
    ]);
    invalid::<Duration>(&[
        "", "P", "PT", "P1", "1D", "P1DT", "P1H", "PT1D", "P1M1Y", "PT1.5M", "PT.5S", "P-1D", "PT1.S",
    ]);
    invalid::<Duration>(&["P4294967296Y", "PT0.1234567891S", "+P1D"]);
}

#[test]
fn base64_follows_its_lexical_space() {
    canonical::<Base64Binary>(&[("", ""), ("AAEC", "AAEC"), (" AA EC\n/w== ", "AAEC/w==")]);
    invalid::<Base64Binary>(&["A", "AAE", "AA=C", "AA==AA==", "AA== AA==", "A-_A", "/x==", "AA= ", "A A E", " ="]);
}

#[test]
fn long_base64_is_read_in_lines_of_any_length() {
    for length in [6_141, 6_142, 6_143, 6_144, 20_000] {
        let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
        let whole = write(&Base64Binary::from(bytes.clone()));
        for line in [1, 3, 4, 5, 64, 76, 4_093, 4_096, 100_000] {
            let lines: Vec<&str> = whole.as_bytes().chunks(line).map(|line| str::from_utf8(line).unwrap()).collect();
            let text = lines.join("\r\n");
            assert_eq!(Base64Binary::parse(&text), Ok(bytes.clone().into()), "{length} bytes, lines of {line}");
            // Padding is only allowed at the end.
            let (front, back) = text.split_at(text.len() / 2);
            invalid::<Base64Binary>(&[
                &format!("{front} = {back}"),
                &format!("{text} ="),
                &format!("{text} AA==\nAA=="),
            ]);
        }
    }
}

#[test]
fn lists_are_separated_by_white_space() {
    canonical::<List<i32>>(&[("", ""), (" 1\n 2\t3 ", "1 2 3")]);
    invalid::<List<i32>>(&["1 x", "1,2"]);
}

#[test]
fn dates_and_times_keep_fraction_and_offset() {
    for text in ["2026-11-23", "2024-02-29Z", "-0044-03-15+14:00", "12026-01-01-13:59", "-0001-02-29", "-0004-02-29"] {
        canonical::<Date>(&[(text, text)]);
    }
    invalid::<Date>(&[
        "",
        "2026-02-29",
        "2026-11-23T00:00:00",
        "26-11-23",
        "0000-01-01",
        "2026-11-23+14:01",
        "+2026-11-23",
    ]);
    canonical::<Time>(&[
        (" 12:30:00.500 ", "12:30:00.5"),
        ("24:00:00+01:00", "00:00:00+01:00"),
        ("00:00:00-00:00", "00:00:00Z"),
    ]);
    invalid::<Time>(&["24:00:01", "12:60:00", "12:30", "12:30:60", "12:30:00.", "1:00:00"]);
    canonical::<GYearMonth>(&[("2026-11", "2026-11"), ("-0044-03-05:00", "-0044-03-05:00")]);
    invalid::<GYearMonth>(&["2026-13", "2026", "2026-11-01"]);
    canonical::<GYear>(&[("2026Z", "2026Z"), ("-12026", "-12026")]);
    invalid::<GYear>(&["0000", "026", "02026", "2026-11"]);
    canonical::<GMonthDay>(&[("--02-29", "--02-29"), ("--12-31+01:00", "--12-31+01:00")]);
    invalid::<GMonthDay>(&["--02-30", "--13-01", "-02-29", "02-29"]);
    canonical::<GDay>(&[("---31Z", "---31Z")]);
    invalid::<GDay>(&["---32", "---00", "--31", "---1"]);
    canonical::<GMonth>(&[("--01-05:00", "--01-05:00")]);
    invalid::<GMonth>(&["--13", "--01--", "---01", "--1"]);
}

#[test]
fn times_are_ordered_as_xml_schema_says() {
    let compare = |one: &str, other: &str| {
        let (one, other): (DateTime, DateTime) = (one.parse().unwrap(), other.parse().unwrap());
        assert_eq!(one.compare(&other), other.compare(&one).map(Ordering::reverse));
        one.compare(&other)
    };
    assert_eq!(compare("2000-01-15T00:00:00", "2000-02-15T00:00:00"), Some(Ordering::Less));
    assert_eq!(compare("2000-01-15T12:00:00", "2000-01-16T12:00:00Z"), Some(Ordering::Less));
    assert_eq!(compare("2000-01-01T12:00:00", "1999-12-31T23:00:00Z"), None);
    assert_eq!(compare("2000-01-16T12:00:00", "2000-01-16T12:00:00Z"), None);
    assert_eq!(compare("2000-01-16T00:00:00", "2000-01-16T12:00:00Z"), None);
    assert_eq!(compare("2000-01-01T12:00:00+01:00", "2000-01-01T11:00:00Z"), Some(Ordering::Equal));
    assert_eq!(compare("-0001-12-31T23:59:59.9", "0001-01-01T00:00:00"), Some(Ordering::Less));
    let days = |one: &str, other: &str| one.parse::<Date>().unwrap().compare(&other.parse().unwrap());
    assert_eq!(days("2024-02-29", "2024-03-01"), Some(Ordering::Less));
    assert_eq!(days("2024-03-01+14:00", "2024-02-29-10:00"), Some(Ordering::Equal));
    assert_eq!("--12".parse::<GMonth>().unwrap().compare(&"--02".parse().unwrap()), Some(Ordering::Greater));
}

#[test]
fn unbounded_integers_follow_their_lexical_space() {
    let long = "-123456789012345678901234567890";
    canonical::<Integer>(&[
        (long, long),
        (" +007 ", "7"),
        ("-0", "0"),
        ("-00009223372036854775809", "-9223372036854775809"),
    ]);
    invalid::<Integer>(&["", "+", "-", "1.0", "1e3", "0x10", "--1", "1 2", "\u{661}"]);
    canonical::<NonNegativeInteger>(&[("-0", "0"), ("18446744073709551616", "18446744073709551616")]);
    invalid::<NonNegativeInteger>(&["-1", "-18446744073709551616"]);
    invalid::<PositiveInteger>(&["0", "-1"]);
    invalid::<NonPositiveInteger>(&["1", "18446744073709551616"]);
    invalid::<NegativeInteger>(&["0", "-0", "1"]);
    let numbers: Vec<Integer> =
        [long, "-9223372036854775809", "-5", "0", "9223372036854775807", "9223372036854775808", "99999999999999999999"]
            .map(|text| text.parse().unwrap())
            .into();
    assert!(numbers.is_sorted());
    assert_eq!(u64::try_from(&numbers[5]), Ok(9_223_372_036_854_775_808));
    assert_eq!(Integer::from(u128::MAX).to_string(), u128::MAX.to_string());
    assert!(i64::try_from(&numbers[5]).is_err() && u8::try_from(&numbers[2]).is_err());
    assert_eq!(PositiveInteger::default(), PositiveInteger::try_from(1).unwrap());
    assert!(*NonNegativeInteger::from(5_u8) == 5);
}

#[test]
fn extreme_times_are_ordered_and_do_not_overflow() {
    let ends = ["-999999999-01-01T00:00:00+14:00", "999999999-12-31T23:59:59.999999999-14:00"];
    let [first, last] = ends.map(|text| text.parse::<DateTime>().unwrap());
    assert_eq!(first.compare(&last), Some(Ordering::Less));
    assert_eq!(last.with_offset_minutes(None).unwrap().compare(&last), None);
    assert_eq!([first, last].map(|time| time.to_string()), ends);
    invalid::<DateTime>(&["999999999-12-31T24:00:00", "1000000000-01-01T00:00:00", "-1000000000-01-01T00:00:00"]);
    for year in [i32::MIN, i32::MAX, 0, 1_000_000_000] {
        assert!(DateTime::new(year, 1, 1, 0, 0, 0).is_err() && DateTime::new(year, 2, 29, 0, 0, 0).is_err(), "{year}");
    }
}

#[test]
fn decimals_are_compared_by_value() {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(decimal("1.10"), decimal("+01.1"));
    assert_eq!(decimal("-0"), decimal("0.0"));
    let numbers = ["-10", "-9.5", "-0.1", "0", "0.05", "0.1", "9.99", "10", "100"].map(decimal);
    assert!(numbers.is_sorted());
}

#[test]
fn hex_binary_follows_its_lexical_space() {
    canonical::<HexBinary>(&[("", ""), (" 0fB7\n", "0FB7")]);
    invalid::<HexBinary>(&["0", "0g", "0f b7", "0x0f"]);
}
