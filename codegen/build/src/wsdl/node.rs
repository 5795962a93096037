//! Names and references of WSDL elements.

use roxmltree::Node;

use crate::{
    error::Diagnostic,
    qname::QName,
    xml::{self, Reader, Reference, WSDL},
};

/// Returns the `name` of a component. If it is missing, warns and returns an empty name: only references to the
/// component would need it.
pub(super) fn name(reader: &mut Reader<'_>, node: Node<'_, '_>) -> String {
    let name = xml::attribute(node, "name").unwrap_or_default();
    if name.is_empty() {
        reader.warn(node, format!("`{}` has no `name` attribute", node.tag_name().name()));
    }
    name.to_owned()
}

/// Returns the name of a message, port type or binding in an attribute.
///
/// Without a prefix, the name is in the default namespace, which is often that of WSDL itself. Nothing can be defined
/// there, so that the target namespace is used instead, with a warning.
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
    reader.warn(
        node,
        format!("`{attribute}` is `{name}`, but nothing is defined in that namespace; `{meant}` is used instead"),
    );
    Ok(meant)
}

/// Returns the child elements with this name in the namespace of WSDL.
pub(super) fn wsdl_children<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    xml::elements(node).filter(move |child| child.has_tag_name((WSDL, name)))
}
