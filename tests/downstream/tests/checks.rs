//! Tests of the generated checks of facets and occurrence, compared with libxml2's verdicts.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::judge;
use downstream::checks::{
    stock::{Card, Hold, HoldChoice, HoldFault, HoldSimple, RequestHeaders, operations},
    types::{Even, Line, Openly, State},
};
use soapwright::{Check, http::Response};

/// Elements with values to check in them.
const VALUES: &[(&str, &[&str])] = &[
    ("short", &["", "abc", "abcd", "äöü", "😀😀😀", "a&amp;b", "a&lt;&gt;b", " a b"]),
    ("long", &["abc", " ab ", "a b", " a  b ", ""]),
    ("exact", &["ab", "a", "abc", " a"]),
    ("narrow", &["ab", "a", "abc"]),
    ("octets", &["", "YQ==", "YWJj", "YWJjZA==", " Y Q = = "]),
    ("small", &["-5", "-6", "10", "11", "+010", "-0", " 7 "]),
    ("between", &["0", "1", "2", "3"]),
    ("large", &["9007199254740992", "9007199254740993", "9007199254740994", "-9223372036854775808"]),
    ("byte", &["0", "1", "255"]),
    ("price", &["12.34", "123.4", "1234", "12345", "1.234", "0012.3400", "-99.99", "0.001", "0", "100.00", "0.01"]),
    (
        "exactly",
        &[
            "0.1",
            "0.09999999999999999999999",
            "00.10",
            "12345678901234567890.5",
            "12345678901234567890.50001",
            "-1",
            "+3.",
        ],
    ),
    ("float", &["0.1", "0.09", "999.9", "1000", "1E3", "NaN", "INF"]),
    ("double", &["-0.01", "-0.009", "INF", "-INF", "1e308"]),
    (
        "after",
        &[
            "2000-01-01T00:00:00Z",
            "2000-01-01T00:00:00+01:00",
            "1999-12-31T23:59:59.999Z",
            "1999-12-31T23:00:00-01:00",
            "2000-01-03T00:00:00",
            "1999-12-30T00:00:00",
            "2000-01-01T00:00:00",
            "1999-12-31T23:00:00",
            "2000-01-01T15:00:00",
        ],
    ),
    ("before", &["1999-12-31T23:59:59.9999999", "2000-01-01T00:00:00", "1999-12-30T00:00:00Z", "2000-01-03T00:00:00Z"]),
    ("period", &["P1M", "P27D", "P32D", "P1Y", "P366DT1S", "P2Y", "-P2M", "P11M", "P12M"]),
    ("code", &["ABC", "AB", "ABCD", "abc", " ABC"]),
    ("either", &["a", "bbb", "ab", ""]),
    ("both", &["aa", "bbb", "a", "bbbb", "ab"]),
    ("subtracted", &["bcd", "abc", "", "xyz-"]),
    ("name", &["a", "_a-1.b", "1a", ":x", "ä·", "a b"]),
    ("latin", &["", "abc~", "ä"]),
    ("anchors", &["a", "^a$"]),
    ("digits", &["12", "12.34", "12.3", "١٢", ".12", " 12 "]),
    ("word", &["a b", "ab\u{20}", "a-b c", "é c-d", "a"]),
    ("upper", &["Ab", "A", "AB", "ab", "Éé1"]),
    ("dash", &["-", "+.", "a", "b", "[^]", "-+a"]),
    ("number", &["12", "1", "123"]),
    ("listed", &[" a  b ", "a b c", "   abc   "]),
    ("state", &["on", " off ", "ON", ""]),
    ("open", &["on", " off ", "anything", ""]),
    ("words", &["", "a", "a b", "a b c", "abcd", " a\tb "]),
    ("even", &["5", " 5 ", "11", "ABC", "abc", " ABC", "", "-5", "-6"]),
    ("rare", &["ABC", "7", "DEF", "8", ""]),
    ("narrower", &["ABC", "7", "10", "-5", "DEF", "XY"]),
    ("deep", &["ABC", "7", "2024-02-29", "2024-02-30", "1 2", "1 3", "", "1"]),
    ("someday", &["on", "off", "2024", "2024Z", "204", "one", ""]),
    ("texts", &["ABC", "AB", "en", "en-GB", "en_GB", "abcdefghi", "de-1996", "x", ""]),
    ("openly", &["on", "ON", "OFF", "of", " on "]),
    ("evens", &["", "5", "5 ABC", "5 abc", "11 ABC", "ABC 5 -5"]),
    ("key", &["abcd", "abcde", "a:b", "a b", "1.-_", "", " ab "]),
    (
        "language",
        &[
            "en",
            "en-US",
            "zh-Hant-TW",
            "i-navajo",
            "EN-",
            "-en",
            "abcdefgh",
            "abcdefghi",
            "e1",
            "en-1",
            " de ",
            "",
            "en US",
        ],
    ),
    ("nmtoken", &["a", "1", "-", ".", ":", "a:b", "é", "a b", "a/b", "", " a ", "\u{B7}", "\u{300}a"]),
    ("xmlName", &["a", "1", "-a", ":a", "a:b:c", "_", "é", "a b", "", " a ", "a\u{B7}", "\u{B7}a"]),
    ("ncname", &["a", "1", "-a", ":a", "a:b", "_", "é1", "a b", "", " a ", "a.b-c_d"]),
    ("nmtokens", &["a 1 -", "a", " a  b ", "a a/b", "é", "", " "]),
    ("rate", &["1", "01.00", "+2.5", "2.05", " 1.0 ", ""]),
    ("rates", &["1 2.0", "1.0 2", "2 1", "03", "3 3", ""]),
    ("magic", &["0af0", "0AF0", "0AF1", ""]),
    ("rated", &["1", "1.00", "low", "high", "2"]),
    ("reason", &["t:sender", " t:receiver ", "t:other", "sender", "x:sender", ""]),
    ("idrefs", &["a b", "a", "a:b", "", " "]),
    ("fewTokens", &["a", "1 2", "1 2 3", "", " "]),
    ("anyTokens", &["a", "1 2", "/", "", " "]),
    ("simple", &["a", " a ", "a b", ":", ""]),
    ("fixed", &["1.50", "1.51"]),
    ("this", &["ABC", "AB"]),
    ("that", &["3", "12"]),
    ("password", &["ABC", "hunter2"]),
];

