//! The asynchronous transport.

use super::shared::{USER_AGENT, deadline, needs_tls, text, too_large};
use crate::{
    limits::{CONNECT_TIMEOUT, FIRST_CAPACITY, TIMEOUT},
    transport::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind, Work},
};
use reqwest::{Client, ClientBuilder, header, redirect};
use std::{fmt, panic, time::Duration};
use tokio::runtime::Handle;

/// Sends requests with [`reqwest`]. It is cheap to clone, and clones share their connections.
///
/// Its `Debug` shows nothing of the client: default headers and proxies hold credentials.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    own_tls: bool,
    timeout: Option<Duration>,
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

impl ReqwestTransport {
    /// A transport that waits 30 seconds for a connection and 100 for the whole exchange. The error is that of the
    /// TLS library, if it can't be set up.
    pub fn new() -> Result<Self, reqwest::Error> {
        let builder = Client::builder().user_agent(USER_AGENT).connect_timeout(CONNECT_TIMEOUT);
        Ok(ReqwestTransport { own_tls: false, ..Self::from_builder(builder)? }.with_timeout(TIMEOUT))
    }

    /// A transport with your own settings: proxy, certificates, timeouts. Redirects stay unfollowed.
    ///
    /// A timeout that the builder has ends when the answer has come. [`ReqwestTransport::with_timeout`] sets one that
    /// covers reading it too.
    pub fn from_builder(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        let client = builder.redirect(redirect::Policy::none()).build()?;
        Ok(ReqwestTransport { client, own_tls: true, timeout: None })
    }

    /// The transport with this as the most that a whole exchange may take, from the connection until the answer is
    /// read. It comes before one that the builder has.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        if let (false, Some(error)) = (self.own_tls, needs_tls(&request.url)) {
            return Err(error);
        }
        let deadline = self.timeout.and_then(deadline);
        let HttpRequest { url, content_type, soap_action, body, max_response_bytes } = request;
        let mut post = self.client.post(url).header(header::CONTENT_TYPE, &*content_type).body(body);
        if let Some(soap_action) = soap_action {
            post = post.header("SOAPAction", soap_action);
        }
        if let Some(timeout) = self.timeout {
            post = post.timeout(timeout);
        }
        let mut response = post.send().await.map_err(explain)?;
        if response.content_length().is_some_and(|length| length > max_response_bytes as u64) {
            return Err(too_large(max_response_bytes));
        }
        let content_type = response.headers().get(header::CONTENT_TYPE).map(|value| text(value.as_bytes()));
        let location = response.headers().get(header::LOCATION).map(|value| text(value.as_bytes()));
        let status = response.status().as_u16();
        let expected = usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
        let mut body = Vec::with_capacity(expected.min(FIRST_CAPACITY));
        while let Some(chunk) = response.chunk().await.map_err(explain)? {
            if chunk.len() > max_response_bytes - body.len() {
                return Err(too_large(max_response_bytes));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, content_type, location, body, deadline })
    }

    /// On a thread of the runtime's that may be blocked.
    async fn run(&self, work: Work) {
        // Without a runtime there is nobody else whom it could hold up.
        let Ok(runtime) = Handle::try_current() else { return work() };
        if let Err(error) = runtime.spawn_blocking(work).await
            && let Ok(panicked) = error.try_into_panic()
        {
            panic::resume_unwind(panicked);
        }
    }
}

fn explain(error: reqwest::Error) -> TransportError {
    let kind = match () {
        () if error.is_timeout() => TransportErrorKind::Timeout,
        () if error.is_connect() || error.is_builder() => TransportErrorKind::Connect,
        () => TransportErrorKind::Broken,
    };
    // The address may hold a ticket.
    TransportError::new(kind).with_source(error.without_url())
}
