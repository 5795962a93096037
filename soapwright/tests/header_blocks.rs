//! Header blocks and HTTP headers that are sent although no contract declares them.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use crate::echo::ECHO;
use soapwright::{
    AnyType, Call, Client, Element, Error, HeaderBlock, Headers, Operation, QName, SoapVersion, XmlError,
    http::Request,
    xml::{Field, Namespace, ReadXml, Reader, WriteXml, Writer},
};

const HTTPS: &str = "https://example.com/echo";
const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];

/// Two header blocks that the contract declares.
#[derive(Default)]
struct Declared {
    ticket: Option<String>,
    zone: Option<String>,
}

impl Headers for Declared {
    const NAMESPACES: &'static [Namespace] = &NAMESPACES;
    const FIELDS: &'static [Field] = &[Field::new("</n1:Ticket>"), Field::new("</n1:Zone>")];

    fn read_header(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let value = if index == 0 { &mut self.ticket } else { &mut self.zone };
        value.read_xml(reader)
    }

    fn write_header(&self, index: usize, writer: &mut Writer) {
        let value = if index == 0 { &self.ticket } else { &self.zone };
        value.write_xml(&Self::FIELDS[index], writer);
    }
}

static BOTH: Operation<AnyType, AnyType, Declared, ()> = Operation::new("Echo", &NAMESPACES)
    .soap11("\"\"")
    .soap12("\"\"")
    .request(Field::new("</n1:Any>"))
    .response(Field::new("</n1:Any>"));

fn client() -> Client<(), Declared> {
    let declared = Declared { ticket: Some("T".to_owned()), zone: Some("Z".to_owned()) };
    Client::new((), HTTPS).unwrap().with_headers(declared)
}

fn call(client: &Client<(), Declared>) -> Call<(), AnyType, (), (), Declared> {
    client.call(&BOTH, AnyType::from("x"))
}

fn envelope(request: &Request<soapwright::Bytes>) -> String {
    String::from_utf8(request.body().to_vec()).unwrap()
}

/// Returns the content of the `Header` of a call's envelope.
fn header(call: &Call<(), AnyType, (), (), Declared>) -> String {
    let envelope = envelope(&call.to_http().unwrap());
    let Some((_, rest)) = envelope.split_once("<soap:Header>") else { return String::new() };
    rest.split_once("</soap:Header>").unwrap().0.to_owned()
}

fn element(local: &str, text: &str) -> Element {
    Element::new(QName::new("urn:n", local), text)
}

#[test]
fn xml_is_sent_byte_for_byte_beside_declared_blocks() {
    let xml = "<s:Session xmlns:s='urn:s'  a=\"1\"><![CDATA[4711]]><!-- kept --></s:Session>";
    let block = HeaderBlock::from_xml(format!("<?xml version='1.0'?>\n{xml}\n")).unwrap();
    let client = client().with_header_block(block);
    assert_eq!(header(&call(&client)), format!("<n1:Ticket>T</n1:Ticket><n1:Zone>Z</n1:Zone>{xml}"));
}

#[test]
fn block_of_a_call_replaces_only_the_block_of_its_name() {
    let client = client().with_header_block(element("Trace", "client")).with_header_block(element("Other", "kept"));
    let traced = call(&client).header_block(element("Trace", "call")).header_block(element("Zone", "call"));
    assert_eq!(
        header(&traced),
        "<n1:Ticket>T</n1:Ticket><Other xmlns=\"urn:n\">kept</Other><Trace xmlns=\"urn:n\">call</Trace>\
         <Zone xmlns=\"urn:n\">call</Zone>"
    );
    // The declared blocks of a call replace all that the client declares.
    let replaced = call(&client).headers(Declared { zone: Some("own".to_owned()), ticket: None });
    assert!(header(&replaced).starts_with("<n1:Zone>own</n1:Zone><Trace xmlns=\"urn:n\">client</Trace>"));
}

#[test]
fn blocks_for_different_nodes_have_one_name() {
    let for_next = HeaderBlock::from(element("Trace", "next")).actor("urn:next");
    let client = client().with_header_block(element("Trace", "all")).with_header_block(for_next);
    let both = header(&call(&client).headers(Declared::default()));
    assert!(both.contains(">all</Trace>") && both.contains(">next</Trace>"), "{both}");
}

#[test]
fn understanding_and_node_are_in_the_namespace_of_the_envelope() {
    let xml = HeaderBlock::from_xml("<a:Id xmlns:a='urn:a' xmlns:soap='urn:other' xmlns:soap0='urn:o'/>").unwrap();
    for block in [HeaderBlock::from(element("Id", "1")), xml] {
        let block = block.must_understand().actor("http://schemas.xmlsoap.org/soap/actor/next");
        for (version, namespace, actor, next) in [
            (SoapVersion::Soap11, SOAP11, "actor", "http://schemas.xmlsoap.org/soap/actor/next"),
            (SoapVersion::Soap12, SOAP12, "role", "http://www.w3.org/2003/05/soap-envelope/role/next"),
        ] {
            let header =
                header(&call(&client()).headers(Declared::default()).soap_version(version).header_block(block.clone()));
            let document = attributes(&header, namespace);
            assert_eq!(document, format!("mustUnderstand=1 {actor}={next}"), "{header}");
        }
    }
}

