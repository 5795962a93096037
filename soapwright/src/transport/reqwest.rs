//! The asynchronous transport over `reqwest`.

use super::{
    Transport, TransportError, TransportErrorKind, Work,
    shared::{Pieces, USER_AGENT, deadline, max_bytes, needs_tls, run, timeout, within},
};
use crate::limits::{CONNECT_TIMEOUT, TIMEOUT};
use bytes::Bytes;
use http::{Request, Response, Uri};
use reqwest::{Client, ClientBuilder, Url, redirect};
use std::{
    fmt, mem,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

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
    /// The timeout of `client`, if it is known. Setting another for a request costs a few allocations.
    of_client: Option<Duration>,
    last: LastAddress,
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
        let transport = Self::from_builder(Self::builder())?;
        Ok(ReqwestTransport { own_tls: false, timeout: Some(TIMEOUT), of_client: Some(TIMEOUT), ..transport })
    }

    /// Returns a builder with the settings of [`ReqwestTransport::new`]: its time limits and its `User-Agent`. Change
    /// some of them or add others, and pass it to [`ReqwestTransport::from_builder`].
    ///
    /// ```
    /// use soapwright::{ReqwestTransport, reqwest};
    ///
    /// let builder = ReqwestTransport::builder().proxy(reqwest::Proxy::all("http://proxy.example:3128")?);
    /// let transport = ReqwestTransport::from_builder(builder)?;
    /// # Ok::<(), reqwest::Error>(())
    /// ```
    pub fn builder() -> ClientBuilder {
        Client::builder().user_agent(USER_AGENT).connect_timeout(CONNECT_TIMEOUT).timeout(TIMEOUT)
    }

    /// Creates a transport with the settings of a builder, such as a proxy and certificates.
    ///
    /// Begin with [`ReqwestTransport::builder`]. A builder of `reqwest` has neither time limits nor a `User-Agent`
    /// unless you set them. Redirects are not followed, and headers over several lines are read, whatever the builder
    /// says.
    ///
    /// A timeout of the builder covers the time until the response is received. [`ReqwestTransport::with_timeout`] sets
    /// one that includes decoding it.
    ///
    /// Returns an error if the TLS library can't be initialized, or if the settings are invalid.
    pub fn from_builder(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        let builder = builder.redirect(redirect::Policy::none());
        // Another crate may enable what `reqwest` decodes, and it refuses more than the runtime does.
        let builder = if cfg!(feature = "gzip") { builder.no_gzip().no_deflate() } else { builder };
        let client = builder.http1_allow_obsolete_multiline_headers_in_responses(true).build()?;
        Ok(ReqwestTransport { client, own_tls: true, timeout: None, of_client: None, last: LastAddress::default() })
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
        let (head, content) = request.into_parts();
        let mut request = reqwest::Request::new(head.method, self.last.url(&head.uri)?);
        *request.headers_mut() = head.headers;
        *request.body_mut() = Some(content.into());
        if timeout != self.of_client {
            *request.timeout_mut() = timeout;
        }
        let mut answer = self.client.execute(request).await.map_err(explain)?;
        let body = body(&mut answer, limit).await?;
        let mut received = Response::new(body);
        *received.status_mut() = answer.status();
        *received.headers_mut() = mem::take(answer.headers_mut());
        *received.extensions_mut() = mem::take(answer.extensions_mut());
        Ok(within(received, deadline))
    }

    fn keeps_timeouts(&self) -> bool {
        true
    }

    async fn run(&self, work: Work) {
        run(work).await;
    }
}

/// Returns the body of a response, unless it has more bytes than the limit.
async fn body(answer: &mut reqwest::Response, limit: usize) -> Result<Bytes, TransportError> {
    let mut pieces = Pieces::new(limit, answer.content_length())?;
    while let Some(piece) = answer.chunk().await.map_err(explain)? {
        pieces.push(piece)?;
    }
    Ok(pieces.whole())
}

/// The address of the last request in both forms, because most requests go to one address, and conversion takes longer
/// than a comparison.
#[derive(Clone, Default)]
struct LastAddress(Arc<RwLock<Option<(Uri, Url)>>>);

impl LastAddress {
    /// Returns the address in the form that `reqwest` takes.
    fn url(&self, uri: &Uri) -> Result<Url, TransportError> {
        if let Some((last, url)) = &*self.0.read().unwrap_or_else(PoisonError::into_inner)
            && last == uri
        {
            return Ok(url.clone());
        }
        let url = Url::parse(&uri.to_string())
            .map_err(|error| TransportError::new(TransportErrorKind::Unsupported).with_source(error))?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((uri.clone(), url.clone()));
        Ok(url)
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
