//! Tests of services of `tower` as transports, with layers around them.

use crate::XML;
use ::tower::{
    ServiceBuilder,
    limit::RateLimitLayer,
    retry::{Policy, RetryLayer},
    service_fn,
};
use services86::user::{Error, SetPassword, UserClient};
use soapwright::{
    Bytes, DynTransport, Limits, OperationName, ReqwestTransport, TowerBody, TowerTransport, Transport, TransportError,
    TransportErrorKind, TransportService,
    http::{Request, Response, StatusCode},
};
use std::{
    future::{Ready, ready},
    io,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tests::{Server, closing, http, message};
use tower_http::trace::TraceLayer;

const ENDPOINT: &str = "https://example.com/User.svc";

/// A transport that gives these results in their order, and then the response of a success.
#[derive(Clone)]
struct Script(Arc<Mutex<Vec<Result<StatusCode, TransportErrorKind>>>>, Arc<AtomicUsize>);

impl Script {
    fn new(results: &[Result<StatusCode, TransportErrorKind>]) -> Self {
        Script(Arc::new(Mutex::new(results.iter().rev().copied().collect())), Arc::default())
    }

    fn sent(&self) -> usize {
        self.1.load(Ordering::SeqCst)
    }
}

impl Transport for Script {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        assert!(!request.body().is_empty());
        self.1.fetch_add(1, Ordering::SeqCst);
        match self.0.lock().unwrap().pop() {
            Some(Err(kind)) => Err(TransportError::new(kind)),
            Some(Ok(status)) => Ok(Response::builder().status(status).body(Bytes::new()).unwrap()),
            None => Ok(success()),
        }
    }
}

fn success() -> Response<Bytes> {
    Response::builder().header("Content-Type", XML.unwrap()).body(message::response("true").into()).unwrap()
}

/// Repeats what was certainly not acted on, and the operations that are named as safe. The guide has it too.
#[derive(Clone)]
struct Repeat {
    left: u32,
    safe: &'static [&'static str],
}

impl<B> Policy<Request<TowerBody>, Response<B>, TransportError> for Repeat {
    type Future = Ready<()>;

    fn retry(
        &mut self,
        request: &mut Request<TowerBody>,
        result: &mut Result<Response<B>, TransportError>,
    ) -> Option<Ready<()>> {
        let name = request.extensions().get::<OperationName>();
        let is_safe = name.is_some_and(|name| self.safe.contains(&name.0));
        let repeat = match result {
            Ok(response) => is_safe && response.status() == StatusCode::SERVICE_UNAVAILABLE,
            Err(error) => is_safe || !error.kind().may_have_been_acted_on(),
        };
        self.left = self.left.checked_sub(1)?;
        repeat.then(|| ready(()))
    }

    fn clone_request(&mut self, request: &Request<TowerBody>) -> Option<Request<TowerBody>> {
        Some(request.clone())
    }
}

/// Calls SetPassword over a script with at most two repetitions. Returns the result and the number of requests.
async fn repeated(
    results: &[Result<StatusCode, TransportErrorKind>],
    safe: &'static [&'static str],
) -> (Result<bool, Error>, usize) {
    let script = Script::new(results);
    let service = ServiceBuilder::new()
        .layer(RetryLayer::new(Repeat { left: 2, safe }))
        .service(TransportService::new(script.clone()));
    let client = UserClient::new(TowerTransport::<_>::new(service), ENDPOINT).unwrap();
    let result = client.set_password(message::set_password()).await;
    (result.map(|answer| answer.body.response == Some(true)), script.sent())
}

#[tokio::test]
async fn only_what_was_certainly_not_acted_on_is_repeated() {
    use TransportErrorKind::{Broken, Connect, ConnectTimeout, Timeout};
    for kind in [Connect, ConnectTimeout] {
        let (result, sent) = repeated(&[Err(kind), Err(kind)], &[]).await;
        assert!(matches!((result, sent), (Ok(true), 3)), "{kind:?}");
    }
    for kind in [Broken, Timeout] {
        let (result, sent) = repeated(&[Err(kind)], &["GetUser"]).await;
        assert!(matches!(&result, Err(Error::Transport(error)) if error.kind() == kind), "{result:?}");
        assert_eq!(sent, 1, "{kind:?}");
    }
    let (result, sent) = repeated(&[Ok(StatusCode::SERVICE_UNAVAILABLE)], &[]).await;
    assert_eq!((result.unwrap_err().status(), sent), (Some(StatusCode::SERVICE_UNAVAILABLE), 1));
    let (result, sent) = repeated(&[Err(Connect); 9], &[]).await;
    assert!(result.unwrap_err().is_connect());
    assert_eq!(sent, 3);
}

