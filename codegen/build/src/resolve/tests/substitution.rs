use super::{field, fields, model, model_of, name_of, names, ty};
use crate::model::{BuiltIn, Model, Node, Occurs, TypeKind, Value};

fn derived(kind: &str, name: &str, base: &str, content: &str) -> String {
    format!(
        r#"<xs:complexType name="{name}"><xs:complexContent><xs:{kind} base="t:{base}">{content}</xs:{kind}></xs:complexContent>
        </xs:complexType>"#
    )
}

/// Returns the types allowed in place of a declared type, and whether the declared type is one of them.
fn variants<'m>(model: &'m Model, name: &str) -> (Vec<&'m str>, bool) {
    let TypeKind::Polymorphic(polymorphic) = &ty(model, name).kind else { panic!("{name} is not polymorphic") };
    (polymorphic.types.iter().map(|ty| ty.element.name.as_str()).collect(), polymorphic.declared)
}

#[test]
fn base_type_becomes_a_choice_of_its_derived_types() {
    let types = [
        r#"<xs:complexType name="B"><xs:sequence><xs:element name="b" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType>"#,
        &derived("extension", "Y", "X", ""),
        &derived("extension", "X", "B", r#"<xs:sequence><xs:element name="again" type="t:X"/></xs:sequence>"#),
        &derived("restriction", "R", "B", "<xs:sequence/>"),
        r#"<xs:complexType name="Other"/>"#,
    ];
    let model = model_of(r#"<xs:element name="f" type="t:B" maxOccurs="2"/>"#, &types.concat());
    assert_eq!(variants(&model, "AnyB"), (vec!["B", "Y", "X", "R"], true));
    assert_eq!(name_of(&model, &field(&model, "Get", "f").element.value), "AnyB");
    assert_eq!(field(&model, "Get", "f").occurs, Occurs::Repeated);
    // A derived type with derived types is a choice of its own; types that aren't reached are absent.
    assert_eq!(variants(&model, "AnyX"), (vec!["X", "Y"], true));
    assert_eq!(name_of(&model, &field(&model, "X", "again").element.value), "AnyX");
    assert_eq!(names(&model), ["Get", "B", "AnyB", "Y", "X", "AnyX", "R", "GetResponse"]);
    assert!(fields(&model, "R").is_empty());
}

#[test]
fn abstract_type_is_not_among_its_variants() {
    let types = r#"<xs:complexType name="B" abstract="true"/>"#;
    let middle = derived("extension", "M", "B", "").replace("<xs:complexType", r#"<xs:complexType abstract="true""#);
    let model_with = |more: &str| model_of(r#"<xs:element name="f" type="t:B"/>"#, &format!("{types}{middle}{more}"));
    assert_eq!(variants(&model_with(&derived("extension", "X", "M", "")), "AnyB"), (vec!["X"], false));
    assert_eq!(variants(&model_with(""), "AnyB"), (vec![], false));
}

#[test]
fn unsupported_derived_type_is_omitted_alone() {
    let bad = derived("extension", "X", "B", r#"<xs:sequence><xs:group ref="t:g"/></xs:sequence>"#);
    let group = r#"<xs:group name="g"><xs:sequence><xs:group ref="t:g" minOccurs="0"/></xs:sequence></xs:group>"#;
    let types = format!(r#"<xs:complexType name="B"/>{bad}{group}{}"#, derived("extension", "Y", "B", ""));
    let model = model_of(r#"<xs:element name="f" type="t:B"/>"#, &types);
    assert_eq!(variants(&model, "AnyB"), (vec!["B", "Y"], true));
}

#[test]
fn body_may_be_of_a_derived_type() {
    let types = format!(r#"<xs:complexType name="B"/>{}"#, derived("extension", "X", "B", ""));
    let model = model(&format!(r#"<xs:element name="Get" type="t:B"/>{types}"#));
    assert_eq!(name_of(&model, &model.services[0].operations[0].input.element.value), "AnyB");
}

#[test]
fn substitution_group_becomes_a_choice_of_its_members() {
    let components = r#"<xs:element name="head" type="xs:int"/>
        <xs:element name="one" substitutionGroup="t:head" nillable="true"/>
        <xs:element name="none" substitutionGroup="t:one" abstract="true"/>
        <xs:element name="two" substitutionGroup="t:none" type="xs:int"/>
        <xs:complexType name="T"><xs:sequence><xs:element ref="t:head" minOccurs="0"/></xs:sequence></xs:complexType>"#;
    let sequence = r#"<xs:element ref="t:head" maxOccurs="unbounded"/><xs:element name="t" type="t:T"/>"#;
    let model = model_of(sequence, components);
    let head = field(&model, "Get", "head");
    assert_eq!(
        (head.node, head.occurs, name_of(&model, &head.element.value)),
        (Node::Group, Occurs::Repeated, "headElement")
    );
    let members: Vec<_> = fields(&model, "headElement")
        .iter()
        .map(|field| (field.element.name.as_str(), field.element.nillable.is_allowed()))
        .collect();
    assert_eq!(members, [("head", false), ("one", true), ("two", false)]);
    assert!(fields(&model, "headElement").iter().all(|field| field.element.value == Value::BuiltIn(BuiltIn::Int)));
    assert_eq!(field(&model, "T", "head").occurs, Occurs::Optional);
    assert_eq!(model.types.iter().filter(|ty| ty.name.xml == "headElement").count(), 1);
    // A reference to a member means only that member.
    let model = model_of(r#"<xs:element ref="t:two"/>"#, components);
    assert_eq!(field(&model, "Get", "two").node, Node::Element);
}
