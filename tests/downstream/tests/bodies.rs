//! Tests of bodies that no schema declares: rpc style, no parts and several parts.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use downstream::{
    forms::{
        bodies::{
            Move, MoveResponse, Swap, Touch, TouchResponse,
            operations::{MOVE, SWAP, TOUCH},
            server::BodiesServer,
        },
        types::Point,
    },
    servers::{Mover, now},
};
use soapwright::{http::Response, server::Request};

fn body(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap();
    let (_, rest) = text.split_once("<soap:Body>").unwrap();
    rest.split_once("</soap:Body></soap:Envelope>").unwrap().0.to_owned()
}

fn answer(content: &str) -> Response<Vec<u8>> {
    let envelope = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:r='urn:rpc' xmlns:b='urn:bodies'>\
         <s:Body xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>{content}</s:Body></s:Envelope>"
    );
    Response::new(envelope.into_bytes())
}

#[test]
fn rpc_parts_are_unqualified_in_an_element_named_after_the_operation() {
    let request = Move { by: 3, points: vec![Point { x: 1, y: 2 }] };
    let sent = body(MOVE.encode(&request, &()).unwrap().body);
    assert_eq!(sent, "<n1:Move><by>3</by><points><n2:point><n2:x>1</n2:x><n2:y>2</n2:y></n2:point></points></n1:Move>");
}

#[test]
fn rpc_response_may_have_any_name_except_another_response() {
    let moved = "<moved><b:point><b:x>4</b:x><b:y>5</b:y></b:point></moved>";
    for name in ["r:MoveResponse", "b:MoveResponse", "MoveResponse", "r:Move", "r:result"] {
        let read = MOVE.decode(answer(&format!("<{name}>{moved}</{name}>"))).unwrap().body;
        assert_eq!(read, MoveResponse { moved: vec![Point { x: 4, y: 5 }] }, "{name}");
    }
    assert!(MOVE.decode(answer(&format!("<r:StayResponse>{moved}</r:StayResponse>"))).is_err());
}

#[test]
fn body_without_parts_is_empty() {
    assert_eq!(body(TOUCH.encode(&Touch {}, &()).unwrap().body), "");
    assert_eq!(TOUCH.decode(answer("")).unwrap().body, TouchResponse {});
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    assert!(matches!(TOUCH.decode(answer(fault)), Err(soapwright::Error::Fault(_))));
}

#[test]
fn several_parts_are_siblings_in_the_body() {
    let request = Swap { first: "a".to_owned(), second: Point { x: 1, y: 2 } };
    let bytes = SWAP.encode(&request, &()).unwrap().body;
    assert_eq!(SWAP.decode_request(&bytes, None).unwrap().0, request);
    assert_eq!(body(bytes), "<n2:First>a</n2:First><n2:Second><n2:x>1</n2:x><n2:y>2</n2:y></n2:Second>");
    let fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>";
    assert!(matches!(SWAP.decode(answer(fault)), Err(soapwright::Error::Fault(_))));
    assert!(SWAP.decode(answer("<b:First>a</b:First>")).is_err());
}

/// Sends this body to the server, with a `SOAPAction` or without, and returns the response's status and message.
fn post(action: Option<&str>, content: &str) -> (u16, String) {
    let request = Request::post("/").header("Content-Type", "text/xml; charset=utf-8");
    let request = action.into_iter().fold(request, |request, action| request.header("SOAPAction", action));
    let response = now(BodiesServer::new(Mover).handle(request.body(answer(content).into_body()).unwrap()));
    (response.status().as_u16(), String::from_utf8(response.into_body()).unwrap())
}

const MOVE_IT: &str = "<r:Move><by>1</by><points><b:point><b:x>1</b:x><b:y>2</b:y></b:point></points></r:Move>";
const SWAP_THEM: &str = "<b:First>ab</b:First><b:Second><b:x>1</b:x><b:y>2</b:y></b:Second>";

#[test]
fn server_finds_rpc_operation_by_action_or_wrapper() {
    let moved = "<n1:MoveResponse><moved><n2:point><n2:x>2</n2:x><n2:y>3</n2:y></n2:point></moved></n1:MoveResponse>";
    for action in [Some("\"urn:bodies/Move\""), Some("urn:bodies/Move"), Some("\"\""), None] {
        let (status, message) = post(action, MOVE_IT);
        assert_eq!((status, body(message.into_bytes()).as_str()), (200, moved), "{action:?}");
    }
}

