//! Tests of the lexical spaces of the built-in types, compared with libxml2: valid texts, and texts with one changed
//! character.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Integer,
    NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, QName, Time,
    xml::{SimpleType, Writer, parse_with_prefixes},
};
use std::{
    collections::BTreeSet,
    env,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

/// A built-in type with the texts to test.
struct Lexical {
    name: &'static str,
    texts: &'static [&'static str],
    /// The characters that replace others.
    alphabet: &'static str,
    /// Reads a text and writes it again, or returns `None` if it is rejected.
    written: fn(&str) -> Option<String>,
}

fn written<T: SimpleType>(text: &str) -> Option<String> {
    let prefixes = ["p", "v1"].map(|prefix| (prefix.to_owned(), "urn:p".into()));
    let value: T = parse_with_prefixes(text, &prefixes).ok()?;
    let mut writer = Writer::new(&[]);
    value.write(&mut writer);
    let written = String::from_utf8(writer.finish().unwrap()).unwrap();
    // The text of a name is preceded by the declaration of its prefix.
    Some(written.rsplit('"').next().unwrap().to_owned())
}

macro_rules! lexical {
    ($($name:ident $type:ty, $alphabet:literal, [$($text:literal),*];)*) => {
        const TYPES: &[Lexical] = &[$(Lexical {
            name: stringify!($name),
            texts: &[$($text),*],
            alphabet: $alphabet,
            written: written::<$type>,
        }),*];
    };
}

lexical! {
    boolean bool, "01truefalse T", ["true", "false", "1", "0", " true\n"];
    byte i8, "0123456789+-. e", ["-128", "127", "+007", "-0", "128", "-129"];
    short i16, "0123456789+-. e", ["-32768", "32767", "32768"];
    int i32, "0123456789+-. e", ["-2147483648", "2147483647", "2147483648", "\t5 "];
    long i64, "0123456789+-. e", ["-9223372036854775808", "9223372036854775807", "9223372036854775808"];
    unsignedByte u8, "0123456789+-. e", ["255", "256", "-0", "+1", "-1"];
    unsignedShort u16, "0123456789+-. e", ["65535", "65536"];
    unsignedInt u32, "0123456789+-. e", ["4294967295", "4294967296", "0"];
    unsignedLong u64, "0123456789+-. e", ["18446744073709551615", "18446744073709551616"];
    integer Integer, "0123456789+-. e", ["-123456789012345678901234567890", "+000", "-0", "9223372036854775808"];
    nonNegativeInteger NonNegativeInteger, "0123456789+-. e", ["123456789012345678901234567890", "-0", "+5", "-1"];
    positiveInteger PositiveInteger, "0123456789+-. e", ["123456789012345678901234567890", "1", "0", "+01", "-1"];
    nonPositiveInteger NonPositiveInteger, "0123456789+-. e", ["-123456789012345678901234567890", "0", "+0", "1"];
    negativeInteger NegativeInteger, "0123456789+-. e", ["-123456789012345678901234567890", "-1", "-0", "0"];
    decimal Decimal, "0123456789+-. e", ["+.5", "5.", "-0.0", "0012.3400", "123456789012345.678901234", "."];
    float f32, "0123456789+-. eEINFa", ["1", "-1.5E3", "INF", "-INF", "NaN", "+.5e-3", "5.", "-0", "+INF"];
    double f64, "0123456789+-. eEINFa", ["1", "-1.5E300", "INF", "-INF", "NaN", "+.5e-3", "5.", "-0"];
    duration Duration, "0123456789+-.PYMDTHS ", ["P1Y2M3DT4H5M6.5S", "-P1D", "PT0S", "P0Y", "PT36H", "PT0.001S"];
    dateTime DateTime, "0123456789+-.:TZ ", [
        "2026-11-23T14:41:55", "2024-02-29T00:00:00Z", "-0044-02-29T12:00:00.5+01:00", "12026-12-31T24:00:00-14:00",
        "1900-02-28T23:59:59.123456789", "2000-02-29T00:00:00+00:00", "0001-01-01T00:00:00"
    ];
    date Date, "0123456789+-:Z ", ["2026-11-23", "2024-02-29Z", "-0044-03-15+13:59", "12026-12-31-14:00", "1900-02-28"];
    time Time, "0123456789+-.:Z ", ["12:30:00", "24:00:00", "23:59:59.999Z", "00:00:00.5+05:45", "00:00:00-14:00"];
    gYearMonth GYearMonth, "0123456789+-:Z ", ["2026-11", "-0044-03Z", "12026-12+14:00"];
    gYear GYear, "0123456789+-:Z ", ["2026", "-0044Z", "12026+14:00", "0001-01:30"];
    gMonthDay GMonthDay, "0123456789+-:Z ", ["--02-29", "--12-31Z", "--11-30+14:00"];
    gDay GDay, "0123456789+-:Z ", ["---31", "---01Z", "---09-05:00"];
    gMonth GMonth, "0123456789+-:Z ", ["--12", "--01Z", "--09-05:00"];
    hexBinary HexBinary, "0123456789abcdefABCDEFgx ", ["", "0fB7", " 00FF\n"];
    base64Binary Base64Binary, "AQgw+/=9 ", ["", "AAEC", "AA==", "AAE=", "AA EC\n/w ==", "////"];
    QName QName, "p:ab-._1 ", ["a", "p:a", " p:b-1.c_ ", "_a"];
}

