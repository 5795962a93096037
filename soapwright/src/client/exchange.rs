//! One exchange of an operation: from its request to its response, in code that isn't generic over operations.

use super::{
    http_headers::{self, HttpHeaders},
    interceptor::{InterceptorError, Outgoing},
    options::Options,
    reading::{self, Read},
    trace::{Pending, Trace},
};
use crate::{
    error::Error,
    headers::SentHeaders,
    http_exchange::{HttpExchange, InExchange},
    limits::{QUICK_BYTES, QUICK_CODED_BYTES},
    message::Written,
    operation::Description,
    raw::RawMessages,
    transport::{BlockingTransport, OperationName, Timeout, Transport, TransportError, TransportErrorKind},
    xml::{WriteXml, XmlError},
};
use bytes::Bytes;
use http::{Request, Response, Uri, header::CONTENT_ENCODING, uri::Scheme};
use std::sync::Arc;

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

impl Failure {
    /// Returns a word for the cause, for the span of the call.
    pub(super) fn kind(&self) -> &'static str {
        match &self.0 {
            Cause::Write(_) => "write",
            Cause::Insecure => "insecure",
            Cause::Transport(error) if error.kind().is_timeout() => "timeout",
            Cause::Transport(error) if error.kind().is_connect() => "connect",
            Cause::Transport(_) => "transport",
        }
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
    /// Opens the span of the call.
    fn open_span(&self) -> (Pending, Trace) {
        Pending::new(self.options.service.unwrap_or_default(), self.operation.name, &self.endpoint)
    }

    /// Returns the HTTP request, unless it contains a secret that must not be sent to this endpoint.
    pub(super) fn request(&self) -> Result<Request<Bytes>, Failure> {
        self.encode().map_err(|cause| cause.of(&self.operation, &self.endpoint))
    }

    fn encode(&self) -> Result<Request<Bytes>, Cause> {
        let Options { soap_version, mtom, attachments, allow_secrets_over_http, limits, timeout, .. } = &*self.options;
        let Options { header_blocks, http_headers, interceptors, .. } = &*self.options;
        let headers = (&*self.headers, header_blocks.as_slice());
        let written = self.operation.write(*soap_version, *mtom, attachments, &*self.body, headers);
        let mut written = written.map_err(Cause::Write)?;
        let intercepted = match interceptors.is_empty() {
            true => None,
            false => Some(self.intercept(&mut written)?),
        };
        let encoded = written.wrap().map_err(Cause::Write)?;
        let has_secret = encoded.has_secret;
        let mut request = encoded.into_request(self.endpoint.clone()).map_err(Cause::Write)?;
        intercepted.as_ref().unwrap_or(http_headers).add_to(request.headers_mut());
        request.extensions_mut().insert(*limits);
        request.extensions_mut().insert(OperationName(self.operation.name));
        if let Some(timeout) = *timeout {
            request.extensions_mut().insert(Timeout(timeout));
        }
        for interceptor in interceptors {
            interceptor.request(&mut request).map_err(refused)?;
        }
        if !allow_secrets_over_http
            && self.endpoint.scheme() == Some(&Scheme::HTTP)
            && (has_secret || http_headers::have_secret(request.headers()))
        {
            return Err(Cause::Insecure);
        }
        Ok(request)
    }

    /// Lets the interceptors change the envelope. Returns the HTTP headers that are added to the request.
    #[cold]
    fn intercept(&self, written: &mut Written) -> Result<HttpHeaders, Cause> {
        let mut outgoing = Outgoing {
            operation: self.operation.name,
            version: self.operation.binding(self.options.soap_version).version,
            endpoint: &self.endpoint,
            envelope: std::mem::take(&mut written.envelope),
            http_headers: self.options.http_headers.clone(),
            has_secret: written.has_secret,
        };
        for interceptor in &self.options.interceptors {
            interceptor.envelope(&mut outgoing).map_err(refused)?;
        }
        (written.envelope, written.has_secret) = (outgoing.envelope, outgoing.has_secret);
        Ok(outgoing.http_headers)
    }

