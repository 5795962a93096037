//! Ports that one client can call: those whose bindings differ only in the version of SOAP and the soapAction.

use super::{binding::binding_operation, service::Candidate};
use crate::{
    resolve::components::agreement::message_difference,
    wsdl::{BindingOperation, Style},
};

/// Describes the difference between two ports of one port type; returns `None` if their messages are the same.
///
/// In another version of SOAP an operation may have another soapAction, and there may be other operations.
pub(crate) fn difference(one: &Candidate<'_>, other: &Candidate<'_>) -> Option<String> {
    let same_version = one.soap.version == other.soap.version;
    one.port_type.operations.iter().find_map(|operation| {
        let bound_by = |binding| binding_operation(binding, one.port_type, operation);
        let what = match (bound_by(one.binding), bound_by(other.binding)) {
            (Some(bound), Some(other_bound)) => {
                let style =
                    |candidate: &Candidate<'_>, bound: &BindingOperation| bound.style.unwrap_or(candidate.soap.style);
                if style(one, bound) != style(other, other_bound) {
                    "another style"
                } else if same_version && bound.soap_action != other_bound.soap_action {
                    "another soapAction"
                } else if style(one, bound) == Style::Rpc && namespaces(one, bound) != namespaces(other, other_bound) {
                    "another namespace"
                } else {
                    message_difference(bound.input.as_ref(), other_bound.input.as_ref())
                        .or_else(|| message_difference(bound.output.as_ref(), other_bound.output.as_ref()))?
                }
            }
            (None, Some(_)) if same_version => "a binding only",
            _ => return None,
        };
        Some(format!("operation `{}` has {what} there", operation.name))
    })
}

/// Returns the namespaces of the elements of an operation in rpc style.
fn namespaces<'c>(candidate: &Candidate<'c>, bound: &'c BindingOperation) -> [&'c str; 2] {
    [&bound.input, &bound.output].map(|message| {
        let said = message.as_ref().and_then(|message| message.body.as_ref()?.namespace.as_deref());
        said.unwrap_or(&candidate.binding.name.namespace)
    })
}
