//! Messages of several parts: `multipart/related` (RFC 2387), of which the root is the envelope.
//!
//! In come a message's bytes with its `Content-Type`, and out go the text of the envelope and the other parts; and back.
//! Values that are parts of their own (XOP 1.0) are put into the envelope again.

mod read;
mod transfer;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

use crate::xml::{XmlError, XmlErrorKind};

/// The media type of a message of an envelope and what goes with it.
pub(crate) const RELATED: &str = "multipart/related";
/// The media type of an envelope whose binary values are parts (XOP 1.0, 4.1).
pub(crate) const XOP: &str = "application/xop+xml";

/// What is wrong with a message of several parts, and at which byte of it.
#[cold]
pub(crate) fn error(what: impl Into<String>, offset: usize) -> XmlError {
    XmlError::new(XmlErrorKind::Multipart(what.into().into()), String::new(), offset)
}
