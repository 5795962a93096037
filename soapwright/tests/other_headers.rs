//! Header blocks of responses that the contract doesn't declare.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Error, Headers, Operation, XmlError, XmlErrorKind,
    http::Response,
    xml::{Field, Namespace, ReadXml, Reader, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 2] =
    [Namespace { prefix: "n1", uri: "urn:n" }, Namespace { prefix: "n2", uri: "urn:route" }];

/// A header block that the contract declares.
#[derive(Debug, Default, PartialEq)]
struct Declared {
    ticket: Option<String>,
}

impl Headers for Declared {
    const NAMESPACES: &'static [Namespace] = &NAMESPACES;
    const FIELDS: &'static [Field] = &[Field::new("</n1:Ticket>")];

    fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        self.ticket.read_xml(reader)
    }

    fn write_header(&self, _: usize, writer: &mut Writer) {
        self.ticket.write_xml(&Self::FIELDS[0], writer);
    }
}

/// The headers of another service.
#[derive(Debug, Default)]
struct Others {
    hops: Option<i32>,
}

impl Headers for Others {
    const NAMESPACES: &'static [Namespace] = &NAMESPACES;
    const FIELDS: &'static [Field] = &[Field::new("</n2:Hops>")];

    fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        self.hops.read_xml(reader)
    }

    fn write_header(&self, _: usize, writer: &mut Writer) {
        self.hops.write_xml(&Self::FIELDS[0], writer);
    }
}

static ASK: Operation<String, String, (), Declared> = Operation::new("Ask", &NAMESPACES)
    .soap11("\"\"")
    .request(Field::new("</n1:Ask>"))
    .response(Field::new("</n1:Answer>"));

fn message(soap: &str, header: &str, body: &str) -> Response<String> {
    Response::new(format!(
        "<s:Envelope xmlns:s='{soap}' xmlns:r='urn:route'><s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    ))
}

const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";
const ANSWER: &str = "<Answer xmlns='urn:n'>42</Answer>";
const HEADER: &str = "<r:Hops s:mustUnderstand='1'>3</r:Hops><Ticket xmlns='urn:n'>T</Ticket><Trace><id>7</id></Trace>";

#[test]
fn undeclared_blocks_are_kept_beside_declared_ones() {
    for soap in [SOAP11, SOAP12] {
        let answer = ASK.decode(message(soap, HEADER, ANSWER)).unwrap();
        assert_eq!((answer.body.as_str(), answer.headers.ticket.as_deref()), ("42", Some("T")));
        let names: Vec<String> = answer.other_headers().iter().map(|block| block.name.to_string()).collect();
        assert_eq!(names, ["{urn:route}Hops", "Trace"]);
        let trace = answer.other_headers().get("", "Trace").unwrap();
        assert_eq!(trace.value.elements().next().unwrap().value.text().as_deref(), Some("7"));
        let understood: Vec<&str> =
            answer.other_headers().must_understand().map(|block| block.name.local.as_str()).collect();
        assert_eq!(understood, ["Hops"], "{soap}");
        // They may be secrets.
        assert!(!format!("{answer:?} {:?}", answer.other_headers()).contains('7'), "{answer:?}");
    }
}

#[test]
fn undeclared_blocks_are_read_as_headers_of_another_service() {
    let answer = ASK.decode(message(SOAP11, HEADER, ANSWER)).unwrap();
    assert_eq!(answer.other_headers().read::<Others>().unwrap().hops, Some(3));
    let answer = ASK.decode(message(SOAP11, "<r:Hops>three</r:Hops>", ANSWER)).unwrap();
    let error = answer.other_headers().read::<Others>().unwrap_err();
    assert!(matches!(error.kind(), XmlErrorKind::Value { .. }), "{error}");
}

#[test]
fn undeclared_blocks_of_a_fault_are_kept() {
    let body = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    let Err(Error::Fault(fault)) = ASK.decode(message(SOAP11, HEADER, body)) else { panic!("no fault") };
    assert_eq!(fault.headers, Declared { ticket: Some("T".to_owned()) });
    assert_eq!(fault.other_headers().iter().count(), 2);
    assert!(!format!("{fault:?}").contains('7'));
}

#[test]
fn elements_within_a_declared_block_are_not_kept() {
    let answer = ASK.decode(message(SOAP11, "<Ticket xmlns='urn:n'>T</Ticket>", ANSWER)).unwrap();
    assert!(answer.other_headers().is_empty());
}
