//! Reading responses, which may be large, without blocking other tasks.

use super::trace::Trace;
use crate::{
    answer::Answer,
    deadline::Deadline,
    error::Error,
    fault::Faults,
    headers::Headers,
    http_exchange::InExchange,
    limits::Limits,
    operation::Description,
    transport::{Transport, TransportError, TransportErrorKind},
    xml::{ReadXml, Reader, XmlError, XmlErrorKind},
};
use bytes::Bytes;
use http::{Response, Uri};
use std::{
    any::Any,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// Reads a response within these limits from this endpoint into a [`Slot`].
pub(super) type Read = Box<dyn FnOnce(Limits, Uri, Response<Bytes>) + Send>;

/// The body of a response of any type. Only the functions that deal with its type are compiled for each operation.
pub(super) trait Body: Any + Send {
    /// Reads the innermost element to its end.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError>;
}

impl<O: ReadXml + Send + 'static> Body for O {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        self.read_xml(reader)
    }
}

/// The place of the result of reading a response, which may happen on another thread.
pub(super) struct Slot<A, F>(Arc<Mutex<Option<Received<A, F>>>>);

type Received<A, F> = Result<Parts<A>, Error<A, F>>;

/// The parts of an answer, whose body may have any type.
pub(super) struct Parts<A> {
    body: Box<dyn Body>,
    rest: Answer<(), A>,
}

impl<A> Parts<A> {
    /// Returns the answer with a body of this type.
    pub(super) fn typed<O: 'static, F>(self) -> Result<Answer<O, A>, Error<A, F>> {
        let Parts { body, rest } = self;
        let body: Box<dyn Any> = body;
        match body.downcast() {
            Ok(body) => Ok(rest.with_body(*body)),
            Err(_) => Err(cancelled().into()),
        }
    }
}

impl<A: Headers, F: Faults + Send> Slot<A, F> {
    /// Returns an empty slot, and the function that fills it with an answer whose body begins with this value.
    pub(super) fn new(operation: Description, start: fn() -> Box<dyn Body>) -> (Self, Read) {
        let result = Arc::new(Mutex::new(None));
        let slot = Slot(Arc::clone(&result));
        let read = move |limits, endpoint, response: Response<Bytes>| {
            let trace = Trace::followed_by(&response);
            let answer = decode(&operation, limits, endpoint, response, start());
            if let (Some(trace), Err(error)) = (trace, &answer) {
                trace.read(error);
            }
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        };
        (slot, Box::new(read))
    }
}

impl<A, F> Slot<A, F> {
    /// Takes the result. If there is none, reading did not take place.
    pub(super) fn take(&self) -> Result<Parts<A>, Error<A, F>> {
        let result = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        result.unwrap_or_else(|| Err(cancelled().into()))
    }
}

#[cold]
fn cancelled() -> TransportError {
    let why = "reading the response was cancelled, for example because the async runtime was shut down";
    TransportError::new(TransportErrorKind::Broken).with_source(why)
}

/// Decodes a response into `body` within these limits. If the deadline passes before it is read, the
/// error is a timeout.
fn decode<A: Headers, F: Faults>(
    operation: &Description,
    limits: Limits,
    endpoint: Uri,
    response: Response<Bytes>,
    mut body: Box<dyn Body>,
) -> Result<Parts<A>, Error<A, F>> {
    match operation.decode(limits, response, &mut |reader| body.read(reader)) {
        Ok(mut rest) => {
            rest.http.name(operation.name, endpoint);
            Ok(Parts { body, rest })
        }
        Err(Error::Read(error)) if *error.kind() == XmlErrorKind::Late => {
            let InExchange { cause, mut http, .. } = error;
            http.name(operation.name, endpoint);
            let cause = TransportError::new(TransportErrorKind::Timeout).with_source(cause);
            Err(Error::Transport(InExchange { cause, http }))
        }
        Err(mut error) => {
            error.http_mut().name(operation.name, endpoint);
            Err(error)
        }
    }
}

/// Reads a large response by [`Transport::run`]. Reading ends soon after this future is dropped.
pub(super) async fn run<T: Transport>(
    transport: &T,
    limits: Limits,
    endpoint: Uri,
    mut response: Response<Bytes>,
    read: Read,
) {
    let waiting = Waiting(Arc::new(AtomicBool::new(true)));
    let deadline = waiting.deadline(response.extensions().get().cloned());
    response.extensions_mut().insert(deadline);
    transport.run(Box::new(move || read(limits, endpoint, response))).await;
}

/// A flag that is true while a caller waits for the response. Dropping it makes the flag false.
struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// Returns a deadline that has passed when `deadline` has passed, or when the caller no longer waits.
    fn deadline(&self, deadline: Option<Deadline>) -> Deadline {
        let waits = Arc::clone(&self.0);
        Deadline::new(move || !waits.load(Ordering::Relaxed) || deadline.as_ref().is_some_and(Deadline::has_passed))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
