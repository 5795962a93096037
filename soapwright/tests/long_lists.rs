//! Messages with long lists, whose namespaces are declared before the list is written whole.

#![allow(clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    Operation, QName,
    xml::{Field, Namespace},
};

static NAMESPACES: [Namespace; 2] =
    [Namespace { prefix: "a", uri: "urn:a" }, Namespace { prefix: "b", uri: "urn:b&\"" }];

static SEND: Operation<Vec<QName>, (), (), ()> =
    Operation::new("Send", &NAMESPACES).soap11("\"\"").request(Field::new("</name>"));

/// Returns this number of names, the last of which is in this namespace and the others in the first of the contract.
fn names(count: usize, last: &str, local: &str) -> Vec<QName> {
    let mut names = vec![QName::new("urn:a", "long-name-of-an-item"); count - 1];
    names.push(QName::new(last, local));
    names
}

#[test]
fn each_namespace_is_declared_once_wherever_it_is_used_first() {
    for count in [1, 2, 8, 9, 10, 10_000] {
        for (last, prefix, declaration) in [
            ("urn:a", "a", ""),
            ("urn:b&\"", "b", " xmlns:b=\"urn:b&amp;&quot;\""),
            ("urn:c", "v1", " xmlns:v1=\"urn:c\""),
        ] {
            let first = if count > 1 || last == "urn:a" { " xmlns:a=\"urn:a\"" } else { "" };
            let items = "<name>a:long-name-of-an-item</name>".repeat(count - 1);
            let expected = format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
                 <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"{first}{declaration}>\
                 <soap:Body>{items}<name>{prefix}:last</name></soap:Body></soap:Envelope>"
            );
            let written = SEND.encode(&names(count, last, "last"), &()).unwrap();
            assert!(String::from_utf8(written.body).unwrap() == expected, "{count} names, the last in {last}");
        }
    }
}

#[test]
fn error_of_a_long_list_has_the_path_of_its_element() {
    for bad in [0, 5, 20, 9_999] {
        let mut names = names(10_000, "urn:b&\"", "last");
        names[bad].local = "no name".to_owned();
        let error = SEND.encode(&names, &()).unwrap_err();
        assert_eq!(error.path(), "Envelope/Body/name", "name {bad}");
    }
}

#[test]
fn memory_for_a_long_list_fits_it() {
    let body = SEND.encode(&names(20_000, "urn:a", "last"), &()).unwrap().body;
    assert!(body.capacity() < body.len() * 5 / 4, "{} of {} bytes", body.len(), body.capacity());
}
