//! Tests of calls over HTTP with the asynchronous and the blocking client, against a server in this process.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod answers;
mod calls;
mod codings;
mod connections;
mod exchanges;
mod failures;
mod limits;
mod long;
mod secrets;
mod timeouts;
mod tower;
mod transports;

use services86::user::{self, ResponseHeaders, SetPasswordResponse};
use soapwright::Answer;
use tests::{Caller, Reply, Server, Way, http, message};

/// The result of a call of SetPassword.
type Result = std::result::Result<Answer<SetPasswordResponse, ResponseHeaders>, user::Error>;

/// The content type of most responses.
const XML: Option<&str> = Some("text/xml; charset=utf-8");

/// Calls SetPassword with both clients on a server that responds with these bytes and closes the connection, and passes
/// each result to `check`. Panics also if an error shows a secret or if a second request is sent.
fn both(answer: &[u8], check: impl Fn(Way, Result)) {
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(answer.to_vec())]);
        let result = Caller::new(way, &server.url()).call(message::set_password());
        assert_eq!(server.requests().len(), 1, "{way:?}: a request was resent, or a redirect followed");
        if let Err(error) = &result {
            message::assert_error_hides_secrets(&format!("{way:?}"), error);
        }
        check(way, result);
    }
}

/// Calls [`both`] with a response of status 200 with this body.
fn both_xml(body: impl AsRef<[u8]>, check: impl Fn(Way, Result)) {
    both(&http(200, XML, body), check);
}

/// Returns the error of a result. Panics if there is none.
fn error(way: Way, result: Result) -> user::Error {
    match result {
        Err(error) => error,
        Ok(answer) => panic!("{way:?}: expected an error: {answer:?}"),
    }
}
