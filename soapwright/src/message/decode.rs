//! Reading messages.

use crate::{
    deadline::Deadline,
    envelope::{self, Body, Contract, ReadElement, ReadHeader},
    error::HttpError,
    fault::Fault,
    media_type::MediaType,
    multipart,
    parts::{Attachment, Parts},
    xml::{XmlError, XmlErrorKind},
};
use bytes::Bytes;
use http::{
    Response,
    header::{CONTENT_TYPE, LOCATION},
};
use std::borrow::Cow;

/// Reads a request from its envelope. It isn't generic, so that it is compiled once for all operations.
pub(crate) fn read_request(
    text: &str,
    contract: &Contract,
    mut parts: Parts,
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<(), XmlError> {
    match envelope::read(text, contract, (&mut parts, None), header, element)? {
        Body::Element => Ok(()),
        Body::Fault(_) => {
            Err(XmlError::new(XmlErrorKind::Envelope("the Body contains a Fault".into()), String::new(), 0))
        }
    }
}

/// Returns the envelope in a message of this content type, which is also given in lower case, and the other parts of
/// the message. `share` returns the bytes of the message, of which the parts keep slices. A deadline that passes is an
/// error.
pub(crate) fn envelope<'a>(
    body: &'a [u8],
    share: impl FnOnce() -> Bytes,
    (content_type, lower): (&str, &str),
    deadline: Option<&Deadline>,
) -> Result<(Cow<'a, str>, Parts), XmlError> {
    if lower.trim_start().starts_with(multipart::RELATED) {
        let (text, parts) = multipart::read(&share(), &MediaType::new(content_type))?.envelope(deadline)?;
        return Ok((text.into(), parts));
    }
    Ok((crate::xml::decode(body, charset(lower))?, Parts::default()))
}

/// Returns the encoding that a media type names.
pub(crate) fn charset(media_type: &str) -> Option<&str> {
    let charset = media_type.split(';').filter_map(|parameter| parameter.trim().strip_prefix("charset=")).next();
    charset.map(|charset| charset.trim_matches('"'))
}

/// The reason why an HTTP response isn't the contract's response.
pub(crate) enum NoAnswer {
    /// A fault with its envelope, and the deadline for reading that.
    Fault(Box<Fault>, String, Option<Deadline>),
    Read(XmlError),
    /// An error in the body. The header blocks have been read.
    ReadBody(XmlError),
    /// A response that isn't SOAP, or that has an unsuccessful status, and whether its header blocks have been read.
    Http(HttpError, bool),
}

/// Decodes a response. It isn't generic, so that it is compiled once for all operations.
pub(crate) fn decode(
    contract: &Contract,
    response: Response<Bytes>,
    attachments: &mut Vec<Attachment>,
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<(), NoAnswer> {
    let (head, body) = response.into_parts();
    let text = |name| head.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let (content_type, location) = (text(CONTENT_TYPE), text(LOCATION));
    let deadline = head.extensions.get::<Deadline>().cloned();
    let (status, successful) = (head.status.as_u16(), head.status.is_success());
    if successful && contract.body.is_none() && body.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let media_type = content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    // The parameters of another multipart type may mention XML, although the body isn't XML.
    let is_one = !media_type.starts_with("multipart/") || media_type.starts_with(multipart::RELATED);
    let says_xml = media_type.is_empty() || media_type.contains("xml") && is_one;
    let stated = content_type.as_deref().unwrap_or_default();
    let (text, mut parts) = match envelope(&body, || body.clone(), (stated, &media_type), deadline.as_ref()) {
        _ if body.is_empty() => (None, Parts::default()),
        Ok((text, parts)) => (Some(Ok(text)), parts),
        Err(error) => (Some(Err(error)), Parts::default()),
    };
    // The Body of an unsuccessful response isn't the contract's response, even if that is declared as a Fault.
    let contract = &Contract { body: contract.body.filter(|_| successful), ..*contract };
    let read = match &text {
        Some(Ok(text)) => Some(envelope::read(text, contract, (&mut parts, deadline.clone()), header, element)),
        Some(Err(error)) => Some(Err(error.clone())),
        None => None,
    };
    let read = match (read, &text) {
        (Some(Err(error)), Some(Ok(text))) => Some(fault_beside(error, text, contract, deadline.clone())),
        (read, _) => read,
    };
    let has_headers = read.as_ref().is_some_and(|read| read.as_ref().map_or_else(is_in_body, |_| true));
    match read {
        Some(Ok(Body::Fault(fault))) => {
            let envelope = text.and_then(Result::ok).unwrap_or_default().into_owned();
            Err(NoAnswer::Fault(Box::new(fault), envelope, deadline))
        }
        Some(Ok(Body::Element)) if successful => {
            *attachments = parts.into_free();
            Ok(())
        }
        Some(Err(error)) if *error.kind() == XmlErrorKind::Late || successful && says_xml => {
            Err(match is_in_body(&error) {
                true => NoAnswer::ReadBody(error),
                false => NoAnswer::Read(error),
            })
        }
        _ => Err(NoAnswer::Http(HttpError::new(status, content_type, location, &body), has_headers)),
    }
}

/// Returns `true` if an error is in the Body, so that the header blocks have been read.
fn is_in_body(error: &XmlError) -> bool {
    error.path().starts_with("Envelope/Body")
}

/// Returns the fault in an envelope with a header block that can't be read. The fault then contains the error; without
/// a fault, the error is returned.
#[cold]
fn fault_beside(
    error: XmlError,
    text: &str,
    contract: &Contract,
    deadline: Option<Deadline>,
) -> Result<Body, XmlError> {
    if !error.path().starts_with("Envelope/Header/") {
        return Err(error);
    }
    let without_headers = Contract { headers: &[], ..*contract };
    let beside = (&mut Parts::default(), deadline);
    match envelope::read(text, &without_headers, beside, &mut |_, reader| reader.skip(), &mut |reader| reader.skip()) {
        Ok(Body::Fault(fault)) => Ok(Body::Fault(Fault { unread: Some(error), ..fault })),
        _ => Err(error),
    }
}