/// Returns the attributes of the namespace that the one element of a header has, as a reader of our own sees them.
fn attributes(header: &str, namespace: &str) -> String {
    let block = HeaderBlock::from_xml(header).unwrap();
    let attributes = block.element().value.attributes.list.iter().filter(|(name, _)| *name.namespace == *namespace);
    attributes.map(|(name, value)| format!("{}={value}", name.local)).collect::<Vec<_>>().join(" ")
}

#[test]
fn attribute_that_the_xml_has_already_is_not_written_twice() {
    let xml = format!("<a xmlns='urn:a' xmlns:s='{SOAP11}' s:mustUnderstand='1'/>");
    let block = HeaderBlock::from_xml(&xml).unwrap();
    assert!(header(&call(&client()).header_block(block.clone())).contains(&xml));
    let error = call(&client()).header_block(block.must_understand()).to_http().unwrap_err();
    assert!(error.to_string().contains("the header block `a` has the attribute `mustUnderstand` already"), "{error}");
}

#[test]
fn text_that_is_no_header_block_is_refused_when_it_is_given() {
    for refused in [
        "",
        "text",
        "<a>",
        "<a/><b/>",
        "<a/>text",
        "<s:a/>",
        "<a s:b='1'/>",
        "<!DOCTYPE a><a/>",
        "<a>&undeclared;</a>",
        "<!-- before --><a/>",
        "<a/><!-- after -->",
        "<?pi?><a/>",
        "<a><?pi?></a>",
        "<a b='1' b='2'/>",
        "<a>\u{1}</a>",
    ] {
        assert!(HeaderBlock::from_xml(refused).is_err(), "{refused}");
    }
}

#[test]
fn value_of_a_generated_type_becomes_a_block() {
    let block = ECHO.header_block(QName::new("urn:trace", "Id"), &Some("a & b".to_owned())).unwrap();
    assert!(!block.is_secret());
    assert_eq!(
        header(&call(&client()).headers(Declared::default()).header_block(block)),
        "<Id xmlns=\"urn:trace\">a &amp; b</Id>"
    );
    assert!(ECHO.header_block(QName::new("urn:trace", "Id"), &None::<String>).is_err());
}

#[test]
fn what_is_added_counts_for_the_guard_of_plain_http() {
    let plain = || Client::<(), ()>::new((), "http://example.com/echo").unwrap();
    let call = |client: Client<(), ()>| client.call(&ECHO, AnyType::from("x"));
    let (xml, open) = (HeaderBlock::from_xml("<Session>4711</Session>").unwrap(), element("Trace", "1"));
    assert!(matches!(call(plain().with_header_block(xml.clone())).to_http(), Err(Error::Insecure(_))));
    assert!(matches!(call(plain()).header_block(open.clone()).to_http(), Err(Error::Insecure(_))));
    assert!(call(plain().with_header_block(xml.clone().not_secret())).to_http().is_ok());
    assert!(call(plain().with_header_block(xml)).allow_secrets_over_http().to_http().is_ok());
    assert!(matches!(
        call(plain()).http_header("Authorization", "Basic x").unwrap().to_http(),
        Err(Error::Insecure(_))
    ));
    assert!(call(plain().with_http_header("X-Id", "1").unwrap()).to_http().is_ok());
    assert!(matches!(call(plain().with_http_header("Cookie", "a=b").unwrap()).to_http(), Err(Error::Insecure(_))));
}

#[test]
fn http_headers_are_sent_and_those_of_the_call_take_precedence() {
    let client = Client::<(), ()>::new((), HTTPS).unwrap().with_http_header("X-Id", "client").unwrap();
    let client = client.with_http_header("Authorization", "Bearer hunter2").unwrap();
    let call = client.call(&ECHO, AnyType::from("x")).http_header("x-id", "call").unwrap();
    let request = call.http_header("SOAPAction", "\"urn:other\"").unwrap().to_http().unwrap();
    assert_eq!(request.headers()["X-Id"], "call");
    assert_eq!(request.headers()["Authorization"], "Bearer hunter2");
    assert_eq!(request.headers().get_all("SOAPAction").iter().collect::<Vec<_>>(), ["\"urn:other\""]);
    let shown = format!("{:?} {client:?}", request.headers());
    assert!(!shown.contains("hunter2"), "{shown}");
}
