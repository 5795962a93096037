//! Calls: a request that can be awaited, sent by a blocking transport, or turned into an HTTP request.

use super::{
    exchange::{self, Exchange, Failure},
    options::Options,
    reading::{Parts, Slot},
};
use crate::{
    answer::Answer,
    error::Error,
    transport::{BlockingTransport, Boxed, Transport, TransportError, TransportErrorKind},
};
use bytes::Bytes;
use http::Request;
use std::{
    fmt,
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

/// A call of an operation, which methods of generated clients return. Nothing is sent before it is awaited or sent.
///
/// - Over an asynchronous [`Transport`], `.await` sends the request. The call is a future that owns all that it needs,
///   so it can be spawned as a task, joined and selected, even after its client was dropped.
/// - Over a [`BlockingTransport`], [`Call::send`] sends the request and blocks the thread until the response arrives.
/// - [`Call::to_http`] returns the HTTP request without sending it.
///
/// The other methods set options for this call only. It begins with the options of its client.
///
/// `T` is the transport, `O` the body of the response, `A` its header blocks, `F` the enum of the faults that the
/// operation declares, and `H` the header blocks of the request. Each generated service has an alias with its headers.
///
/// # Cancellation
///
/// Dropping a call that was never polled sends nothing. Dropping it later stops waiting for the response. The request
/// may have been sent by then, and the server may have acted on it, or may still do so. The same holds for a timeout.
///
/// A call that is polled after it has finished stays pending.
///
/// # Examples
///
/// ```
/// # use soapwright::{Bytes, Operation, Transport, TransportError, http::{Request, Response}, xml::Field};
/// # static ASK: Operation<String, String, (), ()> =
/// #     Operation::new("Ask", &[]).soap11("\"\"").request(Field::new("</Ask>")).response(Field::new("</Answer>"));
/// # struct Oracle;
/// # impl Transport for Oracle {
/// #     async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
/// #         Ok(Response::new(Bytes::from_static(b"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>\
/// #             <s:Body><Answer>42</Answer></s:Body></s:Envelope>")))
/// #     }
/// # }
/// # struct OracleClient<T>(soapwright::Client<T, ()>);
/// # impl<T> OracleClient<T> {
/// #     fn ask(&self, question: &str) -> soapwright::Call<T, String> { self.0.call(&ASK, question.to_owned()) }
/// # }
/// # #[derive(Debug)] struct E;
/// # impl From<soapwright::Error> for E { fn from(_: soapwright::Error) -> E { E } }
/// use soapwright::Limits;
///
/// # async fn example(client: OracleClient<Oracle>) -> Result<(), E> {
/// let answer = client.ask("the question").limits(Limits::of_bytes(1 << 20)).await?;
/// assert_eq!(answer.body, "42");
/// # Ok(())
/// # }
/// # let client = OracleClient(soapwright::Client::new(Oracle, "https://example.com").unwrap());
/// # let mut future = std::pin::pin!(example(client));
/// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// # assert!(matches!(future.as_mut().poll(&mut context), std::task::Poll::Ready(Ok(()))));
/// ```
#[must_use = "nothing is sent before the call is awaited, or sent by `.send()`"]
pub struct Call<T, O, A = (), F = (), H = ()> {
    transport: Arc<T>,
    pub(super) state: State,
    slot: Slot<A, F>,
    types: PhantomData<fn(H) -> O>,
}

/// The progress of a call.
pub(super) enum State {
    /// Nothing has been sent.
    Ready(Box<Exchange>),
    /// The future of the exchange has been polled.
    Running(Boxed<'static, Result<(), Failure>>),
    /// The result has been returned.
    Finished,
}

impl State {
    /// Returns the exchange, unless it has begun.
    fn ready(&self) -> Result<&Exchange, Failure> {
        match self {
            State::Ready(exchange) => Ok(exchange),
            State::Running(_) | State::Finished => Err(begun()),
        }
    }

    /// Changes the options. This has no effect once the exchange has begun.
    pub(super) fn set(&mut self, change: impl FnOnce(&mut Options)) {
        if let State::Ready(exchange) = self {
            change(Arc::make_mut(&mut exchange.options));
        }
    }

    /// Polls the exchange over this transport, which begins at the first time.
    fn poll<T: Transport + 'static>(
        &mut self,
        transport: &Arc<T>,
        context: &mut Context<'_>,
    ) -> Poll<Result<(), Failure>> {
        if let State::Ready(_) = self
            && let State::Ready(exchange) = std::mem::replace(self, State::Finished)
        {
            *self = State::Running(Box::pin(exchange::send(Arc::clone(transport), exchange)));
        }
        let State::Running(future) = self else { return Poll::Pending };
        let result = future.as_mut().poll(context);
        if result.is_ready() {
            *self = State::Finished;
        }
        result
    }
}

#[cold]
fn begun() -> Failure {
    TransportError::new(TransportErrorKind::Broken).with_source("the call has been polled before").into()
}

impl<T, O, A, F, H> Call<T, O, A, F, H> {
    pub(super) fn new(transport: Arc<T>, exchange: Box<Exchange>, slot: Slot<A, F>) -> Self {
        Call { transport, state: State::Ready(exchange), slot, types: PhantomData }
    }

    /// Returns the HTTP request of the call as a transport would get it, without sending it. `Debug` of the request
    /// shows its body, which may contain passwords.
    ///
    /// Its extensions contain the [`Limits`](crate::Limits) of the response, and a [`Timeout`](crate::Timeout) if the call has one.
    /// The response to it can be decoded by [`Operation::decode`](crate::Operation::decode).
    ///
    /// # Errors
    ///
    /// Returns the errors that the call would have before anything is sent: [`Error::Write`] if a value can't be
    /// written as XML, and [`Error::Insecure`] if the request contains a secret and the endpoint is an `http://`
    /// address.
    pub fn to_http(&self) -> Result<Request<Bytes>, Error<A, F>> {
        self.state.ready().and_then(Exchange::request).map_err(Error::from)
    }

    /// Sends the request and returns the response. The thread is blocked until then.
    ///
    /// # Errors
    ///
    /// Returns an error if the request can't be written or sent, if there is no response, or if the response is a fault
    /// or doesn't match the contract.
    pub fn send(self) -> Result<Answer<O, A>, Error<A, F>>
    where
        T: BlockingTransport,
        O: 'static,
    {
        send(&self.transport, self.state, &self.slot)?.typed()
    }
}

/// Sends the request of a call. It isn't compiled for each body of a response.
fn send<T: BlockingTransport, A, F>(transport: &T, state: State, slot: &Slot<A, F>) -> Result<Parts<A>, Error<A, F>> {
    let State::Ready(exchange) = state else { return Err(begun().into()) };
    exchange::send_blocking(transport, *exchange)?;
    slot.take()
}

/// Polls a call. It isn't compiled for each body of a response.
fn poll<T: Transport + 'static, A, F>(
    transport: &Arc<T>,
    state: &mut State,
    slot: &Slot<A, F>,
    context: &mut Context<'_>,
) -> Poll<Result<Parts<A>, Error<A, F>>> {
    state.poll(transport, context).map(|result| result.map_err(Error::from).and_then(|()| slot.take()))
}

impl<T: Transport + 'static, O: 'static, A, F, H> Future for Call<T, O, A, F, H> {
    type Output = Result<Answer<O, A>, Error<A, F>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Call { transport, state, slot, .. } = self.get_mut();
        poll(transport, state, slot, context).map(|result| result.and_then(Parts::typed))
    }
}

/// Shows the name of the operation until the request is sent.
impl<T, O, A, F, H> fmt::Debug for Call<T, O, A, F, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.state.ready().ok().map(|exchange| exchange.operation.name);
        let mut call = f.debug_struct("Call");
        operation.iter().for_each(|name| _ = call.field("operation", name));
        call.finish_non_exhaustive()
    }
}
