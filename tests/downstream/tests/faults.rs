//! Tests of declared faults: raised by a server, read from the messages of other stacks, and as Rust errors.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    market::{
        quotes::{
            self, GetHistoryFault, GetQuoteFault, OrderFault, PingFault, PingFaults, QuotesClient, RequestHeaders,
            ResponseHeaders, SessionExpired, WatchFault,
            operations::{GET_HISTORY, GET_QUOTE, ORDER, PING},
            server::{QuotesServer, QuotesService, Result},
        },
        types::{Closed, InvalidSymbol, Price, Symbol},
    },
    servers::now,
};
use soapwright::{
    Error, Fault, SoapVersion, XmlErrorKind,
    http::Response,
    server::{InProcess, Request},
};
use std::fmt;

/// A service that knows only the price of `ABC`.
struct Exchange;

fn invalid(symbol: &str) -> GetQuoteFault {
    GetQuoteFault::InvalidSymbol(Box::new(InvalidSymbol { symbol: symbol.into(), nearest: vec!["ABC".into()] }))
}

/// A helper of several operations, which fails with an untyped fault.
fn known(symbol: &str) -> std::result::Result<Price, Fault> {
    match symbol {
        "ABC" => Ok(Price { amount: "12.50".parse().unwrap() }),
        _ => Err(Fault::client("undeclared <&>")),
    }
}

impl QuotesService for Exchange {
    async fn get_quote(&self, request: Symbol, _: RequestHeaders) -> Result<Price, GetQuoteFault, ResponseHeaders> {
        match request.name.as_str() {
            "late" => {
                let session_expired = Some(SessionExpired { since: 7 }.into());
                Err(Fault::client("expired")
                    .with_detail(GetQuoteFault::Busy(1))
                    .with_headers(ResponseHeaders { session_expired }))
            }
            "XYZ" => Err(Fault::client("no such symbol")
                .with_detail(invalid("XYZ <&>"))
                .with_headers(ResponseHeaders::default())),
            "busy" => Err(Fault::server("later")
                .with_detail(GetQuoteFault::Busy(30))
                .with_headers(ResponseHeaders::default())),
            "bell" => Err(Fault::server("no").with_detail(invalid("\u{7}")).with_headers(ResponseHeaders::default())),
            "own" => Err(Fault::server("own").with_xml_detail("<own xmlns='urn:x'/>").into()),
            other => Ok(known(other)?.into()),
        }
    }

    async fn get_history(&self, request: Symbol, _: RequestHeaders) -> Result<Price, GetHistoryFault> {
        // The faults of both operations are the same type.
        let quote = self.get_quote(request, RequestHeaders::default()).await;
        quote.map_err(|fault| Fault::client(fault.reason).with_detail(fault.typed.unwrap()))
    }

    async fn order(&self, request: Symbol, _: RequestHeaders) -> Result<Price, OrderFault> {
        Err(match request.name.as_str() {
            "old" => Fault::client("old").with_detail(OrderFault::OldTicket("secret-ticket".into())),
            _ => Fault::client("much").with_detail(OrderFault::TooMuch(Box::new(known("ABC")?))),
        })
    }

    async fn watch(&self, _: Symbol, _: RequestHeaders) -> std::result::Result<(), Fault<WatchFault>> {
        Err(Fault::server("later").with_detail(WatchFault::Busy(1)))
    }
}

fn client(version: SoapVersion) -> QuotesClient<InProcess<QuotesServer<Exchange>>> {
    let client = QuotesClient::new(InProcess::new(QuotesServer::new(Exchange)), "http://127.0.0.1/").unwrap();
    client.with_soap_version(version)
}

fn symbol(name: &str) -> Symbol {
    Symbol { name: name.into() }
}

type Received<F> = Fault<F, ResponseHeaders>;

fn fault<T: fmt::Debug, F: soapwright::Faults>(result: std::result::Result<T, quotes::Error<F>>) -> Received<F> {
    match result {
        Err(Error::Fault(fault)) => *fault,
        other => panic!("expected a fault: {other:?}"),
    }
}

