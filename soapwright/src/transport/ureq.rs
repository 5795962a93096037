//! The blocking transport over `ureq`.

use super::{
    BlockingTransport, TransportError, TransportErrorKind,
    look_up::LookUp,
    shared::{USER_AGENT, deadline, max_bytes, needs_tls, timeout, too_large, within},
    unfold::Unfolding,
};
use crate::limits::{CONNECT_TIMEOUT, TIMEOUT};
use bytes::Bytes;
use http::{Request, Response};
use std::fmt;
use ureq::{Agent, config::ConfigBuilder, typestate::AgentScope};

/// A blocking transport over [`ureq`]. It is cheap to clone, and clones share their connections.
///
/// The addresses of the host are looked up again after 10 seconds, and when there was no connection to them. `Debug`
/// doesn't show the configuration, because a proxy may contain credentials.
///
/// ```
/// use soapwright::UreqTransport;
/// use std::time::Duration;
///
/// let builder = UreqTransport::builder().timeout_global(Some(Duration::from_secs(20)));
/// let transport = UreqTransport::from_builder(builder);
/// assert_eq!(format!("{transport:?}"), "UreqTransport { .. }");
/// ```
#[derive(Clone)]
pub struct UreqTransport {
    agent: Agent,
    look_up: LookUp,
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
        UreqTransport { own_tls: false, ..Self::from_builder(Self::builder()) }
    }

    /// Returns a builder with the settings of [`UreqTransport::new`]: its time limits and its `User-Agent`. Change some
    /// of them or add others, and pass it to [`UreqTransport::from_builder`].
    pub fn builder() -> ConfigBuilder<AgentScope> {
        let builder = Agent::config_builder().user_agent(USER_AGENT);
        builder.timeout_connect(Some(CONNECT_TIMEOUT)).timeout_global(Some(TIMEOUT))
    }

    /// Creates a transport with the settings of a builder, such as a proxy, certificates and timeouts.
    ///
    /// Begin with [`UreqTransport::builder`]. A builder of `ureq` has no time limits unless you set them, and another
    /// `User-Agent`. Redirects are not followed, whatever the builder says. A global timeout includes decoding the
    /// response.
    pub fn from_builder(builder: ConfigBuilder<AgentScope>) -> Self {
        let config = builder.max_redirects(0).max_redirects_will_error(false).http_status_as_error(false).build();
        let look_up = LookUp::default();
        let agent = Agent::with_parts(config, Unfolding::default(), look_up.clone());
        UreqTransport { agent, look_up, own_tls: true }
    }
}

impl BlockingTransport for UreqTransport {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        if let (false, Some(error)) = (self.own_tls, needs_tls(request.uri())) {
            return Err(error);
        }
        let limit = max_bytes(request.extensions());
        let own = timeout(request.extensions());
        let deadline = own.or(self.agent.config().timeouts().global).and_then(deadline);
        let (head, body) = request.into_parts();
        let mut request = Request::from_parts(head, &body[..]);
        if own.is_some() {
            request = self.agent.configure_request(request).timeout_global(own).build();
        }
        let answer = self.agent.run(request).map_err(|error| {
            let error = explain(error, limit);
            if error.kind().is_connect() {
                self.look_up.forget();
            }
            error
        })?;
        let (head, mut body) = answer.into_parts();
        if body.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large(limit));
        }
        // Some versions of the library accept a body that is exactly as long as the limit, and others don't.
        let most = (limit as u64).saturating_add(1);
        let body = body.with_config().limit(most).read_to_vec();
        let body = body.map_err(|error| explain(error, limit))?;
        if body.len() > limit {
            return Err(too_large(limit));
        }
        Ok(within(Response::from_parts(head, body.into()), deadline))
    }

    fn keeps_timeouts(&self) -> bool {
        true
    }
}

fn explain(error: ureq::Error, limit: usize) -> TransportError {
    use ureq::{Error, Timeout};
    let kind = match &error {
        Error::BodyExceedsLimit(_) => return too_large(limit),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportErrorKind::ConnectTimeout,
        Error::Timeout(_) => TransportErrorKind::Timeout,
        Error::HostNotFound | Error::ConnectionFailed | Error::BadUri(_) | Error::Tls(_) => TransportErrorKind::Connect,
        Error::ConnectProxyFailed(_) => TransportErrorKind::Connect,
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => TransportErrorKind::Connect,
        Error::Io(error) if refuses_certificate(error) => TransportErrorKind::Connect,
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

/// Returns `true` if the certificate of the server was refused, which is before anything is sent.
#[cfg(feature = "rustls")]
fn refuses_certificate(error: &std::io::Error) -> bool {
    use rustls::Error;
    let error = error.get_ref().and_then(|error| error.downcast_ref());
    matches!(error, Some(Error::InvalidCertificate(_) | Error::NoCertificatesPresented))
}

#[cfg(not(feature = "rustls"))]
fn refuses_certificate(_: &std::io::Error) -> bool {
    false
}
