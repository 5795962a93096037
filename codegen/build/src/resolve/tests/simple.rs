//! Tests of simple types: unions, lists, enumerations and white space.

use super::{fields, model_of, names, ty};
use crate::model::{BuiltIn, Model, TypeKind, Value, WhiteSpace};

/// Returns the model where `Get` has a field `f` of the type `T`, which is among the components.
fn of_type(components: &str) -> Model {
    model_of(r#"<xs:element name="f" type="t:T"/>"#, components)
}

/// Returns the value of `f`, whose type `T` has this content.
fn value(content: &str) -> Value {
    let model = of_type(&format!(r#"<xs:simpleType name="T">{content}</xs:simpleType>"#));
    fields(&model, "Get")[0].element.value.clone()
}

/// Returns the members of the union `T` as names and types, whether text is one, and whether any has facets.
fn union(content: &str) -> (Vec<(String, Value)>, bool, bool) {
    let model = of_type(&format!(r#"<xs:simpleType name="T">{content}</xs:simpleType>"#));
    let TypeKind::Union(union) = &ty(&model, "T").kind else { panic!("no union") };
    let members = union.members.iter().map(|member| (member.element.name.clone(), member.element.value.clone()));
    (members.collect(), union.text, union.restricted)
}

fn built_in(name: &str, built_in: BuiltIn) -> (String, Value) {
    (name.to_owned(), Value::BuiltIn(built_in))
}

/// Returns the values of the enumeration `T` and its treatment of white space.
fn enumeration(components: &str) -> (Vec<String>, WhiteSpace) {
    let model = of_type(components);
    let TypeKind::Enumeration(enumeration) = &ty(&model, "T").kind else { panic!("no enumeration") };
    let values = enumeration.variants.iter().map(|variant| variant.name.xml.clone());
    (values.collect(), enumeration.white_space)
}

const ON: &str =
    r#"<xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="on"/></xs:restriction></xs:simpleType>"#;
const NONE: &str =
    r#"<xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType>"#;

#[test]
fn union_of_texts_is_text() {
    assert_eq!(value(r#"<xs:union memberTypes="xs:token xs:string"/>"#), Value::BuiltIn(BuiltIn::String));
    assert_eq!(value(r#"<xs:union memberTypes="xs:anyURI xs:NCName"/>"#), Value::BuiltIn(BuiltIn::Token));
    assert_eq!(
        value(&format!(r#"<xs:union memberTypes="xs:language">{NONE}</xs:union>"#)),
        Value::BuiltIn(BuiltIn::Token)
    );
    assert_eq!(
        value(r#"<xs:union memberTypes="xs:int xs:anySimpleType"/>"#),
        value(r#"<xs:union memberTypes="xs:int xs:string"/>"#)
    );
}

#[test]
fn union_of_enumerations_is_an_enumeration() {
    let of =
        |union: &str, more: &str| enumeration(&format!(r#"<xs:simpleType name="T">{union}</xs:simpleType>{more}"#));
    let off = r#"<xs:simpleType name="Off"><xs:restriction base="xs:token"><xs:enumeration value=" off "/>
        <xs:enumeration value="on"/></xs:restriction></xs:simpleType>"#;
    let (values, white_space) = of(&format!(r#"<xs:union memberTypes="t:Off xs:string">{ON}{NONE}</xs:union>"#), off);
    assert_eq!((values, white_space), (vec!["off".to_owned(), "on".to_owned(), String::new()], WhiteSpace::Lenient));
    let nested = format!(r#"{off}<xs:simpleType name="Either"><xs:union memberTypes="t:Off"/></xs:simpleType>"#);
    let (values, white_space) = of(r#"<xs:union memberTypes="t:Either t:Off"/>"#, &nested);
    assert_eq!((values, white_space), (vec!["off".to_owned(), "on".to_owned()], WhiteSpace::Collapse));
}

#[test]
fn union_of_enumeration_and_text_is_an_open_enumeration() {
    let is_open = |members: &str| {
        let model = of_type(&format!(r#"<xs:simpleType name="T"><xs:union{members}>{ON}</xs:union></xs:simpleType>"#));
        matches!(&ty(&model, "T").kind, TypeKind::Enumeration(enumeration) if enumeration.open)
    };
    assert!(is_open(r#" memberTypes="xs:token""#));
    assert!(!is_open(""));
}

#[test]
fn union_keeps_the_order_of_its_members() {
    let (members, text, restricted) = union(r#"<xs:union memberTypes="xs:date xs:int xs:string xs:int"/>"#);
    assert_eq!(members, [built_in("date", BuiltIn::Date), built_in("int", BuiltIn::Int)]);
    assert!(text && !restricted);
    let (members, text, restricted) = union(&format!(
        r#"<xs:union memberTypes="xs:NMTOKENS">{ON}<xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:union>"#
    ));
    assert_eq!(members[0], ("list".to_owned(), Value::List(Box::new(Value::BuiltIn(BuiltIn::NmTokens)))));
    assert!(matches!(members[1].1, Value::Type(_)));
    assert_eq!(members[2], built_in("int", BuiltIn::Int));
    assert!(!text && restricted);
}

#[test]
fn union_restricted_to_values_is_an_enumeration() {
    let components = r#"<xs:simpleType name="T"><xs:restriction base="t:Either"><xs:enumeration value="1"/>
        <xs:enumeration value="many"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Either"><xs:union memberTypes="xs:int xs:token"/></xs:simpleType>"#;
    assert_eq!(enumeration(components).0, ["1", "many"]);
}

#[test]
fn enumerated_values_of_lists_and_dates_are_text() {
    let of = |base: &str, values: &[&str]| {
        let values: String = values.iter().map(|value| format!(r#"<xs:enumeration value="{value}"/>"#)).collect();
        enumeration(&format!(
            r#"<xs:simpleType name="T"><xs:restriction base="{base}">{values}</xs:restriction></xs:simpleType>"#
        ))
    };
    assert_eq!(of("xs:NMTOKENS", &["a  b", "a b"]), (vec!["a b".to_owned()], WhiteSpace::Collapse));
    assert_eq!(of("xs:date", &["2000-01-01"]), (vec!["2000-01-01".to_owned()], WhiteSpace::Collapse));
    assert_eq!(of("xs:string", &["a", " b"]), (vec!["a".to_owned(), " b".to_owned()], WhiteSpace::Preserve));
    assert_eq!(of("xs:string", &["a", "b"]).1, WhiteSpace::Lenient);
}

#[test]
fn enumerated_qnames_are_resolved() {
    let content = r#"<xs:restriction base="xs:QName"><xs:enumeration value="t:a"/></xs:restriction>"#;
    assert!(matches!(value(content), Value::Type(_)));
    let model = of_type(&format!(r#"<xs:simpleType name="T">{content}</xs:simpleType>"#));
    let TypeKind::Enumeration(enumeration) = &ty(&model, "T").kind else { panic!("an enumeration") };
    let variant = &enumeration.variants[0];
    assert_eq!((variant.name.xml.as_str(), variant.namespace.as_deref()), ("a", Some("urn:t")));
    // A value with an undeclared prefix makes no enumeration.
    assert_eq!(value(&content.replace("t:a", "nobody:a")), Value::BuiltIn(BuiltIn::QName));
    assert_eq!(fields(&model, "Get")[0].element.simple.as_ref().unwrap().values, ["{urn:t}a"]);
}

#[test]
fn white_space_facet_selects_the_string_type() {
    let of = |base: &str, facet: &str| {
        value(&format!(r#"<xs:restriction base="xs:{base}"><xs:whiteSpace value="{facet}"/></xs:restriction>"#))
    };
    assert_eq!(of("string", "collapse"), Value::BuiltIn(BuiltIn::Token));
    assert_eq!(of("string", "replace"), Value::BuiltIn(BuiltIn::NormalizedString));
    assert_eq!(of("string", "preserve"), Value::BuiltIn(BuiltIn::String));
    assert_eq!(of("int", "collapse"), Value::BuiltIn(BuiltIn::Int));
}

#[test]
fn simple_content_may_be_restricted_to_values() {
    let components = r#"<xs:complexType name="T"><xs:simpleContent><xs:restriction base="t:Base">
        <xs:enumeration value="on"/></xs:restriction></xs:simpleContent></xs:complexType>
        <xs:complexType name="Base"><xs:simpleContent><xs:extension base="xs:token"><xs:attribute name="a"/>
        </xs:extension></xs:simpleContent></xs:complexType>"#;
    let model = of_type(components);
    assert_eq!(names(&model), ["Get", "T", "TValue", "GetResponse"]);
    let fields = fields(&model, "T");
    assert_eq!(fields.iter().map(|field| field.element.name.as_str()).collect::<Vec<_>>(), ["a", "value"]);
    let TypeKind::Enumeration(value) = &ty(&model, "TValue").kind else { panic!("no enumeration") };
    assert_eq!(value.white_space, WhiteSpace::Collapse);
}
