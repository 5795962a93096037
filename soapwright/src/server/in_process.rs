//! A transport to a server in the same process.

use super::dispatch::{Dispatch, handle};
use crate::{
    limits::Limits,
    transport::{Transport, TransportError, TransportErrorKind},
};
use bytes::Bytes;
use http::{Request, Response};

/// A transport that passes each request to a server in the same process, for tests. The address is ignored.
///
/// Messages are encoded and decoded in the same way as for HTTP.
#[derive(Debug, Clone)]
pub struct InProcess<D>(D);

impl<D: Dispatch> InProcess<D> {
    /// Creates a transport to this server, a generated one.
    pub fn new(server: D) -> Self {
        InProcess(server)
    }
}

impl<D: Dispatch> Transport for InProcess<D> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let response = handle(&self.0, request.method(), request.headers(), request.body()).await;
        let limit = request.extensions().get::<Limits>().copied().unwrap_or_default().bytes;
        match response.body().len() > limit {
            true => Err(TransportError::new(TransportErrorKind::TooLarge(limit))),
            false => Ok(response.map(Bytes::from)),
        }
    }
}
