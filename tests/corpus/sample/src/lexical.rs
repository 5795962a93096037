//! Texts in the lexical spaces of simple types (XSD 1.0 Part 2).

use crate::pattern;

/// The number of repetitions that are tried to find a text that matches a pattern and has the right length.
const MORE: usize = 70;

/// A simple type of a contract.
#[derive(Debug, Clone, Copy)]
pub struct Simple {
    /// The built-in base type; empty for a list or a union.
    pub base: &'static str,
    /// The enumerated values, names as `{namespace}local`. If empty, any value is allowed.
    pub values: &'static [&'static str],
    /// The other constraining facets as names and values, those of the base type first.
    pub facets: &'static [(&'static str, &'static str)],
    /// The type of a list's items.
    pub item: Option<&'static Simple>,
    /// The member types of a union.
    pub members: &'static [Simple],
}

impl Simple {
    /// Returns an allowed text, as far as possible a different one for every number. Only the last pattern is obeyed,
    /// and none for dates and binary data. A name is written as `{namespace}local`.
    pub fn text(&self, number: u64) -> String {
        if let Some(value) = self.listed(number) {
            return value;
        }
        if let Some((member, number)) = self.member(number) {
            return member.text(number);
        }
        if let Some(item) = self.item {
            let count = self.length(2);
            return (0..count).map(|at| item.word_or_other(number + at as u64)).collect::<Vec<_>>().join(" ");
        }
        let text = self.word_or_other(number);
        // Characters that must be escaped in XML, and others than ASCII.
        let is_free = self.base == "string" && self.values.is_empty() && self.facets.is_empty();
        if is_free && number.is_multiple_of(3) { format!(" {text} <&>\"'\n\té€\u{1F600} ]]>") } else { text }
    }

    /// Returns an allowed text without white space.
    fn word_or_other(&self, number: u64) -> String {
        if let Some(value) = self.listed(number) {
            return value;
        }
        if let Some((member, number)) = self.member(number) {
            return member.word_or_other(number);
        }
        if let Some(text) = self.matching(number) {
            return text;
        }
        if let Some(text) = self.moment(number) {
            return text;
        }
        match self.base {
            "boolean" => (if number.is_multiple_of(2) { "true" } else { "false" }).to_owned(),
            "float" | "double" | "decimal" => self.decimal(number),
            "duration" => format!("P1DT{}M", 1 + number % 1_000),
            "base64Binary" => base64(&self.bytes(number)),
            "hexBinary" => self.bytes(number).iter().map(|byte| format!("{byte:02X}")).collect(),
            "QName" => format!("{{urn:names:{}}}{}", number % 3, self.word(number)),
            base => match range(base) {
                Some((least, greatest)) => self.integer(number, least, greatest).to_string(),
                None => self.word(number),
            },
        }
    }

    /// Returns an enumerated value, if the type has some.
    fn listed(&self, number: u64) -> Option<String> {
        let values = self.values.len().max(1);
        self.values.get(number as usize % values).map(|value| (*value).to_owned())
    }

    /// Returns one of a union's member types, and a number for its text.
    fn member(&self, number: u64) -> Option<(&'static Simple, u64)> {
        let members = self.members.len().max(1) as u64;
        Some((self.members.get((number % members) as usize)?, number / members))
    }

    /// Returns a date or a time, sometimes an unusual one if the type has no bounds.
    fn moment(&self, number: u64) -> Option<String> {
        let (minute, second) = (number / 60 % 60, number % 60);
        let (day, month) = (1 + number % 28, 1 + number % 12);
        let zone = ["", "Z", "+05:45", "-11:00", "+14:00"][number as usize % 5];
        let odd = self.facets.is_empty() && number.is_multiple_of(4);
        let year = match number / 4 % 3 {
            _ if !odd => 1_900 + number as i64 % 200,
            0 => -1 - number as i64 % 9_000,
            1 => 10_000 + number as i64,
            _ => 1 + number as i64 % 900,
        };
        let sign = if year < 0 { "-" } else { "" };
        let year = format!("{sign}{:04}", year.unsigned_abs());
        let fraction = if odd { format!(".{:09}", number % 1_000_000_000) } else { String::new() };
        let time = format!("03:{minute:02}:{second:02}{}", fraction.trim_end_matches('0').trim_end_matches('.'));
        let (day, zone) = (format!("{day:02}"), if odd { zone } else { "" });
        Some(match self.base {
            "dateTime" if odd => format!("{year}-{month:02}-{day}T{time}{zone}"),
            "dateTime" => format!("2024-02-{day}T{time}Z"),
            "date" if odd => format!("{year}-{month:02}-{day}{zone}"),
            "date" => format!("2024-02-{day}"),
            "time" => format!("{time}{zone}"),
            "gYear" => format!("{year}{zone}"),
            "gYearMonth" => format!("{year}-{month:02}{zone}"),
            "gMonthDay" if odd => format!("--02-29{zone}"),
            "gMonthDay" => format!("--{month:02}-{day}"),
            "gDay" => format!("---{day}{zone}"),
            "gMonth" => format!("--{month:02}{zone}"),
            _ => return None,
        })
    }

