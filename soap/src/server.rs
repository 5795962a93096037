//! Servers: from an HTTP request to an operation, and from its answer to an HTTP response.
//!
//! For each service the generator can emit a trait to implement and a server that dispatches to it. That server's
//! `handle` takes an [`http::Request`] and gives an [`http::Response`], which is what axum, hyper and their like have;
//! how large a request may be, TLS and connections are theirs.

mod fault;
mod in_process;
mod media_type;
mod route;
mod survey;

pub use ::http::{Request, Response};
pub use in_process::InProcess;
#[doc(hidden)]
pub use route::Route;

use crate::{
    Answer, Encoded, Fault, Headers, Operation, SoapVersion, XmlError,
    xml::{Field, Namespace, ReadXml, WriteXml},
};
use ::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use std::{future::Ready, pin::Pin};

/// What an operation of a service gives: the answer's body and headers, or a fault.
///
/// `Ok(response.into())` is an answer without headers.
pub type Result<O, A = ()> = std::result::Result<Answer<O, A>, Fault>;

/// What a server does with requests. Generated code implements it.
pub trait Dispatch: Send + Sync {
    #[doc(hidden)]
    const CONTRACT: Contract;

    #[doc(hidden)]
    fn dispatch(&self, index: usize, envelope: &str) -> Answering<'_>;
}

/// What a server knows of its service.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Contract {
    pub version: SoapVersion,
    pub namespaces: &'static [Namespace],
    pub headers: &'static [Field],
    pub routes: &'static [Route],
}

/// An answer on its way; `None` for a one-way operation.
#[doc(hidden)]
pub type Answering<'a> = Pin<Box<dyn Future<Output = std::result::Result<Option<Encoded>, Fault>> + Send + 'a>>;

/// What an operation that isn't implemented gives.
#[doc(hidden)]
pub fn not_implemented<T>(operation: &str) -> Ready<std::result::Result<T, Fault>> {
    std::future::ready(Err(Fault::server(format!("{operation} is not implemented"))))
}

/// Reads the request of an operation, lets it be answered, and writes the answer.
#[doc(hidden)]
pub fn answer<'a, I, O, Q, A, F>(
    operation: &'static Operation<I, O, Q, A>,
    envelope: &str,
    call: impl FnOnce(I, Q) -> F,
) -> Answering<'a>
where
    I: ReadXml + WriteXml + Default,
    O: ReadXml + WriteXml + Default + Send,
    Q: Headers,
    A: Headers + Send,
    F: Future<Output = Result<O, A>> + Send + 'a,
{
    match operation.read_request(envelope) {
        Err(error) => unreadable(&error),
        Ok((request, headers)) => {
            let answer = call(request, headers);
            Box::pin(async move {
                let Answer { body, headers } = answer.await?;
                let unwritable = |error| Fault::server(format!("the answer can't be written: {error}"));
                operation.encode_response(&body, &headers).map(Some).map_err(unwritable)
            })
        }
    }
}

/// Reads the request of a one-way operation, and lets it be acted on.
#[doc(hidden)]
pub fn take<'a, I, Q, A, F>(
    operation: &'static Operation<I, (), Q, A>,
    envelope: &str,
    call: impl FnOnce(I, Q) -> F,
) -> Answering<'a>
where
    I: ReadXml + WriteXml + Default,
    Q: Headers,
    A: Headers,
    F: Future<Output = std::result::Result<(), Fault>> + Send + 'a,
{
    match operation.read_request(envelope) {
        Err(error) => unreadable(&error),
        Ok((request, headers)) => {
            let done = call(request, headers);
            Box::pin(async move { done.await.map(|()| None) })
        }
    }
}

fn unreadable<'a>(error: &XmlError) -> Answering<'a> {
    let fault = Fault::client(format!("the request is not what the contract says: {error}"));
    Box::pin(std::future::ready(Err(fault)))
}

/// A response on its way.
pub type Responding<'a> = Pin<Box<dyn Future<Output = Response<Vec<u8>>> + Send + 'a>>;

/// Answers one HTTP request.
#[doc(hidden)]
pub fn handle<'a, D: Dispatch>(server: &'a D, method: &Method, headers: &HeaderMap, body: &[u8]) -> Responding<'a> {
    let version = D::CONTRACT.version;
    let response = match route::accept(&D::CONTRACT, method, headers, body) {
        Ok((index, envelope)) => {
            let answering = server.dispatch(index, &envelope);
            return Box::pin(async move { respond(version, answering.await) });
        }
        Err(route::Refusal::Fault(version, fault)) => respond(version, Err(fault)),
        Err(route::Refusal::Http(status, why)) => refuse(status, why),
    };
    Box::pin(std::future::ready(response))
}

fn respond(version: SoapVersion, answer: std::result::Result<Option<Encoded>, Fault>) -> Response<Vec<u8>> {
    match answer {
        Ok(Some(message)) => response(StatusCode::OK, &message.content_type, message.body),
        Ok(None) => {
            let mut response = Response::new(Vec::new());
            *response.status_mut() = StatusCode::ACCEPTED;
            response
        }
        Err(fault) => {
            let (status, message) = fault::encode_fault(&fault, version);
            response(status, &message.content_type, message.body)
        }
    }
}

/// What HTTP has an answer for, before SOAP comes into it.
fn refuse(status: StatusCode, why: String) -> Response<Vec<u8>> {
    let mut response = response(status, "text/plain; charset=utf-8", why.into_bytes());
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    response
}

fn response(status: StatusCode, content_type: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if let Ok(content_type) = HeaderValue::from_str(content_type) {
        response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    }
    response
}
