//! Header blocks of messages (SOAP 1.1, 4.2; SOAP 1.2 Part 1, 5.2): those that the contract declares, and others.

mod block;
mod received;

pub use block::HeaderBlock;
pub(crate) use block::namespace;
pub use received::HeaderBlocks;

use crate::xml::{Field, Namespace, QName, Reader, Result, Writer, XmlError};
use std::fmt;

/// The header blocks of a service's requests, or of its responses (SOAP 1.1, 4.2; SOAP 1.2 Part 1, 5.2).
///
/// Generated structs implement it, and so does `()`, the type for a service without header blocks.
pub trait Headers: Default + Send + Sync + 'static {
    /// The namespaces to which the numbers in the fields refer.
    #[doc(hidden)]
    const NAMESPACES: &'static [Namespace];

    #[doc(hidden)]
    const FIELDS: &'static [Field];

    #[doc(hidden)]
    fn read_header(&mut self, index: usize, reader: &mut Reader<'_>) -> Result<(), XmlError>;

    #[doc(hidden)]
    fn write_header(&self, index: usize, writer: &mut Writer);

    /// Returns `true` if the header blocks report that the call failed.
    fn failed(&self) -> bool {
        false
    }

    /// Writes the reason why the call failed, for a person.
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

/// Header blocks of any type that are to be sent.
pub(crate) trait SentHeaders: Send + Sync {
    /// Returns the number of declared header blocks.
    fn len(&self) -> usize;

    /// Returns `true` if the header block with this index has this name.
    fn is(&self, index: usize, name: &QName) -> bool;

    /// Writes the header block with this index, if it is present.
    fn write(&self, index: usize, writer: &mut Writer);
}

impl<H: Headers> SentHeaders for H {
    fn len(&self) -> usize {
        H::FIELDS.len()
    }

    fn is(&self, index: usize, name: &QName) -> bool {
        H::FIELDS.get(index).is_some_and(|field| name.is(uri(H::NAMESPACES, field), field.local()))
    }

    fn write(&self, index: usize, writer: &mut Writer) {
        self.write_header(index, writer);
    }
}

/// The error returned if headers can't be converted into those of another service.
///
/// ```
/// use soapwright::HeadersError;
///
/// let error = HeadersError::Unknown("Ticket");
/// assert_eq!(error.to_string(), "the service has no header `Ticket`");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum HeadersError {
    /// The headers contain a header block of this name, which the other service doesn't have.
    Unknown(&'static str),
    /// A header block can't be written as XML 1.0, or doesn't match the other service's contract.
    Xml(XmlError),
}

impl fmt::Display for HeadersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeadersError::Unknown(name) => write!(f, "the service has no header `{name}`"),
            HeadersError::Xml(_) => f.write_str("the headers do not match the service's contract"),
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

/// Converts headers into those of another service, which may be in another generated crate. Each header block that is
/// present becomes the block of the same name and namespace.
///
/// This way, a ticket from one service can be sent to another whose contract declares the same header block.
///
/// # Errors
///
/// Returns an error if the other service has no block of the same name, or if the content doesn't match its contract.
///
/// ```
/// # use soapwright::xml::{Field, Namespace, ReadXml, Reader, WriteXml, Writer};
/// # use soapwright::XmlError;
/// use soapwright::{Headers, HeadersError, convert_headers};
///
/// # static NAMESPACES: [Namespace; 1] = [Namespace { prefix: "n1", uri: "urn:orders" }];
/// # static TICKET: [Field; 1] = [Field::new("</n1:Ticket>")];
/// # impl Headers for OrderHeaders {
/// #     const NAMESPACES: &'static [Namespace] = &NAMESPACES;
/// #     const FIELDS: &'static [Field] = &TICKET;
/// #     fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
/// #         self.ticket.read_xml(reader)
/// #     }
/// #     fn write_header(&self, _: usize, writer: &mut Writer) {
/// #         self.ticket.write_xml(&TICKET[0], writer);
/// #     }
/// # }
/// # impl Headers for InvoiceHeaders {
/// #     const NAMESPACES: &'static [Namespace] = &NAMESPACES;
/// #     const FIELDS: &'static [Field] = &TICKET;
/// #     fn read_header(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), XmlError> {
/// #         self.ticket.read_xml(reader)
/// #     }
/// #     fn write_header(&self, _: usize, writer: &mut Writer) {
/// #         self.ticket.write_xml(&TICKET[0], writer);
/// #     }
/// # }
/// /// Generated from the contract of one service.
/// #[derive(Debug, Default)]
/// struct OrderHeaders {
///     ticket: Option<String>,
/// }
///
/// /// Generated from the contract of another service, with a header block of the same name.
/// #[derive(Debug, Default)]
/// struct InvoiceHeaders {
///     ticket: Option<String>,
/// }
///
/// let headers = OrderHeaders { ticket: Some("T-1".to_owned()) };
/// let converted: InvoiceHeaders = convert_headers(&headers)?;
/// assert_eq!(converted.ticket.as_deref(), Some("T-1"));
///
/// // A service without headers can't receive the ticket.
/// let refused = convert_headers::<_, ()>(&headers);
/// assert!(matches!(refused, Err(HeadersError::Unknown("Ticket"))));
/// # Ok::<(), HeadersError>(())
/// ```
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
