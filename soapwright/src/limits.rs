//! Every bound that the runtime sets by itself, with its unit and its reason.
//!
//! Bounds of a specification's own, such as the 14 hours of an offset from UTC, are in the room of that specification.

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use std::time::Duration;

// Whole messages.

/// How many bytes an answer may have unless the caller says otherwise: 64 MiB.
const MAX_ANSWER_BYTES: usize = 64 << 20;

/// How many bytes of memory the values of an answer may take for each byte that it may have. An element of a
/// few bytes becomes a struct of hundreds, so there has to be a bound; honest messages, whose elements have content,
/// need one to four.
const MEMORY_FOR_EACH_BYTE: usize = 8;

/// How many bytes of memory the values of a request may take unless a server's author says otherwise: 64 MiB. How many
/// bytes a request may have is for the HTTP server to say, which has read it by then; most allow one or two megabytes.
pub(crate) const MAX_REQUEST_MEMORY: usize = 64 << 20;

/// How many bytes an answer may have to be read where the call is polled. It takes a few milliseconds.
pub(crate) const QUICK_BYTES: usize = 1 << 20;

/// How many bytes of a body that isn't SOAP an error keeps: it may be kept for long.
pub(crate) const MAX_KEPT: usize = 64 << 10;

/// How long a whole exchange may take unless the caller's own HTTP client says otherwise. Without a
/// bound, a server that stops answering would hold its caller for ever.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(crate) const TIMEOUT: Duration = Duration::from_secs(100);

/// How long making a connection may take: it fails sooner than an exchange with a server that is slow.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// How many bytes of memory are set aside for an answer before any of it has come, whatever its `Content-Length` says.
#[cfg(feature = "reqwest")]
pub(crate) const FIRST_CAPACITY: usize = 64 << 10;

/// How many bytes most requests fit into, so that one allocation is enough.
pub(crate) const REQUEST_CAPACITY: usize = 1536;

// XML.

/// How deep the elements of a message may be nested. Reading recurses, and the stack of a thread is small.
pub(crate) const MAX_DEPTH: usize = 256;

/// How many attributes an element may have. Each is looked at for each that the contract requires.
pub(crate) const MAX_ATTRIBUTES: usize = 256;

/// How many attributes are compared pair by pair; more are sorted.
pub(crate) const FEW_ATTRIBUTES: usize = 8;

/// How many namespace declarations may be in scope at one place. Messages have a dozen; each is held while its element
/// is open.
pub(crate) const MAX_BINDINGS: usize = 1_000;

/// How many namespace declarations are searched one by one; more have an index, so that many of them don't slow down each
/// look-up.
pub(crate) const FEW_BINDINGS: usize = 16;

/// How many bytes a namespace name may have. What is kept as XML is written with its names again, once for each element.
pub(crate) const MAX_NAMESPACE_NAME: usize = 2_000;

/// How many bytes of a message are searched for the end of an XML declaration, which says the encoding.
pub(crate) const MAX_DECLARATION: usize = 200;

/// How many tokens are read between two looks at the clock, which cost more than a token does.
pub(crate) const TOKENS_FOR_EACH_LOOK: u16 = 4096;

/// How many bytes of a text are looked at before it is decided whether to look at more: a part of the nearest cache.
pub(crate) const BLOCK: usize = 4096;

// Memory of values.

/// How many bytes an allocation takes beside its own.
pub(crate) const ALLOCATION: usize = 16;

/// How many items a list has room for at first, if they are of less than [`SMALL_ITEM`] bytes; otherwise it is one.
pub(crate) const FIRST_ITEMS: usize = 4;

/// How many bytes the items of a list have at least for it to grow from one item on.
pub(crate) const SMALL_ITEM: usize = 64;

// Messages of several parts.

/// How many parts a message may have. In memory, an empty part is many times as large as in the message.
pub(crate) const MAX_PARTS: usize = 1_000;

/// How many bytes the headers of one part may have. Everything behind them is content, and may be large.
pub(crate) const MAX_PART_HEADER_BYTES: usize = 16 << 10;

/// How many headers one part may have. In memory, a short one is many times as large as in the message.
pub(crate) const MAX_PART_HEADERS: usize = 100;

/// How many bytes a boundary may have (RFC 2046, 5.1.1).
pub(crate) const MAX_BOUNDARY: usize = 70;

/// How many bytes are set aside for the headers and the boundary of a part that is written.
pub(crate) const PART_HEAD: usize = 512;

/// How many times as large as the message with its parts the envelope may become. Base64 makes 4 bytes of 3, so a
/// message whose parts are included once each becomes less than twice as large.
pub(crate) const MAX_GROWTH: usize = 4;

/// How many bytes a binary value has at least to become a part of its own: a smaller one would be longer as a part.
pub(crate) const MIN_PART_BYTES: usize = 512;

// Checks and forms of values.

/// How many violations of a value are described: a message may have one in every few bytes, deep in its structure.
pub(crate) const MAX_VIOLATIONS: usize = 1_000;

/// How deep the elements of a value that is checked may be nested: deeper than in any message that is read, and not so
/// deep that the stack ends.
pub(crate) const MAX_CHECK_DEPTH: usize = 500;

/// How many bytes a compiled pattern may take: 64 MiB. The contract has written it, not a stranger.
#[cfg(feature = "pattern")]
pub(crate) const MAX_PATTERN_BYTES: usize = 64 << 20;

/// How many zeros an exponent may stand for: more than any floating-point number has.
pub(crate) const MAX_EXPONENT: usize = 400;

/// The greatest year, before or after the year 1: those near it fit into an `i32`, too.
pub(crate) const MAX_YEAR: u32 = 999_999_999;

/// How large the numbers of a duration may be that is compared: sums of their seconds then fit into an `i128`.
pub(crate) const MAX_DURATION_PART: i128 = 1 << 90;

// What errors show.

/// How many bytes of a name or a value are shown.
pub(crate) const SHOWN_NAME: usize = 100;

/// How many bytes are shown of a text that says what is wrong: it may have names in it.
pub(crate) const SHOWN_TEXT: usize = 300;

/// How many bytes of a path are shown.
pub(crate) const SHOWN_PATH: usize = 500;

/// How many bytes of a longer text are shown, such as a fault's reason.
pub(crate) const SHOWN_LONG: usize = 1_000;

/// How many bytes of a value that breaks its contract are shown.
pub(crate) const SHOWN_VALUE: usize = 60;

/// How many violations are shown.
pub(crate) const SHOWN_VIOLATIONS: usize = 10;

/// How many subcodes of a fault are shown.
pub(crate) const SHOWN_SUBCODES: usize = 4;

/// How many characters of a text an error keeps that isn't in the lexical space of its type.
pub(crate) const FOUND_CHARACTERS: usize = 40;

/// The most that an answer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How many bytes it may have.
    pub(crate) bytes: usize,
    /// How many bytes of memory its values may take.
    pub(crate) memory: usize,
}

impl Limits {
    /// Returns the limits of an answer of at most so many bytes.
    pub(crate) const fn of(bytes: usize) -> Self {
        Limits { bytes, memory: bytes.saturating_mul(MEMORY_FOR_EACH_BYTE) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of(MAX_ANSWER_BYTES)
    }
}
