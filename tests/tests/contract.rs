//! Tests that the contracts in `wsdl/` are equivalent to the vendor's documents of the services.

#![allow(clippy::panic, reason = "this is test code")]

use soapwright_build::{Request, facts};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tests::{assert_same_lines, shared, workspace};

fn facts_of(document: PathBuf) -> Vec<String> {
    let request = Request::new([document]);
    facts(&request).unwrap_or_else(|error| panic!("{error}"))
}

fn assert_matches_official(service: &str, operations: usize) {
    let official = format!("corpus/superoffice/services86/WSDL-Services86-{service}.xml");
    let Some(official) = shared(&official) else { return };
    let ours = facts_of(workspace().join(format!("wsdl/{service}.wsdl")));
    assert_eq!(ours.iter().filter(|fact| fact.contains(" action ")).count(), operations);
    assert_same_lines(service, &facts_of(official), &ours);
}

#[test]
fn user_contract_matches_the_official_document() {
    assert_matches_official("User", 79);
}

#[test]
fn so_principal_contract_matches_the_official_document() {
    assert_matches_official("SoPrincipal", 5);
}

/// Guards against a comparison that always succeeds.
#[test]
fn changes_to_the_contract_are_detected() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("contract-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(workspace().join("wsdl")).unwrap().flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let document = folder.join("SoPrincipal.wsdl");
    let text = fs::read_to_string(&document).unwrap();
    let unchanged = facts_of(document.clone());
    let user_name =
        "            <xs:element name=\"UserName\" type=\"xs:string\" minOccurs=\"0\" nillable=\"true\"/>\n";
    let password = &user_name.replace("UserName", "Password");
    let header = "GetSystemInfoResponse_Headers\" part=\"Succeeded\"";
    for (what, from, to) in [
        ("an action", "soapAction=\"http", "soapAction=\"https"),
        ("a type", "name=\"AccessToken\" type=\"xs:string\"", "name=\"AccessToken\" type=\"xs:int\""),
        ("a name", "name=\"AccessToken\"", "name=\"Token\""),
        ("an order", &format!("{user_name}{password}"), &format!("{password}{user_name}")),
        ("an occurrence", user_name, &user_name.replace("minOccurs=\"0\"", "minOccurs=\"1\"")),
        ("nillable", user_name, &user_name.replace(" nillable=\"true\"", "")),
        ("an enumeration", "<xs:enumeration value=\"StatusNone\"/>", ""),
        ("a header", header, &header.replace("Succeeded", "TimeZone")),
    ] {
        assert!(text.contains(from), "`{from}` is no longer in the document");
        fs::write(&document, text.replacen(from, to, 1)).unwrap();
        assert_ne!(facts_of(document.clone()), unchanged, "the comparison didn't notice a change of {what}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
