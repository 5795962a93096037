//! The span of a call, with the feature `tracing`. Without the feature, nothing here does anything.

use crate::{
    error::Error,
    fault::Faults,
    headers::Headers,
    shown::{NAME, Shown},
};
use bytes::Bytes;
use http::{Response, Uri};
use std::fmt;

/// The span of a call. Its fields are named as OpenTelemetry's semantic conventions name them. It never has a value of
/// a message, except for the code of a fault.
#[derive(Clone)]
pub(super) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

impl Trace {
    /// Opens the span of a call.
    #[cfg(feature = "tracing")]
    fn new(service: &'static str, operation: &'static str, endpoint: &Uri) -> Self {
        use tracing::field::Empty;

        let span = tracing::info_span!(
            "soap.call",
            otel.name = %format_args!("{service}/{operation}"),
            otel.kind = "client",
            otel.status_code = Empty,
            rpc.system = "soap",
            rpc.service = service,
            rpc.method = operation,
            server.address = endpoint.host().unwrap_or_default(),
            server.port = endpoint.port_u16(),
            http.request.body.size = Empty,
            http.response.body.size = Empty,
            http.response.status_code = Empty,
            soap.fault.code = Empty,
            error.r#type = Empty,
        );
        Trace { span }
    }

    #[cfg(not(feature = "tracing"))]
    fn new(_: &'static str, _: &'static str, _: &Uri) -> Self {
        Trace {}
    }

    /// Returns a future that is polled within the span.
    #[cfg(feature = "tracing")]
    pub(super) fn within<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        tracing::Instrument::instrument(future, self.span.clone())
    }

    #[cfg(not(feature = "tracing"))]
    pub(super) fn within<F: Future>(&self, future: F) -> F {
        future
    }

    /// Calls a function within the span.
    pub(super) fn call<R>(&self, function: impl FnOnce() -> R) -> R {
        #[cfg(feature = "tracing")]
        let _entered = self.span.enter();
        function()
    }

    /// Notes the length of the request.
    pub(super) fn request(&self, length: usize) {
        self.record("http.request.body.size", &length);
    }

    /// Notes the status and the length of the response.
    pub(super) fn response(&self, status: u16, length: usize) {
        self.record("http.response.status_code", &status);
        self.record("http.response.body.size", &length);
    }

    /// Lets a response carry the span, because it may be read on another thread.
    pub(super) fn follow(&self, response: &mut Response<Bytes>) {
        if cfg!(feature = "tracing") {
            response.extensions_mut().insert(self.clone());
        }
    }

    /// Returns the span that a response carries.
    pub(super) fn followed_by(response: &Response<Bytes>) -> Option<Self> {
        if cfg!(feature = "tracing") { response.extensions().get().cloned() } else { None }
    }

    /// Notes why a response couldn't be read.
    pub(super) fn read<H: Headers, F: Faults>(&self, error: &Error<H, F>) {
        let kind = match error {
            Error::Write(_) => "write",
            Error::Insecure(_) => "insecure",
            Error::Transport(error) if error.kind().is_timeout() => "timeout",
            Error::Transport(error) if error.kind().is_connect() => "connect",
            Error::Transport(_) => "transport",
            Error::Http(_) => "http",
            Error::Read(_) => "read",
            Error::Failed(_) => "failed",
            Error::Fault(fault) => {
                self.record("soap.fault.code", &Shown(&fault.code, NAME));
                "fault"
            }
        };
        self.failed(kind);
    }

    fn failed(&self, kind: &'static str) {
        self.record("error.type", &kind);
        self.record("otel.status_code", &"ERROR");
    }

    #[cfg(feature = "tracing")]
    fn record(&self, field: &'static str, value: &dyn fmt::Display) {
        self.span.record(field, tracing::field::display(value));
    }

    #[cfg(not(feature = "tracing"))]
    fn record(&self, _: &'static str, _: &dyn fmt::Display) {}
}

/// A call that hasn't ended. Dropping it notes that the call was cancelled.
pub(super) struct Pending(Option<Trace>);

impl Pending {
    /// Opens the span of a call.
    pub(super) fn new(service: &'static str, operation: &'static str, endpoint: &Uri) -> (Self, Trace) {
        let trace = Trace::new(service, operation, endpoint);
        (Pending(Some(trace.clone())), trace)
    }

    /// Notes why there was no response to read, if there was none.
    pub(super) fn end(mut self, failure: Option<&'static str>) {
        if let (Some(trace), Some(kind)) = (self.0.take(), failure) {
            trace.failed(kind);
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(trace) = &self.0 {
            trace.failed("cancelled");
        }
    }
}