/// A value of a type that is a string in Rust, whose lexical space is only checked.
struct Text(&'static str, String);

impl soapwright::Check for Text {
    const NAME: &'static str = "text";

    fn check_parts(&self, checker: &mut soapwright::check::Checker) {
        checker.value("", Some(&self.1), &soapwright::check::atomic(self.0, &[]));
    }
}

fn checked(base: &'static str, text: &str) -> Option<String> {
    let collapsed = soapwright::xml::collapse(text).into_owned();
    soapwright::Check::check(&Text(base, text.to_owned())).ok().map(|()| collapsed)
}

/// The string types that don't allow every text. `ENTITY` is missing because entities must be declared.
const TEXTS: &[Lexical] = &[
    Lexical {
        name: "language",
        texts: &["en", "en-US", "zh-Hant-TW", "i-navajo", "de-1996", "abcdefgh-12345678", " no\n"],
        alphabet: "aZ1-_.: é",
        written: |text| checked("language", text),
    },
    Lexical {
        name: "NMTOKEN",
        texts: &["a", "1-2", ".:_", " a1 "],
        alphabet: "aZ1-_.:/ é",
        written: |text| checked("NMTOKEN", text),
    },
    Lexical {
        name: "Name",
        texts: &["a", "a:b:c", ":a", "_1-2.3", " a1 "],
        alphabet: "aZ1-_.:/ é",
        written: |text| checked("Name", text),
    },
    Lexical {
        name: "NCName",
        texts: &["a", "_1-2.3", " a1 "],
        alphabet: "aZ1-_.:/ é",
        written: |text| checked("NCName", text),
    },
    Lexical { name: "ID", texts: &["a", "_1"], alphabet: "aZ1-_.: é", written: |text| checked("ID", text) },
    Lexical { name: "IDREF", texts: &["a", "_1"], alphabet: "aZ1-_.: é", written: |text| checked("IDREF", text) },
];

#[test]
fn exactly_valid_texts_are_read_and_written_texts_are_valid() {
    let build = env::var_os("INTEROP_BUILD").map_or_else(|| env::temp_dir().join("soap-interop"), PathBuf::from);
    let python = build.join("venv/bin/python");
    if !python.exists() {
        assert!(env::var_os("NO_SKIP").is_none(), "the schema validator isn't installed");
        println!("skipped: the schema validator isn't installed");
        return;
    }
    let tried = TYPES.iter().chain(TEXTS).flat_map(|ty| variations(ty).into_iter().map(move |text| (ty, text)));
    let tried: Vec<(&Lexical, String, Option<String>)> =
        tried.map(|(ty, text)| (ty, text.clone(), (ty.written)(&text))).collect();
    let again = tried.iter().filter_map(|(ty, _, written)| Some((*ty, written.clone()?, true)));
    let asked: Vec<(&Lexical, String, bool)> =
        tried.iter().map(|(ty, text, written)| (*ty, text.clone(), written.is_some())).chain(again).collect();
    let verdicts = judge(&python, &asked);
    let wrong = asked.iter().zip(&verdicts).filter(|((ty, text, read), valid)| {
        // Before the year 1 we accept leap years by either numbering, but libxml2 by one.
        let is_leap_day = text.trim().starts_with('-') && text.contains("-02-29");
        *read != **valid && !(**valid && is_refused(ty.name, text) || *read && is_leap_day)
    });
    let wrong: Vec<String> = wrong
        .map(|((ty, text, read), _)| format!("{} {text:?} {}", ty.name, if *read { "is read" } else { "isn't" }))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), asked.len(), wrong[..wrong.len().min(40)].join("\n"));
    println!("the verdicts on {} texts agree with libxml2", asked.len());
    for (ty, text, written) in tried {
        let Some(written) = written else { continue };
        assert_eq!((ty.written)(&written).as_ref(), Some(&written), "{} {text:?}", ty.name);
    }
}

/// Whether libxml2 accepts a text contrary to XSD 1.0, or the text exceeds our limits.
fn is_refused(name: &str, text: &str) -> bool {
    let digits = |of: &str| of.bytes().take_while(u8::is_ascii_digit).count();
    let long = text.split_once('.').is_some_and(|(_, rest)| digits(rest) > 9);
    match name {
        "float" | "double" => text.trim_end().ends_with(['e', 'E', '+', '-']),
        "duration" => {
            let no_digit = text
                .split_once('.')
                .is_some_and(|(before, rest)| digits(rest) == 0 || !before.ends_with(|c: char| c.is_ascii_digit()));
            no_digit || long
        }
        "dateTime" | "time" => long,
        _ => false,
    }
}

/// Returns the texts, and each of them with a character inserted, removed and replaced in every place.
fn variations(ty: &Lexical) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for text in ty.texts {
        all.insert((*text).to_owned());
        let characters: Vec<char> = text.chars().collect();
        for at in 0..=characters.len() {
            let (before, after) = characters.split_at(at);
            let mut add = |middle: &str, after: &[char]| {
                all.insert(before.iter().copied().chain(middle.chars()).chain(after.iter().copied()).collect());
            };
            for c in ty.alphabet.chars() {
                add(&c.to_string(), after);
                add(&c.to_string(), after.get(1..).unwrap_or_default());
            }
            add("", after.get(1..).unwrap_or_default());
        }
    }
    all
}

fn judge(python: &std::path::Path, asked: &[(&Lexical, String, bool)]) -> Vec<bool> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lexical/judge.py");
    let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // libxml2 doesn't collapse white space for all types that require it.
    let escaped = |text: &str| text.trim().replace('\n', "\\n").replace('\t', "\\t");
    let lines: String = asked.iter().map(|(ty, text, _)| format!("{}\t\"{}\"\n", ty.name, escaped(text))).collect();
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let verdicts: Vec<bool> = String::from_utf8(output.stdout).unwrap().lines().map(|line| line == "true").collect();
    assert_eq!(verdicts.len(), asked.len());
    verdicts
}
