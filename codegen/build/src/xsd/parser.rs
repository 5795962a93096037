//! The state of reading a schema: its namespaces and defaults, the resolution of its names and references (XSD 1.0 Part
//! 1, 3.2.2, 3.3.2 and 4.2), and the attributes that components of all kinds have.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{Block, ComponentName, Kind, ValueConstraint};
use crate::{
    qname::QName,
    xml::{self, Reader, WSDL, XSD},
};

/// The state of reading a schema.
pub(super) struct Parser<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) namespace: String,
    pub(super) chameleon: bool,
    pub(super) qualified: bool,
    pub(super) qualified_attributes: bool,
    pub(super) block: Block,
    /// The kind of the component that is being redefined, and the name of the replaced one.
    pub(super) redefining: Option<(Kind, ComponentName)>,
    /// The names of its components if it can't refer to components in no namespace: a name in none means one of these.
    pub(super) own: BTreeSet<String>,
}

impl Parser<'_, '_> {
    pub(super) fn global_name(&mut self, node: Node<'_, '_>) -> QName {
        QName::new(self.namespace.clone(), self.reader.required(node, "name"))
    }

    /// Returns the name of a local element, which is in the target namespace only if its form is qualified (3.3.2).
    pub(super) fn local_element_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified)
    }

    /// Returns the name of a local attribute, which is in the target namespace only if its form is qualified (3.2.2).
    pub(super) fn local_attribute_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified_attributes)
    }

    /// Returns the `name` of an element or attribute. Reports an error if it isn't valid in a message.
    pub(super) fn tag_name(&mut self, node: Node<'_, '_>) -> String {
        let name = self.reader.required(node, "name");
        if !name.is_empty() && !xml::is_ncname(&name) {
            self.reader.error(node, format!("`{name}` is not a valid name for an {}", node.tag_name().name()));
        }
        name
    }

    fn local_name(&mut self, node: Node<'_, '_>, qualified: bool) -> QName {
        let qualified = xml::attribute(node, "form").map_or(qualified, |form| form == "qualified");
        let namespace = if qualified { self.namespace.clone() } else { String::new() };
        QName::new(namespace, self.tag_name(node))
    }

    /// Returns the reference to a component in an attribute. A name in no namespace means that of the including schema
    /// if the schema has no namespace of its own (4.2.1).
    pub(super) fn reference(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let name = self.reader.qname(node, attribute)?;
        Some(self.within(node, attribute, name))
    }

    /// Returns the reference to a component that may be redefined. Within its redefinition, `base` and `ref` mean the
    /// replaced component (4.2.2).
    pub(super) fn component_reference(
        &mut self,
        node: Node<'_, '_>,
        attribute: &str,
        kind: Kind,
    ) -> Option<ComponentName> {
        let name = self.reference(node, attribute)?;
        match &self.redefining {
            Some((redefined, original))
                if *redefined == kind && **original == name && matches!(attribute, "base" | "ref") =>
            {
                Some(original.clone())
            }
            _ => Some(name.into()),
        }
    }

    /// Returns the reference of one of the names in an attribute that lists several.
    pub(super) fn listed_reference(&mut self, node: Node<'_, '_>, attribute: &str, name: &str) -> Option<QName> {
        let name = self.reader.expand(node, attribute, name)?;
        Some(self.within(node, attribute, name))
    }

    /// Corrects the namespace of a reference: in a schema that took on the namespace of another one, and in a schema
    /// whose references lack the prefix of its own namespace.
    fn within(&mut self, node: Node<'_, '_>, attribute: &str, name: QName) -> QName {
        let meant = QName::new(self.namespace.clone(), &*name.local);
        if self.chameleon && name.namespace.is_empty() {
            return meant;
        }
        // Without a prefix, a name is often in the namespace of WSDL, because it is the default one of the document.
        if !["", WSDL].contains(&name.namespace.as_str()) || !self.own.contains(&name.local) {
            return name;
        }
        if name.namespace != self.namespace {
            let message = format!(
                "`{attribute}` is `{name}`, but the schema declares nothing in that namespace; `{meant}` is used instead"
            );
            self.reader.warn(node, message);
        }
        meant
    }
}

/// Returns the text of the annotations of a component.
pub(super) fn annotation(node: Node<'_, '_>) -> Option<String> {
    let texts: Vec<String> = xml::elements(node)
        .filter(|child| child.has_tag_name((XSD, "annotation")))
        .filter_map(|child| xml::documentation(child, XSD))
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// Reads `block` or `blockDefault`.
pub(super) fn block(node: Node<'_, '_>, attribute: &str) -> Option<Block> {
    let value = xml::attribute(node, attribute)?;
    let has = |word: &str| value.split_ascii_whitespace().any(|listed| listed == word || listed == "#all");
    Some(Block { extension: has("extension"), restriction: has("restriction"), substitution: has("substitution") })
}

/// Reads `default` or `fixed`. White space is kept, because it is part of the value of a string.
pub(super) fn constraint(node: Node<'_, '_>) -> Option<ValueConstraint> {
    match node.attribute("default") {
        Some(value) => Some(ValueConstraint::Default(value.to_owned())),
        None => node.attribute("fixed").map(|value| ValueConstraint::Fixed(value.to_owned())),
    }
}
