//! The first pass over a request, which finds the information that determines its operation.

use crate::{
    binding::SoapVersion,
    xml::{Namespace, Reader, Result, XmlErrorKind, builtin},
};

/// The actor of header blocks for the next node, which every receiver is (SOAP 1.1, 4.2.2).
const NEXT_11: &str = "http://schemas.xmlsoap.org/soap/actor/next";
/// The role of header blocks for the next node, which every receiver is (SOAP 1.2 Part 1, 2.2).
const NEXT_12: &str = "http://www.w3.org/2003/05/soap-envelope/role/next";
/// The role of header blocks for the node that processes the Body (SOAP 1.2 Part 1, 2.2).
const ULTIMATE_RECEIVER: &str = "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver";

/// The information in an envelope up to the first element of its Body.
pub(super) struct Peeked<'a> {
    pub(super) version: SoapVersion,
    /// The namespace numbers and names of the header blocks that this server must understand.
    pub(super) mandatory: Vec<(u8, &'a str)>,
    /// The first element of the Body, or `None` if it is empty.
    pub(super) body: Option<(u8, &'a str)>,
}

/// Reads an envelope up to the first element of its Body. The rest isn't checked.
pub(super) fn peek<'a>(text: &'a str, namespaces: &'static [Namespace]) -> Result<Peeked<'a>> {
    let mut reader = Reader::new(text, namespaces)?;
    let (soap, version) = match reader.root()? {
        (soap @ builtin::SOAP11, "Envelope") => (soap, SoapVersion::Soap11),
        (soap @ builtin::SOAP12, "Envelope") => (soap, SoapVersion::Soap12),
        (_, name) => {
            let what = format!("the root is `{name}`, not an Envelope of SOAP 1.1 or 1.2");
            return Err(reader.error(XmlErrorKind::Envelope(what.into())));
        }
    };
    let mut peeked = Peeked { version, mandatory: Vec::new(), body: None };
    while let Some((namespace, local)) = reader.child()? {
        match local {
            "Header" if namespace == soap => {
                while let Some(block) = reader.child()? {
                    if must_be_understood(&reader, soap) {
                        peeked.mandatory.push(block);
                    }
                    reader.skip()?;
                }
            }
            "Body" if namespace == soap => {
                peeked.body = reader.child()?;
                break;
            }
            _ => reader.skip()?,
        }
    }
    Ok(peeked)
}

/// Returns `true` if the innermost element, a header block, is for this server and must be understood (SOAP 1.1, 4.2.3;
/// SOAP 1.2 Part 1, 5.2.3).
fn must_be_understood(reader: &Reader<'_>, soap: u8) -> bool {
    let value = |name| reader.attribute_value(soap, name);
    let mandatory = value("mustUnderstand").is_some_and(|value| matches!(value.trim(), "1" | "true"));
    let role = if soap == builtin::SOAP11 { value("actor") } else { value("role") };
    mandatory && role.is_none_or(|role| matches!(role.trim(), "" | NEXT_11 | NEXT_12 | ULTIMATE_RECEIVER))
}
