//! Tests of `xsi:nil` in all its forms, on nillable elements and others.

use super::{again, assert_error, read};
use services86::{so_principal::operations::GET_SYSTEM_INFO, user::operations::GET_USER};
use soapwright::XmlErrorKind;

fn response(member: &str) -> String {
    format!("<n1:Response>{member}</n1:Response>")
}

#[test]
fn nil_optional_element_is_read_as_absent() {
    let id = "<n1:AssociateId>5</n1:AssociateId>";
    for member in ["TableRight", "FieldProperties", "Name", "Rank", "OtherGroups", "Lastlogin", "Type", "IsOnTravel"] {
        for attributes in [
            "xsi:nil='true'",
            "xsi:nil=\"true\"",
            "xsi:nil='1'",
            "xsi:nil=' true '",
            "xsi:nil='tru&#101;'",
            "xsi:nil='&#x31;'",
            "xsi:type='n1:Whatever' xsi:nil='true'",
            "xsi:nil='true' unknown='1'",
            "xmlns:NIL0='http://www.w3.org/2001/XMLSchema-instance' NIL0:nil='true'",
        ] {
            for nil in [format!("<n1:{member} {attributes}/>"), format!("<n1:{member} {attributes} >\n</n1:{member}>")]
            {
                assert_eq!(again(&GET_USER, &response(&format!("{nil}{id}"))), response(id), "{nil}");
            }
        }
    }
}

#[test]
fn element_with_false_or_foreign_nil_has_its_value() {
    for attributes in [
        "xsi:nil='false'",
        "xsi:nil='0'",
        "nil='true'",
        "x:nil='true'",
        "xmlns:xsi='urn:not-the-instance-namespace' xsi:nil='true'",
    ] {
        for (member, text) in [("AssociateId", "5"), ("Name", "Anna"), ("Name", ""), ("Type", "Unknown")] {
            let read = response(&format!("<n1:{member} {attributes}>{text}</n1:{member}>"));
            let written = response(&format!("<n1:{member}>{text}</n1:{member}>"));
            assert_eq!(again(&GET_USER, &read), written, "{read}");
        }
        let empty = read(&GET_USER, &response(&format!("<n1:AssociateId {attributes}/>")));
        let path = "GetUserResponse/Response/AssociateId";
        assert_error(empty, path, |kind| matches!(kind, XmlErrorKind::Value { .. }));
    }
}

#[test]
fn nil_with_content_is_an_error() {
    let path = "GetUserResponse/Response";
    let text = read(&GET_USER, &response("<n1:AssociateId xsi:nil='true'>5</n1:AssociateId>"));
    assert_error(text, &format!("{path}/AssociateId"), |kind| *kind == XmlErrorKind::UnexpectedText);
    let element = read(&GET_USER, &response("<n1:Role xsi:nil='true'><n1:Id>5</n1:Id></n1:Role>"));
    assert_error(element, &format!("{path}/Role/Id"), |kind| *kind == XmlErrorKind::UnexpectedElement("Id".to_owned()));
}

/// Returns a key with these members, with its ancestors.
fn key(members: &str) -> String {
    format!(
        "<n1:SystemInfo><n1:License><n1:PublicKey><n1:Key>{members}</n1:Key></n1:PublicKey></n1:License></n1:SystemInfo>"
    )
}

#[test]
fn required_element_must_be_present_and_nil_only_if_nillable() {
    let nillable = ["G", "J", "P", "Q", "Seed", "Y"].map(|name| format!("<n2:{name} xsi:nil=\"true\"/>")).concat();
    let (path, counter) = ("GetSystemInfoResponse/SystemInfo/License/PublicKey/Key", "<n2:Counter>5</n2:Counter>");
    // A required element can't be omitted, so nil is written again.
    let all = key(&[counter, &nillable].concat());
    assert_eq!(again(&GET_SYSTEM_INFO, &all), all);

    let absent = read(&GET_SYSTEM_INFO, &key(&nillable));
    assert_error(absent, path, |kind| *kind == XmlErrorKind::Missing("Counter"));
    let nil = read(&GET_SYSTEM_INFO, &key(&format!("<n2:Counter xsi:nil='true'/>{nillable}")));
    assert_error(nil, &format!("{path}/Counter"), |kind| *kind == XmlErrorKind::Nil);
    let last = read(&GET_SYSTEM_INFO, &key(&format!("{counter}{}", nillable.replace("<n2:Y xsi:nil=\"true\"/>", ""))));
    assert_error(last, path, |kind| *kind == XmlErrorKind::Missing("Y"));
}

#[test]
fn nil_response_is_an_error() {
    let message = super::envelope("", "<n1:GetUserResponse xsi:nil='true'/>");
    let Err(soapwright::Error::Read(error)) = super::decode(&GET_USER, &message) else { panic!("read") };
    assert_error(Err::<(), _>(error.cause), "GetUserResponse", |kind| *kind == XmlErrorKind::Nil);
}
