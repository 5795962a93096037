//! Calls over HTTP, both ways, against a server in this process that answers well, badly, or not at all.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod answers;
mod connections;
mod failures;
mod limits;
mod long;
mod secrets;
mod transports;

use services86::user::{self, ResponseHeaders, SetPasswordResponse};
use soapwright::Answer;
use tests::{Caller, Reply, Server, Way, http, message};

/// What a call of SetPassword gives.
type Result = std::result::Result<Answer<SetPasswordResponse, ResponseHeaders>, user::Error>;

/// What goes out as the content type of almost every answer.
const XML: Option<&str> = Some("text/xml; charset=utf-8");

/// Calls SetPassword both ways on a server that answers with these bytes and closes the connection, and shows each
/// result to the check. An error that shows a secret, or a second request, is a failure whatever the check says.
fn both(answer: &[u8], check: impl Fn(Way, Result)) {
    for way in Way::BOTH {
        let server = Server::start([Reply::Close(answer.to_vec())]);
        let result = Caller::new(way, &server.url()).call(message::set_password());
        assert_eq!(server.requests().len(), 1, "{way:?}: nothing is sent again, and no redirect is followed");
        if let Err(error) = &result {
            message::assert_error_hides_secrets(&format!("{way:?}"), error);
        }
        check(way, result);
    }
}

/// The same for an answer with status 200 and this body.
fn both_xml(body: impl AsRef<[u8]>, check: impl Fn(Way, Result)) {
    both(&http(200, XML, body), check);
}

/// The error of a result that must be one.
fn error(way: Way, result: Result) -> user::Error {
    match result {
        Err(error) => error,
        Ok(answer) => panic!("{way:?}: an answer, where there must be an error: {answer:?}"),
    }
}
