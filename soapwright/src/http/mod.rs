//! Transports over well-known HTTP clients, each behind a feature.

#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "ureq")]
mod ureq;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "ureq")]
pub use self::ureq::UreqTransport;

/// How long a whole exchange may take unless the caller's own client says otherwise.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(100);

/// How long the connection may take to stand.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);

#[cfg(any(feature = "reqwest", feature = "ureq"))]
const USER_AGENT: &str = concat!("soapwright/", env!("CARGO_PKG_VERSION"));

/// How much memory is set aside for an answer before any of it has come, whatever it says its length is.
#[cfg(feature = "reqwest")]
const FIRST_CAPACITY: usize = 64 << 10;

/// The deadline of an exchange that begins now and may take this long; `None` if that is beyond all clocks.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
fn deadline(timeout: std::time::Duration) -> Option<crate::Deadline> {
    let end = std::time::Instant::now().checked_add(timeout)?;
    Some(crate::Deadline::new(move || std::time::Instant::now() >= end))
}

/// Without TLS, the client libraries say no more than that they don't know the scheme.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
fn needs_tls(url: &str) -> Option<crate::TransportError> {
    (cfg!(not(feature = "rustls")) && url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))).then(
        || {
            crate::TransportError::new(crate::TransportErrorKind::Connect)
                .with_source("https:// needs the feature `rustls` of the crate `soapwright`")
        },
    )
}