    /// Returns a text that matches the pattern, within the other facets.
    fn matching(&self, number: u64) -> Option<String> {
        let pattern = self.facet("pattern")?;
        let is_number = range(self.base).is_some() || matches!(self.base, "float" | "double" | "decimal");
        let is_text = matches!(
            self.base,
            "string"
                | "normalizedString"
                | "token"
                | "anySimpleType"
                | "anyURI"
                | "language"
                | "NMTOKEN"
                | "Name"
                | "NCName"
                | "ID"
                | "IDREF"
                | "ENTITY"
        );
        if !is_number && !is_text {
            return None;
        }
        let is_bound = |facet: &str| self.facet(facet).is_some();
        if is_number && ["minInclusive", "maxInclusive", "minExclusive", "maxExclusive"].into_iter().any(is_bound) {
            return None;
        }
        (0..MORE).filter_map(|more| pattern::text(pattern, more, number)).find(|text| {
            let length = text.chars().count();
            if is_number { text.parse::<f64>().is_ok() } else { self.length(length) == length }
        })
    }

    fn facet(&self, name: &str) -> Option<&'static str> {
        self.facets.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.trim())
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.facet(name)?.trim_start_matches('+').parse().ok()
    }

    /// Returns the length closest to the wanted one that the facets allow.
    fn length(&self, wanted: usize) -> usize {
        let least = self.number("minLength").unwrap_or(0);
        let greatest = self.number("maxLength").unwrap_or(usize::MAX);
        self.number("length").unwrap_or(wanted.max(least).min(greatest))
    }

    /// Returns letters, which are valid as a name and as a language.
    fn word(&self, number: u64) -> String {
        let mut letters: Vec<u8> = Vec::new();
        let mut rest = number;
        while rest > 0 {
            letters.push(b'a' + (rest % 26) as u8);
            rest /= 26;
        }
        let length = self.length(letters.len().max(3));
        letters.resize(length, b'a');
        letters.reverse();
        letters.into_iter().map(char::from).collect()
    }

    fn bytes(&self, number: u64) -> Vec<u8> {
        let length = self.length(4);
        let mut bytes = number.to_be_bytes().iter().rev().copied().collect::<Vec<u8>>();
        bytes.resize(length, 0xFB);
        bytes
    }

    fn integer(&self, number: u64, least: i128, greatest: i128) -> i128 {
        let mut least = self.number("minInclusive").map_or(least, |bound: i128| bound.max(least));
        let mut greatest = self.number("maxInclusive").map_or(greatest, |bound: i128| bound.min(greatest));
        least = self.number("minExclusive").map_or(least, |bound: i128| least.max(bound + 1));
        greatest = self.number("maxExclusive").map_or(greatest, |bound: i128| greatest.min(bound - 1));
        if let Some(digits) = self.number::<u32>("totalDigits").filter(|&digits| digits < 30) {
            let bound = 10_i128.pow(digits) - 1;
            (least, greatest) = (least.max(-bound), greatest.min(bound));
        }
        // Count up from 1 if positive numbers are allowed, or else down.
        let (first, step) = if greatest < 1 { (greatest, -1) } else { (least.max(1), 1) };
        // Sometimes exceed 64 bits, if the type allows it.
        if self.facets.is_empty() && number.is_multiple_of(4) && least.abs().max(greatest) > i128::from(u64::MAX) {
            let far = i128::MAX - i128::from(number);
            return if step < 0 { -far } else { far };
        }
        let span = (if step < 0 { first - least } else { greatest - first }).clamp(0, i128::from(u64::MAX - 1)) + 1;
        first + step * (i128::from(number) % span)
    }

    fn decimal(&self, number: u64) -> String {
        let bound = |name| self.number::<f64>(name);
        let least = bound("minInclusive").or(bound("minExclusive").map(|bound| bound + 1.0));
        let greatest = bound("maxInclusive").or(bound("maxExclusive").map(|bound| bound - 0.5));
        let total = self.number::<u32>("totalDigits").unwrap_or(12).min(12);
        let fraction = self.number::<u32>("fractionDigits").unwrap_or(2).min(2).min(total);
        let digits = 10_f64.powi((total - fraction) as i32) - 1.0;
        let greatest = greatest.unwrap_or(digits).min(digits);
        let least = least.unwrap_or(1.0_f64.min(greatest)).max(-digits);
        let whole = least.ceil() + (number as f64) % (greatest - least + 1.0).floor().max(1.0);
        let whole = whole.min(greatest);
        // Add a fraction if the facets leave room for it.
        if fraction == 0 || whole + 0.25 > greatest {
            format!("{whole}")
        } else {
            format!("{whole}.{}", "25".get(..fraction as usize).unwrap_or("5"))
        }
    }
}

