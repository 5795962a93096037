use super::{field, fields, model, model_of};
use crate::model::{Bounds, BuiltIn, Node, Value};

#[test]
fn elements_of_any_type_are_kept_as_xml() {
    let sequence = r#"<xs:element name="a" type="xs:anyType"/><xs:element name="b"/><xs:element name="c" type="t:Mixed"/>
        <xs:element name="d" type="xs:anySimpleType"/><xs:element ref="xs:schema"/><xs:any/>"#;
    let mixed = r#"<xs:complexType name="Mixed" mixed="true"><xs:sequence><xs:any minOccurs="0"/></xs:sequence>
        <xs:anyAttribute/></xs:complexType>"#;
    let model = model_of(sequence, mixed);
    for name in ["a", "b", "c", "d", "schema"] {
        assert_eq!(
            (&field(&model, "Get", name).element.value, field(&model, "Get", name).node),
            (&Value::Any, Node::Element)
        );
    }
    assert_eq!(field(&model, "Get", "any").node, Node::Any);
    assert_eq!(super::names(&model), ["Get", "GetResponse"]);
}

#[test]
fn text_of_any_simple_type_is_a_string() {
    let model = model(
        r#"<xs:element name="Get"><xs:complexType><xs:simpleContent><xs:extension base="xs:anySimpleType">
        <xs:attribute name="a" type="xs:anySimpleType"/><xs:anyAttribute/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:element>"#,
    );
    for name in ["a", "value"] {
        assert_eq!(field(&model, "Get", name).element.value, Value::BuiltIn(BuiltIn::String));
    }
    assert_eq!(field(&model, "Get", "attributes").node, Node::AnyAttribute);
}

#[test]
fn wildcards_with_an_element_between_them_are_two_fields() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Derived"/>"#,
        r#"<xs:complexType name="Base"><xs:sequence><xs:any/></xs:sequence></xs:complexType>
        <xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
        <xs:element name="x" type="xs:int"/><xs:any/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"#,
    );
    let names: Vec<&str> = fields(&model, "Derived").iter().map(|field| field.element.name.as_str()).collect();
    assert_eq!(names, ["any", "x", "any"]);
}

#[test]
fn adjacent_wildcards_of_one_namespace_are_merged() {
    let model = model_of(
        r###"<xs:element name="a" type="t:Two"/><xs:element name="b" type="t:Derived"/><xs:element name="c" type="t:Apart"/>"###,
        r###"<xs:complexType name="Two"><xs:sequence><xs:any namespace="##other" maxOccurs="2"/>
        <xs:any namespace="##other" minOccurs="0" maxOccurs="3"/></xs:sequence></xs:complexType>
        <xs:complexType name="Base"><xs:sequence><xs:any/></xs:sequence></xs:complexType>
        <xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
        <xs:any minOccurs="2" maxOccurs="unbounded"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Apart"><xs:sequence><xs:any namespace="##local"/><xs:any namespace="##other"/></xs:sequence>
        </xs:complexType>"###,
    );
    let bounds = |name: &str| fields(&model, name).iter().map(|field| field.bounds).collect::<Vec<_>>();
    assert_eq!(bounds("Two"), [Bounds { min: 1, max: Some(5) }]);
    assert_eq!(bounds("Derived"), [Bounds { min: 3, max: None }]);
    assert_eq!(bounds("Apart"), [Bounds::ONCE, Bounds::ONCE]);
}
