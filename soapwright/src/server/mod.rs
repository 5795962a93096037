//! The runtime of generated servers, which dispatch HTTP requests to the operations of a service (SOAP 1.1, 6; SOAP 1.2
//! Part 2, 7).
//!
//! For each service, the generator can emit a trait to implement and a server that dispatches requests to it. The
//! server's `handle` takes an [`http::Request`] and returns an [`http::Response`], the types that axum, hyper and other
//! frameworks use. The framework is responsible for connections, TLS and the maximum size of a request.

mod accept;
mod dispatch;
mod fault;
mod in_process;
mod peek;
mod route;

pub use dispatch::{Dispatch, Responding, Result};
#[doc(hidden)]
pub use dispatch::{Limits, Received, answer, handle, not_implemented, take};
pub use http::{Request, Response};
pub use in_process::InProcess;
#[doc(hidden)]
pub use route::{Contract, Route};
