use super::{Selection, name_of, resolved, try_resolve};
use crate::{
    load::fixture::{schema, wsdl, wsdl_with},
    model::{BuiltIn, SoapVersion, Value},
};

const MAP: &str = r#"<xs:complexType name="Map"><xs:annotation><xs:appinfo>
<IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary></xs:appinfo></xs:annotation>
<xs:sequence><xs:element name="Entry" maxOccurs="9"><xs:complexType><xs:sequence><xs:element name="k" type="xs:int"/>
<xs:element name="v" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>"#;

#[test]
fn operation_is_resolved_with_its_service_and_port() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#)
        .replace("<portType name=\"P\">", "<portType name=\"P\"><documentation>All of it.</documentation>")
        .replace(
            "<operation name=\"Get\"><input m",
            "<operation name=\"Get\"><documentation>Gets.</documentation><input m",
        );
    let model = resolved(&[&text]).model;
    let service = &model.services[0];
    assert_eq!((service.name.xml.as_str(), service.port_type.xml.as_str(), service.port.as_str()), ("S", "P", "Port"));
    assert_eq!(service.address.as_deref(), Some("http://t.invalid/"));
    assert_eq!(service.soap, SoapVersion::Soap11);
    assert_eq!(service.doc.as_deref(), Some("All of it."));
    assert!(service.document.ends_with("0.wsdl"));
    let operation = &service.operations[0];
    assert_eq!((operation.name.xml.as_str(), operation.soap_action.as_str()), ("Get", "urn:t/Get"));
    assert_eq!(operation.doc.as_deref(), Some("Gets."));
    assert_eq!((operation.input.element.name.as_str(), operation.input.element.namespace.as_str()), ("Get", "urn:t"));
    assert_eq!(operation.input.element.value, Value::BuiltIn(BuiltIn::Int));
    assert_eq!(name_of(&model, &operation.output.as_ref().unwrap().element.value), "GetResponse");
}

#[test]
fn one_way_operation_has_no_output() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#).replace("<output message=\"t:Out\"/>", "");
    assert!(resolved(&[&text]).model.services[0].operations[0].output.is_none());
}

#[test]
fn declared_headers_are_collected_once_per_service() {
    let schemas = schema(&format!(
        r#"<xs:element name="Get" type="xs:int"/><xs:element name="GetResponse" type="xs:int"/>
        <xs:element name="Token" type="xs:string"><xs:annotation><xs:documentation>Who.</xs:documentation></xs:annotation>
        </xs:element><xs:element name="Extra" type="t:Map"/><xs:element name="List" type="t:List"/>
        <xs:complexType name="List"><xs:sequence><xs:element name="i" type="xs:int" maxOccurs="9"/></xs:sequence>
        </xs:complexType>{MAP}"#
    ));
    let parts = r#"<part name="body" element="t:Get"/><part name="a" element="t:Token"/><part name="b" element="t:Extra"/>
        <part name="c" element="t:List"/>"#;
    let header = |part| format!(r#"<s:header message="t:In" part="{part}" use="literal"/>"#);
    let input = format!("{}{}{}{}<s:body use=\"literal\"/>", header("b"), header("a"), header("b"), header("c"));
    let model = resolved(&[&wsdl_with(&schemas, parts, &input)]).model;
    let service = &model.services[0];
    let names: Vec<_> = service.headers_in.iter().map(|header| header.element.name.as_str()).collect();
    assert_eq!(names, ["Extra", "Token", "List"]);
    assert_eq!(service.operations[0].headers_in, [0, 1, 2]);
    assert!(service.headers_out.is_empty());
    assert!(matches!(service.headers_in[0].element.value, Value::Dictionary(_)));
    assert_eq!(service.headers_in[1].doc.as_deref(), Some("Who."));
    assert_eq!(name_of(&model, &service.headers_in[2].element.value), "List");
}

#[test]
fn dictionary_as_a_body_is_a_struct() {
    let model = resolved(&[&wsdl(&format!(r#"<xs:element name="Get" type="t:Map"/>{MAP}"#))]).model;
    assert_eq!(name_of(&model, &model.services[0].operations[0].input.element.value), "Map");
}

#[test]
fn overloaded_operations_are_told_apart_by_input_name() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let operation = "<operation name=\"Get\"><input message=\"t:In\"/><output message=\"t:Out\"/></operation>";
    let named = operation.replace("<input ", "<input name=\"GetByName\" ");
    let (before, rest) = text.split_once("<operation name=\"Get\"><s:").unwrap();
    let (bound, after) = rest.split_once("</operation>").unwrap();
    let by_name = bound.replace("<input>", "<input name=\"GetByName\">").replace("urn:t/Get", "urn:t/GetByName");
    let (tag, end) = ("<operation name=\"Get\"><s:", "</operation>");
    let text = format!("{before}{tag}{by_name}{end}{tag}{bound}{end}{after}");
    let text = text.replace(operation, &format!("{operation}{named}"));
    let service = &resolved(&[&text]).model.services[0];
    let called: Vec<_> =
        service.operations.iter().map(|one| (&*one.name.xml, &*one.called, &*one.soap_action)).collect();
    assert_eq!(called, [("Get", "Get", "urn:t/Get"), ("Get", "GetByName", "urn:t/GetByName")]);
}

#[test]
fn unselected_services_are_not_resolved() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#).replace(
        "<service name=\"S\"",
        "<service name=\"Other\"><port name=\"X\" binding=\"t:None\"/></service><service name=\"S\"",
    );
    let broken = try_resolve(&[&text], Selection::default()).unwrap().broken;
    assert_eq!(broken[0].message, "port `X` is left out: there is no binding `{urn:t}None`");
    let services = ["S".to_owned()];
    let model = try_resolve(&[&text], Selection { services: &services, ..Selection::default() }).unwrap().model;
    assert_eq!(model.services.len(), 1);
}

#[test]
fn mtom_is_used_only_where_a_policy_requires_it() {
    let assertion = |more: &str| {
        format!(
            r#"<o:OptimizedMimeSerialization {more} xmlns:o="http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization"/>"#
        )
    };
    let of = |policy: &str, within: &str| {
        let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#)
            .replace("<message name=\"In\"", &format!("{policy}<message name=\"In\""))
            .replace("<s:binding ", &format!("{within}<s:binding "));
        assert!(text.contains(policy) && text.contains(within));
        resolved(&[&text]).model.services[0].operations[0].mtom
    };
    let policy = |content: &str| {
        format!(r#"<p:Policy xmlns:p="http://www.w3.org/ns/ws-policy" w:Id="M" xmlns:w="urn:w">{content}</p:Policy>"#)
    };
    let reference = r##"<p:PolicyReference xmlns:p="http://www.w3.org/ns/ws-policy" URI="#M"/>"##;
    let all = |content: &str| format!("<p:ExactlyOne><p:All>{content}</p:All></p:ExactlyOne>");
    assert!(of(&policy(&all(&assertion(""))), reference));
    assert!(of("", &policy(&assertion(""))));
    assert!(!of(&policy(&assertion("")), ""));
    assert!(!of(&policy(&assertion("p:Optional='true'")), reference));
    assert!(!of(&policy(&format!("<p:ExactlyOne><p:All>{}</p:All><p:All/></p:ExactlyOne>", assertion(""))), reference));
    assert!(!of("", &reference.replace("#M", "#N")));
}
