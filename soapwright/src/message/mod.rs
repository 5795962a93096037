//! Whole messages (SOAP 1.1, 4 and 6; SOAP 1.2 Part 2, 7), once for all operations.
//!
//! In come closures that write or read an operation's header blocks and body. Out go bytes with their `Content-Type`
//! and `SOAPAction`; and of an HTTP response the answer's parts, a fault, or an error.

mod decode;
mod encode;
mod fault;

pub(crate) use decode::{NoAnswer, decode, envelope, read_request};
pub use encode::Encoded;
pub(crate) use encode::encode;
pub(crate) use fault::write_fault;
