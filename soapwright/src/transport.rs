//! What carries messages: one HTTP POST and its answer.

use crate::{
    address::{Origin, without_credentials},
    deadline::Deadline,
    shown::{LONG, Shown, TEXT},
};
use std::{borrow::Cow, fmt, future::Future};

/// A POST to be sent. Its `Debug` shows neither the body nor the query of the address, which may hold secrets.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// Where to.
    pub url: String,
    /// The `Content-Type` header.
    pub content_type: Cow<'static, str>,
    /// The `SOAPAction` header, quotes included; `None` for SOAP 1.2, which has its action in the content type.
    pub soap_action: Option<&'static str>,
    /// The message.
    pub body: Vec<u8>,
    /// How many bytes the body of the answer may have.
    pub max_response_bytes: usize,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("url", &without_credentials(&self.url))
            .field("content_type", &self.content_type)
            .field("soap_action", &self.soap_action)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("max_response_bytes", &self.max_response_bytes)
            .finish()
    }
}

/// An answer, whatever its status. Its `Debug` doesn't show the body, and of the `Location` only scheme, host and port.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The `Location` header.
    pub location: Option<String>,
    /// The body, with transfer and content encodings taken off.
    pub body: Vec<u8>,
    /// When the answer must have been read, the body's meaning included, if the exchange has a time-out.
    pub deadline: Option<Deadline>,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("location", &self.location.as_deref().map(Origin))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// Sends one request and gives its answer, whatever the status. It follows no redirect and repeats nothing.
pub trait Transport: Send + Sync {
    /// Sends it. An answer whose body is larger than the request allows is an error.
    fn send(&self, request: HttpRequest) -> impl Future<Output = Result<HttpResponse, TransportError>> + Send;

    /// Does work that takes long, such as reading a large answer; the future is ready when it is done. It is done on the
    /// thread that polls the future, unless the transport knows a better one, on which nobody waits for anything else.
    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        async move { work() }
    }
}

/// Work that takes long, for [`Transport::run`].
pub type Work = Box<dyn FnOnce() + Send>;

impl<T: Transport> Transport for &T {
    fn send(&self, request: HttpRequest) -> impl Future<Output = Result<HttpResponse, TransportError>> + Send {
        (**self).send(request)
    }

    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        (**self).run(work)
    }
}

impl<T: Transport> Transport for std::sync::Arc<T> {
    fn send(&self, request: HttpRequest) -> impl Future<Output = Result<HttpResponse, TransportError>> + Send {
        (**self).send(request)
    }

    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        (**self).run(work)
    }
}

/// Sends one request and blocks the thread until its answer is there, whatever the status. It follows no redirect and
/// repeats nothing.
pub trait BlockingTransport {
    /// Sends it. An answer whose body is larger than the request allows is an error.
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError>;
}

impl<T: BlockingTransport> BlockingTransport for &T {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        (**self).send(request)
    }
}

impl<T: BlockingTransport> BlockingTransport for std::sync::Arc<T> {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        (**self).send(request)
    }
}

/// Why there is no HTTP answer.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kinds of [`TransportError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection to the server. The request was not sent.
    Connect,
    /// No answer in time. The server may have acted on the request.
    Timeout,
    /// The answer's body is larger than this many bytes. The server has acted on the request.
    TooLarge(usize),
    /// The exchange broke off. The server may have acted on the request.
    Broken,
}

impl TransportError {
    /// An error of this kind.
    pub fn new(kind: TransportErrorKind) -> Self {
        TransportError { kind, source: None }
    }

    /// The same with the error that is behind it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What kind of error it is.
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
            TransportErrorKind::Timeout => f.write_str("no answer in time"),
            TransportErrorKind::TooLarge(limit) => {
                write!(f, "the answer is larger than {limit} bytes; `Client::with_max_response_bytes` allows more")
            }
            TransportErrorKind::Broken => f.write_str("the HTTP exchange broke off"),
        }?;
        // The innermost error says most: "connection refused", "invalid certificate".
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
