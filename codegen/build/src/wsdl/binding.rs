//! Reading a `binding` element (WSDL 1.1, 2.5, 3 and 5).

use roxmltree::Node;

use super::{
    Attachment, Binding, BindingFault, BindingMessage, BindingOperation, SoapBinding, SoapBody, SoapHeader,
    SoapVersion, Style,
    node::{name, reference, wsdl_children},
    policy,
};
use crate::{
    qname::QName,
    xml::{self, Reader, SOAP11, SOAP12},
};

/// The namespace of the MIME binding (5.11).
const MIME: &str = "http://schemas.xmlsoap.org/wsdl/mime/";

/// Reads a `binding` element. `namespace` is the target namespace of the definitions.
pub(super) fn parse(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Binding {
    Binding {
        name: QName::new(namespace, name(reader, node)),
        port_type: reference(reader, node, "type", namespace),
        soap: soap_child(node, "binding").map(|(child, version)| SoapBinding {
            version,
            style: style(child).unwrap_or(Style::Document),
            transport: xml::attribute(child, "transport").unwrap_or_default().to_owned(),
        }),
        mtom: policy::requires_mtom(node),
        operations: wsdl_children(node, "operation").map(|child| operation(reader, child, namespace)).collect(),
        place: reader.place(node),
    }
}

fn operation(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> BindingOperation {
    let soap = soap_child(node, "operation").map(|(child, _)| child);
    BindingOperation {
        name: name(reader, node),
        soap_action: soap.and_then(|soap| xml::attribute(soap, "soapAction")).unwrap_or_default().to_owned(),
        style: soap.and_then(style),
        input: wsdl_children(node, "input").next().map(|child| message(reader, child, namespace)),
        output: wsdl_children(node, "output").next().map(|child| message(reader, child, namespace)),
        faults: wsdl_children(node, "fault").map(|child| fault(reader, child)).collect(),
        place: reader.place(node),
    }
}

fn fault(reader: &mut Reader<'_>, node: Node<'_, '_>) -> BindingFault {
    let soap = soap_child(node, "fault").map(|(child, _)| child);
    let attribute = |name| soap.and_then(|soap| xml::attribute(soap, name));
    BindingFault {
        name: xml::attribute(node, "name").or_else(|| attribute("name")).map(str::to_owned),
        encoded: attribute("use") == Some("encoded"),
        place: reader.place(node),
    }
}

fn message(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> BindingMessage {
    let mut message = BindingMessage {
        name: xml::attribute(node, "name").map(str::to_owned),
        body: None,
        headers: Vec::new(),
        attachments: Vec::new(),
        extension: None,
        place: reader.place(node),
    };
    for child in parts(node) {
        match (soap_name(child), child.tag_name().name()) {
            (Some("body"), _) => {
                message.body = Some(SoapBody {
                    encoded: xml::attribute(child, "use") == Some("encoded"),
                    parts: xml::attribute(child, "parts")
                        .map(|parts| parts.split_ascii_whitespace().map(str::to_owned).collect()),
                    namespace: xml::attribute(child, "namespace").map(str::to_owned),
                    place: reader.place(child),
                });
            }
            (Some("header"), _) => message.headers.push(header(reader, child, namespace)),
            (None, "content" | "mimeXml") if child.parent() != Some(node) => {
                message.attachments.push(attachment(reader, child));
            }
            (None, name @ ("multipartRelated" | "content" | "mimeXml")) => message.extension = Some(name.to_owned()),
            _ => {}
        }
    }
    message
}

fn header(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> SoapHeader {
    SoapHeader {
        encoded: xml::attribute(node, "use") == Some("encoded"),
        message: reference(reader, node, "message", namespace),
        part: xml::attribute(node, "part").unwrap_or_default().to_owned(),
        namespace: xml::attribute(node, "namespace").map(str::to_owned),
        faults: header_faults(reader, node, namespace),
        place: reader.place(node),
    }
}

/// Reads the header faults of a header. An incomplete one is ignored with a warning, because the header doesn't need
/// it.
fn header_faults(reader: &mut Reader<'_>, node: Node<'_, '_>, namespace: &str) -> Vec<SoapHeader> {
    let mut faults = Vec::new();
    for child in xml::elements(node).filter(|child| soap_name(*child) == Some("headerfault")) {
        if ["message", "part"].iter().all(|name| xml::attribute(child, name).is_some_and(|value| !value.is_empty())) {
            faults.push(header(reader, child, namespace));
        } else {
            reader.warn(child, "a `headerfault` is ignored: it needs a `message` and a `part` attribute");
        }
    }
    faults
}

/// Reads a `mime:content` or `mime:mimeXml`. A content without a type may have any (5.4).
fn attachment(reader: &Reader<'_>, node: Node<'_, '_>) -> Attachment {
    let default = if node.tag_name().name() == "mimeXml" { "text/xml" } else { "*/*" };
    Attachment {
        part: xml::attribute(node, "part").map(str::to_owned),
        media_type: xml::attribute(node, "type").unwrap_or(default).to_owned(),
        place: reader.place(node),
    }
}

/// Returns the extension elements of a message. A `mime:multipartRelated` (5.3) that contains a SOAP message is
/// replaced by the content of its parts.
fn parts<'a, 'input>(node: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    xml::elements(node).flat_map(|child| multipart_content(child).unwrap_or_else(|| vec![child])).collect()
}

/// Returns the content of the parts of a `mime:multipartRelated` that contains a `soap:body` and is not nested; `None`
/// for any other element.
fn multipart_content<'a, 'input>(node: Node<'a, 'input>) -> Option<Vec<Node<'a, 'input>>> {
    if !node.has_tag_name((MIME, "multipartRelated")) {
        return None;
    }
    let parts = xml::elements(node).filter(|child| child.has_tag_name((MIME, "part")));
    let content: Vec<_> = parts.flat_map(xml::elements).collect();
    let has_body = content.iter().any(|child| soap_name(*child) == Some("body"));
    (has_body && !content.iter().any(|child| child.has_tag_name((MIME, "multipartRelated")))).then_some(content)
}

fn style(node: Node<'_, '_>) -> Option<Style> {
    Some(match xml::attribute(node, "style")? {
        "document" => Style::Document,
        "rpc" => Style::Rpc,
        _ => Style::Unknown,
    })
}

/// Returns the child element with this name of either SOAP binding, and the version of SOAP.
fn soap_child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<(Node<'a, 'input>, SoapVersion)> {
    xml::elements(node).find_map(|child| {
        let version = match child.tag_name().namespace() {
            Some(SOAP11) => SoapVersion::Soap11,
            Some(SOAP12) => SoapVersion::Soap12,
            _ => return None,
        };
        (child.tag_name().name() == name).then_some((child, version))
    })
}

fn soap_name<'input>(node: Node<'_, 'input>) -> Option<&'input str> {
    xml::local_name(node, SOAP11).or_else(|| xml::local_name(node, SOAP12))
}
