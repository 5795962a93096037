//! The errors of calls.

use crate::{
    address::{Origin, origin},
    fault::{Fault, FaultDetail, Faults},
    headers::Headers,
    http_exchange::{HttpExchange, InExchange},
    limits::MAX_KEPT,
    shown::{LONG, NAME, Shown, TEXT},
    transport::{TransportError, TransportErrorKind},
    xml::XmlError,
};
use http::{HeaderMap, StatusCode};
use std::fmt;

/// The error returned by a call. `H` are the response headers of the service, which may report failures, and `F` is the
/// enum of the faults that the operation declares, or `()` if it declares none.
///
/// `?`, `into()` and [`Error::untyped`] convert the error of an operation that declares faults into an `Error<H>`, so
/// that the errors of different operations have one type.
///
/// A client's call adds its [`HttpExchange`] to the error: the operation and the endpoint, which `Display` shows first,
/// and the status and headers of the response if there was one.
///
/// `Display` and `Debug` don't show the request, nor the endpoint's query. Of a response they show only the reason that a fault or the headers
/// give. Both are one line of less than 4,096 bytes: long texts are truncated, and control characters are escaped.
///
/// ```
/// use soapwright::{Error, Fault, TransportError, TransportErrorKind};
///
/// fn advice(error: &Error) -> String {
///     match error {
///         error if error.is_connect() => "Try again later.".to_owned(),
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
    Write(InExchange<XmlError>),
    /// The request contains a secret, and the endpoint is an unencrypted `http://` address. Nothing was sent.
    Insecure(HttpExchange),
    /// The HTTP exchange failed: there was no connection, it took too long, it was interrupted, or the response is too
    /// large.
    Transport(InExchange<TransportError>),
    /// The server sent a response that isn't SOAP, or an envelope without a fault that has an unsuccessful HTTP status.
    Http(HttpError),
    /// The response is SOAP or XML, but doesn't match the contract.
    Read(InExchange<XmlError>),
    /// The server answered with a fault. The HTTP status may be any.
    Fault(Box<Fault<F, H>>),
    /// The headers of the response report that the call failed, and contain the reason. The body is ignored.
    Failed(Box<InExchange<H>>),
}

/// An HTTP response that isn't SOAP, or that has an unsuccessful HTTP status and no fault that can be read. `Display` and
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
    /// `true` if the body is SOAP: an envelope without a fault, or one that can't be read.
    pub is_soap: bool,
    /// The error in a body that is SOAP but can't be read.
    pub unread: Option<XmlError>,
    /// The exchange, with all headers of the response.
    pub http: HttpExchange,
}

impl HttpError {
    /// Creates an error from the status, the values of the headers `Content-Type` and `Location`, and the whole body of
    /// a response.
    pub fn new(status: u16, content_type: Option<String>, location: Option<String>, body: &[u8]) -> Self {
        let kept = body[..body.len().min(MAX_KEPT)].to_vec();
        HttpError {
            status,
            content_type,
            location,
            body: kept,
            body_len: body.len(),
            is_soap: false,
            unread: None,
            http: HttpExchange::default(),
        }
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
        match (content_type, self.body_len, &self.unread) {
            (_, _, Some(error)) => write!(f, " and a SOAP message that can't be read: {error}"),
            _ if self.is_soap => f.write_str(" and a SOAP envelope without a fault"),
            (_, 0, _) => f.write_str(" and an empty body"),
            (Some(content_type), length, _) => write!(f, " and {length} bytes of {content_type}, which is not SOAP"),
            (None, length, _) => write!(f, " and {length} bytes of unknown type, which is not SOAP"),
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
            .field("unread", &self.unread)
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

impl std::error::Error for HttpError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.unread.as_ref().map(|error| error as _)
    }
}

impl<H: Headers, F: Faults> fmt::Display for Error<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.http().place() {
            write!(f, "{place}: ")?;
        }
        match self {
            Self::Write(error) => write!(f, "the request can't be written: {error}"),
            Self::Insecure(_) => f.write_str(
                "the request contains a password, ticket or token, and http:// would send it unencrypted; \
                 use https://, or call `allow_secrets_over_http()` on the client or the call if you trust the network; \
                 if a member isn't a secret, list its name under `not-secrets` in `codegen.toml`",
            ),
            Self::Transport(error) => error.fmt(f),
            Self::Http(error) => error.fmt(f),
            Self::Read(error) => write!(f, "the response does not match the contract: {error}"),
            Self::Fault(fault) => write!(f, "the server answered with a fault: {fault}"),
            Self::Failed(headers) => {
                write!(f, "the call failed: {}", Shown(Described(&headers.cause), LONG))
            }
        }
    }
}

