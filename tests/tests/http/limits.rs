//! Tests of the limits on the size and depth of responses.

use crate::{both_xml, error};
use services86::user::{Error, SetPassword};
use soapwright::{TransportErrorKind, XmlErrorKind};
use std::time::{Duration, Instant};
use tests::{Caller, Reply, Server, Way, http, message};

const MIB: usize = 1 << 20;

/// The time within which an oversized response must be given up.
const QUICK: Duration = Duration::from_secs(10);

/// Calls a server that sends `head` and then 100 MiB, both ways. Asserts that the client gives up before it has taken
/// `most` bytes.
fn flood(head: &str, piece: &[u8], most: usize) {
    for way in Way::BOTH {
        let times = 100 * MIB / piece.len();
        let server = Server::start([Reply::Stream(head.as_bytes().to_vec(), piece.to_vec(), times)]);
        let started = Instant::now();
        let error = error(way, Caller::new(way, &server.url()).call(message::set_password()));
        assert!(started.elapsed() < QUICK, "{way:?} took {:?}", started.elapsed());
        let Error::Transport(transport) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(transport.kind(), TransportErrorKind::TooLarge(64 * MIB), "{way:?}: {error:?}");
        assert!(error.to_string().contains("Client::with_limits"), "{way:?}: {error}");
        message::assert_error_hides_secrets(&format!("{way:?}"), &error);
        assert!(server.sent() < most, "{way:?} took {} bytes", server.sent());
    }
}

#[test]
fn response_with_an_excessive_length_is_not_read() {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {}\r\n\r\n", 100 * MIB);
    flood(&head, &[b' '; MIB], 20 * MIB);
}

#[test]
fn response_that_exceeds_the_limit_is_given_up() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
    let chunk = [format!("{MIB:x}\r\n").as_bytes(), &vec![b' '; MIB], b"\r\n"].concat();
    flood(&format!("{head}Transfer-Encoding: chunked\r\n\r\n"), &chunk, 90 * MIB);
    flood(&format!("{head}\r\n"), &[b' '; MIB], 90 * MIB);
}

#[test]
fn response_limit_is_exact() {
    let body = message::response("true");
    // One response declares its length, the other is chunked.
    let chunked =
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    for (way, answer) in Way::BOTH
        .into_iter()
        .flat_map(|way| [http(200, crate::XML, &body), chunked.clone().into_bytes()].map(|answer| (way, answer)))
    {
        let server = Server::start([Reply::Close(answer)]);
        let call = |limit| {
            Caller::strict(way, &server.url(), Default::default(), limit).call(SetPassword::new().associate_id(5))
        };
        for limit in [body.len(), body.len() + 1, usize::MAX - 1, usize::MAX] {
            assert_eq!(call(limit).unwrap().body.response, Some(true), "{way:?}: {limit}");
        }
        for limit in [0, 1, body.len() - 1] {
            let error = error(way, call(limit));
            assert!(
                matches!(&error, Error::Transport(e) if e.kind() == TransportErrorKind::TooLarge(limit)),
                "{way:?}: {error:?}"
            );
        }
    }
}

#[test]
fn false_content_length_allocates_no_memory() {
    for length in ["62914560", "70368744177664", "9223372036854775807", "18446744073709551615"] {
        for way in Way::BOTH {
            let answer =
                format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {length}\r\n\r\n0123456789");
            let server = Server::start([Reply::Close(answer.into_bytes())]);
            let caller = Caller::strict(way, &server.url(), Default::default(), usize::MAX);
            let error = error(way, caller.call(SetPassword::new().associate_id(5)));
            assert!(matches!(&error, Error::Transport(_)), "{way:?}: {error:?}");
        }
    }
}

#[test]
fn nesting_of_elements_is_bounded() {
    let deep = format!("{}{}", "<n:a>".repeat(10_000), "</n:a>".repeat(10_000));
    let unknown = format!("<n:SetPasswordResponse>{deep}</n:SetPasswordResponse>");
    let inner = "<n:InnerException>".repeat(10_000) + &"</n:InnerException>".repeat(10_000);
    let known = format!("<n:ExceptionInfo>{inner}</n:ExceptionInfo>");
    for message in [message::envelope("", &unknown), message::envelope(&known, ""), message::envelope(&deep, "")] {
        both_xml(message, |way, result| {
            let error = error(way, result);
            let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
            assert!(matches!(read.kind(), XmlErrorKind::Limit(_)), "{way:?}: {error:?}");
        });
    }
}

#[test]
fn document_type_declaration_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let message = message::response("true").replace("?><", &format!("?>{bomb}<"));
    both_xml(message, |way, result| {
        let error = error(way, result);
        let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(read.kind(), &XmlErrorKind::DocumentType, "{way:?}");
    });
}
