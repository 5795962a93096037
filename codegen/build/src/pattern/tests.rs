//! Tests of the translation of patterns, and of the forms in which values are written under them.

use super::{Written, translate, written};
use crate::model::{BuiltIn, Digits, Facet, FacetKind, LexicalForm, Simple, Variety};

/// Returns an atomic type with these facets.
fn simple(base: &str, facets: &[(&str, &str)]) -> Simple {
    restricted(Variety::Atomic(BuiltIn::parse(base).expect("a built-in type")), facets)
}

/// Returns a type of this variety with these facets.
fn restricted(variety: Variety, facets: &[(&str, &str)]) -> Simple {
    let facets = facets
        .iter()
        .map(|&(name, value)| Facet { kind: FacetKind::parse(name).expect("a facet"), value: value.to_owned() });
    Simple { facets: facets.collect(), ..Simple::new(variety) }
}

fn of(base: &str, pattern: &str) -> Written {
    written(&simple(base, &[("pattern", pattern)]))
}

#[test]
fn values_are_plain_where_the_pattern_allows_their_canonical_form() {
    for (base, patterns) in [
        ("boolean", &["true|false", "true", ".*", "[a-z]+", "true|false|0|1", "\\c+"][..]),
        (
            "int",
            &[
                "[1-9][0-9]*",
                "\\d+",
                "[0-9]*",
                "-?\\d+",
                "[+-]?[0-9]+",
                "\\d{1,5}",
                "0*\\d{1,9}",
                "[1-9]\\d{3}",
                "1|2|3",
                "[12]?\\d",
                ".{1,11}",
                "\\p{Nd}+",
                "\\p{IsBasicLatin}*",
                "[^-]+",
                "[\\d-[0]]\\d*",
                "([1-9]\\d*)|0",
                "\\-?[0-9]+",
            ],
        ),
        ("unsignedInt", &["\\d*"]),
        ("decimal", &["\\d+(\\.\\d+)?", "-?[0-9]+(\\.[0-9]*)?", ".*", "[+\\-]?(\\d+(\\.\\d*)?|\\.\\d+)"]),
        ("double", &[".*", "[\\-+]?[0-9]+(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?", "NaN|INF"]),
        ("hexBinary", &["[0-9A-F]*", "[0-9A-F]{4}", "[0-9a-fA-F]{2,8}", "([0-9A-F]{2})+"]),
        ("base64Binary", &["[A-Za-z0-9+/=]*", "[A-Za-z0-9+/ ]*={0,2}", ".*"]),
        (
            "dateTime",
            &[
                ".*",
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}",
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+\\-]\\d{2}:\\d{2})?",
                "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?",
            ],
        ),
        ("time", &["\\d{2}:\\d{2}:\\d{2}", "([01]\\d|2[0-3]):[0-5]\\d:00"]),
        ("date", &["\\d{4}-\\d{2}-\\d{2}", ".*Z", "(19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "[^:Z]*"]),
        ("gYear", &["\\d{4}", "20\\d\\d"]),
        ("gYearMonth", &["\\d{4}-\\d{2}"]),
        ("gMonthDay", &["--\\d\\d-\\d\\d"]),
        ("gDay", &["---\\d\\d"]),
        ("gMonth", &["--\\d\\d"]),
        // The pattern of WCF's own schema.
        ("duration", &["\\-?P(\\d*D)?(T(\\d*H)?(\\d*M)?(\\d*(\\.\\d*)?S)?)?", "P[1-9]\\d*D", "P.*"]),
        ("string", &["\\d{4}", "[a-z]"]),
        ("anyURI", &["http://.*"]),
        // The writer chooses the prefix of a name.
        ("QName", &["[^:]*", "a:.*"]),
    ] {
        for pattern in patterns {
            assert_eq!(of(base, pattern), Written::Plain, "{base} {pattern}");
        }
    }
    assert_eq!(written(&simple("int", &[])), Written::Plain);
    assert_eq!(written(&simple("int", &[("pattern", "\\d{4}"), ("minInclusive", "1000")])), Written::Plain);
    assert_eq!(written(&simple("integer", &[("pattern", "\\d{4}"), ("minInclusive", "1024")])), Written::Plain);
    assert_eq!(written(&simple("decimal", &[("minInclusive", "0"), ("pattern", "[\\d.]*")])), Written::Plain);
}

