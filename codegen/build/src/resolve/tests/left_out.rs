use super::{get, left_out, resolved};
use crate::{
    load::fixture::{schema, wsdl, wsdl_with},
    model::Node,
};

/// Returns the reason why `Get` is left out if its element's type has this content.
fn content(content: &str) -> String {
    left_out(&format!(r#"<xs:element name="Get"><xs:complexType>{content}</xs:complexType></xs:element>"#))
}

/// Returns the reason why `Get` is left out if it has a field `f` of the type `T`, which is among the components.
fn of_type(components: &str) -> String {
    left_out(&get(r#"<xs:element name="f" type="t:T"/>"#, components))
}

#[test]
fn unsupported_constructs_are_left_out() {
    assert_eq!(content("<xs:openContent/>"), "xs:openContent");
    assert_eq!(content(r#"<xs:sequence><xs:element name="a" type="xs:NOTATION"/></xs:sequence>"#), "xs:NOTATION");
}

#[test]
fn unsupported_derivations_are_left_out() {
    let derived = |kind: &str, base: &str, more: &str| {
        of_type(&format!(
            r#"<xs:complexType name="T"><xs:complexContent><xs:{kind} xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" base="{base}"/></xs:complexContent></xs:complexType>
            {more}"#
        ))
    };
    assert_eq!(derived("restriction", "e:Array", ""), "`Array` of SOAP encoding");
    assert_eq!(derived("extension", "t:T", ""), "a type that is derived from itself");
    assert_eq!(derived("extension", "xs:string", ""), "extension of the simple type `string`");
}

#[test]
fn unsupported_simple_types_are_left_out() {
    let simple = |content: &str| of_type(&format!(r#"<xs:simpleType name="T">{content}</xs:simpleType>"#));
    assert_eq!(simple(r#"<xs:union memberTypes=" "/>"#), "union without member types");
    assert_eq!(simple(r#"<xs:union memberTypes="xs:int t:T"/>"#), "simple type derived from itself");
    assert_eq!(simple(r#"<xs:union memberTypes="xs:int xs:NOTATION"/>"#), "xs:NOTATION");
    let notation = r#"<xs:restriction base="xs:NOTATION"><xs:enumeration value="t:a"/></xs:restriction>"#;
    assert_eq!(simple(notation), "xs:NOTATION");
    assert_eq!(simple(r#"<xs:restriction base="t:T"/>"#), "simple type derived from itself");
    assert_eq!(simple(r#"<xs:list itemType="xs:NMTOKENS"/>"#), "list of lists");
    // Enumerated values are texts, so the base type needs no Rust type.
    let date = r#"<xs:simpleType name="T"><xs:restriction base="xs:date"><xs:enumeration value="2000-01-01"/></xs:restriction>
        </xs:simpleType>"#;
    let model = super::model_of(r#"<xs:element name="f" type="t:T"/>"#, date);
    assert_eq!(super::names(&model), ["Get", "T", "GetResponse"]);
}

#[test]
fn recursive_groups_and_abstract_elements_are_left_out() {
    let of = |sequence: &str, components: &str| left_out(&get(sequence, components));
    let group = r#"<xs:group name="g"><xs:sequence><xs:group ref="t:g" minOccurs="0"/></xs:sequence></xs:group>"#;
    assert_eq!(of(r#"<xs:group ref="t:g"/>"#, group), "recursive group");
    let is_abstract = r#"<xs:element name="h" type="xs:int" abstract="true"/>"#;
    assert_eq!(of(r#"<xs:element ref="t:h"/>"#, is_abstract), "abstract element `h`");
    assert_eq!(left_out(r#"<xs:element name="Get" abstract="true"/>"#), "abstract element `Get`");
    let member =
        r#"<xs:element name="h" abstract="true"/><xs:element name="m" substitutionGroup="t:h" abstract="true"/>"#;
    assert_eq!(of(r#"<xs:element ref="t:h"/>"#, member), "abstract element `h`");
    assert_eq!(
        of(r#"<xs:choice><xs:element ref="t:h"/><xs:element ref="t:m"/></xs:choice>"#, member),
        "abstract element `h`"
    );
}

#[test]
fn optional_abstract_element_without_substitutes_is_omitted() {
    let components = r#"<xs:element name="h" abstract="true"/><xs:element name="m" substitutionGroup="t:h" abstract="true"/>
        <xs:element name="Get"><xs:complexType><xs:sequence><xs:element ref="t:h" minOccurs="0"/>
        <xs:element name="a" type="xs:int"/><xs:choice minOccurs="0"><xs:element ref="t:m"/></xs:choice>
        <xs:choice><xs:element ref="t:m"/><xs:element name="b" type="xs:int"/><xs:element name="c" type="xs:int"/></xs:choice>
        </xs:sequence></xs:complexType></xs:element>"#;
    let model = super::model(components);
    let names = |name| super::fields(&model, name).iter().map(|field| field.element.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("Get"), ["a", "choice"]);
    assert_eq!(names("GetChoice"), ["b", "c"]);
}

#[test]
fn prohibited_attributes_are_omitted() {
    let components = r#"<xs:element name="Get"><xs:complexType><xs:attribute name="a" use="prohibited"/>
        <xs:attributeGroup ref="t:none"/></xs:complexType></xs:element><xs:attributeGroup name="none"/>"#;
    assert!(super::fields(&super::model(components), "Get").is_empty());
    let components = components.replace(r#"name="none"/>"#, r#"name="none"><xs:anyAttribute/></xs:attributeGroup>"#);
    assert_eq!(super::fields(&super::model(&components), "Get")[0].node, Node::AnyAttribute);
}

#[test]
fn unsupported_bindings_are_left_out() {
    let of = |parts: &str, input: &str| {
        let schemas = schema(
            r#"<xs:element name="Get" type="xs:int"/><xs:element name="H" type="xs:int"/>
            <xs:element name="GetResponse" type="xs:int"/>"#,
        );
        let model = resolved(&[&wsdl_with(&schemas, parts, input)]).model;
        model.services[0].left_out.iter().map(|left_out| left_out.obstacle.reason().to_owned()).collect::<String>()
    };
    let body = r#"<part name="body" element="t:Get"/>"#;
    let two = format!(r#"{body}<part name="head" element="t:H"/>"#);
    let literal = r#"<s:body use="literal"/>"#;
    assert_eq!(
        of(body, r#"<s:body use="encoded"/>"#),
        "use=encoded: SOAP encoding (SOAP 1.1, 5) isn't generated, only literal messages are"
    );
    assert_eq!(of("", literal), "");
    assert_eq!(of(&two, literal), "");
    assert_eq!(of(&two, r#"<s:body use="literal" parts="body"/>"#), "");
    assert_eq!(of(&two, &format!(r#"{literal}<s:header message="t:In" part="head" use="literal"/>"#)), "");
    assert_eq!(
        of(&two, &format!(r#"{literal}<s:header message="t:In" part="head" use="encoded"/>"#)),
        "use=encoded: SOAP encoding (SOAP 1.1, 5) isn't generated, only literal messages are"
    );
    assert_eq!(
        of(r#"<part name="body" type="xs:int"/>"#, literal),
        "a document style body part with a `type` of text or attributes, for which there is no element"
    );
    assert_eq!(of(body, ""), "a message without `soap:body`");
    assert_eq!(
        of(body, r#"<multipartRelated xmlns="http://schemas.xmlsoap.org/wsdl/mime/"/>"#),
        "`multipartRelated` instead of `soap:body`: a message without an envelope"
    );
}

#[test]
fn unsupported_styles_and_directions_are_left_out() {
    let text = wsdl(r#"<xs:element name="Get" type="xs:int"/>"#);
    let of = |from: &str, to: &str| {
        let changed = text.replace(from, to);
        assert_ne!(text, changed);
        resolved(&[&changed]).model.services[0].left_out[0].obstacle.reason().to_owned()
    };
    assert_eq!(of("<s:operation ", "<s:operation style='literal' "), "a `style` other than `document` and `rpc`");
    assert_eq!(
        of("<input message=\"t:In\"/>", ""),
        "a notification or solicit-response operation: the server calls the client"
    );
    assert_eq!(
        of(
            "<input message=\"t:In\"/><output message=\"t:Out\"/>",
            "<output message=\"t:Out\"/><input message=\"t:In\"/>"
        ),
        "a notification or solicit-response operation: the server calls the client"
    );
    assert_eq!(of("<operation name=\"Get\"><s:", "<operation name=\"Other\"><s:"), "binding `B` doesn't bind it");
}

#[test]
fn unsupported_operation_does_not_block_others() {
    let text = wsdl(
        r#"<xs:element name="Get" type="xs:int"/><xs:element name="Bad"><xs:complexType><xs:sequence>
        <xs:element name="only" type="t:OnlyHere"/><xs:element name="d" type="xs:NOTATION"/></xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="OnlyHere"/>"#,
    )
    .replace("<message name=\"Out\"", "<message name=\"Bad\"><part name=\"b\" element=\"t:Bad\"/></message><message name=\"Out\"")
    .replace("<portType name=\"P\">", "<portType name=\"P\"><operation name=\"Do\"><input message=\"t:Bad\"/></operation>")
    .replace("<operation name=\"Get\"><s:", "<operation name=\"Do\"><s:operation soapAction=\"urn:do\"/><input><s:body use=\"literal\"/></input></operation><operation name=\"Get\"><s:");
    let model = resolved(&[&text]).model;
    let service = &model.services[0];
    assert_eq!(service.operations.len(), 1);
    let left_out = &service.left_out[0];
    assert_eq!(
        (left_out.operation.as_str(), left_out.soap_action.as_str(), left_out.obstacle.reason()),
        ("Do", "urn:do", "xs:NOTATION")
    );
    assert_eq!(left_out.obstacle.finding.place.as_ref().unwrap().component, "schema urn:t / element Bad / element d");
    assert_eq!(super::names(&model), ["GetResponse"]);
}

#[test]
fn infinitely_nested_type_leaves_out_only_operations_that_reach_it() {
    let node = |occurs: &str| {
        format!(
            r#"<xs:element name="Get" type="t:Node"/><xs:element name="GetResponse" type="xs:int"/><xs:complexType name="Node">
            <xs:sequence><xs:element name="next" type="t:Node" {occurs}/></xs:sequence></xs:complexType>"#
        )
    };
    let one_way = r#"</output></operation><operation name="Put"><input><s:body use="literal"/></input></operation>"#;
    let text = |occurs: &str| {
        let text = crate::load::fixture::wsdl_of(&crate::load::fixture::schema(&node(occurs)));
        let put = "</operation><operation name=\"Put\"><input message=\"t:Out\"/></operation></portType>";
        text.replace("</operation></portType>", put).replace("</output></operation>", one_way)
    };
    let resolved = resolved(&[&text("")]);
    let service = &resolved.model.services[0];
    assert_eq!(service.operations.len(), 1);
    let left = &service.left_out[0];
    assert_eq!((left.operation.as_str(), left.obstacle.is_broken()), ("Get", true));
    assert_eq!(left.obstacle.reason(), "a `Node` must contain another without end");
    assert_eq!(
        left.obstacle.finding.help.as_deref(),
        Some("element `next` has to be optional or nillable for a value to exist")
    );
    for occurs in ["minOccurs='0'", "maxOccurs='2'", "nillable='true'"] {
        assert_eq!(super::resolved(&[&text(occurs)]).model.services[0].operations.len(), 2);
    }
}
