//! Writing messages.

use crate::{
    binding::SoapVersion,
    envelope::{self, Part},
    multipart,
    xml::{Namespace, Writer, XmlError},
};
use std::{borrow::Cow, fmt};

/// A request as bytes, and what HTTP has to say about it. Its `Debug` doesn't show the bytes.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encoded {
    /// The message: an envelope in UTF-8, or that and what goes with it as `multipart/related`.
    pub body: Vec<u8>,
    /// The `Content-Type` header.
    pub content_type: Cow<'static, str>,
    /// The `SOAPAction` header, quotes included (SOAP 1.1, 6.1.1); SOAP 1.2 has none.
    pub soap_action: Option<&'static str>,
    /// Whether an element that the contract's options call secret is in the message.
    pub has_secret: bool,
}

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoded")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("content_type", &self.content_type)
            .field("soap_action", &self.soap_action)
            .field("has_secret", &self.has_secret)
            .finish()
    }
}

/// What is the same for all messages, so that it is compiled once. An answer has no action. A `whole` body writes its
/// own tags; with `mtom` the message is one of several parts.
pub(crate) fn encode(
    version: SoapVersion,
    namespaces: &'static [Namespace],
    quoted_action: Option<&'static str>,
    (whole, mtom): (bool, bool),
    write: &mut dyn FnMut(&mut Writer, Part),
) -> Result<Encoded, XmlError> {
    let mut writer = Writer::new(namespaces);
    if mtom {
        writer.use_xop();
    }
    envelope::write(&mut writer, version, whole, write);
    let has_secret = writer.has_secret();
    let (content_type, soap_action) = match (version, quoted_action) {
        (SoapVersion::Soap11, action) => (Cow::Borrowed("text/xml; charset=utf-8"), action),
        (SoapVersion::Soap12, None | Some("\"\"")) => (Cow::Borrowed("application/soap+xml; charset=utf-8"), None),
        (SoapVersion::Soap12, Some(action)) => {
            (format!("application/soap+xml; charset=utf-8; action={action}").into(), None)
        }
    };
    let attachments = writer.take_attachments();
    let body = writer.finish()?;
    if !mtom && attachments.is_empty() {
        return Ok(Encoded { body, content_type, soap_action, has_secret });
    }
    let (body, content_type) = multipart::write(&body, &content_type, mtom, &attachments)?;
    Ok(Encoded { body, content_type: content_type.into(), soap_action, has_secret })
}
