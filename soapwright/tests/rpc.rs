//! Tests of bodies that aren't a single element of a fixed name: rpc responses, whose wrapper may have any name (SOAP
//! 1.1, 7.1), and bodies declared by a type, which have no wrapper.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Answer, Error, Operation, XmlError,
    http::Response,
    xml::{BODY, EMPTY_BODY, Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];

/// A message of two parts.
#[derive(Debug, Default, PartialEq)]
struct Parts {
    a: Option<i32>,
    b: Option<String>,
}

static FIELDS: [Field; 2] = [Field::new("</a>"), Field::new("</b>")];

impl StartValue for Parts {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Parts {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut cursor = reader.begin(&FIELDS);
        loop {
            match reader.next(&mut cursor) {
                0 => self.a.read_xml(reader),
                1 => self.b.read_xml(reader),
                _ => return reader.end(),
            }?;
        }
    }
}

impl WriteXml for Parts {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.start(field);
        self.a.write_xml(&FIELDS[0], writer);
        self.b.write_xml(&FIELDS[1], writer);
        writer.end(field);
    }
}

const fn answering(response: Field) -> Operation<Parts, Parts, (), ()> {
    Operation::new("Do", &NAMESPACES).soap11("\"\"").request(Field::new("</n1:Do>")).response(response)
}

fn decode(operation: &Operation<Parts, Parts, (), ()>, body: &str) -> Result<Answer<Parts, ()>, Error> {
    let namespace = "http://schemas.xmlsoap.org/soap/envelope/";
    let body = format!("<s:Envelope xmlns:s='{namespace}' xmlns:n1='urn:n'><s:Body>{body}</s:Body></s:Envelope>");
    operation.decode(Response::new(Vec::from(body)))
}

const CONTENT: &str = "<a>1</a><b>text</b>";

#[test]
fn rpc_response_may_have_any_name_except_another_response_or_fault() {
    let rpc = answering(Field::new("</n1:DoResponse>").rpc_response());
    for name in ["n1:DoResponse", "n1:doResult", "Result", "x:y"] {
        let answer = decode(&rpc, &format!("<{name} xmlns:x='urn:x'>{CONTENT}</{name}>")).unwrap();
        assert_eq!(answer.body, Parts { a: Some(1), b: Some("text".to_owned()) }, "{name}");
    }
    for (name, expected) in [
        ("n1:OtherResponse", "the Body contains `OtherResponse`, not `DoResponse`"),
        ("n1:Fault", "the Body contains `Fault`, not `DoResponse`"),
    ] {
        let error = decode(&rpc, &format!("<{name}>{CONTENT}</{name}>")).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    // The expected name is accepted in any namespace.
    assert!(decode(&rpc, &format!("<DoResponse>{CONTENT}</DoResponse>")).is_ok());
    assert!(decode(&answering(Field::new("</n1:DoResponse>")), &format!("<n1:Result>{CONTENT}</n1:Result>")).is_err());
}

#[test]
fn body_declared_by_a_type_has_no_wrapper() {
    for (body, expected) in [
        (CONTENT, Parts { a: Some(1), b: Some("text".to_owned()) }),
        ("<b/>", Parts { a: None, b: Some(String::new()) }),
        ("", Parts::default()),
        ("\n<x/>\n", Parts::default()),
        // `Fault` in another namespace is not a SOAP fault.
        ("<n1:Fault/><a>2</a>", Parts { a: Some(2), b: None }),
        ("<n1:first/><a>2</a>", Parts { a: Some(2), b: None }),
    ] {
        assert_eq!(decode(&answering(BODY), body).unwrap().body, expected, "{body}");
    }
    assert!(decode(&answering(EMPTY_BODY), "").is_ok());
}

#[test]
fn fault_is_recognized_for_every_form_of_body() {
    let fault = "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>";
    for response in [BODY, EMPTY_BODY, Field::new("</n1:DoResponse>"), Field::new("</n1:DoResponse>").rpc_response()] {
        match decode(&answering(response), fault) {
            Err(Error::Fault(fault)) => assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Client", "no")),
            other => panic!("{response:?}: {other:?}"),
        }
    }
}