#[tokio::test]
async fn operation_that_is_named_as_safe_is_repeated() {
    let results = [Err(TransportErrorKind::Broken), Ok(StatusCode::SERVICE_UNAVAILABLE)];
    let (result, sent) = repeated(&results, &["GetUser", "SetPassword"]).await;
    assert!(matches!((result, sent), (Ok(true), 3)));
}

#[tokio::test]
async fn layers_of_tower_and_tower_http_are_around_a_client() {
    let server = Server::start([closing(&http(200, XML, message::response("true")))]);
    let statuses: Arc<Mutex<Vec<_>>> = Arc::default();
    let seen = Arc::clone(&statuses);
    let pause = Duration::from_millis(100);
    let service = ServiceBuilder::new()
        .buffer(8)
        .layer(RateLimitLayer::new(1, pause))
        .layer(TraceLayer::new_for_http().on_response(
            move |response: &Response<TowerBody>, _: Duration, _: &tracing::Span| {
                seen.lock().unwrap().push(response.status());
            },
        ))
        .service(TransportService::new(ReqwestTransport::new().unwrap()));
    let transport: TowerTransport<_> = TowerTransport::new(service);
    // The type of such a transport is long, so a struct holds it as a `DynTransport`.
    let client: UserClient<DynTransport> = UserClient::new(DynTransport::new(transport), server.url()).unwrap();
    let since = Instant::now();
    let calls: Vec<_> =
        (1..=3).map(|id| tokio::spawn(client.set_password(SetPassword::new().associate_id(id)))).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().body.response, Some(true));
    }
    assert!(since.elapsed() >= 2 * pause, "{:?}", since.elapsed());
    assert_eq!(*statuses.lock().unwrap(), [StatusCode::OK; 3]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn service_with_bodies_of_other_types_is_a_transport() {
    // Any body that can be made from bytes, and any body that can be read.
    let service = service_fn(|request: Request<Vec<u8>>| async move {
        assert!(request.body().starts_with(b"<"));
        Ok::<_, io::Error>(success().map(|body| String::from_utf8(body.to_vec()).unwrap()))
    });
    let transport = TowerTransport::<_, Vec<u8>>::new(service);
    let client = UserClient::new(transport, ENDPOINT).unwrap();
    assert_eq!(client.set_password(message::set_password()).await.unwrap().body.response, Some(true));
    let call = client.set_password(message::set_password()).limits(Limits::of_bytes(99));
    let Err(Error::Transport(error)) = call.await else { panic!("too large") };
    assert_eq!(error.kind(), TransportErrorKind::TooLarge(99));
}

#[tokio::test]
async fn errors_of_services_keep_the_kind_of_their_cause() {
    let failing = |error: fn() -> Box<dyn std::error::Error + Send + Sync>| async move {
        let service = service_fn(move |_: Request<TowerBody>| ready(Err::<Response<TowerBody>, _>(error())));
        let client = UserClient::new(TowerTransport::<_>::new(service), ENDPOINT).unwrap();
        client.set_password(message::set_password()).await.unwrap_err()
    };
    assert!(failing(|| Box::new(TransportError::new(TransportErrorKind::Connect))).await.is_connect());
    let error = failing(|| io::Error::other(TransportError::new(TransportErrorKind::Connect)).into()).await;
    assert!(error.is_connect() && !error.may_have_been_acted_on(), "{error}");
    let error = failing(|| "the breaker is open".into()).await;
    assert!(error.may_have_been_acted_on() && error.to_string().ends_with("the breaker is open"), "{error}");
}

#[tokio::test]
async fn timeouts_of_calls_are_kept_only_if_the_service_keeps_them() {
    let service = || TransportService::new(Script::new(&[]));
    let call = |transport: TowerTransport<_>| {
        let client = UserClient::new(transport, ENDPOINT).unwrap();
        client.set_password(message::set_password()).timeout(Duration::from_secs(9))
    };
    let Err(Error::Transport(error)) = call(TowerTransport::new(service())).await else { panic!("unsupported") };
    assert_eq!(error.kind(), TransportErrorKind::Unsupported);
    assert!(call(TowerTransport::new(service()).keeping_timeouts()).await.is_ok());
}
