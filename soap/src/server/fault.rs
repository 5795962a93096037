//! Faults as a server writes them.

use crate::{
    Encoded, Fault, SoapVersion, envelope,
    operation::encode,
    xml::{Reader, Result, Writer, XmlErrorKind, is_ncname},
};
use ::http::StatusCode;

/// The fault as a message, and its status: SOAP 1.1 has 500 for all (6.2), SOAP 1.2 has 400 for those of the sender
/// (Part 2, 7.5.2.2). A fault that can't be written becomes one that says so.
pub(super) fn encode_fault(fault: &Fault, version: SoapVersion) -> (StatusCode, Encoded) {
    let whole = write(fault, version);
    let (code, message) = match whole {
        Ok(message) => (fault.code.as_str(), message),
        Err(error) => {
            let instead = Fault::server(format!("the service's fault can't be written: {error}"));
            ("Server", write(&instead, version).unwrap_or_else(|_| nothing()))
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

fn write(fault: &Fault, version: SoapVersion) -> Result<Encoded> {
    if let Some(detail) = &fault.detail {
        is_content(detail)?;
    }
    let body = match version {
        SoapVersion::Soap11 => write_11,
        SoapVersion::Soap12 => write_12,
    };
    encode(version, &[], None, false, &mut |writer, part| {
        if let envelope::Part::Body = part {
            writer.raw("<soap:Fault>");
            body(writer, fault);
            writer.raw("</soap:Fault>");
        }
    })
}

/// What is put into a message as it is must be XML by itself.
fn is_content(source: &str) -> Result<()> {
    let whole = format!("<detail>{source}</detail>");
    let mut reader = Reader::new(&whole, &[])?;
    reader.root()?;
    reader.skip()?;
    reader.finish()
}

/// SOAP 1.1, 4.4. A subcode is what it has dots for (4.4.1).
fn write_11(writer: &mut Writer, fault: &Fault) {
    let code = match fault.code.as_str() {
        "" | "Receiver" => "Server",
        "Sender" => "Client",
        code => code,
    };
    let standard = matches!(code, "VersionMismatch" | "MustUnderstand" | "Client" | "Server");
    writer.raw(if standard { "<faultcode>soap:" } else { "<faultcode>" });
    name(writer, code);
    for subcode in &fault.subcodes {
        writer.raw(".");
        name(writer, subcode);
    }
    element(writer, "</faultcode><faultstring>", &fault.reason, "</faultstring>");
    if let Some(actor) = &fault.actor {
        element(writer, "<faultactor>", actor, "</faultactor>");
    }
    if let Some(detail) = &fault.detail {
        writer.raw("<detail>");
        writer.raw(detail);
        writer.raw("</detail>");
    }
}

/// SOAP 1.2 Part 1, 5.4. It knows five codes; any other is a subcode.
fn write_12(writer: &mut Writer, fault: &Fault) {
    let (code, own) = match fault.code.as_str() {
        "" | "Server" => ("Receiver", None),
        "Client" => ("Sender", None),
        code @ ("VersionMismatch" | "MustUnderstand" | "DataEncodingUnknown" | "Sender" | "Receiver") => (code, None),
        own => ("Receiver", Some(own)),
    };
    element(writer, "<soap:Code><soap:Value>soap:", code, "</soap:Value>");
    let subcodes = own.into_iter().chain(fault.subcodes.iter().map(String::as_str));
    let depth = subcodes.clone().count();
    for subcode in subcodes {
        writer.raw("<soap:Subcode><soap:Value>");
        name(writer, subcode);
        writer.raw("</soap:Value>");
    }
    for _ in 0..depth {
        writer.raw("</soap:Subcode>");
    }
    element(
        writer,
        "</soap:Code><soap:Reason><soap:Text xml:lang=\"en\">",
        &fault.reason,
        "</soap:Text></soap:Reason>",
    );
    if let Some(actor) = &fault.actor {
        element(writer, "<soap:Role>", actor, "</soap:Role>");
    }
    if let Some(detail) = &fault.detail {
        writer.raw("<soap:Detail>");
        writer.raw(detail);
        writer.raw("</soap:Detail>");
    }
}

fn element(writer: &mut Writer, start: &str, text: &str, end: &str) {
    writer.raw(start);
    writer.text(text);
    writer.raw(end);
}

/// A code is a QName; ours have no prefix.
fn name(writer: &mut Writer, name: &str) {
    if is_ncname(name) {
        writer.raw(name);
    } else {
        writer.refuse(XmlErrorKind::Name(name.to_owned()));
    }
}
