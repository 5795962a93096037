//! What travels beside the envelope (SOAP Messages with Attachments).

use crate::xml::{Field, ReadXml, Reader, Result, WriteXml, Writer, XmlErrorKind, trim};
use std::fmt;

/// A part of a message beside its envelope: bytes of some media type.
///
/// Its `Debug` shows the media type and the length, not the bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// The media type with its parameters: `image/jpeg`. If it is empty, `application/octet-stream` is written.
    pub content_type: String,
    /// What the envelope may refer to it by, as `cid:` and this: without angle brackets (RFC 2392). `None` has one made
    /// when it is written, which begins with the name of the message's part (WS-I Attachments Profile 1.0, 3.8).
    pub content_id: Option<String>,
    /// Its other headers, in their order. The transfer encoding is none of them: it is taken off.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// An attachment of this media type.
    pub fn new(content_type: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Attachment { content_type: content_type.into(), bytes: bytes.into(), ..Attachment::default() }
    }

    /// What the envelope calls it by: `cid:` and its `Content-ID`, what no URI may have as `%` and two digits (RFC 2392);
    /// `None` without a `Content-ID`.
    pub fn uri(&self) -> Option<String> {
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(*c);
        let character = |c: char| if is_plain(&c) { c.to_string() } else { escaped(&c.to_string()) };
        self.content_id.as_deref().map(|id| format!("cid:{}", id.chars().map(character).collect::<String>()))
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
    fn part(&self) -> Option<String> {
        let (name, _) = self.content_id.as_deref()?.split_once('=')?;
        Some(unescaped(name))
    }

    /// Whether it is of one of these media types, in which a `*` stands for any (WSDL 1.1, 5.4).
    fn is_any_of(&self, media_types: &[&str]) -> bool {
        let essence = |media_type: &str| media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let own = essence(&self.content_type);
        media_types.iter().any(|allowed| {
            let allowed = essence(allowed);
            match allowed.strip_suffix('*') {
                Some(front) => own.starts_with(front.trim_start_matches('*').trim_start_matches('/')),
                None => own == allowed,
            }
        })
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

/// A text with the bytes that stand in it as `%` and two digits; as it is where they are no UTF-8.
pub(crate) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|&b| char::from(b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
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

/// For generated code.
impl Reader<'_> {
    /// Takes the attachments that are the message's parts of these names, of which each may have these media types.
    ///
    /// The `Content-ID` says which part one is. Those of servers that don't say it are told by their media type, and
    /// where that doesn't tell, by their order.
    pub fn attachments(&mut self, parts: &[(&'static str, &[&str])], fields: &mut [&mut Attachment]) -> Result<()> {
        let mut taken: Vec<Option<Attachment>> = parts.iter().map(|_| None).collect();
        let named = |attachment: &Attachment, name: &str| {
            attachment.content_id.as_deref() == Some(name) || attachment.part().is_some_and(|part| part == name)
        };
        let is_free = |attachment: &Attachment| !parts.iter().any(|(name, _)| named(attachment, name));
        for step in 0..3 {
            for ((name, media_types), place) in parts.iter().zip(&mut taken).filter(|(_, place)| place.is_none()) {
                let found = self.attachments.iter().position(|attachment| match step {
                    0 => named(attachment, name),
                    1 => is_free(attachment) && attachment.is_any_of(media_types),
                    _ => is_free(attachment),
                });
                *place = found.map(|index| self.attachments.remove(index));
            }
        }
        for (((name, _), taken), field) in parts.iter().zip(taken).zip(fields) {
            **field = taken.ok_or_else(|| self.error(XmlErrorKind::MissingAttachment(name)))?;
        }
        Ok(())
    }
}

/// An element that stands for an attachment: its text is the attachment's URI (WS-I Attachments Profile 1.0, 4.4).
impl ReadXml for Attachment {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        let (name, uri) = (reader.simple_name(), reader.text()?);
        let uri = trim(&uri);
        if let Some(index) = reader.attachments.iter().position(|attachment| attachment.is_at(uri)) {
            let attachment = reader.attachments.remove(index);
            reader.referred.push(attachment);
        }
        let found = reader.referred.iter().find(|attachment| attachment.is_at(uri)).cloned();
        *self = found.ok_or_else(|| {
            let shown: String = uri.chars().take(200).collect();
            let what = format!("no part is `{}`", shown.escape_debug());
            reader.error_in(name, XmlErrorKind::Multipart(what.into()))
        })?;
        Ok(())
    }
}

impl WriteXml for Attachment {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        let mut attachment = self.clone();
        let digest =
            || format!("{}@soap.invalid", crate::multipart::digest(&[self.content_type.as_bytes(), &self.bytes]));
        attachment.content_id.get_or_insert_with(digest);
        writer.start(field);
        writer.text(&attachment.uri().unwrap_or_default());
        writer.end(field);
        writer.add_once(attachment);
    }
}

/// For generated code.
impl Writer {
    /// Has an attachment go with the message, as its part of this name.
    pub fn attach(&mut self, name: &str, attachment: &Attachment) {
        let content_id = attachment.content_id.clone();
        self.add(Attachment {
            content_id: Some(content_id.unwrap_or_else(|| made_id(name, &attachment.bytes))),
            ..attachment.clone()
        });
    }

    /// The same for one that is never to go over plain HTTP unless the caller allows it.
    pub fn attach_secret(&mut self, name: &str, attachment: &Attachment) {
        self.keep_secret();
        self.attach(name, attachment);
    }
}

/// A `Content-ID` for these bytes, which are this part.
fn made_id(name: &str, bytes: &[u8]) -> String {
    format!("{}={}@soap.invalid", escaped(name), crate::multipart::digest(&[name.as_bytes(), bytes]))
}
