//! Dispatching: from an HTTP request to a call of the service, and from its result to an HTTP response.

use super::{
    accept::{Accepted, Refusal, accept},
    fault,
    route::Contract,
};
use crate::{
    answer::Answer,
    binding::SoapVersion,
    content_coding::{self, Undecoded},
    fault::{Fault, Faults},
    headers::Headers,
    limits::{MAX_DECODED_REQUEST, MAX_REQUEST_MEMORY},
    message::{Encoded, Opened, write_fault},
    operation::Operation,
    xml::{ReadXml, WriteXml, XmlError},
};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use std::{future::Ready, pin::Pin};

/// The result of an operation that a server implements: a response with the body `O` and the header blocks `A`, or a
/// fault with a detail `F` that the operation declares and the header blocks `H`.
///
/// ```
/// use soapwright::{Fault, server::Result};
///
/// fn divide(dividend: i32, divisor: i32) -> Result<i32> {
///     let quotient = dividend.checked_div(divisor).ok_or_else(|| Fault::client("the quotient is undefined"))?;
///     // A body alone becomes an answer without header blocks.
///     Ok(quotient.into())
/// }
///
/// assert_eq!(divide(6, 3).map(|answer| answer.body), Ok(2));
/// assert_eq!(divide(6, 0).map_err(|fault| fault.code), Err("Client".to_owned()));
/// ```
pub type Result<O, A = (), F = (), H = ()> = std::result::Result<Answer<O, A>, Fault<F, H>>;

/// A server that dispatches requests to the operations of a service. Generated servers implement it.
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

/// A request whose operation has been found.
#[doc(hidden)]
pub struct Received<'a> {
    /// The version of SOAP of the request, and so of the response.
    version: SoapVersion,
    message: Opened<'a>,
    /// `true` if the request is encoded with MTOM. The response is encoded in the same way.
    mtom: bool,
    /// The maximum number of bytes of memory for the values of the request.
    memory: usize,
}

/// The limits of a request.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    memory: usize,
}

impl Limits {
    /// Sets the maximum number of bytes of memory for the values of a request.
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

/// Returns the result of an operation that the server doesn't implement: a fault.
#[doc(hidden)]
pub fn not_implemented<T, F, H: Default>(operation: &str) -> Ready<std::result::Result<T, Fault<F, H>>> {
    std::future::ready(Err(Fault::server(format!("{operation} is not implemented")).with(None, H::default())))
}

/// Reads the request of an operation, calls the service, and writes the response.
#[doc(hidden)]
pub fn answer<'a, I, O, Q, A, F, H, R>(
    operation: &'static Operation<I, O, Q, A, F>,
    Received { version, message, mtom, memory }: Received<'_>,
    call: impl FnOnce(I, Q) -> R,
) -> Responding<'a>
where
    I: ReadXml + WriteXml,
    O: ReadXml + WriteXml + Send,
    Q: Headers,
    A: Headers + Send,
    F: Faults + Send,
    H: Headers + Send,
    R: Future<Output = Result<O, A, F, H>> + Send + 'a,
{
    match operation.read_request(message, memory) {
        Err(error) => unreadable(&error, version),
        Ok((request, headers)) => {
            let answer = call(request, headers);
            Box::pin(async move {
                let operation = operation.with_soap_version(version);
                let operation = if mtom { operation.with_mtom() } else { operation };
                match answer.await {
                    Ok(Answer { body, headers, attachments, .. }) => {
                        written(operation.encode_answer(&body, &headers, &attachments), version)
                    }
                    Err(fault) => faulty(&fault.code, operation.encode_fault(&fault), version),
                }
            })
        }
    }
}

/// Reads the request of a one-way operation, and calls the service.
#[doc(hidden)]
pub fn take<'a, I, Q, A, F, H, R>(
    operation: &'static Operation<I, (), Q, A, F>,
    Received { version, message, memory, .. }: Received<'_>,
    call: impl FnOnce(I, Q) -> R,
) -> Responding<'a>
where
    I: ReadXml + WriteXml,
    Q: Headers,
    A: Headers,
    F: Faults + Send,
    H: Headers + Send,
    R: Future<Output = std::result::Result<(), Fault<F, H>>> + Send + 'a,
{
    match operation.read_request(message, memory) {
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
    let fault = Fault::client(format!("the request does not match the contract: {error}"));
    Box::pin(std::future::ready(plain_fault(&fault, version)))
}

fn written(message: std::result::Result<Encoded, XmlError>, version: SoapVersion) -> Response<Vec<u8>> {
    match message {
        Ok(message) => response(StatusCode::OK, &message.content_type, message.body),
        Err(error) => plain_fault(&Fault::server(format!("the response can't be written: {error}")), version),
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

/// Returns the response for a fault with this code, which has been encoded.
fn faulty(code: &str, written: std::result::Result<Encoded, XmlError>, version: SoapVersion) -> Response<Vec<u8>> {
    let (status, message) = fault::message(code, written, version);
    response(status, &message.content_type, message.body)
}

/// A future whose output is the HTTP response of a server.
pub type Responding<'a> = Pin<Box<dyn Future<Output = Response<Vec<u8>>> + Send + 'a>>;

/// Returns the response to one HTTP request.
#[doc(hidden)]
pub fn handle<'a, D: Dispatch>(server: &'a D, method: &Method, headers: &HeaderMap, body: &[u8]) -> Responding<'a> {
    let decoded = match content_coding::decode(headers, body, MAX_DECODED_REQUEST, None) {
        Ok(decoded) => decoded,
        Err(undecoded) => return Box::pin(std::future::ready(refused(undecoded))),
    };
    let response = match accept(&D::CONTRACT, method, headers, decoded.as_deref().unwrap_or(body)) {
        Ok(Accepted { index, version, mtom, message }) => {
            let memory = server.limits().memory;
            return server.dispatch(index, Received { version, message, mtom, memory });
        }
        Err(Refusal::Fault(version, fault)) => plain_fault(&fault, version),
        Err(Refusal::Http(status, why)) => unacceptable(status, why),
    };
    Box::pin(std::future::ready(response))
}

/// Returns the response for a request whose body can't be decoded (RFC 9110, 15.5.16).
fn refused(undecoded: Undecoded) -> Response<Vec<u8>> {
    match undecoded {
        Undecoded::Unsupported(why) => {
            let mut response = unacceptable(StatusCode::UNSUPPORTED_MEDIA_TYPE, why);
            let accepted = content_coding::ACCEPTED.unwrap_or(HeaderValue::from_static("identity"));
            response.headers_mut().insert(header::ACCEPT_ENCODING, accepted);
            response
        }
        Undecoded::Invalid(why) => unacceptable(StatusCode::BAD_REQUEST, why),
        Undecoded::TooLarge | Undecoded::Late => {
            let why = format!("The body has more than {MAX_DECODED_REQUEST} bytes when it is decompressed.");
            unacceptable(StatusCode::PAYLOAD_TOO_LARGE, why)
        }
    }
}

/// Returns the response for a request that violates HTTP or the HTTP binding of SOAP.
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
