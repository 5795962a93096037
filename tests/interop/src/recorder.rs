//! Recording of the requests that the transports send.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

/// A proxy that records every byte that a client sends to a server. It runs until the process ends.
pub struct Recorder {
    port: u16,
    connections: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Recorder {
    /// Listens on a free port of 127.0.0.1 and forwards to the server on the port `server`.
    pub fn start(server: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let recorder = Recorder { port: listener.local_addr()?.port(), connections: Arc::default() };
        let connections = Arc::clone(&recorder.connections);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // If the server is gone, the client sees a closed connection, as it would without a proxy.
                let _ = pass_on(client, server, &connections);
            }
        });
        Ok(recorder)
    }

    /// Returns the address for a client of the User service.
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}/User.svc", self.port)
    }

    /// Returns the raw requests so far.
    pub fn requests(&self) -> Result<Vec<Vec<u8>>, String> {
        let connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let mut requests = Vec::new();
        for connection in connections.iter() {
            split(connection, &mut requests)?;
        }
        Ok(requests)
    }
}

/// Copies both ways, in two threads, until either side closes.
fn pass_on(client: TcpStream, server: u16, connections: &Arc<Mutex<Vec<Vec<u8>>>>) -> io::Result<()> {
    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, server))?;
    let (to_server, to_client) = (server.try_clone()?, client.try_clone()?);
    let connections = Arc::clone(connections);
    let index = {
        let mut connections = connections.lock().unwrap_or_else(PoisonError::into_inner);
        connections.push(Vec::new());
        connections.len() - 1
    };
    thread::spawn(move || {
        copy(client, to_server, |bytes| {
            connections.lock().unwrap_or_else(PoisonError::into_inner)[index].extend_from_slice(bytes);
        });
    });
    thread::spawn(move || copy(server, to_client, |_| ()));
    Ok(())
}

/// Copies bytes until either side closes or breaks the connection, and passes them to `keep`.
fn copy(mut from: TcpStream, mut to: TcpStream, mut keep: impl FnMut(&[u8])) {
    let mut buffer = [0; 8192];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        keep(&buffer[..length]);
        if to.write_all(&buffer[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}

/// Splits the bytes of one connection into requests, which must have a `Content-Length`.
fn split(mut connection: &[u8], requests: &mut Vec<Vec<u8>>) -> Result<(), String> {
    while !connection.is_empty() {
        let head = connection.windows(4).position(|bytes| bytes == b"\r\n\r\n").ok_or("a request without an end")? + 4;
        let text = String::from_utf8_lossy(&connection[..head]).to_ascii_lowercase();
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length = length.and_then(|length| length.trim().parse::<usize>().ok());
        let end = head + length.ok_or_else(|| format!("a request without a length:\n{text}"))?;
        let request = connection.get(..end).ok_or_else(|| format!("a request shorter than it says:\n{text}"))?;
        requests.push(request.to_vec());
        connection = &connection[end..];
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_separates_the_requests_of_a_connection() {
        let (first, second) =
            (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", b"POST / HTTP/1.1\r\ncontent-length:0\r\n\r\n");
        let mut requests = Vec::new();
        split(&[&first[..], second].concat(), &mut requests).unwrap();
        assert_eq!(requests, [&first[..], second]);
        assert!(split(&first[..first.len() - 1], &mut requests).is_err());
        assert!(split(b"POST / HTTP/1.1\r\n\r\n", &mut requests).is_err());
    }
}
