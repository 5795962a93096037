//! Servers, certificates and a proxy in the test process, for tests of the transports over real connections.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod caller;
mod certificates;
mod proxy;
mod server;

pub use caller::{Outcome, Way, call};
pub use certificates::{Authority, Identity};
pub use proxy::Proxy;
pub use server::{RESPONSE, Received, Server, Tls};

/// The examples of the guide that need TLS, which have to compile.
#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../../soapwright/src/guide/tls.md")]
    mod tls {}
}
