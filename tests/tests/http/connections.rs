//! Tests of connections that are kept alive, closed or broken: no request is ever sent twice.

use crate::{XML, error};
use services86::user::Error;
use soapwright::TransportErrorKind;
use std::{thread, time::Duration};
use tests::{Caller, Reply, Server, Way, http, message};

fn success() -> Vec<u8> {
    http(200, XML, message::response("true"))
}

fn assert_broken(way: Way, error: &Error) {
    let Error::Transport(transport) = error else { panic!("{way:?}: {error:?}") };
    assert_eq!(transport.kind(), TransportErrorKind::Broken, "{way:?}: {error:?}");
    message::assert_error_hides_secrets(&format!("{way:?}"), error);
}

#[test]
fn kept_connection_is_reused() {
    for way in Way::BOTH {
        let server = Server::start([Reply::Keep(success())]);
        let caller = Caller::new(way, &server.url());
        for _ in 0..3 {
            assert_eq!(caller.call(message::set_password()).unwrap().body.response, Some(true), "{way:?}");
            // Another thread puts the connection back into the pool.
            thread::sleep(Duration::from_millis(100));
        }
        assert_eq!((server.connections(), server.requests().len()), (1, 3), "{way:?}");
    }
}

#[test]
fn silently_closed_connection_is_reopened() {
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(success())]);
        let caller = Caller::new(way, &server.url());
        for _ in 0..2 {
            assert_eq!(caller.call(message::set_password()).unwrap().body.response, Some(true), "{way:?}");
            // The client must see the end of the connection before the next call.
            thread::sleep(Duration::from_millis(100));
        }
        assert_eq!((server.connections(), server.requests().len()), (2, 2), "{way:?}");
    }
}

#[test]
fn request_without_a_response_is_not_resent() {
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(Vec::new())]);
        assert_broken(way, &error(way, Caller::new(way, &server.url()).call(message::set_password())));
        assert_eq!(server.requests().len(), 1, "{way:?}: the server may have acted on it");
    }
}

#[test]
fn request_on_a_kept_connection_is_not_resent() {
    for way in Way::BOTH {
        let server = Server::start([Reply::Keep(success()), Reply::Close(Vec::new())]);
        let caller = Caller::new(way, &server.url());
        caller.call(message::set_password()).unwrap();
        assert_broken(way, &error(way, caller.call(message::set_password())));
        assert_eq!(server.requests().len(), 2, "{way:?}: the server may have acted on it");
    }
}

#[test]
fn body_shorter_than_its_length_is_an_error() {
    let body = message::response("true");
    // The second case is a complete message, but more bytes were announced.
    for end in [body.len() / 2, body.len()] {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {}\r\n\r\n", body.len() + 1);
        crate::both(format!("{head}{}", &body[..end]).as_bytes(), |way, result| {
            assert_broken(way, &error(way, result));
        });
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n";
        crate::both(format!("{head}{end:x}\r\n{}\r\n", &body[..end]).as_bytes(), |way, result| {
            assert_broken(way, &error(way, result));
        });
    }
}

#[test]
fn response_that_is_not_http_is_an_error() {
    crate::both(b"220 mail.example ESMTP\r\n", |way, result| assert_broken(way, &error(way, result)));
}
