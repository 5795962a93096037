//! Every operation of every service as functions of bytes, so that one test can iterate over all of them.

mod decoded;

pub use decoded::difference;

use soapwright::{
    Client, Headers, Operation, UreqTransport,
    http::Response,
    xml::{ReadXml, WriteXml},
};
use std::error::Error;

/// The clients of all services.
#[rustfmt::skip]
pub mod services {
    include!(concat!(env!("OUT_DIR"), "/services.rs"));
}

/// The resulting message, or an error.
pub type Outcome = Result<Vec<u8>, Box<dyn Error>>;

/// An operation with its types erased.
pub struct Entry {
    /// The service, by the name of its folder of examples.
    pub service: &'static str,
    /// The operation's name in the contract.
    pub operation: &'static str,
    /// Reads a request and writes it again.
    pub request: fn(&[u8]) -> Outcome,
    /// Reads a response and writes it again.
    pub response: fn(&[u8]) -> Outcome,
    /// Reads a request, sends it to this endpoint, and writes the body of the response again.
    pub call: fn(&[u8], &str) -> Outcome,
}

/// Reads a request and writes it again.
pub fn request<I, O, Q, A>(operation: &Operation<I, O, Q, A>, message: &[u8]) -> Outcome
where
    I: ReadXml + WriteXml,
    O: ReadXml,
    Q: Headers,
    A: Headers,
{
    let (body, headers) = operation.decode_request(message, None)?;
    Ok(operation.encode(&body, &headers)?.body)
}

/// Reads a response and writes it again.
pub fn response<I, O, Q, A>(operation: &Operation<I, O, Q, A>, message: &[u8]) -> Outcome
where
    I: WriteXml,
    O: ReadXml + WriteXml,
    Q: Headers,
    A: Headers + std::fmt::Debug + 'static,
{
    let response = Response::new(message.to_vec());
    let answer = operation.decode(response)?;
    Ok(operation.encode_response(&answer.body, &answer.headers)?.body)
}

/// Reads a request, sends it to this endpoint, and writes the body of the response again.
pub fn call<I, O, Q, A>(operation: &Operation<I, O, Q, A>, message: &[u8], endpoint: &str) -> Outcome
where
    I: ReadXml + WriteXml + Send + 'static,
    O: ReadXml + WriteXml + Send + 'static,
    Q: Headers,
    A: Headers + std::fmt::Debug + 'static,
{
    let (body, headers) = operation.decode_request(message, None)?;
    let client = Client::new(UreqTransport::new(), endpoint)?.with_headers(headers).allow_secrets_over_http();
    let answer = client.call(operation, body).send()?;
    Ok(operation.encode_response(&answer.body, &A::default())?.body)
}

macro_rules! entry {
    ($service:literal, $name:literal, $operation:path) => {
        Entry {
            service: $service,
            operation: $name,
            request: |message| request(&$operation, message),
            response: |message| response(&$operation, message),
            call: |message, endpoint| call(&$operation, message, endpoint),
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));
