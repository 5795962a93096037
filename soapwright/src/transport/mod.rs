//! The interface between calls and HTTP libraries: one HTTP POST and its response (SOAP 1.1, 6; SOAP 1.2 Part 2, 7),
//! and transports over common libraries, each enabled by a feature.
//!
//! A transport takes an [`http::Request`] and returns an [`http::Response`] of any status, or a `TransportError`.

mod dynamic;
mod error;
#[cfg(feature = "ureq")]
mod look_up;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(any(feature = "reqwest", feature = "tower", feature = "ureq"))]
mod shared;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "ureq")]
mod unfold;
#[cfg(feature = "ureq")]
mod ureq;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::{TowerBody, TowerTransport, TransportService};
#[cfg(feature = "ureq")]
pub use self::ureq::UreqTransport;
pub use dynamic::DynTransport;
pub use error::{TransportError, TransportErrorKind};

use bytes::Bytes;
use http::{Request, Response};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// An asynchronous HTTP client. It sends one request and returns the response, whatever its status. It doesn't follow
/// redirects, and doesn't send a request twice.
///
/// The request is a POST to the endpoint with its headers. Its extensions contain the [`Limits`](crate::Limits) of the
/// response, the [`OperationName`], and a [`Timeout`] if the call has one. If the transport puts a [`Deadline`](crate::Deadline) into the
/// extensions of the response, the response must be decoded until then.
///
/// `Debug` of a request or response shows its body, which may contain passwords: don't log it.
///
/// Futures are `Send`, except on `wasm32`, where those of JavaScript can't be.
///
/// # Examples
///
/// A transport over another HTTP client, here an imaginary one:
///
/// ```
/// use soapwright::{Bytes, Limits, Transport, TransportError, TransportErrorKind, http::{Request, Response}};
///
/// # struct Service;
/// # impl Service {
/// #     async fn call(&self, _: Request<Bytes>) -> Result<Response<Vec<u8>>, std::io::Error> { Ok(Response::default()) }
/// # }
/// struct ServiceTransport(Service);
///
/// impl Transport for ServiceTransport {
///     async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         let limits = request.extensions().get::<Limits>().copied().unwrap_or_default();
///         let response = self.0.call(request).await;
///         let response = response.map_err(|error| TransportError::new(TransportErrorKind::Broken).with_source(error))?;
///         if response.body().len() > limits.bytes {
///             return Err(TransportError::new(TransportErrorKind::TooLarge(limits.bytes)));
///         }
///         Ok(response.map(Bytes::from))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an asynchronous transport",
    label = "the call can't be awaited, because its client has a transport that isn't asynchronous",
    note = "over a blocking transport, such as `UreqTransport`, end the call with `.send()` instead of `.await`",
    note = "to await calls, create the client with an asynchronous transport, such as `ReqwestTransport`"
)]
pub trait Transport: Send + Sync {
    /// Sends a request and returns the response.
    ///
    /// Returns an error if there is no response, or if its body has more than [`Limits::bytes`](crate::Limits::bytes).
    #[cfg(not(target_arch = "wasm32"))]
    fn send(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Bytes>, TransportError>> + Send;

    /// Sends a request and returns the response. On this target, futures need not be `Send`.
    ///
    /// Returns an error if there is no response, or if its body has more than [`Limits::bytes`](crate::Limits::bytes).
    #[cfg(target_arch = "wasm32")]
    fn send(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Bytes>, TransportError>>;

    /// Returns `true` if the transport keeps the [`Timeout`] of a request. Otherwise a call that has a timeout fails
    /// before anything is sent.
    fn keeps_timeouts(&self) -> bool {
        false
    }

    /// Does work that takes long, such as decoding a large response. The future is ready when the work is done.
    ///
    /// By default, the work is done by the thread that polls the future. A transport that belongs to an async runtime
    /// should use a thread that may be blocked.
    #[cfg(not(target_arch = "wasm32"))]
    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        async move { work() }
    }

    /// Does work that takes long, such as decoding a large response. The future is ready when the work is done. On this
    /// target, futures need not be `Send`.
    #[cfg(target_arch = "wasm32")]
    fn run(&self, work: Work) -> impl Future<Output = ()> {
        async move { work() }
    }
}

/// A boxed future of a transport.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
#[cfg(target_arch = "wasm32")]
pub(crate) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A blocking HTTP client. It sends one request and returns the response, whatever its status. It doesn't follow
/// redirects, and doesn't send a request twice.
///
/// Requests and responses have the same extensions as those of a [`Transport`].
///
/// ```
/// # use soapwright::{Operation, xml::{Field, Namespace}};
/// use soapwright::{BlockingTransport, Bytes, Client, TransportError, http::{Request, Response, StatusCode}};
///
/// # static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:greeter" }];
/// # static FIELDS: [Field; 2] = [Field::new("</n1:Greet>"), Field::new("</n1:Greeting>")];
/// # static GREET: Operation<String, String, (), ()> =
/// #     Operation::new("Greet", &NAMESPACES).soap11("\"urn:greet\"").request(FIELDS[0]).response(FIELDS[1]);
/// struct Greeter;
///
/// impl BlockingTransport for Greeter {
///     fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         assert_eq!(request.uri(), "https://example.com/greeter");
///         assert_eq!(request.headers()["content-type"], "text/xml; charset=utf-8");
///         assert_eq!(request.headers()["soapaction"], "\"urn:greet\"");
///         assert!(String::from_utf8_lossy(request.body()).contains("<n1:Greet>World</n1:Greet>"));
///         let mut response = Response::new(Bytes::new());
///         *response.status_mut() = StatusCode::NO_CONTENT;
///         Ok(response)
///     }
/// }
///
/// let client = Client::new(Greeter, "https://example.com/greeter")?;
/// let answer = client.call(&GREET, "World".to_owned()).send();
/// let error = answer.unwrap_err();
/// assert_eq!(error.status(), Some(StatusCode::NO_CONTENT));
/// assert!(error.to_string().ends_with("the server answered with HTTP 204 and an empty body"));
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a blocking transport",
    label = "the call can't be sent by `.send()`, because its client has a transport that isn't blocking",
    note = "over an asynchronous transport, such as `ReqwestTransport`, end the call with `.await` instead of `.send()`",
    note = "for blocking calls, create the client with a blocking transport, such as `UreqTransport`"
)]
pub trait BlockingTransport {
    /// Sends a request and returns the response. The thread is blocked until then.
    ///
    /// Returns an error if there is no response, or if its body has more than [`Limits::bytes`](crate::Limits::bytes).
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;

