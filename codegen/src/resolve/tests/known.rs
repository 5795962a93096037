//! What contracts refer to without a file is understood.

use super::{fields, names, resolved};
use crate::load::fixture::wsdl;

/// The model of a WSDL whose one operation takes an element with this type; its schema imports the namespace without
/// saying where it is.
fn model(namespace: &str, ty: &str) -> crate::model::Model {
    // XML's own prefix is never declared.
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
fn addressing() {
    for (namespace, types) in [
        ("http://www.w3.org/2005/08/addressing", ["MetadataType", "ReferenceParametersType"]),
        ("http://schemas.xmlsoap.org/ws/2004/08/addressing", ["ReferencePropertiesType", "ServiceNameType"]),
    ] {
        let content = r#"<xs:sequence><xs:element ref="k:ReplyTo"/><xs:element ref="k:MessageID"/>
<xs:element ref="k:RelatesTo" minOccurs="0"/></xs:sequence>"#;
        let model = model(namespace, content);
        let members: Vec<_> = fields(&model, "Get").iter().map(|field| field.name.xml.as_str()).collect();
        assert_eq!(members, ["ReplyTo", "MessageID", "RelatesTo"]);
        assert!(fields(&model, "Get").iter().all(|field| field.namespace == namespace));
        let known = names(&model);
        assert!(types.iter().chain(&["EndpointReferenceType"]).all(|ty| known.contains(ty)), "{known:?}");
    }
}

#[test]
fn attributes() {
    for (namespace, attributes, expected) in [
        (
            "http://schemas.xmlsoap.org/soap/encoding/",
            r#"<xs:attribute ref="k:arrayType"/><xs:attributeGroup ref="k:commonAttributes"/>"#,
            &["arrayType", "id", "href", "attributes"][..],
        ),
        ("http://www.w3.org/2005/05/xmlmime", r#"<xs:attribute ref="k:contentType"/>"#, &["contentType"]),
        ("http://www.w3.org/XML/1998/namespace", r#"<xs:attribute ref="xml:lang"/>"#, &["lang"]),
    ] {
        let model = model(namespace, attributes);
        let members: Vec<_> = fields(&model, "Get").iter().map(|field| field.name.xml.as_str()).collect();
        assert_eq!(members, expected, "{namespace}");
    }
}

#[test]
fn serialization() {
    let content = r#"<xs:sequence><xs:element name="a" type="k:guid"/><xs:element name="b" type="k:char"/>
<xs:element name="c" type="k:duration"/></xs:sequence>"#;
    let model = model("http://schemas.microsoft.com/2003/10/Serialization/", content);
    assert_eq!(fields(&model, "Get").len(), 3);
}
