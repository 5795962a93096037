//! Declared faults over HTTP, with SOAP stacks that others wrote at the other end.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::market::{
    quotes::{
        GetQuoteFault, OrderFault, RequestHeaders, blocking,
        server::{QuotesServer, QuotesService, Result},
    },
    types::{InvalidSymbol, Price, Symbol},
};
use soap::{Error, Fault, SoapVersion, UreqTransport, server::Request};
use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    pin::pin,
    process::{Child, Command, Stdio},
    task::{Context, Poll, Waker},
    thread,
};

/// Has the price of `ABC` alone.
struct Exchange;

fn invalid() -> InvalidSymbol {
    InvalidSymbol { symbol: "XYZ <&>".into(), nearest: vec!["ABC".into()] }
}

impl QuotesService for Exchange {
    async fn get_quote(&self, request: Symbol, _: RequestHeaders) -> Result<Price, GetQuoteFault> {
        match request.name.as_str() {
            "ABC" => Ok(Price { amount: "12.50".parse().unwrap() }.into()),
            "busy" => Err(Fault::server("later").with_detail(GetQuoteFault::Busy(30))),
            _ => Err(Fault::client("no such").with_detail(GetQuoteFault::InvalidSymbol(invalid().into()))),
        }
    }

    async fn order(&self, _: Symbol, _: RequestHeaders) -> Result<Price, OrderFault> {
        let limit = Price { amount: "7".parse().unwrap() };
        Err(Fault::client("too much").with_detail(OrderFault::TooMuch(limit.into())))
    }
}

/// Answers requests until the process ends, and says where.
fn serve() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}/quotes", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    url
}

fn answer(mut stream: TcpStream) {
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
    let response = now(QuotesServer::new(Exchange).handle(request.body(body).unwrap()));
    let content_type = response.headers()["Content-Type"].to_str().unwrap();
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        response.status(),
        response.body().len()
    );
    stream.write_all(&[head.as_bytes(), response.body()].concat()).unwrap();
}

/// What a future gives that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a client that others wrote prints when it has called our server.
fn output(program: &str, client: &str) -> String {
    let mut command = Command::new(program);
    command.arg(folder().join("tests/strangers").join(client)).arg(folder().join("wsdl/quotes.wsdl")).arg(serve());
    let output = command.env("no_proxy", "127.0.0.1").env("NO_PROXY", "127.0.0.1").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.into_owned()
}

#[test]
fn our_own_client_over_http() {
    let url = serve();
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let client = blocking::QuotesClient::new(UreqTransport::new(), &url).unwrap().with_soap_version(version);
        let symbol = |name: &str| Symbol { name: name.into() };
        assert_eq!(client.get_quote(symbol("ABC")).unwrap().body.amount.to_string(), "12.50");
        let Err(Error::Fault(fault)) = client.get_quote(symbol("XYZ")) else { panic!("no fault") };
        assert_eq!(fault.typed, Some(GetQuoteFault::InvalidSymbol(invalid().into())));
        let Err(Error::Fault(fault)) = client.ask(symbol("XYZ")) else { panic!("no fault") };
        assert_eq!(fault.reason, "Ask is not implemented");
    }
}

#[test]
#[ignore = "needs Python's zeep, which .ci/run installs; ZEEP_PYTHON is the Python that has it"]
fn zeep_reads_our_faults_in_both_versions() {
    let python = env::var("ZEEP_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let expected = "{urn:quotes}Quotes11 12.50\nClient no such XYZ <&> ['ABC']\ntoo much limit 7\n\
                    {urn:quotes}Quotes12 12.50\nSender no such XYZ <&> ['ABC']\ntoo much limit 7\n";
    assert_eq!(output(&python, "client.py"), expected);
}

#[test]
#[ignore = "needs PHP with its soap extension, which .ci/run installs"]
fn php_reads_our_faults_in_both_versions() {
    let expected = "1 12.50\nClient no such XYZ <&> ABC\n30\n2 12.50\nSender no such XYZ <&> ABC\n30\n";
    assert_eq!(output("php", "client.php"), expected);
}

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[ignore = "needs PHP with its soap extension, which .ci/run installs"]
fn the_faults_of_phps_server_are_read() {
    // PHP says on which port it listens.
    let mut command = Command::new("php");
    command.args(["-S", "127.0.0.1:0"]).arg(folder().join("tests/strangers/server.php"));
    let mut server = Running(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(server.0.stderr.take().unwrap()).lines();
    let line = lines.by_ref().map(|line| line.unwrap()).find(|line| line.contains("http://")).unwrap();
    thread::spawn(move || lines.for_each(drop));
    let address = line.split("http://").nth(1).unwrap().split(')').next().unwrap().to_owned();
    for (version, path) in [(SoapVersion::Soap11, "11"), (SoapVersion::Soap12, "12")] {
        let url = format!("http://{address}/{path}");
        let client = blocking::QuotesClient::new(UreqTransport::new(), url).unwrap().with_soap_version(version);
        let fault = |name: &str| match client.get_quote(Symbol { name: name.into() }) {
            Err(Error::Fault(fault)) => *fault,
            other => panic!("{version:?} {name}: {other:?}"),
        };
        let declared = fault("XYZ");
        assert_eq!(declared.reason, "no such");
        assert_eq!(declared.typed, Some(GetQuoteFault::InvalidSymbol(invalid().into())));
        assert_eq!(fault("busy").typed, Some(GetQuoteFault::Busy(30)));
        let loose = fault("loose");
        assert_eq!((loose.typed, loose.detail.unwrap().contains("XYZ")), (None, true));
        let text = fault("text");
        assert_eq!((text.typed, text.detail.as_deref()), (None, Some("a text of its own")));
        assert!(text.unread.unwrap().to_string().contains("text where only elements may stand"));
    }
}
