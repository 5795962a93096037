//! Tests of messages that begin with any number of byte order marks.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{Error, http::Response};

fn envelope(body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns='urn:n'><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// Returns the text after `marks` byte order marks, in UTF-8 and in both byte orders of UTF-16.
fn encodings(text: &str, marks: usize) -> [Vec<u8>; 3] {
    let text = format!("{}{text}", "\u{FEFF}".repeat(marks));
    let units = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<_>>();
    [text.as_bytes().to_vec(), units(u16::to_le_bytes), units(u16::to_be_bytes)]
}

/// Returns the message, alone and as the root of a multipart message, each with its content type.
fn carriers(body: &[u8]) -> [(String, Vec<u8>); 2] {
    let part = [b"--b\r\nContent-Type: text/xml\r\n\r\n", body, b"\r\n--b--\r\n"].concat();
    [("text/xml".to_owned(), body.to_vec()), ("multipart/related; boundary=b; type=\"text/xml\"".to_owned(), part)]
}

#[test]
fn messages_are_read_after_any_number_of_byte_order_marks() {
    for marks in 0..5 {
        for body in encodings(&envelope("<Any>text</Any>"), marks) {
            for (content_type, body) in carriers(&body) {
                let request = ECHO.decode_request(&body, Some(&content_type)).unwrap().0;
                assert_eq!(request.text().as_deref(), Some("text"), "{marks} marks, {content_type}");
                let response = Response::builder().header("Content-Type", content_type).body(body).unwrap();
                assert_eq!(ECHO.decode(response).unwrap().body.text().as_deref(), Some("text"));
            }
        }
    }
}

#[test]
fn faults_are_read_after_any_number_of_byte_order_marks() {
    let fault =
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring><detail><a>b</a></detail></s:Fault>";
    for marks in 0..5 {
        for status in [200, 400, 500] {
            for body in encodings(&envelope(fault), marks) {
                for (content_type, body) in carriers(&body) {
                    let response = Response::builder().status(status).header("Content-Type", content_type);
                    let response = response.body(body).unwrap();
                    let Err(Error::Fault(fault)) = ECHO.decode(response) else { panic!("{marks} marks, {status}") };
                    assert_eq!((fault.reason.as_str(), fault.detail.as_deref()), ("no", Some("<a>b</a>")));
                }
            }
        }
    }
}

#[test]
fn included_parts_are_found_after_any_number_of_byte_order_marks() {
    for marks in 0..5 {
        let include = "<Any>a<x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='cid:1'/>b</Any>";
        for body in encodings(&envelope(include), marks) {
            let root = b"--b\r\nContent-Type: application/xop+xml; type=\"text/xml\"\r\n\r\n";
            let part = b"\r\n--b\r\nContent-ID: <1>\r\n\r\nabc\r\n--b--\r\n";
            let content_type = "multipart/related; boundary=b; type=\"application/xop+xml\"";
            let body = [&root[..], &body, &part[..]].concat();
            let answer =
                ECHO.decode(Response::builder().header("Content-Type", content_type).body(body).unwrap()).unwrap();
            assert_eq!(answer.body.text().as_deref(), Some("aYWJjb"));
        }
    }
}

#[test]
fn error_offset_counts_byte_order_marks_after_the_first() {
    let offset = |marks| {
        let [body, ..] = encodings(&envelope("<Any><a></b></Any>"), marks);
        match ECHO.decode(Response::new(body)) {
            Err(Error::Read(error)) => error.offset(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(offset(1), offset(0));
    assert_eq!(offset(2), offset(0) + 3);
    assert_eq!(offset(4), offset(0) + 9);
}
