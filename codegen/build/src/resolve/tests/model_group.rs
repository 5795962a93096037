use super::{field, fields, model_of, name_of};
use crate::{
    load::fixture::{Folder, wsdl},
    model::{Field, Model, Node, Occurs, TypeKind},
    resolve::{Selection, resolve},
};

/// Returns the kind of a type and its fields, with `?` for optional and `*` for repeated ones.
pub(super) fn shape(model: &Model, name: &str) -> String {
    let kind = match super::ty(model, name).kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Group(_) => "group",
        TypeKind::Choice(_) => "choice",
        TypeKind::Mixed(_) => "mixed",
        TypeKind::Polymorphic(_) => "polymorphic",
        TypeKind::Enumeration(_) => "enumeration",
        TypeKind::Union(_) => "union",
    };
    let mark = |field: &Field| match field.occurs {
        Occurs::Required => "",
        Occurs::Optional => "?",
        Occurs::Repeated => "*",
    };
    let fields: Vec<String> =
        fields(model, name).iter().map(|field| format!("{}{}", field.element.name, mark(field))).collect();
    format!("{kind} {}", fields.join(" "))
}

const A: &str = r#"<xs:element name="a" type="xs:int"/>"#;
const B: &str = r#"<xs:element name="b" type="xs:int" minOccurs="0"/>"#;
const C: &str = r#"<xs:element name="c" type="xs:int" maxOccurs="3"/>"#;

#[test]
fn nested_choices_are_flattened() {
    let model = model_of(&format!("<xs:choice>{A}<xs:choice>{C}</xs:choice></xs:choice>"), "");
    assert_eq!(shape(&model, "Get"), "struct choice");
    assert_eq!(shape(&model, "GetChoice"), "choice a c*");
    assert_eq!(name_of(&model, &field(&model, "Get", "choice").element.value), "GetChoice");
    assert_eq!(field(&model, "Get", "choice").node, Node::Group);
}

#[test]
fn choice_that_may_be_empty_is_optional() {
    let model = model_of(&format!("<xs:choice>{A}{B}</xs:choice>"), "");
    assert_eq!((shape(&model, "Get"), shape(&model, "GetChoice")), ("struct choice?".into(), "choice a b".into()));
    let model = model_of(&format!("<xs:choice>{A}<xs:sequence/></xs:choice>"), "");
    assert_eq!((shape(&model, "Get"), shape(&model, "GetChoice")), ("struct choice?".into(), "choice a".into()));
    let model = model_of("<xs:choice/><xs:choice><xs:sequence/></xs:choice>", "");
    assert_eq!(shape(&model, "Get"), "struct ");
}

#[test]
fn repeated_sequence_becomes_a_group() {
    let model = model_of(&format!("<xs:sequence maxOccurs='unbounded'>{A}{B}</xs:sequence>"), "");
    assert_eq!(shape(&model, "Get"), "struct groups*");
    assert_eq!(shape(&model, "GetGroup"), "group a b?");
    let sequences = format!("<xs:sequence>{A}{B}</xs:sequence><xs:sequence maxOccurs='2'>{C}</xs:sequence>");
    let model = model_of(&format!("<xs:choice maxOccurs='9'>{sequences}</xs:choice>"), "");
    assert_eq!(shape(&model, "Get"), "struct choices*");
    assert_eq!(shape(&model, "GetChoice"), "choice a c*");
    assert_eq!(shape(&model, "GetChoiceAGroup"), "group a b?");
}

#[test]
fn model_group_definition_becomes_one_type() {
    let group = format!("<xs:group name='Either'><xs:choice>{A}{B}</xs:choice></xs:group>");
    let other = r#"<xs:element name="other" type="t:Other"/>"#;
    let components = format!(
        "{group}<xs:complexType name='Other'><xs:sequence><xs:group ref='t:Either' maxOccurs='2'/></xs:sequence>
        </xs:complexType>"
    );
    let model = model_of(&format!("<xs:group ref='t:Either'/>{other}"), &components);
    assert_eq!(shape(&model, "Get"), "struct Either? other");
    assert_eq!(shape(&model, "Other"), "struct Either*");
    assert_eq!(model.types.iter().filter(|ty| ty.name.xml == "Either").count(), 1);
}

