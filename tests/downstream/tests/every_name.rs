//! Every difficult name in every place: that it compiles is most of the test, and that none is taken for another the rest.

#![allow(clippy::unwrap_used, reason = "this is test code")]

#[path = "../every_name.rs"]
mod every_name;

use downstream::every_name::every::operations;
use every_name::NAMES;
use soapwright::HttpResponse;

fn message(body: &str) -> Vec<u8> {
    let envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:n1=\"urn:every\">";
    format!("{envelope}<soap:Body>{body}</soap:Body></soap:Envelope>").into()
}

fn elements() -> String {
    NAMES.iter().enumerate().map(|(number, name)| format!("<n1:{name}>{number}</n1:{name}>")).collect()
}

#[test]
fn each_field_is_the_element_or_attribute_of_its_name() {
    let attributes: String =
        NAMES.iter().rev().zip(NAMES).map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    let body = format!("<n1:Everything.all{attributes}>{}</n1:Everything.all>", elements());
    let response = HttpResponse { status: 200, body: message(&body), ..HttpResponse::default() };
    let read = operations::ADD.decode(response).unwrap().body;
    let text = String::from_utf8(operations::ADD.encode_response(&read, &Default::default()).unwrap().body).unwrap();
    assert!(text.contains(&elements()), "{text}");
    // Attributes have no order; they are written in that of the contract.
    for (name, value) in NAMES.iter().rev().zip(NAMES) {
        assert!(text.contains(&format!(" {name}=\"{value}\"")), "{name}: {text}");
    }
    assert!(!format!("{read:?}").contains("Other("), "{read:?}");
}

#[test]
fn each_alternative_is_the_element_of_its_name() {
    let body = format!("<n1:Everything.choice>{}</n1:Everything.choice>", elements());
    let read = operations::EVERYTHING.decode_request(&message(&body), None).unwrap().0;
    let text = String::from_utf8(operations::EVERYTHING.encode(&read, &Default::default()).unwrap().body).unwrap();
    assert!(text.contains(&body), "{text}");
}
