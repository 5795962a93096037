//! Settings and errors that both transports use.

use super::{Timeout, TransportError, TransportErrorKind};
use crate::{deadline::Deadline, limits::Limits};
use bytes::Bytes;
use http::{Extensions, Response, Uri, uri::Scheme};
use std::time::{Duration, Instant};

pub(super) const USER_AGENT: &str = concat!("soapwright/", env!("CARGO_PKG_VERSION"));

/// Returns the maximum number of bytes of the response to a request with these extensions.
pub(super) fn max_bytes(extensions: &Extensions) -> usize {
    extensions.get::<Limits>().copied().unwrap_or_default().bytes
}

/// Returns the timeout in the extensions of a request.
pub(super) fn timeout(extensions: &Extensions) -> Option<Duration> {
    extensions.get::<Timeout>().map(|timeout| timeout.0)
}

/// Returns the response, which must be decoded until the deadline.
pub(super) fn within(mut response: Response<Bytes>, deadline: Option<Deadline>) -> Response<Bytes> {
    if let Some(deadline) = deadline {
        response.extensions_mut().insert(deadline);
    }
    response
}

/// Returns the deadline of an exchange that begins now and may take this long. `None` if an `Instant` can't represent
/// it.
pub(super) fn deadline(timeout: Duration) -> Option<Deadline> {
    let end = Instant::now().checked_add(timeout)?;
    Some(Deadline::new(move || Instant::now() >= end))
}

/// Returns the error for an `https://` address if TLS is not enabled. The errors of the libraries don't name the
/// feature.
pub(super) fn needs_tls(endpoint: &Uri) -> Option<TransportError> {
    let is_missing = cfg!(not(feature = "rustls")) && endpoint.scheme() == Some(&Scheme::HTTPS);
    is_missing.then(|| {
        TransportError::new(TransportErrorKind::Connect)
            .with_source("https:// needs the feature `rustls` of the crate `soapwright`")
    })
}

/// Returns the error for a response whose body has more bytes than this.
pub(super) fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge(limit))
}