#[test]
fn values_keep_their_text_where_the_pattern_allows_one_form_of_several() {
    let digits = |whole, fraction| LexicalForm::Digits(Digits { whole, fraction, plus: false });
    let plus = |whole| LexicalForm::Digits(Digits { whole, fraction: (0, Some(0)), plus: true });
    for (base, pattern, form) in [
        ("boolean", "0|1", LexicalForm::ZeroOne),
        ("boolean", "[01]", LexicalForm::ZeroOne),
        ("boolean", "\\d", LexicalForm::ZeroOne),
        ("boolean", "1", LexicalForm::ZeroOne),
        ("boolean", "true|0", LexicalForm::Canonical),
        ("integer", "\\d{10}", digits(10, (0, Some(0)))),
        ("int", "\\d{4}", digits(4, (0, Some(0)))),
        ("int", "[0-9][0-9][0-9]", digits(3, (0, Some(0)))),
        ("int", "\\d{2,3}", digits(2, (0, Some(0)))),
        ("int", "\\d{4}|\\d{6}", digits(6, (0, Some(0)))),
        ("int", "-?\\d{4,}", digits(4, (0, Some(0)))),
        ("int", "00[1-9]\\d", digits(4, (0, Some(0)))),
        ("int", "\\+\\d+", plus(1)),
        ("int", "[+\\-]\\d{3}", plus(3)),
        ("int", "1|02", LexicalForm::Canonical),
        ("decimal", "\\d{1,10}\\.\\d{2}", digits(1, (2, Some(2)))),
        ("decimal", "\\d+(\\.\\d{1,2})?", digits(1, (0, Some(2)))),
        ("decimal", "\\d{5}\\.\\d{1,}", digits(5, (1, None))),
        ("decimal", "\\.\\d{2}", digits(0, (2, Some(2)))),
        ("double", "\\d+\\.\\d{2}", digits(1, (2, Some(2)))),
        ("float", "-?\\d{1,3}\\.\\d", digits(1, (1, Some(1)))),
        ("double", "\\d+", digits(1, (0, Some(0)))),
        ("double", "\\d\\.\\d+E\\d+", LexicalForm::Canonical),
        ("dateTime", ".*Z", LexicalForm::Utc(0)),
        ("dateTime", "[^Z]*[+\\-]\\d{2}:\\d{2}", LexicalForm::Offset(0)),
        ("dateTime", ".*\\.\\d{3}Z", LexicalForm::Utc(3)),
        ("dateTime", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}", LexicalForm::Fraction(3)),
        ("dateTime", ".{10}T.{8}\\.\\d{6,}(Z|[+\\-].*)", LexicalForm::Fraction(6)),
        ("time", ".{8}Z", LexicalForm::Utc(0)),
        ("date", ".*[+\\-]\\d\\d:\\d\\d", LexicalForm::Offset(0)),
        ("hexBinary", "[0-9a-f]{8}", LexicalForm::Lowercase),
        ("hexBinary", "[0-9]a", LexicalForm::Lowercase),
        ("duration", "PT\\d{3}S", LexicalForm::Canonical),
        ("base64Binary", ".{4} .{4}", LexicalForm::Canonical),
        // Malformed, or too large to be compared with the forms.
        ("int", "(?:1)", LexicalForm::Canonical),
        ("int", "\\d{100000}", LexicalForm::Canonical),
        ("int", "(((\\d{50}){50}){50}){50}", LexicalForm::Canonical),
        ("int", "(.*1.{20}|.*2.{21}|.*3.{22})", LexicalForm::Canonical),
    ] {
        assert_eq!(of(base, pattern), Written::AsRead(form), "{base} {pattern}");
    }
}

