//! Sending operations to an endpoint (SOAP 1.1, 6; SOAP 1.2 Part 2, 7).
//!
//! In come an operation with its request and a transport, and out comes the answer or an `Error`. Requests with a
//! secret don't go over `http://` unless the caller allows it.

mod reading;

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
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

/// Sends operations to one endpoint over a transport. `H` are the headers that go with every request.
///
/// Generated clients wrap it: `UserClient::from(client)`.
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

/// An endpoint that can't be called, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError(&'static str);

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for EndpointError {}

/// Only shows where it sends to, without the query: headers and query hold credentials.
impl<T, H> fmt::Debug for Client<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("endpoint", &without_credentials(&self.endpoint)).finish_non_exhaustive()
    }
}

impl<T, H: Default> Client<T, H> {
    /// A client that sends to this `https://` or `http://` address, with no headers set. An address with a user name
    /// or password in it is refused: it would end up in logs.
    pub fn new(transport: T, endpoint: impl Into<String>) -> Result<Self, EndpointError> {
        let endpoint = endpoint.into();
        let rest = scheme(&endpoint, "https://").or_else(|| scheme(&endpoint, "http://"));
        let rest = rest.ok_or(EndpointError("the endpoint must begin with https:// or http://"))?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if host.is_empty() || host.starts_with(':') {
            return Err(EndpointError("the endpoint has no host"));
        }
        if host.contains('@') {
            return Err(EndpointError("the endpoint holds a user name; give credentials to the transport instead"));
        }
        if endpoint.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(EndpointError("the endpoint holds a space or a control character"));
        }
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

fn scheme<'a>(endpoint: &'a str, scheme: &str) -> Option<&'a str> {
    let (front, rest) = endpoint.split_at_checked(scheme.len())?;
    front.eq_ignore_ascii_case(scheme).then_some(rest)
}

impl<T, H> Client<T, H> {
    /// The same with these headers on every request.
    #[must_use]
    pub fn with_headers(mut self, headers: H) -> Self {
        self.headers = headers;
        self
    }

    /// A client over the same transport with other headers, for one call or a few.
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

    /// The same, but speaking this version of SOAP, where the contract has a port for it. An operation that it binds in
    /// one version only is always sent in that. The endpoint must be one that understands it.
    #[must_use]
    pub fn with_soap_version(mut self, version: SoapVersion) -> Self {
        self.soap_version = Some(version);
        self
    }

    /// The same, but requests are sent as MTOM has them: see [`Operation::with_mtom`].
    #[must_use]
    pub fn with_mtom(mut self) -> Self {
        self.mtom = true;
        self
    }

    /// The same, but these go beside each request, though they are no part of it by its contract: for one call or a few.
    /// Give them a `content_id`, and the request may call them by their [`Attachment::uri`], as one of WS-I's `swaRef`
    /// does. They come on top of those that a request has as its parts.
    #[must_use]
    pub fn with_attachments(mut self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        self.attachments = attachments.into_iter().collect();
        self
    }

    /// The same, but requests with a secret may go over `http://`, where everyone on the way can read them.
    #[must_use]
    pub fn allow_secrets_over_http(mut self) -> Self {
        self.allow_secrets_over_http = true;
        self
    }

    /// Sets how many bytes an answer's body may have, which are 64 MiB otherwise, and how many bytes of memory its values
    /// may take: eight times as many.
    #[must_use]
    pub fn with_max_response_bytes(mut self, bytes: usize) -> Self {
        self.limits = Limits::of(bytes);
        self
    }

    /// Sets how many bytes of memory the values of an answer may take, which are eight times those that its body may have
    /// otherwise. It comes after [`Client::with_max_response_bytes`].
    ///
    /// An element of a few bytes may become a struct of hundreds, so that a small answer can fill the memory. Honest
    /// answers take one to four times their size.
    #[must_use]
    pub fn with_max_response_memory(mut self, bytes: usize) -> Self {
        self.limits.memory = bytes;
        self
    }

    /// The headers that go with every request.
    pub fn headers(&self) -> &H {
        &self.headers
    }

