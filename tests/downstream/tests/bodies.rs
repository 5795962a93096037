//! Bodies that no schema declares: what travels for rpc style, for no parts and for several.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::bodies::{
    bodies::{
        Move, MoveResponse, Swap, Touch, TouchResponse,
        operations::{MOVE, SWAP, TOUCH},
    },
    types::Point,
};
use soap::HttpResponse;

fn body(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap();
    let (_, rest) = text.split_once("<soap:Body>").unwrap();
    rest.split_once("</soap:Body></soap:Envelope>").unwrap().0.to_owned()
}

fn answer(content: &str) -> HttpResponse {
    let envelope = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:r='urn:rpc' xmlns:b='urn:bodies'>\
         <s:Body>{content}</s:Body></s:Envelope>"
    );
    HttpResponse { status: 200, body: envelope.into_bytes(), ..Default::default() }
}

#[test]
fn rpc_parts_are_unqualified_in_an_element_of_the_operations_name() {
    let request = Move { by: 3, points: vec![Point { x: 1, y: 2 }] };
    let sent = body(MOVE.encode(&request, &()).unwrap().body);
    assert_eq!(sent, "<n1:Move><by>3</by><points><n2:point><n2:x>1</n2:x><n2:y>2</n2:y></n2:point></points></n1:Move>");
}

#[test]
fn the_name_of_an_rpc_response_is_not_significant_but_another_operations() {
    let moved = "<moved><b:point><b:x>4</b:x><b:y>5</b:y></b:point></moved>";
    for name in ["r:MoveResponse", "b:MoveResponse", "MoveResponse", "r:Move", "r:result"] {
        let read = MOVE.decode(answer(&format!("<{name}>{moved}</{name}>"))).unwrap().body;
        assert_eq!(read, MoveResponse { moved: vec![Point { x: 4, y: 5 }] }, "{name}");
    }
    assert!(MOVE.decode(answer(&format!("<r:StayResponse>{moved}</r:StayResponse>"))).is_err());
}

#[test]
fn a_body_without_parts_is_empty() {
    assert_eq!(body(TOUCH.encode(&Touch {}, &()).unwrap().body), "");
    assert_eq!(TOUCH.decode(answer("")).unwrap().body, TouchResponse {});
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    assert!(matches!(TOUCH.decode(answer(fault)), Err(soap::Error::Fault(_))));
}

#[test]
fn several_parts_stand_in_the_body() {
    let request = Swap { first: "a".to_owned(), second: Point { x: 1, y: 2 } };
    let bytes = SWAP.encode(&request, &()).unwrap().body;
    assert_eq!(SWAP.decode_request(&bytes, None).unwrap().0, request);
    assert_eq!(body(bytes), "<n2:First>a</n2:First><n2:Second><n2:x>1</n2:x><n2:y>2</n2:y></n2:Second>");
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    assert!(matches!(SWAP.decode(answer(fault)), Err(soap::Error::Fault(_))));
    assert!(SWAP.decode(answer("<b:First>a</b:First>")).is_err());
}
