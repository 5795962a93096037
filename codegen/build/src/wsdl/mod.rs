//! Reads WSDL documents: takes the XML of a `definitions` element, and returns its components as plain data, named as
//! in WSDL 1.1 (2), with the SOAP and MIME bindings (3 and 5). References are expanded names, which are not resolved
//! yet.

mod binding;
mod node;
mod parse;
mod policy;

pub(crate) use parse::parse;

use std::{path::PathBuf, sync::Arc};

use crate::{
    error::{Diagnostic, Place},
    qname::QName,
    xml::Reference,
    xsd::{ComponentName, Link, Schema},
};

/// A given document with all its imports.
#[derive(Debug)]
pub struct Document {
    /// The path as the user gave it, for messages.
    pub name: Arc<str>,
    /// The path of the file.
    pub path: PathBuf,
    /// The definitions of the document itself, followed by the imported ones in reading order.
    pub definitions: Vec<Arc<Definitions>>,
    /// The schemas of all these definitions and their imports, in reading order.
    pub schemas: Vec<Arc<Schema>>,
    /// The imports and includes whose files couldn't be read, in reading order.
    pub unread: Vec<Unread>,
}

/// An import or include whose file couldn't be read.
#[derive(Debug)]
pub struct Unread {
    /// The namespace whose components are missing because of it.
    pub namespace: String,
    /// Whether the file would be a WSDL document, which may have schemas of other namespaces too.
    pub is_wsdl: bool,
    /// The name of the cause in the finding about the file.
    pub cause: String,
}

/// A `definitions` element (WSDL 1.1, 2.1).
#[derive(Debug, Default)]
pub struct Definitions {
    /// The target namespace; empty if there is none.
    pub namespace: String,
    /// The imports of other WSDL documents.
    pub imports: Vec<Link>,
    /// The inline schemas in `types`.
    pub schemas: Vec<Arc<Schema>>,
    /// The messages.
    pub messages: Vec<Message>,
    /// The port types.
    pub port_types: Vec<PortType>,
    /// The bindings.
    pub bindings: Vec<Binding>,
    /// The services.
    pub services: Vec<Service>,
}

/// A message (2.3).
#[derive(Debug)]
pub struct Message {
    /// Its name.
    pub name: QName,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The place of its definition.
    pub place: Place,
}

/// A part of a message (2.3.1).
#[derive(Debug)]
pub struct Part {
    /// Its name; empty if the attribute is missing.
    pub name: String,
    /// The global element in the attribute `element`, if the part has one.
    pub element: Option<Reference>,
    /// The type in the attribute `type`, if the part has one.
    pub ty: Option<Result<ComponentName, Box<Diagnostic>>>,
    /// The place of its definition.
    pub place: Place,
}

/// A port type (2.4).
#[derive(Debug)]
pub struct PortType {
    /// Its name.
    pub name: QName,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// The text of its `documentation`, with markup.
    pub doc: Option<String>,
    /// The place of its definition.
    pub place: Place,
}

/// An operation of a port type.
#[derive(Debug)]
pub struct Operation {
    /// Its name, which overloaded operations share; empty if the attribute is missing.
    pub name: String,
    /// The input message.
    pub input: Option<MessageRef>,
    /// The output message; `None` for a one-way operation (2.4.1).
    pub output: Option<MessageRef>,
    /// The fault messages.
    pub faults: Vec<MessageRef>,
    /// Whether the output precedes the input: a solicit-response or notification operation, which the server sends
    /// (2.4.3, 2.4.4).
    pub output_first: bool,
    /// The text of its `documentation`, with markup.
    pub doc: Option<String>,
    /// The place of its definition.
    pub place: Place,
}

/// The `input`, `output` or `fault` of an operation.
#[derive(Debug)]
pub struct MessageRef {
    /// Its `name`, which distinguishes overloaded operations.
    pub name: Option<String>,
    /// The message.
    pub message: Reference,
    /// The place of the element.
    pub place: Place,
}

/// A binding (2.5).
#[derive(Debug)]
pub struct Binding {
    /// Its name.
    pub name: QName,
    /// The port type that it binds.
    pub port_type: Reference,
    /// `soap:binding`; `None` for another protocol.
    pub soap: Option<SoapBinding>,
    /// Whether a policy requires MTOM for its messages.
    pub mtom: bool,
    /// Its operations.
    pub operations: Vec<BindingOperation>,
    /// The place of its definition.
    pub place: Place,
}

