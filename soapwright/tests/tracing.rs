//! The span of a call, with the feature `tracing`.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{
    AnyType, BlockingTransport, Bytes, Client, Transport, TransportError, TransportErrorKind,
    http::{Request, Response},
};
use std::{
    collections::BTreeMap,
    fmt::Debug,
    sync::{Arc, Mutex},
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

const ANSWER: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>\
                      <n:Any xmlns:n='urn:n'>hunter2</n:Any></s:Body></s:Envelope>";
const FAULT: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault>\
                     <faultcode>s:Server</faultcode><faultstring>hunter2</faultstring></s:Fault></s:Body></s:Envelope>";

/// The fields of a span.
type Named = BTreeMap<&'static str, String>;

/// The fields of the spans that were opened.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<Named>>>);

struct Fields<'a>(&'a mut Named);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("soapwright")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut fields = Named::new();
        span.record(&mut Fields(&mut fields));
        spans.push(fields);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut self.0.lock().unwrap()[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Answers with this body, fails without one, and never answers if it is asynchronous.
struct Canned(Option<&'static str>);

impl BlockingTransport for Canned {
    fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let body = self.0.ok_or_else(|| TransportError::new(TransportErrorKind::ConnectTimeout))?;
        Ok(Response::new(body.into()))
    }
}

impl Transport for Canned {
    async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        std::future::pending().await
    }
}

fn client(answer: Option<&'static str>) -> Client<Canned, ()> {
    let client = Client::new(Canned(answer), "https://example.com:8443/echo?key=hunter2").unwrap();
    client.named("EchoClient").with_http_header("Authorization", "hunter2").unwrap()
}

/// Returns the fields of the one span that a function opens.
fn span(function: impl FnOnce()) -> Named {
    let spans = Spans::default();
    tracing::subscriber::with_default(spans.clone(), function);
    let mut spans = std::mem::take(&mut *spans.0.lock().unwrap());
    assert_eq!(spans.len(), 1, "one span for a call");
    let fields = spans.remove(0);
    assert!(!format!("{fields:?}").contains("hunter2"), "{fields:?}");
    fields
}

#[test]
fn call_has_one_span_with_its_operation_host_sizes_and_status() {
    let fields = span(|| _ = client(Some(ANSWER)).call(&ECHO, AnyType::from("hunter2")).send().unwrap());
    for (field, value) in [
        ("otel.name", "Echo/Echo"),
        ("otel.kind", "client"),
        ("rpc.system", "soap"),
        ("rpc.service", "Echo"),
        ("rpc.method", "Echo"),
        ("server.address", "example.com"),
        ("server.port", "8443"),
        ("http.response.status_code", "200"),
        ("http.response.body.size", &ANSWER.len().to_string()),
    ] {
        assert_eq!(fields.get(field).map(String::as_str), Some(value), "{field}");
    }
    assert!(fields.contains_key("http.request.body.size") && !fields.contains_key("error.type"), "{fields:?}");
}

#[test]
fn span_says_why_a_call_failed() {
    for (answer, kind, code) in
        [(Some(FAULT), "fault", Some("Server")), (Some("hunter2"), "read", None), (None, "timeout", None)]
    {
        let fields = span(|| _ = client(answer).call(&ECHO, AnyType::from("x")).send().unwrap_err());
        assert_eq!(fields.get("error.type").map(String::as_str), Some(kind));
        assert_eq!(fields.get("otel.status_code").map(String::as_str), Some("ERROR"));
        assert_eq!(fields.get("soap.fault.code").map(String::as_str), code);
    }
}

#[test]
fn span_of_a_cancelled_call_says_so() {
    let fields = span(|| {
        let mut call = Box::pin(client(None).call(&ECHO, AnyType::from("x")));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    assert_eq!(fields.get("error.type").map(String::as_str), Some("cancelled"));
}
