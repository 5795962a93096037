//! Tests of the transports over TLS, proxies, IPv6 and HTTP/2, and with other features of their libraries, against servers in this process.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod compressed;
mod http2;
mod ipv6;
mod proxies;
mod tls;
