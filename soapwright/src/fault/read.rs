//! Reading of faults (SOAP 1.1, 4.4; SOAP 1.2 Part 1, 5.4).

use super::{Fault, detail::Faults};
use crate::{
    deadline::Deadline,
    xml::{
        Field, Namespace, Reader, Result, XmlErrorKind,
        content::{AnyType, Element, Node},
    },
};

/// Reads the innermost element, a `Fault` of either version. Its children are distinguished by their local names alone:
/// SOAP 1.1 requires them to be in no namespace, but not every server complies.
///
/// If an error follows the code or the reason, they are returned with the error as `unread`, and nothing else can be
/// read. The cause of a failure must not be lost because the rest of its message is broken.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Fault> {
    let mut fault = Fault::default();
    match read_children(&mut fault, reader) {
        Err(error) if *error.kind() == XmlErrorKind::Late || fault.code.is_empty() && fault.reason.is_empty() => {
            Err(error)
        }
        Err(error) => Ok(Fault { unread: Some(error), ..fault }),
        Ok(()) => Ok(fault),
    }
}

fn read_children(fault: &mut Fault, reader: &mut Reader<'_>) -> Result<()> {
    while let Some((_, local)) = reader.child()? {
        match local {
            "faultcode" => fault.code = local_part(&text(reader)?),
            "faultstring" => fault.reason = text(reader)?,
            "faultactor" | "Role" => fault.actor = Some(text(reader)?.into()),
            "detail" | "Detail" => fault.detail = Some(reader.source()?.into()),
            "Code" => codes(fault, reader)?,
            "Reason" => {
                while reader.child()?.is_some() {
                    let text = text(reader)?;
                    if fault.reason.is_empty() {
                        fault.reason = text;
                    }
                }
            }
            _ => reader.skip()?,
        }
    }
    Ok(())
}

/// Reads a SOAP 1.2 code and the subcodes nested in it, from the outermost.
fn codes(fault: &mut Fault, reader: &mut Reader<'_>) -> Result<()> {
    let (mut subcodes, mut depth) = (Vec::new(), 1);
    while depth > 0 {
        match reader.child()? {
            Some((_, "Value")) if depth == 1 => fault.code = local_part(&text(reader)?),
            Some((_, "Value")) => subcodes.push(local_part(&text(reader)?)),
            Some((_, "Subcode")) => depth += 1,
            Some(_) => reader.skip()?,
            None => depth -= 1,
        }
    }
    fault.subcodes = subcodes.into();
    Ok(())
}

/// Returns the text of the innermost element and of the elements within it, which some servers format as HTML. An
/// element that is nil has no text.
fn text(reader: &mut Reader<'_>) -> Result<String> {
    let Element { value, .. } = reader.element()?;
    let mut pieces = Vec::new();
    collect(&value, &mut pieces);
    Ok(pieces.join(" "))
}

/// Collects the texts of an element, whose depth the reader limits.
fn collect<'a>(value: &'a AnyType, pieces: &mut Vec<&'a str>) {
    for node in &value.content {
        match node {
            Node::Text(text) if text.trim().is_empty() && value.content.len() > 1 => {}
            Node::Text(text) => pieces.push(text),
            Node::Element(element) => collect(&element.value, pieces),
        }
    }
}

fn local_part(qname: &str) -> String {
    let qname = qname.trim();
    qname.rsplit_once(':').map_or(qname, |(_, local)| local).to_owned()
}

/// The envelope of a fault, from which the detail is read in a second pass.
pub(crate) struct Source<'a> {
    pub(crate) envelope: &'a str,
    pub(crate) deadline: Option<Deadline>,
    /// The maximum number of bytes of memory for its values.
    pub(crate) memory: usize,
}

/// Adds the typed detail and the headers to a fault that was read from this envelope. Headers that couldn't be read are
/// left out.
#[cold]
pub(crate) fn complete<F: Faults, A: Default>(
    fault: Fault,
    headers: A,
    source: Source<'_>,
    namespaces: &'static [Namespace],
) -> Box<Fault<F, A>> {
    let headers = if fault.unread.is_some() { A::default() } else { headers };
    let mut fault = fault.with(None, headers);
    let typed = &mut fault.typed;
    let read = read_detail(source, namespaces, F::FIELDS, &mut |index, reader| {
        *typed = Some(F::read(index, reader)?);
        Ok(())
    });
    if let Err(error) = read {
        fault.typed = None;
        fault.unread.get_or_insert(error);
    }
    Box::new(fault)
}

/// Reads the first of these elements in the detail. The envelope is read again from its beginning, so that the
/// namespace declarations are in scope and an error has the right place. Most faults have no declared detail and need
/// no second pass.
fn read_detail(
    Source { envelope, deadline, memory }: Source<'_>,
    namespaces: &'static [Namespace],
    fields: &[Field],
    read: &mut dyn FnMut(usize, &mut Reader<'_>) -> Result<()>,
) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let mut reader = Reader::new(envelope, namespaces)?;
    reader.deadline = deadline;
    reader.memory = memory;
    let (soap, _) = reader.root()?;
    let is_found = find(&mut reader, |namespace, local| namespace == soap && local == "Body")?
        && find(&mut reader, |namespace, local| namespace == soap && local == "Fault")?
        && find(&mut reader, |_, local| matches!(local, "detail" | "Detail"))?;
    if !is_found {
        return Ok(());
    }
    let mut stranger = None;
    while let Some((namespace, local)) = reader.child()? {
        if let Some(index) = fields.iter().position(|field| field.is(namespace, local)) {
            return read(index, &mut reader);
        }
        if fields.iter().any(|field| field.local() == local) {
            let what = format!("the detail contains `{local}`, but not in the contract's namespace");
            stranger.get_or_insert_with(|| reader.error(XmlErrorKind::Envelope(what.into())));
        }
        reader.skip()?;
    }
    stranger.map_or(Ok(()), Err)
}

/// Goes to the next child for which the function returns `true`. Returns `false` if there is none.
fn find(reader: &mut Reader<'_>, is_wanted: impl Fn(u8, &str) -> bool) -> Result<bool> {
    while let Some((namespace, local)) = reader.child()? {
        if is_wanted(namespace, local) {
            return Ok(true);
        }
        reader.skip()?;
    }
    Ok(false)
}
