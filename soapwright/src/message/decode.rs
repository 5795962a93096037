//! Reading messages.

use crate::{
    content_coding::{self, Undecoded},
    deadline::Deadline,
    envelope::{self, Body, Contract, Input, ReadElement, ReadHeader},
    error::HttpError,
    fault::Fault,
    headers::HeaderBlocks,
    media_type::MediaType,
    multipart,
    parts::{Attachment, Inclusions, Parts},
    xml::{Reader, XmlError, XmlErrorKind},
    xop,
};
use bytes::Bytes;
use http::{
    header::{CONTENT_TYPE, LOCATION},
    response,
};
use std::borrow::Cow;

/// An envelope with the other parts of its message.
#[derive(Default)]
pub(crate) struct Opened<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) parts: Parts,
    /// The places of the text in which parts are included.
    inclusions: Inclusions,
}

impl Opened<'_> {
    fn input<'b>(&'b mut self, others: Option<&'b mut HeaderBlocks>, deadline: Option<Deadline>) -> Input<'b> {
        Input { text: &self.text, inclusions: self.inclusions.ahead(), parts: &mut self.parts, others, deadline }
    }

    /// Reads the envelope once more if it has a fault that the first attempt didn't read completely: because of a header
    /// block that can't be read, whose error the fault then contains, or because parts are included in the envelope.
    /// The detail of a fault is kept as text, so they are put into it.
    fn fault(
        &mut self,
        read: Result<Body, XmlError>,
        contract: &Contract,
        deadline: &Option<Deadline>,
    ) -> Result<Body, XmlError> {
        let is_complete = match &read {
            Ok(Body::Element) => true,
            Ok(Body::Fault(_)) => self.inclusions.is_empty(),
            Err(error) => !error.path().starts_with("Envelope/Header/"),
        };
        if is_complete {
            return read;
        }
        if !self.inclusions.is_empty() {
            self.text = xop::expand(&self.text, &std::mem::take(&mut self.inclusions)).into();
        }
        let contract = Contract { headers: &[], ..*contract };
        let skip = &mut |_, reader: &mut Reader<'_>| reader.skip();
        match (envelope::read(self.input(None, deadline.clone()), &contract, skip, &mut |reader| reader.skip()), read) {
            (Ok(Body::Fault(fault)), Err(error)) => Ok(Body::Fault(Fault { unread: Some(error), ..fault })),
            (Ok(Body::Fault(fault)), Ok(_)) => Ok(Body::Fault(fault)),
            (_, read) => read,
        }
    }
}

/// Reads a request from its envelope. It isn't generic, so that it is compiled once for all operations.
pub(crate) fn read_request(
    mut message: Opened<'_>,
    contract: &Contract,
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<(), XmlError> {
    match envelope::read(message.input(None, None), contract, header, element)? {
        Body::Element => Ok(()),
        Body::Fault(_) => {
            Err(XmlError::new(XmlErrorKind::Envelope("the Body contains a Fault".into()), String::new(), 0))
        }
    }
}

/// Opens a message of this content type. `share` returns the bytes of the message,
/// of which the parts keep slices. A deadline that passes is an error.
pub(crate) fn open<'a>(
    body: &'a [u8],
    share: impl FnOnce() -> Bytes,
    content_type: &MediaType<'_>,
    deadline: Option<&Deadline>,
) -> Result<Opened<'a>, XmlError> {
    if content_type.is(multipart::RELATED) {
        let package = multipart::read(&share(), content_type)?;
        let (text, parts, inclusions) = package.envelope(deadline)?;
        return Ok(Opened { text: text.into(), parts, inclusions });
    }
    Ok(Opened { text: crate::xml::decode(body, content_type.charset().as_deref())?, ..Opened::default() })
}

/// The reason why an HTTP response isn't the contract's response.
pub(crate) enum NoAnswer {
    /// A fault with its envelope, and the deadline for reading that.
    Fault(Box<Fault>, String, Option<Deadline>),
    Read(XmlError),
    /// An error in the body. The header blocks have been read.
    ReadBody(XmlError),
    /// A response whose body has more bytes than this when it is decoded.
    TooLarge(usize),
    /// A response that isn't SOAP, or that has an unsuccessful status, and whether its header blocks have been read.
    Http(HttpError, bool),
}

