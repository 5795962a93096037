use super::{Selection, field, get, names, resolved, try_resolve, ty};
use crate::{
    load::fixture::wsdl,
    model::{Home, Value},
};

fn with(components: &str) -> String {
    wsdl(&get(r#"<xs:element name="x" type="t:T"/>"#, components))
}

fn difference(first: &str, second: &str) -> String {
    let message = try_resolve(&[&with(first), &with(second)], Selection::default()).expect_err("a conflict");
    let (_, rest) = message.split_once("type `{urn:t}T` differs from its declaration at 0.wsdl:").expect(&message);
    let rest = rest.split_once("): ").expect(&message).1;
    rest.strip_suffix("\n  help: generate each of the documents by itself").expect(&message).to_owned()
}

#[test]
fn equal_types_of_two_documents_are_merged() {
    let first = with(
        r#"<xs:complexType name="T"><xs:annotation><xs:documentation>One.</xs:documentation></xs:annotation>
        <xs:sequence><xs:element name="a"><xs:complexType/></xs:element></xs:sequence></xs:complexType>"#,
    );
    let second = with(
        r#"<xs:complexType name="T"><xs:sequence>

        <xs:element name="a"><xs:complexType/></xs:element></xs:sequence></xs:complexType>"#,
    );
    let model = resolved(&[&first, &second]).model;
    // Each service has its own wrapper elements, even with equal names.
    assert_eq!(names(&model), ["Get", "T", "TA", "GetResponse", "Get", "GetResponse"]);
    assert_eq!(ty(&model, "T").doc.as_deref(), Some("One."));
    let homes: Vec<Home> = model.types.iter().map(|ty| ty.home).collect();
    let (one, two) = (Home::Service(0), Home::Service(1));
    assert_eq!(homes, [one, Home::Types, Home::Types, one, two, two]);
    let of = |service: usize| match model.services[service].operations[0].input.element.value {
        Value::Type(id) => model.get(id).home,
        _ => panic!(),
    };
    assert_eq!((of(0), of(1)), (one, two));
}

#[test]
fn different_types_of_one_name_are_an_error() {
    let sequence =
        |content: &str| format!(r#"<xs:complexType name="T"><xs:sequence>{content}</xs:sequence></xs:complexType>"#);
    let element = |rest: &str| sequence(&format!(r#"<xs:element name="a" {rest}/>"#));
    let int = element(r#"type="xs:int""#);
    assert_eq!(difference(&int, &element(r#"type="xs:long""#)), "element `a` is long here and int there");
    assert_eq!(
        difference(&int, &element(r#"type="xs:int" minOccurs="0""#)),
        "element `a` is optional here and required there"
    );
    assert_eq!(difference(&int, &element(r#"type="xs:int" nillable="true""#)), "element `a` is nillable only here");
    assert_eq!(difference(&int, &sequence("")), "element `a` is only there");
    assert_eq!(difference(&sequence(""), &int), "element `a` is only here");
    assert_eq!(difference(&int, &int.replace("\"a\"", "\"b\"")), "the element `{urn:t}b` here is `{urn:t}a` there");
    assert_eq!(difference(&int, &sequence("<xs:any/>")), "the element `any` here is `{urn:t}a` there");
    assert_eq!(difference(&int, &int.replace("name=\"T\"", "name=\"T\" abstract=\"true\"")), "only one is abstract");
    let nested = |of: &str| {
        sequence(&format!(
            r#"<xs:element name="a"><xs:complexType><xs:sequence>
        <xs:element name="b" type="xs:{of}"/></xs:sequence></xs:complexType></xs:element>"#
        ))
    };
    assert_eq!(difference(&nested("int"), &nested("byte")), "element `b` is byte here and int there");
    let values = |values: &str| {
        format!(
            r#"<xs:simpleType name="T"><xs:restriction base="xs:string">{values}</xs:restriction>
        </xs:simpleType>"#
        )
    };
    let (one, two) = (r#"<xs:enumeration value="1"/>"#, r#"<xs:enumeration value="2"/>"#);
    assert_eq!(difference(&values(one), &values(two)), "the value `2` here is `1` there");
    assert_eq!(difference(&values(one), &values(&format!("{one}{two}"))), "2 values here, 1 there");
    assert_eq!(difference(&values(one), &int), "it is a complex type here and an enumeration there");
    let based = |base: &str| {
        format!(
            r#"<xs:complexType name="T"><xs:complexContent><xs:extension base="t:{base}"/>
        </xs:complexContent></xs:complexType><xs:complexType name="A"/><xs:complexType name="B"/>"#
        )
    };
    assert_eq!(difference(&based("A"), &based("B")), "they have different base types");
}

#[test]
fn types_that_differ_in_is_dictionary_are_not_merged() {
    let list = r#"<xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int" maxOccurs="9"/></xs:sequence>
        </xs:complexType>"#;
    let mark = r#"<xs:annotation><xs:appinfo><IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true
        </IsDictionary></xs:appinfo></xs:annotation><xs:sequence>"#;
    assert_eq!(difference(list, &list.replacen("<xs:sequence>", mark, 1)), "only one is a dictionary");
}

#[test]
fn different_types_that_nothing_reaches_are_accepted() {
    let first = wsdl(&get("", r#"<xs:complexType name="T"/>"#));
    let second = wsdl(&get("", r#"<xs:simpleType name="T"><xs:list itemType="xs:int"/></xs:simpleType>"#));
    resolved(&[&first, &second]);
}

#[test]
fn element_declared_twice_in_one_document_must_agree() {
    let twice = |second: &str| {
        let more =
            format!("<xs:schema targetNamespace=\"urn:t\"><xs:element name=\"Get\" {second}/></xs:schema></types>");
        wsdl(r#"<xs:element name="Get" type="xs:int"/>"#).replace("</types>", &more)
    };
    resolved(&[&twice("type='xs:int'")]);
    let message = try_resolve(&[&twice("type='xs:string'")], Selection::default()).unwrap_err();
    assert!(message.contains("element `{urn:t}Get` differs from its declaration at 0.wsdl:"), "{message}");
    assert!(message.contains(": it is string here and int there\n  help: declare it once"), "{message}");
}

#[test]
fn type_extended_by_another_document_is_polymorphic_everywhere() {
    let base =
        r#"<xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>"#;
    let derived = r#"<xs:complexType name="D"><xs:complexContent><xs:extension base="t:T"/></xs:complexContent>
        </xs:complexType>"#;
    let model = resolved(&[&with(base), &with(&format!("{base}{derived}"))]).model;
    let types: Vec<&str> = ty(&model, "AnyT").kind.fields().iter().map(|ty| ty.element.name.as_str()).collect();
    assert_eq!(types, ["T", "D"]);
    let of = |get: usize| super::name_of(&model, &model.types[get].kind.fields()[0].element.value).to_owned();
    let gets: Vec<usize> = (0..model.types.len()).filter(|&at| model.types[at].name.xml == "Get").collect();
    assert_eq!(gets.into_iter().map(of).collect::<Vec<_>>(), ["AnyT", "AnyT"]);
    let model = resolved(&[&with(base)]).model;
    assert_eq!(super::name_of(&model, &field(&model, "Get", "x").element.value), "T");
}

#[test]
fn substitution_groups_with_equal_members_are_merged() {
    let head = r#"<xs:element name="h" type="xs:int"/><xs:element name="m" substitutionGroup="t:h"/>"#;
    let own = |name: &str, more: &str| {
        let ty = format!(
            r#"<xs:complexType name="{name}"><xs:sequence><xs:element ref="t:h"/></xs:sequence></xs:complexType>"#
        );
        wsdl(&get(&format!(r#"<xs:element name="x" type="t:{name}"/>"#), &format!("{ty}{head}{more}")))
    };
    let heads = |model: &crate::model::Model| model.types.iter().filter(|ty| ty.name.xml == "hElement").count();
    assert_eq!(heads(&resolved(&[&own("T", ""), &own("U", "")]).model), 1);
    let third = r#"<xs:element name="n" substitutionGroup="t:h"/>"#;
    assert_eq!(heads(&resolved(&[&own("T", ""), &own("U", third)]).model), 2);
}
