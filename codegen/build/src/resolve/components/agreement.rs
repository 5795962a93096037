//! Compares several declarations of one name in one document. Those that agree are one component; those that differ are
//! a finding (WSDL 1.1, 2.1).

use std::collections::BTreeMap;

use super::kind::ComponentKind;
use crate::{
    error::{Diagnostic, Place},
    qname::QName,
    wsdl::{
        Binding, BindingMessage, BindingOperation, Message, MessageRef, Operation, Part, PortType, SoapHeader,
        SoapVersion, Style,
    },
};

/// A component of a WSDL, or the contradiction between its declarations.
pub(crate) type Declared<'a, T> = Result<&'a T, Box<Diagnostic>>;

/// A named component whose declarations can be compared.
pub(crate) trait Component {
    /// The kind of the component.
    const KIND: ComponentKind;
    /// Returns its name.
    fn name(&self) -> &QName;
    /// Returns the place of its declaration.
    fn place(&self) -> &Place;
    /// Returns whether another declaration says the same.
    fn agrees(&self, other: &Self) -> bool;
}

/// Adds a declaration to those of its kind.
pub(crate) fn declare<'a, T: Component>(all: &mut BTreeMap<&'a QName, Declared<'a, T>>, component: &'a T) {
    let known = all.entry(component.name()).or_insert(Ok(component));
    if let Ok(first) = known
        && !first.agrees(component)
    {
        let message = format!("{} `{}` differs from its declaration at {}", T::KIND, component.name(), first.place());
        *known = Err(Box::new(contradiction(component.place(), message)));
    }
}

/// Returns the finding that a declaration at this place contradicts another.
pub(crate) fn contradiction(place: &Place, message: String) -> Diagnostic {
    Diagnostic::at(place, message).help("declare it once, or give one of the two another name")
}

impl Component for Message {
    const KIND: ComponentKind = ComponentKind::Message;

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        let (one, other) = (&self.parts, &other.parts);
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| parts_agree(one, other))
    }
}

impl Component for PortType {
    const KIND: ComponentKind = ComponentKind::PortType;

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        let (one, other) = (&self.operations, &other.operations);
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| operations_agree(one, other))
    }
}

impl Component for Binding {
    const KIND: ComponentKind = ComponentKind::Binding;

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        let (one, two) = (&self.operations, &other.operations);
        self.port_type.as_ref().ok() == other.port_type.as_ref().ok()
            && soap(self) == soap(other)
            && one.len() == two.len()
            && one.iter().zip(two).all(|(one, other)| bindings_agree(one, other))
    }
}

/// Returns whether parts of two messages say the same.
fn parts_agree(one: &Part, other: &Part) -> bool {
    let element = |part: &Part| part.element.as_ref().map(|name| name.as_ref().ok().cloned());
    let ty = |part: &Part| part.ty.as_ref().map(|name| name.as_ref().ok().cloned());
    one.name == other.name && element(one) == element(other) && ty(one) == ty(other)
}

/// Returns the name of an input, output or fault, and the name of its message.
fn reference(message: &MessageRef) -> (Option<&str>, Option<&QName>) {
    (message.name.as_deref(), message.message.as_ref().ok())
}

/// Returns whether operations of two port types say the same.
fn operations_agree(one: &Operation, other: &Operation) -> bool {
    one.name == other.name
        && one.output_first == other.output_first
        && one.input.as_ref().map(reference) == other.input.as_ref().map(reference)
        && one.output.as_ref().map(reference) == other.output.as_ref().map(reference)
        && one.faults.iter().map(reference).eq(other.faults.iter().map(reference))
}

/// Returns the SOAP version, style and transport of a binding.
fn soap(binding: &Binding) -> Option<(SoapVersion, Style, &str)> {
    binding.soap.as_ref().map(|soap| (soap.version, soap.style, soap.transport.as_str()))
}

/// Returns whether operations of two bindings say the same.
fn bindings_agree(one: &BindingOperation, other: &BindingOperation) -> bool {
    let messages = [(&one.input, &other.input), (&one.output, &other.output)];
    (&one.name, &one.soap_action, one.style) == (&other.name, &other.soap_action, other.style)
        && messages.iter().all(|(one, other)| {
            let (one, other) = (one.as_ref(), other.as_ref());
            message_difference(one, other).is_none() && namespace(one) == namespace(other)
        })
}

fn namespace(message: Option<&BindingMessage>) -> Option<&String> {
    message?.body.as_ref()?.namespace.as_ref()
}

/// Returns the difference between the bindings of two messages, if there is one.
pub(crate) fn message_difference(one: Option<&BindingMessage>, other: Option<&BindingMessage>) -> Option<&'static str> {
    let (one, other) = match (one, other) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return Some("other messages"),
    };
    if one.extension != other.extension || attachments(one) != attachments(other) {
        return Some("attachments only");
    }
    match (&one.body, &other.body) {
        (Some(one), Some(other)) if one.encoded != other.encoded => return Some("another use"),
        (Some(one), Some(other)) if one.parts != other.parts => return Some("other parts in its body"),
        (Some(_), None) | (None, Some(_)) => return Some("another body"),
        _ => {}
    }
    (headers(one) != headers(other)).then_some("other headers")
}

/// Returns the attachments of a message: part and media type.
fn attachments(message: &BindingMessage) -> Vec<(Option<&str>, &str)> {
    message.attachments.iter().map(|attachment| (attachment.part.as_deref(), attachment.media_type.as_str())).collect()
}

/// Returns the headers of a message in an order that doesn't depend on the document.
fn headers(message: &BindingMessage) -> Vec<(Option<&QName>, &str, bool)> {
    fn header(SoapHeader { message, part, encoded, .. }: &SoapHeader) -> (Option<&QName>, &str, bool) {
        (message.as_ref().ok(), part, *encoded)
    }
    let mut headers: Vec<_> = message.headers.iter().map(header).collect();
    headers.sort();
    headers
}
