//! Tests of responses that the HTTP libraries decompress by themselves, because their own features are enabled, and the
//! feature `gzip` of the runtime isn't.

use flate2::{Compression, read::GzEncoder};
use network::{RESPONSE, Way, call};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

/// Reads a request to the end of its envelope, and returns its text.
fn request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.ends_with(b"Envelope>") {
        match stream.read(&mut piece).unwrap() {
            0 => break,
            count => request.extend_from_slice(&piece[..count]),
        }
    }
    String::from_utf8(request).unwrap().to_ascii_lowercase()
}

#[test]
fn response_that_the_library_decompresses_is_read() {
    let mut body = Vec::new();
    GzEncoder::new(RESPONSE.as_bytes(), Compression::default()).read_to_end(&mut body).unwrap();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    for way in Way::defaults() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/User.svc", listener.local_addr().unwrap());
        let response = [head.as_bytes(), &body].concat();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let request = request(&mut stream);
            stream.write_all(&response).unwrap();
            request
        });
        assert!(call(&way, &url).unwrap(), "{}", way.name());
        let request = server.join().unwrap();
        let asked = request.lines().any(|line| line.starts_with("accept-encoding:") && line.contains("gzip"));
        assert!(asked, "{}: {request}", way.name());
    }
}
