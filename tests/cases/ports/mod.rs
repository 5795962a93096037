//! Ports of both versions of SOAP for one port type, and a port of another port type.

#[rustfmt::skip]
#[path = "generated/lib.rs"]
pub mod generated;

#[cfg(test)]
pub(crate) fn messages(messages: &crate::messages::Messages) {
    use generated::{admin::operations::SET, clock::operations::NOW};
    use soapwright::SoapVersion;

    let now12 = NOW.with_soap_version(SoapVersion::Soap12);
    assert_eq!((NOW.soap_action(), now12.soap_action()), ("urn:ports/now", "urn:ports/now12"));
    assert_eq!(messages.request("Now.request.xml", &NOW).0, "UTC");
    assert_eq!(messages.request("Now.soap12.request.xml", &now12).0, "UTC");
    let now = messages.response("Now.response.xml", &NOW).body;
    assert_eq!(messages.response("Now.soap12.response.xml", &now12).body, now);
    let fault = messages.fault("Now.soap12.fault.xml", &now12);
    assert_eq!((fault.code.as_str(), fault.reason.as_str()), ("Receiver", "stopped"));
    assert_eq!(messages.request("Set.request.xml", &SET).0, now);
    assert!(messages.response("Set.response.xml", &SET).body);
}
