//! The asynchronous transport over `reqwest`.

use super::{
    Transport, TransportError, TransportErrorKind, Work,
    shared::{USER_AGENT, deadline, max_bytes, needs_tls, response, timeout, too_large},
};
use crate::limits::{CONNECT_TIMEOUT, FIRST_CAPACITY, TIMEOUT};
use bytes::Bytes;
use http::{Request, Response};
use reqwest::{Client, ClientBuilder, redirect};
use std::{fmt, mem, panic, time::Duration};
use tokio::runtime::Handle;

/// An asynchronous transport over [`reqwest`]. It is cheap to clone, and clones share their connections.
///
/// Responses of more than 1 MiB are decoded by a blocking thread of the Tokio runtime, if there is one. `Debug` doesn't
/// show the configuration, because default headers and proxies may contain credentials.
///
/// ```
/// use soapwright::ReqwestTransport;
/// use std::time::Duration;
///
/// let transport = ReqwestTransport::new()?.with_timeout(Duration::from_secs(20));
/// assert_eq!(format!("{transport:?}"), "ReqwestTransport { .. }");
/// # Ok::<(), reqwest::Error>(())
/// ```
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
    /// Creates a transport that waits at most 30 seconds for a connection and 100 seconds for the whole exchange, which
    /// includes decoding the response.
    ///
    /// Returns an error if the TLS library can't be initialized.
    pub fn new() -> Result<Self, reqwest::Error> {
        let builder = Client::builder().user_agent(USER_AGENT).connect_timeout(CONNECT_TIMEOUT);
        Ok(ReqwestTransport { own_tls: false, ..Self::from_builder(builder)? }.with_timeout(TIMEOUT))
    }

    /// Creates a transport with the settings of a builder, such as a proxy, certificates and timeouts. Redirects are
    /// not followed, whatever the builder's policy is.
    ///
    /// A timeout of the builder covers the time until the response is received. [`ReqwestTransport::with_timeout`] sets
    /// one that includes decoding it.
    ///
    /// Returns an error if the TLS library can't be initialized, or if the settings are invalid.
    pub fn from_builder(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        let client = builder.redirect(redirect::Policy::none()).build()?;
        Ok(ReqwestTransport { client, own_tls: true, timeout: None })
    }

    /// Sets the maximum duration of a whole exchange, from connecting to decoding the response. It takes precedence
    /// over a timeout of the builder.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        if let (false, Some(error)) = (self.own_tls, needs_tls(request.uri())) {
            return Err(error);
        }
        let limit = max_bytes(request.extensions());
        let timeout = timeout(request.extensions()).or(self.timeout);
        let deadline = timeout.and_then(deadline);
        let mut request = reqwest::Request::try_from(request).map_err(explain)?;
        *request.timeout_mut() = timeout;
        let mut answer = self.client.execute(request).await.map_err(explain)?;
        let length = answer.content_length();
        if length.is_some_and(|length| length > limit as u64) {
            return Err(too_large(limit));
        }
        let expected = usize::try_from(length.unwrap_or(0)).unwrap_or(usize::MAX);
        let mut body = Vec::with_capacity(expected.min(FIRST_CAPACITY));
        while let Some(chunk) = answer.chunk().await.map_err(explain)? {
            if chunk.len() > limit - body.len() {
                return Err(too_large(limit));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(response(answer.status(), mem::take(answer.headers_mut()), body, deadline))
    }

    fn keeps_timeouts(&self) -> bool {
        true
    }

    /// Does the work on a thread of the Tokio runtime that may be blocked.
    async fn run(&self, work: Work) {
        // Without a runtime there are no other tasks that the work could delay.
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
        () if error.is_timeout() && error.is_connect() => TransportErrorKind::ConnectTimeout,
        () if error.is_timeout() => TransportErrorKind::Timeout,
        () if error.is_connect() || error.is_builder() => TransportErrorKind::Connect,
        () => TransportErrorKind::Broken,
    };
    // The address may contain a ticket.
    TransportError::new(kind).with_source(error.without_url())
}
