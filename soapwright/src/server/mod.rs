//! Servers: from an HTTP request to an operation, and from its answer to an HTTP response (SOAP 1.1, 6; SOAP 1.2
//! Part 2, 7).
//!
//! For each service the generator can emit a trait to implement and a server that dispatches to it. That server's
//! `handle` takes an [`http::Request`] and gives an [`http::Response`], which is what axum, hyper and their like have;
//! how large a request may be, TLS and connections are theirs.

mod accept;
mod dispatch;
mod fault;
mod in_process;
mod peek;
mod route;

pub use ::http::{Request, Response};
pub use dispatch::{Dispatch, Responding, Result};
#[doc(hidden)]
pub use dispatch::{Limits, Received, answer, handle, not_implemented, take};
pub use in_process::InProcess;
#[doc(hidden)]
pub use route::{Contract, Route};
