//! The header blocks of messages, typed.

use crate::xml::{Field, Namespace, Reader, Result, Writer, XmlError};
use std::fmt;

/// The header blocks of the requests, or of the responses, of a service.
///
/// Generated code implements it. A service without headers has `()`.
pub trait Headers: Default + 'static {
    /// The namespaces that the blocks' names are numbered by.
    #[doc(hidden)]
    const NAMESPACES: &'static [Namespace];

    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn read_header(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), XmlError>;

    #[doc(hidden)]
    fn write_header(&self, index: usize, writer: &mut Writer);

    /// Whether they say that the call failed.
    fn failed(&self) -> bool {
        false
    }

    /// Why the call failed, for a person.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the server gave no reason")
    }
}

impl Headers for () {
    const NAMESPACES: &'static [Namespace] = &[];

    const FIELDS: &'static [Field] = &[];

    fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
        reader.skip()
    }

    fn write_header(&self, _: usize, _: &mut Writer) {}
}

/// Why headers can't go with the requests of another service.
#[derive(Debug)]
#[non_exhaustive]
pub enum HeadersError {
    /// The service takes no header block of this name, and there is one to send.
    Unknown(&'static str),
    /// The block has another content there, or a character that XML can't carry.
    Xml(XmlError),
}

impl fmt::Display for HeadersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeadersError::Unknown(name) => write!(f, "the service takes no header `{name}`"),
            HeadersError::Xml(_) => f.write_str("the service's headers have another content"),
        }
    }
}

impl std::error::Error for HeadersError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            HeadersError::Unknown(_) => None,
            HeadersError::Xml(error) => Some(error),
        }
    }
}

/// Headers as those of another service, which may be of another generated crate: each block that is there becomes the
/// one of the same name.
///
/// So a ticket that one crate got goes with the requests of any other whose contract names the same header blocks.
pub fn convert_headers<A: Headers, B: Headers>(headers: &A) -> Result<B, HeadersError> {
    let mut writer = Writer::new(A::NAMESPACES);
    writer.raw("<headers");
    writer.declare_here();
    writer.raw(">");
    for (index, field) in A::FIELDS.iter().enumerate() {
        let before = writer.len();
        headers.write_header(index, &mut writer);
        let name = (uri(A::NAMESPACES, field), field.local());
        if writer.len() > before && !B::FIELDS.iter().any(|other| (uri(B::NAMESPACES, other), other.local()) == name) {
            return Err(HeadersError::Unknown(field.local()));
        }
    }
    writer.raw("</headers>");
    let text = writer.finish().map_err(HeadersError::Xml)?;
    let mut converted = B::default();
    read(&mut converted, &String::from_utf8_lossy(&text)).map_err(HeadersError::Xml)?;
    Ok(converted)
}

/// Returns the name of a field's namespace.
fn uri(namespaces: &'static [Namespace], field: &Field) -> &'static str {
    namespaces.get(usize::from(field.namespace)).map_or("", |namespace| namespace.uri)
}

fn read<B: Headers>(headers: &mut B, text: &str) -> Result<()> {
    let mut reader = Reader::new(text, B::NAMESPACES)?;
    reader.root()?;
    let mut cursor = reader.begin(B::FIELDS);
    loop {
        match reader.next(&mut cursor) {
            usize::MAX => return reader.end(),
            index => headers.read_header(index, &mut reader)?,
        }
    }
}
