//! Writing messages.

use crate::{
    binding::SoapVersion,
    content_coding,
    envelope::{self, Part},
    multipart,
    parts::Attachment,
    xml::{Namespace, Writer, XmlError, XmlErrorKind},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri, header};
use std::{borrow::Cow, fmt};

/// An encoded message with the HTTP headers that belong to it. `Debug` shows the length of the body, but not the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encoded {
    /// The body of the HTTP message: an envelope in UTF-8, or a `multipart/related` message (RFC 2387) that contains an
    /// envelope and its attachments.
    pub body: Vec<u8>,
    /// The value of the `Content-Type` header.
    pub content_type: Cow<'static, str>,
    /// The value of the `SOAPAction` header, including its quotes (SOAP 1.1, 6.1.1). `None` for SOAP 1.2, which has the
    /// action in the content type, and for messages that a server sends.
    pub soap_action: Option<&'static str>,
    /// `true` if the message contains a secret, such as a password. It should only be sent over `https://`.
    pub has_secret: bool,
}

impl Encoded {
    /// Returns the HTTP request that sends this message to an endpoint. `Debug` of the request shows the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the content type or the action can't be the value of an HTTP header.
    pub fn into_request(self, endpoint: Uri) -> Result<Request<Bytes>, XmlError> {
        let Encoded { body, content_type, soap_action, .. } = self;
        let content_type = match content_type {
            Cow::Borrowed(text) => value(Bytes::from_static(text.as_bytes()))?,
            Cow::Owned(text) => value(Bytes::from(text))?,
        };
        let mut request = Request::new(Bytes::from(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = endpoint;
        request.headers_mut().insert(header::CONTENT_TYPE, content_type);
        if let Some(accepted) = content_coding::ACCEPTED {
            request.headers_mut().insert(header::ACCEPT_ENCODING, accepted);
        }
        if let Some(action) = soap_action {
            request.headers_mut().insert(SOAP_ACTION, value(Bytes::from_static(action.as_bytes()))?);
        }
        Ok(request)
    }
}

/// The name of the header with the action. Names of headers are case-insensitive, and the crate `http` keeps them in
/// lower case.
const SOAP_ACTION: HeaderName = HeaderName::from_static("soapaction");

/// Returns the value of an HTTP header.
fn value(text: Bytes) -> Result<HeaderValue, XmlError> {
    HeaderValue::from_maybe_shared(text).map_err(|_| {
        let why = "the soapAction contains a control character, which an HTTP header can't";
        XmlError::new(XmlErrorKind::Envelope(why.into()), String::new(), 0)
    })
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

/// Writes the envelope of a message. It isn't generic, so that it is compiled once for all operations. A response has no action. With
/// `whole`, the closure writes the Body with its tags; with `mtom`, the message is a multipart message.
pub(crate) fn write(
    version: SoapVersion,
    namespaces: &'static [Namespace],
    quoted_action: Option<&'static str>,
    (whole, mtom): (bool, bool),
    write: &mut dyn FnMut(&mut Writer, Part),
) -> Result<Written, XmlError> {
    let mut writer = Writer::new(namespaces);
    if mtom {
        writer.use_xop();
    }
    envelope::write(&mut writer, version, whole, write);
    let has_secret = writer.has_secret();
    let (content_type, soap_action) = match (version, quoted_action) {
        (SoapVersion::Soap11, quoted) => ("text/xml; charset=utf-8".into(), quoted),
        (SoapVersion::Soap12, None | Some("\"\"")) => ("application/soap+xml; charset=utf-8".into(), None),
        (SoapVersion::Soap12, Some(quoted)) => {
            (["application/soap+xml; charset=utf-8; action=", quoted].concat().into(), None)
        }
    };
    let attachments = writer.take_attachments();
    let envelope = writer.finish()?;
    Ok(Written { envelope, content_type, soap_action, has_secret, attachments, mtom })
}

/// An envelope with the attachments that belong to it.
pub(crate) struct Written {
    pub(crate) envelope: Vec<u8>,
    content_type: Cow<'static, str>,
    soap_action: Option<&'static str>,
    pub(crate) has_secret: bool,
    attachments: Vec<Attachment>,
    mtom: bool,
}

impl Written {
    /// Returns the whole message, which is a multipart message if it has attachments or uses MTOM.
    pub(crate) fn wrap(self) -> Result<Encoded, XmlError> {
        let Written { envelope, content_type, soap_action, has_secret, attachments, mtom } = self;
        if !mtom && attachments.is_empty() {
            return Ok(Encoded { body: envelope, content_type, soap_action, has_secret });
        }
        let (body, content_type) = multipart::write(&envelope, &content_type, mtom, &attachments)?;
        Ok(Encoded { body, content_type: content_type.into(), soap_action, has_secret })
    }
}