/// The version of SOAP of a binding.
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
    /// The URI of the transport; empty if there is none.
    pub transport: String,
}

/// The `style` of a SOAP binding or operation (3.3, 3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The body holds the message parts.
    Document,
    /// The body holds an element for the operation.
    Rpc,
    /// A value that WSDL doesn't define.
    Unknown,
}

/// An operation of a binding.
#[derive(Debug)]
pub struct BindingOperation {
    /// Its name.
    pub name: String,
    /// `soapAction`; empty if there is none.
    pub soap_action: String,
    /// Its `style`; `None` means the style of the binding.
    pub style: Option<Style>,
    /// The input.
    pub input: Option<BindingMessage>,
    /// The output.
    pub output: Option<BindingMessage>,
    /// The faults.
    pub faults: Vec<BindingFault>,
    /// The place of the element.
    pub place: Place,
}

/// The `fault` of a binding operation, with its `soap:fault` (3.6).
#[derive(Debug)]
pub struct BindingFault {
    /// The name of the fault in the port type; `None` if neither element has a `name`.
    pub name: Option<String>,
    /// Whether `use` is `encoded`.
    pub encoded: bool,
    /// The place of the element.
    pub place: Place,
}

/// The `input` or `output` of a binding operation.
#[derive(Debug)]
pub struct BindingMessage {
    /// Its `name`, which distinguishes overloaded operations.
    pub name: Option<String>,
    /// `soap:body`.
    pub body: Option<SoapBody>,
    /// `soap:header`, in document order.
    pub headers: Vec<SoapHeader>,
    /// The parts of a `mime:multipartRelated` other than the SOAP message, in document order.
    pub attachments: Vec<Attachment>,
    /// The name of an unsupported extension element instead of `soap:body`, such as `multipartRelated`.
    pub extension: Option<String>,
    /// The place of the element.
    pub place: Place,
}

/// `mime:content` or `mime:mimeXml` (5.4, 5.6).
#[derive(Debug)]
pub struct Attachment {
    /// The part of the message; `None` if the attribute is missing, which is allowed for a message with a single part.
    pub part: Option<String>,
    /// The media type, which may contain `*`.
    pub media_type: String,
    /// The place of the element.
    pub place: Place,
}

/// `soap:body` (3.5).
#[derive(Debug)]
pub struct SoapBody {
    /// Whether `use` is `encoded`.
    pub encoded: bool,
    /// The parts in the body; `None` means all parts of the message.
    pub parts: Option<Vec<String>>,
    /// The namespace of the wrapper of an rpc operation.
    pub namespace: Option<String>,
    /// The place of the element.
    pub place: Place,
}

/// `soap:header` or `soap:headerfault` (3.7).
#[derive(Debug)]
pub struct SoapHeader {
    /// Whether `use` is `encoded`.
    pub encoded: bool,
    /// The message that contains the part.
    pub message: Reference,
    /// The part; empty if the attribute is missing.
    pub part: String,
    /// The `soap:headerfault` elements of a header.
    pub faults: Vec<SoapHeader>,
    /// The namespace of the header block, for a part with a type.
    pub namespace: Option<String>,
    /// The place of the element.
    pub place: Place,
}

/// A service (2.7).
#[derive(Debug)]
pub struct Service {
    /// Its name; empty if the attribute is missing.
    pub name: String,
    /// Its ports.
    pub ports: Vec<Port>,
    /// The text of its `documentation`, with markup.
    pub doc: Option<String>,
}

/// A port (2.6).
#[derive(Debug)]
pub struct Port {
    /// Its name; empty if the attribute is missing.
    pub name: String,
    /// Its binding.
    pub binding: Reference,
    /// `soap:address location`.
    pub address: Option<String>,
    /// The place of the element.
    pub place: Place,
}

/// The transports that mean SOAP over HTTP; an absent transport does too.
const HTTP_TRANSPORTS: [&str; 3] =
    ["http://schemas.xmlsoap.org/soap/http", "http://www.w3.org/2003/05/soap/bindings/HTTP", ""];

/// Returns whether a binding is SOAP over HTTP.
pub(crate) fn is_http(soap: &SoapBinding) -> bool {
    HTTP_TRANSPORTS.contains(&soap.transport.trim_end_matches('/'))
}