#[test]
fn patterns_of_all_derivation_steps_apply() {
    let steps = |patterns: &[&str]| {
        let facets: Vec<(&str, &str)> = patterns.iter().map(|pattern| ("pattern", *pattern)).collect();
        written(&simple("int", &facets))
    };
    let four = Written::AsRead(LexicalForm::Digits(Digits { whole: 4, fraction: (0, Some(0)), plus: false }));
    assert_eq!(steps(&["\\d+", "[1-9].*"]), Written::Plain);
    assert_eq!(steps(&["\\d{4}", "[1-9].*"]), Written::Plain);
    assert_eq!(steps(&["\\d{4}", ".*"]), four);
    assert_eq!(steps(&["\\d{4}|\\d{6}", ".{4}"]), four);
}

#[test]
fn pattern_of_a_list_or_union_applies_to_the_whole_text() {
    let list =
        |base: &str, pattern: &str| restricted(Variety::List(Box::new(simple(base, &[]))), &[("pattern", pattern)]);
    let two = Written::AsRead(LexicalForm::Digits(Digits { whole: 2, fraction: (0, Some(0)), plus: false }));
    assert_eq!(written(&list("int", "\\d+( \\d+)*")), Written::Plain);
    assert_eq!(written(&list("int", "\\d\\d( \\d\\d)*")), two);
    assert_eq!(written(&list("boolean", "[01]( [01])*")), Written::AsRead(LexicalForm::ZeroOne));
    assert_eq!(written(&list("QName", "a:b")), Written::Plain);
    let union = |pattern: &str| {
        let any = Simple { values: vec!["any".to_owned()], ..simple("token", &[]) };
        restricted(Variety::Union(vec![simple("int", &[]), any]), &[("pattern", pattern)])
    };
    assert_eq!(written(&union("\\d+|any")), Written::Plain);
    assert_eq!(written(&union("\\d{3}|any")), Written::AsRead(LexicalForm::Canonical));
}

#[test]
fn patterns_are_translated_to_regular_expressions() {
    for (pattern, regex) in [
        ("[A-Z]{3}", Some("[[A-Z]]{3}")),
        ("a|b(c|d)?", Some("a|b(?:c|d)?")),
        ("^x$", Some("\\^x\\$")),
        ("[^a-z-[aeiou]]*", Some("[[^a-z]--[[aeiou]]]*")),
        ("[-+&~]", Some("[[\\-\\+\\&\\~]]")),
        ("[a-]", Some("[[a\\-]]")),
        ("\\d{2,}\\.\\s", Some("\\p{Nd}{2,}\\.[ \\t\\n\\r]")),
        ("\\p{Lu}\\P{IsBasicLatin}", Some("[\\p{Lu}][^\\u{0}-\\u{7F}]")),
        (".", Some("[^\\n\\r]")),
        ("", Some("")),
        ("\\p{IsGurmukhi}\\p{IsPrivateUse}", Some("[\\u{A00}-\\u{A7F}][\\u{E000}-\\u{F8FF}]")),
        ("\\$\\/\\n[\\t-\\-\\d-]", Some("\\$/\\u{A}[[\\u{9}-\\-\\p{Nd}\\-]]")),
        ("[a-z0-9-]", Some("[[a-z0-9\\-]]")),
        ("\\p{IsKlingon}", None),
        ("[z-a]", None),
        ("[a-\\d]", None),
        ("a{3,2}", None),
        ("\\p{Xy}", None),
        ("a{,3}", None),
        ("a{1", None),
        ("(a", None),
        ("a)", None),
        ("[]", None),
        ("[a", None),
        ("*a", None),
        ("a**", None),
        ("a+?", None),
        ("\\b", None),
        ("(?:a)", None),
    ] {
        assert_eq!(translate(pattern).as_deref(), regex, "{pattern}");
    }
    assert_eq!(translate(&"(".repeat(100_000)), None);
}
