//! Tests of compressed responses, of encodings other than UTF-8, and of headers over several lines.

use crate::{both, error};
use flate2::{
    Compression,
    read::{DeflateEncoder, GzEncoder, ZlibEncoder},
};
use services86::user::Error;
use soapwright::{TransportErrorKind, XmlErrorKind};
use std::io::Read;
use tests::{Caller, Reply, Server, Way, message};

fn all(mut encoder: impl Read) -> Vec<u8> {
    let mut coded = Vec::new();
    encoder.read_to_end(&mut coded).unwrap();
    coded
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    all(GzEncoder::new(plain, Compression::best()))
}

/// Returns a response with these headers, which end in a line end.
fn response(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} Status\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// Returns the headers of a response that is compressed.
fn coded(coding: &str) -> String {
    format!("Content-Type: text/xml; charset=utf-8\r\nContent-Encoding: {coding}\r\n")
}

#[test]
fn compressed_response_is_read() {
    let plain = message::response("true");
    let plain = plain.as_bytes();
    let zlib = all(ZlibEncoder::new(plain, Compression::fast()));
    let raw = all(DeflateEncoder::new(plain, Compression::fast()));
    for (coding, body) in [
        ("gzip", gzip(plain)),
        ("X-GZIP", gzip(plain)),
        ("deflate", zlib.clone()),
        ("deflate", raw),
        ("deflate, gzip", gzip(&zlib)),
        ("deflate\r\nContent-Encoding: gzip", gzip(&zlib)),
        // A header that says too much: a library that decodes but keeps the header, and a server that means the charset.
        ("gzip", plain.to_vec()),
        ("utf-8", plain.to_vec()),
        ("identity", plain.to_vec()),
    ] {
        both(&response(200, &coded(coding), &body), |way, result| {
            assert_eq!(result.unwrap().body.response, Some(true), "{way:?}: {coding}");
        });
    }
}

#[test]
fn compressed_fault_and_error_page_are_read() {
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>busy</faultstring></s:Fault>";
    let fault = gzip(message::envelope("", fault).as_bytes());
    both(&response(500, &coded("gzip"), &fault), |way, result| {
        let error = error(way, result);
        assert_eq!(error.fault().map(|fault| fault.reason.as_str()), Some("busy"), "{way:?}: {error:?}");
    });
    let headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
    both(&response(503, headers, &gzip(b"<html>closed</html>")), |way, result| {
        let error = error(way, result);
        let Error::Http(http) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!((http.status, http.body.as_slice()), (503, b"<html>closed</html>".as_slice()), "{way:?}");
    });
}

#[test]
fn coding_that_cannot_be_read_is_named() {
    for (coding, body, says) in [("br", b"\x0b\x02".to_vec(), "`br`"), ("gzip", b"\x1f\x8b\x08".to_vec(), "gzip")] {
        both(&response(200, &coded(coding), &body), |way, result| {
            let error = error(way, result);
            let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
            assert!(matches!(read.kind(), XmlErrorKind::Encoding(_)), "{way:?}: {error:?}");
            assert!(error.to_string().contains(says), "{way:?}: {error}");
        });
    }
}

#[test]
fn request_asks_for_what_can_be_read() {
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(response(200, &coded("identity"), b""))]);
        let _ = Caller::new(way, &server.url()).call(message::set_password());
        assert_eq!(server.requests()[0].header("Accept-Encoding"), ["gzip, deflate"], "{way:?}");
    }
}

#[test]
fn limit_of_a_response_counts_decoded_bytes() {
    let bomb = gzip(&gzip(&vec![b' '; 80 << 20]));
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(response(200, &coded("gzip, gzip"), &bomb))]);
        let error = error(way, Caller::new(way, &server.url()).call(message::set_password()));
        let Error::Transport(transport) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(transport.kind(), TransportErrorKind::TooLarge(64 << 20), "{way:?}: {error:?}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200), "{way:?}");
    }
}

