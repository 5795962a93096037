//! Multipart messages: `multipart/related` (RFC 2387), whose root part is the envelope.
//!
//! Reading takes the bytes of a message with its `Content-Type`, and returns the text of the envelope and the other
//! parts. Values that were sent as parts (XOP 1.0) are put back into the envelope. Writing does the reverse.

mod boundary;
mod dashes;
mod read;
mod transfer;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

use crate::xml::{XmlError, XmlErrorKind};

/// The media type of a message that consists of an envelope and attachments.
pub(crate) const RELATED: &str = "multipart/related";
/// The media type of an envelope whose binary values are sent as parts (XOP 1.0, 4.1).
pub(crate) const XOP: &str = "application/xop+xml";

/// Returns the error for a multipart message that is invalid at this byte.
#[cold]
pub(crate) fn error(what: impl Into<String>, offset: usize) -> XmlError {
    XmlError::new(XmlErrorKind::Multipart(what.into().into()), String::new(), offset)
}
