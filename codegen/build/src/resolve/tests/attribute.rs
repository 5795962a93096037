use super::{failure, field, fields, left_out, model, model_of, name_of};
use crate::model::{BuiltIn, Field, Occurs, Value, ValueConstraint};

/// Returns the fields of a type as `node {namespace}name`.
fn nodes(fields: &[Field]) -> Vec<String> {
    fields
        .iter()
        .map(|field| format!("{:?} {{{}}}{}", field.node, field.element.namespace, field.element.name))
        .collect()
}

#[test]
fn attribute_uses_become_fields() {
    let model = model_of(
        r#"<xs:element name="price" type="t:Price"/>"#,
        r#"<xs:complexType name="Price"><xs:sequence><xs:element name="net" type="xs:decimal"/></xs:sequence>
            <xs:attribute name="currency" type="xs:string" use="required"/>
            <xs:attribute name="unit" default="piece" form="qualified"><xs:simpleType>
                <xs:restriction base="xs:string"><xs:enumeration value="piece"/></xs:restriction></xs:simpleType>
            </xs:attribute>
            <xs:attribute ref="t:version"/><xs:attribute ref="xml:lang" fixed="en"/>
            <xs:attributeGroup ref="t:both"/>
        </xs:complexType>
        <xs:attribute name="version" type="xs:int"/>
        <xs:attributeGroup name="both"><xs:attribute ref="t:version"/><xs:attributeGroup ref="t:inner"/></xs:attributeGroup>
        <xs:attributeGroup name="inner"><xs:attribute name="any"/></xs:attributeGroup>"#,
    );
    let expected = [
        "Attribute {}currency",
        "Attribute {urn:t}unit",
        "Attribute {urn:t}version",
        "Attribute {http://www.w3.org/XML/1998/namespace}lang",
        "Attribute {}any",
        "Element {urn:t}net",
    ];
    assert_eq!(nodes(fields(&model, "Price")), expected);
    let of = |name| field(&model, "Price", name);
    assert_eq!(of("currency").occurs, Occurs::Required);
    assert_eq!((of("version").occurs, &of("version").element.value), (Occurs::Optional, &Value::BuiltIn(BuiltIn::Int)));
    assert_eq!(name_of(&model, &of("unit").element.value), "PriceUnit");
    assert_eq!(of("unit").default, Some(ValueConstraint::Default("piece".to_owned())));
    assert_eq!(of("lang").default, Some(ValueConstraint::Fixed("en".to_owned())));
}

#[test]
fn simple_content_becomes_text_and_attribute_fields() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Weight"/><xs:element name="b" type="t:Rounded"/>"#,
        r#"<xs:complexType name="Weight"><xs:simpleContent><xs:extension base="xs:double">
            <xs:attribute name="unit" type="xs:string"/><xs:attribute name="scale" type="xs:string"/>
        </xs:extension></xs:simpleContent></xs:complexType>
        <xs:complexType name="Rounded"><xs:simpleContent><xs:restriction base="t:Weight">
            <xs:maxInclusive value="5"/>
            <xs:attribute name="unit" type="xs:string" use="required"/><xs:attribute name="scale" use="prohibited"/>
        </xs:restriction></xs:simpleContent></xs:complexType>"#,
    );
    assert_eq!(nodes(fields(&model, "Weight")), ["Attribute {}unit", "Attribute {}scale", "Text {}value"]);
    assert_eq!(field(&model, "Weight", "value").element.value, Value::BuiltIn(BuiltIn::Double));
    assert_eq!(nodes(fields(&model, "Rounded")), ["Text {}value", "Attribute {}unit"]);
    assert_eq!(field(&model, "Rounded", "unit").occurs, Occurs::Required);
}

#[test]
fn restriction_replaces_elements_and_inherits_attributes() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Narrow"/>"#,
        r#"<xs:complexType name="Wide"><xs:sequence><xs:element name="x" type="xs:int" minOccurs="0"/>
            <xs:element name="y" type="xs:int" minOccurs="0"/></xs:sequence><xs:attribute name="id" type="xs:int"/>
        </xs:complexType>
        <xs:complexType name="Narrow"><xs:complexContent><xs:restriction base="t:Wide">
            <xs:sequence><xs:element name="y" type="xs:int"/></xs:sequence>
        </xs:restriction></xs:complexContent></xs:complexType>"#,
    );
    assert_eq!(nodes(fields(&model, "Narrow")), ["Attribute {}id", "Element {urn:t}y"]);
    assert_eq!(field(&model, "Narrow", "y").occurs, Occurs::Required);
}

#[test]
fn unknown_attribute_references_are_errors() {
    let get = |uses: &str| format!(r#"<xs:element name="Get"><xs:complexType>{uses}</xs:complexType></xs:element>"#);
    let components = get(r#"<xs:attribute ref="t:versoin"/>"#) + r#"<xs:attribute name="version"/>"#;
    let message = failure(&components);
    assert!(
        message.contains("there is no attribute `{urn:t}versoin`") && message.contains("{urn:t}version"),
        "{message}"
    );
    assert!(failure(&get(r#"<xs:attributeGroup ref="t:g"/>"#)).contains("there is no attributeGroup `{urn:t}g`"));
    let round = r#"<xs:attributeGroup name="g"><xs:attributeGroup ref="t:g"/></xs:attributeGroup>"#;
    assert_eq!(left_out(&(get(r#"<xs:attributeGroup ref="t:g"/>"#) + round)), "recursive attribute group");
    assert!(model(&get(r#"<xs:attribute name="a"/>"#)).services[0].left_out.is_empty());
}
