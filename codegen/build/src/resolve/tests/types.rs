use super::{field, fields, get, model, model_of, name_of, names, resolved, ty};
use crate::{
    load::fixture::wsdl,
    model::{BuiltIn, Home, Occurs, TypeKind, Value},
};

#[test]
fn built_in_types_are_resolved() {
    for (xsd, expected) in [
        ("string", BuiltIn::String),
        ("normalizedString", BuiltIn::NormalizedString),
        ("anyURI", BuiltIn::AnyUri),
        ("NMTOKEN", BuiltIn::NmToken),
        ("boolean", BuiltIn::Boolean),
        ("unsignedLong", BuiltIn::UnsignedLong),
        ("decimal", BuiltIn::Decimal),
        ("dateTime", BuiltIn::DateTime),
        ("duration", BuiltIn::Duration),
        ("base64Binary", BuiltIn::Base64Binary),
    ] {
        let model = model_of(&format!(r#"<xs:element name="a" type="xs:{xsd}"/>"#), "");
        assert_eq!(field(&model, "Get", "a").element.value, Value::BuiltIn(expected), "{xsd}");
    }
    let model = model_of(r#"<xs:element name="a" type="xs:NMTOKENS"/>"#, "");
    assert_eq!(field(&model, "Get", "a").element.value, Value::List(Box::new(Value::BuiltIn(BuiltIn::NmTokens))));
}

#[test]
fn occurrence_ranges_multiply_through_groups() {
    let model = model_of(
        r#"<xs:element name="a" type="xs:int"/>
        <xs:element name="b" type="xs:int" minOccurs="0"/>
        <xs:element name="c" type="xs:int" maxOccurs="2"/>
        <xs:element name="d" type="xs:int" minOccurs="0" maxOccurs="0"/>
        <xs:sequence minOccurs="0"><xs:element name="e" type="xs:int"/><xs:group ref="t:g"/></xs:sequence>
        <xs:sequence maxOccurs="unbounded"><xs:element name="h" type="xs:int"/></xs:sequence>
        <xs:choice><xs:element name="i" type="xs:int"/></xs:choice>
        <xs:sequence maxOccurs="0"><xs:any/></xs:sequence>"#,
        r#"<xs:group name="g"><xs:sequence><xs:element name="f" type="xs:int" nillable="true"/></xs:sequence></xs:group>"#,
    );
    let got: Vec<_> = fields(&model, "Get")
        .iter()
        .map(|field| (field.element.name.as_str(), field.occurs, field.element.nillable.is_allowed()))
        .collect();
    assert_eq!(
        got,
        [
            ("a", Occurs::Required, false),
            ("b", Occurs::Optional, false),
            ("c", Occurs::Repeated, false),
            ("e", Occurs::Optional, false),
            ("f", Occurs::Optional, true),
            ("h", Occurs::Repeated, false),
            ("i", Occurs::Required, false),
        ]
    );
}

#[test]
fn xs_all_becomes_fields() {
    let model = model(
        r#"<xs:element name="Get"><xs:complexType><xs:all minOccurs="0"><xs:element name="a" type="xs:int"/></xs:all>
        </xs:complexType></xs:element>"#,
    );
    assert_eq!(field(&model, "Get", "a").occurs, Occurs::Optional);
}

#[test]
fn form_and_ref_decide_the_namespace() {
    let model = model_of(
        r#"<xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" form="unqualified"/>
        <xs:element ref="t:c" minOccurs="0"/>"#,
        r#"<xs:element name="c" type="xs:int" nillable="true"/>"#,
    );
    let got: Vec<_> = fields(&model, "Get").iter().map(|field| field.element.namespace.as_str()).collect();
    assert_eq!(got, ["urn:t", "", "urn:t"]);
    assert!(field(&model, "Get", "c").element.nillable.is_allowed());
    assert_eq!(field(&model, "Get", "c").occurs, Occurs::Optional);
    let unqualified = wsdl(&get(r#"<xs:element name="a" type="xs:int"/>"#, "")).replace("qualified\"", "unqualified\"");
    assert_eq!(field(&resolved(&[&unqualified]).model, "Get", "a").element.namespace, "");
}

#[test]
fn anonymous_types_are_named_after_their_path() {
    let model = model_of(
        r#"<xs:element name="order"><xs:complexType><xs:sequence><xs:element name="line" maxOccurs="9"><xs:complexType>
        <xs:sequence><xs:element name="a" type="t:Named"/><xs:element name="kind"><xs:simpleType>
        <xs:restriction base="xs:token"><xs:enumeration value=" x  y "/></xs:restriction></xs:simpleType></xs:element>
        </xs:sequence></xs:complexType></xs:element><xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType>
        </xs:element>"#,
        r#"<xs:complexType name="Named"><xs:sequence><xs:element name="in"><xs:complexType><xs:sequence>
        <xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>"#,
    );
    assert_eq!(
        names(&model),
        ["Get", "GetOrder", "GetOrderLine", "GetOrderLineKind", "Named", "NamedIn", "GetResponse"]
    );
    assert_eq!(ty(&model, "GetOrderLineKind").home, Home::Service(0));
    assert_eq!(ty(&model, "NamedIn").home, Home::Types);
    let TypeKind::Enumeration(kind) = &ty(&model, "GetOrderLineKind").kind else { panic!() };
    assert_eq!(kind.variants[0].name.xml, "x y");
}

#[test]
fn extension_puts_the_base_first() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Derived"/>"#,
        r#"<xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Middle"><xs:sequence>
        <xs:element name="c" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="Middle" abstract="true"><xs:complexContent><xs:extension base="t:Base"/></xs:complexContent>
        </xs:complexType>
        <xs:complexType name="Base"><xs:complexContent><xs:restriction base="xs:anyType"><xs:sequence>
        <xs:element name="b" type="t:Other"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
        <xs:complexType name="Other"/>"#,
    );
    let got: Vec<_> = fields(&model, "Derived").iter().map(|field| field.element.name.as_str()).collect();
    assert_eq!(got, ["b", "c"]);
    // Base types that no field refers to are absent from the model.
    assert_eq!(names(&model), ["Get", "Derived", "Other", "GetResponse"]);
}

#[test]
fn simple_types_become_values_lists_and_enumerations() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Short"/><xs:element name="b" type="t:Size"/><xs:element name="c" type="t:Sizes"/>
        <xs:element name="d" type="t:Flags"/><xs:element name="e" type="t:Large"/><xs:element name="f" type="t:Some"/>"#,
        r#"<xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="Size"><xs:annotation><xs:documentation>How big.</xs:documentation></xs:annotation>
        <xs:restriction base="xs:string"><xs:enumeration value="S"><xs:annotation>
        <xs:documentation>Small.</xs:documentation></xs:annotation></xs:enumeration><xs:enumeration value=" L"/>
        <xs:enumeration value="S"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Sizes"><xs:list itemType="t:Size"/></xs:simpleType>
        <xs:simpleType name="Flags"><xs:list><xs:simpleType><xs:restriction base="xs:string">
        <xs:enumeration value="Read"/></xs:restriction></xs:simpleType></xs:list></xs:simpleType>
        <xs:simpleType name="Large"><xs:restriction base="t:Size"><xs:enumeration value=" L"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="Some"><xs:restriction base="t:Size"><xs:minLength value="1"/></xs:restriction></xs:simpleType>"#,
    );
    let value = |name| &field(&model, "Get", name).element.value;
    assert_eq!(*value("a"), Value::BuiltIn(BuiltIn::String));
    assert_eq!(name_of(&model, value("b")), "Size");
    let Value::List(item) = value("c") else { panic!() };
    assert_eq!(name_of(&model, item), "Size");
    let Value::List(item) = value("d") else { panic!() };
    assert_eq!(name_of(&model, item), "Flags");
    assert_eq!(ty(&model, "Flags").home, Home::Types);
    assert_eq!(name_of(&model, value("e")), "Large");
    assert_eq!(name_of(&model, value("f")), "Size");
    let TypeKind::Enumeration(size) = &ty(&model, "Size").kind else { panic!() };
    let variants: Vec<_> =
        size.variants.iter().map(|variant| (variant.name.xml.as_str(), variant.doc.as_deref())).collect();
    assert_eq!(variants, [("S", Some("Small.")), (" L", None)]);
    assert_eq!(ty(&model, "Size").doc.as_deref(), Some("How big."));
}

#[test]
fn recursive_types_are_resolved() {
    let model = model_of(
        r#"<xs:element name="a" type="t:Tree"/><xs:element ref="t:Node" minOccurs="0"/>"#,
        r#"<xs:complexType name="Tree"><xs:sequence><xs:element name="l" type="t:Tree" minOccurs="0"/>
        <xs:element name="r" type="t:Tree" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:element name="Node"><xs:complexType><xs:sequence><xs:element ref="t:Node" minOccurs="0"/>
        <xs:element name="x" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
        <xs:group name="g"><xs:sequence><xs:element name="in"><xs:complexType><xs:sequence><xs:group ref="t:g"/>
        </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:group>"#,
    );
    assert_eq!(names(&model), ["Get", "Tree", "Node", "GetResponse"]);
    // An anonymous type in a group is one type wherever the group is used.
    let recursive = model_of(
        r#"<xs:group ref="t:g"/>"#,
        r#"<xs:group name="g"><xs:sequence><xs:element name="in" minOccurs="0"><xs:complexType><xs:sequence>
        <xs:group ref="t:g"/><xs:element name="x" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:sequence>
        </xs:group>"#,
    );
    assert_eq!(names(&recursive), ["Get", "GetIn", "GetResponse"]);
    assert_eq!(name_of(&recursive, &field(&recursive, "GetIn", "in").element.value), "GetIn");
}

#[test]
fn exponential_group_references_are_bounded() {
    let mut groups = String::new();
    for level in 0..60 {
        let next = level + 1;
        groups.push_str(&format!(
            r#"<xs:group name="g{level}"><xs:sequence><xs:group ref="t:g{next}"/><xs:group ref="t:g{next}"/></xs:sequence>
            </xs:group>"#
        ));
    }
    groups.push_str(r#"<xs:group name="g60"><xs:sequence/></xs:group>"#);
    assert_eq!(super::left_out(&get(r#"<xs:group ref="t:g0"/>"#, &groups)), "more than 1000 group references");
}

#[test]
fn nesting_of_groups_is_bounded() {
    let groups: String = (0..400)
        .map(|level| {
            let next = level + 1;
            format!(r#"<xs:group name="g{level}"><xs:sequence><xs:group ref="t:g{next}"/></xs:sequence></xs:group>"#)
        })
        .collect();
    assert_eq!(super::left_out(&get(r#"<xs:group ref="t:g0"/>"#, &groups)), "groups nested too deeply");
}

#[test]
fn long_chains_of_types_are_resolved() {
    // A recursive function would overflow the stack of a test.
    const LENGTH: usize = 3_000;
    let link = |name: &str, one: &dyn Fn(usize) -> String| -> String {
        (0..LENGTH).map(one).chain([format!(r#"<xs:{name}/>"#)]).collect()
    };
    let bases = link(&format!("complexType name=\"T{LENGTH}\""), &|level| {
        format!(
            r#"<xs:complexType name="T{level}"><xs:complexContent><xs:extension base="t:T{}"/></xs:complexContent>
            </xs:complexType>"#,
            level + 1
        )
    });
    let fields = link(&format!("complexType name=\"F{LENGTH}\""), &|level| {
        format!(
            r#"<xs:complexType name="F{level}"><xs:sequence><xs:element name="f" type="t:F{}"/></xs:sequence>
            </xs:complexType>"#,
            level + 1
        )
    });
    let elements = link(&format!("element name=\"E{LENGTH}\" type=\"xs:int\""), &|level| {
        format!(
            r#"<xs:element name="E{level}"><xs:complexType><xs:sequence><xs:element ref="t:E{}"/></xs:sequence>
            </xs:complexType></xs:element>"#,
            level + 1
        )
    });
    let simple = link("element name=\"x\"", &|level| {
        let base = if level + 1 == LENGTH { "xs:int".to_owned() } else { format!("t:S{}", level + 1) };
        format!(r#"<xs:simpleType name="S{level}"><xs:restriction base="{base}"/></xs:simpleType>"#)
    });
    let model = model_of(
        r#"<xs:element name="a" type="t:T0"/><xs:element name="b" type="t:F0"/><xs:element ref="t:E0"/>
        <xs:element name="c" type="t:S0"/>"#,
        &[bases, fields, elements, simple].concat(),
    );
    assert_eq!(field(&model, "Get", "c").element.value, Value::BuiltIn(BuiltIn::Int));
    assert_eq!(model.types.len(), 2 * LENGTH + 4);
}

/// Returns a type with this many members, and as many types derived from it.
fn inheriting(members: usize, derived: usize) -> String {
    let fields: String = (0..members).map(|index| format!(r#"<xs:element name="m{index}" type="xs:int"/>"#)).collect();
    let types = (0..derived).map(|index| {
        format!(
            r#"<xs:complexType name="D{index}"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent>
            </xs:complexType>"#
        )
    });
    format!(
        r#"<xs:complexType name="B"><xs:sequence>{fields}</xs:sequence></xs:complexType>{}"#,
        types.collect::<String>()
    )
}

#[test]
fn members_from_bases_are_bounded_in_all_types_together() {
    let model = model_of(r#"<xs:element name="a" type="t:B"/>"#, &inheriting(400, 400));
    assert_eq!(model.types.iter().map(|ty| ty.kind.fields().len()).max(), Some(401));
    // Types beyond the limit are read as types that the contract doesn't declare.
    let model = model_of(r#"<xs:element name="a" type="t:B"/>"#, &inheriting(1_000, 1_000));
    let members: usize = model.types.iter().map(|ty| ty.kind.fields().len()).sum();
    assert!((249_000..260_000).contains(&members), "{members}");
    let elements: String =
        (0..1_000).map(|index| format!(r#"<xs:element name="e{index}" type="t:D{index}"/>"#)).collect();
    let reason = super::left_out(&get(&elements, &inheriting(1_000, 1_000)));
    assert_eq!(reason, "more than 250000 members from base types");
}

#[test]
fn members_from_groups_are_bounded_in_all_types_together() {
    const COUNT: usize = 600;
    let members = |item: &str| (0..COUNT).map(|index| item.replace('#', &index.to_string())).collect::<String>();
    let uses = members(r#"<xs:element name="x#" type="t:X#"/>"#);
    for (group, reference) in [
        (
            format!(
                r#"<xs:group name="G"><xs:sequence>{}</xs:sequence></xs:group>"#,
                members(r#"<xs:element name="m#" type="xs:int"/>"#)
            ),
            r#"<xs:group ref="t:G"/>"#,
        ),
        (
            format!(
                r#"<xs:attributeGroup name="G">{}</xs:attributeGroup>"#,
                members(r#"<xs:attribute name="m#" type="xs:int"/>"#)
            ),
            r#"<xs:attributeGroup ref="t:G"/>"#,
        ),
    ] {
        let types = members(&format!(r#"<xs:complexType name="X#">{reference}</xs:complexType>"#));
        let reason = super::left_out(&get(&uses, &(types + &group)));
        assert_eq!(reason, "more than 250000 members from groups");
    }
}