/// Returns a response with an envelope of this version with this header and fault.
fn envelope(version: SoapVersion, header: &str, fault: &str) -> Response<Vec<u8>> {
    let uri = match version {
        SoapVersion::Soap11 => "http://schemas.xmlsoap.org/soap/envelope/",
        SoapVersion::Soap12 => "http://www.w3.org/2003/05/soap-envelope",
    };
    let header = if header.is_empty() { String::new() } else { format!("<env:Header>{header}</env:Header>") };
    let text = format!(
        "<?xml version='1.0'?>\n<env:Envelope xmlns:env='{uri}' xmlns:q='urn:quotes' xmlns='urn:quotes'>\n{header}\
         <env:Body>\n<env:Fault>{fault}</env:Fault>\n</env:Body></env:Envelope>"
    );
    Response::builder().status(500).header("Content-Type", "text/xml").body(text.into_bytes()).unwrap()
}

/// Reads a fault with this detail.
fn detail(detail: &str) -> Received<GetQuoteFault> {
    let children = format!("<faultcode>env:Server</faultcode><faultstring>x</faultstring><detail>{detail}</detail>");
    fault(GET_QUOTE.decode(envelope(SoapVersion::Soap11, "", &children)))
}

#[test]
fn declared_fault_arrives_typed() {
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let client = client(version);
        let raised = fault(now(client.get_quote(symbol("XYZ"))));
        let code = if version == SoapVersion::Soap11 { "Client" } else { "Sender" };
        assert_eq!((raised.code.as_str(), raised.reason.as_str()), (code, "no such symbol"));
        assert_eq!(raised.typed, Some(invalid("XYZ <&>")));
        let text = raised.detail.unwrap();
        assert!(text.contains("Symbol>XYZ &lt;&amp;&gt;</"), "{text}");
        assert_eq!(raised.unread, None);
        // An element of a simple type, from an operation that declares its faults in another order.
        assert_eq!(fault(now(client.get_history(symbol("busy")))).typed, Some(GetHistoryFault::Busy(30)));
        // A part declared by its type.
        let raised = fault(now(client.order(symbol("XYZ"))));
        let Some(OrderFault::TooMuch(price)) = raised.typed else { panic!("{raised:?}") };
        assert_eq!(price.amount.to_string(), "12.50");
        assert_eq!(fault(now(client.watch(symbol("XYZ")))).typed, Some(WatchFault::Busy(1)));
        assert_eq!(now(client.get_quote(symbol("ABC"))).unwrap().body.amount.to_string(), "12.50");
    }
}

#[test]
fn undeclared_fault_arrives_untyped() {
    let client = client(SoapVersion::Soap11);
    let raised = fault(now(client.get_quote(symbol("DEF"))));
    assert_eq!((raised.reason.as_str(), &raised.typed, &raised.detail), ("undeclared <&>", &None, &None));
    let raised = fault(now(client.get_quote(symbol("own"))));
    assert_eq!((raised.typed, raised.detail.as_deref()), (None, Some("<own xmlns='urn:x'/>")));
    let raised = fault(now(client.get_quote(symbol("bell"))));
    assert!(raised.reason.starts_with("the service's fault can't be written: Envelope/Body/Fault/detail/"), "{raised}");
    let raised = fault(now(client.ask(symbol("XYZ"))));
    assert_eq!(raised.reason, "Ask is not implemented");
    let raised = fault(now(client.ping(symbol("XYZ"))));
    assert_eq!((raised.reason.as_str(), raised.typed), ("Ping is not implemented", None));
}

#[test]
fn contract_type_keeps_its_name_beside_a_fault_type() {
    let written =
        PING.encode_fault(&Fault::server("x").with_detail(PingFaults::PingFault(PingFault { code: 5 }.into())));
    let text = String::from_utf8(written.unwrap().body).unwrap();
    assert!(text.contains("<n1:PingFault code=\"5\"></n1:PingFault>"), "{text}");
}