#[test]
fn redefined_components_extend_the_originals() {
    let original = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
        <xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="U"><xs:complexContent><xs:extension base="T"><xs:sequence>
        <xs:element name="u" type="S"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType>
        <xs:group name="g"><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence></xs:group>
        <xs:attributeGroup name="h"><xs:attribute name="p" type="xs:int"/></xs:attributeGroup></xs:schema>"#;
    let schema = r#"<xs:redefine schemaLocation="o.xsd">
        <xs:complexType name="T"><xs:complexContent><xs:extension base="t:T"><xs:sequence>
        <xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:simpleType name="S"><xs:restriction base="t:S"><xs:enumeration value="one"/></xs:restriction></xs:simpleType>
        <xs:group name="g"><xs:sequence><xs:group ref="t:g"/><xs:element name="y" type="xs:int"/></xs:sequence></xs:group>
        <xs:attributeGroup name="h"><xs:attributeGroup ref="t:h"/><xs:attribute name="q" type="xs:int"/>
        </xs:attributeGroup></xs:redefine>
        <xs:element name="Get"><xs:complexType><xs:sequence><xs:element name="f" type="t:U"/><xs:group ref="t:g"/>
        </xs:sequence><xs:attributeGroup ref="t:h"/></xs:complexType></xs:element>"#;
    let folder = Folder::new(&[("a.wsdl", wsdl(schema)), ("o.xsd", original.to_owned())]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let model = resolve(&loaded, &Selection::default()).unwrap().model;
    assert_eq!(shape(&model, "Get"), "struct p? q? f x y");
    assert_eq!(shape(&model, "U"), "struct a b u");
    assert_eq!(shape(&model, "S"), "enumeration ");
}

#[test]
fn element_with_the_name_of_a_redefined_group_is_still_the_element() {
    let original = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
        <xs:group name="g"><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence></xs:group></xs:schema>"#;
    let schema = r#"<xs:redefine schemaLocation="o.xsd">
        <xs:group name="g"><xs:sequence><xs:group ref="t:g"/><xs:element ref="t:g"/></xs:sequence></xs:group>
        </xs:redefine>
        <xs:element name="g" type="xs:string"/>
        <xs:element name="Get"><xs:complexType><xs:group ref="t:g"/></xs:complexType></xs:element>"#;
    let folder = Folder::new(&[("a.wsdl", wsdl(schema)), ("o.xsd", original.to_owned())]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let model = resolve(&loaded, &Selection::default()).unwrap().model;
    assert_eq!(shape(&model, "Get"), "struct x g");
}

#[test]
fn originals_of_redefined_components_are_not_named_types() {
    let original = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
        <xs:complexType name="Base"><xs:sequence><xs:element name="z" type="xs:int"/></xs:sequence></xs:complexType>
        <xs:complexType name="T"><xs:complexContent><xs:extension base="Base"/></xs:complexContent></xs:complexType>
        <xs:group name="g"><xs:choice><xs:element name="x" type="xs:int"/><xs:element name="w" type="xs:int"/></xs:choice>
        </xs:group></xs:schema>"#;
    let schema = r#"<xs:redefine schemaLocation="o.xsd">
        <xs:complexType name="T"><xs:complexContent><xs:extension base="t:T"><xs:sequence>
        <xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:group name="g"><xs:sequence><xs:group ref="t:g"/><xs:element name="y" type="xs:int"/></xs:sequence></xs:group>
        </xs:redefine>
        <xs:element name="Get"><xs:complexType><xs:sequence><xs:element name="f" type="t:Base"/><xs:group ref="t:g"/>
        </xs:sequence></xs:complexType></xs:element>"#;
    let folder = Folder::new(&[("a.wsdl", wsdl(schema)), ("o.xsd", original.to_owned())]);
    let loaded = folder.load(&["a.wsdl"], &[]).unwrap();
    let model = resolve(&loaded, &Selection::default()).unwrap().model;
    assert_eq!(super::names(&model), ["Get", "GetResponse", "Base", "AnyBase", "T", "gOriginal"]);
    let variants = super::fields(&model, "AnyBase").iter().map(|ty| ty.element.name.as_str()).collect::<Vec<_>>();
    assert_eq!(variants, ["Base", "T"]);
}