    /// Returns the request for a transport, and what is needed to read the response. The body may be large, and isn't
    /// kept while the call waits.
    fn start(self, keeps_timeouts: bool, trace: Trace) -> Result<(Request<Bytes>, Sent), Failure> {
        if self.options.timeout.is_some() && !keeps_timeouts {
            let why = "it doesn't keep timeouts of calls, so set the timeout on the transport instead";
            let error = TransportError::new(TransportErrorKind::Unsupported).with_source(why);
            return Err(Cause::Transport(error).of(&self.operation, &self.endpoint));
        }
        let request = self.request()?;
        let Exchange { endpoint, operation, options, read, .. } = self;
        let kept = options.raw_messages.then(|| request.clone());
        trace.request(request.body().len());
        Ok((request, Sent { endpoint, operation, options, kept, trace, read }))
    }
}

/// Returns why an interceptor didn't let a request be sent.
#[cold]
fn refused(error: InterceptorError) -> Cause {
    Cause::Transport(TransportError::new(TransportErrorKind::Intercepted).with_source(error))
}

/// The rest of an exchange whose request has been sent.
struct Sent {
    endpoint: Uri,
    operation: Description,
    options: Arc<Options>,
    /// The request, if the raw messages are kept.
    kept: Option<Request<Bytes>>,
    trace: Trace,
    read: Read,
}

impl Sent {
    /// Returns the response unless it is too large. A transport that the user wrote may not have checked that. The
    /// interceptors may change the response.
    fn received(&mut self, response: Result<Response<Bytes>, TransportError>) -> Result<Response<Bytes>, Failure> {
        let limit = self.options.limits.bytes;
        let mut raw = None;
        let result = response.and_then(|mut response| {
            self.trace.response(response.status().as_u16(), response.body().len());
            if response.body().len() > limit {
                return Err(TransportError::new(TransportErrorKind::TooLarge(limit)));
            }
            raw = self.kept.take().map(|request| Arc::new(RawMessages::new(request, Some(response.clone()))));
            for interceptor in self.options.interceptors.iter().rev() {
                interceptor
                    .response(&mut response)
                    .map_err(|error| TransportError::new(TransportErrorKind::Broken).with_source(error))?;
            }
            self.trace.follow(&mut response);
            if let Some(raw) = &raw {
                response.extensions_mut().insert(Arc::clone(raw));
            }
            Ok(response)
        });
        result.map_err(|error| {
            let raw = raw.or_else(|| self.kept.take().map(|request| Arc::new(RawMessages::new(request, None))));
            let Failure(cause, mut http) = Cause::Transport(error).of(&self.operation, &self.endpoint);
            http.keep(raw);
            Failure(cause, http)
        })
    }
}

/// Sends a request and reads the response.
pub(super) async fn send<T: Transport>(transport: Arc<T>, exchange: Box<Exchange>) -> Result<(), Failure> {
    let (pending, trace) = exchange.open_span();
    let result = trace.within(run(transport, exchange, trace.clone())).await;
    pending.end(result.as_ref().err().map(Failure::kind));
    result
}

async fn run<T: Transport>(transport: Arc<T>, exchange: Box<Exchange>, trace: Trace) -> Result<(), Failure> {
    let (request, mut sent) = exchange.start(transport.keeps_timeouts(), trace)?;
    let response = transport.send(request).await;
    let response = sent.received(response)?;
    let Sent { endpoint, options, read, .. } = sent;
    let limits = options.limits;
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
    let (pending, trace) = exchange.open_span();
    let result = trace.call(|| {
        let (request, mut sent) = exchange.start(transport.keeps_timeouts(), trace.clone())?;
        let response = sent.received(transport.send(request))?;
        (sent.read)(sent.options.limits, sent.endpoint, response);
        Ok(())
    });
    pending.end(result.as_ref().err().map(Failure::kind));
    result
}
