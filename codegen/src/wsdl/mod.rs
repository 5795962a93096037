//! WSDL documents: in comes the XML of a `definitions` element, out come its components as plain data, named as in WSDL 1.1
//! (2), with the SOAP and MIME bindings (3 and 5). References are expanded names that nobody has looked up yet.

mod binding;
mod node;
mod parse;
mod policy;

pub(crate) use parse::parse;

use std::{path::PathBuf, sync::Arc};

use crate::{
    error::Place,
    qname::QName,
    xml::Reference,
    xsd::{Link, Schema},
};

/// One document that was given, with everything that it imports.
#[derive(Debug)]
pub struct Document {
    /// The file as the user would name it.
    pub name: Arc<str>,
    /// The file.
    pub path: PathBuf,
    /// Its own definitions first, then those that it imports, in reading order.
    pub definitions: Vec<Arc<Definitions>>,
    /// The schemas of all of them, in reading order.
    pub schemas: Vec<Arc<Schema>>,
}

/// A `definitions` element (WSDL 1.1, 2.1).
#[derive(Debug, Default)]
pub struct Definitions {
    /// The target namespace; empty where there is none.
    pub namespace: String,
    /// The documents that it imports.
    pub imports: Vec<Link>,
    /// The schemas within its `types`.
    pub schemas: Vec<Arc<Schema>>,
    /// Messages.
    pub messages: Vec<Message>,
    /// Port types.
    pub port_types: Vec<PortType>,
    /// Bindings.
    pub bindings: Vec<Binding>,
    /// Services.
    pub services: Vec<Service>,
}

/// A message (2.3).
#[derive(Debug)]
pub struct Message {
    /// Its name.
    pub name: QName,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Where it is defined.
    pub place: Place,
}

/// A part of a message.
#[derive(Debug)]
pub struct Part {
    /// Its name; empty where the document doesn't say it.
    pub name: String,
    /// The global element that it is; `None` for a part that is said by `type`.
    pub element: Option<Reference>,
    /// The type that it has; `None` for a part that is said by `element`.
    pub ty: Option<Reference>,
    /// Where it is defined.
    pub place: Place,
}

/// A port type (2.4).
#[derive(Debug)]
pub struct PortType {
    /// Its name.
    pub name: QName,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// An operation of a port type.
#[derive(Debug)]
pub struct Operation {
    /// Its name, which several operations may share; empty where the document doesn't say it.
    pub name: String,
    /// The input message.
    pub input: Option<MessageRef>,
    /// The output message; none for a one-way operation.
    pub output: Option<MessageRef>,
    /// The fault messages.
    pub faults: Vec<MessageRef>,
    /// Whether the output stands first: the server calls the client.
    pub output_first: bool,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// The `input`, `output` or `fault` of an operation.
#[derive(Debug)]
pub struct MessageRef {
    /// Its own name, which tells overloaded operations apart.
    pub name: Option<String>,
    /// The message.
    pub message: Reference,
    /// Where it stands.
    pub place: Place,
}

/// A binding (2.5).
#[derive(Debug)]
pub struct Binding {
    /// Its name.
    pub name: QName,
    /// The port type that it binds.
    pub port_type: Reference,
    /// `soap:binding`; none where the protocol isn't SOAP.
    pub soap: Option<SoapBinding>,
    /// Whether its messages must be as MTOM has them.
    pub mtom: bool,
    /// Its operations.
    pub operations: Vec<BindingOperation>,
    /// Where it is defined.
    pub place: Place,
}

/// The version of SOAP that a binding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoapVersion {
    /// SOAP 1.1.
    Soap11,
    /// SOAP 1.2.
    Soap12,
}

impl std::fmt::Display for SoapVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SoapVersion::Soap11 => "SOAP 1.1",
            SoapVersion::Soap12 => "SOAP 1.2",
        })
    }
}

