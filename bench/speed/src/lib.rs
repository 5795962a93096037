//! The messages of the benchmark, and the ways to read and to write them.

use ours::{types, user};
use quick_xml::{Reader, events::Event};
use serde::{Deserialize, Serialize};
use soapwright::{Bytes, http::HeaderValue, 
    http::Response, Operation, SoapVersion,
    xml::{Field, Namespace, ReadXml, WriteXml, Writer},
};
use std::fmt::Write;

const SERVICES: &str = "http://www.superoffice.net/ws/crm/NetServer/Services86";
const ARRAYS: &str = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Returns a `GetUserInfoListResponse` in WCF's form: with prefixes, namespaces declared where they are needed, and nil
/// elements for absent values. A user takes about 1 KB.
pub fn response(users: usize) -> String {
    let mut xml = format!(
        "<s:Envelope xmlns:s=\"{SOAP}\"><s:Header>\
         <h:ExceptionInfo i:nil=\"true\" xmlns:h=\"{SERVICES}\" xmlns:i=\"{XSI}\"/>\
         <h:Succeeded xmlns:h=\"{SERVICES}\">true</h:Succeeded></s:Header>\
         <s:Body><GetUserInfoListResponse xmlns=\"{SERVICES}\"><Response xmlns:a=\"{SERVICES}\" xmlns:i=\"{XSI}\">"
    );
    for n in 0..users {
        xml.push_str("<a:UserInfo>");
        if n % 4 == 0 {
            xml.push_str(
                "<a:TableRight><a:Mask>Select Update Insert</a:Mask><a:Reason/></a:TableRight><a:FieldProperties>\
                 <a:FieldPropertyDictionaryKeyValuePair><a:Key>UserInfo.UserName</a:Key><a:Value><a:FieldRight>\
                 <a:Mask>Read Write</a:Mask><a:Reason/></a:FieldRight><a:FieldType>System.String</a:FieldType>\
                 <a:FieldLength>254</a:FieldLength></a:Value></a:FieldPropertyDictionaryKeyValuePair></a:FieldProperties>",
            );
        } else {
            xml.push_str("<a:TableRight i:nil=\"true\"/><a:FieldProperties i:nil=\"true\"/>");
        }
        let _ = write!(
            xml,
            "<a:Deleted>{}</a:Deleted><a:UserInfoId>{}</a:UserInfoId><a:UserName>user.name{n}@example.com</a:UserName>\
             <a:PersonId>{}</a:PersonId><a:Rank>{}</a:Rank><a:Tooltip>Anne-Grethe Østensjø {n}, sales</a:Tooltip>\
             <a:UserGroupId>{}</a:UserGroupId><a:EjUserId>0</a:EjUserId><a:UserType>InternalAssociate</a:UserType>\
             <a:GrantedLicenses xmlns:b=\"{ARRAYS}\"><b:string>user</b:string><b:string>web</b:string>\
             <b:string>marketing</b:string></a:GrantedLicenses><a:CanLogon>true</a:CanLogon>\
             <a:RoleName>User level 0</a:RoleName><a:RoleTooltip>The standard role of internal users</a:RoleTooltip>\
             <a:UserGroupName>{}</a:UserGroupName><a:UserGroupTooltip i:nil=\"true\"/></a:UserInfo>",
            n % 7 == 3,
            1000 + n,
            25_000 + 3 * n,
            n % 1000,
            n % 12,
            if n % 5 == 0 { "Research &amp; development" } else { "Sales" },
        );
    }
    xml.push_str("</Response></GetUserInfoListResponse></s:Body></s:Envelope>");
    xml
}

/// Reads all events with quick-xml and ignores them, as a lower bound.
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

pub type OurAnswer = soapwright::Answer<user::GetUserInfoListResponse, user::ResponseHeaders>;

/// Decodes a response completely, like a client.
pub fn ours(response: Response<Bytes>) -> OurAnswer {
    user::operations::GET_USER_INFO_LIST.decode(response).unwrap()
}

pub static NAMESPACES: [Namespace; 3] = [
    Namespace { prefix: "n1", uri: SERVICES },
    Namespace { prefix: "n2", uri: "http://schemas.datacontract.org/2004/07/System.Security.Cryptography" },
    Namespace { prefix: "n3", uri: ARRAYS },
];

