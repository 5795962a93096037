//! The interface between calls and HTTP libraries: one HTTP POST and its response (SOAP 1.1, 6; SOAP 1.2 Part 2, 7).

use crate::{
    address::{Origin, without_credentials},
    deadline::Deadline,
    shown::{LONG, Shown, TEXT},
};
use std::{borrow::Cow, fmt, future::Future};

/// An HTTP POST request. A client creates it and passes it to its transport, which sends it.
///
/// `Debug` shows neither the body nor the query of the address, which may contain secrets.
///
/// ```
/// # use soapwright::{Operation, SoapVersion, xml::{Field, Namespace, Prefix, field}};
/// use soapwright::{BlockingTransport, Client, HttpRequest, HttpResponse, TransportError};
///
/// # static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n", uri: "urn:greeter" }];
/// # const N: Prefix = Prefix::new(0, "n");
/// # static FIELDS: [Field; 2] = [field(N, "</n:Greet>"), field(N, "</n:Greeting>")];
/// # static GREET: Operation<String, String, (), ()> = Operation::new(
/// #     ("Greet", "\"urn:greet\""), SoapVersion::Soap11, &NAMESPACES, FIELDS[0], Some(FIELDS[1]), &[],
/// # );
/// struct Greeter;
///
/// impl BlockingTransport for Greeter {
///     fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
///         assert_eq!(request.url, "https://example.com/greeter");
///         assert_eq!(request.content_type, "text/xml; charset=utf-8");
///         assert_eq!(request.soap_action, Some("\"urn:greet\""));
///         assert!(String::from_utf8_lossy(&request.body).contains("<n:Greet>World</n:Greet>"));
///         assert_eq!(request.max_response_bytes, 64 << 20);
///         Ok(HttpResponse { status: 204, ..HttpResponse::default() })
///     }
/// }
///
/// let client = Client::new(Greeter, "https://example.com/greeter")?;
/// let answer = client.call_blocking(&GREET, "World".to_owned());
/// assert_eq!(answer.unwrap_err().to_string(), "the server answered with HTTP 204 and an empty body");
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The address of the endpoint.
    pub url: String,
    /// The value of the `Content-Type` header.
    pub content_type: Cow<'static, str>,
    /// The value of the `SOAPAction` header, including its quotes (SOAP 1.1, 6.1.1). `None` for SOAP 1.2, which has the
    /// action in the content type; the header is not sent then.
    pub soap_action: Option<&'static str>,
    /// The body, an encoded message.
    pub body: Vec<u8>,
    /// The maximum number of bytes of the response's body.
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

/// An HTTP response of any status. `Debug` doesn't show the body, and shows only scheme, host and port of the location.
///
/// ```
/// use soapwright::HttpResponse;
///
/// let response = HttpResponse {
///     status: 200,
///     content_type: Some("text/xml; charset=utf-8".to_owned()),
///     body: b"<Envelope/>".to_vec(),
///     ..HttpResponse::default()
/// };
/// assert!(response.location.is_none() && response.deadline.is_none());
/// assert!(format!("{response:?}").contains("body: 11 bytes"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The value of the `Content-Type` header, if there is one.
    pub content_type: Option<String>,
    /// The value of the `Location` header, if there is one.
    pub location: Option<String>,
    /// The body, without transfer and content encodings.
    pub body: Vec<u8>,
    /// The deadline for decoding the body, if the exchange has a timeout.
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

/// An asynchronous HTTP client. It sends one request and returns the response, whatever its status. It doesn't follow
/// redirects, and doesn't send a request twice.
pub trait Transport: Send + Sync {
    /// Sends a request and returns the response.
    ///
    /// Returns an error if there is no response, or if its body has more than [`HttpRequest::max_response_bytes`].
    fn send(&self, request: HttpRequest) -> impl Future<Output = Result<HttpResponse, TransportError>> + Send;

    /// Does work that takes long, such as decoding a large response. The future is ready when the work is done.
    ///
    /// By default, the work is done by the thread that polls the future. A transport that belongs to an async runtime
    /// should use a thread that may be blocked.
    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        async move { work() }
    }
}

/// Work that takes long, which a client passes to [`Transport::run`].
///
/// ```
/// use std::sync::mpsc;
///
/// let (sender, receiver) = mpsc::channel();
/// let work: soapwright::Work = Box::new(move || sender.send("done").unwrap_or_default());
/// work();
/// assert_eq!(receiver.recv(), Ok("done"));
/// ```
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

/// A blocking HTTP client. It sends one request and returns the response, whatever its status. It doesn't follow
/// redirects, and doesn't send a request twice.
pub trait BlockingTransport {
    /// Sends a request and returns the response. The thread is blocked until then.
    ///
    /// Returns an error if there is no response, or if its body has more than [`HttpRequest::max_response_bytes`].
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
/// /// Returns whether sending the request again can't execute it twice.
/// fn is_safe_to_repeat(kind: TransportErrorKind) -> bool {
///     matches!(kind, TransportErrorKind::Connect)
/// }
///
/// assert!(is_safe_to_repeat(TransportErrorKind::Connect));
/// assert!(!is_safe_to_repeat(TransportErrorKind::Timeout));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There was no connection to the server. The request was not sent.
    Connect,
    /// The response wasn't received and decoded in time. The server may have acted on the request.
    Timeout,
    /// The response's body has more than this number of bytes. The server has acted on the request.
    TooLarge(usize),
    /// The exchange was interrupted or failed in another way. The server may have acted on the request.
    Broken,
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
            TransportErrorKind::Timeout => f.write_str("no response in time"),
            TransportErrorKind::TooLarge(limit) => {
                write!(f, "the response is larger than {limit} bytes; `Client::with_max_response_bytes` allows more")
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
