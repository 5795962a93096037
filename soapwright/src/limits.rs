//! The most that a message may take.

/// How many bytes an answer may have unless the caller says otherwise: 64 MiB.
const MAX_BYTES: usize = 64 << 20;

/// How many bytes of memory the values of an answer may take for each byte that it may have. An element of a
/// few bytes becomes a struct of hundreds, so there has to be a bound; honest messages, whose elements have content,
/// need one to four.
const MEMORY_FOR_EACH_BYTE: usize = 8;

/// How many bytes of memory the values of a request may take unless a server's author says otherwise: 64 MiB. How many
/// bytes a request may have is for the HTTP server to say, which has read it by then; most allow one or two megabytes.
pub(crate) const MAX_REQUEST_MEMORY: usize = 64 << 20;

/// The most that an answer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How many bytes it may have.
    pub(crate) bytes: usize,
    /// How many bytes of memory its values may take.
    pub(crate) memory: usize,
}

impl Limits {
    /// Those of an answer of at most so many bytes.
    pub(crate) const fn of(bytes: usize) -> Self {
        Limits { bytes, memory: bytes.saturating_mul(MEMORY_FOR_EACH_BYTE) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of(MAX_BYTES)
    }
}