impl<H: Headers, F: Faults> fmt::Debug for Error<H, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(error) => f.debug_tuple("Write").field(error).field(&error.http).finish(),
            Self::Insecure(http) => f.debug_tuple("Insecure").field(http).finish(),
            Self::Transport(error) => f.debug_tuple("Transport").field(error).field(&error.http).finish(),
            Self::Http(error) => f.debug_tuple("Http").field(error).field(&error.http).finish(),
            Self::Read(error) => f.debug_tuple("Read").field(error).field(&error.http).finish(),
            Self::Fault(fault) => f.debug_tuple("Fault").field(fault).field(&fault.http).finish(),
            Self::Failed(failed) => {
                let reason = Shown(Described(&failed.cause), LONG).to_string();
                f.debug_tuple("Failed").field(&format_args!("{reason}")).field(&failed.http).finish()
            }
        }
    }
}

impl<H: Headers, F: Faults> std::error::Error for Error<H, F> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Write(error) | Self::Read(error) => Some(&error.cause),
            Self::Fault(fault) => Some(fault.as_ref()),
            Self::Insecure(_) | Self::Http(_) | Self::Failed(_) => None,
        }
    }
}

impl<H, F> Error<H, F> {
    /// Returns the exchange in which the error occurred.
    pub fn http(&self) -> &HttpExchange {
        match self {
            Self::Write(error) | Self::Read(error) => &error.http,
            Self::Insecure(http) => http,
            Self::Transport(error) => &error.http,
            Self::Http(error) => &error.http,
            Self::Fault(fault) => &fault.http,
            Self::Failed(failed) => &failed.http,
        }
    }

    pub(crate) fn http_mut(&mut self) -> &mut HttpExchange {
        match self {
            Self::Write(error) | Self::Read(error) => &mut error.http,
            Self::Insecure(http) => http,
            Self::Transport(error) => &mut error.http,
            Self::Http(error) => &mut error.http,
            Self::Fault(fault) => &mut fault.http,
            Self::Failed(failed) => &mut failed.http,
        }
    }

    /// Returns the HTTP status of the response. `None` if there was no response.
    pub fn status(&self) -> Option<StatusCode> {
        self.http().status()
    }

    /// Returns the HTTP headers of the response, such as `Retry-After`. There are none if there was no response.
    pub fn headers(&self) -> &HeaderMap {
        self.http().headers()
    }

    /// Returns the fault if the server answered with one.
    pub fn fault(&self) -> Option<&Fault<F, H>> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }

    /// Returns `true` if a time limit passed, either while connecting or later.
    pub fn is_timeout(&self) -> bool {
        self.transport_kind().is_some_and(TransportErrorKind::is_timeout)
    }

    /// Returns `true` if there was no connection to the server.
    pub fn is_connect(&self) -> bool {
        self.transport_kind().is_some_and(TransportErrorKind::is_connect)
    }

    /// Returns `true` unless it is certain that the server didn't act on the request, because the request wasn't sent.
    /// Sending the request again can then execute it twice.
    ///
    /// ```
    /// use soapwright::{Error, TransportError, TransportErrorKind};
    ///
    /// let error = |kind| Error::<()>::from(TransportError::new(kind));
    /// assert!(!error(TransportErrorKind::Connect).may_have_been_acted_on());
    /// assert!(error(TransportErrorKind::Timeout).may_have_been_acted_on());
    /// ```
    pub fn may_have_been_acted_on(&self) -> bool {
        match self {
            Self::Write(_) | Self::Insecure(_) => false,
            Self::Transport(error) => error.kind().may_have_been_acted_on(),
            Self::Http(_) | Self::Read(_) | Self::Fault(_) | Self::Failed(_) => true,
        }
    }

    fn transport_kind(&self) -> Option<TransportErrorKind> {
        match self {
            Self::Transport(error) => Some(error.kind()),
            _ => None,
        }
    }

    /// Converts the error into one that doesn't depend on the faults that the operation declares. A fault keeps its
    /// detail as text.
    ///
    /// ```
    /// use soapwright::{Error, HttpExchange};
    ///
    /// let error: Error<(), ()> = Error::Insecure(HttpExchange::default());
    /// assert!(matches!(error.untyped(), Error::Insecure(_)));
    /// ```
    pub fn untyped(self) -> Error<H> {
        match self {
            Self::Write(error) => Error::Write(error),
            Self::Insecure(http) => Error::Insecure(http),
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
        Error::Transport(error.into())
    }
}