/// Contents of the request element to check.
const CONTENTS: &[&str] = &[
    "<states>on</states><states>off</states><states>on</states>",
    "<states>on</states><states>off</states><states>on</states><states>on</states>",
    "<states>on</states><states>of</states>",
    "<open>on</open><open>anything</open>",
    "<open>on</open><open>off</open><open>anything</open>",
    "<line currency='EUR'><quantity>1</quantity></line>",
    "<line currency='eur'><quantity>1</quantity></line>",
    "<line><quantity>1</quantity></line><line><quantity>1</quantity><line><quantity>11</quantity></line></line>",
    "<lines><small>1</small></lines>",
    "<lines/>",
    "<simple langs='en de-CH'>a</simple>",
    "<simple langs='en de_CH'>a</simple>",
    "<simple langs=''>a</simple>",
    "<lines><small>1</small><small>2</small><small>3</small></lines>",
    "<lines><small>1</small><small>20</small></lines>",
];

/// Reads an element and checks it. Returns the error or the violations.
fn ours(element: &str) -> Result<(), String> {
    let body = format!(
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>{element}</e:Body></e:Envelope>"
    );
    let response = Response::new(Vec::from(body));
    let answer = operations::HOLD.decode(response).map_err(|error| error.to_string())?;
    answer.body.check().map_err(|violations| violations.to_string())
}

#[test]
fn checks_agree_with_libxml2() {
    let of_values =
        VALUES.iter().flat_map(|(name, values)| values.iter().map(move |value| format!("<{name}>{value}</{name}>")));
    let contents = of_values.chain(CONTENTS.iter().map(|content| (*content).to_owned()));
    let elements: Vec<String> =
        contents.map(|content| format!("<t:Hold xmlns:t='urn:checks'>{content}</t:Hold>")).collect();
    let Some(theirs) = judge::judge("checks", &elements) else { return };
    assert_eq!(theirs.len(), elements.len());
    // libxml2 accepts these lists when they are empty, contrary to XSD 1.0 Part 2, 3.3.5 and 3.3.10.
    let is_empty = |element: &str| {
        ["nmtokens", "idrefs", "fewTokens"].iter().any(|name| {
            element.contains(&format!("<{name}></{name}>")) || element.contains(&format!("<{name}> </{name}>"))
        })
    };
    let differ = |(element, theirs): (&String, &String)| {
        let ours = ours(element);
        if is_empty(element) {
            assert_eq!(theirs, "valid");
            return ours.is_ok().then(|| format!("{element} is empty but accepted"));
        }
        (ours.is_ok() != (theirs == "valid")).then(|| format!("{element}: {ours:?}, but libxml2: {theirs}"))
    };
    let differences: Vec<String> = elements.iter().zip(&theirs).filter_map(differ).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let valid = theirs.iter().filter(|said| *said == "valid").count();
    assert!(valid > 50 && elements.len() - valid > 50, "{valid} of {}", elements.len());
}

