//! The options of a single call.

use super::{
    call::{Call, State},
    http_headers::HttpHeaderError,
    interceptor::Interceptor,
};
use crate::{
    binding::SoapVersion,
    headers::{HeaderBlock, Headers},
    limits::Limits,
    parts::Attachment,
};
use http::{HeaderName, HeaderValue};
use std::{sync::Arc, time::Duration};

impl<T, O, A, F, H> Call<T, O, A, F, H> {
    /// Sets the maximum duration of the whole exchange, from connecting to decoding the response. It takes precedence
    /// over a timeout of the transport.
    ///
    /// If the transport doesn't keep timeouts of calls, the error is [`TransportErrorKind::Unsupported`](crate::TransportErrorKind::Unsupported), and nothing
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
}