#[test]
fn examples_of_the_specifications_are_read() {
    // Based on SOAP 1.1, example 7, and SOAP 1.2 Part 1, example 4.
    let old = "<faultcode>env:Server</faultcode>\n<faultstring>Server Error</faultstring>\n<detail>\n\
        <e:Busy xmlns:e='urn:quotes'>\n 1001\n</e:Busy>\n</detail>";
    let read = fault(GET_QUOTE.decode(envelope(SoapVersion::Soap11, "", old)));
    assert_eq!((read.code.as_str(), read.reason.as_str()), ("Server", "Server Error"));
    assert_eq!(read.typed, Some(GetQuoteFault::Busy(1001)));
    let new = "<env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>q:MessageTimeout</env:Value>\
        </env:Subcode></env:Code><env:Reason><env:Text xml:lang='en'>Sender Timeout</env:Text></env:Reason>\
        <env:Detail><q:Busy>5</q:Busy></env:Detail>";
    let read = fault(GET_QUOTE.decode(envelope(SoapVersion::Soap12, "", new)));
    assert_eq!((read.code.as_str(), &*read.subcodes), ("Sender", &["MessageTimeout".to_owned()][..]));
    assert_eq!(read.typed, Some(GetQuoteFault::Busy(5)));
}

#[test]
fn details_of_other_stacks_are_read() {
    let expected = Some(invalid("XYZ"));
    for text in [
        // JAX-WS and CXF use prefixes of their own, and add debugging information beside the fault.
        "<ns2:InvalidSymbol xmlns:ns2='urn:quotes'><ns2:Symbol>XYZ</ns2:Symbol><ns2:Nearest>ABC</ns2:Nearest>\
         </ns2:InvalidSymbol>",
        "<ns1:InvalidSymbol xmlns:ns1='urn:quotes'><ns1:Symbol>XYZ</ns1:Symbol><ns1:Nearest>ABC</ns1:Nearest>\
         </ns1:InvalidSymbol><stackTrace xmlns='http://cxf.apache.org/fault'>at a\nat b</stackTrace>",
        "<h:exception xmlns:h='http://jax-ws.dev.java.net/'><message>m</message></h:exception>\n\
         <q:InvalidSymbol><q:Symbol>XYZ</q:Symbol><q:Nearest>ABC</q:Nearest></q:InvalidSymbol>",
        // Axis adds a host name.
        "<q:InvalidSymbol><q:Symbol>XYZ</q:Symbol><q:Nearest>ABC</q:Nearest></q:InvalidSymbol>\
         <ns3:hostname xmlns:ns3='http://xml.apache.org/axis/'>h</ns3:hostname>",
        // WCF uses the default namespace, and declares that of instances.
        "<InvalidSymbol xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Symbol>XYZ</Symbol><Nearest>ABC</Nearest>\
         <i:Extra/></InvalidSymbol>",
        // PHP writes `xsi:type` on every element.
        "<q:InvalidSymbol xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='q:InvalidSymbol'>\
         <q:Symbol i:type='xs:string' xmlns:xs='x'>XYZ</q:Symbol><q:Nearest>ABC</q:Nearest></q:InvalidSymbol>",
        // The first of two declared faults is taken.
        "<q:InvalidSymbol><q:Symbol>XYZ</q:Symbol><q:Nearest>ABC</q:Nearest></q:InvalidSymbol><q:Busy>1</q:Busy>",
    ] {
        let read = detail(text);
        assert_eq!((&read.typed, &read.unread), (&expected, &None), "{text}");
        assert_eq!(read.detail.as_deref(), Some(text));
    }
}

