//! Measures whole calls over loopback, compared with a bare POST of the same bytes with the same HTTP library. The
//! server is a process of its own, and the CPU time is that of the client's process.
//!
//! `calls`: calls one after the other, and 1,000 at once. Prints for each what, how, and the CPU time in nanoseconds.

mod server;

use ours::user::{GetUser, SetPassword, UserClient};
use rustix::time::{ClockId, clock_gettime};
use soapwright::{Bytes, ReqwestTransport, UreqTransport, http::Request};
use std::{
    hint::black_box,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};
use tokio::runtime::{Builder, Runtime};

/// The calls of one turn, and the turns.
const CALLS: u64 = 1_000;
const TURNS: usize = 12;
/// The calls that are made at once.
const AT_ONCE: u64 = 1_000;

fn main() {
    if std::env::args().nth(1).is_some_and(|argument| argument == "serve") {
        return server::serve();
    }
    let program = std::env::current_exe().expect("the path of this program");
    let mut server = Command::new(program).arg("serve").stdout(Stdio::piped()).spawn().expect("a server");
    let mut port = String::new();
    BufReader::new(server.stdout.take().expect("a pipe")).read_line(&mut port).expect("the port");
    let url = format!("http://127.0.0.1:{}/User.svc", port.trim());
    one_after_the_other(&url);
    at_once(&url);
    server.kill().expect("the server runs");
    server.wait().expect("the server ends");
}

/// Returns the CPU time of this process in nanoseconds.
fn cpu_time() -> u64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Runs the ways in turns, each with this number of calls, and prints the least time of a call.
fn compare(what: &str, calls: u64, ways: &mut [(&str, &mut dyn FnMut())]) {
    let mut least = vec![u64::MAX; ways.len()];
    for turn in 0..=TURNS {
        for ((_, run), least) in ways.iter_mut().zip(&mut least) {
            let start = cpu_time();
            run();
            // The first turn opens connections.
            if turn > 0 {
                *least = (cpu_time() - start).min(*least);
            }
        }
    }
    for ((way, _), least) in ways.iter().zip(least) {
        println!("{what}\t{way}\t{}", least / calls);
    }
}

fn password() -> SetPassword {
    speed::set_password()
}

fn client<T>(transport: T, url: &str) -> UserClient<T> {
    UserClient::new(transport, url).expect("an address").allow_secrets_over_http().with_headers(speed::headers())
}

async fn bare(client: &reqwest::Client, request: &Request<Bytes>) -> Bytes {
    let post = client.post(request.uri().to_string()).headers(request.headers().clone()).body(request.body().clone());
    post.send().await.expect("a response").bytes().await.expect("a body")
}

fn one_after_the_other(url: &str) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let reqwest = reqwest::Client::new();
    let agent = ureq::Agent::new_with_defaults();
    let ours = client(ReqwestTransport::new().expect("a transport"), url);
    let blocking = client(UreqTransport::new(), url);
    let request = blocking.set_password(password()).to_http().expect("a request");
    let bare_ureq = || {
        let mut post = agent.post(url);
        for (name, value) in request.headers() {
            post = post.header(name, value);
        }
        let mut response = post.send(&request.body()[..]).expect("a response");
        response.body_mut().read_to_vec().expect("a body")
    };
    compare(
        "SetPassword",
        CALLS,
        &mut [
            ("bare reqwest", &mut || {
                for _ in 0..CALLS {
                    black_box(runtime.block_on(bare(&reqwest, &request)));
                }
            }),
            ("reqwest", &mut || {
                for _ in 0..CALLS {
                    let answer = runtime.block_on(ours.set_password(password()).into_future());
                    assert_eq!(answer.expect("an answer").body.response, Some(true));
                }
            }),
            ("bare ureq", &mut || {
                for _ in 0..CALLS {
                    black_box(bare_ureq());
                }
            }),
            ("ureq", &mut || {
                for _ in 0..CALLS {
                    let answer = blocking.set_password(password()).send();
                    assert_eq!(answer.expect("an answer").body.response, Some(true));
                }
            }),
        ],
    );
}

fn at_once(url: &str) {
    let runtime = Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let reqwest = reqwest::Client::new();
    let ours = client(ReqwestTransport::new().expect("a transport"), url);
    let user = || GetUser::new().user_id(103);
    let request = ours.get_user(user()).to_http().expect("a request");
    let request = &request;
    compare(
        "1,000 GetUser at once",
        AT_ONCE * 4,
        &mut [
            ("bare reqwest", &mut || {
                all(&runtime, || {
                    let (reqwest, request) = (reqwest.clone(), request.clone());
                    async move { assert!(bare(&reqwest, &request).await.len() > 5_000) }
                });
            }),
            ("reqwest", &mut || {
                all(&runtime, || {
                    let ours = ours.clone();
                    async move {
                        let answer = ours.get_user(user()).await.expect("an answer");
                        assert!(answer.body.response.is_some());
                    }
                });
            }),
        ],
    );
}

/// Makes calls at once, and each four times.
fn all<F: Future<Output = ()> + Send + 'static>(runtime: &Runtime, call: impl Fn() -> F) {
    let tasks: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let calls: Vec<F> = (0..4).map(|_| call()).collect();
            runtime.spawn(async move {
                for call in calls {
                    call.await;
                }
            })
        })
        .collect();
    tasks.into_iter().for_each(|task| runtime.block_on(task).expect("a call"));
}
