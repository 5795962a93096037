//! Tests of bodies that no schema declares, with zeep and PHP: rpc style, no parts and several parts.

use super::{Php, output, python};
use downstream::{
    forms::{
        bodies::{BodiesClient, Move, MoveResponse, Swap, SwapResponse, Touch, TouchResponse, server::BodiesServer},
        types::Point,
    },
    servers::{Mover, now},
};
use soapwright::{Error, UreqTransport};

fn serve() -> String {
    super::serve(|request| now(BodiesServer::new(Mover).handle(request)))
}

/// Calls every operation of the service at this URL, and asserts that it behaves like [`Mover`].
fn call(url: &str) {
    let client = BodiesClient::new(UreqTransport::new(), url).unwrap();
    for points in [vec![], vec![Point { x: 1, y: 2 }], vec![Point { x: 1, y: 2 }, Point { x: -3, y: 4 }]] {
        let moved = points.iter().map(|Point { x, y }| Point { x: x + 3, y: y + 3 }).collect();
        assert_eq!(client.r#move(Move { by: 3, points }).send().unwrap().body, MoveResponse { moved });
    }
    assert_eq!(client.touch(Touch {}).send().unwrap().body, TouchResponse {});
    let swapped = client.swap(Swap { first: "a <&>".into(), second: Point { x: 1, y: 2 } }).send().unwrap().body;
    assert_eq!(swapped, SwapResponse { first: ">&< a".into(), second: Point { x: 2, y: 1 } });
    let Err(Error::Fault(fault)) = client.r#move(Move { by: 0, points: vec![] }).send() else { panic!("no fault") };
    assert_eq!((&*fault.code, &*fault.reason), ("Client", "it stays"));
}

#[test]
fn our_client_calls_our_bodies_server() {
    call(&serve());
}

#[test]
#[ignore = "needs Python with zeep, which .ci/run installs; ZEEP_PYTHON names it"]
fn zeep_calls_our_bodies_server() {
    let expected = "Move\nMove 4,5\nMove 4,5 6,7\nTouch None\nSwap cba 2,1\nsoap:Client it stays\n";
    assert_eq!(output(&python(), "bodies_client.py", "bodies.wsdl", &serve()), expected);
}

#[test]
#[ignore = "needs PHP with its soap extension, which .ci/run installs"]
fn php_calls_our_bodies_server() {
    let expected = "Move\nMove 4,5\nMove 4,5 6,7\nTouch null\nSwap cba 2,1\nsoap:Client it stays\n";
    assert_eq!(output("php", "bodies_client.php", "bodies.wsdl", &serve()), expected);
}

#[test]
#[ignore = "needs PHP with its soap extension, which .ci/run installs"]
fn our_client_calls_a_php_bodies_server() {
    let server = Php::serve("bodies_server.php");
    call(&format!("http://{}/", server.address));
}
