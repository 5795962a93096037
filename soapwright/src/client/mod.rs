//! Sending operations to an endpoint (SOAP 1.1, 6; SOAP 1.2 Part 2, 7).
//!
//! A client takes an operation with its request and returns the response, or an `Error`. It doesn't send requests that
//! contain a secret over `http://` unless the caller allows it.

mod call;
mod endpoint;
mod port;
mod reading;

pub use call::Call;
pub use endpoint::EndpointError;
pub use port::Port;

use crate::{
    address::without_credentials,
    binding::SoapVersion,
    error::Error,
    fault::Faults,
    headers::Headers,
    limits::Limits,
    message::Encoded,
    operation::{Answer, Operation},
    parts::Attachment,
    transport::{BlockingTransport, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind},
    xml::{ReadXml, WriteXml},
};
use std::fmt;

/// A client that sends the requests of operations to one endpoint over the transport `T`. `H` is the type of the header
/// blocks that it sends with every request.
///
/// Every generated client wraps one: `UserClient::from(client)` creates a generated client with the configuration of
/// `client`.
///
/// ```
/// use soapwright::{Client, SoapVersion};
///
/// # struct Transport;
/// let client: Client<Transport, ()> = Client::new(Transport, "https://example.com/orders?version=2")?
///     .with_soap_version(SoapVersion::Soap12)
///     .with_max_response_bytes(1 << 20);
/// assert_eq!(client.endpoint(), "https://example.com/orders?version=2");
/// // `Debug` doesn't show the query, which may contain credentials.
/// assert_eq!(format!("{client:?}"), r#"Client { endpoint: "https://example.com/orders", .. }"#);
/// # Ok::<(), soapwright::EndpointError>(())
/// ```
#[derive(Clone)]
pub struct Client<T, H> {
    transport: T,
    endpoint: String,
    headers: H,
    soap_version: Option<SoapVersion>,
    mtom: bool,
    attachments: Vec<Attachment>,
    allow_secrets_over_http: bool,
    limits: Limits,
}

/// Shows only the endpoint without its query, because the query and the headers may contain credentials.
impl<T, H> fmt::Debug for Client<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("endpoint", &without_credentials(&self.endpoint)).finish_non_exhaustive()
    }
}

impl<T, H: Default> Client<T, H> {
    /// Creates a client that sends requests to `endpoint`, an `https://` or `http://` address. It sends no
    /// header blocks, and accepts responses of at most 64 MiB whose values take at most 512 MiB of memory.
    ///
    /// Returns an error for an address of another scheme, without a host, or with white space or control characters. An
    /// address that contains a user name or password is an error as well, because it would be shown in logs.
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
        let endpoint = endpoint.into();
        endpoint::check(&endpoint)?;
        Ok(Client {
            transport,
            endpoint,
            headers: H::default(),
            soap_version: None,
            mtom: false,
            attachments: Vec::new(),
            allow_secrets_over_http: false,
            limits: Limits::default(),
        })
    }
}

impl<T, H> Client<T, H> {
    /// Sets the header blocks that are sent with every request.
    #[must_use]
    pub fn with_headers(mut self, headers: H) -> Self {
        self.headers = headers;
        self
    }

    /// Returns a client that borrows this client's transport and has its configuration, but sends these header blocks.
    /// It is meant for one call or a few.
    ///
    /// ```
    /// use soapwright::Client;
    ///
    /// # struct Transport;
    /// // Any type can be a client's headers until an operation is called.
    /// let client = Client::<_, &str>::new(Transport, "https://example.com/orders")?.with_headers("usual");
    /// let other = client.override_headers("other");
    /// assert_eq!((*client.headers(), *other.headers()), ("usual", "other"));
    /// assert_eq!(other.endpoint(), client.endpoint());
    /// # Ok::<(), soapwright::EndpointError>(())
    /// ```
    pub fn override_headers(&self, headers: H) -> Client<&T, H> {
        Client {
            transport: &self.transport,
            endpoint: self.endpoint.clone(),
            headers,
            soap_version: self.soap_version,
            mtom: self.mtom,
            attachments: self.attachments.clone(),
            allow_secrets_over_http: self.allow_secrets_over_http,
            limits: self.limits,
        }
    }

    /// Sets the version of SOAP in which requests are sent. An operation that the contract binds in one version only is
    /// always sent in that version. The endpoint must support the version.
    #[must_use]
    pub fn with_soap_version(mut self, version: SoapVersion) -> Self {
        self.soap_version = Some(version);
        self
    }

    /// Sends requests with MTOM (SOAP Message Transmission Optimization Mechanism): `base64Binary` elements of 512
    /// bytes or more are sent as parts of a multipart message instead of text in the envelope. The server must support
    /// that.
    ///
    /// Responses are read in both forms regardless of this setting.
    #[must_use]
    pub fn with_mtom(mut self) -> Self {
        self.mtom = true;
        self
    }

