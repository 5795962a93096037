//! Interceptors, and the raw messages of a call.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{
    AnyType, Attachment, BlockingTransport, Bytes, Client, Element, Error, HeaderBlock, Interceptor, InterceptorError,
    Outgoing, QName, Transport, TransportError, TransportErrorKind,
    http::{HeaderValue, Request, Response},
};
use std::sync::{Arc, Mutex};

const HTTPS: &str = "https://example.com/echo";
const ANSWER: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>\
                      <n:Any xmlns:n='urn:n'>answer</n:Any></s:Body></s:Envelope>";
const FAULT: &str = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault>\
                     <faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault></s:Body></s:Envelope>";

/// A transport that notes the requests, and returns this body or fails.
#[derive(Clone, Default)]
struct Canned {
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
    answer: Option<&'static str>,
}

impl Canned {
    fn new(answer: Option<&'static str>) -> Self {
        Canned { answer, ..Canned::default() }
    }

    fn bodies(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|request| String::from_utf8_lossy(request.body()).into_owned()).collect()
    }

    fn exchange(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.requests.lock().unwrap().push(request);
        let answer = self.answer.ok_or_else(|| TransportError::new(TransportErrorKind::Broken))?;
        Ok(Response::builder().header("X-Server", "a").body(Bytes::from_static(answer.as_bytes())).unwrap())
    }
}

impl BlockingTransport for Canned {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.exchange(request)
    }
}

impl Transport for Canned {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.exchange(request)
    }
}

fn client(transport: &Canned) -> Client<Canned, ()> {
    Client::new(transport.clone(), HTTPS).unwrap()
}

/// Notes what it sees under a name.
struct Noting(&'static str, Arc<Mutex<Vec<String>>>);

impl Noting {
    fn note(&self, what: &str) -> Result<(), InterceptorError> {
        self.1.lock().unwrap().push(format!("{} {what}", self.0));
        Ok(())
    }
}

impl Interceptor for Noting {
    fn envelope(&self, outgoing: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
        self.note(&format!("envelope of {}", outgoing.operation()))
    }

    fn request(&self, _: &mut Request<Bytes>) -> Result<(), InterceptorError> {
        self.note("request")
    }

    fn response(&self, _: &mut Response<Bytes>) -> Result<(), InterceptorError> {
        self.note("response")
    }
}

#[test]
fn interceptors_see_requests_in_their_order_and_responses_in_reverse() {
    let notes = Arc::new(Mutex::new(Vec::new()));
    let transport = Canned::new(Some(ANSWER));
    let client = client(&transport).with_interceptor(Noting("client", Arc::clone(&notes)));
    let call = || client.call(&ECHO, AnyType::from("x")).interceptor(Noting("call", Arc::clone(&notes)));
    let expected = [
        "client envelope of Echo",
        "call envelope of Echo",
        "client request",
        "call request",
        "call response",
        "client response",
    ];
    call().send().unwrap();
    assert_eq!(std::mem::take(&mut *notes.lock().unwrap()), expected);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let mut future = std::pin::pin!(call());
    assert!(future.as_mut().poll(&mut context).is_ready());
    assert_eq!(*notes.lock().unwrap(), expected);
}

/// Changes each message that it sees.
struct Changing;

impl Interceptor for Changing {
    fn envelope(&self, outgoing: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
        let text = String::from_utf8(outgoing.envelope().to_vec())?.replace(">x<", ">changed<");
        *outgoing.envelope_mut() = text.into_bytes();
        outgoing.add_header_block(Element::new(QName::new("urn:a", "Second"), "2"))?;
        outgoing.add_header_block(HeaderBlock::from_xml("<First xmlns='urn:a'>1</First>")?.must_understand())?;
        outgoing.add_http_header("X-Length", outgoing.envelope().len().to_string())?;
        Ok(())
    }

    fn request(&self, request: &mut Request<Bytes>) -> Result<(), InterceptorError> {
        let sum = request.body().iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte));
        request.headers_mut().insert("x-sum", HeaderValue::from(u16::from(sum)));
        Ok(())
    }

    fn response(&self, response: &mut Response<Bytes>) -> Result<(), InterceptorError> {
        let text = String::from_utf8(response.body().to_vec())?.replace("answer", "changed");
        *response.body_mut() = text.into();
        response.headers_mut().insert("x-seen", HeaderValue::from_static("yes"));
        Ok(())
    }
}

const HEADER: &str = "<soap:Header><First xmlns:soap0=\"http://schemas.xmlsoap.org/soap/envelope/\" \
                      soap0:mustUnderstand=\"1\" xmlns='urn:a'>1</First><Second xmlns=\"urn:a\">2</Second>";

