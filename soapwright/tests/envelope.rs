//! Tests of the structure of an envelope (SOAP 1.1, 4; SOAP 1.2 Part 1, 5).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{Error, XmlError, XmlErrorKind, http::Response};

const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

const BODY: &str = "<s:Body><Any xmlns='urn:n'>text</Any></s:Body>";

/// Returns the text in an envelope with this content, and asserts that it is read equally as a response and as a
/// request.
fn read(namespace: &str, content: &str) -> Result<Option<String>, XmlError> {
    let message = format!("<s:Envelope xmlns:s='{namespace}'>{content}</s:Envelope>");
    let request = ECHO.decode_request(message.as_bytes(), None).map(|(request, ())| request.text());
    let answer = match ECHO.decode(Response::new(Vec::from(message))) {
        Ok(answer) => Ok(answer.body.text()),
        Err(Error::Read(error)) => Err(error.cause),
        Err(error) => panic!("{content}: {error}"),
    };
    assert_eq!(answer, request, "{content}");
    answer
}

#[test]
fn header_may_be_absent_empty_or_unknown() {
    for namespace in [SOAP11, SOAP12] {
        for header in ["", "<s:Header/>", "<s:Header></s:Header>", "<s:Header><a><b/></a><a/>\n</s:Header>"] {
            assert_eq!(read(namespace, &format!("{header}{BODY}")).unwrap().as_deref(), Some("text"), "{header}");
        }
    }
}

#[test]
fn second_body_is_an_error() {
    for namespace in [SOAP11, SOAP12] {
        for second in [BODY, "<s:Body/>"] {
            let error = read(namespace, &format!("{BODY}{second}")).unwrap_err();
            assert!(error.to_string().contains("`Body` is not allowed at this place in the envelope"), "{error}");
            assert!(matches!(error.kind(), XmlErrorKind::Envelope(_)));
        }
    }
}

#[test]
fn header_after_the_body_is_an_error() {
    for namespace in [SOAP11, SOAP12] {
        for content in [format!("{BODY}<s:Header/>"), format!("<s:Header/>{BODY}<s:Header/>")] {
            let error = read(namespace, &content).unwrap_err();
            assert!(error.to_string().contains("`Header` is not allowed at this place in the envelope"), "{error}");
        }
    }
}

#[test]
fn elements_of_other_namespaces_around_the_body_are_ignored() {
    for namespace in [SOAP11, SOAP12] {
        let other = if namespace == SOAP11 { SOAP12 } else { SOAP11 };
        for unknown in ["<a/>", "<Body xmlns='urn:n'/>", "<Header/>", &format!("<Body xmlns='{other}'><b/></Body>")] {
            for content in [format!("{unknown}{BODY}"), format!("{BODY}{unknown}")] {
                assert_eq!(read(namespace, &content).unwrap().as_deref(), Some("text"), "{content}");
            }
        }
    }
}

#[test]
fn envelope_without_a_body_or_with_text_is_an_error() {
    for content in ["", "<s:Header/>", "<a/>"] {
        let error = read(SOAP11, content).unwrap_err();
        assert!(error.to_string().contains("the envelope has no Body"), "{error}");
        assert_eq!(error.path(), "", "the envelope has been left");
    }
    assert_eq!(read(SOAP11, &format!("text{BODY}")).unwrap_err().kind(), &XmlErrorKind::UnexpectedText);
}

#[test]
fn body_must_hold_exactly_the_declared_element() {
    for (body, expected) in [
        ("<s:Body/>", "required element `Any` is missing"),
        ("<s:Body></s:Body>", "required element `Any` is missing"),
        ("<s:Body><a/></s:Body>", "the Body contains `a`, not `Any`"),
        ("<s:Body><Any/></s:Body>", "the Body contains `Any`, but not in the contract's namespace"),
        ("<s:Body><Any xmlns='urn:n'/><b/></s:Body>", "`b` is a second element in the Body"),
        ("<s:Body>text</s:Body>", "text where only elements are allowed"),
    ] {
        let error = read(SOAP11, body).unwrap_err();
        assert!(error.to_string().starts_with("Envelope/Body") && error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn root_must_be_an_envelope_of_a_known_version() {
    let error = read("urn:other", BODY).unwrap_err();
    assert!(error.to_string().contains("the root is an Envelope, but neither of SOAP 1.1 nor of SOAP 1.2"), "{error}");
    let error = ECHO.decode_request(b"<html/>", None).unwrap_err();
    assert!(error.to_string().contains("the root is `html`, not a SOAP Envelope"), "{error}");
}
