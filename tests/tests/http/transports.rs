//! Tests of custom transports, and of headers for a single call.

use crate::XML;
use services86::user::{Error, RequestHeaders, UserClient, blocking};
use soapwright::{BlockingTransport, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
use std::sync::{Arc, Mutex};
use tests::message;

/// A transport that records its requests and always returns one response.
#[derive(Default)]
struct Mock {
    answer: HttpResponse,
    requests: Mutex<Vec<HttpRequest>>,
}

impl Mock {
    fn new(body: String) -> Self {
        let content_type = XML.map(str::to_owned);
        Mock {
            answer: HttpResponse { status: 200, content_type, body: body.into(), ..HttpResponse::default() },
            ..Mock::default()
        }
    }

    /// Returns the bodies of the requests so far.
    fn bodies(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|r| String::from_utf8(r.body.clone()).unwrap()).collect()
    }
}

impl Transport for Mock {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        BlockingTransport::send(self, request)
    }
}

impl BlockingTransport for Mock {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.requests.lock().unwrap().push(request);
        Ok(self.answer.clone())
    }
}

const ENDPOINT: &str = "https://example.com/Remote/Services86/User.svc";

#[tokio::test]
async fn calls_can_be_spawned_as_tasks() {
    let mock = Arc::new(Mock::new(message::response("true")));
    let client = UserClient::new(Arc::clone(&mock), ENDPOINT).unwrap().with_headers(message::secret_headers());
    let calls: Vec<_> = (0..3)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.set_password(message::set_password()).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().body.response, Some(true));
    }
    assert_eq!(mock.bodies().len(), 3);
}

#[tokio::test]
async fn transport_gets_the_request_whose_debug_hides_secrets() {
    let mock = Mock::new(message::response("true"));
    let client = UserClient::new(&mock, ENDPOINT).unwrap().with_headers(message::secret_headers());
    client.set_password(message::set_password()).await.unwrap();
    let requests = mock.requests.lock().unwrap();
    let request = requests.first().unwrap();
    assert_eq!((request.url.as_str(), request.content_type.as_ref()), (ENDPOINT, "text/xml; charset=utf-8"));
    assert!(request.soap_action.as_ref().unwrap().ends_with("/User/SetPassword\""));
    assert!(String::from_utf8_lossy(&request.body).contains(message::TICKET));
    message::assert_hides_secrets("the request", &format!("{request:?} {request:#?}"));
}

#[test]
fn overridden_headers_apply_to_a_single_call() {
    let mock = Mock::new(message::response("true"));
    let client = blocking::UserClient::new(&mock, ENDPOINT).unwrap().with_headers(message::secret_headers());
    let other = RequestHeaders { application_token: Some("another".to_owned()), ..message::secret_headers() };
    client.override_headers(other).set_password(message::set_password()).unwrap();
    client.set_password(message::set_password()).unwrap();
    let [first, second] = &mock.bodies()[..] else { panic!("not two requests") };
    assert!(first.contains(">another<") && !first.contains(message::TOKEN), "{first}");
    assert!(second.contains(message::TOKEN) && !second.contains(">another<"), "{second}");
    assert_eq!(client.headers().application_token.as_deref(), Some(message::TOKEN));
}

#[test]
fn overridden_headers_do_not_allow_secrets_over_http() {
    let mock = Mock::new(message::response("true"));
    let client = blocking::UserClient::new(&mock, "http://example.com/User.svc").unwrap();
    let call = |client: &blocking::UserClient<&Mock>| {
        client.override_headers(message::secret_headers()).set_password(message::set_password())
    };
    assert!(matches!(call(&client), Err(Error::Insecure)));
    assert_eq!(mock.bodies().len(), 0);
    assert_eq!(call(&client.allow_secrets_over_http()).unwrap().body.response, Some(true));
}

#[test]
fn response_limit_applies_to_custom_transports() {
    let mock = Mock::new(message::response(&" ".repeat(1000)));
    let client = soapwright::Client::new(&mock, ENDPOINT).unwrap().with_max_response_bytes(1000);
    let error = blocking::UserClient::from(client).set_password(message::set_password()).unwrap_err();
    assert!(matches!(&error, Error::Transport(e) if e.kind() == TransportErrorKind::TooLarge(1000)), "{error:?}");
}

#[tokio::test]
async fn transport_error_keeps_its_source() {
    struct Down;

    impl Transport for Down {
        async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
            Err(TransportError::new(TransportErrorKind::Connect).with_source("the tunnel is down"))
        }
    }

    let client = UserClient::new(Down, ENDPOINT).unwrap();
    let error = client.set_password(message::set_password()).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(e) if e.kind() == TransportErrorKind::Connect), "{error:?}");
    assert!(error.to_string().contains("the tunnel is down"), "{error}");
}
