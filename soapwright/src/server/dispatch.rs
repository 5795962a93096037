//! From an HTTP request to a call of the service, and from its answer to an HTTP response.

use super::{
    accept::{Accepted, Refusal, accept},
    fault,
    route::Contract,
};
use crate::{
    binding::SoapVersion,
    fault::{Fault, Faults},
    headers::Headers,
    limits::MAX_REQUEST_MEMORY,
    message::{Encoded, write_fault},
    operation::{Answer, Operation},
    parts::Parts,
    xml::{ReadXml, WriteXml, XmlError},
};
use ::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use std::{future::Ready, pin::Pin};

/// What an operation of a service gives: the answer's body and headers, or a fault, of those that it declares or any
/// other.
///
/// `Ok(response.into())` is an answer without headers.
pub type Result<O, A = (), F = (), H = ()> = std::result::Result<Answer<O, A>, Fault<F, H>>;

/// What a server does with requests. Generated code implements it.
pub trait Dispatch: Send + Sync {
    #[doc(hidden)]
    const CONTRACT: Contract;

    #[doc(hidden)]
    fn limits(&self) -> Limits {
        Limits::default()
    }

    #[doc(hidden)]
    fn dispatch(&self, index: usize, request: Received<'_>) -> Responding<'_>;
}

/// A request whose operation is known.
#[doc(hidden)]
pub struct Received<'a> {
    /// The version that it is in, and the answer will be.
    version: SoapVersion,
    envelope: &'a str,
    /// Whether it came as MTOM has it, and the answer will go.
    mtom: bool,
    parts: Parts,
    /// How many bytes of memory its values may take.
    memory: usize,
}

/// The most that a request may take.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    memory: usize,
}

impl Limits {
    /// Sets how many bytes of memory the values of a request may take.
    #[must_use]
    pub fn with_memory(self, memory: usize) -> Self {
        Limits { memory }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits { memory: MAX_REQUEST_MEMORY }
    }
}

/// What an operation that isn't implemented gives.
#[doc(hidden)]
pub fn not_implemented<T, F, H: Default>(operation: &str) -> Ready<std::result::Result<T, Fault<F, H>>> {
    std::future::ready(Err(Fault::server(format!("{operation} is not implemented")).with(None, H::default())))
}

/// Reads the request of an operation, lets it be answered, and writes the answer.
#[doc(hidden)]
pub fn answer<'a, I, O, Q, A, F, H, R>(
    operation: &'static Operation<I, O, Q, A, F>,
    Received { version, envelope, mtom, parts, memory }: Received<'_>,
    call: impl FnOnce(I, Q) -> R,
) -> Responding<'a>
where
    I: ReadXml + WriteXml + Default,
    O: ReadXml + WriteXml + Default + Send,
    Q: Headers,
    A: Headers + Send,
    F: Faults + Send,
    H: Headers + Send,
    R: Future<Output = Result<O, A, F, H>> + Send + 'a,
{
    match operation.read_request(envelope, parts, memory) {
        Err(error) => unreadable(&error, version),
        Ok((request, headers)) => {
            let answer = call(request, headers);
            Box::pin(async move {
                let operation = operation.with_soap_version(version);
                let operation = if mtom { operation.with_mtom() } else { operation };
                match answer.await {
                    Ok(Answer { body, headers, attachments }) => {
                        written(operation.encode_answer(&body, &headers, &attachments), version)
                    }
                    Err(fault) => faulty(&fault.code, operation.encode_fault(&fault), version),
                }
            })
        }
    }
}

/// Reads the request of a one-way operation, and lets it be acted on.
#[doc(hidden)]
pub fn take<'a, I, Q, A, F, H, R>(
    operation: &'static Operation<I, (), Q, A, F>,
    Received { version, envelope, parts, memory, .. }: Received<'_>,
    call: impl FnOnce(I, Q) -> R,
) -> Responding<'a>
where
    I: ReadXml + WriteXml + Default,
    Q: Headers,
    A: Headers,
    F: Faults + Send,
    H: Headers + Send,
    R: Future<Output = std::result::Result<(), Fault<F, H>>> + Send + 'a,
{
    match operation.read_request(envelope, parts, memory) {
        Err(error) => unreadable(&error, version),
        Ok((request, headers)) => {
            let done = call(request, headers);
            Box::pin(async move {
                match done.await {
                    Ok(()) => accepted(),
                    Err(fault) => {
                        faulty(&fault.code, operation.with_soap_version(version).encode_fault(&fault), version)
                    }
                }
            })
        }
    }
}

fn unreadable<'a>(error: &XmlError, version: SoapVersion) -> Responding<'a> {
    let fault = Fault::client(format!("the request is not what the contract says: {error}"));
    Box::pin(std::future::ready(plain_fault(&fault, version)))
}

fn written(message: std::result::Result<Encoded, XmlError>, version: SoapVersion) -> Response<Vec<u8>> {
    match message {
        Ok(message) => response(StatusCode::OK, &message.content_type, message.body),
        Err(error) => plain_fault(&Fault::server(format!("the answer can't be written: {error}")), version),
    }
}

fn accepted() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::ACCEPTED;
    response
}

fn plain_fault(fault: &Fault, version: SoapVersion) -> Response<Vec<u8>> {
    faulty(&fault.code, write_fault(fault, &[], version), version)
}

/// A fault with this code, as it was written.
fn faulty(code: &str, written: std::result::Result<Encoded, XmlError>, version: SoapVersion) -> Response<Vec<u8>> {
    let (status, message) = fault::message(code, written, version);
    response(status, &message.content_type, message.body)
}

/// A response on its way.
pub type Responding<'a> = Pin<Box<dyn Future<Output = Response<Vec<u8>>> + Send + 'a>>;

/// Answers one HTTP request.
#[doc(hidden)]
pub fn handle<'a, D: Dispatch>(server: &'a D, method: &Method, headers: &HeaderMap, body: &[u8]) -> Responding<'a> {
    let response = match accept(&D::CONTRACT, method, headers, body) {
        Ok(Accepted { index, version, mtom, envelope, parts }) => {
            let memory = server.limits().memory;
            return server.dispatch(index, Received { version, envelope: &envelope, mtom, parts, memory });
        }
        Err(Refusal::Fault(version, fault)) => plain_fault(&fault, version),
        Err(Refusal::Http(status, why)) => unacceptable(status, why),
    };
    Box::pin(std::future::ready(response))
}

/// What HTTP has an answer for, before SOAP comes into it.
fn unacceptable(status: StatusCode, why: String) -> Response<Vec<u8>> {
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