#[test]
fn violations_have_paths_and_reasons() {
    let inner = Line::new(12);
    let outer = Line { quantity: 1, line: Some(Box::new(inner)), currency: Some("eur".to_owned()) };
    let request = Hold {
        short: Some("abcd".to_owned()),
        states: vec![State::On, State::Other("idle".to_owned()), State::Other("on".to_owned())],
        line: vec![Line::new(0), outer],
        lines: Some(vec![1, 99]),
        choice: Some(HoldChoice::That(-9).into()),
        password: Some("hunter2".to_owned()),
        ..Hold::default()
    };
    let violations = request.check().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "Hold/short: `abcd` is too long: the contract allows at most 3 characters; \
         Hold/states[2]: `idle` is not one of the values that the contract lists; \
         Hold/line[2]/@currency: `eur` doesn't match the pattern `[A-Z]{3}`; \
         Hold/line[2]/line/quantity: `12` is greater than the maximum of the contract: 10; \
         Hold/lines/small[2]: `99` is greater than the maximum of the contract: 10; \
         Hold/that: `-9` is less than the minimum of the contract: -5; \
         Hold/password: the value doesn't match the pattern `[A-Z]{3}`"
    );
    assert_eq!(Hold::default().check(), Ok(()));
}

#[test]
fn violations_are_counted_but_kept_up_to_a_limit() {
    let long = "\u{202e}".repeat(1 << 20);
    let request = Hold { states: vec![State::Other(long); 3], line: vec![Line::new(0); 5_000], ..Hold::default() };
    let request = Hold { lines: Some(vec![99; 5_000]), ..request };
    let violations = request.check().unwrap_err();
    assert!(violations.total() >= 5_003 && violations.len() == 1_000, "{}", violations.total());
    let shown = format!("{violations} {violations:?} {:?}", violations[0]);
    assert!(shown.len() < 3 * 4096 && !shown.contains(['\n', '\u{202e}']), "{shown}");
    assert!(violations.to_string().ends_with(&format!("; and {} more", violations.total() - 10)), "{violations}");
}

#[test]
fn headers_faults_and_unions_are_checked() {
    let headers = RequestHeaders { card: Some(Card { code: "abc".to_owned() }.into()), zone: Some(11) };
    assert_eq!(
        headers.check().unwrap_err().to_string(),
        "Header/Card/code: `abc` doesn't match the pattern `[A-Z]{3}`; \
         Header/Zone: `11` is greater than the maximum of the contract: 10"
    );
    assert_eq!(RequestHeaders::default().check(), Ok(()));
    let fault = HoldFault::Short("abcd".to_owned());
    let violations = fault.check().unwrap_err();
    assert_eq!(violations.to_string(), "detail/Short: `abcd` is too long: the contract allows at most 3 characters");
    let request = Hold {
        even: Some(Even::Text("abc".to_owned())),
        openly: Some(Openly::Other("of".to_owned())),
        language: Some("en_US".to_owned()),
        ..Hold::default()
    };
    assert_eq!(
        request.check().unwrap_err().to_string(),
        "Hold/even: `abc` doesn't match the pattern `[A-Z]{3}`; \
         Hold/openly: `of` matches none of the types that the contract allows; \
         Hold/language: `en_US` is not a valid xs:language"
    );
}

#[test]
fn invalid_name_is_not_sent() {
    let error = |request: Hold| operations::HOLD.encode(&request, &RequestHeaders::default()).unwrap_err().to_string();
    let ncname = error(Hold { ncname: Some("a b".to_owned()), ..Hold::default() });
    assert!(
        ncname.contains("Hold/ncname: the text is not a valid xs:NCName (an XML name without a colon)"),
        "{ncname}"
    );
    let nmtokens = error(Hold { nmtokens: Some(vec!["a".to_owned(), "/".to_owned()].into()), ..Hold::default() });
    assert!(nmtokens.contains("Hold/nmtokens: the text is not a valid xs:NMTOKEN"), "{nmtokens}");
    let none = error(Hold { few_tokens: Some(Vec::new().into()), ..Hold::default() });
    assert!(none.contains("Hold/fewTokens: the element is empty, which is not a valid xs:NMTOKENS"), "{none}");
    let any = Hold { any_tokens: Some(Vec::new().into()), ..Hold::default() };
    assert!(operations::HOLD.encode(&any, &RequestHeaders::default()).is_ok());
    let simple =
        |langs: &str, value: &str| HoldSimple { langs: Some(vec![langs.to_owned()].into()), value: value.to_owned() };
    let value = error(Hold { simple: Some(simple("en", ":").into()), ..Hold::default() });
    assert!(value.contains("Hold/simple: the text is not a valid xs:NCName"), "{value}");
    let langs = error(Hold { simple: Some(simple("e_n", "a").into()), ..Hold::default() });
    assert!(langs.contains("xs:language (like en or en-US)"), "{langs}");
}
