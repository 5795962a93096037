//! What a message may take.

/// How many bytes a message may have unless the caller says otherwise: 64 MiB.
const MAX_BYTES: usize = 64 << 20;

/// How many bytes of memory the values of a message may take for each byte that the message may have. An element of a
/// few bytes becomes a struct of hundreds, so there has to be a bound; honest messages, whose elements have content,
/// need one to four.
const MEMORY_FOR_EACH_BYTE: usize = 8;

/// The most that a message may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How many bytes it may have.
    pub(crate) bytes: usize,
    /// How many bytes of memory its values may take.
    pub(crate) memory: usize,
}

impl Limits {
    /// Those of a message of at most so many bytes.
    pub(crate) const fn of(bytes: usize) -> Self {
        Limits { bytes, memory: bytes.saturating_mul(MEMORY_FOR_EACH_BYTE) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of(MAX_BYTES)
    }
}
