//! A transport to a server in the same process.

use super::dispatch::{Dispatch, handle};
use crate::transport::{HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use ::http::{HeaderMap, HeaderValue, Method, header};

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
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let HttpRequest { content_type, soap_action, body, max_response_bytes, .. } = request;
        let mut headers = HeaderMap::new();
        let values = [(header::CONTENT_TYPE.as_str(), Some(&*content_type)), ("soapaction", soap_action)];
        for (name, value) in values {
            if let Some(value) = value {
                let value = HeaderValue::from_str(value)
                    .map_err(|error| TransportError::new(TransportErrorKind::Broken).with_source(error))?;
                headers.insert(name, value);
            }
        }
        let (parts, body) = handle(&self.0, &Method::POST, &headers, &body).await.into_parts();
        if body.len() > max_response_bytes {
            return Err(TransportError::new(TransportErrorKind::TooLarge(max_response_bytes)));
        }
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let content_type = content_type.map(str::to_owned);
        Ok(HttpResponse { status: parts.status.as_u16(), content_type, body, ..HttpResponse::default() })
    }
}
