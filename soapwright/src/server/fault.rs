//! The HTTP responses for faults (SOAP 1.1, 6.2; SOAP 1.2 Part 2, 7.5.2.2).

use crate::{
    binding::SoapVersion,
    fault::Fault,
    message::{Encoded, write_fault},
    xml::Result,
};
use http::StatusCode;

/// Returns the HTTP status and the message for a fault with this code. The status is 500 for all faults in SOAP 1.1
/// (6.2), and 400 for faults of the sender in SOAP 1.2 (Part 2, 7.5.2.2). A fault that can't be written is replaced by
/// one that reports this.
pub(super) fn message(code: &str, written: Result<Encoded>, version: SoapVersion) -> (StatusCode, Encoded) {
    let (code, message) = match written {
        Ok(message) => (code, message),
        Err(error) => {
            let instead = Fault::server(format!("the service's fault can't be written: {error}"));
            ("Server", write_fault(&instead, &[], version).unwrap_or_else(|_| nothing()))
        }
    };
    let status = match (version, code) {
        (SoapVersion::Soap12, "Client" | "Sender" | "DataEncodingUnknown") => StatusCode::BAD_REQUEST,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, message)
}

fn nothing() -> Encoded {
    Encoded { body: Vec::new(), content_type: "text/xml".into(), soap_action: None, has_secret: false }
}
