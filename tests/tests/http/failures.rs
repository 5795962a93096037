//! Tests of failing calls: each kind of failure is a distinct error with a helpful text.

use crate::{XML, both, both_xml, error};
use services86::user::Error;
use soapwright::{TransportErrorKind, XmlErrorKind};
use std::net::TcpListener;
use tests::{Caller, Way, http, message};

#[test]
fn fault_is_read_with_any_status() {
    let fault = message::envelope(
        "<a:Action xmlns:a='urn:a' s:mustUnderstand='1'>urn:fault</a:Action>",
        "<s:Fault><faultcode xmlns:odd='urn:odd'>odd:DeserializationFailed</faultcode>\
         <faultstring xml:lang='en'>AssociateId: no such associate</faultstring>\
         <detail><n:Hint>correct horse</n:Hint></detail></s:Fault>",
    );
    for status in [500, 200, 400] {
        both(&http(status, XML, &fault), |way, result| {
            let error = error(way, result);
            let Error::Fault(fault) = &error else { panic!("{way:?}: {status}: not a fault: {error:?}") };
            assert_eq!(fault.code, "DeserializationFailed");
            assert_eq!(fault.reason, "AssociateId: no such associate");
            assert_eq!(fault.detail.as_deref(), Some("<n:Hint>correct horse</n:Hint>"));
            assert!(error.to_string().contains("no such associate"), "{error}");
        });
    }
}

#[test]
fn failure_in_the_headers_is_an_error_with_typed_headers() {
    let info = "<n:Message>technical</n:Message><n:StackTrace>at Secret.Internals()</n:StackTrace>\
                <n:FriendlyText>You may not do this.</n:FriendlyText><n:ExceptionType>AccessDenied</n:ExceptionType>\
                <n:InnerException><n:Message>inner</n:Message><n:StackTrace>at Deep()</n:StackTrace></n:InnerException>";
    let body = "<n:SetPasswordResponse><n:Response>false</n:Response></n:SetPasswordResponse>";
    let header = format!("<n:ExceptionInfo>{info}</n:ExceptionInfo><n:Succeeded>false</n:Succeeded>");
    both_xml(message::envelope(&header, body), |way, result| {
        let error = error(way, result);
        let Error::Failed(headers) = &error else { panic!("{way:?}: not a failure: {error:?}") };
        let info = headers.exception_info.as_ref().unwrap();
        assert_eq!(headers.succeeded, Some(false));
        assert_eq!(info.exception_type.as_deref(), Some("AccessDenied"));
        assert_eq!(info.stack_trace.as_deref(), Some("at Secret.Internals()"));
        assert_eq!(info.inner_exception.as_ref().unwrap().message.as_deref(), Some("inner"));
        assert!(error.to_string().ends_with(": the call failed: You may not do this."), "{way:?}: {error}");
        let debug = format!("{error:?} {headers:?}");
        assert!(!debug.contains("Internals") && !debug.contains("Deep"), "{way:?}: {debug}");
    });
}

#[test]
fn either_failure_header_is_enough() {
    let body = "<n:SetPasswordResponse><n:Response>true</n:Response></n:SetPasswordResponse>";
    for (header, says) in [
        ("<n:ExceptionInfo><n:Message>technical</n:Message></n:ExceptionInfo>", "technical"),
        ("<n:ExceptionInfo><n:Message>technical</n:Message><n:FriendlyText/></n:ExceptionInfo>", "technical"),
        ("<n:Succeeded>false</n:Succeeded>", "no reason"),
    ] {
        both_xml(message::envelope(header, body), |way, result| {
            let error = error(way, result);
            assert!(matches!(error, Error::Failed(_)), "{way:?}: {header}: {error:?}");
            assert!(error.to_string().contains(says), "{way:?}: {header}: {error}");
        });
    }
}

#[test]
fn response_that_is_not_soap_keeps_its_status_and_body() {
    let echo = format!("<html>{} {} {}</html>", message::PASSWORD, message::TICKET, message::TOKEN);
    let html = Some("text/html");
    for (status, content_type, body, says) in [
        (401, html, &*echo, "HTTP 401"),
        (200, html, &*echo, "text/html"),
        (500, XML, &*echo, "HTTP 500"),
        (200, XML, "", "empty body"),
        (415, None, "", "HTTP 415"),
        (404, html, "<html/>", "path of the endpoint"),
        (204, None, "", "HTTP 204"),
    ] {
        // A 204 response has no `Content-Length`.
        let bytes = if status == 204 { b"HTTP/1.1 204 No\r\n\r\n".to_vec() } else { http(status, content_type, body) };
        both(&bytes, |way, result| {
            let error = error(way, result);
            let Error::Http(answer) = &error else { panic!("{way:?}: {status}: {error:?}") };
            assert_eq!((answer.status, answer.content_type.as_deref()), (status, content_type), "{way:?}");
            assert_eq!(answer.body, body.as_bytes(), "{way:?}: {status}");
            assert!(error.to_string().contains(says), "{way:?}: {status}: {error}");
        });
    }
}

