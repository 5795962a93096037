//! Tests of declared faults and header faults: which are typed, and which are kept as text with a warning.

use super::{name_of, resolved, ty};
use crate::{
    load::fixture::{schema, wsdl, wsdl_with},
    model::{BuiltIn, Fault, Operation, Value},
};

/// Returns the operation that declares these faults, with these messages and schema components, and the warnings.
fn faults(faults: &str, messages: &str, components: &str) -> (Operation, Vec<String>) {
    bound(faults, messages, components, "")
}

/// Returns the operation that declares these faults, with `binding` added to the bound operation, and the warnings.
fn bound(faults: &str, messages: &str, components: &str, binding: &str) -> (Operation, Vec<String>) {
    let text = wsdl(&format!(r#"<xs:element name="Get" type="xs:int"/>{components}"#));
    let text = text
        .replace("<output message=\"t:Out\"/>", &format!("<output message=\"t:Out\"/>{faults}"))
        .replace("</output></operation></binding>", &format!("</output>{binding}</operation></binding>"))
        .replace("<portType", &format!("{messages}<portType"));
    let mut resolution = resolved(&[&text]);
    let warnings = resolution.warnings.iter().map(|warning| warning.message.clone()).collect();
    (resolution.model.services[0].operations.remove(0), warnings)
}

/// Returns the name, element and namespace of each fault.
fn elements(operation: &Operation) -> Vec<(&str, &str, &str)> {
    fn of(Fault { name, detail }: &Fault) -> (&str, &str, &str) {
        (name, &detail.element.name, &detail.element.namespace)
    }
    operation.faults.iter().map(of).collect()
}

const BAD: &str = r#"<xs:element name="Bad" type="xs:string"/>"#;
const BAD_MESSAGE: &str = r#"<message name="Bad"><part name="fault" element="t:Bad"/></message>"#;

#[test]
fn fault_parts_may_have_an_element_or_a_type() {
    let (operation, warnings) = faults(
        r#"<fault name="A" message="t:Bad"/><fault name="B" message="t:Typed"/><fault name="C" message="t:Built"/>"#,
        &format!(
            r#"{BAD_MESSAGE}<message name="Typed"><part name="typed" type="t:T"/></message>
            <message name="Built"><part name="built" type="xs:int"/></message>"#
        ),
        &format!(r#"{BAD}<xs:complexType name="T"><xs:sequence/></xs:complexType>"#),
    );
    assert_eq!(elements(&operation), [("Bad", "Bad", "urn:t"), ("B", "typed", ""), ("C", "built", "")]);
    assert_eq!(operation.faults[2].detail.element.value, Value::BuiltIn(BuiltIn::Int));
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn faults_with_one_element_are_merged() {
    let both = r#"<fault name="A" message="t:Bad"/><fault name="B" message="t:Bad"/>"#;
    let (operation, warnings) = faults(both, BAD_MESSAGE, BAD);
    assert_eq!(elements(&operation), [("Bad", "Bad", "urn:t")]);
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn unsupported_fault_is_kept_as_text_with_a_warning() {
    let fault = r#"<fault name="A" message="t:Bad"/>"#;
    let message = |parts: &str| format!(r#"<message name="Bad">{parts}</message>"#);
    let cases = [
        (message(r#"<part name="f" element="t:None"/>"#), "there is no element `{urn:t}None`"),
        (message(r#"<part name="f" type="t:None"/>"#), "there is no type `{urn:t}None`"),
        (message(r#"<part name="f"/>"#), "its part has neither `element` nor `type`"),
        (message(""), "its message has 0 parts"),
        (message(r#"<part name="f" element="t:Bad"/><part name="g" element="t:Bad"/>"#), "its message has 2 parts"),
        (message(r#"<part name="f" type="xs:NOTATION"/>"#), "xs:NOTATION"),
    ];
    for (messages, why) in cases {
        let (operation, warnings) = faults(fault, &messages, BAD);
        assert!(operation.faults.is_empty());
        assert_eq!(warnings, [format!("fault `A` of `Get` is kept as text: {why}")]);
    }
    let encoded = r#"<fault name="A"><s:fault name="A" use="encoded"/></fault>"#;
    let (operation, warnings) = bound(fault, BAD_MESSAGE, BAD, encoded);
    assert!(operation.faults.is_empty());
    assert_eq!(warnings, ["fault `A` of `Get` is kept as text: its use is `encoded`"]);
    let (operation, warnings) = faults(fault, "", BAD);
    assert!(operation.faults.is_empty());
    assert_eq!(warnings, ["there is no message `{urn:t}Bad`"]);
}

#[test]
fn indistinguishable_faults_are_kept_as_text() {
    let (operation, warnings) = faults(
        r#"<fault name="A" message="t:One"/><fault name="B" message="t:Two"/>"#,
        r#"<message name="One"><part name="fault" type="xs:int"/></message>
        <message name="Two"><part name="fault" type="xs:string"/></message>"#,
        "",
    );
    assert_eq!(elements(&operation), [("A", "fault", "")]);
    assert_eq!(warnings, ["fault `B` of `Get` is kept as text: in a message it can't be told from fault `A`"]);
}

#[test]
fn header_faults_become_response_headers() {
    let of = |fault: &str| {
        let schemas = schema(
            r#"<xs:element name="Get" type="xs:int"/><xs:element name="GetResponse" type="xs:int"/>
            <xs:element name="Token" type="xs:string"/><xs:element name="Expired"><xs:complexType><xs:sequence>
            <xs:element name="Since" type="xs:int"/></xs:sequence></xs:complexType></xs:element>"#,
        );
        let parts = r#"<part name="body" element="t:Get"/><part name="a" element="t:Token"/>
            <part name="b" element="t:Expired"/><part name="c" type="xs:int"/>"#;
        let header = format!(r#"<s:header message="t:In" part="a" use="literal">{fault}</s:header>"#);
        resolved(&[&wsdl_with(&schemas, parts, &format!("{header}<s:body parts=\"body\" use=\"literal\"/>"))])
    };
    let resolution = of(r#"<s:headerfault message="t:In" part="b" use="literal"/>"#);
    assert!(resolution.warnings.is_empty(), "{:?}", resolution.warnings);
    let [header] = resolution.model.services[0].headers_out.as_slice() else { panic!("one header") };
    assert_eq!(header.element.name, "Expired");
    assert_eq!(name_of(&resolution.model, &header.element.value), "Expired");
    assert!(!ty(&resolution.model, "Expired").kind.fields().is_empty());
    for (fault, why) in [
        (r#"<s:headerfault message="t:In" part="b" use="encoded"/>"#, "its use is `encoded`"),
        (r#"<s:headerfault message="t:In" part="x" use="literal"/>"#, "its message has no such part"),
        (r#"<s:headerfault message="t:No" part="b" use="literal"/>"#, "there is no message `{urn:t}No`"),
        (r#"<s:headerfault message="t:In" part="c" use="literal"/>"#, "its part has a type instead of an element"),
    ] {
        let resolution = of(fault);
        assert!(resolution.model.services[0].headers_out.is_empty());
        let [warning] = resolution.warnings.as_slice() else { panic!("{:?}", resolution.warnings) };
        assert!(warning.message.ends_with(why), "{warning}");
    }
}
