//! Tests of sessions over HTTP with the asynchronous and the blocking client, against a server in this process.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod addresses;
mod expiry;
mod login;

use services86::{
    session::{Installation, LogIn, Session, SessionError},
    so_principal::AuthenticateUsernamePassword,
    types::{SoCredentials, SoTimeZone},
    user::{self, ResponseHeaders, SetPasswordResponse, UserClient},
};
use soapwright::{Answer, ReqwestTransport, UreqTransport};
use tests::{Reply, Server, Way, closing, http, message};
use tokio::runtime::Runtime;

/// A session with either transport.
enum Any {
    Async(Session<ReqwestTransport>, Runtime),
    Blocking(Session<UreqTransport>),
}

impl Any {
    fn log_in<I: LogIn>(way: Way, installation: Installation, request: I) -> Result<Any, SessionError> {
        match way {
            Way::Async => {
                let runtime = Runtime::new().unwrap();
                let login = sent(Session::log_in(ReqwestTransport::new().unwrap(), installation, request));
                Ok(Any::Async(runtime.block_on(login)?, runtime))
            }
            Way::Blocking => Ok(Any::Blocking(Session::log_in_blocking(UreqTransport::new(), installation, request)?)),
        }
    }

    fn from_ticket(way: Way, installation: Installation, ticket: &str) -> Any {
        match way {
            Way::Async => {
                let session = Session::from_ticket(ReqwestTransport::new().unwrap(), installation, ticket);
                Any::Async(session, Runtime::new().unwrap())
            }
            Way::Blocking => Any::Blocking(Session::from_ticket(UreqTransport::new(), installation, ticket)),
        }
    }

    fn with_time_zone(self, time_zone: SoTimeZone) -> Any {
        match self {
            Any::Async(session, runtime) => Any::Async(session.with_time_zone(time_zone), runtime),
            Any::Blocking(session) => Any::Blocking(session.with_time_zone(time_zone)),
        }
    }

    fn ticket(&self) -> &str {
        match self {
            Any::Async(session, _) => session.ticket(),
            Any::Blocking(session) => session.ticket(),
        }
    }

    fn is_expired(&self, error: &user::Error) -> bool {
        match self {
            Any::Async(session, _) => session.is_expired(error),
            Any::Blocking(session) => session.is_expired(error),
        }
    }

    fn debug(&self) -> String {
        match self {
            Any::Async(session, _) => format!("{session:?} {session:#?}"),
            Any::Blocking(session) => format!("{session:?} {session:#?}"),
        }
    }

    /// Calls SetPassword with a client of the session.
    fn set_password(&self) -> Result<Answer<SetPasswordResponse, ResponseHeaders>, user::Error> {
        match self {
            Any::Async(session, runtime) => {
                let users: UserClient<_> = session.client().unwrap();
                runtime.block_on(users.set_password(message::set_password()))
            }
            Any::Blocking(session) => {
                let users: UserClient<_> = session.client().unwrap();
                users.set_password(message::set_password()).send()
            }
        }
    }
}

/// Returns the future unchanged; it must be `Send`.
fn sent<F: Future + Send>(future: F) -> F {
    future
}

/// Returns a response with this envelope, after which the connection is closed.
fn reply(envelope: &str) -> Reply {
    closing(&http(200, Some("text/xml; charset=utf-8"), envelope))
}

/// Returns the response to a successful login, with the ticket.
fn ticket() -> Reply {
    reply(&authenticated(&format!(
        "<n:Response><n:Associate>ADM0</n:Associate><n:AssociateId>1</n:AssociateId></n:Response>\
         <n:Credentials><n:Ticket>{}</n:Ticket></n:Credentials>\
         <n:AuthenticationSucceeded>true</n:AuthenticationSucceeded>",
        message::TICKET
    )))
}

fn authenticated(content: &str) -> String {
    let body = format!("<n:AuthenticateResponse>{content}</n:AuthenticateResponse>");
    message::envelope("<n:Succeeded>true</n:Succeeded>", &body)
}

/// Returns a response to SetPassword that failed with this exception.
fn failure(exception_info: &str) -> Reply {
    let header = format!("<n:ExceptionInfo>{exception_info}</n:ExceptionInfo><n:Succeeded>false</n:Succeeded>");
    reply(&message::envelope(&header, "<n:SetPasswordResponse><n:Response>false</n:Response></n:SetPasswordResponse>"))
}

/// Returns the installation on a server, with an application token.
fn installation(server: &Server) -> Installation {
    let installation = Installation::new(server.base_url()).unwrap();
    installation.with_application_token(message::TOKEN).allow_secrets_over_http()
}

fn password() -> AuthenticateUsernamePassword {
    AuthenticateUsernamePassword::new().user_name("ADM0").password(message::PASSWORD)
}

/// Returns the position of the first element of this name in a request.
fn position(body: &str, name: &str) -> Option<usize> {
    body.find(&format!(":{name}>"))
}

/// Returns the credentials that a session must send.
fn credentials() -> Option<Box<SoCredentials>> {
    Some(SoCredentials { ticket: Some(message::TICKET.to_owned()) }.into())
}
