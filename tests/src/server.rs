//! An HTTP server in the test process that sends given bytes, valid or not, and records its requests.

use std::{
    io::{self, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// The time that the server waits for a silent client, so that no mistake can hang a test.
const PATIENCE: Duration = Duration::from_secs(20);

/// The server's reaction to a request.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Sends these bytes and waits for the next request on the connection.
    Keep(Vec<u8>),
    /// Sends these bytes and closes the connection.
    Close(Vec<u8>),
    /// Sends the first bytes, then the second ones repeatedly until the count is reached or the client hangs up, and
    /// closes.
    Stream(Vec<u8>, Vec<u8>, usize),
}

/// A request that the server received.
#[derive(Debug, Clone)]
pub struct Received {
    /// The request line and the headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// Returns the values of all headers of this name.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let headers = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        headers.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).collect()
    }
}

/// A server on a free local port, which stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct State {
    replies: Vec<Reply>,
    requests: Mutex<Vec<Received>>,
    connections: AtomicUsize,
    sent: AtomicUsize,
    stop: AtomicBool,
}

impl Server {
    /// Starts a server that gives the replies in order, and the last one to all further requests.
    pub fn start(replies: impl IntoIterator<Item = Reply>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let state = Arc::new(State { replies: replies.into_iter().collect(), ..State::default() });
        let address = listener.local_addr().unwrap();
        let served = Arc::clone(&state);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if served.stop.load(Ordering::SeqCst) {
                    return;
                }
                served.connections.fetch_add(1, Ordering::SeqCst);
                // The test sees a connection error on the client's side.
                let _ = stream.and_then(|stream| served.serve(stream));
            }
        });
        Server { address, state, thread: Some(thread) }
    }

    /// Returns the base URL of the services, without a trailing slash.
    pub fn base_url(&self) -> String {
        format!("http://{}/Remote/Services86", self.address)
    }

    /// Returns the address of the service User.
    pub fn url(&self) -> String {
        format!("{}/User.svc", self.base_url())
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<Received> {
        self.state.requests.lock().unwrap().clone()
    }

    /// Returns the number of connections that were opened.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// Returns the number of streamed bytes that were sent, including those still in transit.
    pub fn sent(&self) -> usize {
        self.state.sent.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stop.store(true, Ordering::SeqCst);
        // The thread blocks until a connection arrives.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl State {
    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        while let Some(request) = read(&mut stream)? {
            let number = {
                let mut requests = self.requests.lock().unwrap();
                requests.push(request);
                requests.len() - 1
            };
            match self.replies.get(number).or(self.replies.last()) {
                Some(Reply::Keep(bytes)) => stream.write_all(bytes)?,
                Some(Reply::Close(bytes)) => {
                    stream.write_all(bytes)?;
                    return stream.shutdown(Shutdown::Both);
                }
                Some(Reply::Stream(head, piece, times)) => {
                    stream.write_all(head)?;
                    for _ in 0..*times {
                        stream.write_all(piece)?;
                        self.sent.fetch_add(piece.len(), Ordering::SeqCst);
                    }
                    return stream.shutdown(Shutdown::Both);
                }
                None => return Ok(()),
            }
        }
        Ok(())
    }
}

/// Reads a request with a `Content-Length`. Returns `None` if the client has hung up.
fn read(stream: &mut TcpStream) -> io::Result<Option<Received>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut request = Received { head, body: bytes[end + 4..].to_vec() };
            let length = request.header("content-length").first().and_then(|length| length.parse().ok()).unwrap_or(0);
            let missing = length - request.body.len().min(length);
            stream.take(missing as u64).read_to_end(&mut request.body)?;
            return Ok(Some(request));
        }
        match stream.read(&mut buffer)? {
            0 => return Ok(None),
            count => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

/// Returns a reply that sends this HTTP response with `Connection: close` and closes the connection. Without the
/// header, a client may send its next request on the closing connection.
pub fn closing(answer: &[u8]) -> Reply {
    let end = answer.windows(2).position(|two| two == b"\r\n").map_or(0, |end| end + 2);
    Reply::Close([&answer[..end], b"Connection: close\r\n", &answer[end..]].concat())
}

/// Returns an HTTP response with this status, content type and body.
pub fn http(status: u16, content_type: Option<&str>, body: impl AsRef<[u8]>) -> Vec<u8> {
    let content_type = content_type.map(|value| format!("Content-Type: {value}\r\n")).unwrap_or_default();
    let head = format!("HTTP/1.1 {status} Status\r\n{content_type}Content-Length: {}\r\n\r\n", body.as_ref().len());
    [head.as_bytes(), body.as_ref()].concat()
}
