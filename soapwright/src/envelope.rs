//! The envelope of both SOAP versions.

use crate::{
    binding::SoapVersion,
    deadline::Deadline,
    fault::{self, Fault},
    parts::Parts,
    xml::{Field, Namespace, Reader, Result, Writer, XmlError, XmlErrorKind, builtin},
};

/// The two parts of an envelope.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Header,
    Body,
}

/// Writes an envelope (SOAP 1.1, 4; SOAP 1.2 Part 1, 5). A Header that nothing was written into is left out. With
/// `whole`, the Body is written with its own tags.
pub(crate) fn write(writer: &mut Writer, version: SoapVersion, whole: bool, write: &mut dyn FnMut(&mut Writer, Part)) {
    let namespace = match version {
        SoapVersion::Soap11 => builtin::SOAP11_URI,
        SoapVersion::Soap12 => builtin::SOAP12_URI,
    };
    writer.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"");
    writer.raw(namespace);
    writer.raw("\"");
    writer.declare_here();
    writer.raw(">");
    let before = writer.len();
    writer.raw("<soap:Header>");
    let empty = writer.len();
    write(writer, Part::Header);
    if writer.len() == empty {
        writer.truncate(before);
    } else {
        writer.raw("</soap:Header>");
    }
    let (begin, end) = if whole { ("", "</soap:Envelope>") } else { ("<soap:Body>", "</soap:Body></soap:Envelope>") };
    writer.raw(begin);
    write(writer, Part::Body);
    writer.raw(end);
}

/// What the body turned out to be.
pub(crate) enum Body {
    Element,
    Fault(Fault),
}

/// What a contract says of a message.
pub(crate) struct Contract {
    pub(crate) namespaces: &'static [Namespace],
    /// The body's element, or `BODY` or `EMPTY_BODY` for the Body itself; `None` if there is to be none.
    pub(crate) body: Option<Field>,
    /// The header blocks.
    pub(crate) headers: &'static [Field],
    /// How many bytes of memory its values may take.
    pub(crate) memory: usize,
}

/// Reads the header block with this index.
pub(crate) type ReadHeader<'f> = &'f mut dyn FnMut(usize, &mut Reader<'_>) -> Result<()>;

/// Reads the body's element.
pub(crate) type ReadElement<'f> = &'f mut dyn FnMut(&mut Reader<'_>) -> Result<()>;

/// Reads an envelope of either version with what came beside it, of which what isn't taken is left. Its body is the
/// contract's element or a fault. Where the contract's element is the fault's own, it is that. When the deadline has
/// passed, that is an error.
pub(crate) fn read(
    text: &str,
    contract: &Contract,
    (parts, deadline): (&mut Parts, Option<Deadline>),
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<Body> {
    let mut reader = Reader::new(text, contract.namespaces)?;
    reader.parts = std::mem::take(parts);
    reader.deadline = deadline;
    reader.memory = contract.memory;
    let root = reader.root()?;
    let soap = match root {
        (soap @ (builtin::SOAP11 | builtin::SOAP12), "Envelope") => soap,
        (_, "Envelope") => {
            return Err(envelope(&reader, "the root is an Envelope, but of neither SOAP 1.1 nor SOAP 1.2".to_owned()));
        }
        (_, other) => return Err(envelope(&reader, format!("the root is `{other}`, not a SOAP Envelope"))),
    };
    let mut body = None;
    while let Some((namespace, local)) = reader.child()? {
        match local {
            "Header" if namespace == soap && body.is_none() => {
                let mut cursor = reader.begin(contract.headers);
                loop {
                    match reader.next(&mut cursor) {
                        usize::MAX => break,
                        index => header(index, &mut reader)?,
                    }
                }
                reader.end()?;
            }
            "Body" if namespace == soap && body.is_none() => {
                body = Some(read_body(&mut reader, soap, contract.body, element)?);
            }
            // SOAP 1.1 allows elements after the body (4.1.1); a second body or a late header is none of them.
            "Header" | "Body" if namespace == soap => {
                return Err(envelope(&reader, format!("`{local}` stands where the envelope has no place for it")));
            }
            _ => reader.skip()?,
        }
    }
    let Some(body) = body else { return Err(envelope(&reader, "the envelope has no Body".to_owned())) };
    *parts = std::mem::take(&mut reader.parts);
    reader.finish()?;
    Ok(body)
}

fn read_body(reader: &mut Reader<'_>, soap: u8, body: Option<Field>, element: ReadElement<'_>) -> Result<Body> {
    if body.is_some_and(|field| field.is_body()) {
        let first = reader.sibling()?;
        if first.is_some() {
            reader.again();
        }
        if first != Some((soap, "Fault")) {
            return element(reader).map(|()| Body::Element);
        }
    }
    let mut content = None;
    while let Some((namespace, local)) = reader.sibling()? {
        if content.is_some() {
            return Err(envelope(reader, format!("`{local}` is a second element in the Body")));
        }
        content = Some(match body {
            Some(field) if (namespace, local) == (field.namespace, field.local()) => {
                reader.text_type = field.text_type();
                element(reader)?;
                Body::Element
            }
            _ if namespace == soap && local == "Fault" => Body::Fault(fault::read(reader)?),
            Some(field) if field.is_response(local) => {
                element(reader)?;
                Body::Element
            }
            Some(field) if local == field.local() => {
                let what = format!("the Body holds `{local}`, but of another namespace than the contract's");
                return Err(envelope(reader, what));
            }
            Some(field) => {
                let what = format!("the Body holds `{local}`, not `{}`", field.local());
                return Err(envelope(reader, what));
            }
            None => {
                reader.skip()?;
                Body::Element
            }
        });
    }
    let content = match (content, body) {
        (Some(content), _) => content,
        (None, None) => Body::Element,
        (None, Some(field)) => return Err(reader.error(XmlErrorKind::Missing(field.local()))),
    };
    reader.leave();
    Ok(content)
}

#[cold]
fn envelope(reader: &Reader<'_>, what: String) -> XmlError {
    reader.error(XmlErrorKind::Envelope(what.into()))
}