#[test]
fn server_finds_operation_without_parts_by_empty_body() {
    for action in [Some("\"\""), None] {
        let (status, message) = post(action, "");
        assert_eq!((status, body(message.into_bytes()).as_str()), (200, ""), "{action:?}");
    }
}

#[test]
fn server_reads_several_parts() {
    let swapped = "<n2:First>ba</n2:First><n2:Second><n2:x>2</n2:x><n2:y>1</n2:y></n2:Second>";
    // Without an action, the first part identifies the operation.
    for action in [Some("\"urn:bodies/Swap\""), Some("\"\""), None] {
        let (status, message) = post(action, SWAP_THEM);
        assert_eq!((status, body(message.into_bytes()).as_str()), (200, swapped), "{action:?}");
    }
}

#[test]
fn invalid_request_is_a_client_fault() {
    let r#move = Some("\"urn:bodies/Move\"");
    for (action, content, says) in [
        (r#move, "<r:Stay><by>1</by><points/></r:Stay>", "the Body contains `Stay`, not `Move`"),
        (r#move, "<b:Move><by>1</by><points/></b:Move>", "`Move`, but not in the contract's namespace"),
        (r#move, "", "Move"),
        (r#move, "<r:Move><b:by>1</b:by><points/></r:Move>", "by"),
        (r#move, "<r:Move><by xsi:nil='true'/><points/></r:Move>", "Move/by"),
        (None, "<r:Stay/>", "no operation has a request that begins with the element `Stay`"),
        (None, "<b:Second/><b:First/>", "no operation has a request that begins with the element `Second`"),
        (None, "<b:Move/>", "no operation has a request that begins with the element `Move`"),
        (Some("\"urn:bodies/Swap\""), "", "First"),
        (Some("\"urn:bodies/Swap\""), MOVE_IT, "First"),
        (Some("\"urn:bodies/Stay\""), MOVE_IT, "no operation has the action"),
    ] {
        let (status, message) = post(action, content);
        assert_eq!(status, 500, "{content}");
        assert!(message.contains("<faultcode>soap:Client</faultcode>"), "{content}: {message}");
        assert!(message.contains(says), "{content}: {message}");
    }
}

#[test]
fn nil_or_absent_response_part_is_an_error_that_names_it() {
    let error = |content: &str| match MOVE.decode(answer(content)) {
        Err(soapwright::Error::Read(error)) => error.to_string(),
        other => panic!("{content}: {other:?}"),
    };
    // No part may be nil (WS-I Basic Profile 1.1, R2211).
    for (content, says) in [
        ("<r:MoveResponse><moved xsi:nil='true'/></r:MoveResponse>", "MoveResponse/moved: the element is nil"),
        ("<r:MoveResponse xsi:nil='true'/>", "MoveResponse: the element is nil"),
        ("<r:MoveResponse/>", "MoveResponse: "),
        ("<r:MoveResponse/>", "`moved`"),
        ("<r:StayResponse/>", "the Body contains `StayResponse`, not `MoveResponse`"),
    ] {
        assert!(error(content).contains(says), "{content}: {}", error(content));
    }
}

#[test]
fn response_part_may_be_nil_or_absent_with_optional_parts() {
    use downstream::lenient::{
        bodies::{Move, MoveResponse, operations::MOVE as LENIENT},
        types::Point,
    };
    for content in ["<moved xsi:nil='true'/>", ""] {
        let read = LENIENT.decode(answer(&format!("<r:MoveResponse>{content}</r:MoveResponse>"))).unwrap().body;
        assert_eq!(read, MoveResponse { moved: None }, "{content}");
    }
    let moved = "<r:MoveResponse><moved><b:point><b:x>4</b:x><b:y>5</b:y></b:point></moved></r:MoveResponse>";
    let read = LENIENT.decode(answer(moved)).unwrap().body;
    assert_eq!(read, MoveResponse { moved: Some(vec![Point { x: 4, y: 5 }]) });
    // The parts of requests are not optional.
    let request = Move { by: 1, points: vec![Point { x: 1, y: 2 }] };
    let sent = body(LENIENT.encode(&request, &()).unwrap().body);
    assert!(sent.starts_with("<n1:Move><by>1</by><points>"), "{sent}");
}

#[test]
fn fault_element_of_another_namespace_is_an_error() {
    for fault in ["<Fault/>", "<r:Fault/>", "<f:Fault xmlns:f='http://www.w3.org/2003/05/soap-envelope'/>"] {
        let Err(soapwright::Error::Read(error)) = MOVE.decode(answer(fault)) else { panic!("{fault}") };
        assert!(error.to_string().contains("the Body contains `Fault`, not `MoveResponse`"), "{error}");
    }
}
