//! Sending operations to an endpoint (SOAP 1.1, 6; SOAP 1.2 Part 2, 7).
//!
//! A client takes an operation with its request and returns a call, whose result is the response or an `Error`. It
//! doesn't send requests that contain a secret over `http://` unless the caller allows it.

mod call;
mod call_options;
mod endpoint;
mod exchange;
mod http_headers;
mod interceptor;
mod options;
mod port;
mod reading;
mod service;
mod trace;

pub use call::Call;
pub use endpoint::EndpointError;
pub use http_headers::HttpHeaderError;
pub use interceptor::{Interceptor, InterceptorError, Outgoing};
pub use port::Port;
pub use service::ServiceClient;

use crate::{
    address::without_credentials,
    binding::SoapVersion,
    fault::Faults,
    headers::{HeaderBlock, Headers},
    limits::Limits,
    operation::{Description, Operation},
    parts::Attachment,
    xml::{ReadXml, WriteXml},
};
use exchange::Exchange;
use http::{HeaderName, HeaderValue, Uri};
use options::Options;
use reading::{Read, Slot};
use std::{fmt, sync::Arc, time::Duration};

/// A client that sends the requests of operations to one endpoint over the transport `T`. `H` is the type of the header
/// blocks that it sends with every request.
///
/// Every generated client wraps one: `UserClient::from(client)` creates a generated client with the configuration of
/// `client`. It is cheap to clone, and clones share the transport. The methods that begin with `with_` set what all
/// calls have in common; [`Call`] has the same options for a single call.
///
/// ```
/// use soapwright::{Client, Limits, SoapVersion};
///
/// # struct Transport;
/// let client: Client<Transport, ()> = Client::new(Transport, "https://example.com/orders?version=2")?
///     .with_soap_version(SoapVersion::Soap12)
///     .with_limits(Limits::of_bytes(1 << 20));
/// assert_eq!(client.endpoint(), "https://example.com/orders?version=2");
/// // `Debug` doesn't show the query, which may contain credentials.
/// assert_eq!(format!("{client:?}"), r#"Client { endpoint: "https://example.com/orders", .. }"#);
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
pub struct Client<T, H> {
    transport: Arc<T>,
    endpoint: Uri,
    headers: Arc<H>,
    options: Arc<Options>,
}

impl<T, H> Clone for Client<T, H> {
    fn clone(&self) -> Self {
        Client {
            transport: Arc::clone(&self.transport),
            endpoint: self.endpoint.clone(),
            headers: Arc::clone(&self.headers),
            options: Arc::clone(&self.options),
        }
    }
}

/// Shows only the endpoint without its query, because the query and the headers may contain credentials.
impl<T, H> fmt::Debug for Client<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let endpoint = without_credentials(&self.endpoint.to_string());
        f.debug_struct("Client").field("endpoint", &endpoint).finish_non_exhaustive()
    }
}

impl<T, H: Default> Client<T, H> {
    /// Creates a client that sends requests to `endpoint`, an `https://` or `http://` address. It sends no
    /// header blocks, and accepts responses of at most 64 MiB whose values take at most 512 MiB of memory.
    ///
    /// Characters of the path and the query that aren't ASCII are percent-encoded. A fragment (`#...`) is ignored.
    ///
    /// # Errors
    ///
    /// Returns an error for an address of another scheme, without a host, or with white space or control characters. An
    /// address that contains a user name or password is an error as well, because it would be shown in logs, and so is
    /// a host with characters that aren't ASCII, which must be given in its ASCII form (RFC 5890, A-label).
    ///
    /// ```
    /// use soapwright::Client;
    ///
    /// # struct Transport;
    /// assert!(Client::<_, ()>::new(Transport, "https://example.com/orders").is_ok());
    /// for refused in ["example.com", "https://", "https://user:password@example.com", "https://example.com/a b"] {
    ///     assert!(Client::<_, ()>::new(Transport, refused).is_err());
    /// }
    /// ```
    pub fn new(transport: T, endpoint: impl Into<String>) -> Result<Self, EndpointError> {
        Ok(Client {
            transport: Arc::new(transport),
            endpoint: endpoint::parse(&endpoint.into())?,
            headers: Arc::default(),
            options: Arc::default(),
        })
    }
}

impl<T, H> Client<T, H> {
    /// Returns a client of another endpoint with the same transport and the same options, but without header blocks.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Client::new`].
    pub fn with_endpoint<B: Default>(&self, endpoint: impl Into<String>) -> Result<Client<T, B>, EndpointError> {
        Ok(Client {
            transport: Arc::clone(&self.transport),
            endpoint: endpoint::parse(&endpoint.into())?,
            headers: Arc::default(),
            options: Arc::clone(&self.options),
        })
    }

    /// Returns a client with another transport, and with the same endpoint, header blocks and options.
    pub fn with_transport<U>(&self, transport: U) -> Client<U, H> {
        Client {
            transport: Arc::new(transport),
            endpoint: self.endpoint.clone(),
            headers: Arc::clone(&self.headers),
            options: Arc::clone(&self.options),
        }
    }

    /// Sets the header blocks that are sent with every request.
    #[must_use]
    pub fn with_headers(mut self, headers: H) -> Self {
        self.headers = Arc::new(headers);
        self
    }

