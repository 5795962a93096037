//! Messages of several parts: `multipart/related` (RFC 2387), of which the root is the envelope.

mod read;
mod transfer;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

use crate::{XmlError, XmlErrorKind};
use std::hash::{DefaultHasher, Hasher};

/// The most parts that a message may have.
const MAX_PARTS: usize = 1_000;
/// How many bytes the headers of one part may have.
const MAX_HEADER_BYTES: usize = 16 << 10;
/// How many headers one part may have. In memory, a short one is many times as large as in the message.
const MAX_HEADERS: usize = 100;
/// How long a boundary may be (RFC 2046, 5.1.1).
const MAX_BOUNDARY: usize = 70;
/// The media type of a message of an envelope and what goes with it.
pub(crate) const RELATED: &str = "multipart/related";
/// The media type of an envelope whose binary values are parts (XOP 1.0, 4.1).
pub(crate) const XOP: &str = "application/xop+xml";

/// What is wrong with a message of several parts, and at which byte of it.
#[cold]
pub(crate) fn error(what: impl Into<String>, offset: usize) -> XmlError {
    XmlError::new(XmlErrorKind::Multipart(what.into().into()), String::new(), offset)
}

/// 32 digits that other pieces won't have: the same each time, so that a message is.
pub(crate) fn digest(pieces: &[&[u8]]) -> String {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(seed);
        for piece in pieces {
            hasher.write_usize(piece.len());
            hasher.write(piece);
        }
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(0), half(1))
}
