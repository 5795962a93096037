//! Tests that `xs:anyType` and wildcards are read and written without a change of meaning.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    AnyType, Element, Node, Operation, QName, XmlError,
    http::Response,
    xml::{Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:n" }];
const XS: &str = "http://www.w3.org/2001/XMLSchema";

static ANYTHING: Operation<AnyType, AnyType, (), ()> = Operation::new("Anything", &NAMESPACES)
    .soap11("\"\"")
    .request(Field::new("</n1:Any>"))
    .response(Field::new("</n1:Any>"));

fn read(body: &str) -> AnyType {
    let envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:xs='http://www.w3.org/2001/XMLSchema'><s:Body>";
    let body = format!("{envelope}{body}</s:Body></s:Envelope>");
    ANYTHING.decode(Response::new(Vec::from(body))).unwrap().body
}

fn write(any: &AnyType) -> String {
    String::from_utf8(ANYTHING.encode(any, &()).unwrap().body).unwrap()
}

/// Writes the value and reads it back.
fn again(any: &AnyType) -> AnyType {
    ANYTHING.decode_request(write(any).as_bytes(), None).unwrap_or_else(|e| panic!("{e}: {}", write(any))).0
}

#[test]
fn xsi_type_of_any_type_is_kept() {
    let any = read("<Any xmlns='urn:n' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='xs:int'>5</Any>");
    assert_eq!(any.type_name(), Some(QName::new(XS, "int")));
    assert_eq!(any.text().as_deref(), Some("5"));
    assert_eq!(again(&any), any);
    assert_eq!(AnyType::from("5").with_type(QName::new(XS, "int")).type_name(), any.type_name());
    // A name without a prefix is in the default namespace, which differs in the written message.
    let any = read("<Any xmlns='urn:n' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='Mine'/>");
    assert_eq!(any.type_name(), Some(QName::new("urn:n", "Mine")));
    assert_eq!(again(&any).type_name(), any.type_name());
}

#[test]
fn any_type_keeps_attributes_text_and_elements() {
    let any = read(
        "<n:Any xmlns:n='urn:n' xmlns:n1='urn:other' a='1 &amp; &quot;2&quot;' n1:b='&#9;' xml:lang='en'>some <i>mixed</i>\r\n text \
         <![CDATA[<&>]]><n1:x n:y='n1:name'>n1:text</n1:x><empty xmlns=''/><!-- gone --><n:z xmlns:n='urn:z'/></n:Any>",
    );
    assert_eq!(any.attributes.get("", "a"), Some("1 & \"2\""));
    assert_eq!(any.attributes.get("urn:other", "b"), Some("\t"));
    assert_eq!(any.content[0], Node::Text("some ".to_owned()));
    assert_eq!(any.content[2], Node::Text("\n text <&>".to_owned()));
    let names: Vec<String> = any.elements().map(|element| element.name.to_string()).collect();
    assert_eq!(names, ["i", "{urn:other}x", "empty", "{urn:z}z"]);
    let x = any.elements().nth(1).unwrap();
    assert_eq!(x.value.attributes.prefixes, [("n1".to_owned(), "urn:other".into())]);
    assert_eq!(again(&any), any);
}

#[test]
fn prefix_of_the_contract_may_be_redeclared_in_any_type() {
    let any = read("<n:Any xmlns:n='urn:n' xmlns:n1='urn:other'>n1:text</n:Any>");
    assert_eq!(again(&any), any);
    assert!(write(&any).contains("<Any xmlns=\"urn:n\" xmlns:n1=\"urn:other\">n1:text</Any>"));
}

#[test]
fn invalid_element_name_is_not_written() {
    let element = Element::new(QName::new("", "a b"), "x");
    let any = AnyType { content: vec![Node::Element(element)], ..AnyType::default() };
    let error = ANYTHING.encode(&any, &()).unwrap_err().to_string();
    assert!(error.starts_with("Envelope/Body/Any: `a b` is not an XML name"), "{error}");
}

/// A struct with wildcards, in the form that the generator emits.
#[derive(Debug, Default, PartialEq)]
struct Open {
    attributes: soapwright::Attributes,
    a: Option<String>,
    any: Vec<Element>,
}

static OPEN_FIELDS: [Field; 2] = [Field::new("</n1:a>"), Field::new("</*>").repeated()];

impl StartValue for Open {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Open {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut at = 0;
        loop {
            match reader.any_or_attribute(&[], &mut at)? {
                usize::MAX => break,
                _ => reader.any_attribute(&mut self.attributes),
            }?;
        }
        let mut cursor = reader.begin(&OPEN_FIELDS);
        loop {
            match reader.any_or_next(&mut cursor) {
                0 => self.a.read_xml(reader),
                1 => reader.any_element(&mut self.any),
                _ => return reader.end(),
            }?;
        }
    }
}

impl WriteXml for Open {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.begin(field);
        writer.any_attributes(&self.attributes);
        writer.content();
        self.a.write_xml(&OPEN_FIELDS[0], writer);
        writer.any_elements(&self.any);
        writer.end(field);
    }
}

#[test]
fn wildcards_take_undeclared_elements_and_attributes() {
    static OPEN: Operation<Open, Open, (), ()> =
        Operation::new("Open", &NAMESPACES).soap11("\"\"").request(Field::new("</n1:Open>"));
    let body = "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><Open xmlns='urn:n' xmlns:p='urn:p' p:x='1' \
                y='2'><b/><a>t</a><p:c><d xmlns=''>5</d></p:c></Open></Body></Envelope>";
    let read = OPEN.decode_request(body.as_bytes(), None).unwrap().0;
    assert_eq!(read.a.as_deref(), Some("t"));
    let names: Vec<String> = read.any.iter().map(|element| element.name.to_string()).collect();
    assert_eq!(names, ["{urn:n}b", "{urn:p}c"]);
    assert_eq!((read.attributes.get("urn:p", "x"), read.attributes.get("", "y")), (Some("1"), Some("2")));
    let written = OPEN.encode(&read, &()).unwrap().body;
    assert_eq!(OPEN.decode_request(&written, None).unwrap().0, read);
}

#[test]
fn declarations_of_prefixes_used_in_text_are_kept() {
    for text in ["a:x b:y", "//a:x[b:y = 'c:z']/text()", "a:x|b:y"] {
        let any = read(&format!("<Any xmlns='urn:n' xmlns:a='urn:a' xmlns:b='urn:b' xmlns:d='urn:d'>{text}</Any>"));
        let known = |prefix: &str| (prefix.to_owned(), format!("urn:{prefix}").into());
        assert_eq!(any.attributes.prefixes, [known("a"), known("b")], "{text}");
        assert_eq!(again(&any), any);
    }
}
