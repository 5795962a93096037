//! The error of an exchange without an HTTP response.

use crate::shown::{LONG, Shown, TEXT};
use std::fmt;

/// The error returned by a transport if there is no HTTP response.
///
/// `Display` shows the innermost source, which usually has the most specific reason.
///
/// ```
/// use soapwright::{TransportError, TransportErrorKind};
/// use std::{error::Error, io};
///
/// let refused = io::Error::new(io::ErrorKind::ConnectionRefused, "connection refused");
/// let error = TransportError::new(TransportErrorKind::Connect).with_source(refused);
/// assert_eq!(error.kind(), TransportErrorKind::Connect);
/// assert_eq!(error.to_string(), "no connection to the server: connection refused");
/// assert!(error.source().is_some_and(|source| source.is::<io::Error>()));
/// ```
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kind of a [`TransportError`], which determines whether the server may have acted on the request.
///
/// ```
/// use soapwright::TransportErrorKind;
///
/// assert!(TransportErrorKind::Timeout.may_have_been_acted_on());
/// assert!(!TransportErrorKind::ConnectTimeout.may_have_been_acted_on());
/// assert!(TransportErrorKind::ConnectTimeout.is_timeout() && TransportErrorKind::ConnectTimeout.is_connect());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection to the server. The request was not sent.
    Connect,
    /// There was no connection to the server in time. The request was not sent.
    ConnectTimeout,
    /// The transport can't keep what the call asks for, such as its timeout. The request was not sent.
    Unsupported,
    /// An interceptor of the client or of the call refused the request, which was not sent.
    Intercepted,
    /// The response wasn't received and decoded in time. The server may have acted on the request.
    Timeout,
    /// The response's body has more than this number of bytes, before or after it is decompressed. The server has acted
    /// on the request.
    TooLarge(usize),
    /// The exchange was interrupted or failed in another way. The server may have acted on the request.
    Broken,
}

impl TransportErrorKind {
    /// Returns `true` if a time limit passed, either while connecting or later.
    pub fn is_timeout(self) -> bool {
        matches!(self, TransportErrorKind::ConnectTimeout | TransportErrorKind::Timeout)
    }

    /// Returns `true` if there was no connection to the server.
    pub fn is_connect(self) -> bool {
        matches!(self, TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout)
    }

    /// Returns `true` unless it is certain that the server didn't act on the request, because the request wasn't sent.
    pub fn may_have_been_acted_on(self) -> bool {
        match self {
            TransportErrorKind::Connect
            | TransportErrorKind::ConnectTimeout
            | TransportErrorKind::Unsupported
            | TransportErrorKind::Intercepted => false,
            TransportErrorKind::Timeout | TransportErrorKind::TooLarge(_) | TransportErrorKind::Broken => true,
        }
    }
}

impl TransportError {
    /// Creates an error of this kind without a source.
    pub fn new(kind: TransportErrorKind) -> Self {
        TransportError { kind, source: None }
    }

    /// Sets the error that caused this one. Neither may contain secrets, because errors are shown in logs.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.as_ref().map(|source| Shown(source, LONG));
        f.debug_struct("TransportError").field("kind", &self.kind).field("source", &source).finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TransportErrorKind::Connect => f.write_str("no connection to the server"),
            TransportErrorKind::ConnectTimeout => f.write_str("no connection to the server in time"),
            TransportErrorKind::Unsupported => f.write_str("the transport can't send the request as the call requires"),
            TransportErrorKind::Intercepted => f.write_str("an interceptor refused the request"),
            TransportErrorKind::Timeout => f.write_str("no response in time"),
            TransportErrorKind::TooLarge(limit) => {
                write!(f, "the response is larger than {limit} bytes; `Client::with_limits` allows more")
            }
            TransportErrorKind::Broken => f.write_str("the HTTP exchange was interrupted"),
        }?;
        // The innermost error is the most specific, such as "connection refused" or "invalid certificate".
        let mut cause = self.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static));
        while let Some(inner) = cause.and_then(std::error::Error::source) {
            cause = Some(inner);
        }
        match cause {
            Some(cause) => write!(f, ": {}", Shown(cause, TEXT)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}
