use super::{field, model_group::shape, model_of, name_of};
use crate::model::{BuiltIn, Model, Node, Occurrence, TypeKind, Value};

const E: &str = r#"<xs:element name="e" type="t:T"/>"#;

/// Returns the orders of mixed content: the names of the elements, `*` for a wildcard, each with its occurrence range.
fn orders(model: &Model, name: &str) -> String {
    let TypeKind::Mixed(mixed) = &super::ty(model, name).kind else { panic!("{name} isn't mixed") };
    let occurrence = |occurrence: &Occurrence| {
        let name = occurrence.piece.map_or("*", |piece| mixed.pieces[piece].element.name.as_str());
        let max = occurrence.bounds.max.map_or("n".to_owned(), |max| max.to_string());
        format!("{name} {}..{max}", occurrence.bounds.min)
    };
    let orders = mixed.orders.iter().map(|order| order.iter().map(occurrence).collect::<Vec<_>>().join(", "));
    orders.collect::<Vec<_>>().join("; ")
}

fn mixed(content: &str) -> Model {
    model_of(E, &format!(r#"<xs:complexType name="T" mixed="true">{content}</xs:complexType>"#))
}

#[test]
fn mixed_content_keeps_its_elements_and_orders() {
    let model = mixed(
        r#"<xs:sequence><xs:element name="a" type="xs:int"/><xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="b" type="xs:date" nillable="true"/><xs:element name="c" type="t:T"/></xs:choice>
        <xs:element name="a" type="xs:int" minOccurs="0"/><xs:any namespace="urn:x"/></xs:sequence>
        <xs:attribute name="x" use="required"/>"#,
    );
    assert_eq!(shape(&model, "T"), "struct x content*");
    assert_eq!(field(&model, "T", "content").node, Node::Mixed);
    assert_eq!(name_of(&model, &field(&model, "T", "content").element.value), "TContent");
    assert_eq!(shape(&model, "TContent"), "mixed a b c");
    assert!(field(&model, "TContent", "b").element.nillable.is_allowed());
    assert_eq!(orders(&model, "TContent"), "a 1..1, b 0..n, c 0..n, a 0..1, * 1..1");
}

#[test]
fn each_alternative_of_a_choice_is_an_order_of_mixed_content() {
    let model = mixed(
        r#"<xs:choice><xs:sequence maxOccurs="2"><xs:element name="a" maxOccurs="3"/><xs:element name="b"/></xs:sequence>
        <xs:element name="c"/><xs:any/></xs:choice>"#,
    );
    assert_eq!(shape(&model, "TContent"), "mixed a b c");
    assert_eq!(orders(&model, "TContent"), "a 1..1, b 1..1; c 1..1; * 1..1");
}

#[test]
fn mixed_content_without_elements_is_text() {
    for content in ["", "<xs:sequence/>", r#"<xs:sequence><xs:element name="a" maxOccurs="0"/></xs:sequence>"#] {
        let model = mixed(&format!("{content}<xs:attribute name='x'/>"));
        assert_eq!(shape(&model, "T"), "struct x? value");
        let text = field(&model, "T", "value");
        assert_eq!((text.node, &text.element.value), (Node::Text, &Value::BuiltIn(BuiltIn::String)));
    }
}

#[test]
fn mixed_content_with_only_wildcards_is_kept_as_xml() {
    let open = r#"<xs:group name="G"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:group>
        <xs:complexType name="T" mixed="true"><xs:group ref="t:G"/><xs:anyAttribute/></xs:complexType>"#;
    assert_eq!(field(&model_of(E, open), "Get", "e").element.value, Value::Any);
    let with_attribute = open.replace("<xs:anyAttribute/>", r#"<xs:attribute name="x"/><xs:anyAttribute/>"#);
    let model = model_of(E, &with_attribute);
    assert_eq!(shape(&model, "T"), "struct x? attributes* content");
    assert_eq!(
        (field(&model, "T", "content").node, &field(&model, "T", "content").element.value),
        (Node::Mixed, &Value::Any)
    );
    let extended = open.replace("\"T\"", "\"Base\"")
        + r#"<xs:complexType name="T" mixed="true"><xs:complexContent><xs:extension base="t:Base"><xs:sequence>
        <xs:element name="a"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"#;
    let model = model_of(E, &extended);
    assert_eq!(shape(&model, "T"), "struct attributes* content*");
    assert_eq!(orders(&model, "TContent"), "* 0..n, a 1..1");
    let of_any = r#"<xs:complexContent><xs:extension base="xs:anyType"/></xs:complexContent>"#;
    assert_eq!(field(&mixed(of_any), "Get", "e").element.value, Value::Any);
}

#[test]
fn derived_types_inherit_mixed_content() {
    let components = |derived: &str| {
        format!(
            r#"<xs:complexType name="Base" mixed="true"><xs:sequence><xs:element name="a"><xs:complexType><xs:attribute
            name="y"/></xs:complexType></xs:element></xs:sequence><xs:attribute name="x"/></xs:complexType>
            <xs:complexType name="T">{derived}</xs:complexType>"#
        )
    };
    // An extension is mixed because its base is.
    let extension = r#"<xs:complexContent><xs:extension base="t:Base"><xs:sequence><xs:element name="b"/></xs:sequence>
        <xs:attribute name="z"/></xs:extension></xs:complexContent>"#;
    let model = model_of(&format!(r#"{E}<xs:element name="f" type="t:Base"/>"#), &components(extension));
    assert_eq!(shape(&model, "T"), "struct x? content* z?");
    assert_eq!(shape(&model, "TContent"), "mixed a b");
    // An anonymous type in the base is a single type.
    assert_eq!(field(&model, "TContent", "a").element.value, field(&model, "BaseContent", "a").element.value);
    assert_eq!(name_of(&model, &field(&model, "TContent", "a").element.value), "BaseA");
    let plain = components(r#"<xs:complexContent><xs:extension base="t:Base"/></xs:complexContent>"#);
    assert_eq!(shape(&model_of(E, &plain), "TContent"), "mixed a");
    // A restriction repeats the content, and may end up without elements.
    let restriction =
        components(r#"<xs:complexContent mixed="true"><xs:restriction base="t:Base"/></xs:complexContent>"#);
    assert_eq!(shape(&model_of(E, &restriction), "T"), "struct x? value");
    let elements = r#"<xs:complexContent><xs:restriction base="t:Base"><xs:sequence><xs:element name="a"/></xs:sequence>
        </xs:restriction></xs:complexContent>"#;
    assert_eq!(shape(&model_of(E, &components(elements)), "T"), "struct x? a");
}

#[test]
fn mixed_extension_of_text_may_add_elements() {
    let model = model_of(
        E,
        r#"<xs:complexType name="Base" mixed="true"/><xs:complexType name="T" mixed="true"><xs:complexContent>
        <xs:extension base="t:Base"><xs:sequence><xs:element name="a"/></xs:sequence></xs:extension></xs:complexContent>
        </xs:complexType>"#,
    );
    assert_eq!(shape(&model, "T"), "struct content*");
    // XML Schema doesn't allow a mixed extension of a base that isn't mixed, but nothing is lost by accepting it.
    let elements = r#"<xs:complexType name="Base"><xs:sequence><xs:element name="b"/></xs:sequence><xs:attribute name="x"/>
        </xs:complexType><xs:complexType name="T" mixed="true"><xs:complexContent><xs:extension base="t:Base">
        <xs:sequence><xs:element name="a"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"#;
    let model = model_of(E, elements);
    assert_eq!((shape(&model, "T").as_str(), shape(&model, "TContent").as_str()), ("struct x? content*", "mixed b a"));
}

#[test]
fn mixed_content_includes_members_of_substitution_groups() {
    let model = model_of(
        E,
        r#"<xs:element name="head" abstract="true" type="xs:string"/>
        <xs:element name="one" substitutionGroup="t:head"/><xs:element name="two" substitutionGroup="t:head"/>
        <xs:complexType name="T" mixed="true"><xs:sequence><xs:element ref="t:head"/></xs:sequence></xs:complexType>"#,
    );
    assert_eq!(shape(&model, "TContent"), "mixed one two");
    assert_eq!(orders(&model, "TContent"), "one 1..1; two 1..1");
}

#[test]
fn circular_mixed_types_are_left_out() {
    let circle = r#"<xs:element name="Get" type="t:A"/>
        <xs:complexType name="A" mixed="true"><xs:complexContent><xs:extension base="t:B"><xs:sequence>
        <xs:element name="a"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="B" mixed="true"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>"#;
    assert_eq!(super::left_out(circle), "base types nested too deeply");
    let recursive = r#"<xs:group name="G"><xs:sequence><xs:element name="a"/><xs:group ref="t:G"/></xs:sequence></xs:group>
        <xs:element name="Get"><xs:complexType mixed="true"><xs:group ref="t:G"/></xs:complexType></xs:element>"#;
    assert_eq!(super::left_out(recursive), "recursive group");
}
