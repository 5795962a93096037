//! Tests of responses that take long to read.

use services86::user::{Error, UserClient, operations::SET_PASSWORD};
use soapwright::{
    BlockingTransport, Bytes, Deadline, ReqwestTransport, Transport, TransportError, TransportErrorKind, UreqTransport,
    Work,
    http::{Request, Response},
};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tests::{Reply, Server, http, message};
use tokio::runtime::{Builder, Runtime};

const ENDPOINT: &str = "https://example.com/Remote/Services86/User.svc";

/// Returns a response of `mib` MiB of unknown elements.
fn long(mib: usize) -> Response<Bytes> {
    let unknown = format!("<n:Unknown>{}</n:Unknown>", "x".repeat(41)).repeat(mib * (1 << 20) / 64);
    let body = message::envelope("", &format!("<n:SetPasswordResponse>{unknown}</n:SetPasswordResponse>"));
    Response::builder().header("Content-Type", "text/xml").body(body.into()).unwrap()
}

/// Measures how long it takes to read the response on this thread.
fn time_to_read(response: &Response<Bytes>) -> Duration {
    let response = response.clone();
    let started = Instant::now();
    SET_PASSWORD.decode(response).unwrap();
    started.elapsed()
}

/// Returns a runtime with a single thread, so that blocking it stops all tasks.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A transport that responds at once with a deadline after `time`, and delegates work to `other`.
struct Ready<T> {
    answer: Response<Bytes>,
    time: Duration,
    other: T,
}

impl<T> Ready<T> {
    fn answer(&self) -> Response<Bytes> {
        let (began, time) = (Instant::now(), self.time);
        let deadline = Deadline::new(move || began.elapsed() > time);
        let mut answer = self.answer.clone();
        answer.extensions_mut().insert(deadline);
        answer
    }
}

impl<T: Transport> Transport for Ready<T> {
    async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(self.answer())
    }

    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        self.other.run(work)
    }
}

impl BlockingTransport for Ready<()> {
    fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(self.answer())
    }
}

fn assert_timed_out<T: std::fmt::Debug>(result: Result<T, Error>) {
    assert!(matches!(&result, Err(Error::Transport(e)) if e.kind() == TransportErrorKind::Timeout), "{result:?}");
}

#[test]
fn reading_a_long_response_does_not_block_the_runtime() {
    let answer = long(30);
    let alone = time_to_read(&answer);
    let server = Server::start([Reply::Close(http(200, Some("text/xml"), answer.body()))]);
    let client = UserClient::new(ReqwestTransport::new().unwrap(), server.url()).unwrap();
    let longest = runtime().block_on(async {
        let call = client.set_password(Default::default());
        tokio::pin!(call);
        let (mut last, mut longest) = (Instant::now(), Duration::ZERO);
        loop {
            let done = tokio::time::timeout(Duration::from_millis(2), &mut call).await;
            longest = longest.max(last.elapsed());
            last = Instant::now();
            if let Ok(result) = done {
                result.unwrap();
                return longest;
            }
        }
    });
    assert!(longest < alone / 2, "the runtime was blocked for {longest:?} of {alone:?}");
}

#[test]
fn timeout_includes_reading() {
    let answer = long(16);
    let alone = time_to_read(&answer);
    let time = alone / 10;
    let began = Instant::now();
    let ready = Ready { answer: answer.clone(), time, other: ReqwestTransport::new().unwrap() };
    assert_timed_out(runtime().block_on(UserClient::new(ready, ENDPOINT).unwrap().set_password(Default::default())));
    let ready = Ready { answer, time, other: () };
    assert_timed_out(UserClient::new(ready, ENDPOINT).unwrap().set_password(Default::default()).send());
    assert!(began.elapsed() < alone, "{:?} of {alone:?}", began.elapsed());
}

