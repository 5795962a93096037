//! Whole messages (SOAP 1.1, 4 and 6; SOAP 1.2 Part 2, 7), in code that isn't generic over operations.
//!
//! Encoding takes closures that write the header blocks and the body, and returns bytes with their `Content-Type` and
//! `SOAPAction`. Decoding takes an HTTP response and closures that read, and finds the contract's response,
//! a fault or an error.

mod decode;
mod encode;
mod fault;

pub(crate) use decode::{NoAnswer, Opened, decode, open, read_request};
pub use encode::Encoded;
pub(crate) use encode::{Written, write};
pub(crate) use fault::write_fault;