    /// Where requests are sent to.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    fn request<I: WriteXml, O: ReadXml + Default, A: Headers, F: Faults>(
        &self,
        operation: &Operation<I, O, H, A, F>,
        body: &I,
    ) -> Result<HttpRequest, Error<A, F>>
    where
        H: Headers,
    {
        let message = operation.encode_in(self.soap_version, self.mtom, &self.attachments, body, &self.headers);
        let message = message.map_err(Error::Write)?;
        if message.has_secret && !self.allow_secrets_over_http && scheme(&self.endpoint, "http://").is_some() {
            return Err(Error::Insecure);
        }
        let Encoded { body, content_type, soap_action, .. } = message;
        let (url, max_response_bytes) = (self.endpoint.clone(), self.limits.bytes);
        Ok(HttpRequest { url, content_type, soap_action, body, max_response_bytes })
    }

    /// The answer in a response, for a transport of the user's own that may not have looked how large it is.
    fn within_limit(&self, response: HttpResponse) -> Result<HttpResponse, TransportError> {
        match response.body.len() > self.limits.bytes {
            true => Err(TransportError::new(TransportErrorKind::TooLarge(self.limits.bytes))),
            false => Ok(response),
        }
    }
}

/// A port of a service: where the contract says that it is, and in which version of SOAP it is spoken to (WSDL 1.1, 2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Port {
    /// Its name.
    pub name: &'static str,
    /// The version of SOAP.
    pub soap_version: SoapVersion,
    /// The address, if the contract has one.
    pub address: Option<&'static str>,
}

impl Port {
    /// For generated code.
    #[doc(hidden)]
    pub const fn new(name: &'static str, soap_version: SoapVersion, address: Option<&'static str>) -> Self {
        Port { name, soap_version, address }
    }
}

/// A generated client, which sends over a `T`. Code that works for the clients of all services needs no more to know.
pub trait ServiceClient<T>: From<Client<T, Self::RequestHeaders>> {
    /// The header blocks of its requests.
    type RequestHeaders: Headers;

    /// Where the contract says that the service is (`soap:address`, WSDL 1.1, 3.8).
    const ADDRESS: Option<&'static str>;
}

impl<T: Transport, H: Headers + Sync> Client<T, H> {
    /// Sends a request, once it is awaited, and gives its answer.
    pub fn call<'a, I, O, A, F>(&'a self, operation: &'a Operation<I, O, H, A, F>, body: I) -> Call<'a, O, A, F>
    where
        I: WriteXml + Send + 'a,
        O: ReadXml + Default + Send + 'static,
        A: Headers + Send,
        F: Faults + Send,
    {
        Call(Box::pin(async move {
            let request = self.request(operation, &body)?;
            // What was encoded is not needed while the answer is waited for.
            drop(body);
            let response = self.within_limit(self.transport.send(request).await?)?;
            reading::read(&self.transport, operation.for_answers(), self.limits.memory, response).await
        }))
    }
}

/// A call: a future that sends nothing before it is awaited.
///
/// It has a name so that a client's methods are plain functions: a service has hundreds, and as `async fn`s they were
/// a quarter of what the compiler had to check. One allocation a call pays for it.
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<'a, O, A, F = ()>(Boxed<'a, Result<Answer<O, A>, Error<A, F>>>);

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl<O, A, F> Future for Call<'_, O, A, F> {
    type Output = Result<Answer<O, A>, Error<A, F>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<O, A, F> fmt::Debug for Call<'_, O, A, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Call")
    }
}

impl<T: BlockingTransport, H: Headers> Client<T, H> {
    /// Sends a request and blocks the thread until its answer is there.
    pub fn call_blocking<I: WriteXml, O: ReadXml + Default, A: Headers, F: Faults>(
        &self,
        operation: &Operation<I, O, H, A, F>,
        body: I,
    ) -> Result<Answer<O, A>, Error<A, F>> {
        let request = self.request(operation, &body)?;
        let response = self.within_limit(self.transport.send(request)?)?;
        reading::decode(operation, self.limits.memory, response)
    }
}
