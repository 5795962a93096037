//! The exact messages of an exchange, kept on request.

use bytes::Bytes;
use http::{Request, Response};
use std::fmt;

/// The HTTP request and the HTTP response of a call, byte for byte as they were sent and received. Clients keep them if
/// they are told so, by [`Client::with_raw_messages`](crate::Client::with_raw_messages) or
/// [`Call::raw_messages`](crate::Call::raw_messages).
///
/// They contain what the request and the response contain, passwords included. `Debug` shows their lengths only.
#[derive(Clone)]
#[non_exhaustive]
pub struct RawMessages {
    /// The request, as the transport got it. HTTP headers that the transport adds aren't in it.
    pub request: Request<Bytes>,
    /// The response, as the transport returned it. `None` if there was none.
    pub response: Option<Response<Bytes>>,
}

impl RawMessages {
    pub(crate) fn new(request: Request<Bytes>, response: Option<Response<Bytes>>) -> Self {
        RawMessages { request, response }
    }
}

/// Compares addresses, statuses, HTTP headers and bodies.
impl PartialEq for RawMessages {
    fn eq(&self, other: &Self) -> bool {
        let request =
            |raw: &Self| (raw.request.uri().clone(), raw.request.headers().clone(), raw.request.body().clone());
        let response = |raw: &Self| {
            raw.response
                .as_ref()
                .map(|response| (response.status(), response.headers().clone(), response.body().clone()))
        };
        request(self) == request(other) && response(self) == response(other)
    }
}

impl Eq for RawMessages {}

impl fmt::Debug for RawMessages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("RawMessages");
        debug.field("request", &format_args!("{} bytes", self.request.body().len()));
        match &self.response {
            Some(response) => debug.field("response", &format_args!("{} bytes", response.body().len())),
            None => debug.field("response", &format_args!("None")),
        };
        debug.finish()
    }
}
