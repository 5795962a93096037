//! The blocking transport over `ureq`.

use super::shared::{USER_AGENT, deadline, needs_tls, text, too_large};
use crate::{
    limits::{CONNECT_TIMEOUT, TIMEOUT},
    transport::{BlockingTransport, HttpRequest, HttpResponse, TransportError, TransportErrorKind},
};
use std::fmt;
use ureq::{Agent, config::ConfigBuilder, typestate::AgentScope};

/// A blocking transport over [`ureq`]. It is cheap to clone, and clones share their connections.
///
/// `Debug` doesn't show the configuration, because a proxy may contain credentials.
///
/// ```
/// use soapwright::UreqTransport;
/// use std::time::Duration;
///
/// let builder = ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(20)));
/// let transport = UreqTransport::from_builder(builder);
/// assert_eq!(format!("{transport:?}"), "UreqTransport { .. }");
/// ```
#[derive(Clone)]
pub struct UreqTransport {
    agent: Agent,
    own_tls: bool,
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UreqTransport").finish_non_exhaustive()
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl UreqTransport {
    /// Creates a transport that waits at most 30 seconds for a connection and 100 seconds for the whole exchange, which
    /// includes decoding the response.
    pub fn new() -> Self {
        let builder = Agent::config_builder()
            .user_agent(USER_AGENT)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(TIMEOUT));
        UreqTransport { own_tls: false, ..Self::from_builder(builder) }
    }

    /// Creates a transport with the settings of a builder, such as a proxy, certificates and timeouts. Redirects are
    /// not followed, whatever the builder's settings are. A global timeout includes decoding the response.
    pub fn from_builder(builder: ConfigBuilder<AgentScope>) -> Self {
        let config = builder.max_redirects(0).max_redirects_will_error(false).http_status_as_error(false).build();
        UreqTransport { agent: config.new_agent(), own_tls: true }
    }
}

impl BlockingTransport for UreqTransport {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        if let (false, Some(error)) = (self.own_tls, needs_tls(&request.url)) {
            return Err(error);
        }
        let deadline = self.agent.config().timeouts().global.and_then(deadline);
        let HttpRequest { url, content_type, soap_action, body, max_response_bytes } = request;
        let mut post = self.agent.post(url).header("Content-Type", &*content_type);
        if let Some(soap_action) = soap_action {
            post = post.header("SOAPAction", soap_action);
        }
        let mut response = post.send(&body[..]).map_err(|error| explain(error, max_response_bytes))?;
        let content_type = response.headers().get("content-type").map(|value| text(value.as_bytes()));
        let location = response.headers().get("location").map(|value| text(value.as_bytes()));
        let status = response.status().as_u16();
        if response.body().content_length().is_some_and(|length| length > max_response_bytes as u64) {
            return Err(too_large(max_response_bytes));
        }
        // Some versions of the library accept a body that is exactly as long as the limit, and others don't.
        let limit = (max_response_bytes as u64).saturating_add(1);
        let body = response.body_mut().with_config().limit(limit).read_to_vec();
        let body = body.map_err(|error| explain(error, max_response_bytes))?;
        if body.len() > max_response_bytes {
            return Err(too_large(max_response_bytes));
        }
        Ok(HttpResponse { status, content_type, location, body, deadline })
    }
}

fn explain(error: ureq::Error, limit: usize) -> TransportError {
    use ureq::Error;
    let kind = match &error {
        Error::BodyExceedsLimit(_) => return too_large(limit),
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::HostNotFound | Error::ConnectionFailed | Error::BadUri(_) | Error::Tls(_) => TransportErrorKind::Connect,
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => TransportErrorKind::Connect,
        _ => TransportErrorKind::Broken,
    };
    let without_source = TransportError::new(kind);
    match error {
        // These errors show the whole address, which may contain a ticket.
        Error::BadUri(_) => without_source.with_source("the endpoint is not a valid address"),
        Error::RequireHttpsOnly(_) => without_source.with_source("the agent is configured for https:// only"),
        error => without_source.with_source(error),
    }
}