#[test]
fn undeclared_detail_is_kept() {
    let wcf = "<ExceptionDetail xmlns='http://schemas.datacontract.org/2004/07/System.ServiceModel'>\
        <Message>m</Message><StackTrace>s</StackTrace></ExceptionDetail>";
    for text in ["", wcf, "<q:MarketShut/>", "<q:Closed/>"] {
        let read = detail(text);
        assert_eq!((&read.typed, &read.unread), (&None, &None), "{text}");
        assert_eq!(read.detail.as_deref(), Some(text));
    }
}

#[test]
fn invalid_detail_is_kept_with_its_error() {
    let nil = "<q:InvalidSymbol xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>";
    for (text, path, why) in [
        ("<q:InvalidSymbol/>", "/detail/InvalidSymbol", "required element `Symbol` is missing"),
        ("<q:Busy>soon</q:Busy>", "/detail/Busy", "the text is not a valid xs:int"),
        (nil, "/detail/InvalidSymbol", "the element is nil"),
        ("out of order", "/detail", "text where only elements are allowed"),
        ("<o:Busy xmlns:o='urn:other'>5</o:Busy>", "/detail/Busy", "but not in the contract's namespace"),
        ("<Busy xmlns=''>5</Busy>", "/detail/Busy", "but not in the contract's namespace"),
    ] {
        let read = detail(text);
        assert_eq!(read.typed, None, "{text}");
        assert_eq!(read.detail.as_deref(), Some(text));
        let error = read.unread.unwrap();
        assert_eq!(error.path(), format!("Envelope/Body/Fault{path}"));
        assert!(error.kind().to_string().contains(why), "{error}");
    }
    // An element of a wrong namespace doesn't hide a declared one.
    assert_eq!(detail("<Busy xmlns=''>5</Busy><q:Busy>6</q:Busy>").typed, Some(GetQuoteFault::Busy(6)));
}

#[test]
fn server_sends_header_faults_with_the_fault() {
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let fault = fault(now(client(version).get_quote(symbol("late"))));
        assert_eq!((fault.reason.as_str(), fault.typed), ("expired", Some(GetQuoteFault::Busy(1))));
        assert_eq!(fault.headers.session_expired.unwrap().since, 7);
    }
}

#[test]
fn header_fault_is_read_with_the_fault() {
    let client_fault = "<faultcode>env:Client</faultcode><faultstring>expired</faultstring>";
    let header = "<o:Other xmlns:o='urn:other'/><q:SessionExpired><q:Since>7</q:Since></q:SessionExpired>";
    let read = fault(GET_QUOTE.decode(envelope(SoapVersion::Soap11, header, client_fault)));
    assert_eq!((read.reason.as_str(), read.unread), ("expired", None));
    assert_eq!(read.headers.session_expired.unwrap().since, 7);
    // An invalid header fault doesn't hide the fault.
    let header = "<q:SessionExpired><q:Since>yesterday</q:Since></q:SessionExpired>";
    let children = format!("{client_fault}<detail><q:Busy>5</q:Busy></detail>");
    let read = fault(GET_QUOTE.decode(envelope(SoapVersion::Soap11, header, &children)));
    assert_eq!((read.reason.as_str(), &read.typed), ("expired", &Some(GetQuoteFault::Busy(5))));
    assert_eq!(read.headers, ResponseHeaders::default());
    let error = read.unread.unwrap();
    assert_eq!(error.path(), "Envelope/Header/SessionExpired/Since");
    assert!(matches!(error.kind(), XmlErrorKind::Value { .. }));
}