    /// Returns `true` if the transport keeps the [`Timeout`] of a request. Otherwise a call that has a timeout fails
    /// before anything is sent.
    fn keeps_timeouts(&self) -> bool {
        false
    }
}

/// The maximum duration of a whole exchange, from connecting to decoding the response. It is in the extensions of a
/// request whose call has a timeout.
///
/// ```
/// use soapwright::{Client, Timeout};
/// use std::time::Duration;
///
/// # use soapwright::{Operation, xml::Field};
/// # struct Transport;
/// # static PING: Operation<String, String, (), ()> = Operation::new("Ping", &[]).soap11("\"\"").request(Field::new("</Ping>"));
/// let client = Client::new(Transport, "https://example.com/ping")?.with_timeout(Duration::from_secs(5));
/// let request = client.call(&PING, String::new()).to_http().unwrap();
/// assert_eq!(request.extensions().get(), Some(&Timeout(Duration::from_secs(5))));
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout(pub Duration);

/// The name of the operation in the contract. It is in the extensions of each request, so that a transport or a layer
/// around it can tell operations apart, for example those that may be repeated.
///
/// ```
/// use soapwright::{Client, OperationName};
///
/// # use soapwright::{Operation, xml::Field};
/// # struct Transport;
/// # static PING: Operation<String, String, (), ()> = Operation::new("Ping", &[]).soap11("\"\"").request(Field::new("</Ping>"));
/// let client = Client::new(Transport, "https://example.com/ping")?;
/// let request = client.call(&PING, String::new()).to_http().unwrap();
/// assert_eq!(request.extensions().get(), Some(&OperationName("Ping")));
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationName(pub &'static str);

/// Work that takes long, which a client passes to [`Transport::run`].
///
/// ```
/// use std::sync::mpsc;
///
/// let (sender, receiver) = mpsc::channel();
/// let work: soapwright::Work = Box::new(move || sender.send("done").unwrap_or_default());
/// work();
/// assert_eq!(receiver.recv(), Ok("done"));
/// ```
pub type Work = Box<dyn FnOnce() + Send>;

impl<T: Transport + ?Sized> Transport for &T {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request).await
    }

    fn keeps_timeouts(&self) -> bool {
        (**self).keeps_timeouts()
    }

    async fn run(&self, work: Work) {
        (**self).run(work).await;
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request).await
    }

    fn keeps_timeouts(&self) -> bool {
        (**self).keeps_timeouts()
    }

    async fn run(&self, work: Work) {
        (**self).run(work).await;
    }
}

impl<T: BlockingTransport + ?Sized> BlockingTransport for &T {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request)
    }

    fn keeps_timeouts(&self) -> bool {
        (**self).keeps_timeouts()
    }
}

impl<T: BlockingTransport + ?Sized> BlockingTransport for Arc<T> {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request)
    }

    fn keeps_timeouts(&self) -> bool {
        (**self).keeps_timeouts()
    }
}
