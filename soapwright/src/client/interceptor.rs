//! Interceptors: a user's code that sees and changes the messages of calls.

use super::http_headers::{HttpHeaderError, HttpHeaders};
use crate::{
    binding::SoapVersion,
    headers::HeaderBlock,
    xml::{Writer, XmlError, XmlErrorKind},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, Uri};

/// The error of an interceptor. Its text is shown in logs, so it must not contain secrets.
pub type InterceptorError = Box<dyn std::error::Error + Send + Sync>;

/// Code that sees and changes the messages of calls, for example to sign or log them, or to add headers.
///
/// A client has any number of interceptors ([`Client::with_interceptor`](crate::Client::with_interceptor)), and a call
/// adds its own ([`Call::interceptor`](crate::Call::interceptor)). They see requests in the order in which they were
/// added, and responses in the reverse order. They are plain functions, for asynchronous and blocking calls alike, and
/// must not block: fetch a token before the call, or in a layer around the transport.
///
/// If an interceptor returns an error, the call fails with that. A request is then not sent.
///
/// ```
/// use soapwright::{Client, Interceptor, InterceptorError, Outgoing};
///
/// /// Says how large envelopes are.
/// struct Sizes;
///
/// impl Interceptor for Sizes {
///     fn envelope(&self, outgoing: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
///         let length = outgoing.envelope().len();
///         println!("{}: {length} bytes", outgoing.operation());
///         outgoing.add_http_header("X-Envelope-Length", length.to_string())?;
///         Ok(())
///     }
/// }
///
/// # struct Transport;
/// let client: Client<_, ()> = Client::new(Transport, "https://example.com")?.with_interceptor(Sizes);
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
pub trait Interceptor: Send + Sync + 'static {
    /// Sees and changes the envelope of a request, before it is put into a multipart message with its attachments.
    ///
    /// # Errors
    ///
    /// Returns an error if the request must not be sent.
    fn envelope(&self, _outgoing: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
        Ok(())
    }

    /// Sees and changes the HTTP request as it will be sent, for example to sign its body in an HTTP header. What it
    /// adds to the body isn't checked.
    ///
    /// # Errors
    ///
    /// Returns an error if the request must not be sent.
    fn request(&self, _request: &mut Request<Bytes>) -> Result<(), InterceptorError> {
        Ok(())
    }

    /// Sees and changes the HTTP response before it is read.
    ///
    /// # Errors
    ///
    /// Returns an error if the response must not be read. The server may have acted on the request.
    fn response(&self, _response: &mut Response<Bytes>) -> Result<(), InterceptorError> {
        Ok(())
    }
}

/// The envelope of a request with its HTTP headers, which an [`Interceptor`] may change.
pub struct Outgoing<'a> {
    pub(super) operation: &'static str,
    pub(super) version: SoapVersion,
    pub(super) endpoint: &'a Uri,
    pub(super) envelope: Vec<u8>,
    pub(super) http_headers: HttpHeaders,
    pub(super) has_secret: bool,
}

impl Outgoing<'_> {
    /// Returns the name of the operation in the contract.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the version of SOAP in which the envelope is written.
    pub fn soap_version(&self) -> SoapVersion {
        self.version
    }

    /// Returns the address to which the request is sent.
    pub fn endpoint(&self) -> &Uri {
        self.endpoint
    }

    /// Returns the envelope, a whole XML document in UTF-8. It may contain secrets.
    pub fn envelope(&self) -> &[u8] {
        &self.envelope
    }

    /// Returns the envelope to be changed. The result isn't checked.
    pub fn envelope_mut(&mut self) -> &mut Vec<u8> {
        &mut self.envelope
    }

    /// Adds a header block in front of those that the envelope has.
    ///
    /// # Errors
    ///
    /// Returns an error if the block can't be written, or if [`Outgoing::envelope_mut`] has changed the envelope so that
    /// the place of header blocks isn't found.
    pub fn add_header_block(&mut self, block: impl Into<HeaderBlock>) -> Result<(), XmlError> {
        let block = block.into();
        let mut writer = Writer::new(&[]);
        writer.raw("<soap:Header");
        writer.declare_here();
        writer.raw(">");
        block.write(self.version, &mut writer);
        writer.raw("</soap:Header>");
        let header = writer.finish()?;
        let Some(end) = end_of_root(&self.envelope) else {
            let why = "the envelope has no `soap:Envelope` into which a header block could be put";
            return Err(XmlError::new(XmlErrorKind::Envelope(why.into()), String::new(), 0));
        };
        self.has_secret |= block.is_secret();
        let (start, tail) = (b"<soap:Header>".as_slice(), b"</soap:Header>".len());
        let has_header = self.envelope.get(end..).is_some_and(|rest| rest.starts_with(start));
        let (at, header) = match (has_header, header.strip_prefix(start)) {
            (true, Some(blocks)) => (end + start.len(), &blocks[..blocks.len().saturating_sub(tail)]),
            _ => (end, header.as_slice()),
        };
        self.envelope.splice(at..at, header.iter().copied());
        Ok(())
    }

    /// Adds an HTTP header, as [`Client::with_http_header`](crate::Client::with_http_header) does.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Client::with_http_header`](crate::Client::with_http_header).
    pub fn add_http_header<N, V>(&mut self, name: N, value: V) -> Result<(), HttpHeaderError>
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        self.http_headers.add(name, value)
    }

    /// Says that the request contains a secret, so that it isn't sent over unencrypted `http://`. Header blocks and HTTP
    /// headers that are added here count by themselves.
    pub fn mark_secret(&mut self) {
        self.has_secret = true;
    }
}

/// Returns the offset of the end of the start tag `soap:Envelope`, as the runtime writes it.
fn end_of_root(envelope: &[u8]) -> Option<usize> {
    const ROOT: &[u8] = b"<soap:Envelope ";
    let start = envelope.windows(ROOT.len()).position(|window| window == ROOT)?;
    let mut quoted = false;
    let length = envelope.get(start..)?.iter().position(|&byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })?;
    Some(start + length + 1)
}
