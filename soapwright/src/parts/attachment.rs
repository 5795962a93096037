//! What travels beside the envelope (SOAP Messages with Attachments).

use bytes::Bytes;
use std::{fmt, sync::Arc};

/// A part of a message beside its envelope: bytes of some media type.
///
/// A clone shares everything with its original and costs no more than a few pointers: a message of one part that a
/// thousand elements refer to has the part in memory once.
///
/// Its `Debug` shows the media type and the length, not the bytes.
///
/// ```
/// let photo = soapwright::Attachment::new("image/png", vec![0x89, b'P', b'N', b'G']);
/// let note = soapwright::Attachment { content_id: Some("note@example".into()), ..soapwright::Attachment::new("text/plain", "hi") };
/// assert_eq!((photo.bytes.len(), note.uri().as_deref()), (4, Some("cid:note@example")));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The media type with its parameters: `image/jpeg`. If it is empty, `application/octet-stream` is written.
    pub content_type: Arc<str>,
    /// What the envelope may refer to it by, as `cid:` and this: without angle brackets (RFC 2392). `None` has one made
    /// when it is written, which begins with the name of the message's part (WS-I Attachments Profile 1.0, 3.8).
    pub content_id: Option<Arc<str>>,
    /// Its other headers, in their order. The transfer encoding is none of them: it is taken off.
    pub headers: Arc<[(String, String)]>,
    /// The content. It comes from a `Vec<u8>`, a `String`, or what is `'static`, without being copied.
    ///
    /// Of an attachment that was received, it may be a piece of the whole message, which stays in memory as long as
    /// this does: `Bytes::copy_from_slice` makes one of its own.
    pub bytes: Bytes,
}

impl Attachment {
    /// An attachment of this media type.
    pub fn new(content_type: impl Into<Arc<str>>, bytes: impl Into<Bytes>) -> Self {
        Attachment { content_type: content_type.into(), bytes: bytes.into(), ..Attachment::default() }
    }

    /// What the envelope calls it by: `cid:` and its `Content-ID`, what no URI may have as `%` and two digits (RFC 2392);
    /// `None` without a `Content-ID`.
    pub fn uri(&self) -> Option<String> {
        self.content_id.as_deref().map(|id| format!("cid:{}", id.chars().map(escaped_in_uri).collect::<String>()))
    }

    /// Whether it is what this says: `cid:` and its `Content-ID`, some characters perhaps as `%` and two digits
    /// (RFC 2392).
    pub fn is_at(&self, uri: &str) -> bool {
        match uri.split_once(':') {
            Some((scheme, id)) if scheme.eq_ignore_ascii_case("cid") => self
                .content_id
                .as_deref()
                .is_some_and(|own| own == id || [own, &unescaped(own)].contains(&&*unescaped(id))),
            _ => false,
        }
    }

    /// The name of the message's part that it says it is (WS-I Attachments Profile 1.0, R2933).
    pub(crate) fn part(&self) -> Option<String> {
        let (name, _) = self.content_id.as_deref()?.split_once('=')?;
        Some(unescaped(name))
    }

    /// Whether it is equal to another, without a look at what both share.
    pub(crate) fn is_same(&self, other: &Attachment) -> bool {
        let is_shared = self.bytes.as_ptr() == other.bytes.as_ptr() && self.bytes.len() == other.bytes.len();
        self.content_id == other.content_id
            && (Arc::ptr_eq(&self.content_type, &other.content_type) || self.content_type == other.content_type)
            && (Arc::ptr_eq(&self.headers, &other.headers) || self.headers == other.headers)
            && (is_shared || self.bytes == other.bytes)
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("content_type", &self.content_type)
            .field("bytes", &format_args!("{} bytes", self.bytes.len()))
            .finish_non_exhaustive()
    }
}

/// Returns a character as a URI may have it (RFC 3986, 3.3).
fn escaped_in_uri(c: char) -> String {
    let is_plain = c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    if is_plain { c.to_string() } else { escaped(&c.to_string()) }
}

/// A text with the bytes that stand in it as `%` and two digits; as it is where they are no UTF-8.
pub(crate) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        match (first, hex_byte(after)) {
            (b'%', Some((byte, after))) => {
                bytes.push(byte);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Returns the byte that two hexadecimal digits at the front of a text are, and what follows them.
pub(crate) fn hex_byte(text: &[u8]) -> Option<(u8, &[u8])> {
    let ([high, low], rest) = text.split_first_chunk()?;
    let (high, low) = (char::from(*high).to_digit(16)?, char::from(*low).to_digit(16)?);
    Some(((high << 4 | low) as u8, rest))
}

/// A text with all but letters, digits and a few signs as `%` and two digits.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}