    /// Sends these attachments with each request, in addition to those that the contract declares as parts of the
    /// request. It is meant for one call or a few.
    ///
    /// A request can refer to an attachment that has a `content_id` by its [`Attachment::uri`], for example in an
    /// element of the type `swaRef` (WS-I Attachments Profile 1.0, 4.4).
    #[must_use]
    pub fn with_attachments(mut self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        self.attachments = attachments.into_iter().collect();
        self
    }

    /// Allows requests that contain secrets to be sent over unencrypted `http://`. Otherwise such a request is
    /// [`Error::Insecure`], and isn't sent.
    #[must_use]
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.allow_secrets_over_http = true;
        self
    }

    /// Sets the maximum number of bytes of a response's body, which is 64 MiB by default. The maximum number of bytes
    /// of memory for its values becomes eight times as many.
    #[must_use]
    pub fn with_max_response_bytes(mut self, bytes: usize) -> Self {
        self.limits = Limits::of(bytes);
        self
    }

    /// Sets the maximum number of bytes of memory for the values of a response, which is eight times the maximum number
    /// of bytes of its body by default. Call it after [`Client::with_max_response_bytes`], which sets both.
    ///
    /// An element of a few bytes can become a struct of hundreds of bytes, so a small response could fill the memory.
    /// The values of ordinary responses take one to four times the size of the body.
    #[must_use]
    pub fn with_max_response_memory(mut self, bytes: usize) -> Self {
        self.limits.memory = bytes;
        self
    }

    /// Returns the header blocks that are sent with every request.
    pub fn headers(&self) -> &H {
        &self.headers
    }

    /// Returns the address to which requests are sent.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Returns the HTTP request for this body, unless it contains a secret that must not be sent to this endpoint.
    fn request<I: WriteXml, O: ReadXml, A: Headers, F: Faults>(
        &self,
        operation: &Operation<I, O, H, A, F>,
        body: &I,
    ) -> Result<HttpRequest, Error<A, F>>
    where
        H: Headers,
    {
        let message = operation.encode_in(self.soap_version, self.mtom, &self.attachments, body, &self.headers);
        let message = message.map_err(Error::Write)?;
        if message.has_secret && !self.allow_secrets_over_http && endpoint::scheme(&self.endpoint, "http://").is_some()
        {
            return Err(Error::Insecure);
        }
        let Encoded { body, content_type, soap_action, .. } = message;
        let (url, max_response_bytes) = (self.endpoint.clone(), self.limits.bytes);
        Ok(HttpRequest { url, content_type, soap_action, body, max_response_bytes })
    }

    /// Returns the response unless it is too large. A transport that the user wrote may not have checked that.
    fn within_limit(&self, response: HttpResponse) -> Result<HttpResponse, TransportError> {
        match response.body.len() > self.limits.bytes {
            true => Err(TransportError::new(TransportErrorKind::TooLarge(self.limits.bytes))),
            false => Ok(response),
        }
    }
}

/// A generated client that sends over the transport `T`. Lets code be generic over the clients of different services.
pub trait ServiceClient<T>: From<Client<T, Self::RequestHeaders>> {
    /// The header blocks of the service's requests.
    type RequestHeaders: Headers;

    /// The address of the service in the contract (`soap:address`, WSDL 1.1, 3.8), or `None` if it has none.
    const ADDRESS: Option<&'static str>;
}

impl<T: Transport, H: Headers + Sync> Client<T, H> {
    /// Returns a future that sends a request with this body and reads the response. Nothing is sent before it is
    /// awaited.
    pub fn call<'a, I, O, A, F>(&'a self, operation: &'a Operation<I, O, H, A, F>, body: I) -> Call<'a, O, A, F>
    where
        I: WriteXml + Send + 'a,
        O: ReadXml + Send + 'static,
        A: Headers + Send,
        F: Faults + Send,
    {
        Call(Box::pin(async move {
            let request = self.request(operation, &body)?;
            // The body may be large, and isn't needed any more while the call waits for the response.
            drop(body);
            let response = self.within_limit(self.transport.send(request).await?)?;
            reading::read(&self.transport, operation.for_answers(), self.limits.memory, response).await
        }))
    }
}

impl<T: BlockingTransport, H: Headers> Client<T, H> {
    /// Sends a request with this body, and returns the response. The thread is blocked until then.
    pub fn call_blocking<I: WriteXml, O: ReadXml, A: Headers, F: Faults>(
        &self,
        operation: &Operation<I, O, H, A, F>,
        body: I,
    ) -> Result<Answer<O, A>, Error<A, F>> {
        let request = self.request(operation, &body)?;
        let response = self.within_limit(self.transport.send(request)?)?;
        reading::decode(operation, self.limits.memory, response)
    }
}
