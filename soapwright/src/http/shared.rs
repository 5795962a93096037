//! Settings and errors that both transports use.

use crate::{
    deadline::Deadline,
    transport::{TransportError, TransportErrorKind},
};
use std::time::{Duration, Instant};

pub(super) const USER_AGENT: &str = concat!("soapwright/", env!("CARGO_PKG_VERSION"));

/// Returns the deadline of an exchange that begins now and may take this long. `None` if an `Instant` can't represent
/// it.
pub(super) fn deadline(timeout: Duration) -> Option<Deadline> {
    let end = Instant::now().checked_add(timeout)?;
    Some(Deadline::new(move || Instant::now() >= end))
}

/// Returns the error for an `https://` address if TLS is not enabled. The errors of the libraries don't name the
/// feature.
pub(super) fn needs_tls(url: &str) -> Option<TransportError> {
    (cfg!(not(feature = "rustls")) && url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))).then(
        || {
            TransportError::new(TransportErrorKind::Connect)
                .with_source("https:// needs the feature `rustls` of the crate `soapwright`")
        },
    )
}

/// Returns the error for a response whose body has more bytes than this.
pub(super) fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge(limit))
}

/// Returns a header's value as text. Bytes that aren't UTF-8 are replaced.
pub(super) fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into()
}
