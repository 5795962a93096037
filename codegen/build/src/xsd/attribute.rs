//! Attribute declarations, uses and groups (XSD 1.0 Part 1, 3.2, 3.5, 3.6).

use roxmltree::Node;

use super::{
    ComplexType, ComponentName, Kind, Namespaces, Type, ValueConstraint,
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
    pub name: ComponentName,
    /// The attributes that it allows.
    pub attributes: Vec<AttributeUse>,
    /// The place of its definition.
    pub place: Place,
}

/// An attribute that a complex type allows (3.5).
#[derive(Debug)]
pub struct AttributeUse {
    /// The attribute, or the group or wildcard.
    pub attribute: AttributeTerm,
    /// Whether `use` is `required`.
    pub required: bool,
    /// The `default` or `fixed` of the use, which takes precedence over that of the declaration (3.2.2).
    pub default: Option<ValueConstraint>,
    /// The place of the element.
    pub place: Place,
}

/// An attribute declaration (3.2).
#[derive(Debug)]
pub struct Attribute {
    /// Its name, in the target namespace or in no namespace.
    pub name: QName,
    /// Its type.
    pub ty: AttributeType,
    /// `default` or `fixed`.
    pub default: Option<ValueConstraint>,
    /// The text of its annotation, with markup.
    pub doc: Option<String>,
    /// The place of its declaration.
    pub place: Place,
}

/// The type of an attribute declaration.
#[derive(Debug)]
pub enum AttributeType {
    /// A named type.
    Named(ComponentName),
    /// An anonymous simple type.
    Anonymous(Type),
    /// No type, which means any simple type.
    Absent,
}

/// The attribute or attributes that an [`AttributeUse`] allows.
#[derive(Debug)]
pub enum AttributeTerm {
    /// A local attribute declaration.
    Attribute(Attribute),
    /// A global attribute by `ref`.
    Ref(QName),
    /// `use="prohibited"`: a restriction removes the attribute with this name.
    Prohibited(QName),
    /// The attributes of an attribute group definition.
    GroupRef(ComponentName),
    /// `anyAttribute`: attributes of these namespaces.
    Any(Namespaces),
}

impl Parser<'_, '_> {
    pub(super) fn attribute_group(&mut self, node: Node<'_, '_>) -> AttributeGroup {
        let name = self.global_name(node).into();
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
                AttributeTerm::GroupRef(self.component_reference(node, "ref", Kind::AttributeGroup)?)
            }
            Some("anyAttribute") => AttributeTerm::Any(self.wildcard(node)),
            _ => return None,
        };
        let required = usage == Some("required");
        Some(AttributeUse { attribute, required, default: constraint(node), place: self.reader.place(node) })
    }

    /// Reads an attribute declaration with this name.
    pub(super) fn attribute(&mut self, node: Node<'_, '_>, name: QName) -> Attribute {
        let anonymous = xml::elements(node).find(|child| child.has_tag_name((XSD, "simpleType")));
        let ty = match (self.component_reference(node, "type", Kind::Type), anonymous) {
            (Some(_), Some(child)) => {
                self.reader.error(
                    child,
                    format!("attribute `{}` has both a `type` attribute and an anonymous type", name.local),
                );
                AttributeType::Absent
            }
            (Some(name), None) => AttributeType::Named(name),
            (None, Some(child)) => AttributeType::Anonymous(Type::Simple(Box::new(self.simple_type(child)))),
            (None, None) => AttributeType::Absent,
        };
        Attribute { name, ty, default: constraint(node), doc: annotation(node), place: self.reader.place(node) }
    }
}
