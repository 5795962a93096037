//! Every bound that the runtime sets by itself, with its unit and its reason.
//!
//! Bounds that a specification sets, such as the 14 hours of an offset from UTC, are in the module of that
//! specification.

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use std::time::Duration;

// Whole messages.

/// The maximum number of bytes of a response unless the caller sets another: 64 MiB.
const MAX_ANSWER_BYTES: usize = 64 << 20;

/// The number of bytes of memory that the values of a response may take for each byte that it may have. An element of a
/// few bytes can become a struct of hundreds of bytes, so a bound is necessary; ordinary messages need one to four.
const MEMORY_FOR_EACH_BYTE: usize = 8;

/// The maximum number of bytes of memory for the values of a request unless the server sets another: 64 MiB. The size
/// of the request itself is limited by the HTTP server, which reads it first; most allow one or two megabytes.
pub(crate) const MAX_REQUEST_MEMORY: usize = 64 << 20;

/// The maximum number of bytes of a response that is read while the call is polled. This takes a few milliseconds.
pub(crate) const QUICK_BYTES: usize = 1 << 20;

/// The maximum number of bytes of a compressed response that is read while the call is polled. It may become a thousand
/// times as large.
pub(crate) const QUICK_CODED_BYTES: usize = 4 << 10;

/// The maximum number of times that a body may be compressed.
pub(crate) const MAX_CODINGS: usize = 3;

/// The number of bytes of a compressed body that are decoded between two checks of the deadline.
#[cfg(feature = "gzip")]
pub(crate) const DECODED_AT_ONCE: usize = 64 << 10;

/// The maximum number of bytes of a compressed request when it is decoded: 64 MiB. The HTTP server limits only the
/// bytes that it receives.
#[cfg(feature = "server")]
pub(crate) const MAX_DECODED_REQUEST: usize = 64 << 20;

/// The maximum number of bytes that an error keeps of a body that isn't SOAP, because an error may live long.
pub(crate) const MAX_KEPT: usize = 64 << 10;

/// The maximum duration of a whole exchange unless the caller provides an HTTP client. Without a bound, a server that
/// stops sending would block its caller forever.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(crate) const TIMEOUT: Duration = Duration::from_secs(100);

/// The maximum duration of connecting. An unreachable server is reported sooner than a slow one.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// The duration for which `UreqTransport` keeps the addresses of a host. A change of them is seen soon.
#[cfg(feature = "ureq")]
pub(crate) const LOOK_UP_LIFE: Duration = Duration::from_secs(10);

/// The maximum number of bytes that are allocated for a response before it arrives, regardless of its `Content-Length`.
#[cfg(any(feature = "reqwest", feature = "tower"))]
pub(crate) const FIRST_CAPACITY: usize = 64 << 10;

/// The number of bytes that are allocated for a request at first. Most requests fit into it.
pub(crate) const REQUEST_CAPACITY: usize = 1536;

/// The number of bytes from which on the memory of a request is doubled when it is full. Before, it is quadrupled.
pub(crate) const LARGE_REQUEST: usize = 32 << 10;

/// The number of items of a list that are written before the memory for all others is estimated. The first one tells the
/// memory up to [`LARGE_REQUEST`].
pub(crate) const FIRST_WRITTEN: usize = 8;

/// The maximum estimate of the memory for the other items of a list, in case that they are much shorter.
pub(crate) const MAX_EXPECTED: usize = 4 << 20;

// XML.

/// The maximum depth of the elements of a message. Reading recurses, and the stack of a thread is small.
pub(crate) const MAX_DEPTH: usize = 256;
pub(crate) const TOO_DEEP: &str = "elements nested more than 256 deep";

/// The maximum number of attributes of an element. Each is compared with each that the contract requires.
pub(crate) const MAX_ATTRIBUTES: usize = 256;
pub(crate) const TOO_MANY_ATTRIBUTES: &str = "an element with more than 256 attributes";

/// The maximum number of attributes that are compared pair by pair; more are sorted.
pub(crate) const FEW_ATTRIBUTES: usize = 8;

/// The maximum number of namespace declarations in scope at one place. Messages have a dozen; each is kept in memory
/// while its element is open.
pub(crate) const MAX_BINDINGS: usize = 1_000;
pub(crate) const TOO_MANY_BINDINGS: &str = "more than 1,000 namespace declarations in scope";

/// The maximum number of namespace declarations that are searched linearly; more get an index, so that each look-up
/// stays fast.
pub(crate) const FEW_BINDINGS: usize = 16;

/// The maximum number of bytes of a namespace name. Elements that are kept as XML are written with their namespace
/// names, once for each element.
pub(crate) const MAX_NAMESPACE_NAME: usize = 2_000;
pub(crate) const TOO_LONG_NAMESPACE_NAME: &str = "a namespace name of more than 2,000 bytes";

/// The number of bytes of a message that are searched for the end of the XML declaration, which names the encoding.
pub(crate) const MAX_DECLARATION: usize = 200;

/// The number of tokens that are read between two checks of the deadline, which cost more than reading a token.
pub(crate) const TOKENS_FOR_EACH_LOOK: u16 = 4096;

/// The number of bytes of a text that are searched at once. They fit into the fastest cache.
pub(crate) const BLOCK: usize = 4096;

// Memory of values.

/// The number of bytes that an allocation takes in addition to its content.
pub(crate) const ALLOCATION: usize = 16;

/// The first capacity of a list whose items have fewer than [`SMALL_ITEM`] bytes; other lists begin with 1.
pub(crate) const FIRST_ITEMS: usize = 4;

