//! Simple types (XSD 1.0 Part 1, 3.14; Part 2, 4.1).

use roxmltree::Node;

use super::{
    Type,
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
    /// How it is derived.
    pub variety: Variety,
    /// What a restriction allows of its base, in document order.
    pub facets: Vec<Facet>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// How a simple type is derived (Part 2, 2.5.1).
#[derive(Debug)]
pub enum Variety {
    /// A restriction with its enumeration facets; the others only narrow the value.
    Restriction(SimpleBase, Vec<EnumerationFacet>),
    /// A list of this item type.
    List(SimpleBase),
    /// A union of these types, in the order in which they are tried.
    Union(Vec<SimpleBase>),
    /// The document doesn't say.
    Absent,
}

/// The simple type from which another is derived.
#[derive(Debug)]
pub enum SimpleBase {
    /// A type with a name.
    Named(QName),
    /// A type of its own.
    Anonymous(Box<SimpleType>),
}

/// A constraining facet other than `enumeration` (Part 2, 4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Its local name: `maxLength`.
    pub name: String,
    /// Its value, as it stands.
    pub value: String,
}

/// An `enumeration` facet (Part 2, 4.3.5).
#[derive(Debug)]
pub struct EnumerationFacet {
    /// The value.
    pub value: String,
    /// The same as a name, if it has the form of one whose prefix is declared.
    pub name: Option<QName>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
}

impl Parser<'_, '_> {
    /// The simple type of this `simpleType` element.
    pub(super) fn simple_type(&mut self, node: Node<'_, '_>) -> SimpleType {
        let derivation = xml::elements(node)
            .find(|child| matches!(xml::local_name(*child, XSD), Some("restriction" | "list" | "union")));
        let variety = match derivation {
            Some(child) if child.has_tag_name((XSD, "restriction")) => {
                let base = self.simple_base(child, "base");
                let facets = xml::elements(child).filter(|facet| facet.has_tag_name((XSD, "enumeration")));
                Variety::Restriction(base, facets.filter_map(|facet| self.enumeration(facet)).collect())
            }
            Some(child) if child.has_tag_name((XSD, "list")) => Variety::List(self.simple_base(child, "itemType")),
            Some(child) => Variety::Union(self.members(child)),
            None => Variety::Absent,
        };
        let facets = derivation.map(facets).unwrap_or_default();
        SimpleType { variety, facets, doc: annotation(node), place: self.reader.place(node) }
    }

    /// The simple type that a `restriction` within `simpleContent` narrows the text of its base to (Part 1, 3.4.2), if
    /// it does.
    pub(super) fn narrowed(&mut self, node: Node<'_, '_>, base: &QName) -> Option<Type> {
        let own = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")));
        let listed = xml::elements(node).filter(|facet| facet.has_tag_name((XSD, "enumeration")));
        let listed: Vec<EnumerationFacet> = listed.filter_map(|facet| self.enumeration(facet)).collect();
        let facets = facets(node);
        if own.is_none() && listed.is_empty() && facets.is_empty() {
            return None;
        }
        let base = match own {
            Some(own) => SimpleBase::Anonymous(Box::new(self.simple_type(own))),
            None => SimpleBase::Named(base.clone()),
        };
        let (variety, place) = (Variety::Restriction(base, listed), self.reader.place(node));
        Some(Type::Simple(Box::new(SimpleType { variety, facets, doc: None, place })))
    }

    /// The member types of a union: those that are named, then those within it.
    fn members(&mut self, node: Node<'_, '_>) -> Vec<SimpleBase> {
        let named = xml::attribute(node, "memberTypes").unwrap_or_default().split_ascii_whitespace();
        let named = named.filter_map(|name| self.listed_reference(node, "memberTypes", name));
        let mut members: Vec<SimpleBase> = named.map(SimpleBase::Named).collect();
        for child in xml::elements(node).filter(|child| child.has_tag_name((XSD, "simpleType"))) {
            members.push(SimpleBase::Anonymous(Box::new(self.simple_type(child))));
        }
        members
    }

    fn simple_base(&mut self, node: Node<'_, '_>, attribute: &str) -> SimpleBase {
        if let Some(child) = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")))
            && !node.has_attribute(attribute)
        {
            return SimpleBase::Anonymous(Box::new(self.simple_type(child)));
        }
        self.reader.required(node, attribute);
        SimpleBase::Named(self.reference(node, attribute).unwrap_or_else(|| QName::new(XSD, "anySimpleType")))
    }

    fn enumeration(&mut self, node: Node<'_, '_>) -> Option<EnumerationFacet> {
        // Not trimmed: white space is part of a string's value.
        let Some(value) = node.attribute("value") else {
            self.reader.error(node, "`enumeration` has no `value` attribute");
            return None;
        };
        Some(EnumerationFacet {
            value: value.to_owned(),
            name: xml::expanded(node, value.trim()),
            doc: annotation(node),
        })
    }
}

/// The constraining facets of a restriction (Part 2, 4.3), but for enumerations. What has no value is none.
fn facets(restriction: Node<'_, '_>) -> Vec<Facet> {
    xml::elements(restriction)
        .filter_map(|child| match (xml::local_name(child, XSD)?, child.attribute("value")?) {
            ("enumeration", _) => None,
            (name, value) => Some(Facet { name: name.to_owned(), value: value.to_owned() }),
        })
        .collect()
}
