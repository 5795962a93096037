//! Simple types (XSD 1.0 Part 1, 3.14; Part 2, 4.1).

use roxmltree::Node;

use super::{
    ComponentId, ComponentName, Kind, Type,
    facet::{EnumerationFacet, Facet},
    parser::{Parser, annotation},
};
use crate::{
    error::Place,
    qname::QName,
    xml::{self, XSD},
};

/// A simple type (3.14).
#[derive(Debug)]
pub struct SimpleType {
    /// Its identity.
    pub id: ComponentId,
    /// The derivation, with the types that it is made of.
    pub variety: Variety,
    /// The facets other than `enumeration`, in document order.
    pub facets: Vec<Facet>,
    /// The documentation, as it is in the document.
    pub doc: Option<String>,
    /// The place of its definition.
    pub place: Place,
}

/// The derivation of a simple type (Part 2, 4.1.2).
#[derive(Debug)]
pub enum Variety {
    /// A restriction of a base type, with its `enumeration` facets.
    Restriction(SimpleBase, Vec<EnumerationFacet>),
    /// A list of items of this type.
    List(SimpleBase),
    /// A union of these types, in the order in which they are tried.
    Union(Vec<SimpleBase>),
    /// None: the document has no `restriction`, `list` or `union`.
    Absent,
}

/// A reference to, or a definition of, the type that a simple type is derived from.
#[derive(Debug)]
pub enum SimpleBase {
    /// A type with a name.
    Named(ComponentName),
    /// A type that is defined in place.
    Anonymous(Box<SimpleType>),
}

impl Parser<'_, '_> {
    /// Reads a `simpleType` element.
    pub(super) fn simple_type(&mut self, node: Node<'_, '_>) -> SimpleType {
        let derivation = xml::elements(node)
            .find(|child| matches!(xml::local_name(*child, XSD), Some("restriction" | "list" | "union")));
        let (variety, facets) = match derivation {
            Some(child) if child.has_tag_name((XSD, "restriction")) => {
                let base = self.simple_base(child, "base");
                let facets = self.facets(child);
                (Variety::Restriction(base, facets.enumerations), facets.others)
            }
            Some(child) if child.has_tag_name((XSD, "list")) => {
                (Variety::List(self.simple_base(child, "itemType")), self.facets(child).others)
            }
            Some(child) => (Variety::Union(self.members(child)), self.facets(child).others),
            None => (Variety::Absent, Vec::new()),
        };
        SimpleType { id: ComponentId::next(), variety, facets, doc: annotation(node), place: self.reader.place(node) }
    }

    /// Reads the simple type of the text that a `restriction` within `simpleContent` allows (Part 1, 3.4.2). `None` if
    /// it allows any text that its base does.
    pub(super) fn narrowed(&mut self, node: Node<'_, '_>, base: &ComponentName) -> Option<Type> {
        let own = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")));
        let facets = self.facets(node);
        if own.is_none() && facets.is_empty() {
            return None;
        }
        let base = match own {
            Some(own) => SimpleBase::Anonymous(Box::new(self.simple_type(own))),
            None => SimpleBase::Named(base.clone()),
        };
        let (variety, place) = (Variety::Restriction(base, facets.enumerations), self.reader.place(node));
        let (id, facets) = (ComponentId::next(), facets.others);
        Some(Type::Simple(Box::new(SimpleType { id, variety, facets, doc: None, place })))
    }

    /// Reads the member types of a union: those in `memberTypes`, then those that are defined in place.
    fn members(&mut self, node: Node<'_, '_>) -> Vec<SimpleBase> {
        let named = xml::attribute(node, "memberTypes").unwrap_or_default().split_ascii_whitespace();
        let named = named.filter_map(|name| self.listed_reference(node, "memberTypes", name));
        let mut members: Vec<SimpleBase> = named.map(|name| SimpleBase::Named(name.into())).collect();
        for child in xml::elements(node).filter(|child| child.has_tag_name((XSD, "simpleType"))) {
            members.push(SimpleBase::Anonymous(Box::new(self.simple_type(child))));
        }
        members
    }

    /// Reads the type that this attribute names, or else the one that is defined in place.
    fn simple_base(&mut self, node: Node<'_, '_>, attribute: &str) -> SimpleBase {
        if let Some(child) = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")))
            && !node.has_attribute(attribute)
        {
            return SimpleBase::Anonymous(Box::new(self.simple_type(child)));
        }
        self.reader.required(node, attribute);
        SimpleBase::Named(
            self.component_reference(node, attribute, Kind::Type)
                .unwrap_or_else(|| QName::new(XSD, "anySimpleType").into()),
        )
    }
}
