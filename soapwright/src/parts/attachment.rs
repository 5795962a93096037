//! Attachments (SOAP Messages with Attachments).

use bytes::Bytes;
use std::{fmt, sync::Arc};

/// A part of a message beside its envelope: bytes with a media type (SOAP Messages with Attachments, 3).
///
/// A clone shares the memory of its original, so an attachment that many elements refer to is in memory once. `Debug`
/// shows the media type and the length, but not the bytes.
///
/// ```
/// use soapwright::Attachment;
///
/// let photo = Attachment::new("image/png", vec![0x89, b'P', b'N', b'G']);
/// assert_eq!(photo.bytes.len(), 4);
///
/// let note = Attachment { content_id: Some("note@example.org".into()), ..Attachment::new("text/plain", "hi") };
/// assert_eq!(note.uri().as_deref(), Some("cid:note@example.org"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The media type with its parameters, such as `text/plain; charset=utf-8`. If it is empty,
    /// `application/octet-stream` is sent.
    pub content_type: Arc<str>,
    /// The `Content-ID` without angle brackets, by which the envelope may refer to the attachment (RFC 2392). For
    /// `None`, one is generated when the message is written; for a message part of the contract it begins with the name
    /// of the part (WS-I Attachments Profile 1.0, 3.8).
    pub content_id: Option<Arc<str>>,
    /// The other MIME headers as pairs of name and value, in their order. `Content-Transfer-Encoding` is not among
    /// them: the content of a received attachment is already decoded.
    pub headers: Arc<[(String, String)]>,
    /// The content. A `Vec<u8>`, a `String` or `'static` data is converted to it without being copied.
    ///
    /// The content of a received attachment may be a slice of the whole message, which then stays in memory as long as
    /// the slice. `Bytes::copy_from_slice` creates an independent copy.
    pub bytes: Bytes,
}

impl Attachment {
    /// Creates an attachment of this media type and content, without a `Content-ID`.
    ///
    /// ```
    /// let report = soapwright::Attachment::new("text/csv", "id;name\n1;Anna\n");
    /// assert_eq!((&*report.content_type, report.content_id), ("text/csv", None));
    /// ```
    pub fn new(content_type: impl Into<Arc<str>>, bytes: impl Into<Bytes>) -> Self {
        Attachment { content_type: content_type.into(), bytes: bytes.into(), ..Attachment::default() }
    }

    /// Returns the URI by which an envelope refers to the attachment: `cid:` and the `Content-ID`, in which characters
    /// that a URI may not contain are percent-encoded (RFC 2392). Returns `None` if the attachment has no `Content-ID`.
    ///
    /// ```
    /// use soapwright::Attachment;
    ///
    /// let mut photo = Attachment::new("image/png", vec![]);
    /// assert_eq!(photo.uri(), None);
    /// photo.content_id = Some("my photo@example.org".into());
    /// assert_eq!(photo.uri().as_deref(), Some("cid:my%20photo@example.org"));
    /// ```
    pub fn uri(&self) -> Option<String> {
        self.content_id.as_deref().map(|id| format!("cid:{}", id.chars().map(escaped_in_uri).collect::<String>()))
    }

    /// Returns `true` if the URI refers to the attachment: if it is `cid:` and the `Content-ID`, with or without
    /// percent-encoding (RFC 2392).
    ///
    /// ```
    /// use soapwright::Attachment;
    ///
    /// let photo = Attachment { content_id: Some("photo@example.org".into()), ..Attachment::default() };
    /// assert!(photo.is_at("cid:photo%40example.org"));
    /// assert!(!photo.is_at("http://example.org/photo"));
    /// ```
    pub fn is_at(&self, uri: &str) -> bool {
        match uri.split_once(':') {
            Some((scheme, id)) if scheme.eq_ignore_ascii_case("cid") => self
                .content_id
                .as_deref()
                .is_some_and(|own| own == id || [own, &unescaped(own)].contains(&&*unescaped(id))),
            _ => false,
        }
    }

    /// Returns the name of the message part that the `Content-ID` contains, if any (WS-I Attachments Profile 1.0,
    /// R2933).
    pub(crate) fn part(&self) -> Option<String> {
        let (name, _) = self.content_id.as_deref()?.split_once('=')?;
        Some(unescaped(name))
    }

    /// Returns `true` if both are equal. Memory that both share is not compared.
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

/// Returns a character in the form in which a URI may contain it (RFC 3986, 3.3).
fn escaped_in_uri(c: char) -> String {
    let is_plain = c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    if is_plain { c.to_string() } else { escaped(&c.to_string()) }
}

/// Decodes percent-encoded bytes. A text whose bytes are not UTF-8 is returned unchanged.
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

/// Returns the byte that two hexadecimal digits at the start of a text encode, and the rest of the text.
pub(crate) fn hex_byte(text: &[u8]) -> Option<(u8, &[u8])> {
    let ([high, low], rest) = text.split_first_chunk()?;
    let (high, low) = (char::from(*high).to_digit(16)?, char::from(*low).to_digit(16)?);
    Some(((high << 4 | low) as u8, rest))
}

/// Percent-encodes all characters except ASCII letters, digits, `-`, `_` and `.`.
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
