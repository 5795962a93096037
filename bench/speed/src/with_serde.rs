//! Reads and writes the messages with types handwritten for serde and quick-xml.

use crate::message::SOAP;
use peer::{types, user};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[derive(Debug, Default, Deserialize)]
pub struct Answer<B> {
    #[serde(rename = "Header", default)]
    pub headers: Headers,
    #[serde(rename = "Body")]
    pub body: B,
}

#[derive(Debug, Default, Deserialize)]
pub struct Headers {
    #[serde(rename = "ExceptionInfo", default)]
    pub exception_info: Option<types::SoExceptionInfo>,
    #[serde(rename = "Succeeded", default)]
    pub succeeded: Option<bool>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Users {
    #[serde(rename = "GetUserInfoListResponse")]
    pub response: user::GetUserInfoListResponse,
}

#[derive(Debug, Default, Deserialize)]
pub struct User {
    #[serde(rename = "GetUserResponse")]
    pub response: user::GetUserResponse,
}

/// Reads a complete response.
pub fn read<B: DeserializeOwned>(xml: &str) -> Answer<B> {
    quick_xml::de::from_str(xml).unwrap()
}

#[derive(Serialize)]
#[serde(rename = "soap:Envelope")]
struct Request<'a, T> {
    #[serde(rename = "@xmlns:soap")]
    soap: &'static str,
    #[serde(rename = "soap:Header")]
    header: &'a user::RequestHeaders,
    #[serde(rename = "soap:Body")]
    body: &'a T,
}

#[derive(Serialize)]
pub struct SetPassword {
    #[serde(rename = "SetPassword")]
    pub request: user::SetPassword,
}

/// Writes a complete request.
pub fn write<T: Serialize>(header: &user::RequestHeaders, body: &T) -> String {
    quick_xml::se::to_string(&Request { soap: SOAP, header, body }).unwrap()
}

pub fn headers() -> user::RequestHeaders {
    let ours = crate::headers();
    let credentials = ours.credentials.map(|credentials| types::SoCredentials { ticket: credentials.ticket }.into());
    user::RequestHeaders { application_token: ours.application_token, credentials, time_zone: None }
}

pub fn set_password() -> SetPassword {
    let ours = crate::set_password();
    SetPassword { request: user::SetPassword { associate_id: ours.associate_id, password: ours.password } }
}
