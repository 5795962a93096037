//! Tests of the response headers: in every order, absent or nil, and beside unknown headers.

use super::{headers, permutations};
use services86::{
    types::{SoExceptionInfo, SoTimeZone},
    user::{ResponseHeaders, operations::SET_PASSWORD},
};
use soapwright::{Dictionary, Headers, XmlErrorKind};

/// The headers as names and contents.
const HEADERS: [(&str, &str); 4] = [
    ("ExceptionInfo", "<n1:Message>why</n1:Message>"),
    ("ExtraInfo", "<n1:ExtraInfoNameValuePair><n1:Key>k</n1:Key><n1:Value>v</n1:Value></n1:ExtraInfoNameValuePair>"),
    ("Succeeded", "true"),
    ("TimeZone", "<n1:SoTimeZoneId>105</n1:SoTimeZoneId>"),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Present,
    Nil,
    Absent,
}

/// Returns all combinations of states of the headers.
fn states() -> impl Iterator<Item = [State; 4]> {
    let state = |number: usize| [State::Present, State::Nil, State::Absent][number % 3];
    (0..81).map(move |number| [number, number / 3, number / 9, number / 27].map(state))
}

fn block(index: usize, state: State, attributes: &str) -> String {
    let (name, content) = HEADERS[index];
    match state {
        State::Present => format!("<n1:{name}{attributes}>{content}</n1:{name}>"),
        State::Nil => format!("<n1:{name}{attributes} xsi:nil='true'/>"),
        State::Absent => String::new(),
    }
}

/// Returns the headers that must be read for these states.
fn expected(states: [State; 4]) -> ResponseHeaders {
    let there = states.map(|state| state == State::Present);
    let exception = SoExceptionInfo { message: Some("why".to_owned()), ..Default::default() };
    let zone = SoTimeZone { so_time_zone_id: Some(105), so_time_zone_location_code: None };
    ResponseHeaders {
        exception_info: there[0].then(|| exception.into()),
        extra_info: there[1].then(|| Dictionary::from([("k".to_owned(), Some("v".to_owned()))])),
        succeeded: there[2].then_some(true),
        time_zone: there[3].then(|| zone.into()),
    }
}

#[test]
fn headers_are_read_in_every_order() {
    let orders = permutations(&[0, 1, 2, 3]);
    assert_eq!(orders.len(), 24);
    for states in states() {
        let expected = (states[0] == State::Present, expected(states));
        for order in &orders {
            let header: String = order.iter().map(|&index| block(index, states[index], "")).collect();
            assert_eq!(headers(&header), expected, "{header}");
        }
    }
}

#[test]
fn unknown_headers_and_attributes_are_ignored() {
    let unknown = [
        "<x:Action s:mustUnderstand='1'>urn:answer</x:Action>",
        "<n1:Unknown><n1:Succeeded>false</n1:Succeeded></n1:Unknown>",
        "<x:Failed>false</x:Failed>",
        "<Exception><Message>no</Message></Exception>",
        "<!-- comment --><?instruction ?>\n",
    ];
    let attributes = [
        " s:mustUnderstand='1'",
        " s:mustUnderstand='0' s:actor='urn:somebody'",
        " s:actor='http://schemas.xmlsoap.org/soap/actor/next' x:odd='&lt;&amp;'",
        " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='n1:Odd'",
    ];
    let states = [State::Absent, State::Present, State::Present, State::Nil];
    for order in permutations(&[0, 1, 2, 3]) {
        for (at, extra) in unknown.iter().enumerate() {
            for attributes in attributes {
                let mut blocks: Vec<_> = order.iter().map(|&index| block(index, states[index], attributes)).collect();
                blocks.insert(at, (*extra).to_owned());
                assert_eq!(headers(&blocks.concat()), (false, expected(states)), "{blocks:?}");
            }
        }
    }
}

#[test]
fn headers_are_written_in_the_order_of_the_contract() {
    for states in states() {
        let message = SET_PASSWORD.encode_response(&Default::default(), &expected(states)).unwrap().body;
        let there = (0..4).filter(|&index| states[index] == State::Present);
        let written: String = there.map(|index| block(index, State::Present, "")).collect();
        if written.is_empty() {
            assert!(!str::from_utf8(&message).unwrap().contains("Header"));
        } else {
            assert_eq!(super::content(&message, "soap:Header"), written);
        }
    }
}

#[test]
fn repeated_header_is_an_error() {
    let header = "<n1:Succeeded>true</n1:Succeeded><x:Other/><n1:Succeeded>false</n1:Succeeded>";
    let message = super::envelope(header, "<n1:SetPasswordResponse/>");
    let Err(soapwright::Error::Read(error)) = super::decode(&SET_PASSWORD, &message) else { panic!("read") };
    assert_eq!(*error.kind(), XmlErrorKind::Repeated("Succeeded"));
}

#[test]
fn message_without_a_header_element_has_no_headers() {
    for header in ["", "<s:Header/>", "<s:Header></s:Header>", "<s:Header> <!-- --> </s:Header>"] {
        let message = super::envelope("", "<n1:SetPasswordResponse/>").replace("<s:Header></s:Header>", header);
        let answer = super::decode(&SET_PASSWORD, &message).unwrap();
        assert_eq!(answer.headers, ResponseHeaders::default(), "{header}");
        assert!(!answer.headers.failed());
    }
}
