//! Reading answers, which may be large, without holding up others.

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

/// The answer in a response, with values of at most so many bytes of memory. If its deadline passes before it is read, the
/// call has timed out.
pub(super) fn decode<I, O: ReadXml + Default, Q, A: Headers, F: Faults>(
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

/// The answer in a response, which is read where the transport wants long work to be done, if it is large. When this
/// future is dropped, reading ends soon.
pub(super) async fn read<T: Transport, O, A, F>(
    transport: &T,
    operation: Operation<(), O, (), A, F>,
    memory: usize,
    mut response: HttpResponse,
) -> Result<Answer<O, A>, Error<A, F>>
where
    O: ReadXml + Default + Send + 'static,
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
        let why = "reading the answer was given up, as happens when a runtime ends";
        Err(TransportError::new(TransportErrorKind::Broken).with_source(why).into())
    })
}

/// Whether somebody waits for the answer: true until it is dropped.
struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// The deadline, which has passed as well when nobody waits any more.
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
