//! What of a request has to be known before its operation is.

use crate::{
    binding::SoapVersion,
    xml::{Namespace, Reader, Result, XmlErrorKind, builtin},
};

/// The header blocks with this role are for whoever comes next, so for us too (SOAP 1.1, 4.2.2).
const NEXT_11: &str = "http://schemas.xmlsoap.org/soap/actor/next";
/// The same (SOAP 1.2 Part 1, 2.2).
const NEXT_12: &str = "http://www.w3.org/2003/05/soap-envelope/role/next";
const ULTIMATE_RECEIVER: &str = "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver";

/// An envelope from its beginning to the first element of its body.
pub(super) struct Peeked<'a> {
    pub(super) version: SoapVersion,
    /// The header blocks that must be understood by whoever answers: namespace number and name.
    pub(super) mandatory: Vec<(u8, &'a str)>,
    /// The body's first element; `None` if there is none.
    pub(super) body: Option<(u8, &'a str)>,
}

/// Looks at an envelope. What comes behind the beginning of the body isn't looked at.
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

/// Whether the innermost element, a header block, is for us and must be understood (SOAP 1.1, 4.2.3; SOAP 1.2
/// Part 1, 5.2.3).
fn must_be_understood(reader: &Reader<'_>, soap: u8) -> bool {
    let value = |name| reader.attribute_value(soap, name);
    let mandatory = value("mustUnderstand").is_some_and(|value| matches!(value.trim(), "1" | "true"));
    let role = if soap == builtin::SOAP11 { value("actor") } else { value("role") };
    mandatory && role.is_none_or(|role| matches!(role.trim(), "" | NEXT_11 | NEXT_12 | ULTIMATE_RECEIVER))
}
