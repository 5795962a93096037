//! The messages of the benchmark, and the ways to read and to write them.

pub mod allocator;
pub mod content;
pub mod message;
pub mod timing;
pub mod with_serde;

pub use message::Style;
use message::{ARRAYS, SERVICES};
use ours::types;
pub use ours::user;
use quick_xml::{Reader, events::Event};
use soapwright::{
    Answer, Bytes, Operation,
    http::{HeaderValue, Response},
    xml::{Field, Namespace},
};

/// Reads all events with quick-xml and ignores them, as a measure of the machine and the message.
pub fn scan(xml: &str) -> usize {
    let mut reader = Reader::from_str(xml);
    let mut events = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return events,
            Ok(event) => {
                std::hint::black_box(&event);
                events += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

pub fn http(xml: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::copy_from_slice(xml.as_bytes()));
    response.headers_mut().insert("content-type", HeaderValue::from_static("text/xml; charset=utf-8"));
    response
}

/// Decodes a list of users completely, like a client.
pub fn read_users(response: Response<Bytes>) -> Answer<user::GetUserInfoListResponse, user::ResponseHeaders> {
    user::operations::GET_USER_INFO_LIST.decode(response).unwrap()
}

/// Decodes a user completely, like a client.
pub fn read_user(response: Response<Bytes>) -> Answer<user::GetUserResponse, user::ResponseHeaders> {
    user::operations::GET_USER.decode(response).unwrap()
}

/// Returns the request headers of a call.
pub fn headers() -> user::RequestHeaders {
    let credentials = types::SoCredentials { ticket: Some("7T:MwA1ADMANAAxAGYAZgA4AGYAZQBkAGQA".to_owned()) };
    user::RequestHeaders {
        application_token: Some("0b2f3c8a9d".to_owned()),
        credentials: Some(credentials.into()),
        time_zone: None,
    }
}

/// Returns a small request.
pub fn set_password() -> user::SetPassword {
    user::SetPassword::new().associate_id(5).password("correct horse & battery")
}

static NAMESPACES: [Namespace; 3] = [
    Namespace { prefix: "n1", uri: SERVICES },
    Namespace { prefix: "n2", uri: "http://schemas.datacontract.org/2004/07/System.Security.Cryptography" },
    Namespace { prefix: "n3", uri: ARRAYS },
];

/// An operation that sends a large list, which is normally a response.
pub static SEND_USERS: Operation<user::GetUserInfoListResponse, user::GetUserInfoList, user::RequestHeaders, ()> =
    Operation::new("SendUsers", &NAMESPACES)
        .soap11("\"http://www.superoffice.net/ws/crm/NetServer/Services86/User/SendUsers\"")
        .request(Field::new("</n1:GetUserInfoListResponse>"));
