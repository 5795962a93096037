//! Tests of sessions of `services86` with clients of this crate.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    lock,
    names::types_service,
    task::{Finish, TaskClient},
    types::SoTimeZone,
    user,
};
use services86::{
    session::{Installation, Session, SessionError, exception_info},
    so_principal::AuthenticateUsernamePassword,
};
use soapwright::{
    BlockingTransport, Bytes, Error, Transport, TransportError,
    http::{Request, Response},
};
use std::{
    pin::pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
};

/// A transport with a stack of response bodies, which records its requests.
struct Script(Mutex<(Vec<String>, Vec<Request<Bytes>>)>);

impl Script {
    fn new(bodies: &[&str]) -> Self {
        Script(Mutex::new((bodies.iter().rev().map(|body| envelope(body)).collect(), Vec::new())))
    }

    fn requests(&self) -> Vec<(String, String)> {
        let requests = &self.0.lock().unwrap().1;
        requests
            .iter()
            .map(|request| (request.uri().to_string(), String::from_utf8_lossy(request.body()).into_owned()))
            .collect()
    }
}

impl BlockingTransport for Script {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut script = self.0.lock().unwrap();
        script.1.push(request);
        Ok(Response::new(script.0.pop().unwrap().into()))
    }
}

impl Transport for Script {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        BlockingTransport::send(self, request)
    }
}

fn envelope(content: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86'>{content}</s:Envelope>"
    )
}

const LOGGED_IN: &str = "<s:Body><AuthenticateResponse><Credentials><Ticket>7T:x</Ticket></Credentials>\
                         </AuthenticateResponse></s:Body>";
const FINISHED: &str = "<s:Body><FinishResponse><Response>true</Response></FinishResponse></s:Body>";
const EXPIRED: &str = "<s:Header><ExceptionInfo><Message>no</Message><ExceptionType>SuperOffice.Exceptions.SoSessionException\
                       </ExceptionType></ExceptionInfo></s:Header><s:Body><FinishResponse/></s:Body>";

fn installation() -> Installation {
    Installation::new("https://crm.example.com/Remote/Services86/").unwrap().with_application_token("app")
}

fn password() -> AuthenticateUsernamePassword {
    AuthenticateUsernamePassword::new().user_name("ADM0").password("secret")
}

/// Returns the output of a future that never waits.
fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

/// Asserts that Task was called after a login, with the session's headers.
fn assert_called(script: &Script) {
    let requests = script.requests();
    let [_, (url, body)] = &requests[..] else { panic!("expected a login and a call: {requests:?}") };
    assert_eq!(url, "https://crm.example.com/Remote/Services86/Task.svc");
    let places = ["<n1:TimeZone>", "<n1:Credentials><n1:Ticket>7T:x</", "<n1:ApplicationToken>app</", ":Body>"]
        .map(|text| body.find(text).unwrap_or_else(|| panic!("no {text}: {body}")));
    assert!(places.is_sorted(), "the headers aren't in the order of the contract: {body}");
}

#[test]
fn client_of_another_crate_sends_the_ticket() {
    let script = Arc::new(Script::new(&[LOGGED_IN, FINISHED]));
    let time_zone = services86::types::SoTimeZone { so_time_zone_id: Some(57), ..Default::default() };
    let session =
        ready(Session::log_in(Arc::clone(&script), installation(), password())).unwrap().with_time_zone(time_zone);
    let tasks: TaskClient<_> = session.client().unwrap();
    let known = SoTimeZone { so_time_zone_id: Some(57), ..SoTimeZone::default() };
    assert_eq!(tasks.headers().time_zone.as_deref(), Some(&known));
    assert_eq!(ready(tasks.finish(Finish::new().task_id(7))).unwrap().body.response, Some(true));
    assert_called(&script);
}

#[test]
fn blocking_session_reports_expiry() {
    let script = Script::new(&[LOGGED_IN, EXPIRED]);
    let time_zone = services86::types::SoTimeZone::default();
    let session = Session::log_in_blocking(&script, installation(), password()).unwrap().with_time_zone(time_zone);
    let tasks: TaskClient<_> = session.client().unwrap();
    let error = tasks.finish(Finish::new()).send().unwrap_err();
    assert!(matches!(&error, Error::Failed(headers) if headers.succeeded.is_none()), "{error:?}");
    assert!(session.is_expired(&error), "{error:?}");
    assert_eq!(exception_info(&error).unwrap().message.as_deref(), Some("no"));
    assert_called(&script);
}

#[test]
fn session_headers_convert_to_those_of_another_crate() {
    let session = Session::from_ticket((), installation(), "7T:x");
    let users: user::UserClient<()> = session.client().unwrap();
    let headers = users.headers();
    assert_eq!(headers.credentials.as_ref().unwrap().ticket.as_deref(), Some("7T:x"));
    assert_eq!((headers.application_token.as_deref(), &headers.time_zone), (Some("app"), &None));
}

#[test]
fn service_with_other_headers_is_an_error() {
    let plain = Installation::new("https://crm.example.com/x").unwrap();
    let error = Session::from_ticket((), plain, "7T:x").client::<lock::door::DoorClient<()>>().unwrap_err();
    assert!(matches!(error, SessionError::OtherContent), "{error:?}");
    assert!(error.to_string().contains("different content"), "{error}");
    let error = Session::from_ticket((), installation(), "7T:x").client::<lock::door::DoorClient<()>>().unwrap_err();
    assert!(error.to_string().contains("no header `ApplicationToken`"), "{error}");
}

#[test]
fn service_without_a_path_is_an_error() {
    let session = Session::from_ticket((), installation(), "7T:x");
    let error = session.client::<types_service::TypesClient<()>>().unwrap_err();
    assert!(matches!(error, SessionError::NoAddress), "{error:?}");
}
