//! Reading responses, which may be large, without blocking other tasks.

use crate::{
    deadline::Deadline,
    error::Error,
    fault::Faults,
    headers::Headers,
    limits::QUICK_BYTES,
    operation::{Answer, Operation},
    transport::{HttpResponse, Transport, TransportError, TransportErrorKind},
    xml::{ReadXml, XmlErrorKind},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// Decodes a response, whose values may take `memory` bytes. If the deadline passes before it is read, the error is a
/// timeout.
pub(super) fn decode<I, O: ReadXml, Q, A: Headers, F: Faults>(
    operation: &Operation<I, O, Q, A, F>,
    memory: usize,
    response: HttpResponse,
) -> Result<Answer<O, A>, Error<A, F>> {
    match operation.decode_within(memory, response) {
        Err(Error::Read(error)) if *error.kind() == XmlErrorKind::Late => {
            Err(TransportError::new(TransportErrorKind::Timeout).with_source(error).into())
        }
        result => result,
    }
}

/// Decodes a response. A large one is decoded by [`Transport::run`]. Decoding ends soon after this future is dropped.
pub(super) async fn read<T: Transport, O, A, F>(
    transport: &T,
    operation: Operation<(), O, (), A, F>,
    memory: usize,
    mut response: HttpResponse,
) -> Result<Answer<O, A>, Error<A, F>>
where
    O: ReadXml + Send + 'static,
    A: Headers + Send,
    F: Faults + Send,
{
    if response.body.len() <= QUICK_BYTES {
        return decode(&operation, memory, response);
    }
    let waiting = Waiting(Arc::new(AtomicBool::new(true)));
    response.deadline = Some(waiting.deadline(response.deadline));
    let result = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&result);
    let work = move || {
        let result = decode(&operation, memory, response);
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    };
    transport.run(Box::new(work)).await;
    let result = result.lock().unwrap_or_else(PoisonError::into_inner).take();
    result.unwrap_or_else(|| {
        let why = "reading the response was cancelled, for example because the async runtime was shut down";
        Err(TransportError::new(TransportErrorKind::Broken).with_source(why).into())
    })
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