/// The minimum number of bytes of a large item. A list of large items has the first capacity 1.
pub(crate) const SMALL_ITEM: usize = 64;

// Messages of several parts.

/// The maximum number of parts of a message. An empty part is many times as large in memory as in the message.
pub(crate) const MAX_PARTS: usize = 1_000;

/// The maximum number of bytes of the headers of one part. The content after them may be large.
pub(crate) const MAX_PART_HEADER_BYTES: usize = 16 << 10;

/// The maximum number of headers of one part. A short header is many times as large in memory as in the message.
pub(crate) const MAX_PART_HEADERS: usize = 100;

/// The maximum number of bytes of a boundary (RFC 2046, 5.1.1).
pub(crate) const MAX_BOUNDARY: usize = 70;

/// The maximum ratio of the envelope with its parts included to the message as it was received. Base64 encodes 3 bytes
/// as 4, so an envelope that includes each part once is less than twice as large.
pub(crate) const MAX_GROWTH: usize = 4;

/// The minimum number of bytes of a binary value that is sent as a part; a smaller one would be longer as a part.
pub(crate) const MIN_PART_BYTES: usize = 512;

// Checks and forms of values.

/// The maximum number of violations that are described. A message may have one in every few bytes, each with a long
/// path.
pub(crate) const MAX_VIOLATIONS: usize = 1_000;

/// The maximum depth of the elements of a value that is checked: deeper than in any message that can be read, but not
/// so deep that the stack overflows.
pub(crate) const MAX_CHECK_DEPTH: usize = 500;

/// The maximum number of bytes of a compiled pattern: 64 MiB. Patterns are trusted, because they are in the contract.
#[cfg(feature = "pattern")]
pub(crate) const MAX_PATTERN_BYTES: usize = 64 << 20;

/// The maximum number of zeros that an exponent may expand to: more than any floating-point number needs.
pub(crate) const MAX_EXPONENT: usize = 400;

/// The greatest year, before or after the year 1. Calculations with it don't overflow an `i32`.
pub(crate) const MAX_YEAR: u32 = 999_999_999;

/// The maximum of each number in a duration that is compared. The sum in seconds then fits into an `i128`.
pub(crate) const MAX_DURATION_PART: i128 = 1 << 90;

// Texts in errors.

/// The maximum number of bytes shown of a name or a value.
pub(crate) const SHOWN_NAME: usize = 100;

/// The maximum number of bytes shown of a reason, which may quote names.
pub(crate) const SHOWN_TEXT: usize = 300;

/// The maximum number of bytes shown of a path.
pub(crate) const SHOWN_PATH: usize = 500;

/// The maximum number of bytes shown of a longer text, such as the reason of a fault.
pub(crate) const SHOWN_LONG: usize = 1_000;

/// The maximum number of bytes shown of a value that violates its contract.
pub(crate) const SHOWN_VALUE: usize = 60;

/// The maximum number of bytes shown of a binary value.
pub(crate) const SHOWN_OCTETS: usize = 32;

/// The maximum number of violations shown.
pub(crate) const SHOWN_VIOLATIONS: usize = 10;

/// The maximum number of subcodes shown of a fault.
pub(crate) const SHOWN_SUBCODES: usize = 4;

/// The number of characters that an error keeps of a text that isn't in the lexical space of its type.
pub(crate) const FOUND_CHARACTERS: usize = 40;

/// The limits of a response, which a call keeps and passes to its transport in the extensions of the request.
///
/// ```
/// use soapwright::Limits;
///
/// let limits = Limits::default();
/// assert_eq!((limits.bytes, limits.memory), (64 << 20, 512 << 20));
///
/// // The limit of memory follows the limit of bytes, unless it is set as well.
/// let limits = Limits::of_bytes(1 << 20);
/// assert_eq!((limits.bytes, limits.memory), (1 << 20, 8 << 20));
/// assert_eq!(limits.with_memory(4 << 20).memory, 4 << 20);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The maximum number of bytes of the response's body: 64 MiB by default.
    pub bytes: usize,
    /// The maximum number of bytes of memory for the values of the response: 512 MiB by default.
    ///
    /// An element of a few bytes can become a struct of hundreds of bytes, so a small response could fill the memory.
    /// The values of ordinary responses take one to four times the size of the body.
    pub memory: usize,
}

impl Limits {
    /// Returns the limits of a response whose body has at most this number of bytes. Its values may take eight times as
    /// many bytes of memory.
    #[must_use]
    pub const fn of_bytes(bytes: usize) -> Self {
        Limits { bytes, memory: bytes.saturating_mul(MEMORY_FOR_EACH_BYTE) }
    }

    /// Sets the maximum number of bytes of memory for the values of the response.
    #[must_use]
    pub const fn with_memory(self, memory: usize) -> Self {
        Limits { memory, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of_bytes(MAX_ANSWER_BYTES)
    }
}

/// The maximum number of exchanges that a recorder keeps.
pub(crate) const RECORDED: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_errors_name_the_limit() {
        for (text, limit) in [
            (TOO_DEEP, MAX_DEPTH),
            (TOO_MANY_ATTRIBUTES, MAX_ATTRIBUTES),
            (TOO_MANY_BINDINGS, MAX_BINDINGS),
            (TOO_LONG_NAMESPACE_NAME, MAX_NAMESPACE_NAME),
        ] {
            assert!(text.replace(',', "").contains(&format!(" {limit} ")), "{text}: {limit}");
        }
    }
}