#[test]
fn redirect_is_not_followed() {
    let far = "https://someone:hunter2@example.org:8443/elsewhere?ticket=hunter2";
    for (status, location, leads_to) in [
        (301, "/elsewhere", "to another path;"),
        (302, far, "to https://example.org:8443;"),
        (303, far, "to https://example.org:8443;"),
        (307, "elsewhere?ticket=hunter2", "to another path;"),
        (308, "//example.org/elsewhere", "to //example.org;"),
    ] {
        let answer = format!("HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        both(answer.as_bytes(), |way, result| {
            let error = error(way, result);
            let Error::Http(answer) = &error else { panic!("{way:?}: {status}: {error:?}") };
            assert_eq!((answer.status, answer.location.as_deref()), (status, Some(location)), "{way:?}");
            assert!(error.to_string().contains(leads_to), "{way:?}: {error}");
            assert!(error.to_string().contains("`location`"), "{way:?}: {error}");
            for shown in [error.to_string(), format!("{error:?}"), format!("{answer:?}")] {
                assert!(!shown.contains("elsewhere") && !shown.contains("hunter2"), "{way:?}: {shown}");
            }
        });
    }
}

#[test]
fn truncated_xml_in_complete_http_is_an_error() {
    let whole = message::response("true");
    for end in [whole.len() / 2, whole.len() - 1, whole.find("rue</n:").unwrap(), 60, 1] {
        both_xml(&whole[..end], |way, result| {
            let error = error(way, result);
            assert!(matches!(error, Error::Read(_)), "{way:?}: cut at {end}: {error:?}");
        });
    }
}

#[test]
fn response_of_another_operation_is_an_error() {
    let other = "<n:ChangePasswordResponse><n:Response>true</n:Response></n:ChangePasswordResponse>";
    both_xml(message::envelope("", other), |way, result| {
        let error = error(way, result);
        let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
        assert!(matches!(read.kind(), XmlErrorKind::Envelope(_)), "{way:?}: {error:?}");
        assert!(error.to_string().contains("ChangePasswordResponse"), "{way:?}: {error}");
    });
}

#[test]
fn invalid_value_is_an_error_with_a_path() {
    let header = "<n:TimeZone><n:SoTimeZoneId>2147483648</n:SoTimeZoneId></n:TimeZone>";
    both_xml(message::envelope(header, ""), |way, result| {
        let error = error(way, result);
        let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(read.path(), "Envelope/Header/TimeZone/SoTimeZoneId", "{way:?}");
        assert!(matches!(read.kind(), XmlErrorKind::Value { .. }), "{way:?}: {error:?}");
    });
}

#[test]
fn error_does_not_show_an_echoed_password() {
    both_xml(message::response("correct horse"), |way, result| {
        let error = error(way, result);
        let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(read.path(), "Envelope/Body/SetPasswordResponse/Response", "{way:?}");
    });
}

#[test]
fn invalid_utf_8_is_an_error() {
    let body = [b"<a>\xff\xfe", message::response("true").as_bytes()].concat();
    both_xml(body, |way, result| {
        let error = error(way, result);
        let Error::Read(read) = &error else { panic!("{way:?}: {error:?}") };
        assert!(matches!(read.kind(), XmlErrorKind::Encoding(_)), "{way:?}: {error:?}");
    });
}

#[test]
fn refused_connection_is_an_error_that_says_so() {
    // A port that was just free, so that nothing listens on it.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for way in Way::BOTH {
        let error = error(way, Caller::new(way, &format!("http://{address}/User.svc")).call(message::set_password()));
        let Error::Transport(transport) = &error else { panic!("{way:?}: {error:?}") };
        assert_eq!(transport.kind(), TransportErrorKind::Connect, "{way:?}: {error:?}");
        assert!(error.to_string().to_lowercase().contains("refused"), "{way:?}: {error}");
        message::assert_error_hides_secrets(&format!("{way:?}"), &error);
    }
}
