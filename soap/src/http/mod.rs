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
const USER_AGENT: &str = concat!("soap-rust/", env!("CARGO_PKG_VERSION"));

/// Without TLS, the client libraries say no more than that they don't know the scheme.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
fn needs_tls(url: &str) -> Option<crate::TransportError> {
    (cfg!(not(feature = "rustls")) && url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))).then(
        || {
            crate::TransportError::new(crate::TransportErrorKind::Connect)
                .with_source("https:// needs the feature `rustls` of the crate `soap`")
        },
    )
}
