//! Tests of responses that are read successfully, in several forms of HTTP and encodings.

use crate::{both, both_xml};
use services86::types::SoTimeZone;
use tests::{http, message};

#[test]
fn true_and_false_responses_are_distinguished() {
    both_xml(message::response("true"), |way, result| assert_eq!(result.unwrap().body.response, Some(true), "{way:?}"));
    both_xml(message::response("false"), |way, result| {
        assert_eq!(result.unwrap().body.response, Some(false), "{way:?}: a response of `false` is an error");
    });
}

#[test]
fn response_headers_are_typed() {
    let header = "<n:Succeeded>true</n:Succeeded><n:TimeZone><n:SoTimeZoneId>105</n:SoTimeZoneId></n:TimeZone>\
                  <n:ExtraInfo><n:ExtraInfoNameValuePair><n:Key>k</n:Key><n:Value>v</n:Value>\
                  </n:ExtraInfoNameValuePair></n:ExtraInfo>";
    let body = "<n:SetPasswordResponse><n:Response>true</n:Response></n:SetPasswordResponse>";
    both_xml(message::envelope(header, body), |way, result| {
        let headers = result.unwrap().headers;
        assert_eq!(headers.succeeded, Some(true), "{way:?}");
        assert_eq!(headers.exception_info, None, "{way:?}");
        let zone = SoTimeZone { so_time_zone_id: Some(105), so_time_zone_location_code: None };
        assert_eq!(headers.time_zone, Some(zone.into()), "{way:?}");
        assert_eq!(headers.extra_info.unwrap().get("k"), Some(&Some("v".to_owned())), "{way:?}");
    });
}

#[test]
fn nil_and_unknown_headers_are_ignored() {
    let header = "<a:Action xmlns:a='http://schemas.microsoft.com/ws/2005/05/addressing/none' s:mustUnderstand='1'>\
                  urn:SetPasswordResponse</a:Action><n:ExceptionInfo \
                  xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/><n:Succeeded>true</n:Succeeded>";
    let body = "<n:SetPasswordResponse><n:Response>true</n:Response></n:SetPasswordResponse>";
    both_xml(message::envelope(header, body), |way, result| {
        assert_eq!(result.unwrap().body.response, Some(true), "{way:?}");
    });
}

#[test]
fn utf_16_response_is_read() {
    let text = message::response("true").replace("utf-8", "utf-16");
    let body: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    both(&http(200, Some("text/xml; charset=utf-16"), body), |way, result| {
        assert_eq!(result.unwrap().body.response, Some(true), "{way:?}");
    });
}

#[test]
fn chunked_response_is_read() {
    let message = message::response("true");
    let chunks: String = message
        .as_bytes()
        .chunks(7)
        .map(|chunk| format!("{:x}\r\n{}\r\n", chunk.len(), str::from_utf8(chunk).unwrap()))
        .collect();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n";
    both(format!("{head}{chunks}0\r\n\r\n").as_bytes(), |way, result| {
        assert_eq!(result.unwrap().body.response, Some(true), "{way:?}");
    });
}

#[test]
fn response_without_a_length_ends_with_the_connection() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n";
    both(format!("{head}{}", message::response("true")).as_bytes(), |way, result| {
        assert_eq!(result.unwrap().body.response, Some(true), "{way:?}");
    });
}
