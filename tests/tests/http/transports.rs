//! Tests of custom transports.

use crate::XML;
use services86::user::{Error, RequestHeaders, UserClient};
use soapwright::{
    BlockingTransport, Bytes, DynTransport, Limits, ReqwestTransport, SoapVersion, Timeout, Transport, TransportError,
    TransportErrorKind, UreqTransport,
    http::{Request, Response},
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tests::{Server, closing, http, message};

/// A transport that records its requests and always returns one response.
pub(crate) struct Mock {
    answer: Response<Bytes>,
    requests: Mutex<Vec<Request<Bytes>>>,
}

impl Mock {
    pub(crate) fn new(body: String) -> Arc<Self> {
        let answer = Response::builder().header("Content-Type", XML.unwrap()).body(body.into()).unwrap();
        Arc::new(Mock { answer, requests: Mutex::default() })
    }

    /// Returns the requests so far.
    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// Returns the bodies of the requests so far.
    fn bodies(&self) -> Vec<String> {
        self.requests().iter().map(|request| String::from_utf8_lossy(request.body()).into_owned()).collect()
    }
}

impl Transport for Mock {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        BlockingTransport::send(self, request)
    }
}

impl BlockingTransport for Mock {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.requests.lock().unwrap().push(request);
        Ok(self.answer.clone())
    }
}

const ENDPOINT: &str = "https://example.com/Remote/Services86/User.svc";

#[tokio::test]
async fn transport_gets_what_to_http_returns() {
    let mock = Mock::new(message::response("true"));
    let client = UserClient::new(Arc::clone(&mock), ENDPOINT).unwrap().with_headers(message::secret_headers());
    let call = client.set_password(message::set_password()).limits(Limits::of_bytes(1 << 20));
    let expected = call.to_http().unwrap();
    call.await.unwrap();
    client.set_password(message::set_password()).limits(Limits::of_bytes(1 << 20)).send().unwrap();
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    for request in &requests {
        assert_eq!((request.method(), request.uri()), (expected.method(), expected.uri()));
        assert_eq!((request.headers(), request.body()), (expected.headers(), expected.body()));
        assert_eq!(request.extensions().get(), Some(&Limits::of_bytes(1 << 20)));
        assert_eq!(request.extensions().get::<Timeout>(), None);
    }
    assert_eq!((expected.method().as_str(), expected.uri().to_string().as_str()), ("POST", ENDPOINT));
    assert_eq!(expected.headers()["content-type"], "text/xml; charset=utf-8");
    let action = "\"http://www.superoffice.net/ws/crm/NetServer/Services86/User/SetPassword\"";
    assert_eq!(expected.headers()["SOAPAction"], action);
    assert_eq!(expected.headers()["Accept-Encoding"], "gzip, deflate");
    assert_eq!(expected.headers().len(), 3);
    assert!(String::from_utf8_lossy(expected.body()).contains(message::TICKET));
}

#[test]
fn options_of_a_call_apply_to_it_alone() {
    let mock = Mock::new(message::response("true"));
    let client =
        UserClient::new(&*mock, "http://example.com/User.svc").unwrap().with_headers(message::secret_headers());
    let other = RequestHeaders { application_token: Some("another".to_owned()), ..message::secret_headers() };
    let call = || client.set_password(message::set_password());
    let to_http = call().headers(other).allow_secrets_over_http().limits(Limits::of_bytes(1)).mtom();
    let to_http = to_http.timeout(Duration::from_secs(5)).soap_version(SoapVersion::Soap12).to_http().unwrap();
    let body = String::from_utf8_lossy(to_http.body());
    assert!(body.contains(">another<") && !body.contains(message::TOKEN), "{body}");
    assert!(to_http.headers()["content-type"].to_str().unwrap().starts_with("multipart/related"));
    assert_eq!(to_http.extensions().get(), Some(&Timeout(Duration::from_secs(5))));

    assert!(matches!(call().send(), Err(Error::Insecure(_))));
    assert!(matches!(call().to_http(), Err(Error::Insecure(_))));
    call().allow_secrets_over_http().send().unwrap();
    let [body] = &mock.bodies()[..] else { panic!("not one request") };
    assert!(body.contains(message::TOKEN) && !body.contains(">another<"), "{body}");
    assert!(!mock.requests()[0].headers()["content-type"].to_str().unwrap().starts_with("multipart"));
    assert_eq!(mock.requests()[0].extensions().get(), Some(&Limits::default()));
}

