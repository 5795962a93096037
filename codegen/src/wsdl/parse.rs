//! From a `definitions` element to [`Definitions`].

use std::sync::Arc;

use roxmltree::Node;

use super::{Definitions, Message, MessageRef, Operation, Part, Port, PortType, Service};
use crate::{
    qname::QName,
    xml::{self, Reader, SOAP11, SOAP12, WSDL, XSD},
    xsd::{self, Link, LinkKind},
};

/// The definitions of this `definitions` element, inline schemas included; what it imports is only named.
pub(crate) fn parse(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Definitions {
    let namespace = xml::attribute(node, "targetNamespace").unwrap_or_default();
    let mut definitions = Definitions::default();
    for child in xml::elements(node) {
        match xml::local_name(child, WSDL) {
            Some("import") => definitions.imports.push(Link {
                kind: LinkKind::Import,
                namespace: xml::attribute(child, "namespace").map(str::to_owned),
                location: xml::attribute(child, "location").map(str::to_owned),
                place: reader.place(child),
            }),
            Some("types") => {
                for child in xml::elements(child) {
                    match xml::local_name(child, XSD) {
                        Some("schema") => definitions.schemas.push(Arc::new(xsd::parse(reader, child, None))),
                        Some(other) => {
                            let message = format!("`xs:{other}` is passed over: it stands in no schema");
                            reader.warn(child, message);
                        }
                        None => {}
                    }
                }
            }
            Some("message") => definitions.messages.push(message(reader, child, namespace)),
            Some("portType") => definitions.port_types.push(port_type(reader, child, namespace)),
            Some("binding") => definitions.bindings.push(super::binding::parse(reader, child, namespace)),
            Some("service") => definitions.services.push(service(reader, child)),
            Some("documentation") | None => {}
            Some(other) => reader.error(child, format!("`wsdl:{other}` can't stand in `definitions`")),
        }
    }
    definitions
}

fn message(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Message {
    let parts = wsdl_children(node, "part")
        .map(|part| Part {
            name: reader.required(part, "name"),
            element: reader.qname(part, "element"),
            ty: reader.qname(part, "type"),
            place: reader.place(part),
        })
        .collect();
    Message { name: QName::new(namespace, reader.required(node, "name")), parts, place: reader.place(node) }
}

fn port_type(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> PortType {
    PortType {
        name: QName::new(namespace, reader.required(node, "name")),
        operations: wsdl_children(node, "operation").map(|child| operation(reader, child)).collect(),
        doc: xml::documentation(node, WSDL),
    }
}

fn operation(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Operation {
    let input = wsdl_children(node, "input").next();
    let output = wsdl_children(node, "output").next();
    let mut message_ref = |node: Node<'_, '_>| MessageRef {
        name: xml::attribute(node, "name").map(str::to_owned),
        message: reader.qname(node, "message"),
        place: reader.place(node),
    };
    Operation {
        faults: wsdl_children(node, "fault").map(&mut message_ref).collect(),
        input: input.map(&mut message_ref),
        output: output.map(&mut message_ref),
        output_first: match (input, output) {
            (Some(input), Some(output)) => output.range().start < input.range().start,
            (input, _) => input.is_none(),
        },
        name: reader.required(node, "name"),
        doc: xml::documentation(node, WSDL),
        place: reader.place(node),
    }
}

fn service(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Service {
    let ports = wsdl_children(node, "port")
        .map(|port| Port {
            name: reader.required(port, "name"),
            binding: reader.qname(port, "binding"),
            address: xml::elements(port)
                .find(|child| child.has_tag_name((SOAP11, "address")) || child.has_tag_name((SOAP12, "address")))
                .and_then(|address| xml::attribute(address, "location"))
                .map(str::to_owned),
            place: reader.place(port),
        })
        .collect();
    Service { name: reader.required(node, "name"), ports, doc: xml::documentation(node, WSDL) }
}

/// The children with this name in the WSDL namespace.
pub(super) fn wsdl_children<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    xml::elements(node).filter(move |child| child.has_tag_name((WSDL, name)))
}