#[test]
fn interceptor_changes_envelope_headers_and_response() {
    let transport = Canned::new(Some(ANSWER));
    let client = client(&transport).with_interceptor(Changing);
    let answer = client.call(&ECHO, AnyType::from("x")).send().unwrap();
    assert_eq!(answer.body.text().as_deref(), Some("changed"));
    assert_eq!(answer.http.headers()["x-seen"], "yes");
    let sent = &transport.bodies()[0];
    assert!(sent.contains(&format!("{HEADER}</soap:Header><soap:Body>")) && sent.contains(">changed</"), "{sent}");
    let requests = transport.requests.lock().unwrap();
    assert_eq!(requests[0].headers()["x-length"], requests[0].body().len().to_string());
    assert!(requests[0].headers().contains_key("x-sum"));
}

#[test]
fn envelope_is_changed_before_it_is_wrapped_in_mime() {
    let transport = Canned::new(Some(ANSWER));
    let client = client(&transport).with_interceptor(Changing);
    let own = Element::new(QName::new("urn:a", "Own"), "0");
    let calls: [fn(_) -> _; 2] = [
        |call: soapwright::Call<Canned, AnyType>| call.mtom(),
        |call: soapwright::Call<Canned, AnyType>| call.attachments([Attachment::new("text/plain", "log")]),
    ];
    for with_parts in calls {
        with_parts(client.call(&ECHO, AnyType::from("x")).header_block(own.clone())).send().unwrap();
    }
    for sent in transport.bodies() {
        assert!(sent.starts_with("--"), "{sent}");
        assert!(sent.contains(&format!("{HEADER}<Own xmlns=\"urn:a\">0</Own></soap:Header>")), "{sent}");
    }
}

/// Refuses what it sees first.
struct Refusing(bool);

impl Interceptor for Refusing {
    fn envelope(&self, _: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
        if self.0 { Err("no key for the signature".into()) } else { Ok(()) }
    }

    fn response(&self, _: &mut Response<Bytes>) -> Result<(), InterceptorError> {
        Err("the signature is wrong".into())
    }
}

#[test]
fn error_of_an_interceptor_says_whether_the_request_was_sent() {
    for (refuses, text, sent) in [
        (true, "an interceptor refused the request: no key for the signature", 0),
        (false, "the signature is wrong", 1),
    ] {
        let transport = Canned::new(Some(ANSWER));
        let client = client(&transport).with_interceptor(Refusing(refuses));
        let error = client.call(&ECHO, AnyType::from("x")).send().unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(transport.bodies().len(), sent);
        let Error::Transport(error) = error else { panic!("{error}") };
        assert_eq!(error.kind().may_have_been_acted_on(), sent == 1);
    }
}

/// Adds a secret by one of the ways.
struct Signing(u8);

impl Interceptor for Signing {
    fn envelope(&self, outgoing: &mut Outgoing<'_>) -> Result<(), InterceptorError> {
        match self.0 {
            0 => outgoing.add_header_block(Element::new(QName::new("urn:a", "A"), "hunter2"))?,
            1 => outgoing.add_http_header("Authorization", "hunter2")?,
            2 => outgoing.mark_secret(),
            _ => {}
        }
        Ok(())
    }

    fn request(&self, request: &mut Request<Bytes>) -> Result<(), InterceptorError> {
        if self.0 == 3 {
            request.headers_mut().insert("x-api-key", HeaderValue::from_static("hunter2"));
        }
        Ok(())
    }
}

#[test]
fn secret_that_an_interceptor_adds_is_not_sent_unencrypted() {
    for way in 0..=4 {
        let client = Client::<_, ()>::new(Canned::new(Some(ANSWER)), "http://example.com").unwrap();
        let result = client.with_interceptor(Signing(way)).call(&ECHO, AnyType::from("x")).send();
        assert_eq!(matches!(result, Err(Error::Insecure(_))), way < 4, "way {way}");
    }
}

#[test]
fn raw_messages_are_kept_with_answers_faults_and_errors_when_asked_for() {
    for answer in [Some(ANSWER), Some(FAULT), Some("no XML"), None] {
        let transport = Canned::new(answer);
        let client = client(&transport).with_raw_messages();
        let http = match client.call(&ECHO, AnyType::from("x")).send() {
            Ok(answer) => answer.http,
            Err(error) => error.http().clone(),
        };
        let raw = http.raw().unwrap();
        assert_eq!(*raw.request.body(), transport.requests.lock().unwrap()[0].body());
        assert_eq!(raw.response.as_ref().map(|response| &response.body()[..]), answer.map(str::as_bytes));
        assert!(!format!("{raw:?} {http:?}").contains("Envelope"));
    }
    let answer = client(&Canned::new(Some(ANSWER))).call(&ECHO, AnyType::from("x")).send().unwrap();
    assert!(answer.http.raw().is_none());
}

#[test]
fn raw_response_is_the_one_before_interceptors() {
    let client = client(&Canned::new(Some(ANSWER))).with_interceptor(Changing);
    let answer = client.call(&ECHO, AnyType::from("x")).raw_messages().send().unwrap();
    let raw = answer.http.raw().unwrap();
    assert_eq!(raw.response.as_ref().unwrap().body(), ANSWER);
    assert!(raw.request.headers().contains_key("x-sum"));
}
