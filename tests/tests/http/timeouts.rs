//! Tests of timeouts with servers that keep sending, but too slowly. The timeout holds for the exchange as a whole.

use crate::XML;
use services86::user::{Error, UserClient};
use soapwright::{ReqwestTransport, TransportErrorKind, UreqTransport};
use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};
use tests::{http, message};

/// The time after which an exchange ends.
const PATIENCE: Duration = Duration::from_millis(400);

/// The time between two bytes of a slow server, which is shorter than any timeout.
const PAUSE: Duration = Duration::from_millis(50);

/// The place from which on a server sends slowly.
#[derive(Debug, Clone, Copy)]
enum Slow {
    Head,
    Body,
}

/// Starts a server that answers `quick` requests of each connection at once, and the next one byte by byte until the
/// client hangs up. Returns its address.
fn start(quick: usize, slow: Slow) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/User.svc", listener.local_addr().unwrap());
    let answer = http(200, XML, message::response("true"));
    let head = answer.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || {
                for _ in 0..quick {
                    read_request(&mut stream);
                    stream.write_all(&answer).unwrap();
                }
                read_request(&mut stream);
                let from = match slow {
                    Slow::Head => 0,
                    Slow::Body => head,
                };
                let _ = stream.write_all(&answer[..from]);
                answer[from..]
                    .iter()
                    .take_while(|byte| {
                        thread::sleep(PAUSE);
                        stream.write_all(&[**byte]).is_ok()
                    })
                    .for_each(drop);
            });
        }
    });
    url
}

/// Reads a request to the end of its envelope.
fn read_request(stream: &mut impl Read) {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.ends_with(b"Envelope>") {
        match stream.read(&mut piece) {
            Ok(count) if count > 0 => request.extend_from_slice(&piece[..count]),
            _ => return,
        }
    }
}

fn assert_in_time<T: std::fmt::Debug>(case: &str, result: Result<T, Error>, since: Instant) {
    let Err(Error::Transport(error)) = &result else { panic!("{case}: {result:?}") };
    assert_eq!(error.kind(), TransportErrorKind::Timeout, "{case}: {error:?}");
    assert!(result.as_ref().is_err_and(Error::is_timeout), "{case}");
    // A busy machine may be late, but not as late as the server, which needs 20 seconds.
    assert!(since.elapsed() >= PATIENCE && since.elapsed() < 10 * PATIENCE, "{case}: {:?}", since.elapsed());
}

#[test]
fn slow_server_is_given_up_in_time() {
    for (slow, quick) in [(Slow::Head, 0), (Slow::Body, 0), (Slow::Head, 1), (Slow::Body, 1)] {
        let case = format!("{slow:?} after {quick} requests");
        // The timeout of a call, and that of a transport.
        let of_builder = ureq::Agent::config_builder().timeout_global(Some(PATIENCE));
        for (transport, of_call) in [(UreqTransport::new(), true), (UreqTransport::from_builder(of_builder), false)] {
            let client = UserClient::new(transport, start(quick, slow)).unwrap();
            for _ in 0..quick {
                assert!(client.set_password(Default::default()).send().is_ok(), "{case}");
            }
            let call = client.set_password(Default::default());
            let since = Instant::now();
            assert_in_time(&case, if of_call { call.timeout(PATIENCE) } else { call }.send(), since);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let client = UserClient::new(ReqwestTransport::new().unwrap(), start(quick, slow)).unwrap();
            for _ in 0..quick {
                assert!(client.set_password(Default::default()).await.is_ok(), "{case}");
            }
            let since = Instant::now();
            assert_in_time(&case, client.set_password(Default::default()).timeout(PATIENCE).await, since);
        });
    }
}
