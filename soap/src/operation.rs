//! Operations as values: bytes out, bytes in, no I/O.

use crate::{
    Error, HttpError, HttpResponse, XmlError, envelope,
    xml::{Field, Namespace, ReadXml, Reader, WriteXml, Writer},
};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// The version of SOAP that a binding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1: `text/xml`, and the action in a header of its own.
    Soap11,
    /// SOAP 1.2: `application/soap+xml`, and the action in it.
    Soap12,
}

/// An operation of a contract: it turns a request into bytes, and bytes into an answer. `I` is the body of the
/// request and `O` of the response, `Q` and `A` are their headers.
///
/// The generated clients do just this over a [`Transport`](crate::Transport); with an HTTP stack of your own, do it
/// yourself.
pub struct Operation<I, O, Q, A> {
    name: &'static str,
    /// In quotes, as HTTP wants it in both versions of SOAP.
    quoted_action: &'static str,
    version: SoapVersion,
    namespaces: &'static [Namespace],
    request: Field,
    /// `None` for a one-way operation.
    response: Option<Field>,
    headers: &'static [usize],
    types: PhantomData<Signature<I, O, Q, A>>,
}

/// What an operation does with its types: it takes two and gives two, and holds none.
type Signature<I, O, Q, A> = fn(&I, &Q) -> (O, A);

/// A request as bytes, and what HTTP has to say about it. Its `Debug` doesn't show the bytes.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encoded {
    /// The message, in UTF-8.
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

/// What came back: the body's element and the header blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer<O, A> {
    /// The body.
    pub body: O,
    /// The headers.
    pub headers: A,
}

/// The header blocks of the requests of a service.
pub trait RequestHeaders {
    #[doc(hidden)]
    fn write_header(&self, index: usize, writer: &mut Writer);
}

impl RequestHeaders for () {
    fn write_header(&self, _: usize, _: &mut Writer) {}
}

/// The header blocks of the responses of a service.
pub trait ResponseHeaders: Default {
    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn read_header(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), XmlError>;

    /// Whether they say that the call failed.
    fn failed(&self) -> bool {
        false
    }

    /// Why the call failed, for a person.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server gave no reason")
    }
}

impl ResponseHeaders for () {
    const FIELDS: &'static [Field] = &[];

    fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        reader.skip()
    }
}

impl<I, O, Q, A> Operation<I, O, Q, A> {
    /// For generated code. The action is in quotes.
    #[doc(hidden)]
    pub const fn new(
        (name, quoted_action): (&'static str, &'static str),
        version: SoapVersion,
        namespaces: &'static [Namespace],
        request: Field,
        response: Option<Field>,
        headers: &'static [usize],
    ) -> Self {
        Operation { name, quoted_action, version, namespaces, request, response, headers, types: PhantomData }
    }

    /// The operation's name in the contract.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The soapAction of the binding, without quotes (WSDL 1.1, 3.4).
    pub fn soap_action(&self) -> &'static str {
        self.quoted_action.trim_matches('"')
    }

    /// The SOAP version that requests are written in. Answers may come in either.
    pub fn version(&self) -> SoapVersion {
        self.version
    }
}

impl<I: WriteXml, O: ReadXml + Default, Q: RequestHeaders, A: ResponseHeaders> Operation<I, O, Q, A> {
    /// The request as bytes. The only error is a text with a character that XML 1.0 can't carry.
    pub fn encode(&self, body: &I, headers: &Q) -> Result<Encoded, XmlError> {
        let mut writer = Writer::new(self.namespaces);
        envelope::write(&mut writer, self.version, |writer, part| match part {
            envelope::Part::Header => self.headers.iter().for_each(|&index| headers.write_header(index, writer)),
            envelope::Part::Body => body.write_xml(&self.request, writer),
        });
        let has_secret = writer.has_secret();
        let (content_type, soap_action) = match self.version {
            SoapVersion::Soap11 => (Cow::Borrowed("text/xml; charset=utf-8"), Some(self.quoted_action)),
            SoapVersion::Soap12 if self.soap_action().is_empty() => {
                (Cow::Borrowed("application/soap+xml; charset=utf-8"), None)
            }
            SoapVersion::Soap12 => {
                (format!("application/soap+xml; charset=utf-8; action={}", self.quoted_action).into(), None)
            }
        };
        Ok(Encoded { body: writer.finish()?, content_type, soap_action, has_secret })
    }

    /// The answer in an HTTP response. A fault is found whatever the status; what is neither an answer nor a fault
    /// is an error that keeps the body.
    pub fn decode(&self, response: HttpResponse) -> Result<Answer<O, A>, Error<A>> {
        let HttpResponse { status, content_type, location, body } = response;
        let successful = (200..300).contains(&status);
        if successful && self.response.is_none() && body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Answer { body: O::default(), headers: A::default() });
        }
        let media_type = content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        let charset = media_type
            .split(';')
            .filter_map(|parameter| parameter.trim().strip_prefix("charset="))
            .map(|charset| charset.trim_matches('"'))
            .next();
        // A multipart message has XML in it, but is none.
        let is_multipart = media_type.starts_with("multipart/");
        let says_xml = media_type.is_empty() || media_type.contains("xml") && !is_multipart;
        let read = if body.is_empty() { None } else { Some(self.read(&body, charset)) };
        match read {
            Some(Ok(envelope::Content::Fault(fault))) => Err(Error::Fault(Box::new(fault))),
            Some(Ok(envelope::Content::Answer(answer))) if successful => {
                if answer.headers.failed() {
                    Err(Error::Failed(Box::new(answer.headers)))
                } else {
                    Ok(answer)
                }
            }
            Some(Err(error)) if successful && says_xml => Err(Error::Read(error)),
            _ => Err(Error::Http(HttpError { status, content_type, location, body })),
        }
    }

    fn read(&self, body: &[u8], charset: Option<&str>) -> Result<envelope::Content<O, A>, XmlError> {
        let text = crate::xml::decode(body, charset)?;
        envelope::read(&text, self.namespaces, self.response)
    }
}
