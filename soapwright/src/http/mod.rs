//! Transports over well-known HTTP clients (RFC 9110), each behind a feature.
//!
//! In comes an `HttpRequest`, and out goes an `HttpResponse` of any status, or a `TransportError`. No redirect is
//! followed, and nothing is sent twice.

#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod shared;
#[cfg(feature = "ureq")]
mod ureq;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "ureq")]
pub use self::ureq::UreqTransport;
