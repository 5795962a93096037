//! One exchange of an operation: from its request to its response, in code that isn't generic over operations.

use super::options::Options;
use crate::{
    error::Error,
    headers::SentHeaders,
    limits::QUICK_BYTES,
    operation::Description,
    transport::{BlockingTransport, Timeout, Transport, TransportError, TransportErrorKind},
    xml::{WriteXml, XmlError},
};
use bytes::Bytes;
use http::{Request, Response, Uri, uri::Scheme};
use std::sync::Arc;

use super::reading::{self, Read};

/// A request with everything that is needed to send it and to read its response.
pub(super) struct Exchange {
    pub(super) endpoint: Uri,
    pub(super) operation: Description,
    pub(super) body: Box<dyn WriteXml + Send>,
    pub(super) headers: Arc<dyn SentHeaders>,
    pub(super) options: Arc<Options>,
    pub(super) read: Read,
}

/// The reason why there is no response to read.
pub(super) enum Failure {
    Write(XmlError),
    Insecure,
    Transport(TransportError),
}

impl<H, F> From<Failure> for Error<H, F> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Write(error) => Error::Write(error),
            Failure::Insecure => Error::Insecure,
            Failure::Transport(error) => Error::Transport(error),
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Failure::Transport(error)
    }
}

impl Exchange {
    /// Returns the HTTP request, unless it contains a secret that must not be sent to this endpoint.
    pub(super) fn request(&self) -> Result<Request<Bytes>, Failure> {
        let Options { soap_version, mtom, attachments, allow_secrets_over_http, limits, timeout } = &*self.options;
        let encoded = self.operation.encode(*soap_version, *mtom, attachments, &*self.body, &*self.headers);
        let encoded = encoded.map_err(Failure::Write)?;
        if encoded.has_secret && !allow_secrets_over_http && self.endpoint.scheme() == Some(&Scheme::HTTP) {
            return Err(Failure::Insecure);
        }
        let mut request = encoded.into_request(self.endpoint.clone()).map_err(Failure::Write)?;
        request.extensions_mut().insert(*limits);
        if let Some(timeout) = *timeout {
            request.extensions_mut().insert(Timeout(timeout));
        }
        Ok(request)
    }

    /// Returns the request for a transport, and what is needed to read the response. The body may be large, and isn't
    /// kept while the call waits.
    fn start(self, keeps_timeouts: bool) -> Result<(Request<Bytes>, Arc<Options>, Read), Failure> {
        if self.options.timeout.is_some() && !keeps_timeouts {
            let why = "it doesn't keep timeouts of calls, so set the timeout on the transport instead";
            return Err(TransportError::new(TransportErrorKind::Unsupported).with_source(why).into());
        }
        Ok((self.request()?, self.options, self.read))
    }
}

/// Sends a request and reads the response.
pub(super) async fn send<T: Transport>(transport: Arc<T>, exchange: Box<Exchange>) -> Result<(), Failure> {
    let (request, options, read) = exchange.start(transport.keeps_timeouts())?;
    let response = within_limit(transport.send(request).await?, options.limits.bytes)?;
    if response.body().len() <= QUICK_BYTES {
        read(options.limits.memory, response);
    } else {
        reading::run(&*transport, options.limits.memory, response, read).await;
    }
    Ok(())
}

/// Sends a request and reads the response. The thread is blocked until then.
pub(super) fn send_blocking<T: BlockingTransport>(transport: &T, exchange: Exchange) -> Result<(), Failure> {
    let (request, options, read) = exchange.start(transport.keeps_timeouts())?;
    let response = within_limit(transport.send(request)?, options.limits.bytes)?;
    read(options.limits.memory, response);
    Ok(())
}

/// Returns the response unless it is too large. A transport that the user wrote may not have checked that.
fn within_limit(response: Response<Bytes>, limit: usize) -> Result<Response<Bytes>, TransportError> {
    match response.body().len() > limit {
        true => Err(TransportError::new(TransportErrorKind::TooLarge(limit))),
        false => Ok(response),
    }
}