/// Decodes a response. It isn't generic, so that it is compiled once for all operations.
pub(crate) fn decode(
    contract: &Contract,
    (head, body): (&response::Parts, Bytes),
    max_bytes: usize,
    (attachments, others): (&mut Vec<Attachment>, &mut HeaderBlocks),
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<(), NoAnswer> {
    let text = |name| head.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let content_type = text(CONTENT_TYPE);
    let deadline = head.extensions.get::<Deadline>().cloned();
    let body = match content_coding::decode(&head.headers, &body, max_bytes, deadline.as_ref()) {
        Ok(decoded) => decoded.map_or(body, Bytes::from),
        Err(Undecoded::TooLarge) => return Err(NoAnswer::TooLarge(max_bytes)),
        Err(Undecoded::Late) => return Err(NoAnswer::Read(XmlError::new(XmlErrorKind::Late, String::new(), 0))),
        Err(Undecoded::Unsupported(why) | Undecoded::Invalid(why)) => {
            return Err(NoAnswer::Read(XmlError::new(XmlErrorKind::Encoding(why.into()), String::new(), 0)));
        }
    };
    let (status, successful) = (head.status.as_u16(), head.status.is_success());
    if successful && contract.body.is_none() && body.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let stated = content_type.as_deref().unwrap_or_default();
    let media_type = MediaType::new(stated);
    // The parameters of another multipart type may mention XML, although the body isn't XML.
    let is_one = !is_in("multipart/", stated) || media_type.is(multipart::RELATED);
    let says_xml = stated.is_empty() || is_in("xml", stated) && is_one;
    let opened = || open(&body, || body.clone(), &media_type, deadline.as_ref());
    let mut opened = if body.is_empty() { None } else { Some(opened()) };
    // The Body of an unsuccessful response isn't the contract's response, even if that is declared as a Fault.
    let contract = &Contract { body: contract.body.filter(|_| successful), ..*contract };
    let read = opened.as_mut().map(|opened| match opened {
        Ok(message) => {
            let read = envelope::read(message.input(Some(others), deadline.clone()), contract, header, element);
            message.fault(read, contract, &deadline)
        }
        Err(error) => Err(error.clone()),
    });
    let has_headers = read.as_ref().is_some_and(|read| read.as_ref().map_or_else(is_in_body, |_| true));
    match read {
        Some(Ok(Body::Fault(fault))) => {
            let envelope = opened.and_then(Result::ok).unwrap_or_default().text.into_owned();
            Err(NoAnswer::Fault(Box::new(fault), envelope, deadline))
        }
        Some(Ok(Body::Element)) if successful => {
            *attachments = opened.and_then(Result::ok).unwrap_or_default().parts.into_free();
            Ok(())
        }
        Some(Err(error)) if *error.kind() == XmlErrorKind::Late || successful && says_xml => {
            Err(match is_in_body(&error) {
                true => NoAnswer::ReadBody(error),
                false => NoAnswer::Read(error),
            })
        }
        read => {
            let (content_type, location) = (content_type.map(Cow::into_owned), text(LOCATION).map(Cow::into_owned));
            let unread = read.and_then(Result::err).filter(|error| is_soap(error, &body));
            let is_soap = has_headers || unread.is_some();
            let error = HttpError { is_soap, unread, ..HttpError::new(status, content_type, location, &body) };
            Err(NoAnswer::Http(error, has_headers))
        }
    }
}

/// Returns `true` if a text contains another, whatever their case.
fn is_in(part: &str, text: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Returns `true` if a body that can't be read is SOAP: the error is in its envelope, or its beginning has one.
fn is_soap(error: &XmlError, body: &[u8]) -> bool {
    /// More than an XML declaration, comments and the namespaces of the envelope.
    const BEGINNING: usize = 2_000;
    let beginning = String::from_utf8_lossy(&body[..body.len().min(BEGINNING)]);
    error.path().split('/').next() == Some("Envelope") || root_name(&beginning) == Some("Envelope")
}

/// Returns the local name of the root element in the beginning of a document, which need not be well-formed.
fn root_name(document: &str) -> Option<&str> {
    let mut rest = document;
    loop {
        rest = &rest[rest.find('<')?..];
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ => break,
        };
        rest = rest.split_once(end)?.1;
    }
    let name = rest[1..].split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    name.rsplit(':').next()
}

/// Returns `true` if an error is in the Body, so that the header blocks have been read.
fn is_in_body(error: &XmlError) -> bool {
    error.path().starts_with("Envelope/Body")
}