/// Returns the element in the body of a [`response`].
pub fn body(xml: &str) -> &str {
    let from = xml.find("<GetUserInfoListResponse").unwrap();
    &xml[from..xml.find("</s:Body>").unwrap()]
}

/// The prefix of the first namespace of the generated crate.

static RESPONSE: [Field; 1] = [Field::new("</n1:GetUserInfoListResponse>")];

/// Reads only the body: no HTTP, no envelope, no check of UTF-8.
pub fn ours_body(body: &str) -> user::GetUserInfoListResponse {
    let mut reader = soapwright::xml::Reader::new(body, &NAMESPACES).unwrap();
    let mut cursor = reader.begin(&RESPONSE);
    let mut response = user::GetUserInfoListResponse::default();
    assert_eq!(reader.next(&mut cursor), 0);
    response.read_xml(&mut reader).unwrap();
    response
}

#[derive(Debug, Default, Deserialize)]
pub struct PeerAnswer {
    #[serde(rename = "Header", default)]
    pub headers: PeerHeaders,
    #[serde(rename = "Body")]
    pub body: PeerBody,
}

#[derive(Debug, Default, Deserialize)]
pub struct PeerHeaders {
    #[serde(rename = "ExceptionInfo", default)]
    pub exception_info: Option<peer::types::SoExceptionInfo>,
    #[serde(rename = "Succeeded", default)]
    pub succeeded: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
pub struct PeerBody {
    #[serde(rename = "GetUserInfoListResponse")]
    pub response: peer::user::GetUserInfoListResponse,
}

pub fn serde(xml: &str) -> PeerAnswer {
    quick_xml::de::from_str(xml).unwrap()
}

pub fn serde_body(body: &str) -> peer::user::GetUserInfoListResponse {
    quick_xml::de::from_str(body).unwrap()
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

/// An operation that sends a large list, which is normally a response.
pub static SEND_USERS: Operation<user::GetUserInfoListResponse, user::GetUserInfoList, user::RequestHeaders, ()> =
    Operation::new("SendUsers", &NAMESPACES)
        .soap11("http://www.superoffice.net/ws/crm/NetServer/Services86/User/SendUsers")
        .request(Field::new("</n1:GetUserInfoListResponse>"));

#[derive(Serialize)]
#[serde(rename = "soap:Envelope")]
pub struct PeerRequest<'a, T> {
    #[serde(rename = "@xmlns:soap")]
    pub soap: &'static str,
    #[serde(rename = "soap:Header")]
    pub header: &'a peer::user::RequestHeaders,
    #[serde(rename = "soap:Body")]
    pub body: T,
}

#[derive(Serialize)]
pub struct PeerSetPassword<'a> {
    #[serde(rename = "SetPassword")]
    pub request: &'a peer::user::SetPassword,
}

#[derive(Serialize)]
pub struct PeerUsers<'a> {
    #[serde(rename = "GetUserInfoListResponse")]
    pub request: &'a peer::user::GetUserInfoListResponse,
}

pub fn peer_headers() -> peer::user::RequestHeaders {
    let ours = headers();
    peer::user::RequestHeaders {
        application_token: ours.application_token,
        credentials: ours
            .credentials
            .map(|credentials| peer::types::SoCredentials { ticket: credentials.ticket }.into()),
        time_zone: None,
    }
}

pub fn peer_set_password() -> peer::user::SetPassword {
    let ours = set_password();
    peer::user::SetPassword { associate_id: ours.associate_id, password: ours.password }
}

/// Writes a complete request with serde.
pub fn serde_write<T: Serialize>(header: &peer::user::RequestHeaders, body: T) -> String {
    let request = PeerRequest { soap: SOAP, header, body };
    quick_xml::se::to_string(&request).unwrap()
}

/// Writes only the body, without an envelope.
pub fn write_body(body: &impl WriteXml, element: &Field) -> Vec<u8> {
    let mut writer = Writer::new(&NAMESPACES);
    body.write_xml(element, &mut writer);
    writer.finish().unwrap()
}