#[test]
fn display_hides_the_detail_and_debug_hides_secrets() {
    let raised = fault(now(client(SoapVersion::Soap11).order(symbol("old"))));
    assert_eq!(raised.typed, Some(OrderFault::OldTicket("secret-ticket".into())));
    assert_eq!(raised.to_string(), "Client: old");
    let error = Error::Fault(Box::new(raised));
    assert_eq!(error.to_string(), "Order at http://127.0.0.1/: the server answered with a fault: Client: old");
    let shown = format!("{error:?}");
    assert!(shown.contains(r#"typed: OldTicket([redacted])"#) && !shown.contains("secret-ticket"), "{shown}");
    let closed = Closed { opens: None, password: Some("correct horse".into()) };
    let closed = Fault::client("closed").with_detail(GetQuoteFault::MarketClosed(closed.into()));
    let shown = format!("{closed:?}");
    assert!(shown.contains("MarketClosed") && !shown.contains("correct horse"), "{shown}");
}

/// An error type of an application.
#[derive(Debug)]
enum Trouble {
    Closed,
    Call(quotes::Error),
}

impl From<quotes::Error> for Trouble {
    fn from(error: quotes::Error) -> Self {
        Trouble::Call(error)
    }
}

impl From<quotes::Error<GetQuoteFault>> for Trouble {
    fn from(error: quotes::Error<GetQuoteFault>) -> Self {
        match error {
            Error::Fault(fault) if matches!(fault.typed, Some(GetQuoteFault::MarketClosed(_))) => Trouble::Closed,
            other => Trouble::Call(other.untyped()),
        }
    }
}

#[test]
fn errors_of_operations_convert() {
    let client = client(SoapVersion::Soap12);
    let boxed = || -> std::result::Result<(), Box<dyn std::error::Error + Send + Sync>> {
        now(client.get_quote(symbol("ABC")))?;
        now(client.order(symbol("XYZ")))?;
        Ok(())
    };
    assert_eq!(
        boxed().unwrap_err().to_string(),
        "Order at http://127.0.0.1/: the server answered with a fault: Sender: much"
    );
    // The errors of all operations convert to that of the service.
    let of_the_service = || -> std::result::Result<(), quotes::Error> {
        now(client.get_quote(symbol("ABC")))?;
        now(client.order(symbol("XYZ")))?;
        now(client.ask(symbol("XYZ")))?;
        Ok(())
    };
    let Err(Error::Fault(fault)) = of_the_service() else { panic!("no fault") };
    assert!(fault.detail.unwrap().contains("12.50"));
    let own = || -> std::result::Result<(), Trouble> {
        now(client.get_quote(symbol("ABC")))?;
        now(client.ask(symbol("XYZ")))?;
        Ok(())
    };
    assert!(matches!(own(), Err(Trouble::Call(Error::Fault(_)))));
    let fault = Fault::server("").with_detail(GetQuoteFault::MarketClosed(Box::default()));
    let closed = Error::Fault(Box::new(fault.with_headers(ResponseHeaders::default())));
    assert!(matches!(Trouble::from(closed), Trouble::Closed));
    let source = std::error::Error::source(&now(client.order(symbol("XYZ"))).unwrap_err()).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("Sender: much"));
}

#[test]
fn fault_of_one_operation_can_be_raised_by_another() {
    let read = detail("<q:Busy>5</q:Busy>").typed.unwrap();
    let written = GET_HISTORY.encode_fault(&Fault::server("x").with_detail(read)).unwrap();
    let text = String::from_utf8(written.body).unwrap();
    assert!(text.contains("<detail><n1:Busy>5</n1:Busy></detail>"), "{text}");
    assert_eq!(size_of::<Fault>(), 120, "clippy's `result_large_err` starts at 128");
}

#[test]
fn caller_chooses_the_soap_version() {
    assert_eq!((ORDER.version(), ORDER.soap_action()), (SoapVersion::Soap11, "urn:quotes/Order"));
    let encoded = GET_QUOTE.encode(&symbol("ABC"), &RequestHeaders::default()).unwrap();
    assert_eq!(encoded.content_type, "text/xml; charset=utf-8");
    assert_eq!(encoded.soap_action, Some("\"urn:quotes/GetQuote\""));
    let new = GET_QUOTE.with_soap_version(SoapVersion::Soap12);
    assert_eq!((new.version(), new.soap_action()), (SoapVersion::Soap12, "urn:quotes/12/GetQuote"));
    let encoded = new.encode(&symbol("ABC"), &RequestHeaders::default()).unwrap();
    assert_eq!(encoded.content_type, "application/soap+xml; charset=utf-8; action=\"urn:quotes/12/GetQuote\"");
    assert_eq!(encoded.soap_action, None);
    assert!(String::from_utf8(encoded.body).unwrap().contains("http://www.w3.org/2003/05/soap-envelope"));
    let encoded = ORDER.with_soap_version(SoapVersion::Soap12).encode(&symbol("A"), &Default::default()).unwrap();
    assert_eq!(encoded.content_type, "application/soap+xml; charset=utf-8");
    // An operation bound in one version only keeps it.
    let watch = quotes::operations::WATCH.with_soap_version(SoapVersion::Soap11);
    assert_eq!((watch.version(), watch.soap_action()), (SoapVersion::Soap12, "urn:quotes/12/Watch"));
    let ports: Vec<_> =
        quotes::PORTS.iter().map(|port| (port.name, port.soap_version, port.address.unwrap())).collect();
    assert_eq!(
        ports,
        [
            ("QuotesSoap", SoapVersion::Soap11, "https://quotes.example.com/11"),
            ("QuotesSoap12", SoapVersion::Soap12, "https://quotes.example.com/12"),
            ("QuotesHttp", SoapVersion::Soap11, "http://quotes.example.com/11"),
        ]
    );
}

#[test]
fn server_responds_in_the_version_of_the_request() {
    let post = |content_type: &str, action: &str, uri: &str, body: &str| {
        let envelope = format!("<e:Envelope xmlns:e='{uri}' xmlns='urn:quotes'><e:Body>{body}</e:Body></e:Envelope>");
        let request = Request::post("/").header("Content-Type", content_type).header("SOAPAction", action);
        let response = now(QuotesServer::new(Exchange).handle(request.body(envelope).unwrap()));
        let content_type = response.headers()["Content-Type"].to_str().unwrap().to_owned();
        (response.status().as_u16(), content_type, String::from_utf8(response.into_body()).unwrap())
    };
    let (old, new) = ("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    let quote = "<GetQuote><Name>busy</Name></GetQuote>";
    let (status, content_type, body) = post("text/xml", "\"urn:quotes/GetQuote\"", old, quote);
    assert_eq!((status, content_type.as_str()), (500, "text/xml; charset=utf-8"));
    assert!(body.contains(&format!("xmlns:soap=\"{old}\"")) && body.contains("<n1:Busy>30</n1:Busy>"), "{body}");
    let action = |action: &str| format!("application/soap+xml; action=\"{action}\"");
    let (status, content_type, body) = post(&action("urn:quotes/12/GetQuote"), "", new, quote);
    assert_eq!((status, content_type.as_str()), (500, "application/soap+xml; charset=utf-8"));
    assert!(body.contains(&format!("xmlns:soap=\"{new}\"")) && body.contains("<n1:Busy>30</n1:Busy>"), "{body}");
    // The status of a sender's fault differs in SOAP 1.2. The action of the other port is accepted.
    let invalid = "<GetQuote><Name>XYZ</Name></GetQuote>";
    assert_eq!(post(&action("urn:quotes/GetQuote"), "", new, invalid).0, 400);
    assert_eq!(post("text/xml", "urn:quotes/12/GetQuote", old, invalid).0, 500);
    // An operation bound in one version only isn't available in the other.
    let (status, _, body) = post(&action("urn:quotes/Ping"), "", new, "<Ping><Name>a</Name></Ping>");
    assert_eq!(status, 400);
    assert!(body.contains("no operation has the action `urn:quotes/Ping`"), "{body}");
    let (_, _, body) = post("text/xml", "", new, quote);
    assert!(body.contains("<faultcode>soap:VersionMismatch</faultcode>"), "{body}");
    let (status, _, body) = post("text/plain", "", new, quote);
    assert_eq!(
        (status, body.as_str()),
        (415, "This service expects requests with the Content-Type text/xml or application/soap+xml.")
    );
}