#[test]
fn response_in_an_encoding_of_browsers_is_read() {
    // The reason is the Euro sign and e with acute accent.
    for (name, reason) in [
        ("windows-1252", &b"\x80\xe9"[..]),
        ("Windows-1250", b"\x80\xe9"),
        ("iso-8859-15", b"\xa4\xe9"),
        ("gbk", b"\x80\xa8\xa6"),
        ("gb18030", b"\xa2\xe3\xa8\xa6"),
        ("utf-8", "\u{20ac}\u{e9}".as_bytes()),
    ] {
        let fault = |declaration: &str| {
            let text =
                message::envelope("", "<s:Fault><faultcode>s:Server</faultcode><faultstring>?</faultstring></s:Fault>");
            let text = format!("{declaration}{}", text.split_once("?>").map_or(text.as_str(), |(_, rest)| rest));
            let (front, back) = text.split_once(">?<").unwrap();
            [front.as_bytes(), b">", reason, b"<", back.as_bytes()].concat()
        };
        let declared = fault(&format!("<?xml version='1.0' encoding='{name}'?>"));
        let part = [b"--b\r\nContent-Type: text/xml; charset=\"".as_slice(), name.as_bytes(), b"\"\r\n\r\n"].concat();
        let part = [&part[..], &fault(""), b"\r\n--b--"].concat();
        for (content_type, body) in [
            (format!("text/xml; charset={name}"), fault("")),
            (format!("text/xml; charset='{name}'"), fault("")),
            (format!("text/xml; action=\"charset=us-ascii\"; charset=\"{name}\", text/xml"), fault("")),
            ("text/xml".to_owned(), declared.clone()),
            ("text/xml; charset=\"\"".to_owned(), declared.clone()),
            // The header takes precedence over the declaration (RFC 7303, 3.2).
            (format!("text/xml; charset={name}"), fault("<?xml version='1.0' encoding='us-ascii'?>")),
            ("multipart/related; boundary=b; type=\"text/xml\"".to_owned(), part),
        ] {
            both(&response(500, &format!("Content-Type: {content_type}\r\n"), &body), |way, result| {
                let error = error(way, result);
                let reason = error.fault().map(|fault| fault.reason.as_str());
                assert_eq!(reason, Some("\u{20ac}\u{e9}"), "{way:?}: {content_type}: {error:?}");
            });
        }
    }
}

#[test]
fn unknown_or_wrong_encoding_is_an_error_that_names_it() {
    for (name, body, says) in [
        ("klingon", &b"<a/>"[..], "`klingon`"),
        ("iso-2022-kr", b"<a/>", "`iso-2022-kr`"),
        ("shift_jis", b"<a>\x81\xff</a>", "not Shift_JIS"),
        ("windows-1253", b"<a>\xd2</a>", "not windows-1253"),
    ] {
        both(&response(200, &format!("Content-Type: text/xml; charset={name}\r\n"), body), |way, result| {
            let error = error(way, result);
            let Error::Read(read) = &error else { panic!("{way:?}: {name}: {error:?}") };
            assert!(matches!(read.kind(), XmlErrorKind::Encoding(_)), "{way:?}: {error:?}");
            assert!(error.to_string().contains(says), "{way:?}: {error}");
        });
    }
}

#[test]
fn header_over_several_lines_is_read() {
    let part = format!("--b\r\nContent-Type: text/xml\r\n\r\n{}\r\n--b--\r\n", message::response("true"));
    for fold in ["\r\n\t", "\r\n ", "\r\n \r\n\t "] {
        let headers =
            format!("Content-Type: multipart/related;{fold}boundary=b; type=\"text/xml\"\r\nX-Id: a{fold}b\r\n");
        both(&response(200, &headers, part.as_bytes()), |way, result| {
            let answer = result.unwrap();
            assert_eq!(answer.body.response, Some(true), "{way:?}: {fold:?}");
            let id: Vec<_> =
                answer.http.headers()["X-Id"].to_str().unwrap().split_whitespace().map(str::to_owned).collect();
            assert_eq!(id, ["a", "b"], "{way:?}: {fold:?}");
        });
    }
}
