//! A transport that records what it sends and receives, for tests and support cases.

mod redact;

use crate::{
    address::without_credentials,
    limits::RECORDED,
    raw::RawMessages,
    transport::{BlockingTransport, Transport, TransportError, Work},
};
use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use std::{
    collections::VecDeque,
    fmt::{self, Write},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A transport that passes everything on to another one, and records it.
///
/// The [`Records`] are a handle that outlives the client. They keep the last 100 exchanges, with their whole bodies.
///
/// ```
/// use soapwright::{BlockingTransport, Bytes, Client, Recorder, TransportError, http::{Request, Response}};
/// # use soapwright::{Operation, xml::Field};
/// # static LOGIN: Operation<String, String, (), ()> =
/// #     Operation::new("Login", &[]).soap11("\"\"").request(Field::new("</Password>")).response(Field::new("</Id>"));
///
/// struct Canned;
///
/// impl BlockingTransport for Canned {
///     fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         Ok(Response::new(Bytes::from_static(
///             b"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Id>7</Id></s:Body></s:Envelope>",
///         )))
///     }
/// }
///
/// let recorder = Recorder::new(Canned);
/// let records = recorder.records();
/// let client = Client::new(recorder, "https://example.com/login")?;
/// client.call(&LOGIN, "hunter2".to_owned()).send()?;
///
/// // For a support case: the structure of the messages, without their values.
/// let shown = records.to_string();
/// assert!(shown.contains("<Password>[redacted]</Password>") && shown.contains("<Id>[redacted]</Id>"));
///
/// // For a test: what was sent, byte for byte.
/// let sent = &records.exchanges()[0].request;
/// assert!(String::from_utf8_lossy(sent.body()).contains("<Password>hunter2</Password>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Recorder<T> {
    transport: T,
    records: Records,
}

/// The record of a [`Recorder`]. It is cheap to clone.
///
/// `Display` shows each exchange with its HTTP headers and envelopes, in which every value is redacted: the texts of
/// elements and attributes, except for code and reason of a fault, and most HTTP headers. Comments are left out, and so
/// are messages that aren't well-formed XML, such as multipart messages, whose lengths are shown.
/// [`Records::with_values`] shows what has no name of a secret. `Debug` shows the number of exchanges.
#[derive(Clone, Default)]
pub struct Records(Arc<Mutex<VecDeque<RawMessages>>>);

/// The values that are shown.
#[derive(Clone, Copy, PartialEq)]
enum Values {
    None,
    /// Those of elements, attributes and HTTP headers whose name isn't that of a secret.
    Named,
}

impl<T> Recorder<T> {
    /// Creates a recorder of what this transport sends and receives.
    pub fn new(transport: T) -> Self {
        Recorder { transport, records: Records::default() }
    }

    /// Returns the records, to which later exchanges are added.
    pub fn records(&self) -> Records {
        self.records.clone()
    }
}

impl<T> fmt::Debug for Recorder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").field("records", &self.records).finish_non_exhaustive()
    }
}

impl<T: BlockingTransport> BlockingTransport for Recorder<T> {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let sent = request.clone();
        let response = self.transport.send(request);
        self.records.add(sent, &response);
        response
    }

    fn keeps_timeouts(&self) -> bool {
        self.transport.keeps_timeouts()
    }
}

impl<T: Transport + Sync> Transport for Recorder<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let sent = request.clone();
        let response = self.transport.send(request).await;
        self.records.add(sent, &response);
        response
    }

    fn keeps_timeouts(&self) -> bool {
        self.transport.keeps_timeouts()
    }

    async fn run(&self, work: Work) {
        self.transport.run(work).await;
    }
}

impl Records {
    /// Returns the exchanges that have ended, in the order of their end, byte for byte. They may contain secrets.
    pub fn exchanges(&self) -> Vec<RawMessages> {
        self.lock().iter().cloned().collect()
    }

    /// Returns the exchanges as `Display` shows them, but with the values of elements, attributes and HTTP headers whose
    /// names aren't those of secrets, such as Password and Token, and that aren't inside a header block. A secret
    /// that has another name is shown, even if the contract or a `codegen.toml` says that it is a secret.
    pub fn with_values(&self) -> String {
        self.shown(Values::Named)
    }

    /// Forgets all exchanges.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn add(&self, request: Request<Bytes>, response: &Result<Response<Bytes>, TransportError>) {
        let mut records = self.lock();
        if records.len() >= RECORDED {
            records.pop_front();
        }
        records.push_back(RawMessages::new(request, response.as_ref().ok().cloned()));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<RawMessages>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self, values: Values) -> String {
        let mut out = String::new();
        for RawMessages { request, response } in self.exchanges() {
            // Writing to a `String` can't fail.
            _ = writeln!(out, "> {} {}", request.method(), without_credentials(&request.uri().to_string()));
            message(&mut out, '>', request.headers(), request.body(), values);
            match response {
                Some(response) => {
                    _ = writeln!(out, "< {}", response.status());
                    message(&mut out, '<', response.headers(), response.body(), values);
                }
                None => out.push_str("< no response\n\n"),
            }
        }
        out
    }
}

/// Shows the headers and the body of a message.
fn message(out: &mut String, mark: char, headers: &HeaderMap, body: &Bytes, values: Values) {
    const SHOWN: [header::HeaderName; 5] =
        [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::DATE, header::RETRY_AFTER, header::SERVER];
    for (name, value) in headers {
        let named = values == Values::Named && !value.is_sensitive() && !redact::is_secret(name.as_str());
        let value = match SHOWN.contains(name) || name == "soapaction" || named {
            true => String::from_utf8_lossy(value.as_bytes()),
            false => redact::REDACTED.into(),
        };
        _ = writeln!(out, "{mark} {name}: {value}");
    }
    match std::str::from_utf8(body).ok().and_then(|text| redact::redact(text, values == Values::Named)) {
        Some(text) => _ = writeln!(out, "\n{text}\n"),
        None => _ = writeln!(out, "\n[{} bytes]\n", body.len()),
    }
}

impl fmt::Display for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(Values::None))
    }
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Records").field(&format_args!("{} exchanges", self.lock().len())).finish()
    }
}
