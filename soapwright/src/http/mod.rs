//! Transports over common HTTP libraries (RFC 9110), each enabled by a feature.
//!
//! A transport takes an `HttpRequest` and returns an `HttpResponse` of any status, or a `TransportError`. It doesn't
//! follow redirects, and doesn't send a request twice.

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
