//! One exchange of an operation: from its request to its response, in code that isn't generic over operations.

use super::options::Options;
use crate::{
    error::Error,
    headers::SentHeaders,
    http_exchange::{HttpExchange, InExchange},
    limits::{Limits, QUICK_BYTES, QUICK_CODED_BYTES},
    operation::Description,
    transport::{BlockingTransport, OperationName, Timeout, Transport, TransportError, TransportErrorKind},
    xml::{WriteXml, XmlError},
};
use bytes::Bytes;
use http::{Request, Response, Uri, header::CONTENT_ENCODING, uri::Scheme};
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

/// The reason why there is no response to read, with the operation and the endpoint.
pub(super) struct Failure(Cause, HttpExchange);

enum Cause {
    Write(XmlError),
    Insecure,
    Transport(TransportError),
}

impl Cause {
    #[cold]
    fn of(self, operation: &Description, endpoint: &Uri) -> Failure {
        Failure(self, HttpExchange::of(operation.name, endpoint.clone()))
    }
}

impl<H, F> From<Failure> for Error<H, F> {
    fn from(failure: Failure) -> Self {
        let Failure(cause, http) = failure;
        match cause {
            Cause::Write(cause) => Error::Write(InExchange { cause, http }),
            Cause::Insecure => Error::Insecure(http),
            Cause::Transport(cause) => Error::Transport(InExchange { cause, http }),
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Failure(Cause::Transport(error), HttpExchange::default())
    }
}

impl Exchange {
    /// Returns the HTTP request, unless it contains a secret that must not be sent to this endpoint.
    pub(super) fn request(&self) -> Result<Request<Bytes>, Failure> {
        self.encode().map_err(|cause| cause.of(&self.operation, &self.endpoint))
    }

    fn encode(&self) -> Result<Request<Bytes>, Cause> {
        let Options { soap_version, mtom, attachments, allow_secrets_over_http, limits, timeout, .. } = &*self.options;
        let Options { header_blocks, http_headers, .. } = &*self.options;
        let headers = (&*self.headers, header_blocks.as_slice());
        let encoded = self.operation.encode(*soap_version, *mtom, attachments, &*self.body, headers);
        let encoded = encoded.map_err(Cause::Write)?;
        if (encoded.has_secret || http_headers.has_secret())
            && !allow_secrets_over_http
            && self.endpoint.scheme() == Some(&Scheme::HTTP)
        {
            return Err(Cause::Insecure);
        }
        let mut request = encoded.into_request(self.endpoint.clone()).map_err(Cause::Write)?;
        http_headers.add_to(request.headers_mut());
        request.extensions_mut().insert(*limits);
        request.extensions_mut().insert(OperationName(self.operation.name));
        if let Some(timeout) = *timeout {
            request.extensions_mut().insert(Timeout(timeout));
        }
        Ok(request)
    }

    /// Returns the request for a transport, and what is needed to read the response. The body may be large, and isn't
    /// kept while the call waits.
    fn start(self, keeps_timeouts: bool) -> Result<(Request<Bytes>, Sent), Failure> {
        if self.options.timeout.is_some() && !keeps_timeouts {
            let why = "it doesn't keep timeouts of calls, so set the timeout on the transport instead";
            let error = TransportError::new(TransportErrorKind::Unsupported).with_source(why);
            return Err(Cause::Transport(error).of(&self.operation, &self.endpoint));
        }
        let request = self.request()?;
        let Exchange { endpoint, operation, options, read, .. } = self;
        Ok((request, Sent { endpoint, operation, limits: options.limits, read }))
    }
}

/// The rest of an exchange whose request has been sent.
struct Sent {
    endpoint: Uri,
    operation: Description,
    limits: Limits,
    read: Read,
}

impl Sent {
    /// Returns the response unless it is too large. A transport that the user wrote may not have checked that.
    fn received(&self, response: Result<Response<Bytes>, TransportError>) -> Result<Response<Bytes>, Failure> {
        let within = response.and_then(|response| match response.body().len() > self.limits.bytes {
            true => Err(TransportError::new(TransportErrorKind::TooLarge(self.limits.bytes))),
            false => Ok(response),
        });
        within.map_err(|error| Cause::Transport(error).of(&self.operation, &self.endpoint))
    }
}

/// Sends a request and reads the response.
pub(super) async fn send<T: Transport>(transport: Arc<T>, exchange: Box<Exchange>) -> Result<(), Failure> {
    let (request, sent) = exchange.start(transport.keeps_timeouts())?;
    let response = transport.send(request).await;
    let response = sent.received(response)?;
    let Sent { endpoint, limits, read, .. } = sent;
    let quick = if response.headers().contains_key(CONTENT_ENCODING) { QUICK_CODED_BYTES } else { QUICK_BYTES };
    if response.body().len() <= quick {
        read(limits, endpoint, response);
    } else {
        reading::run(&*transport, limits, endpoint, response, read).await;
    }
    Ok(())
}

/// Sends a request and reads the response. The thread is blocked until then.
pub(super) fn send_blocking<T: BlockingTransport>(transport: &T, exchange: Exchange) -> Result<(), Failure> {
    let (request, sent) = exchange.start(transport.keeps_timeouts())?;
    let response = sent.received(transport.send(request))?;
    (sent.read)(sent.limits, sent.endpoint, response);
    Ok(())
}
