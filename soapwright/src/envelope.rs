//! The envelope of both SOAP versions (SOAP 1.1, 4; SOAP 1.2 Part 1, 5).

use crate::{
    binding::SoapVersion,
    deadline::Deadline,
    fault::{self, Fault},
    headers::{HeaderBlocks, namespace},
    parts::{Ahead, Parts},
    xml::{Field, Namespace, Reader, Result, Writer, XmlError, XmlErrorKind, builtin},
};

/// The two parts of an envelope.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Header,
    Body,
}

/// Writes an envelope (SOAP 1.1, 4; SOAP 1.2 Part 1, 5). An empty Header is left out. With `whole`, the closure writes
/// the Body with its tags.
pub(crate) fn write(writer: &mut Writer, version: SoapVersion, whole: bool, write: &mut dyn FnMut(&mut Writer, Part)) {
    writer.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"");
    writer.raw(namespace(version));
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

/// The content that was found in the Body.
pub(crate) enum Body {
    Element,
    Fault(Fault),
}

/// The parts of a contract that are needed to read a message.
pub(crate) struct Contract {
    pub(crate) namespaces: &'static [Namespace],
    /// The element in the Body, or `BODY` or `EMPTY_BODY` for the Body itself. `None` if the Body is expected to be
    /// empty.
    pub(crate) body: Option<Field>,
    /// The header blocks.
    pub(crate) headers: &'static [Field],
    /// The maximum number of bytes of memory for the values of the message.
    pub(crate) memory: usize,
}

/// An envelope with the other parts of its message, to be read.
pub(crate) struct Input<'a> {
    pub(crate) text: &'a str,
    /// The parts that are included in the text.
    pub(crate) inclusions: Ahead<'a>,
    /// The parts that values may refer to. Those that no value refers to are left.
    pub(crate) parts: &'a mut Parts,
    /// The place for header blocks that the contract doesn't declare, if they are kept.
    pub(crate) others: Option<&'a mut HeaderBlocks>,
    /// The time until which reading must end.
    pub(crate) deadline: Option<Deadline>,
}

/// Reads the header block with this index.
pub(crate) type ReadHeader<'f> = &'f mut dyn FnMut(usize, &mut Reader<'_>) -> Result<()>;

/// Reads the body's element.
pub(crate) type ReadElement<'f> = &'f mut dyn FnMut(&mut Reader<'_>) -> Result<()>;

/// Reads an envelope of either version. The Body contains the contract's element or a fault. If the contract's element
/// is `Fault` itself, it is read as that. A deadline that passes is an error.
pub(crate) fn read(
    Input { text, inclusions, parts, mut others, deadline }: Input<'_>,
    contract: &Contract,
    header: ReadHeader<'_>,
    element: ReadElement<'_>,
) -> Result<Body> {
    let mut reader = Reader::new(text, contract.namespaces)?;
    reader.parts = std::mem::take(parts);
    reader.inclusions = inclusions;
    reader.deadline = deadline;
    reader.memory = contract.memory;
    let root = reader.root()?;
    let soap = match root {
        (soap @ (builtin::SOAP11 | builtin::SOAP12), "Envelope") => soap,
        (_, "Envelope") => {
            return Err(envelope(
                &reader,
                "the root is an Envelope, but neither of SOAP 1.1 nor of SOAP 1.2".to_owned(),
            ));
        }
        (_, other) => return Err(envelope(&reader, format!("the root is `{other}`, not a SOAP Envelope"))),
    };
    let mut body = None;
    while let Some((namespace, local)) = reader.child()? {
        match local {
            "Header" if namespace == soap && body.is_none() => {
                let mut cursor = reader.begin(contract.headers);
                let mut others = others.as_deref_mut().map(HeaderBlocks::list);
                while let Some(index) = reader.next_block(&mut cursor, &mut others)? {
                    header(index, &mut reader)?;
                }
            }
            "Body" if namespace == soap && body.is_none() => {
                body = Some(read_body(&mut reader, soap, contract.body, element)?);
                if let Some(Body::Fault(Fault { unread: Some(_), .. })) = body {
                    // The rest of the message can't be read.
                    break;
                }
            }
            // SOAP 1.1 allows other elements after the Body (4.1.1), but neither a second Body nor a Header.
            "Header" | "Body" if namespace == soap => {
                return Err(envelope(&reader, format!("`{local}` is not allowed at this place in the envelope")));
            }
            _ => reader.skip()?,
        }
    }
    let Some(body) = body else { return Err(envelope(&reader, "the envelope has no Body".to_owned())) };
    *parts = std::mem::take(&mut reader.parts);
    if !matches!(body, Body::Fault(Fault { unread: Some(_), .. })) {
        reader.finish()?;
    }
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
            _ if namespace == soap && local == "Fault" => match fault::read(reader)? {
                fault @ Fault { unread: Some(_), .. } => return Ok(Body::Fault(fault)),
                fault => Body::Fault(fault),
            },
            Some(field) if field.is_response(local) => {
                element(reader)?;
                Body::Element
            }
            Some(field) if local == field.local() => {
                let what = format!("the Body contains `{local}`, but not in the contract's namespace");
                return Err(envelope(reader, what));
            }
            Some(field) => {
                let what = format!("the Body contains `{local}`, not `{}`", field.local());
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
