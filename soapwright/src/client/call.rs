//! Calls: a request that can be awaited, sent by a blocking transport, or turned into an HTTP request.

use super::{
    exchange::{self, Exchange, Failure},
    http_headers::HttpHeaderError,
    interceptor::Interceptor,
    options::Options,
    reading::{Parts, Slot},
};
use crate::{
    answer::Answer,
    binding::SoapVersion,
    error::Error,
    headers::{HeaderBlock, Headers},
    limits::Limits,
    parts::Attachment,
    transport::{BlockingTransport, Boxed, Transport, TransportError, TransportErrorKind},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request};
use std::{
    fmt,
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
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
    state: State,
    slot: Slot<A, F>,
    types: PhantomData<fn(H) -> O>,
}

/// The progress of a call.
enum State {
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
    fn set(&mut self, change: impl FnOnce(&mut Options)) {
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

    /// Sets the maximum duration of the whole exchange, from connecting to decoding the response. It takes precedence
    /// over a timeout of the transport.
    ///
    /// If the transport doesn't keep timeouts of calls, the error is [`TransportErrorKind::Unsupported`], and nothing
    /// is sent.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.state.set(|options| options.timeout = Some(timeout));
        self
    }

    /// Sets the header blocks that the contract declares, instead of those of the client. Blocks that were added by
    /// [`Call::header_block`] and by the client remain.
    pub fn headers(mut self, headers: H) -> Self
    where
        H: Headers,
    {
        if let State::Ready(exchange) = &mut self.state {
            exchange.headers = Arc::new(headers);
        }
        self
    }

    /// Sets the version of SOAP in which the request is sent. An operation that the contract binds in one version only
    /// is always sent in that version.
    pub fn soap_version(mut self, version: SoapVersion) -> Self {
        self.state.set(|options| options.soap_version = Some(version));
        self
    }

    /// Sends the request with MTOM (SOAP Message Transmission Optimization Mechanism): `base64Binary` elements of 512
    /// bytes or more are sent as parts of a multipart message instead of text in the envelope. The server must support
    /// that.
    pub fn mtom(mut self) -> Self {
        self.state.set(|options| options.mtom = true);
        self
    }

    /// Sends these attachments, in addition to those that the contract declares as parts of the request.
    ///
    /// The request can refer to an attachment that has a `content_id` by its [`Attachment::uri`], for example in an
    /// element of the type `swaRef` (WS-I Attachments Profile 1.0, 4.4).
    pub fn attachments(mut self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        let attachments = attachments.into_iter().collect();
        self.state.set(|options| options.attachments = attachments);
        self
    }

    /// Sends this header block, although the contract doesn't declare it. It takes the place of a block of its name that
    /// is for the same node, and of a declared one of its name. The other header blocks of the client and of the call
    /// remain.
    ///
    /// ```
    /// # use soapwright::{Client, Element, Operation, QName, xml::Field};
    /// # struct Transport;
    /// # static PING: Operation<String, String, (), ()> =
    /// #     Operation::new("Ping", &[]).soap11("\"\"").request(Field::new("</Ping>"));
    /// # let client = Client::new(Transport, "https://example.com/ping")?;
    /// let routing = Element::new(QName::new("urn:routing", "To"), "warehouse");
    /// let request = client.call(&PING, String::new()).header_block(routing).to_http()?;
    /// let envelope = String::from_utf8_lossy(request.body());
    /// assert!(envelope.contains(r#"<soap:Header><To xmlns="urn:routing">warehouse</To></soap:Header>"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn header_block(mut self, block: impl Into<HeaderBlock>) -> Self {
        let block = block.into();
        self.state.set(|options| options.add_header_block(block));
        self
    }

    /// Sends this HTTP header, as [`Client::with_http_header`](crate::Client::with_http_header) does. It takes the place
    /// of the client's header of its name.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Client::with_http_header`](crate::Client::with_http_header).
    pub fn http_header<N, V>(mut self, name: N, value: V) -> Result<Self, HttpHeaderError>
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        let mut result = Ok(());
        self.state.set(|options| result = options.http_headers.add(name, value));
        result.map(|()| self)
    }

    /// Lets an interceptor see and change the messages, after those of the client.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.state.set(|options| options.interceptors.push(Arc::new(interceptor)));
        self
    }

    /// Keeps the HTTP request and the HTTP response, byte for byte. The answer, the fault or the error has them in its
    /// [`HttpExchange::raw`](crate::HttpExchange::raw). They may contain secrets.
    pub fn raw_messages(mut self) -> Self {
        self.state.set(|options| options.raw_messages = true);
        self
    }

    /// Sets the limits of the response.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.state.set(|options| options.limits = limits);
        self
    }

    /// Allows the request to be sent over unencrypted `http://` if it contains secrets.
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.state.set(|options| options.allow_secrets_over_http = true);
        self
    }

    /// Returns the HTTP request of the call as a transport would get it, without sending it. `Debug` of the request
    /// shows its body, which may contain passwords.
    ///
    /// Its extensions contain the [`Limits`] of the response, and a [`Timeout`](crate::Timeout) if the call has one.
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
