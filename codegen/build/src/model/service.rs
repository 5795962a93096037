//! Services, their operations and messages (WSDL 1.1, 2 and 3).

use super::{Element, Field, Name, SoapVersion};
use crate::{
    error::{Diagnostic, Place},
    obstacle::Obstacle,
};

/// A service, with the port that its client calls by default, whose binding is SOAP over HTTP.
#[derive(Debug)]
pub struct Service {
    /// The service's name.
    pub name: Name,
    /// The port type's name.
    pub port_type: Name,
    /// The identifier of the module: `user` for the port type `User`. Set by `names`.
    pub module: String,
    /// The identifier of the client: `UserClient` for the port type `User`. Set by `names`.
    pub client: String,
    /// The identifier of the trait that a server implements: `UserService` for the port type `User`. Set by `names`.
    pub implementation: String,
    /// The identifier of the server: `UserServer` for the port type `User`. Set by `names`.
    pub server: String,
    /// The port's name.
    pub port: String,
    /// The port's `soap:address location`, if there is one.
    pub address: Option<String>,
    /// The SOAP version of the port's binding, which is the client's default.
    pub soap: SoapVersion,
    /// The other ports of the service for this port type.
    pub other_ports: Vec<OtherPort>,
    /// Documentation of the service, or of its port type if the service has none.
    pub doc: Option<String>,
    /// The path of the document as the user gave it.
    pub document: String,
    /// The operations in the order of the port type.
    pub operations: Vec<Operation>,
    /// The operations that can't be generated.
    pub left_out: Vec<LeftOut>,
    /// The input header blocks of all its operations, each once, in the order of their first appearance.
    pub headers_in: Vec<Field>,
    /// The output header blocks of all its operations, each once, in the order of their first appearance.
    pub headers_out: Vec<Field>,
}

impl Service {
    /// Returns the ports that its client can call, each with its name, SOAP version and address.
    pub fn ports(&self) -> impl Iterator<Item = (&str, SoapVersion, Option<&str>)> {
        let own = (self.port.as_str(), self.soap, self.address.as_deref());
        let callable = self.other_ports.iter().filter(|port| port.passed_over.is_none());
        let others = callable.map(|port| (port.name.as_str(), port.soap, port.address.as_deref()));
        [own].into_iter().chain(others)
    }

    /// Returns the elements that travel in its messages: bodies and faults by operation, then header blocks.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        let headers = self.headers_in.iter().chain(&self.headers_out).map(|header| &header.element);
        self.operations.iter().flat_map(Operation::elements).chain(headers)
    }

    /// Returns whether its client can speak both versions of SOAP.
    pub fn speaks_both(&self) -> bool {
        self.ports().any(|(_, version, _)| version != self.soap)
    }
}

/// Another port of a service for the same port type.
#[derive(Debug, Clone)]
pub struct OtherPort {
    /// The port's name.
    pub name: String,
    /// The port's `soap:address location`, if there is one.
    pub address: Option<String>,
    /// The SOAP version of the port's binding.
    pub soap: SoapVersion,
    /// The reason why the client can't call it, for a message; `None` if it can.
    pub passed_over: Option<String>,
}

/// An operation of a binding (WSDL 1.1, 2.5).
#[derive(Debug)]
pub struct Operation {
    /// The operation's name, and the client method's.
    pub name: Name,
    /// The name that its identifiers are made of: the operation's, or its input's if the operation is overloaded.
    pub called: String,
    /// The identifier of the operation as a value. Set by `names`.
    pub constant: String,
    /// The place of its declaration in the port type.
    pub place: Place,
    /// Documentation as it is written in the document.
    pub doc: Option<String>,
    /// The SOAP version that it is bound in: the service's, unless only another one has a binding for it.
    pub soap: SoapVersion,
    /// `soapAction`; empty where there is none.
    pub soap_action: String,
    /// `soapAction` in the other version of SOAP; `None` if it isn't bound in that.
    pub other_action: Option<String>,
    /// Whether the binding's policy asks for MTOM messages.
    pub mtom: bool,
    /// The body of the request.
    pub input: Body,
    /// The body of the response; `None` for a one-way operation.
    pub output: Option<Body>,
    /// The header blocks of the request: indexes into [`Service::headers_in`], in the order of the binding.
    pub headers_in: Vec<usize>,
    /// The header blocks of the response, including header faults: indexes into [`Service::headers_out`].
    pub headers_out: Vec<usize>,
    /// Whether it declares header faults.
    pub has_header_faults: bool,
    /// The declared faults that can be generated as types.
    pub faults: Vec<Fault>,
    /// The identifier of the enum of its faults. Set by `names`; empty where there are none.
    pub fault: String,
    /// The index of an earlier operation that declares the same faults, whose enum it shares. Set by `names`.
    pub shares_faults: Option<usize>,
}

impl Operation {
    /// Returns the bodies of its messages: the request's, and the response's unless the operation is one-way.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        [&self.input].into_iter().chain(&self.output)
    }

    /// Returns the elements of its bodies, then those of its faults.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        let faults = self.faults.iter().map(|fault| &fault.detail.element);
        self.bodies().map(|body| &body.element).chain(faults)
    }
}

/// A declared fault (WSDL 1.1, 2.4).
#[derive(Debug, Clone)]
pub struct Fault {
    /// The XML name that its variant is named after: the element's, or for a fault by type that of the fault.
    pub name: String,
    /// The element of the detail, which is a variant of the enum of the operation's faults.
    pub detail: Field,
}

/// The body of a message.
#[derive(Debug, Clone)]
pub struct Body {
    /// Whether the body is one element, and where its name is from.
    pub form: Form,
    /// The element, or the content of `soap:Body` itself, which has the name of its type.
    pub element: Element,
    /// Whether its content is open and secret. Set by `secrets`.
    pub secret: bool,
}

/// The form of a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A global element (WSDL 1.1, 3.5: document style).
    Document,
    /// The element of an rpc operation, whose children are the parts.
    Rpc,
    /// No element: `soap:Body` itself has the content of a type.
    Whole,
    /// No element, because the message has no parts: `soap:Body` is empty.
    Empty,
}

impl Form {
    /// Returns whether no single element in `soap:Body` contains the whole message.
    pub fn is_bare(self) -> bool {
        matches!(self, Form::Whole | Form::Empty)
    }
}

/// An operation that is left out, and why.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The operation's name.
    pub operation: String,
    /// `soapAction`; empty where there is none.
    pub soap_action: String,
    /// The unsupported construct or the error in a document.
    pub obstacle: Obstacle,
}

impl LeftOut {
    /// Returns the finding that the operation is left out.
    pub fn diagnostic(&self) -> Diagnostic {
        let message = format!("operation `{}` is left out: {}", self.operation, self.obstacle.reason());
        Diagnostic { message, ..self.obstacle.finding.clone() }
    }
}
