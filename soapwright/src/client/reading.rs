//! Reading responses, which may be large, without blocking other tasks.

use crate::{
    deadline::Deadline,
    error::Error,
    fault::Faults,
    headers::Headers,
    operation::{Answer, Operation},
    transport::{Transport, TransportError, TransportErrorKind},
    xml::{ReadXml, XmlErrorKind},
};
use bytes::Bytes;
use http::Response;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// Reads a response, whose values may take this number of bytes of memory, into a [`Slot`].
pub(super) type Read = Box<dyn FnOnce(usize, Response<Bytes>) + Send>;

type Result<O, A, F> = std::result::Result<Answer<O, A>, Error<A, F>>;

/// The place of the result of reading a response, which may happen on another thread.
pub(super) struct Slot<O, A, F>(Arc<Mutex<Option<Result<O, A, F>>>>);

impl<O, A, F> Slot<O, A, F> {
    /// Returns an empty slot, and the function that fills it.
    pub(super) fn new(operation: Operation<(), O, (), A, F>) -> (Self, Read)
    where
        O: ReadXml + Send + 'static,
        A: Headers,
        F: Faults + Send,
    {
        let result = Arc::new(Mutex::new(None));
        let slot = Slot(Arc::clone(&result));
        let read = move |memory, response| {
            let answer = decode(&operation, memory, response);
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        };
        (slot, Box::new(read))
    }

    /// Takes the result. If there is none, reading did not take place.
    pub(super) fn take(&self) -> Result<O, A, F> {
        let result = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        result.unwrap_or_else(|| Err(cancelled().into()))
    }
}

#[cold]
fn cancelled() -> TransportError {
    let why = "reading the response was cancelled, for example because the async runtime was shut down";
    TransportError::new(TransportErrorKind::Broken).with_source(why)
}

/// Decodes a response, whose values may take `memory` bytes. If the deadline passes before it is read, the error is a
/// timeout.
fn decode<O: ReadXml, A: Headers, F: Faults>(
    operation: &Operation<(), O, (), A, F>,
    memory: usize,
    response: Response<Bytes>,
) -> Result<O, A, F> {
    match operation.decode_within(memory, response) {
        Err(Error::Read(error)) if *error.kind() == XmlErrorKind::Late => {
            Err(TransportError::new(TransportErrorKind::Timeout).with_source(error).into())
        }
        result => result,
    }
}

/// Reads a large response by [`Transport::run`]. Reading ends soon after this future is dropped.
pub(super) async fn run<T: Transport>(transport: &T, memory: usize, mut response: Response<Bytes>, read: Read) {
    let waiting = Waiting(Arc::new(AtomicBool::new(true)));
    let deadline = waiting.deadline(response.extensions().get().cloned());
    response.extensions_mut().insert(deadline);
    transport.run(Box::new(move || read(memory, response))).await;
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
