//! Settings and errors that several transports use.

use super::{TransportError, TransportErrorKind};
use crate::limits::Limits;
#[cfg(any(feature = "reqwest", feature = "tower"))]
use bytes::Bytes;
use http::Extensions;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(super) use timed::{USER_AGENT, deadline, needs_tls, timeout, within};

/// Returns the maximum number of bytes of the response to a request with these extensions.
pub(super) fn max_bytes(extensions: &Extensions) -> usize {
    extensions.get::<Limits>().copied().unwrap_or_default().bytes
}

/// Returns the error for a response whose body has more bytes than this.
pub(super) fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge(limit))
}

/// A body that arrives in pieces. One that comes in a single piece, as most do, isn't copied.
#[cfg(any(feature = "reqwest", feature = "tower"))]
pub(super) struct Pieces {
    limit: usize,
    expected: usize,
    /// The first piece, until there is a second one.
    first: Bytes,
    all: Vec<u8>,
}

#[cfg(any(feature = "reqwest", feature = "tower"))]
impl Pieces {
    /// Begins a body of at most `limit` bytes with this `Content-Length`.
    pub(super) fn new(limit: usize, length: Option<u64>) -> Result<Self, TransportError> {
        if length.is_some_and(|length| length > limit as u64) {
            return Err(too_large(limit));
        }
        let expected = usize::try_from(length.unwrap_or(0)).unwrap_or(usize::MAX);
        Ok(Pieces { limit, expected, first: Bytes::new(), all: Vec::new() })
    }

    /// Adds a piece, unless the body then has more bytes than the limit.
    pub(super) fn push(&mut self, piece: Bytes) -> Result<(), TransportError> {
        let have = self.first.len() + self.all.len();
        if piece.len() > self.limit - have {
            return Err(too_large(self.limit));
        }
        if have == 0 {
            self.first = piece;
            return Ok(());
        }
        if self.all.is_empty() {
            self.all.reserve(self.expected.min(crate::limits::FIRST_CAPACITY).max(have + piece.len()));
            self.all.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.all.extend_from_slice(&piece);
        Ok(())
    }

    /// Returns the whole body.
    pub(super) fn whole(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

/// Does work on a thread of the Tokio runtime that may be blocked.
#[cfg(feature = "reqwest")]
pub(super) async fn run(work: super::Work) {
    // Without a runtime there are no other tasks that the work could delay.
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return work() };
    if let Err(error) = runtime.spawn_blocking(work).await
        && let Ok(panicked) = error.try_into_panic()
    {
        std::panic::resume_unwind(panicked);
    }
}

/// The parts that need a clock or name the features of TLS.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[allow(clippy::disallowed_types, reason = "this is for targets with a clock")]
mod timed {
    use crate::{
        deadline::Deadline,
        transport::{Timeout, TransportError, TransportErrorKind},
    };
    use bytes::Bytes;
    use http::{Extensions, Response, Uri, uri::Scheme};
    use std::time::{Duration, Instant};

    pub(in crate::transport) const USER_AGENT: &str = concat!("soapwright/", env!("CARGO_PKG_VERSION"));

    /// Returns the timeout in the extensions of a request.
    pub(in crate::transport) fn timeout(extensions: &Extensions) -> Option<Duration> {
        extensions.get::<Timeout>().map(|timeout| timeout.0)
    }

    /// Returns the response, which must be decoded until the deadline.
    pub(in crate::transport) fn within(mut response: Response<Bytes>, deadline: Option<Deadline>) -> Response<Bytes> {
        if let Some(deadline) = deadline {
            response.extensions_mut().insert(deadline);
        }
        response
    }

    /// Returns the deadline of an exchange that begins now and may take this long. `None` if an `Instant` can't
    /// represent it.
    pub(in crate::transport) fn deadline(timeout: Duration) -> Option<Deadline> {
        let end = Instant::now().checked_add(timeout)?;
        Some(Deadline::new(move || Instant::now() >= end))
    }

    /// Returns the error for an `https://` address if TLS is not enabled. The errors of the libraries don't name the
    /// feature.
    pub(in crate::transport) fn needs_tls(endpoint: &Uri) -> Option<TransportError> {
        let is_missing = cfg!(not(feature = "rustls")) && endpoint.scheme() == Some(&Scheme::HTTPS);
        is_missing.then(|| {
            TransportError::new(TransportErrorKind::Connect)
                .with_source("https:// needs the feature `rustls` of the crate `soapwright`")
        })
    }
}
