//! Tests of the errors of XML that isn't well-formed: what was expected, what was found, and where.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{Error, XmlError, http::Response};

fn refusal(message: &str) -> XmlError {
    match ECHO.decode(Response::new(Vec::from(message))) {
        Err(Error::Read(error)) => error.cause,
        other => panic!("{message}: {other:?}"),
    }
}

fn envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='urn:n'><s:Body><Any>{content}</Any></s:Body></s:Envelope>"
    )
}

/// Asserts that a message, in which `|` marks the place of the fault, has this error.
fn assert_fault(marked: &str, path: &str, why: &str) {
    let offset = marked.find('|').unwrap();
    let error = refusal(&marked.replacen('|', "", 1));
    assert_eq!((error.path(), error.offset()), (path, offset), "{marked}: {error}");
    let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
    assert_eq!(error.to_string(), format!("{path}not well-formed XML: {why} (at byte {offset})"), "{marked}");
}

#[test]
fn errors_in_content_say_what_was_expected_and_found() {
    for (content, path, why) in [
        ("<Name>a|</Other>", "/Name", "`</Name>` expected, but `</Other>` found"),
        ("<Name>a|</name>", "/Name", "`</Name>` expected, but `</name>` found"),
        ("<a></a>|</b>", "", "`</Any>` expected, but `</b>` found"),
        ("<a></a |b='c'>", "/a", "`>` of an end tag expected, but `b` found"),
        ("<|1a/>", "", "`1a` is not the name of an element"),
        ("<|a:b:c xmlns:a='urn:a'/>", "", "`a:b:c` is not the name of an element"),
        ("<|a!b/>", "", "`a!b` is not the name of an element"),
        ("a <| b", "", "the name of an element expected, but ` ` found"),
        ("<a b='1'|c='2'/>", "/a", "white space before an attribute expected, but `c` found"),
        ("<a b|/>", "/a", "`=` after the name of an attribute expected, but `/` found"),
        ("<a b=|1/>", "/a", "the quoted value of an attribute expected, but `1` found"),
        ("<a |1='2'/>", "/a", "`1` is not the name of an attribute"),
        ("<a b='|<'/>", "/a", "`<` in an attribute value"),
        ("<a b='|&x;'/>", "/a", "entity `&x;` is not declared"),
        ("<a b='|& c'/>", "/a", "`&` without `;`"),
        ("<a b='1' |b='2'/>", "/a", "attribute `b` is repeated"),
        (
            "<a xmlns:p='urn:p' xmlns:q='urn:p' p:b='' |q:b=''/>",
            "/a",
            "attribute `b` is repeated in the same namespace",
        ),
        ("<a |xmlns:p=''/>", "/a", "`xmlns:p=\"\"` is not a valid namespace declaration"),
        ("a|&nbsp;b", "", "entity `&nbsp;` is not declared"),
        ("a|&amp b", "", "`&amp` without `;`"),
        ("a|&#0;b", "", "`&#0;` is not a character of XML 1.0"),
        ("a |]]> b", "", "`]]>` in text"),
        ("<!-- a |-- b -->", "", "`--` within a comment"),
        ("|<!-- a", "", "a comment without `-->`"),
        ("|<![CDATA[ a", "", "a CDATA section without `]]>`"),
        ("|<!ELEMENT a>", "", "a comment or a CDATA section expected, but `<!ELEMENT` found"),
        ("|<?xml version='1.0'?>", "", "an XML declaration that is not at the very beginning"),
        ("|<?a:b?>", "", "a processing instruction whose target is not a name"),
    ] {
        assert_fault(&envelope(content), &format!("Envelope/Body/Any{path}"), why);
    }
}

#[test]
fn errors_around_the_root_say_what_was_found() {
    let whole = envelope("");
    for (message, why) in [
        (format!("|text{whole}"), "text before the root element"),
        (format!("{whole}|text"), "content after the root element"),
        (format!("{whole}|<a/>"), "content after the root element"),
        (format!("{whole}|</a>"), "end tag `</a>` without a start tag"),
        ("<!-- a -->|".to_owned(), "there is no element"),
    ] {
        assert_fault(&message, "", why);
    }
    let open = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='urn:n'><s:Body><Any>";
    assert_fault(&format!("{open}|"), "Envelope/Body/Any", "the text ends before `</Any>`");
    assert_fault(&format!("{open}|</An"), "Envelope/Body/Any", "`</Any>` expected, but the text ends after `</An`");
}

#[test]
fn undeclared_prefix_is_an_error_at_its_attribute_or_tag() {
    for content in ["<a |p:b=''/>", "<a c='' |p:b='' d=''/>", "<a/>|<p:b/>"] {
        let marked = envelope(content);
        let error = refusal(&marked.replacen('|', "", 1));
        assert_eq!(error.offset(), marked.find('|').unwrap(), "{marked}: {error}");
        assert!(error.to_string().contains("namespace prefix `p` is not declared"), "{error}");
    }
}

#[test]
fn quotations_of_a_fault_are_bounded() {
    let long = "a".repeat(1 << 20);
    for content in [
        format!("<{long}></b>"),
        format!("</{long}>"),
        format!("&{long};"),
        format!("<a {long}/>"),
        format!("<1{long}/>"),
    ] {
        assert!(refusal(&envelope(&content)).to_string().len() < 2_000);
    }
}
