//! Tests of reading and writing faults (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Error, Fault, FaultDetail, Operation, SoapVersion, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, ReadXml, Reader, WriteXml, Writer},
};

const fn operation(version: SoapVersion) -> Operation<soapwright::AnyType, soapwright::AnyType, (), ()> {
    let operation = Operation::new("Do", &[]).request(Field::new("</Do>")).response(Field::new("</Done>"));
    match version {
        SoapVersion::Soap11 => operation.soap11("\"\""),
        SoapVersion::Soap12 => operation.soap12("\"\""),
    }
}

fn read_from(message: &str) -> Fault {
    let response = Response::builder().status(500).body(message.to_owned()).unwrap();
    match operation(SoapVersion::Soap11).decode(response) {
        Err(Error::Fault(fault)) => *fault,
        other => panic!("{message}: {other:?}"),
    }
}

fn fault_11(content: &str) -> Fault {
    let namespace = "http://schemas.xmlsoap.org/soap/envelope/";
    read_from(&format!("<s:Envelope xmlns:s='{namespace}'><s:Body><s:Fault>{content}</s:Fault></s:Body></s:Envelope>"))
}

fn fault_12(content: &str) -> Fault {
    let namespace = "http://www.w3.org/2003/05/soap-envelope";
    read_from(&format!("<s:Envelope xmlns:s='{namespace}'><s:Body><s:Fault>{content}</s:Fault></s:Body></s:Envelope>"))
}

#[test]
fn soap_1_1_fault_is_read() {
    let fault = fault_11(
        "<faultcode> s:Client.Auth </faultcode><faultstring>no &amp; no</faultstring><faultactor>urn:me</faultactor>\
         <detail><a>1</a><b/></detail>",
    );
    assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Client.Auth", "no & no"));
    assert_eq!((fault.actor.as_deref(), fault.detail.as_deref()), (Some("urn:me"), Some("<a>1</a><b/>")));
    assert_eq!(fault.subcodes, Box::default());
    let bare = fault_11("");
    assert_eq!((bare.code.as_str(), bare.reason.as_str(), bare.actor, bare.detail), ("", "", None, None));
}

#[test]
fn soap_1_2_fault_is_read() {
    let fault = fault_12(
        "<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>a:One</s:Value><s:Subcode><s:Value>a:Two</s:Value>\
         </s:Subcode></s:Subcode></s:Code><s:Reason><s:Text xml:lang='de'>nein</s:Text><s:Text xml:lang='en'>no</s:Text>\
         </s:Reason><s:Node>urn:node</s:Node><s:Role>urn:role</s:Role><s:Detail><a>1</a></s:Detail>",
    );
    assert_eq!(fault.code, "Sender");
    assert_eq!(*fault.subcodes, ["One", "Two"]);
    assert_eq!(fault.reason, "nein");
    assert_eq!((fault.actor.as_deref(), fault.detail.as_deref()), (Some("urn:role"), Some("<a>1</a>")));
    // An empty text is skipped in favour of the next one.
    assert_eq!(fault_12("<s:Reason><s:Text/><s:Text>no</s:Text></s:Reason>").reason, "no");
    // Unknown elements are ignored, also within a code.
    let fault = fault_12("<x/><s:Code><y><s:Value>a:No</s:Value></y><s:Value>Receiver</s:Value></s:Code><x/>");
    assert_eq!((fault.code.as_str(), fault.subcodes.len()), ("Receiver", 0));
}

fn written(fault: &Fault, version: SoapVersion) -> String {
    String::from_utf8(operation(version).encode_fault(fault).unwrap().body).unwrap()
}

/// Returns the text between `start` and `end`.
fn between<'a>(message: &'a str, start: &str, end: &str) -> &'a str {
    message.split_once(start).unwrap_or_else(|| panic!("no {start}: {message}")).1.split_once(end).unwrap().0
}

