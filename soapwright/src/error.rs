//! The errors of calls.

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

/// The error returned by a call. `H` are the response headers of the service, which may report failures, and `F` is the
/// enum of the faults that the operation declares, or `()` if it declares none.
///
/// `?`, `into()` and [`Error::untyped`] convert the error of an operation that declares faults into an `Error<H>`, so
/// that the errors of different operations have one type.
///
/// `Display` and `Debug` don't show the request. Of a response they show only the reason that a fault or the headers
/// give. Both are one line of less than 4,096 bytes: long texts are truncated, and control characters are escaped.
///
/// ```
/// use soapwright::{Error, Fault, TransportError, TransportErrorKind};
///
/// fn advice(error: &Error) -> String {
///     match error {
///         Error::Transport(error) if error.kind() == TransportErrorKind::Connect => "Try again later.".to_owned(),
///         Error::Fault(fault) => format!("The service says: {}.", fault.reason),
///         error => format!("The call failed: {error}."),
///     }
/// }
///
/// let unreachable = Error::from(TransportError::new(TransportErrorKind::Connect));
/// assert_eq!(advice(&unreachable), "Try again later.");
/// assert_eq!(unreachable.to_string(), "no connection to the server");
///
/// let fault = Error::Fault(Box::new(Fault::server("the order does not exist")));
/// assert_eq!(advice(&fault), "The service says: the order does not exist.");
/// assert_eq!(fault.to_string(), "the server answered with a fault: Server: the order does not exist");
/// ```
#[non_exhaustive]
pub enum Error<H = (), F = ()> {
    /// The request can't be written, for example because a text contains a control character, which XML 1.0 doesn't
    /// allow. Nothing was sent.
    Write(XmlError),
    /// The request contains a secret, and the endpoint is an unencrypted `http://` address. Nothing was sent.
    Insecure,
    /// The HTTP exchange failed: there was no connection, it took too long, it was interrupted, or the response is too
    /// large.
    Transport(TransportError),
    /// The server sent a response that isn't SOAP, or an envelope without a fault that has an unsuccessful HTTP status.
    Http(HttpError),
    /// The response is SOAP or XML, but doesn't match the contract.
    Read(XmlError),
    /// The server answered with a fault. The HTTP status may be any.
    Fault(Box<Fault<F, H>>),
    /// The headers of the response report that the call failed, and contain the reason. The body is ignored.
    Failed(Box<H>),
}

/// An HTTP response that isn't SOAP, or an envelope without a fault that has an unsuccessful HTTP status. `Display` and
/// `Debug` don't show its body.
///
/// ```
/// use soapwright::{Error, HttpError};
///
/// let error = HttpError::new(404, Some("text/html".to_owned()), None, b"<html>Not found</html>");
/// assert_eq!(
///     error.to_string(),
///     "the server answered with HTTP 404 and 22 bytes of text/html, which is not SOAP; \
///      check the path of the endpoint"
/// );
///
/// let error: Error = Error::Http(error);
/// assert!(matches!(error, Error::Http(HttpError { status: 404, .. })));
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpError {
    /// The status code.
    pub status: u16,
    /// The value of the `Content-Type` header, if the response has one.
    pub content_type: Option<String>,
    /// The value of the `Location` header, if the response has one. Redirects are not followed. `Display` and `Debug`
    /// show only its scheme, host and port.
    pub location: Option<String>,
    /// The first 64 KiB of the body.
    pub body: Vec<u8>,
    /// The number of bytes of the whole body.
    pub body_len: usize,
}

impl HttpError {
    /// Creates an error from the status, the values of the headers `Content-Type` and `Location`, and the whole body of
    /// a response.
    pub fn new(status: u16, content_type: Option<String>, location: Option<String>, body: &[u8]) -> Self {
        let kept = body[..body.len().min(MAX_KEPT)].to_vec();
        HttpError { status, content_type, location, body: kept, body_len: body.len() }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered with HTTP {}", self.status)?;
        if let (300..400, Some(location)) = (self.status, &self.location) {
            f.write_str(" and a redirect to ")?;
            match origin(location).as_str() {
                "" => f.write_str("another path"),
                origin => Shown(origin, TEXT).fmt(f),
            }?;
            return f.write_str(
                "; redirects are not followed, so use the right endpoint (the error's `location` is the full address)",
            );
        }
        let content_type = self.content_type.as_ref().map(|content_type| Shown(content_type, NAME));
        match (content_type, self.body_len) {
            (_, 0) => f.write_str(" and an empty body"),
            (Some(content_type), length) => write!(f, " and {length} bytes of {content_type}, which is not SOAP"),
            (None, length) => write!(f, " and {length} bytes of unknown type, which is not SOAP"),
        }?;
        f.write_str(match self.status {
            401 | 403 => "; the server or a gateway requires credentials that the SOAP message does not contain",
            404 => "; check the path of the endpoint",
            415 => "; the server may expect another version of SOAP",
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

/// Shows the reason that headers give for a failure.
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
                "the request contains a password, ticket or token, and http:// would send it unencrypted; \
                 use https://, or call `allow_secrets_over_http()` on the client or the call if you trust the network; \
                 if a member isn't a secret, list its name under `not-secrets` in `codegen.toml`",
            ),
            Self::Transport(error) => error.fmt(f),
            Self::Http(error) => error.fmt(f),
            Self::Read(error) => write!(f, "the response does not match the contract: {error}"),
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
    /// Converts the error into one that doesn't depend on the faults that the operation declares. A fault keeps its
    /// detail as text.
    ///
    /// ```
    /// use soapwright::Error;
    ///
    /// let error: Error<(), ()> = Error::Insecure;
    /// assert!(matches!(error.untyped(), Error::Insecure));
    /// ```
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

/// Converts an error as [`Error::untyped`] does, so that `?` can be used.
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
