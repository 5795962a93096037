//! Tests of references to well-known schemas that contracts import without a file.

use super::{fields, names, resolved};
use crate::{
    load::fixture::wsdl,
    model::{BuiltIn, Value},
};

/// Returns the model of a WSDL whose only operation takes an element with this type, and whose schema imports the
/// namespace without a location.
fn model(namespace: &str, ty: &str) -> crate::model::Model {
    // The prefix `xml` needs no declaration.
    let declaration = if ty.contains("xml:") { String::new() } else { format!("xmlns:k=\"{namespace}\"") };
    let text = wsdl(&format!(
        r#"<xs:import namespace="{namespace}"/><xs:element name="Get" {declaration}>
<xs:complexType>{ty}</xs:complexType></xs:element>"#
    ));
    let resolved = resolved(&[&text]);
    let left_out = &resolved.model.services[0].left_out;
    assert!(left_out.is_empty(), "{left_out:?}");
    assert_eq!(resolved.warnings, []);
    resolved.model
}

#[test]
fn ws_addressing_is_known() {
    for (namespace, types) in [
        ("http://www.w3.org/2005/08/addressing", ["MetadataType", "ReferenceParametersType"]),
        ("http://schemas.xmlsoap.org/ws/2004/08/addressing", ["ReferencePropertiesType", "ServiceNameType"]),
    ] {
        let content = r#"<xs:sequence><xs:element ref="k:ReplyTo"/><xs:element ref="k:MessageID"/>
<xs:element ref="k:RelatesTo" minOccurs="0"/></xs:sequence>"#;
        let model = model(namespace, content);
        let members: Vec<_> = fields(&model, "Get").iter().map(|field| field.element.name.as_str()).collect();
        assert_eq!(members, ["ReplyTo", "MessageID", "RelatesTo"]);
        assert!(fields(&model, "Get").iter().all(|field| field.element.namespace == namespace));
        let known = names(&model);
        assert!(types.iter().chain(&["EndpointReferenceType"]).all(|ty| known.contains(ty)), "{known:?}");
    }
}

#[test]
fn well_known_attributes_are_known() {
    for (namespace, attributes, expected) in [
        (
            "http://schemas.xmlsoap.org/soap/encoding/",
            r#"<xs:attribute ref="k:arrayType"/><xs:attributeGroup ref="k:commonAttributes"/>"#,
            &["arrayType", "id", "href", "attributes"][..],
        ),
        (
            "http://www.w3.org/2003/05/soap-encoding",
            r#"<xs:attributeGroup ref="k:commonAttributes"/><xs:attributeGroup ref="k:arrayAttributes"/>"#,
            &["id", "ref", "attributes", "arraySize", "itemType"],
        ),
        (
            "http://schemas.xmlsoap.org/soap/envelope/",
            r#"<xs:attribute ref="k:mustUnderstand"/><xs:attribute ref="k:actor"/><xs:attributeGroup ref="k:encodingStyle"/>"#,
            &["mustUnderstand", "actor", "encodingStyle"],
        ),
        (
            "http://www.w3.org/2003/05/soap-envelope",
            r#"<xs:attribute ref="k:mustUnderstand"/><xs:attribute ref="k:role"/><xs:attribute ref="k:relay"/>"#,
            &["mustUnderstand", "role", "relay"],
        ),
        (
            "http://www.w3.org/1999/xlink",
            r#"<xs:attributeGroup ref="k:simpleAttrs"/><xs:attribute ref="k:label"/>"#,
            &["type", "href", "role", "arcrole", "title", "show", "actuate", "label"],
        ),
        (
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
            r#"<xs:attribute ref="k:Id"/>"#,
            &["Id"],
        ),
        ("http://www.w3.org/2005/05/xmlmime", r#"<xs:attribute ref="k:contentType"/>"#, &["contentType"]),
        ("http://www.w3.org/XML/1998/namespace", r#"<xs:attribute ref="xml:lang"/>"#, &["lang"]),
    ] {
        let model = model(namespace, attributes);
        let members: Vec<_> = fields(&model, "Get").iter().map(|field| field.element.name.as_str()).collect();
        assert_eq!(members, expected, "{namespace}");
    }
}

#[test]
fn microsoft_serialization_types_are_known() {
    let content = r#"<xs:sequence><xs:element name="a" type="k:guid"/><xs:element name="b" type="k:char"/>
<xs:element name="c" type="k:duration"/></xs:sequence>"#;
    let model = model("http://schemas.microsoft.com/2003/10/Serialization/", content);
    assert_eq!(fields(&model, "Get").len(), 3);
}

#[test]
fn well_known_elements_are_known() {
    for (namespace, elements) in [
        ("http://schemas.xmlsoap.org/soap/envelope/", &["Envelope", "Fault"][..]),
        ("http://www.w3.org/2003/05/soap-envelope", &["Envelope", "Fault", "NotUnderstood", "Upgrade"]),
        ("http://www.w3.org/2004/08/xop/include", &["Include"]),
        (
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
            &["UsernameToken", "Password", "Nonce", "BinarySecurityToken", "SecurityTokenReference", "Security"],
        ),
        (
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
            &["Timestamp", "Created", "Expires"],
        ),
        (
            "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
            &["ArrayOfstring", "ArrayOfguid", "ArrayOfKeyValueOfstringanyType"],
        ),
    ] {
        let references: String = elements.iter().map(|name| format!("<xs:element ref=\"k:{name}\"/>")).collect();
        let model = model(namespace, &format!("<xs:sequence>{references}</xs:sequence>"));
        let fields = fields(&model, "Get");
        let members: Vec<_> = fields.iter().map(|field| field.element.name.as_str()).collect();
        assert_eq!(members, elements);
        assert!(fields.iter().all(|field| field.element.namespace == namespace));
    }
}

#[test]
fn microsoft_array_types_are_known() {
    let content = r#"<xs:sequence><xs:element name="a" type="k:ArrayOfstring"/><xs:element name="b" type="k:ArrayOfint"/>
<xs:element name="c" type="k:ArrayOfKeyValueOfstringstring"/></xs:sequence>"#;
    let model = model("http://schemas.microsoft.com/2003/10/Serialization/Arrays", content);
    let [strings, ints, map] = fields(&model, "Get") else { panic!("three fields") };
    assert!(
        matches!(&strings.element.value, Value::Wrapper(item) if item.element.nillable.is_allowed() && item.element.name == "string")
    );
    assert!(
        matches!(&ints.element.value, Value::Wrapper(item) if !item.element.nillable.is_allowed() && item.element.name == "int")
    );
    assert!(matches!(&map.element.value, Value::Dictionary(_)));
}

#[test]
fn document_schema_overrides_the_known_one() {
    let xlink = "http://www.w3.org/1999/xlink";
    let own = format!(
        r#"<xs:schema targetNamespace="{xlink}"><xs:attribute name="href" type="xs:int"/></xs:schema></types>"#
    );
    let text = wsdl(&format!(
        r#"<xs:import namespace="{xlink}" schemaLocation="http://www.w3.org/1999/xlink.xsd"/><xs:element name="Get">
<xs:complexType><xs:attribute ref="k:href" xmlns:k="{xlink}"/></xs:complexType></xs:element>"#
    ));
    let href = |text: &str| fields(&resolved(&[text]).model, "Get")[0].element.value.clone();
    assert_eq!(href(&text), Value::BuiltIn(BuiltIn::AnyUri));
    assert_eq!(href(&text.replace("</types>", &own)), Value::BuiltIn(BuiltIn::Int));
}
