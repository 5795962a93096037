//! The places of an envelope, and what may stand in each (SOAP 1.1, 4; SOAP 1.2 Part 1, 5).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    AnyType, Error, HttpResponse, Operation, SoapVersion, XmlError, XmlErrorKind,
    xml::{Namespace, Prefix, field},
};

const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n", uri: "urn:n" }];
const N: Prefix = Prefix::new(0, "n");
static ECHO: Operation<AnyType, AnyType, (), ()> = Operation::new(
    ("Echo", "\"\""),
    SoapVersion::Soap11,
    &NAMESPACES,
    field(N, "</n:Any>"),
    Some(field(N, "</n:Any>")),
    &[],
);

const BODY: &str = "<s:Body><Any xmlns='urn:n'>text</Any></s:Body>";

/// The text of the answer in an envelope with this content, read as an answer and as a request.
fn read(namespace: &str, content: &str) -> Result<Option<String>, XmlError> {
    let message = format!("<s:Envelope xmlns:s='{namespace}'>{content}</s:Envelope>");
    let request = ECHO.decode_request(message.as_bytes(), None).map(|(request, ())| request.text());
    let answer = match ECHO.decode(HttpResponse { status: 200, body: message.into(), ..HttpResponse::default() }) {
        Ok(answer) => Ok(answer.body.text()),
        Err(Error::Read(error)) => Err(error),
        Err(error) => panic!("{content}: {error}"),
    };
    assert_eq!(answer, request, "{content}");
    answer
}

#[test]
fn a_header_may_be_absent_empty_or_full_of_strangers() {
    for namespace in [SOAP11, SOAP12] {
        for header in ["", "<s:Header/>", "<s:Header></s:Header>", "<s:Header><a><b/></a><a/>\n</s:Header>"] {
            assert_eq!(read(namespace, &format!("{header}{BODY}")).unwrap().as_deref(), Some("text"), "{header}");
        }
    }
}

#[test]
fn a_second_body_is_an_error() {
    for namespace in [SOAP11, SOAP12] {
        for second in [BODY, "<s:Body/>"] {
            let error = read(namespace, &format!("{BODY}{second}")).unwrap_err();
            assert!(error.to_string().contains("`Body` stands where the envelope has no place for it"), "{error}");
            assert!(matches!(error.kind(), XmlErrorKind::Envelope(_)));
        }
    }
}

#[test]
fn a_header_behind_the_body_is_an_error() {
    for namespace in [SOAP11, SOAP12] {
        for content in [format!("{BODY}<s:Header/>"), format!("<s:Header/>{BODY}<s:Header/>")] {
            let error = read(namespace, &content).unwrap_err();
            assert!(error.to_string().contains("`Header` stands where the envelope has no place for it"), "{error}");
        }
    }
}

#[test]
fn elements_of_other_namespaces_may_stand_around_the_body() {
    for namespace in [SOAP11, SOAP12] {
        let other = if namespace == SOAP11 { SOAP12 } else { SOAP11 };
        for stranger in ["<a/>", "<Body xmlns='urn:n'/>", "<Header/>", &format!("<Body xmlns='{other}'><b/></Body>")] {
            for content in [format!("{stranger}{BODY}"), format!("{BODY}{stranger}")] {
                assert_eq!(read(namespace, &content).unwrap().as_deref(), Some("text"), "{content}");
            }
        }
    }
}

#[test]
fn an_envelope_without_a_body_or_with_text_is_an_error() {
    for content in ["", "<s:Header/>", "<a/>"] {
        let error = read(SOAP11, content).unwrap_err();
        assert!(error.to_string().contains("the envelope has no Body"), "{error}");
        assert_eq!(error.path(), "", "the envelope has been left");
    }
    assert_eq!(read(SOAP11, &format!("text{BODY}")).unwrap_err().kind(), &XmlErrorKind::UnexpectedText);
}

#[test]
fn the_body_holds_the_one_element_of_the_contract() {
    for (body, expected) in [
        ("<s:Body/>", "required element `Any` is missing"),
        ("<s:Body></s:Body>", "required element `Any` is missing"),
        ("<s:Body><a/></s:Body>", "the Body holds `a`, not `Any`"),
        ("<s:Body><Any/></s:Body>", "the Body holds `Any`, but of another namespace than the contract's"),
        ("<s:Body><Any xmlns='urn:n'/><b/></s:Body>", "`b` is a second element in the Body"),
        ("<s:Body>text</s:Body>", "text where only elements may stand"),
    ] {
        let error = read(SOAP11, body).unwrap_err();
        assert!(error.to_string().starts_with("Envelope/Body") && error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn the_root_is_an_envelope_of_a_known_version() {
    let error = read("urn:other", BODY).unwrap_err();
    assert!(error.to_string().contains("the root is an Envelope, but of neither SOAP 1.1 nor SOAP 1.2"), "{error}");
    let error = ECHO.decode_request(b"<html/>", None).unwrap_err();
    assert!(error.to_string().contains("the root is `html`, not a SOAP Envelope"), "{error}");
}
