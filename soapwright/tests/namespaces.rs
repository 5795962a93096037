//! Tests of contracts with names in namespaces that the runtime declares itself.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Operation, XmlError,
    xml::{Field, Namespace, ReadXml, Reader, StartValue, WriteXml, Writer},
};

static NAMESPACES: [Namespace; 2] = [
    Namespace { prefix: "instance", uri: "http://www.w3.org/2001/XMLSchema-instance" },
    Namespace { prefix: "soap11", uri: "http://schemas.xmlsoap.org/soap/envelope/" },
];

/// An element in the XSI namespace with an attribute in the SOAP 1.1 namespace.
#[derive(Debug, Clone, PartialEq, Default)]
struct Question {
    actor: Option<String>,
    id: Option<i32>,
}

static ATTRIBUTES: [Field; 1] = [Field::new("</soap11:actor>").attribute()];
static FIELDS: [Field; 1] = [Field::new("</instance:id>").required().nillable()];

impl StartValue for Question {
    fn start() -> Self {
        Self::default()
    }
}

impl ReadXml for Question {
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        let mut at = 0;
        while reader.attribute(&ATTRIBUTES, &mut at)? == 0 {
            self.actor.read_xml(reader)?;
        }
        let mut cursor = reader.begin(&FIELDS);
        while reader.next(&mut cursor) == 0 {
            self.id.read_xml(reader)?;
        }
        reader.end()
    }
}

impl WriteXml for Question {
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        writer.begin(field);
        self.actor.write_xml(&ATTRIBUTES[0], writer);
        writer.content();
        self.id.write_xml(&FIELDS[0], writer);
        writer.end(field);
    }
}

#[test]
fn names_in_reserved_namespaces_round_trip() {
    let ask: Operation<Question, (), (), ()> =
        Operation::new("Ask", &NAMESPACES).request(Field::new("</instance:Ask>"));
    for ask in [ask.soap11("\"\""), ask.soap12("\"\"")] {
        for id in [Some(5), None] {
            let question = Question { actor: Some("urn:a".to_owned()), id };
            let bytes = ask.encode(&question, &()).unwrap().body;
            assert_eq!(ask.decode_request(&bytes, None).unwrap().0, question);
        }
    }
}
