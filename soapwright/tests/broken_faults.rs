//! Faults that can't be read whole, and HTTP errors whose body is SOAP: the cause of a failure isn't lost.

#![allow(clippy::panic, clippy::unwrap_used, reason = "this is test code")]

use soapwright::{
    AnyType, Bytes, Error, Fault, HttpError, Operation, XmlErrorKind,
    http::{Response, StatusCode},
    xml::Field,
};

const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";

static DO: Operation<AnyType, AnyType, (), ()> =
    Operation::new("Do", &[]).soap11("\"\"").request(Field::new("</Do>")).response(Field::new("</Done>"));

fn error(status: u16, content_type: &str, body: impl Into<Bytes>) -> Error {
    let response = Response::builder().status(status).header("Content-Type", content_type).body(body.into()).unwrap();
    DO.decode(response).unwrap_err()
}

fn envelope(soap: &str, body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='{soap}' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// Returns the fault in a response of each status that a fault may have.
fn faults(soap: &str, content: &str) -> Vec<Fault> {
    let message = envelope(soap, &format!("<s:Fault>{content}</s:Fault>"));
    let of = |status| match error(status, "text/xml", message.clone()) {
        Error::Fault(fault) => *fault,
        other => panic!("{status}: {other:?}"),
    };
    [500, 200, 400, 401].map(of).into()
}

#[test]
fn markup_and_nil_in_a_fault_are_read_as_text() {
    let nil = "<faultactor i:nil='true'/>";
    for (reason, expected) in [
        ("line<br/>two", "line two"),
        ("<html><body><h1>Sorry</h1>\n<p>no <b>luck</b></p></body></html>", "Sorry no  luck"),
        ("<![CDATA[<br/>]]>", "<br/>"),
        ("plain", "plain"),
    ] {
        let content = format!("<faultcode>s:Server</faultcode><faultstring>{reason}</faultstring>{nil}");
        for fault in faults(SOAP11, &content) {
            assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Server", expected));
            assert_eq!(fault.unread, None);
        }
    }
    let content = "<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>x:<i>Busy</i></s:Value></s:Subcode></s:Code>\
                   <s:Reason><s:Text xml:lang='en'>a<br/>b</s:Text></s:Reason><s:Role i:nil='1'/>";
    for fault in faults(SOAP12, content) {
        assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Sender", "a b"));
        assert_eq!(fault.subcodes.len(), 1);
    }
}

#[test]
fn fault_that_is_not_well_formed_is_returned_as_far_as_it_goes() {
    for (soap, content, code, reason) in [
        (SOAP11, "<faultcode>s:Server</faultcode><faultstring>no&nbsp;</faultstring>", "Server", ""),
        (SOAP11, "<faultcode>s:Server</faultcode><faultstring>no</faultstring><detail><a></detail>", "Server", "no"),
        (SOAP11, "<faultcode>s:Server</faultcode><faultstring>no</faultstring><detail><x:a/></detail>", "Server", "no"),
        (
            SOAP12,
            "<s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text>&ouml;</s:Text></s:Reason>",
            "Receiver",
            "",
        ),
    ] {
        for fault in faults(soap, content) {
            assert_eq!((fault.code.as_str(), fault.reason.as_str()), (code, reason), "{content}");
            let unread = fault.unread.as_ref().unwrap_or_else(|| panic!("{content}"));
            assert!(unread.path().starts_with("Envelope/Body/Fault"), "{unread}");
            let text = fault.to_string();
            assert_eq!(text.contains("can't be read"), reason.is_empty(), "{text}");
        }
    }
}

#[test]
fn truncated_detail_does_not_hide_the_fault() {
    let whole = envelope(
        SOAP11,
        "<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring><detail><a>1</a></detail></s:Fault>",
    );
    let cut = &whole[..whole.find("</a>").unwrap()];
    let Error::Fault(fault) = error(500, "text/xml", cut.to_owned()) else { panic!("no fault") };
    assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Server", "no"));
    assert!(matches!(fault.unread.unwrap().kind(), XmlErrorKind::NotWellFormed(_)));
}

fn http(status: u16, content_type: &str, body: impl Into<Bytes>) -> HttpError {
    match error(status, content_type, body) {
        Error::Http(error) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn soap_that_can_not_be_read_is_told_from_what_is_not_soap() {
    let empty_fault = envelope(SOAP11, "<s:Fault>&nbsp;</s:Fault>");
    let declared = format!("<?xml version='1.0' encoding='klingon'?>\n<!-- <html> -->{empty_fault}");
    for (status, content_type, body) in [
        (500, "text/xml", empty_fault.as_str()),
        (500, "application/soap+xml", empty_fault.as_str()),
        (400, "text/xml; charset=klingon", empty_fault.as_str()),
        (503, "text/xml", declared.as_str()),
        // Servers in front of others mistake the type.
        (502, "text/html", empty_fault.as_str()),
    ] {
        let error = http(status, content_type, body.to_owned());
        let text = error.to_string();
        assert!(error.is_soap && error.unread.is_some(), "{text}");
        assert!(text.contains("a SOAP message that can't be read") && !text.contains("not SOAP"), "{text}");
        assert!(std::error::Error::source(&error).is_some(), "{text}");
    }
    for body in ["<html><body>Envelope</body></html>", "<html>&nbsp;", "", "Envelope", "<a"] {
        let error = http(502, "text/html", body);
        assert!(!error.is_soap && error.unread.is_none(), "{body}: {error}");
    }
}

#[test]
fn envelope_without_a_fault_under_an_error_status_is_called_that() {
    for body in ["", "<Done/>", "<Other/>"] {
        let error = http(400, "text/xml", envelope(SOAP11, body));
        assert!(error.is_soap, "{error}");
        assert!(
            error.to_string().starts_with("the server answered with HTTP 400 and a SOAP envelope without a fault"),
            "{error}"
        );
        assert_eq!(error.http.status(), Some(StatusCode::BAD_REQUEST));
    }
}