#[test]
fn transports_set_the_deadline_of_their_response() {
    let within = Duration::from_secs(20);
    for (time, has_one) in [(Some(within), true), (Some(Duration::MAX), false), (None, false)] {
        let server = Server::start([Reply::Close(http(200, Some("text/xml"), "<a/>"))]);
        let transport = ReqwestTransport::from_builder(Default::default()).unwrap();
        let transport = time.into_iter().fold(transport, ReqwestTransport::with_timeout);
        let seen = Arc::new(Seen(transport, Default::default()));
        let client = UserClient::new(Arc::clone(&seen), server.url()).unwrap();
        runtime().block_on(client.set_password(Default::default())).unwrap_err();
        let deadline = seen.1.lock().unwrap().take();
        assert_eq!(deadline.map(|deadline| deadline.has_passed()), has_one.then_some(false), "{time:?}");
    }
    for (time, has_one) in [(Some(within), true), (None, false)] {
        let server = Server::start([Reply::Close(http(200, Some("text/xml"), "<a/>"))]);
        let builder = ureq::Agent::config_builder().timeout_global(time);
        let seen = Seen(UreqTransport::from_builder(builder), Default::default());
        UserClient::new(&seen, server.url()).unwrap().set_password(Default::default()).send().unwrap_err();
        let deadline = seen.1.into_inner().unwrap();
        assert_eq!(deadline.map(|deadline| deadline.has_passed()), has_one.then_some(false), "{time:?}");
    }
}

/// A transport that records the deadline of its last response.
struct Seen<T>(T, Mutex<Option<Deadline>>);

impl<T: Transport> Transport for Seen<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let response = self.0.send(request).await?;
        *self.1.lock().unwrap() = response.extensions().get().cloned();
        Ok(response)
    }
}

impl<T: BlockingTransport> BlockingTransport for Seen<T> {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let response = self.0.send(request)?;
        *self.1.lock().unwrap() = response.extensions().get().cloned();
        Ok(response)
    }
}

#[test]
fn reading_stops_when_the_call_is_dropped() {
    let answer = long(16);
    let alone = time_to_read(&answer);
    let ready = Ready { answer, time: Duration::MAX, other: ReqwestTransport::new().unwrap() };
    let client = UserClient::new(ready, ENDPOINT).unwrap();
    let runtime = runtime();
    let call = async { tokio::time::timeout(alone / 10, client.set_password(Default::default())).await };
    assert!(runtime.block_on(call).is_err(), "the call finished before the timeout");
    let dropped = Instant::now();
    // Dropping the runtime waits for its blocking work.
    drop(runtime);
    assert!(dropped.elapsed() < alone / 2, "{:?} of {alone:?}", dropped.elapsed());
}

/// A transport that drops its work instead of doing it.
struct Idle(Response<Bytes>);

impl Transport for Idle {
    async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(self.0.clone())
    }

    async fn run(&self, _: Work) {}
}

#[test]
fn transport_that_drops_its_work_is_an_error() {
    let client = UserClient::new(Idle(long(2)), ENDPOINT).unwrap();
    let result = runtime().block_on(client.set_password(Default::default()));
    assert!(matches!(&result, Err(Error::Transport(e)) if e.kind() == TransportErrorKind::Broken), "{result:?}");
    // By default, work is done where the call is polled.
    struct Plain(Response<Bytes>);
    impl Transport for Plain {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            Ok(self.0.clone())
        }
    }
    let client = UserClient::new(Arc::new(Plain(long(2))), ENDPOINT).unwrap();
    assert!(runtime().block_on(client.set_password(Default::default())).is_ok());
}

#[test]
fn panic_in_blocking_work_is_propagated() {
    let transport = ReqwestTransport::new().unwrap();
    let task = async move { transport.run(Box::new(|| panic!("as it should"))).await };
    let runtime = runtime();
    assert!(runtime.block_on(runtime.spawn(task)).unwrap_err().is_panic());
    // Work that doesn't panic is completed.
    let done = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&done);
    runtime.block_on(ReqwestTransport::new().unwrap().run(Box::new(move || set.store(true, Ordering::SeqCst))));
    assert!(done.load(Ordering::SeqCst));
}
