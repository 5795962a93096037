//! The clients of a build script work like any others.

use downstream::{
    types::SoCredentials,
    user::{self, RequestHeaders, SetPassword, operations},
};
use soapwright::HttpResponse;
use std::{fs, path::Path};

/// An answer to SetPassword with this header block.
fn answer(header: &str, response: &str) -> HttpResponse {
    let body = format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' \
         xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86'><s:Header>{header}</s:Header><s:Body>\
         <SetPasswordResponse><Response>{response}</Response></SetPasswordResponse></s:Body></s:Envelope>"
    );
    HttpResponse { status: 200, body: body.into_bytes(), ..HttpResponse::default() }
}

#[test]
fn a_request_becomes_bytes() {
    let credentials = Some(SoCredentials { ticket: Some("7T:x".to_owned()) }.into());
    let headers = RequestHeaders { credentials, ..RequestHeaders::default() };
    let message = operations::SET_PASSWORD.encode(&SetPassword::new().associate_id(5).password("secret"), &headers);
    let body = String::from_utf8(message.unwrap().body).unwrap();
    let (_, password) = body.split_once("AssociateId>5</").unwrap();
    assert!(password.contains("Password>secret</") && body.contains("Ticket>7T:x</"), "{body}");
}

#[test]
fn bytes_become_an_answer_or_a_failure() {
    let answered = operations::SET_PASSWORD.decode(answer("<Succeeded>true</Succeeded>", "true")).unwrap();
    assert_eq!((answered.body.response, answered.headers.succeeded), (Some(true), Some(true)));
    let info = "<ExceptionInfo><FriendlyText>No.</FriendlyText></ExceptionInfo>";
    let error = operations::SET_PASSWORD.decode(answer(info, "false")).unwrap_err();
    assert!(matches!(&error, user::Error::Failed(_)), "{error:?}");
    assert_eq!(error.to_string(), "the call failed: No.");
}

#[test]
fn cargo_is_told_of_every_file_that_was_read() {
    // Cargo keeps what the build script printed beside the folder that it wrote to.
    let output = fs::read_to_string(Path::new(env!("OUT_DIR")).join("../output")).unwrap();
    let told: Vec<_> = output.lines().filter_map(|line| line.strip_prefix("cargo::rerun-if-changed=")).collect();
    for file in ["User.wsdl", "common.xsd", "serialization-arrays.xsd", "serialization.xsd"] {
        let path = told.iter().map(Path::new).find(|path| path.file_name().is_some_and(|name| name == file));
        let path = path.unwrap_or_else(|| panic!("{file} is not among {told:?}"));
        // A path that isn't there would make cargo run the script every time.
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file(), "{} is no file", path.display());
    }
    assert!(!output.contains("cargo::warning"), "{output}");
}