/// `soap:binding` (3.3).
#[derive(Debug)]
pub struct SoapBinding {
    /// The version of SOAP.
    pub version: SoapVersion,
    /// The default style of its operations.
    pub style: Style,
    /// The transport's URI; empty where there is none.
    pub transport: String,
}

/// `style` of a SOAP binding or operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The body holds the message parts.
    Document,
    /// The body holds an element for the operation.
    Rpc,
    /// Something that WSDL doesn't have.
    Unknown,
}

/// An operation of a binding.
#[derive(Debug)]
pub struct BindingOperation {
    /// Its name.
    pub name: String,
    /// `soapAction`; empty where there is none.
    pub soap_action: String,
    /// Its own style.
    pub style: Option<Style>,
    /// The input.
    pub input: Option<BindingMessage>,
    /// The output.
    pub output: Option<BindingMessage>,
    /// The faults.
    pub faults: Vec<BindingFault>,
    /// Where it stands.
    pub place: Place,
}

/// The `fault` of a binding operation, with its `soap:fault` (3.6).
#[derive(Debug)]
pub struct BindingFault {
    /// The name of the operation's fault; `None` where neither element says it.
    pub name: Option<String>,
    /// `use="encoded"`.
    pub encoded: bool,
    /// Where it stands.
    pub place: Place,
}

/// The `input` or `output` of a binding operation.
#[derive(Debug)]
pub struct BindingMessage {
    /// Its own name, which tells overloaded operations apart.
    pub name: Option<String>,
    /// `soap:body`.
    pub body: Option<SoapBody>,
    /// `soap:header`, in document order.
    pub headers: Vec<SoapHeader>,
    /// The parts of a `mime:multipartRelated` beside the SOAP message, in document order.
    pub attachments: Vec<Attachment>,
    /// An extension element in the place of `soap:body`, such as `multipartRelated`.
    pub extension: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// `mime:content` or `mime:mimeXml` (5.4, 5.6).
#[derive(Debug)]
pub struct Attachment {
    /// The part of the message; `None` where the document doesn't say it, because there is one only.
    pub part: Option<String>,
    /// Its media type, which may have a `*` in it.
    pub media_type: String,
    /// Where it stands.
    pub place: Place,
}

/// `soap:body` (3.5).
#[derive(Debug)]
pub struct SoapBody {
    /// `use="encoded"`.
    pub encoded: bool,
    /// The parts that it names; `None` is all of them.
    pub parts: Option<Vec<String>>,
    /// The namespace of an rpc operation's wrapper.
    pub namespace: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// `soap:header` or `soap:headerfault` (3.7).
#[derive(Debug)]
pub struct SoapHeader {
    /// `use="encoded"`.
    pub encoded: bool,
    /// The message whose part it is.
    pub message: Reference,
    /// The part; empty where the document doesn't say it.
    pub part: String,
    /// The header faults of a header.
    pub faults: Vec<SoapHeader>,
    /// The namespace of a block that is a part with a type.
    pub namespace: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A service (2.7).
#[derive(Debug)]
pub struct Service {
    /// Its name; empty where the document doesn't say it.
    pub name: String,
    /// Its ports.
    pub ports: Vec<Port>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
}

/// A port (2.6).
#[derive(Debug)]
pub struct Port {
    /// Its name; empty where the document doesn't say it.
    pub name: String,
    /// Its binding.
    pub binding: Reference,
    /// `soap:address location`.
    pub address: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// The `transport` of SOAP over HTTP; none said means HTTP too.
const HTTP_TRANSPORTS: [&str; 3] =
    ["http://schemas.xmlsoap.org/soap/http", "http://www.w3.org/2003/05/soap/bindings/HTTP", ""];

/// Whether it is SOAP over HTTP.
pub(crate) fn is_http(soap: &SoapBinding) -> bool {
    HTTP_TRANSPORTS.contains(&soap.transport.trim_end_matches('/'))
}
