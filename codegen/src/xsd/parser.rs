//! The state of reading one schema: its namespaces and defaults, names and references as they are meant in it (XSD 1.0
//! Part 1, 3.2.2, 3.3.2 and 4.2), and the attributes that components of all kinds have.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{Block, ValueConstraint};
use crate::{
    qname::QName,
    xml::{self, Reader, WSDL, XSD},
};

/// What holds for a whole schema while it is read.
pub(super) struct Parser<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) namespace: String,
    pub(super) chameleon: bool,
    pub(super) qualified: bool,
    pub(super) qualified_attributes: bool,
    pub(super) block: Block,
    /// The name of the component that is redefined, and of what it was.
    pub(super) redefining: Option<(QName, QName)>,
    /// The names of its own components that a name in no namespace means: what is in none can't be referred to.
    pub(super) own: BTreeSet<String>,
}

impl Parser<'_, '_> {
    pub(super) fn global_name(&mut self, node: Node<'_, '_>) -> QName {
        QName::new(self.namespace.clone(), self.reader.required(node, "name"))
    }

    /// The name of a local element: in the target namespace only where its form is qualified (3.3.2).
    pub(super) fn local_element_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified)
    }

    /// The name of a local attribute, likewise (3.2.2).
    pub(super) fn local_attribute_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified_attributes)
    }

    /// The name by which messages have an element or attribute.
    pub(super) fn tag_name(&mut self, node: Node<'_, '_>) -> String {
        let name = self.reader.required(node, "name");
        if !name.is_empty() && !xml::is_ncname(&name) {
            self.reader.error(node, format!("`{name}` is no name that an {} can have", node.tag_name().name()));
        }
        name
    }

    fn local_name(&mut self, node: Node<'_, '_>, qualified: bool) -> QName {
        let qualified = xml::attribute(node, "form").map_or(qualified, |form| form == "qualified");
        let namespace = if qualified { self.namespace.clone() } else { String::new() };
        QName::new(namespace, self.tag_name(node))
    }

    /// A reference to a component. In a schema without a namespace of its own it means the including schema's (4.2.1).
    pub(super) fn reference(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let name = self.reader.qname(node, attribute)?;
        let name = self.within(node, attribute, name);
        match &self.redefining {
            Some((own, original)) if *own == name && matches!(attribute, "base" | "ref") => Some(original.clone()),
            _ => Some(name),
        }
    }

    /// As [`Parser::reference`], for one of the names that an attribute lists.
    pub(super) fn listed_reference(&mut self, node: Node<'_, '_>, attribute: &str, name: &str) -> Option<QName> {
        let name = self.reader.expand(node, attribute, name)?;
        Some(self.within(node, attribute, name))
    }

    /// What a name means in a schema that has taken on another's namespace, or that forgets its own.
    fn within(&mut self, node: Node<'_, '_>, attribute: &str, name: QName) -> QName {
        let meant = QName::new(self.namespace.clone(), &*name.local);
        if self.chameleon && name.namespace.is_empty() {
            return meant;
        }
        // WSDL's own namespace is the default one of many a contract.
        if !["", WSDL].contains(&name.namespace.as_str()) || !self.own.contains(&name.local) {
            return name;
        }
        if name.namespace != self.namespace {
            let message = format!("`{attribute}` is `{name}`, where nothing can be meant; taken as `{meant}`");
            self.reader.warn(node, message);
        }
        meant
    }
}

/// The documentation in the annotations of a component.
pub(super) fn annotation(node: Node<'_, '_>) -> Option<String> {
    let texts: Vec<String> = xml::elements(node)
        .filter(|child| child.has_tag_name((XSD, "annotation")))
        .filter_map(|child| xml::documentation(child, XSD))
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// The value of `block` or `blockDefault`.
pub(super) fn block(node: Node<'_, '_>, attribute: &str) -> Option<Block> {
    let value = xml::attribute(node, attribute)?;
    let has = |word: &str| value.split_ascii_whitespace().any(|listed| listed == word || listed == "#all");
    Some(Block { extension: has("extension"), restriction: has("restriction"), substitution: has("substitution") })
}

/// Not trimmed: white space is part of a string's value.
pub(super) fn constraint(node: Node<'_, '_>) -> Option<ValueConstraint> {
    let fixed = || node.attribute("fixed").map(|value| ValueConstraint::Fixed(value.to_owned()));
    node.attribute("default").map(|value| ValueConstraint::Default(value.to_owned())).or_else(fixed)
}
