//! Tests of calls as futures, and of the places where clients are kept.

use crate::{XML, transports::Mock};
use services86::user::{self, SetPasswordResponse, UserClient};
use soapwright::{BlockingTransport, DynTransport, ReqwestTransport, TransportErrorKind, UreqTransport};
use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};
use tests::{Caller, Reply, Server, Way, closing, http, message};
use tokio::task::JoinSet;

const ENDPOINT: &str = "https://example.com/Remote/Services86/User.svc";

fn client(mock: &Arc<Mock>) -> UserClient<Arc<Mock>> {
    UserClient::new(Arc::clone(mock), ENDPOINT).unwrap().with_headers(message::secret_headers())
}

#[tokio::test]
async fn calls_can_be_spawned_joined_and_selected() {
    let mock = Mock::new(message::response("true"));
    let client = client(&mock);
    let call: user::Call<_, SetPasswordResponse> = client.set_password(message::set_password());
    assert_eq!(tokio::spawn(call).await.unwrap().unwrap().body.response, Some(true));

    let mut set = JoinSet::new();
    (0..3).for_each(|_| _ = set.spawn(client.set_password(message::set_password())));
    assert!(set.join_all().await.into_iter().all(|result| result.is_ok()));

    let (one, other) =
        tokio::join!(client.set_password(message::set_password()), client.set_password(message::set_password()));
    assert!(one.is_ok() && other.is_ok());

    tokio::select! {
        result = client.set_password(message::set_password()) => assert!(result.is_ok()),
        () = tokio::time::sleep(Duration::from_secs(20)) => panic!("the call takes too long"),
    }
    assert_eq!(mock.requests().len(), 7);
}

#[tokio::test]
async fn call_outlives_its_client() {
    let mock = Mock::new(message::response("true"));
    let client = client(&mock);
    let call = client.set_password(message::set_password());
    drop(client);
    call.await.unwrap();
}

#[test]
fn call_that_is_never_polled_sends_nothing() {
    let mock = Mock::new(message::response("true"));
    drop(client(&mock).set_password(message::set_password()));
    assert!(mock.requests().is_empty());
}

#[test]
fn finished_call_stays_pending_and_sends_nothing_again() {
    let mock = Mock::new(message::response("true"));
    let mut call = pin!(client(&mock).set_password(message::set_password()));
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(call.as_mut().poll(&mut context), Poll::Ready(Ok(_))));
    for _ in 0..2 {
        assert!(call.as_mut().poll(&mut context).is_pending());
    }
    let error = call.to_http().unwrap_err();
    assert!(error.to_string().contains("polled before"), "{error}");
    assert_eq!(mock.requests().len(), 1);
}

#[test]
fn debug_of_a_call_shows_its_operation_and_no_secret() {
    let mock = Mock::new(message::response("true"));
    let call = client(&mock).set_password(message::set_password());
    assert_eq!(format!("{call:?}"), "Call { operation: \"SetPassword\", .. }");
}

/// A struct that holds clients of transports that are chosen at run time.
struct App {
    users: UserClient<DynTransport>,
    shared: Arc<UserClient<DynTransport>>,
    blocking: UserClient<Arc<dyn BlockingTransport + Send + Sync>>,
}

#[tokio::test]
async fn clients_of_any_transport_can_be_kept_in_a_struct() {
    let mock = Mock::new(message::response("true"));
    let users = UserClient::new(DynTransport::new(Arc::clone(&mock)), ENDPOINT).unwrap();
    let blocking: Arc<dyn BlockingTransport + Send + Sync> = mock.clone();
    let app = App { shared: Arc::new(users.clone()), users, blocking: UserClient::new(blocking, ENDPOINT).unwrap() };
    let shared = Arc::clone(&app.shared);
    let task = tokio::spawn(async move { shared.set_password(message::set_password()).await });
    task.await.unwrap().unwrap();
    app.users.set_password(message::set_password()).await.unwrap();
    app.blocking.set_password(message::set_password()).send().unwrap();
    assert_eq!(mock.requests().len(), 3);
}

#[test]
fn path_and_query_reach_the_server_as_given() {
    for way in Way::BOTH {
        let server = Server::start([closing(&http(200, XML, message::response("true")))]);
        let endpoint = format!("{}?tenant=a%20b&wsdl#fragment", server.url());
        Caller::new(way, &endpoint).call(message::set_password()).unwrap();
        let [request] = &server.requests()[..] else { panic!("{way:?}") };
        let line = request.head.lines().next().unwrap();
        assert_eq!(line, "POST /Remote/Services86/User.svc?tenant=a%20b&wsdl HTTP/1.1", "{way:?}");
        assert_eq!(request.header("host"), [server.base_url()[7..].split('/').next().unwrap()], "{way:?}");
    }
}

/// The time after which a call gives up.
const PATIENCE: Duration = Duration::from_millis(200);

fn assert_timed_out<T: std::fmt::Debug>(result: Result<T, user::Error>, since: Instant) {
    let Err(user::Error::Transport(error)) = &result else { panic!("{result:?}") };
    assert_eq!(error.kind(), TransportErrorKind::Timeout, "{error:?}");
    assert!(since.elapsed() >= PATIENCE && since.elapsed() < Duration::from_secs(10), "{:?}", since.elapsed());
}

#[tokio::test]
async fn timeout_of_a_call_ends_the_wait_for_a_silent_server() {
    // The server takes the request and says nothing.
    let server = Server::start([Reply::Keep(Vec::new())]);
    let client = UserClient::new(ReqwestTransport::new().unwrap(), server.url()).unwrap();
    let since = Instant::now();
    assert_timed_out(client.set_password(Default::default()).timeout(PATIENCE).await, since);
    let erased = UserClient::new(DynTransport::new(ReqwestTransport::new().unwrap()), server.url()).unwrap();
    let since = Instant::now();
    assert_timed_out(erased.with_timeout(PATIENCE).set_password(Default::default()).await, since);
}

#[test]
fn timeout_of_a_blocking_call_ends_the_wait_for_a_silent_server() {
    let server = Server::start([Reply::Keep(Vec::new())]);
    let client = UserClient::new(UreqTransport::new(), server.url()).unwrap();
    let since = Instant::now();
    assert_timed_out(client.set_password(Default::default()).timeout(PATIENCE).send(), since);
}

#[test]
fn timeout_of_one_call_does_not_apply_to_the_next() {
    let server = Server::start([closing(&http(200, XML, message::response("true")))]);
    let client = UserClient::new(UreqTransport::new(), server.url()).unwrap();
    assert!(client.set_password(Default::default()).timeout(Duration::ZERO).send().is_err());
    assert_eq!(client.set_password(Default::default()).send().unwrap().body.response, Some(true));
}