    /// Sets the maximum duration of each exchange, from connecting to decoding the response. It takes precedence over a
    /// timeout of the transport.
    ///
    /// If the transport doesn't keep timeouts of calls, they fail with
    /// [`TransportErrorKind::Unsupported`](crate::TransportErrorKind::Unsupported), and nothing is sent.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.options().timeout = Some(timeout);
        self
    }

    /// Sets the version of SOAP in which requests are sent. An operation that the contract binds in one version only is
    /// always sent in that version. The endpoint must support the version.
    #[must_use]
    pub fn with_soap_version(mut self, version: SoapVersion) -> Self {
        self.options().soap_version = Some(version);
        self
    }

    /// Sends requests with MTOM (SOAP Message Transmission Optimization Mechanism): `base64Binary` elements of 512
    /// bytes or more are sent as parts of a multipart message instead of text in the envelope. The server must support
    /// that.
    ///
    /// Responses are read in both forms regardless of this setting.
    #[must_use]
    pub fn with_mtom(mut self) -> Self {
        self.options().mtom = true;
        self
    }

    /// Sends these attachments with each request, in addition to those that the contract declares as parts of the
    /// request. For attachments of a single request, use [`Call::attachments`].
    #[must_use]
    pub fn with_attachments(mut self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        self.options().attachments = attachments.into_iter().collect();
        self
    }

    /// Sends this header block with each request, although the contract doesn't declare it. It takes the place of a block
    /// of its name that is for the same node, and of a declared one of its name. The other header blocks remain.
    ///
    /// It is written in the version of SOAP in which a request is sent.
    #[must_use]
    pub fn with_header_block(mut self, block: impl Into<HeaderBlock>) -> Self {
        self.options().add_header_block(block.into());
        self
    }

    /// Sends this HTTP header with each request, such as `Authorization`. It takes the place of another of its name.
    ///
    /// A value is secret if its name tells so, as those of `Authorization`, `Cookie` and `X-Api-Key` do, or if it is
    /// [sensitive](http::HeaderValue::set_sensitive). A request with a secret isn't sent over unencrypted `http://`,
    /// and `Debug` of the request doesn't show it.
    ///
    /// # Errors
    ///
    /// Returns an error if the name or the value can't be sent, or if the header would break the message, as
    /// `Content-Type`, `Content-Length`, `Transfer-Encoding` and `Host` would.
    ///
    /// ```
    /// use soapwright::Client;
    ///
    /// # struct Transport;
    /// let client: Client<_, ()> = Client::new(Transport, "https://example.com")?
    ///     .with_http_header("Authorization", "Basic YWxhZGRpbjpvcGVuc2VzYW1l")?
    ///     .with_http_header("X-Correlation-Id", "4711")?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_http_header<N, V>(mut self, name: N, value: V) -> Result<Self, HttpHeaderError>
    where
        HeaderName: TryFrom<N>,
        HeaderValue: TryFrom<V>,
    {
        self.options().http_headers.add(name, value)?;
        Ok(self)
    }

    /// Lets an interceptor see and change the messages of each call, after those that were added before.
    #[must_use]
    pub fn with_interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.options().interceptors.push(Arc::new(interceptor));
        self
    }

    /// Keeps the HTTP request and the HTTP response of each call, byte for byte. Answers, faults and errors have them in
    /// their [`HttpExchange::raw`](crate::HttpExchange::raw). They may contain secrets.
    #[must_use]
    pub fn with_raw_messages(mut self) -> Self {
        self.options().raw_messages = true;
        self
    }

    /// Allows requests that contain secrets to be sent over unencrypted `http://`. Otherwise such a request is
    /// [`Error::Insecure`](crate::Error::Insecure), and isn't sent.
    #[must_use]
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.options().allow_secrets_over_http = true;
        self
    }

    /// Sets the limits of responses.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.options().limits = limits;
        self
    }

    /// Returns the options, which are copied first if a call or another client has them too.
    fn options(&mut self) -> &mut Options {
        Arc::make_mut(&mut self.options)
    }

    /// Returns the header blocks that are sent with every request.
    pub fn headers(&self) -> &H {
        &self.headers
    }

    /// Returns the address to which requests are sent.
    pub fn endpoint(&self) -> &Uri {
        &self.endpoint
    }

    /// Returns a call of the operation with this body. Nothing is sent before it is awaited or sent.
    pub fn call<I, O, A, F>(&self, operation: &Operation<I, O, H, A, F>, body: I) -> Call<T, O, A, F, H>
    where
        I: WriteXml + Send + 'static,
        O: ReadXml + Send + 'static,
        A: Headers,
        F: Faults + Send,
        H: Headers,
    {
        let (slot, read) = Slot::new(operation.description, || Box::new(O::start()));
        let exchange = self.exchange(operation.description, Box::new(body), read);
        Call::new(Arc::clone(&self.transport), exchange, slot)
    }

    /// Returns the exchange of a call. It doesn't depend on the operation's types.
    fn exchange(&self, operation: Description, body: Box<dyn WriteXml + Send>, read: Read) -> Box<Exchange>
    where
        H: Headers,
    {
        Box::new(Exchange {
            endpoint: self.endpoint.clone(),
            operation,
            body,
            headers: Arc::clone(&self.headers) as _,
            options: Arc::clone(&self.options),
            read,
        })
    }
}
