//! Settings that both transports have in common.

use crate::{
    deadline::Deadline,
    transport::{TransportError, TransportErrorKind},
};
use std::time::{Duration, Instant};

pub(super) const USER_AGENT: &str = concat!("soapwright/", env!("CARGO_PKG_VERSION"));

/// The deadline of an exchange that begins now and may take this long; `None` if that is beyond all clocks.
pub(super) fn deadline(timeout: Duration) -> Option<Deadline> {
    let end = Instant::now().checked_add(timeout)?;
    Some(Deadline::new(move || Instant::now() >= end))
}

/// Without TLS, the client libraries say no more than that they don't know the scheme.
pub(super) fn needs_tls(url: &str) -> Option<TransportError> {
    (cfg!(not(feature = "rustls")) && url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))).then(
        || {
            TransportError::new(TransportErrorKind::Connect)
                .with_source("https:// needs the feature `rustls` of the crate `soapwright`")
        },
    )
}

/// Returns the error for an answer whose body has more bytes than this.
pub(super) fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge(limit))
}

/// Returns a header's value as text: bytes that aren't UTF-8 are replaced.
pub(super) fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into()
}