#[test]
fn fault_codes_are_translated_to_the_version_that_is_written() {
    for (code, code_11, code_12, own) in [
        ("Client", "soap:Client", "Sender", None),
        ("Sender", "soap:Client", "Sender", None),
        ("Server", "soap:Server", "Receiver", None),
        ("Receiver", "soap:Server", "Receiver", None),
        ("", "soap:Server", "Receiver", None),
        ("VersionMismatch", "soap:VersionMismatch", "VersionMismatch", None),
        ("MustUnderstand", "soap:MustUnderstand", "MustUnderstand", None),
        ("DataEncodingUnknown", "DataEncodingUnknown", "DataEncodingUnknown", None),
        ("Mine", "Mine", "Receiver", Some("Mine")),
    ] {
        let fault = Fault::new(code, "no");
        let message = written(&fault, SoapVersion::Soap11);
        assert_eq!(between(&message, "<faultcode>", "</faultcode>"), code_11, "{code}");
        assert_eq!(between(&message, "<faultstring>", "</faultstring>"), "no");
        let message = written(&fault, SoapVersion::Soap12);
        assert_eq!(between(&message, "<soap:Code><soap:Value>soap:", "</soap:Value>"), code_12, "{code}");
        let again = read_from(&message);
        assert_eq!((again.code.as_str(), again.subcodes.first().map(String::as_str)), (code_12, own), "{code}");
    }
}

#[test]
fn fault_round_trips() {
    let fault = Fault::new("Sender", "a <b> & c")
        .with_subcodes(["One", "Two"])
        .with_actor("urn:me?a=1&b=2")
        .with_xml_detail("<a xmlns=\"urn:a\">1</a>text");
    assert_eq!(read_from(&written(&fault, SoapVersion::Soap12)), fault);
    // SOAP 1.1 separates subcodes by dots (4.4.1).
    let again = read_from(&written(&fault, SoapVersion::Soap11));
    assert_eq!((again.code.as_str(), &again.reason, &again.actor), ("Client.One.Two", &fault.reason, &fault.actor));
    assert_eq!(again.detail, fault.detail);
}

#[test]
fn invalid_fault_is_not_written() {
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let error = |fault: Fault| operation(version).encode_fault(&fault).unwrap_err();
        for code in ["a b", "a:b", "1", "<"] {
            let fault = Fault::new(code, "");
            assert_eq!(error(fault).kind(), &XmlErrorKind::Name(code.to_owned()));
            let fault = Fault::client("no").with_subcodes([code]);
            assert_eq!(error(fault).kind(), &XmlErrorKind::Name(code.to_owned()));
        }
        assert_eq!(error(Fault::client("\u{1}")).kind(), &XmlErrorKind::Character('\u{1}'));
        for detail in ["<a>", "</detail><x/><detail>", "&nbsp;", "<p:a/>", "]]>"] {
            error(Fault::client("no").with_xml_detail(detail));
        }
    }
}

#[test]
fn fault_displays_on_one_line_with_its_codes() {
    let fault = Fault::client("no").with_subcodes(["One"]);
    assert_eq!(fault.to_string(), "Client/One: no");
    assert_eq!(Fault::<()>::default().to_string(), "(no code): (no reason given)");
    assert_eq!(Fault::server("no").to_string(), "Server: no");
}
/// The detail of the only fault that the operation declares.
#[derive(Debug, Clone, PartialEq)]
struct Wrong(String);

static DECLARED: [Field; 1] = [Field::new("</Wrong>")];

impl FaultDetail for Wrong {
    const FIELDS: &'static [Field] = &DECLARED;

    fn read_detail(_: usize, reader: &mut Reader<'_>) -> Result<Self, XmlError> {
        let mut text = String::new();
        text.read_xml(reader)?;
        Ok(Wrong(text))
    }

    fn write_detail(&self, writer: &mut Writer) {
        self.0.write_xml(&DECLARED[0], writer);
    }
}

const fn declaring(version: SoapVersion) -> Operation<soapwright::AnyType, soapwright::AnyType, (), (), Wrong> {
    let operation = Operation::new("Do", &[]).request(Field::new("</Do>")).response(Field::new("</Done>"));
    match version {
        SoapVersion::Soap11 => operation.soap11("\"\""),
        SoapVersion::Soap12 => operation.soap12("\"\""),
    }
}

#[test]
fn declared_detail_round_trips_with_its_type() {
    for version in [SoapVersion::Soap11, SoapVersion::Soap12] {
        let fault = Fault::client("no").with_detail(Wrong("a & b".to_owned()));
        let body = declaring(version).encode_fault(&fault).unwrap().body;
        let Err(Error::Fault(read)) = declaring(version).decode(Response::builder().status(500).body(body).unwrap())
        else {
            panic!("no fault");
        };
        assert_eq!(read.typed, fault.typed);
        assert_eq!((read.detail.as_deref(), read.unread), (Some("<Wrong>a &amp; b</Wrong>"), None));
    }
}
