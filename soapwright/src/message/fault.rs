//! Encoding of messages that contain a fault (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).

use super::encode::{Encoded, write as write_message};
use crate::{
    binding::SoapVersion,
    envelope,
    fault::{Fault, Faults},
    headers::Headers,
    xml::{Namespace, Reader, Result, Writer, XmlErrorKind, is_ncname},
};

/// Encodes a message that contains this fault.
pub(crate) fn write_fault<F: Faults, A: Headers>(
    fault: &Fault<F, A>,
    namespaces: &'static [Namespace],
    version: SoapVersion,
) -> Result<Encoded> {
    let typed = fault.typed.as_ref().filter(|_| !F::FIELDS.is_empty());
    let parts = Parts {
        code: &fault.code,
        subcodes: &fault.subcodes,
        reason: &fault.reason,
        actor: fault.actor.as_deref(),
        detail: fault.detail.as_deref().filter(|_| typed.is_none()),
    };
    let headers = &mut |writer: &mut Writer| {
        (0..A::FIELDS.len()).for_each(|index| fault.headers.write_header(index, writer));
    };
    match typed {
        Some(typed) => write_parts(&parts, headers, Some(&mut |writer| typed.write(writer)), namespaces, version),
        None => write_parts(&parts, headers, None, namespaces, version),
    }
}

/// The parts of a fault that don't depend on its type parameters, so that they are written by code that isn't generic.
struct Parts<'a> {
    code: &'a str,
    subcodes: &'a [String],
    reason: &'a str,
    actor: Option<&'a str>,
    detail: Option<&'a str>,
}

fn write_parts(
    fault: &Parts<'_>,
    headers: &mut dyn FnMut(&mut Writer),
    mut typed: Option<&mut dyn FnMut(&mut Writer)>,
    namespaces: &'static [Namespace],
    version: SoapVersion,
) -> Result<Encoded> {
    let (write, start, end): (fn(&mut Writer, &Parts<'_>), _, _) = match version {
        SoapVersion::Soap11 => (write_11, "<detail>", "</detail>"),
        SoapVersion::Soap12 => (write_12, "<soap:Detail>", "</soap:Detail>"),
    };
    fault.detail.map_or(Ok(()), is_content)?;
    let written = write_message(version, namespaces, None, (false, false), &mut |writer, part| {
        if let envelope::Part::Header = part {
            return headers(writer);
        }
        writer.raw("<soap:Fault>");
        write(writer, fault);
        if typed.is_some() || fault.detail.is_some() {
            writer.raw(start);
            writer.raw(fault.detail.unwrap_or_default());
            if let Some(typed) = &mut typed {
                typed(writer);
            }
            writer.raw(end);
        }
        writer.raw("</soap:Fault>");
    })?;
    written.wrap()
}

/// Returns an error unless a text is well-formed XML content: it becomes a part of the message as it is.
fn is_content(source: &str) -> Result<()> {
    let whole = format!("<detail>{source}</detail>");
    let mut reader = Reader::new(&whole, &[])?;
    reader.root()?;
    reader.skip()?;
    reader.finish()
}

/// Writes the elements of a SOAP 1.1 fault before the detail (SOAP 1.1, 4.4). Subcodes are joined by dots (4.4.1).
fn write_11(writer: &mut Writer, fault: &Parts<'_>) {
    let code = match fault.code {
        "" | "Receiver" => "Server",
        "Sender" => "Client",
        code => code,
    };
    let standard = matches!(code, "VersionMismatch" | "MustUnderstand" | "Client" | "Server");
    writer.raw(if standard { "<faultcode>soap:" } else { "<faultcode>" });
    name(writer, code);
    for subcode in fault.subcodes {
        writer.raw(".");
        name(writer, subcode);
    }
    element(writer, "</faultcode><faultstring>", fault.reason, "</faultstring>");
    if let Some(actor) = fault.actor {
        element(writer, "<faultactor>", actor, "</faultactor>");
    }
}

/// Writes the elements of a SOAP 1.2 fault before the detail (SOAP 1.2 Part 1, 5.4). A code that isn't one of the five
/// standard codes becomes a subcode.
fn write_12(writer: &mut Writer, fault: &Parts<'_>) {
    let (code, own) = match fault.code {
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
    element(writer, "</soap:Code><soap:Reason><soap:Text xml:lang=\"en\">", fault.reason, "</soap:Text></soap:Reason>");
    if let Some(actor) = fault.actor {
        element(writer, "<soap:Role>", actor, "</soap:Role>");
    }
}

fn element(writer: &mut Writer, start: &str, text: &str, end: &str) {
    writer.raw(start);
    writer.text(text);
    writer.raw(end);
}

/// Writes a code. Codes are QNames; those that are written here have no prefix.
fn name(writer: &mut Writer, name: &str) {
    if is_ncname(name) {
        writer.raw(name);
    } else {
        writer.refuse(XmlErrorKind::Name(name.to_owned()));
    }
}
