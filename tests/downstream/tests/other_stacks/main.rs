//! Tests over HTTP with other SOAP stacks as clients and servers.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

mod attachments;
mod bodies;
mod faults;

use soapwright::server::{Request, Response};
use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
};

/// Serves requests on a free port until the process ends, and returns the URL.
fn serve(handle: impl Fn(Request<Vec<u8>>) -> Response<Vec<u8>> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let handle = Arc::new(handle);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let handle = Arc::clone(&handle);
            thread::spawn(move || answer(stream, &*handle));
        }
    });
    url
}

fn answer(mut stream: TcpStream, handle: &dyn Fn(Request<Vec<u8>>) -> Response<Vec<u8>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut line, mut length) = (String::new(), 0);
    let mut request = Request::post("/");
    while reader.read_line(&mut line).unwrap_or_default() > 2 {
        if let Some((name, value)) = line.trim().split_once(": ") {
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse().unwrap();
            }
            request = request.header(name, value);
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let response = handle(request.body(body).unwrap());
    let content_type = response.headers()["Content-Type"].to_str().unwrap();
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        response.status(),
        response.body().len()
    );
    stream.write_all(&[head.as_bytes(), response.body()].concat()).unwrap();
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the name of the Python that has zeep.
fn python() -> String {
    env::var("ZEEP_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Runs a client script against the server at this URL, and returns its output.
fn output(program: &str, client: &str, wsdl: &str, url: &str) -> String {
    let mut command = Command::new(program);
    command.arg(folder().join("tests/other_stacks").join(client)).arg(folder().join("wsdl").join(wsdl)).arg(url);
    let output = command.env("no_proxy", "127.0.0.1").env("NO_PROXY", "127.0.0.1").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.into_owned()
}

/// A PHP server that is stopped when it is dropped.
struct Php {
    process: Child,
    /// The host and port.
    address: String,
}

impl Php {
    fn serve(script: &str) -> Php {
        // PHP chooses a free port and prints it.
        let mut command = Command::new("php");
        command.args(["-S", "127.0.0.1:0"]).arg(folder().join("tests/other_stacks").join(script));
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let line = lines.by_ref().map(|line| line.unwrap()).find(|line| line.contains("http://")).unwrap();
        thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split(')').next().unwrap().to_owned();
        Php { process, address }
    }
}

impl Drop for Php {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
