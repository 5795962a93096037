//! Tests of derived types and substitution groups.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::shapes::{
    canvas::{Draw, operations::DRAW},
    types::{AnyPaint, AnyShape, Circle, Colour, Group, Shape, ToolElement, plain::Line},
};
use soapwright::{Nillable, XmlError, http::Response};

const NAMESPACES: &str = "xmlns:t='urn:shapes' xmlns:p='urn:plain' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

fn read(content: &str) -> Result<Draw, XmlError> {
    let envelope = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' {NAMESPACES}><s:Body><t:Draw>{content}</t:Draw>\
         </s:Body></s:Envelope>"
    );
    DRAW.decode_request(envelope.as_bytes(), None).map(|(request, ())| request)
}

/// Writes the request and returns the content of its element.
fn written(draw: &Draw) -> String {
    let text = String::from_utf8(DRAW.encode(draw, &()).unwrap().body).unwrap();
    assert_eq!(DRAW.decode_request(text.as_bytes(), None).unwrap().0, *draw, "{text}");
    let response = Response::new(text.clone().into_bytes());
    assert_eq!(DRAW.decode(response).unwrap().body, *draw);
    let (_, rest) = text.split_once("<n1:Draw>").unwrap();
    rest.split_once("</n1:Draw>").unwrap().0.to_owned()
}

fn circle(radius: &str) -> Circle {
    Circle::new(radius.parse::<soapwright::Decimal>().unwrap())
}

#[test]
fn derived_types_have_xsi_type_and_the_declared_one_has_none() {
    let draw = Draw {
        main: Shape { id: Some(1), name: Some("plain".into()) }.into(),
        maybe: Nillable::Value(Line::new(3).into()),
        list: Some(vec![
            Nillable::Value(circle("1.5").into()),
            Nillable::nil(),
            Nillable::Value(
                Group { id: Some(2), shape: vec![circle("2").into(), Group::default().into()], name: None }.into(),
            ),
        ]),
        paint: Some(Colour { rgb: Some("FFF".into()) }.into()),
        tool: vec![],
        last: "x".into(),
    };
    let expected = "<n1:main id=\"1\"><n1:name>plain</n1:name></n1:main>\
        <n1:maybe xsi:type=\"n2:Line\"><length>3</length></n1:maybe>\
        <n1:list><n1:Shape xsi:type=\"n1:Circle\"><n1:radius>1.5</n1:radius></n1:Shape><n1:Shape xsi:nil=\"true\"/>\
        <n1:Shape xsi:type=\"n1:Group\" id=\"2\"><n1:shape xsi:type=\"n1:Circle\"><n1:radius>2</n1:radius></n1:shape>\
        <n1:shape xsi:type=\"n1:Group\"></n1:shape></n1:Shape></n1:list>\
        <n1:paint xsi:type=\"n1:Colour\" rgb=\"FFF\"></n1:paint><n1:last>x</n1:last>";
    assert_eq!(written(&draw), expected);
}

#[test]
fn prefix_of_xsi_type_is_resolved_in_scope() {
    let draw = read(
        "<t:main xmlns:x='urn:plain' i:type=' x:Line '><t:name>a</t:name><length>7</length></t:main>\
         <t:maybe i:nil='true'/><t:paint xmlns='urn:shapes' i:type='Colour' rgb='0'/><t:last/>",
    )
    .unwrap();
    assert_eq!(draw.main, Line { name: Some("a".into()), length: 7, id: None }.into());
    assert_eq!((draw.maybe, draw.paint), (Nillable::nil(), Some(Colour { rgb: Some("0".into()) }.into())));
    let declared = read("<t:main i:type='t:Shape'/><t:maybe/><t:last/>").unwrap();
    assert_eq!((declared.main, declared.maybe), (Shape::default().into(), Nillable::Value(Shape::default().into())));
}

#[test]
fn unknown_derived_type_is_kept_as_xml() {
    for (ty, element) in [
        ("t:Star", "<t:main i:type='t:Star' id='1'><t:name>a</t:name><t:points>5</t:points></t:main><t:maybe/>"),
        ("p:Circle", "<t:main i:type='p:Circle'/><t:maybe/>"),
        ("Circle", "<t:main i:type='Circle'/><t:maybe/>"),
    ] {
        let draw = read(&format!("{element}<t:last>x</t:last>")).unwrap();
        let AnyShape::Other(any) = &draw.main else { panic!("{ty}: {:?}", draw.main) };
        assert_eq!(any.type_name().unwrap().local, ty.rsplit(':').next().unwrap());
        // The unknown type is written again.
        let again = written(&draw);
        assert!(again.contains("type=") && again.contains(ty.rsplit(':').next().unwrap()), "{again}");
    }
    let draw = read("<t:main/><t:maybe/><t:paint><t:x>1</t:x></t:paint><t:last/>").unwrap();
    assert!(
        matches!(draw.paint.as_deref(), Some(AnyPaint::Other(_))),
        "an abstract type without `xsi:type` is not kept as XML"
    );
    assert!(written(&draw).contains("<n1:paint><x xmlns=\"urn:shapes\">1</x></n1:paint>"), "{}", written(&draw));
}

#[test]
fn missing_element_of_a_derived_type_is_an_error_with_a_path() {
    let error = read("<t:main i:type='t:Circle'><t:name>a</t:name></t:main><t:maybe/><t:last/>").unwrap_err();
    assert_eq!(error.path(), "Envelope/Body/Draw/main");
    assert!(error.to_string().contains("radius"), "{error}");
}

#[test]
fn members_of_a_substitution_group_keep_their_order() {
    let draw = Draw {
        maybe: AnyShape::from(Shape::new()).into(),
        tool: vec![
            ToolElement::Brush(Nillable::nil()),
            ToolElement::Pen("a & b".into()),
            ToolElement::Brush(circle("1").into()),
            ToolElement::Pen(String::new()),
        ],
        ..Draw::new(Shape::new(), "")
    };
    let expected = "<n1:main></n1:main><n1:maybe></n1:maybe><n1:brush xsi:nil=\"true\"/><n1:pen>a &amp; b</n1:pen>\
                    <n1:brush><n1:radius>1</n1:radius></n1:brush><n1:pen></n1:pen><n1:last></n1:last>";
    assert_eq!(written(&draw), expected);
}
