//! Tests that unknown elements, comments and processing instructions are ignored everywhere, unless they are declared
//! ones in a mistaken namespace.

use super::{
    decode, envelope, read,
    user::{MEMBERS, response},
};
use services86::user::{Error, GetUserResponse, operations::*};
use soapwright::XmlErrorKind;

/// Elements that the contract doesn't declare, some with declared names in other places or namespaces.
const UNKNOWN: [&str; 5] = [
    "<n1:Future/>",
    "<n1:Future a='1' xsi:nil='true'></n1:Future>",
    "<n1:Future>text<n1:AssociateId>99</n1:AssociateId><n1:Name>no</n1:Name>text</n1:Future>",
    "<Response xmlns='urn:other'><n1:Response><n1:Id>99</n1:Id></n1:Response><Id>99</Id></Response>",
    "<x:a><x:a><x:a><![CDATA[</x:a>]]></x:a><x:a/></x:a>&lt;x:a></x:a>",
];

/// Elements that have a declared local name in another namespace.
const MISTAKEN: [&str; 2] = ["<x:AssociateId>99</x:AssociateId>", "<AssociateId>99</AssociateId>"];

const NOTES: [&str; 4] = ["<!-- <n1:Name>no</n1:Name> -->", "<?pi <n1:Name>no</n1:Name> ?>", "\n", " <!----> \r\n\t"];

/// Returns the positions between adjacent tags, each with the number of open elements.
fn gaps(message: &str) -> Vec<(usize, usize)> {
    let mut depth = 0;
    let mut gaps = Vec::new();
    for (at, two) in message.as_bytes().windows(2).enumerate() {
        match two {
            b"</" => depth -= 1,
            [b'<', _] => depth += 1,
            b"><" => gaps.push((at + 1, depth)),
            _ => {}
        }
    }
    gaps
}

fn message() -> String {
    let header = "<n1:Succeeded>true</n1:Succeeded><n1:TimeZone><n1:SoTimeZoneId>1</n1:SoTimeZoneId></n1:TimeZone>";
    let body = response(&MEMBERS.concat());
    envelope(header, &format!("<n1:GetUserResponse>{body}</n1:GetUserResponse>"))
}

#[test]
fn unknown_elements_are_ignored_everywhere() {
    let message = message();
    let expected = decode(&GET_USER, &message).unwrap();
    assert_ne!(expected.body, GetUserResponse::default());
    let (body, end) = (message.find("<s:Body>").unwrap() + 8, message.find("</s:Body>").unwrap());
    let gaps = gaps(&message);
    assert!(gaps.len() > 60, "found only {} places", gaps.len());
    for (at, _) in gaps {
        // The Body may have only one element.
        if at == body || at == end {
            continue;
        }
        for unknown in UNKNOWN {
            let with = format!("{}{unknown}{}", &message[..at], &message[at..]);
            let answer = decode(&GET_USER, &with).unwrap_or_else(|error| panic!("{with}: {error}"));
            assert!(answer == expected, "{with}: {answer:?}");
        }
    }
}

#[test]
fn element_in_a_mistaken_namespace_is_an_error_where_the_declared_one_is_absent() {
    let message = message();
    let expected = decode(&GET_USER, &message).unwrap();
    let mut refused = Vec::new();
    for (at, depth) in gaps(&message) {
        for mistaken in MISTAKEN {
            let with = format!("{}{mistaken}{}", &message[..at], &message[at..]);
            match decode(&GET_USER, &with) {
                Ok(answer) => assert!(answer == expected, "{with}: {answer:?}"),
                // The Body may have only one element.
                Err(Error::Read(error)) if depth > 2 => {
                    assert!(matches!(error.kind(), XmlErrorKind::Namespace { local: "AssociateId", .. }), "{error}");
                    refused.push(error.path().to_owned());
                }
                Err(error) => assert!(depth == 2, "{with}: {error}"),
            }
        }
    }
    refused.dedup();
    assert_eq!(refused, ["Envelope/Body/GetUserResponse/Response/Person/AssociateId"]);
}

#[test]
fn comments_and_processing_instructions_are_ignored_everywhere() {
    let message = message();
    let expected = decode(&GET_USER, &message).unwrap();
    let gaps = gaps(&message);
    for at in gaps.into_iter().map(|(at, _)| at).chain([0, message.len()]) {
        for note in NOTES {
            let with = format!("{}{note}{}", &message[..at], &message[at..]);
            let answer = decode(&GET_USER, &with).unwrap_or_else(|error| panic!("{with}: {error}"));
            assert!(answer == expected, "{with}: {answer:?}");
        }
    }
    let everywhere = message.replace("><", &format!(">{}<", NOTES.concat()));
    assert!(decode(&GET_USER, &everywhere).unwrap() == expected);
}

#[test]
fn unknown_elements_are_ignored_in_elements_without_members() {
    for unknown in UNKNOWN {
        for note in NOTES {
            let content = response(&format!("{note}{unknown}{note}{unknown}"));
            assert_eq!(read(&GET_USER, &content).unwrap().response, Some(Default::default()), "{content}");
        }
        // These elements have no members in the contract.
        let message = envelope("", &format!("<n1:DeleteUserResponse>{unknown}</n1:DeleteUserResponse>"));
        decode(&DELETE_USER, &message).unwrap_or_else(|error| panic!("{message}: {error}"));
        let request = format!("<n1:CreateDefaultUser>{unknown}</n1:CreateDefaultUser>");
        let _ = CREATE_DEFAULT_USER.decode_request(envelope("", &request).as_bytes(), None).unwrap();
    }
}

#[test]
fn comments_and_cdata_within_text_are_accepted() {
    for (text, name) in [
        ("An<!-- a -->na", "Anna"),
        ("<?pi ?>Anna<!-- a -->", "Anna"),
        ("A<![CDATA[nn]]>a", "Anna"),
        ("<![CDATA[A&B <n1:Name/>]]>", "A&B <n1:Name/>"),
        ("A&#110;&#x6E;a", "Anna"),
        (" Anna\r\n<!-- -->\r ", " Anna\n\n "),
        ("<!-- empty -->", ""),
    ] {
        let content = response(&format!("<n1:AssociateId>1<!-- -->2<?pi?></n1:AssociateId><n1:Name>{text}</n1:Name>"));
        let user = read(&GET_USER, &content).unwrap().response.unwrap();
        assert_eq!((user.associate_id, user.name.as_deref()), (Some(12), Some(name)), "{content}");
    }
}

#[test]
fn text_between_members_is_an_error() {
    for text in ["text", "&amp;", "<![CDATA[text]]>", "\u{a0}"] {
        let content = response(&format!("{text}<n1:Name>Anna</n1:Name>"));
        assert!(read(&GET_USER, &content).is_err(), "{content}");
    }
}