#[test]
fn options_of_a_client_apply_to_its_calls_and_not_to_its_clones() {
    let mock = Mock::new(message::response("true"));
    let client = UserClient::new(&*mock, ENDPOINT).unwrap();
    let other = client.clone().with_timeout(Duration::from_secs(5)).with_limits(Limits::of_bytes(7));
    let extensions = |client: &UserClient<_>| {
        let request = client.set_password(message::set_password()).to_http().unwrap();
        (request.extensions().get::<Timeout>().copied(), request.extensions().get::<Limits>().copied())
    };
    assert_eq!(extensions(&other), (Some(Timeout(Duration::from_secs(5))), Some(Limits::of_bytes(7))));
    assert_eq!(extensions(&client), (None, Some(Limits::default())));
}

#[tokio::test]
async fn timeout_that_the_transport_does_not_keep_is_an_error_before_anything_is_sent() {
    let mock = Mock::new(message::response("true"));
    let client = UserClient::new(Arc::clone(&mock), ENDPOINT).unwrap().with_timeout(Duration::from_secs(5));
    let results = [
        client.set_password(message::set_password()).await,
        client.set_password(message::set_password()).send(),
        UserClient::new(DynTransport::new(Arc::clone(&mock)), ENDPOINT)
            .unwrap()
            .set_password(message::set_password())
            .timeout(Duration::from_secs(5))
            .await,
    ];
    for result in results {
        let Err(Error::Transport(error)) = result else { panic!("{result:?}") };
        assert_eq!(error.kind(), TransportErrorKind::Unsupported);
        assert!(error.to_string().contains("set the timeout on the transport"), "{error}");
    }
    assert!(mock.requests().is_empty());
}

#[test]
fn response_limit_applies_to_custom_transports() {
    let mock = Mock::new(message::response(&" ".repeat(1000)));
    let client = UserClient::new(&*mock, ENDPOINT).unwrap().with_limits(Limits::of_bytes(1000));
    let error = client.set_password(message::set_password()).send().unwrap_err();
    assert!(matches!(&error, Error::Transport(e) if e.kind() == TransportErrorKind::TooLarge(1000)), "{error:?}");
}

#[test]
fn builder_of_a_transport_has_the_settings_of_its_constructor() {
    let ours = concat!("soapwright/", env!("CARGO_PKG_VERSION"));
    let server = Server::start([closing(&http(200, XML, message::response("true")))]);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let reqwest = [ReqwestTransport::builder(), ReqwestTransport::builder().user_agent("other")];
    let ureq = [UreqTransport::builder(), UreqTransport::builder().user_agent("other")];
    for (reqwest, ureq) in reqwest.into_iter().zip(ureq) {
        let client = UserClient::new(ReqwestTransport::from_builder(reqwest).unwrap(), server.url()).unwrap();
        runtime.block_on(client.set_password(Default::default())).unwrap();
        let client = UserClient::new(UreqTransport::from_builder(ureq), server.url()).unwrap();
        client.set_password(Default::default()).send().unwrap();
    }
    let requests = server.requests();
    let agents: Vec<_> = requests.iter().flat_map(|request| request.header("User-Agent")).collect();
    assert_eq!(agents, [ours, ours, "other", "other"]);
    let timeouts = UreqTransport::builder().build().timeouts();
    assert_eq!(timeouts.global, Some(Duration::from_secs(100)));
    assert_eq!(timeouts.connect, Some(Duration::from_secs(30)));
}

#[tokio::test]
async fn transport_error_keeps_its_source() {
    struct Down;

    impl Transport for Down {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            Err(TransportError::new(TransportErrorKind::Connect).with_source("the tunnel is down"))
        }
    }

    let client = UserClient::new(Down, ENDPOINT).unwrap();
    let error = client.set_password(message::set_password()).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(e) if e.kind() == TransportErrorKind::Connect), "{error:?}");
    assert!(error.to_string().contains("the tunnel is down"), "{error}");
}
