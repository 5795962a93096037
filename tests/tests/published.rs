//! Tests that our messages of SetPassword match the vendor's documentation page.

use services86::{
    types::SoCredentials,
    user::{RequestHeaders, SetPassword, operations},
};
use soapwright::http::Response;
use tests::{assert_same_document, shared};

/// Returns the XML under a heading of the page, or `None` without the page.
fn example(heading: &str) -> Option<String> {
    let page = std::fs::read_to_string(shared("corpus/superoffice/SetPassword.md")?).expect("the page can be read");
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).expect("the page has the heading");
    let (_, code) = section.split_once("```xml\n").expect("the section has an example");
    Some(code.split_once("```").expect("the example has an end").0.to_owned())
}

/// Corrects a mistake of the page. Panics if the page no longer has it.
fn undo(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the page no longer has `{from}`");
    text.replace(from, to)
}

/// Returns the response's value for this body.
fn decode(body: String) -> Option<bool> {
    let response = Response::builder().header("Content-Type", "text/xml; charset=utf-8").body(body);
    let response = response.expect("the header is valid");
    operations::SET_PASSWORD.decode(response).expect("the response can be read").body.response
}

#[test]
fn published_request_matches_apart_from_known_mistakes() {
    let Some(page) = example("SetPassword Request") else { return };
    let token = "<User:ApplicationToken>";
    // The page shows a SOAP 1.2 envelope, omits the Header element, and has `xsi:type` on every leaf.
    let mended = undo(&page, "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
    let mended = undo(&mended, token, &format!("<SOAP-ENV:Header>{token}"));
    let mended = undo(&mended, "<SOAP-ENV:Body>", "</SOAP-ENV:Header><SOAP-ENV:Body>");
    let mended = undo(&mended, " xsi:type=\"xsd:int\"", "");
    let mended = undo(&mended, " xsi:type=\"xsd:string\"", "");

    let headers = RequestHeaders {
        application_token: Some("1234567-1234-9876".to_owned()),
        credentials: Some(SoCredentials { ticket: Some("7T:1234abcxyzExample==".to_owned()) }.into()),
        time_zone: None,
    };
    let request = SetPassword::new().associate_id(0).password("");
    let ours = operations::SET_PASSWORD.encode(&request, &headers).unwrap().body;
    assert_same_document("SetPassword", &mended, &String::from_utf8(ours).unwrap());
}

#[test]
fn published_response_is_read_unchanged_and_corrected() {
    let Some(page) = example("SetPassword Response") else { return };
    let mended = undo(&page, "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");
    let mended = undo(&mended, " xsi:type=\"xsd:boolean\"", "");
    assert_eq!(decode(page), Some(false));
    assert_eq!(decode(mended.clone()), Some(false));
    assert_eq!(decode(undo(&mended, ">false<", ">true<")), Some(true));
}
