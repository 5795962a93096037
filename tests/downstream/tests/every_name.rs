//! Tests that difficult names in every place compile, and that none is confused with another.

#![allow(clippy::unwrap_used, reason = "this is test code")]

#[path = "../every_name.rs"]
mod contract;

use contract::NAMES;
use downstream::every_name::every::operations;
use soapwright::http::Response;

fn message(body: &str) -> Vec<u8> {
    let envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:n1=\"urn:every\">";
    format!("{envelope}<soap:Body>{body}</soap:Body></soap:Envelope>").into()
}

fn elements() -> String {
    NAMES.iter().enumerate().map(|(number, name)| format!("<n1:{name}>{number}</n1:{name}>")).collect()
}

#[test]
fn each_field_maps_to_its_own_element_or_attribute() {
    let attributes: String =
        NAMES.iter().rev().zip(NAMES).map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    let body = format!("<n1:Everything.all{attributes}>{}</n1:Everything.all>", elements());
    let response = Response::new(message(&body));
    let read = operations::ADD.decode(response).unwrap().body;
    let text = String::from_utf8(operations::ADD.encode_response(&read, &Default::default()).unwrap().body).unwrap();
    assert!(text.contains(&elements()), "{text}");
    // Attributes are written in the order of the contract.
    for (name, value) in NAMES.iter().rev().zip(NAMES) {
        assert!(text.contains(&format!(" {name}=\"{value}\"")), "{name}: {text}");
    }
    assert!(!format!("{read:?}").contains("Other("), "{read:?}");
}

#[test]
fn each_alternative_maps_to_its_own_element() {
    let body = format!("<n1:Everything.choice>{}</n1:Everything.choice>", elements());
    let read = operations::EVERYTHING.decode_request(&message(&body), None).unwrap().0;
    let text = String::from_utf8(operations::EVERYTHING.encode(&read, &Default::default()).unwrap().body).unwrap();
    assert!(text.contains(&body), "{text}");
}
