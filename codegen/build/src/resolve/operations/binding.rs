//! Bindings of the operations of a port type, with overloaded ones told apart (WSDL 1.1, 2.4.5 and 2.5).

use super::service::Service;
use crate::wsdl::{self, Binding, BindingOperation, PortType, SoapBinding};

/// Returns the name of an operation, or for an overloaded one the name of its input if it has one.
pub(crate) fn called<'a>(service: &Service<'a>, operation: &'a wsdl::Operation) -> &'a str {
    let overloaded = service.port_type.operations.iter().filter(|other| other.name == operation.name).count() > 1;
    let input = operation.input.as_ref().and_then(|input| input.name.as_deref());
    input.filter(|_| overloaded).unwrap_or(&operation.name)
}

/// The bindings of an operation.
pub(crate) struct Bindings<'a> {
    pub(crate) soap: &'a SoapBinding,
    pub(crate) operation: &'a BindingOperation,
    /// The operation's binding in the other version of SOAP.
    pub(crate) other: Option<&'a BindingOperation>,
}

/// Returns the binding of an operation in the service's own version of SOAP, or else in the other.
pub(crate) fn bindings<'a>(service: &Service<'a>, operation: &wsdl::Operation) -> Option<Bindings<'a>> {
    let other = service
        .other
        .and_then(|(binding, soap)| Some((binding_operation(binding, service.port_type, operation)?, soap)));
    match (binding_operation(service.binding, service.port_type, operation), other) {
        (Some(operation), other) => {
            Some(Bindings { soap: service.soap, operation, other: other.map(|(operation, _)| operation) })
        }
        (None, other) => other.map(|(operation, soap)| Bindings { soap, operation, other: None }),
    }
}

/// Returns the binding of an operation, found by its name. Overloaded operations are told apart by the names of their
/// messages (2.5), which have defaults (2.4.5), or else by their order.
pub(crate) fn binding_operation<'a>(
    binding: &'a Binding,
    port_type: &PortType,
    operation: &wsdl::Operation,
) -> Option<&'a BindingOperation> {
    let overloads: Vec<_> = port_type.operations.iter().filter(|other| other.name == operation.name).collect();
    let bound: Vec<_> = binding.operations.iter().filter(|bound| bound.name == operation.name).collect();
    let wanted = declared_names(operation);
    let exact = bound.iter().filter(|bound| bound_names(bound) == wanted);
    let alike = overloads.iter().filter(|other| declared_names(other) == wanted);
    let index = alike.clone().position(|other| other.place == operation.place).unwrap_or_default();
    let by_input = || bound.iter().find(|bound| bound_names(bound).0 == wanted.0);
    let found = if overloads.len() > 1 {
        exact.clone().nth(index).or_else(|| by_input().filter(|_| index == 0))
    } else {
        exact.clone().next().or_else(by_input).or(bound.first())
    };
    found.copied()
}

/// Returns the names of the messages of a port type's operation.
fn declared_names(operation: &wsdl::Operation) -> MessageNames {
    let (input, output) = (operation.input.as_ref(), operation.output.as_ref());
    names(&operation.name, input.map(|input| &input.name), output.map(|output| &output.name))
}

/// Returns the names of the messages of a binding's operation.
fn bound_names(bound: &BindingOperation) -> MessageNames {
    let (input, output) = (bound.input.as_ref(), bound.output.as_ref());
    names(&bound.name, input.map(|input| &input.name), output.map(|output| &output.name))
}

/// The names of an operation's input and output.
type MessageNames = (Option<String>, Option<String>);

/// Returns the names of an operation's messages, with the defaults for those that the document doesn't give (2.4.5).
fn names(operation: &str, input: Option<&Option<String>>, output: Option<&Option<String>>) -> MessageNames {
    let default = if output.is_some() { "Request" } else { "" };
    (input.map(|said| name(said, operation, default)), output.map(|said| name(said, operation, "Response")))
}

fn name(said: &Option<String>, operation: &str, suffix: &str) -> String {
    said.clone().unwrap_or_else(|| format!("{operation}{suffix}"))
}
