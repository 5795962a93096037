use super::{fields, name_of, resolved};
use crate::{
    load::fixture::{schema, wsdl_with},
    model::{BuiltIn, Form, Model, Node, Value},
};

const LITERAL: &str = r#"<s:body use="literal"/>"#;

/// Returns the model where the input message of `Get` has these parts and this binding.
fn with(parts: &str, input: &str, rpc: bool) -> Model {
    let components = r#"<xs:element name="Get" type="xs:int"/><xs:element name="H" type="xs:int"/>
        <xs:element name="GetResponse" type="xs:int"/>
        <xs:complexType name="T"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>"#;
    let mut text = wsdl_with(&schema(components), parts, input);
    if rpc {
        text = text.replace("<s:binding ", "<s:binding style='rpc' ");
    }
    let model = resolved(&[&text]).model;
    assert!(model.services[0].left_out.is_empty(), "{:?}", model.services[0].left_out);
    model
}

#[test]
fn rpc_body_wraps_the_parts_in_the_operation_name() {
    let parts = r#"<part name="n" type="xs:int"/><part name="t" type="t:T"/><part name="e" element="t:H"/>"#;
    let model = with(parts, r#"<s:body use="literal" namespace="urn:rpc"/>"#, true);
    let operation = &model.services[0].operations[0];
    let input = &operation.input;
    assert_eq!((input.form, &*input.element.namespace, &*input.element.name), (Form::Rpc, "urn:rpc", "Get"));
    assert_eq!(name_of(&model, &input.element.value), "Get");
    let Value::Type(id) = input.element.value else { panic!() };
    let children: Vec<_> =
        model.get(id).kind.fields().iter().map(|field| (&*field.element.namespace, &*field.element.name)).collect();
    assert_eq!(children, [("", "n"), ("", "t"), ("urn:t", "H")]);
    let output = operation.output.as_ref().unwrap();
    // Without a namespace of its own the wrapper is in that of the definitions.
    assert_eq!((output.form, &*output.element.namespace, &*output.element.name), (Form::Rpc, "urn:t", "GetResponse"));
}

#[test]
fn document_body_may_be_empty_or_have_several_elements() {
    let empty = with("", LITERAL, false);
    let input = &empty.services[0].operations[0].input;
    assert_eq!((input.form, name_of(&empty, &input.element.value)), (Form::Empty, "Get"));
    assert!(fields(&empty, "Get").is_empty());
    let two = with(r#"<part name="a" element="t:H"/><part name="b" element="t:Get"/>"#, LITERAL, false);
    let names: Vec<_> = fields(&two, "Get").iter().map(|field| &*field.element.name).collect();
    assert_eq!((two.services[0].operations[0].input.form, names), (Form::Whole, vec!["H", "Get"]));
    let content = with(r#"<part name="a" type="t:T"/>"#, LITERAL, false);
    let input = &content.services[0].operations[0].input;
    assert_eq!((input.form, name_of(&content, &input.element.value)), (Form::Whole, "T"));
}

#[test]
fn header_part_with_a_type_is_named_after_the_part() {
    let parts = r#"<part name="body" element="t:Get"/><part name="token" type="xs:int"/>"#;
    let header = r#"<s:header message="t:In" part="token" use="literal" namespace="urn:h"/>"#;
    let model = with(parts, &format!("{LITERAL}{header}"), false);
    let header = &model.services[0].headers_in[0];
    assert_eq!((&*header.element.namespace, &*header.element.name), ("urn:h", "token"));
    assert_eq!(header.element.value, Value::BuiltIn(BuiltIn::Int));
}

#[test]
fn multipart_binding_without_attachments_is_a_plain_message() {
    let body = r#"<part name="body" element="t:Get"/>"#;
    assert_eq!(with(body, &mime(&[LITERAL]), false).services[0].operations[0].input.form, Form::Document);
}

/// Returns a MIME binding with these parts.
fn mime(parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("<m:part>{part}</m:part>")).collect();
    format!(r#"<m:multipartRelated xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/">{parts}</m:multipartRelated>"#)
}

#[test]
fn mime_content_parts_are_attachments_with_their_media_types() {
    let parts = r#"<part name="body" element="t:Get"/><part name="photo" type="xs:base64Binary"/>
        <part name="doc" element="t:H"/><part name="cover" element="t:H"/>"#;
    let content = |part: &str, ty: &str| format!(r#"<m:content part="{part}" type="{ty}"/>"#);
    let photo = format!("{}{0}{}", content("photo", "image/png"), content("photo", "image/*"));
    let (doc, cover) = (r#"<m:mimeXml part="doc"/>"#, content("cover", "text/plain"));
    let input = mime(&[&photo, LITERAL, doc, &cover]);
    for rpc in [false, true] {
        let model = with(parts, &input, rpc);
        let input = &model.services[0].operations[0].input;
        assert_eq!(input.form, if rpc { Form::Rpc } else { Form::Whole });
        let fields = fields(&model, name_of(&model, &input.element.value)).iter();
        let fields = fields.map(|field| (field.node, &*field.element.name, field.media_types.join(" ")));
        // An element part is in the Body beside the attachments: contracts use it to refer to them.
        let expected = [
            (Node::Element, "Get", ""),
            (Node::Element, "H", ""),
            (Node::Attachment, "photo", "image/png image/*"),
            (Node::Attachment, "doc", "text/xml"),
            (Node::Attachment, "cover", "text/plain"),
        ];
        assert_eq!(fields.collect::<Vec<_>>(), expected.map(|(node, name, types)| (node, name, types.to_owned())));
    }
}

#[test]
fn unsupported_mime_binding_says_why() {
    let of = |parts: &str, input: &str| {
        let text = wsdl_with(
            &schema(r#"<xs:element name="Get" type="xs:int"/><xs:element name="GetResponse" type="xs:int"/>"#),
            parts,
            input,
        );
        resolved(&[&text]).model.services[0].left_out[0].obstacle.reason().to_owned()
    };
    let two = r#"<part name="body" element="t:Get"/><part name="photo" type="xs:base64Binary"/>"#;
    assert_eq!(
        of(two, &mime(&[LITERAL, "<m:content/>"])),
        "a MIME part without `part`, although the message has several parts"
    );
    let instead = "`multipartRelated` instead of `soap:body`: a message without an envelope";
    assert_eq!(of(two, &mime(&[r#"<m:content part="photo"/>"#])), instead);
    assert_eq!(of(two, &mime(&[LITERAL, &mime(&[r#"<m:content part="photo"/>"#])])), instead);
    let typed = r#"<part name="body" type="t:Get"/><part name="photo" type="xs:base64Binary"/>"#;
    let reason = "part `body` has a type instead of an element, which document style allows for a single part only";
    assert_eq!(of(typed, &mime(&[r#"<s:body use="literal" parts="body"/>"#, r#"<m:content part="photo"/>"#])), reason);
}
