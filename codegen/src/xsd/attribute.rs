//! Attribute declarations, uses and groups (XSD 1.0 Part 1, 3.2, 3.5, 3.6).

use roxmltree::Node;

use super::{
    ComplexType, Namespaces, Type, ValueConstraint,
    parser::{Parser, annotation, constraint},
};
use crate::{
    error::Place,
    qname::QName,
    xml::{self, XSD},
};

/// An attribute group definition (3.6).
#[derive(Debug)]
pub struct AttributeGroup {
    /// Its name.
    pub name: QName,
    /// The attributes that it allows.
    pub attributes: Vec<AttributeUse>,
    /// Where it is defined.
    pub place: Place,
}

/// An attribute that a complex type allows (3.5).
#[derive(Debug)]
pub struct AttributeUse {
    /// Which.
    pub attribute: AttributeTerm,
    /// `use="required"`.
    pub required: bool,
    /// What its absence means: `default` or `fixed` of the use (3.2.2).
    pub default: Option<ValueConstraint>,
    /// Where it stands.
    pub place: Place,
}

/// An attribute declaration (3.2).
#[derive(Debug)]
pub struct Attribute {
    /// Its name, in the target namespace or in none.
    pub name: QName,
    /// Its type.
    pub ty: AttributeType,
    /// `default` or `fixed`.
    pub default: Option<ValueConstraint>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The type of an attribute declaration.
#[derive(Debug)]
pub enum AttributeType {
    /// A type with a name.
    Named(QName),
    /// A simple type of its own.
    Anonymous(Type),
    /// None said: any simple type.
    Absent,
}

/// What an [`AttributeUse`] allows.
#[derive(Debug)]
pub enum AttributeTerm {
    /// A local attribute declaration.
    Attribute(Attribute),
    /// A global attribute by `ref`.
    Ref(QName),
    /// `use="prohibited"`: a restriction takes the attribute of this name away.
    Prohibited(QName),
    /// Those of an attribute group definition.
    GroupRef(QName),
    /// `anyAttribute`: attributes of these namespaces.
    Any(Namespaces),
}

impl Parser<'_, '_> {
    pub(super) fn attribute_group(&mut self, node: Node<'_, '_>) -> AttributeGroup {
        let name = self.global_name(node);
        let attributes = xml::elements(node).filter_map(|child| self.attribute_use(child)).collect();
        AttributeGroup { name, attributes, place: self.reader.place(node) }
    }

    pub(super) fn attribute_or_unknown(&mut self, node: Node<'_, '_>, ty: &mut ComplexType) {
        match xml::local_name(node, XSD) {
            Some("attribute" | "attributeGroup" | "anyAttribute") => ty.attributes.extend(self.attribute_use(node)),
            None | Some("annotation" | "sequence" | "choice" | "all" | "group") => {}
            Some(other) => ty.unknown = Some(other.to_owned()),
        }
    }

    pub(super) fn attribute_use(&mut self, node: Node<'_, '_>) -> Option<AttributeUse> {
        let usage = xml::attribute(node, "use");
        let attribute = match xml::local_name(node, XSD) {
            Some("attribute") => {
                let reference = self.reference(node, "ref");
                match (usage, reference) {
                    (Some("prohibited"), Some(name)) => AttributeTerm::Prohibited(name),
                    (Some("prohibited"), None) => AttributeTerm::Prohibited(self.local_attribute_name(node)),
                    (_, Some(name)) => AttributeTerm::Ref(name),
                    (_, None) => {
                        let name = self.local_attribute_name(node);
                        AttributeTerm::Attribute(self.attribute(node, name))
                    }
                }
            }
            Some("attributeGroup") => {
                self.reader.required(node, "ref");
                AttributeTerm::GroupRef(self.reference(node, "ref")?)
            }
            Some("anyAttribute") => AttributeTerm::Any(self.wildcard(node)),
            _ => return None,
        };
        let required = usage == Some("required");
        Some(AttributeUse { attribute, required, default: constraint(node), place: self.reader.place(node) })
    }

    /// The attribute declaration of this node, which has this name.
    pub(super) fn attribute(&mut self, node: Node<'_, '_>, name: QName) -> Attribute {
        let anonymous = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")));
        let ty = match (self.reference(node, "type"), anonymous) {
            (Some(_), Some(child)) => {
                self.reader.error(child, format!("attribute `{}` has both a `type` and a type of its own", name.local));
                AttributeType::Absent
            }
            (Some(name), None) => AttributeType::Named(name),
            (None, Some(child)) => AttributeType::Anonymous(Type::Simple(Box::new(self.simple_type(child)))),
            (None, None) => AttributeType::Absent,
        };
        Attribute { name, ty, default: constraint(node), doc: annotation(node), place: self.reader.place(node) }
    }
}
