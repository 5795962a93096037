//! Why a call has no answer.

use crate::{
    address::{Origin, origin},
    fault::{Fault, FaultDetail, Faults},
    headers::Headers,
    limits::MAX_KEPT,
    shown::{LONG, NAME, Shown, TEXT},
    transport::TransportError,
    xml::XmlError,
};
use std::fmt;

/// Why a call has no answer. `H` are the response headers of the service, for those that report failures in them, and
/// `F` the faults that the operation declares.
///
/// The errors of an operation that declares faults become those of one that doesn't, `Error<H>`, by `?`, `into()` and
/// [`Error::untyped`].
///
/// Neither `Display` nor `Debug` show a request, or more of what a server sent than the reason that a fault or the
/// headers give. Both are one line of less than 4,096 bytes, whatever a server sent: what is long is cut, and control
/// characters are escaped.
#[non_exhaustive]
pub enum Error<H = (), F = ()> {
    /// The request can't be written: a text holds a character that XML can't carry. Nothing was sent.
    Write(XmlError),
    /// The request holds a secret and the endpoint is plain `http://`. Nothing was sent.
    Insecure,
    /// The HTTP exchange failed: no connection, a timeout, an answer that broke off or is too large.
    Transport(TransportError),
    /// The server answered, but not with SOAP.
    Http(HttpError),
    /// The answer is SOAP or XML, but not what the contract says.
    Read(XmlError),
    /// The server answered with a fault, whatever the HTTP status.
    Fault(Box<Fault<F, H>>),
    /// The answer's headers say that the call failed, whatever its body is. They hold the reason.
    Failed(Box<H>),
}

/// An HTTP answer that isn't SOAP. The body is kept, and shown by nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpError {
    /// The status code.
    pub status: u16,
    /// The `Content-Type`, if there was one.
    pub content_type: Option<String>,
    /// The whole `Location` of a redirect. None is followed. `Display` and `Debug` show no more of it than where it
    /// leads: scheme, host and port.
    pub location: Option<String>,
    /// The first 64 KiB of the body as it came: an error may be kept for long.
    pub body: Vec<u8>,
    /// How many bytes the whole body had.
    pub body_len: usize,
}

impl HttpError {
    pub(crate) fn new(status: u16, content_type: Option<String>, location: Option<String>, body: &[u8]) -> Self {
        let kept = body[..body.len().min(MAX_KEPT)].to_vec();
        HttpError { status, content_type, location, body: kept, body_len: body.len() }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered HTTP {}", self.status)?;
        if let (300..400, Some(location)) = (self.status, &self.location) {
            f.write_str(" and points to ")?;
            match origin(location).as_str() {
                "" => f.write_str("another path"),
                origin => Shown(origin, TEXT).fmt(f),
            }?;
            return f.write_str(
                "; redirects are not followed, so use the right endpoint (`location` of the error has all of it)",
            );
        }
        let content_type = self.content_type.as_ref().map(|content_type| Shown(content_type, NAME));
        match (content_type, self.body_len) {
            (_, 0) => f.write_str(" with an empty body"),
            (Some(content_type), length) => write!(f, " with {length} bytes of {content_type}, which is not SOAP"),
            (None, length) => write!(f, " with {length} bytes of no stated type, which is not SOAP"),
        }?;
        f.write_str(match self.status {
            401 | 403 => "; it wants other credentials than the SOAP message has, or there is a gateway before it",
            404 => "; check the path of the endpoint",
            415 => "; it may expect another SOAP version than the contract's",
            _ => "",
        })
    }
}

impl fmt::Debug for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpError")
            .field("status", &self.status)
            .field("content_type", &self.content_type.as_ref().map(|content_type| Shown(content_type, NAME)))
            .field("location", &self.location.as_deref().map(|location| Shown(Origin(location), TEXT)))
            .field("body", &format_args!("{} bytes", self.body_len))
            .finish()
    }
}

/// Headers that say why a call failed.
struct Described<'a, H>(&'a H);

impl<H: Headers> fmt::Display for Described<'_, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe(f)
    }
}

impl std::error::Error for HttpError {}

impl<H: Headers, F: Faults> fmt::Display for Error<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => write!(f, "the request can't be written: {error}"),
            Self::Insecure => f.write_str(
                "the request holds a password, ticket or token, and http:// would send it in the clear; \
                 use https://, or call `allow_secrets_over_http()` if you trust the network",
            ),
            Self::Transport(error) => error.fmt(f),
            Self::Http(error) => error.fmt(f),
            Self::Read(error) => write!(f, "the answer is not what the contract says: {error}"),
            Self::Fault(fault) => write!(f, "the server answered with a fault: {fault}"),
            Self::Failed(headers) => {
                write!(f, "the call failed: {}", Shown(Described(headers.as_ref()), LONG))
            }
        }
    }
}

impl<H: Headers, F: Faults> fmt::Debug for Error<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => f.debug_tuple("Write").field(error).finish(),
            Self::Insecure => f.write_str("Insecure"),
            Self::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
            Self::Http(error) => f.debug_tuple("Http").field(error).finish(),
            Self::Read(error) => f.debug_tuple("Read").field(error).finish(),
            Self::Fault(fault) => f.debug_tuple("Fault").field(fault).finish(),
            Self::Failed(_) => f.debug_tuple("Failed").field(&format_args!("{self}")).finish(),
        }
    }
}

impl<H: Headers, F: Faults> std::error::Error for Error<H, F> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Write(error) | Self::Read(error) => Some(error),
            Self::Fault(fault) => Some(fault.as_ref()),
            Self::Insecure | Self::Http(_) | Self::Failed(_) => None,
        }
    }
}

impl<H, F> Error<H, F> {
    /// The same without the type of a fault's detail, of which the text stays.
    pub fn untyped(self) -> Error<H> {
        match self {
            Self::Write(error) => Error::Write(error),
            Self::Insecure => Error::Insecure,
            Self::Transport(error) => Error::Transport(error),
            Self::Http(error) => Error::Http(error),
            Self::Read(error) => Error::Read(error),
            Self::Fault(fault) => Error::Fault(Box::new(fault.untyped())),
            Self::Failed(headers) => Error::Failed(headers),
        }
    }
}

/// What [`Error::untyped`] does.
impl<H, F: FaultDetail> From<Error<H, F>> for Error<H> {
    fn from(error: Error<H, F>) -> Self {
        error.untyped()
    }
}

impl<H, F> From<TransportError> for Error<H, F> {
    fn from(error: TransportError) -> Self {
        Error::Transport(error)
    }
}
