//! Names and references of WSDL elements.

use roxmltree::Node;

use crate::{
    error::Diagnostic,
    qname::QName,
    xml::{self, Reader, Reference, WSDL},
};

/// The `name` of a component; empty where it has none. That costs no more than those who would refer to it by name.
pub(super) fn name(reader: &mut Reader<'_>, node: Node<'_, '_>) -> String {
    let name = xml::attribute(node, "name").unwrap_or_default();
    if name.is_empty() {
        reader.warn(node, format!("`{}` has no `name` attribute", node.tag_name().name()));
    }
    name.to_owned()
}

/// The name of a message, port type or binding that is an attribute's value. Without a prefix it may come out in WSDL's
/// own namespace, which is the document's default: nothing can be defined there, so that of the definitions is meant.
pub(super) fn reference(reader: &mut Reader<'_>, node: Node<'_, '_>, attribute: &str, namespace: &str) -> Reference {
    let Some(name) = reader.reference(node, attribute).transpose()? else {
        let what = if attribute == "type" { "port type" } else { attribute };
        let finding = format!("`{}` has no `{attribute}` attribute, which names its {what}", node.tag_name().name());
        return Err(Box::new(Diagnostic::at(&reader.place(node), finding)));
    };
    if name.namespace != WSDL || xml::attribute(node, attribute).is_some_and(|value| value.contains(':')) {
        return Ok(name);
    }
    let meant = QName::new(namespace, &*name.local);
    reader.warn(node, format!("`{attribute}` is `{name}`, where nothing is defined; taken as `{meant}`"));
    Ok(meant)
}

/// The children with this name in the WSDL namespace.
pub(super) fn wsdl_children<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    xml::elements(node).filter(move |child| child.has_tag_name((WSDL, name)))
}
