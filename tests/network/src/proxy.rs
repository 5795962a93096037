//! An HTTP proxy that forwards requests and opens tunnels, and records what it was asked for.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// A proxy on a free local port, which stops when it is dropped.
pub struct Proxy {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

struct State {
    heads: Mutex<Vec<String>>,
    refuses: bool,
    stop: AtomicBool,
}

impl Proxy {
    /// Starts a proxy that lets all requests pass.
    pub fn open() -> Proxy {
        Proxy::start(false)
    }

    /// Starts a proxy that refuses all requests with the status 407.
    pub fn closed() -> Proxy {
        Proxy::start(true)
    }

    fn start(refuses: bool) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State { heads: Mutex::default(), refuses, stop: AtomicBool::new(false) });
        let served = Arc::clone(&state);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if served.stop.load(Ordering::SeqCst) {
                    return;
                }
                let served = Arc::clone(&served);
                // The test sees a connection error on the client's side.
                thread::spawn(move || stream.and_then(|stream| served.serve(stream)));
            }
        });
        Proxy { address, state, thread: Some(thread) }
    }

    /// Returns the address of the proxy, with a user name and a password.
    pub fn url(&self) -> String {
        format!("http://clerk:s3cretProxy@{}", self.address)
    }

    /// Returns the request lines and headers of the requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.state.heads.lock().unwrap().clone()
    }
}

impl Drop for Proxy {
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
    fn serve(&self, client: TcpStream) -> io::Result<()> {
        client.set_read_timeout(Some(Duration::from_secs(20)))?;
        let mut reader = BufReader::new(client.try_clone()?);
        let mut client = client;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        self.heads.lock().unwrap().push(head.clone());
        if self.refuses {
            let refusal =
                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            return client.write_all(refusal.as_bytes());
        }
        let mut words = head.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method == "CONNECT" {
            let mut server = TcpStream::connect(target)?;
            client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
            let (mut from, mut to) = (server.try_clone()?, client.try_clone()?);
            thread::spawn(move || io::copy(&mut from, &mut to));
            return io::copy(&mut reader, &mut server).map(drop);
        }
        let rest = target.strip_prefix("http://").ok_or(io::ErrorKind::InvalidInput)?;
        let (authority, path) = rest.split_once('/').ok_or(io::ErrorKind::InvalidInput)?;
        let mut server = TcpStream::connect(authority)?;
        let head = head.replacen(target, &format!("/{path}"), 1).replacen("\r\n", "\r\nConnection: close\r\n", 1);
        let length =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        reader.read_exact(&mut body)?;
        server.write_all(head.as_bytes())?;
        server.write_all(&body)?;
        io::copy(&mut server, &mut client)?;
        client.shutdown(std::net::Shutdown::Both)
    }
}
