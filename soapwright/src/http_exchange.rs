//! Facts about an HTTP exchange, which answers, faults and errors carry.

use crate::{
    address::without_credentials,
    headers::HeaderBlocks,
    raw::RawMessages,
    shown::{Shown, TEXT},
};
use http::{HeaderMap, StatusCode, Uri, response};
use std::{
    fmt,
    ops::Deref,
    sync::{Arc, OnceLock},
};

/// The facts about the HTTP exchange of a call: the operation, the endpoint, and the status and the headers of the
/// response. Answers, faults and errors carry it.
///
/// It is empty in an answer or a fault that a server creates. `Debug` shows neither the headers, which may contain a
/// session's cookie, nor the endpoint's query.
///
/// ```
/// # use soapwright::{Operation, http::{Response, StatusCode}, xml::Field};
/// # static ASK: Operation<String, String, (), ()> =
/// #     Operation::new("Ask", &[]).soap11("\"\"").request(Field::new("</Ask>")).response(Field::new("</Answer>"));
/// # let response = Response::builder().header("X-Request-Id", "7").body(
/// #     "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Answer>42</Answer></s:Body></s:Envelope>",
/// # ).unwrap();
/// let answer = ASK.decode(response)?;
/// assert_eq!(answer.http.status(), Some(StatusCode::OK));
/// assert_eq!(answer.http.headers()["X-Request-Id"], "7");
/// # Ok::<(), soapwright::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HttpExchange(Option<Box<Facts>>);

#[derive(Clone, Default, PartialEq, Eq)]
struct Facts {
    operation: &'static str,
    endpoint: Uri,
    status: Option<StatusCode>,
    headers: HeaderMap,
    others: HeaderBlocks,
    raw: Option<Arc<RawMessages>>,
}

impl HttpExchange {
    /// Returns the exchange of this operation with this endpoint, before there is a response.
    pub(crate) fn of(operation: &'static str, endpoint: Uri) -> Self {
        HttpExchange(Some(Box::new(Facts { operation, endpoint, ..Facts::default() })))
    }

    /// Returns an exchange with this response and its undeclared header blocks, whose operation and endpoint are unknown.
    pub(crate) fn received(head: response::Parts, others: HeaderBlocks) -> Self {
        let response::Parts { status, headers, mut extensions, .. } = head;
        let raw = extensions.remove();
        HttpExchange(Some(Box::new(Facts { status: Some(status), headers, others, raw, ..Facts::default() })))
    }

    /// Sets the operation and the endpoint.
    pub(crate) fn name(&mut self, operation: &'static str, endpoint: Uri) {
        let facts = self.0.get_or_insert_default();
        (facts.operation, facts.endpoint) = (operation, endpoint);
    }

    /// Keeps the messages.
    pub(crate) fn keep(&mut self, raw: Option<Arc<RawMessages>>) {
        if raw.is_some() {
            self.0.get_or_insert_default().raw = raw;
        }
    }

    /// Returns the messages, byte for byte. `None` unless the client or the call was told to keep them, and before a
    /// request was sent.
    pub fn raw(&self) -> Option<&RawMessages> {
        self.0.as_deref().and_then(|facts| facts.raw.as_deref())
    }

    /// Returns the name of the operation in the contract. `None` if the exchange isn't that of a client's call.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.as_deref().map(|facts| facts.operation).filter(|operation| !operation.is_empty())
    }

    /// Returns the endpoint's address without its query, which may contain credentials. `None` if the exchange isn't
    /// that of a client's call.
    pub fn endpoint(&self) -> Option<String> {
        let facts = self.0.as_deref().filter(|facts| facts.endpoint.host().is_some())?;
        Some(without_credentials(&facts.endpoint.to_string()))
    }

    /// Returns the HTTP status of the response. `None` if there was no response.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.as_deref().and_then(|facts| facts.status)
    }

    /// Returns the HTTP headers of the response, such as `Retry-After`, `WWW-Authenticate`, `Set-Cookie` or that of a
    /// correlation id. They may contain secrets. There are none if there was no response.
    pub fn headers(&self) -> &HeaderMap {
        static NONE: OnceLock<HeaderMap> = OnceLock::new();
        self.0.as_deref().map_or_else(|| NONE.get_or_init(HeaderMap::new), |facts| &facts.headers)
    }

    /// Returns the header blocks of the response that the contract doesn't declare.
    pub fn other_headers(&self) -> &HeaderBlocks {
        static NONE: HeaderBlocks = HeaderBlocks::NONE;
        self.0.as_deref().map_or(&NONE, |facts| &facts.others)
    }

    /// Returns the operation and the endpoint, as they are in front of an error's text. `None` if they are unknown.
    pub(crate) fn place(&self) -> Option<impl fmt::Display> {
        let (operation, endpoint) = (self.operation()?, self.endpoint()?);
        Some(Shown(format!("{operation} at {endpoint}"), TEXT))
    }
}

impl fmt::Debug for HttpExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("HttpExchange");
        if let Some(place) = self.place() {
            debug.field("of", &format_args!("{place}"));
        }
        if let Some(status) = self.status() {
            debug.field("status", &status.as_u16());
        }
        debug.finish_non_exhaustive()
    }
}

/// A cause of an error with the exchange in which it occurred. It dereferences to the cause, whose `Display` and `Debug`
/// it has.
///
/// ```
/// use soapwright::{Error, TransportError, TransportErrorKind};
///
/// let error: Error = TransportError::new(TransportErrorKind::Timeout).into();
/// let Error::Transport(timeout) = error else { unreachable!() };
/// assert_eq!(timeout.kind(), TransportErrorKind::Timeout);
/// assert_eq!(timeout.http.status(), None);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InExchange<T> {
    /// The cause.
    pub cause: T,
    /// The exchange.
    pub http: HttpExchange,
}

impl<T> From<T> for InExchange<T> {
    fn from(cause: T) -> Self {
        InExchange { cause, http: HttpExchange::default() }
    }
}

impl<T> Deref for InExchange<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.cause
    }
}

impl<T: fmt::Display> fmt::Display for InExchange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for InExchange<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl<T: std::error::Error> std::error::Error for InExchange<T> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}
