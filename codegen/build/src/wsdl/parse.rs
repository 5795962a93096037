//! Reading a `definitions` element (WSDL 1.1, 2).

use std::sync::Arc;

use roxmltree::Node;

use super::{
    Definitions, Message, MessageRef, Operation, Part, Port, PortType, Service,
    node::{name, reference, wsdl_children},
};
use crate::{
    qname::QName,
    xml::{self, Reader, SOAP11, SOAP12, WSDL, XSD},
    xsd::{self, ComponentName, Link, LinkKind},
};

/// Reads a `definitions` element with its inline schemas. Imports are returned as links.
pub(crate) fn parse(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Definitions {
    let namespace = xml::attribute(node, "targetNamespace").unwrap_or_default();
    let mut definitions = Definitions { namespace: namespace.to_owned(), ..Definitions::default() };
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
                            let message = format!("`xs:{other}` is ignored: it is not inside a schema");
                            reader.warn(child, message);
                        }
                        None => {}
                    }
                }
            }
            Some("message") => {
                let message = message(reader, child, namespace);
                definitions.messages.extend(Some(message).filter(|message| !message.name.local.is_empty()));
            }
            Some("portType") => {
                let port_type = port_type(reader, child, namespace);
                definitions.port_types.extend(Some(port_type).filter(|port_type| !port_type.name.local.is_empty()));
            }
            Some("binding") => {
                let binding = super::binding::parse(reader, child, namespace);
                definitions.bindings.extend(Some(binding).filter(|binding| !binding.name.local.is_empty()));
            }
            Some("service") => definitions.services.push(service(reader, child, namespace)),
            Some("documentation") | None => {}
            Some(other) => reader.warn(child, format!("`wsdl:{other}` is not allowed in `definitions`")),
        }
    }
    definitions
}

fn message(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Message {
    let parts = wsdl_children(node, "part")
        .map(|part| Part {
            name: name(reader, part),
            element: reader.reference(part, "element"),
            ty: reader.reference(part, "type").map(|ty| ty.map(ComponentName::from)),
            place: reader.place(part),
        })
        .collect();
    Message { name: QName::new(namespace, name(reader, node)), parts, place: reader.place(node) }
}

fn port_type(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> PortType {
    PortType {
        name: QName::new(namespace, name(reader, node)),
        operations: wsdl_children(node, "operation").map(|child| operation(reader, child, namespace)).collect(),
        doc: xml::documentation(node, WSDL),
        place: reader.place(node),
    }
}

fn operation(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Operation {
    let input = wsdl_children(node, "input").next();
    let output = wsdl_children(node, "output").next();
    let mut message_ref = |node: Node<'_, '_>| MessageRef {
        name: xml::attribute(node, "name").map(str::to_owned),
        message: reference(reader, node, "message", namespace),
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
        name: name(reader, node),
        doc: xml::documentation(node, WSDL),
        place: reader.place(node),
    }
}

fn service(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Service {
    let ports = wsdl_children(node, "port")
        .map(|port| Port {
            name: name(reader, port),
            binding: reference(reader, port, "binding", namespace),
            address: xml::elements(port)
                .find(|child| child.has_tag_name((SOAP11, "address")) || child.has_tag_name((SOAP12, "address")))
                .and_then(|address| xml::attribute(address, "location"))
                .map(str::to_owned),
            place: reader.place(port),
        })
        .collect();
    Service { name: name(reader, node), ports, doc: xml::documentation(node, WSDL) }
}