/// Returns the bounds of an integer type.
fn range(base: &str) -> Option<(i128, i128)> {
    let far = i128::from(u64::MAX) * 10;
    Some(match base {
        "byte" => (i8::MIN.into(), i8::MAX.into()),
        "short" => (i16::MIN.into(), i16::MAX.into()),
        "int" => (i32::MIN.into(), i32::MAX.into()),
        "long" => (i64::MIN.into(), i64::MAX.into()),
        "unsignedByte" => (0, u8::MAX.into()),
        "unsignedShort" => (0, u16::MAX.into()),
        "unsignedInt" => (0, u32::MAX.into()),
        "unsignedLong" => (0, u64::MAX.into()),
        "integer" => (-far, far),
        "nonNegativeInteger" => (0, far),
        "positiveInteger" => (1, far),
        "nonPositiveInteger" => (-far, 0),
        "negativeInteger" => (-far, -1),
        _ => return None,
    })
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = ALPHABET[(group >> (18 - 6 * at)) as usize & 63];
            text.push(if at > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Simple;

    const ANY: Simple = Simple { base: "string", values: &[], facets: &[], item: None, members: &[] };

    #[test]
    fn texts_obey_the_facets_and_differ() {
        let digits = Simple { base: "decimal", facets: &[("totalDigits", "3"), ("fractionDigits", "1")], ..ANY };
        assert_eq!([1, 2].map(|number| digits.text(number)), ["2.2", "3.2"]);
        let month = Simple { base: "int", facets: &[("minInclusive", "1"), ("maxInclusive", "12")], ..ANY };
        assert_eq!([1, 12].map(|number| month.text(number)), ["2", "1"]);
        let code = Simple { facets: &[("maxLength", "10"), ("length", "2")], ..ANY };
        assert_eq!(code.text(1), "ab");
        let item = Simple { base: "negativeInteger", ..ANY };
        static NEGATIVE: Simple =
            Simple { base: "negativeInteger", values: &[], facets: &[], item: None, members: &[] };
        assert_eq!(item.text(1), "-2");
        assert_eq!(Simple { base: "", item: Some(&NEGATIVE), ..ANY }.text(1), "-2 -3");
        assert_eq!(Simple { base: "base64Binary", facets: &[("length", "2")], ..ANY }.text(1), "AQA=");
        assert_eq!(Simple { values: &["on", "off"], ..ANY }.text(3), "off");
        let either = Simple { base: "", members: &[NEGATIVE_ONE, ANY], ..ANY };
        assert_eq!([2, 3].map(|number| either.text(number)), ["-1", "aab"]);
    }

    const NEGATIVE_ONE: Simple = Simple { values: &["-1"], ..ANY };

    #[test]
    fn unbounded_dates_include_unusual_ones() {
        let moment = |base, number| Simple { base, ..ANY }.text(number);
        assert_eq!(moment("dateTime", 5), "2024-02-06T03:00:05Z");
        assert_eq!(moment("dateTime", 16), "10016-05-17T03:00:16.000000016Z");
        assert_eq!(moment("date", 12), "-0013-01-13+05:45");
        assert_eq!(moment("integer", 8), (i128::MAX - 8).to_string());
    }
}
