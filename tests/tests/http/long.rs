//! Answers that take long to read.

use services86::user::{Error, UserClient, blocking, operations::SET_PASSWORD};
use soapwright::{
    BlockingTransport, Deadline, HttpRequest, HttpResponse, ReqwestTransport, Transport, TransportError,
    TransportErrorKind, UreqTransport, Work,
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

/// An answer of this many MiB, of elements that are read and passed over.
fn long(mib: usize) -> HttpResponse {
    let unknown = format!("<n:Unknown>{}</n:Unknown>", "x".repeat(41)).repeat(mib * (1 << 20) / 64);
    let body = message::envelope("", &format!("<n:SetPasswordResponse>{unknown}</n:SetPasswordResponse>"));
    HttpResponse {
        status: 200,
        content_type: Some("text/xml".to_owned()),
        body: body.into(),
        ..HttpResponse::default()
    }
}

/// How long it takes to read this on the thread itself.
fn time_to_read(response: &HttpResponse) -> Duration {
    let response = response.clone();
    let started = Instant::now();
    SET_PASSWORD.decode(response).unwrap();
    started.elapsed()
}

/// A runtime of one thread, which somebody who blocks it blocks for all.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A transport that has the answer at once, with a deadline soon after, and leaves the rest to another.
struct Ready<T> {
    answer: HttpResponse,
    time: Duration,
    other: T,
}

impl<T> Ready<T> {
    fn answer(&self) -> HttpResponse {
        let (began, time) = (Instant::now(), self.time);
        let deadline = Deadline::new(move || began.elapsed() > time);
        HttpResponse { deadline: Some(deadline), ..self.answer.clone() }
    }
}

impl<T: Transport> Transport for Ready<T> {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        Ok(self.answer())
    }

    fn run(&self, work: Work) -> impl Future<Output = ()> + Send {
        self.other.run(work)
    }
}

impl BlockingTransport for Ready<()> {
    fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        Ok(self.answer())
    }
}

fn assert_timed_out<T: std::fmt::Debug>(result: Result<T, Error>) {
    assert!(matches!(&result, Err(Error::Transport(e)) if e.kind() == TransportErrorKind::Timeout), "{result:?}");
}

#[test]
fn a_long_answer_is_read_beside_what_else_there_is_to_do() {
    let answer = long(30);
    let alone = time_to_read(&answer);
    let server = Server::start([Reply::Close(http(200, Some("text/xml"), &answer.body))]);
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
    assert!(longest < alone / 2, "nothing else was done for {longest:?} of {alone:?}");
}

#[test]
fn reading_counts_for_the_time_out() {
    let answer = long(16);
    let alone = time_to_read(&answer);
    let time = alone / 10;
    let began = Instant::now();
    let ready = Ready { answer: answer.clone(), time, other: ReqwestTransport::new().unwrap() };
    assert_timed_out(runtime().block_on(UserClient::new(ready, ENDPOINT).unwrap().set_password(Default::default())));
    let ready = Ready { answer, time, other: () };
    assert_timed_out(blocking::UserClient::new(ready, ENDPOINT).unwrap().set_password(Default::default()));
    assert!(began.elapsed() < alone, "{:?} of {alone:?}", began.elapsed());
}

#[test]
fn the_transports_give_their_time_out_with_the_answer() {
    let within = Duration::from_secs(20);
    for (time, has_one) in [(Some(within), true), (Some(Duration::MAX), false), (None, false)] {
        let server = Server::start([Reply::Close(http(200, Some("text/xml"), "<a/>"))]);
        let transport = ReqwestTransport::from_builder(Default::default()).unwrap();
        let transport = time.into_iter().fold(transport, ReqwestTransport::with_timeout);
        let seen = Seen(transport, Default::default());
        runtime().block_on(UserClient::new(&seen, server.url()).unwrap().set_password(Default::default())).unwrap_err();
        let deadline = seen.1.into_inner().unwrap();
        assert_eq!(deadline.map(|deadline| deadline.has_passed()), has_one.then_some(false), "{time:?}");
    }
    for (time, has_one) in [(Some(within), true), (None, false)] {
        let server = Server::start([Reply::Close(http(200, Some("text/xml"), "<a/>"))]);
        let builder = ureq::Agent::config_builder().timeout_global(time);
        let seen = Seen(UreqTransport::from_builder(builder), Default::default());
        blocking::UserClient::new(&seen, server.url()).unwrap().set_password(Default::default()).unwrap_err();
        let deadline = seen.1.into_inner().unwrap();
        assert_eq!(deadline.map(|deadline| deadline.has_passed()), has_one.then_some(false), "{time:?}");
    }
}

/// A transport and the deadline of the answer that came over it.
struct Seen<T>(T, Mutex<Option<Deadline>>);

impl<T: Transport> Transport for Seen<T> {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let response = self.0.send(request).await?;
        *self.1.lock().unwrap() = response.deadline.clone();
        Ok(response)
    }
}

impl<T: BlockingTransport> BlockingTransport for Seen<T> {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let response = self.0.send(request)?;
        *self.1.lock().unwrap() = response.deadline.clone();
        Ok(response)
    }
}

#[test]
fn an_answer_that_nobody_waits_for_any_more_is_given_up() {
    let answer = long(16);
    let alone = time_to_read(&answer);
    let ready = Ready { answer, time: Duration::MAX, other: ReqwestTransport::new().unwrap() };
    let client = UserClient::new(ready, ENDPOINT).unwrap();
    let runtime = runtime();
    let call = async { tokio::time::timeout(alone / 10, client.set_password(Default::default())).await };
    assert!(runtime.block_on(call).is_err(), "it was read too soon");
    let dropped = Instant::now();
    // That waits for all work.
    drop(runtime);
    assert!(dropped.elapsed() < alone / 2, "{:?} of {alone:?}", dropped.elapsed());
}

/// A transport that doesn't do the work it is given.
struct Idle(HttpResponse);

impl Transport for Idle {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        Ok(self.0.clone())
    }

    async fn run(&self, _: Work) {}
}

#[test]
fn work_that_was_not_done_is_no_answer() {
    let client = UserClient::new(Idle(long(2)), ENDPOINT).unwrap();
    let result = runtime().block_on(client.set_password(Default::default()));
    assert!(matches!(&result, Err(Error::Transport(e)) if e.kind() == TransportErrorKind::Broken), "{result:?}");
    // Without a transport of one's own that is where the call is polled.
    struct Plain(HttpResponse);
    impl Transport for Plain {
        async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
            Ok(self.0.clone())
        }
    }
    let client = UserClient::new(Arc::new(Plain(long(2))), ENDPOINT).unwrap();
    assert!(runtime().block_on(client.set_password(Default::default())).is_ok());
}

#[test]
fn a_panic_in_long_work_goes_on() {
    let transport = ReqwestTransport::new().unwrap();
    let task = async move { transport.run(Box::new(|| panic!("as it should"))).await };
    let runtime = runtime();
    assert!(runtime.block_on(runtime.spawn(task)).unwrap_err().is_panic());
    // And what doesn't panic is done, within a runtime and without.
    let done = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&done);
    runtime.block_on(ReqwestTransport::new().unwrap().run(Box::new(move || set.store(true, Ordering::SeqCst))));
    assert!(done.load(Ordering::SeqCst));
}
