//! Particles: model groups, elements and wildcards (XSD 1.0 Part 1, 3.7 to 3.10).

use roxmltree::Node;

use super::{ComponentId, ComponentName, Element, Kind, parser::Parser};
use crate::{
    error::Place,
    qname::QName,
    xml::{self, XSD},
};

/// A model group, wildcard or element with its `minOccurs` and `maxOccurs` (3.9).
#[derive(Debug)]
pub struct Particle {
    /// Its identity.
    pub id: ComponentId,
    /// The value of `minOccurs`.
    pub min: u32,
    /// The value of `maxOccurs`; `None` means `unbounded`.
    pub max: Option<u32>,
    /// The model group, wildcard or element.
    pub term: Term,
    /// The place of the element.
    pub place: Place,
}

/// The term of a [`Particle`]: a model group, a wildcard or an element.
#[derive(Debug)]
pub enum Term {
    /// A local element declaration.
    Element(Box<Element>),
    /// A global element by `ref`.
    ElementRef(QName),
    /// `sequence`.
    Sequence(Vec<Particle>),
    /// `choice`.
    Choice(Vec<Particle>),
    /// `all`.
    All(Vec<Particle>),
    /// A model group definition by `ref`.
    GroupRef(ComponentName),
    /// `any`: elements of these namespaces.
    Any(Namespaces),
    /// No term of XSD: an attachment in the type of a message, with the name of its part and its media types.
    Attachment(QName, Vec<String>),
    /// The name of an XSD element that XSD 1.0 doesn't allow here.
    Unknown(String),
}

/// A model group definition (3.7).
#[derive(Debug)]
pub struct Group {
    /// Its name.
    pub name: ComponentName,
    /// Its model group; `None` if it is empty.
    pub particle: Option<Particle>,
    /// The place of its definition.
    pub place: Place,
}

/// The namespaces that a wildcard allows (3.10.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namespaces {
    /// `##any`.
    Any,
    /// `##other`: all namespaces except this one.
    Other(String),
    /// The listed namespaces; the empty one is `##local`.
    Of(Vec<String>),
}

impl Parser<'_, '_> {
    /// Reads the model group of a complex type, an extension, a restriction or a group definition.
    pub(super) fn content_particle(&mut self, node: Node<'_, '_>) -> Option<Particle> {
        let mut groups = xml::elements(node)
            .filter(|child| matches!(xml::local_name(*child, XSD), Some("sequence" | "choice" | "all" | "group")));
        let particle = self.particle(groups.next()?);
        if let Some(second) = groups.next() {
            self.reader.error(
                second,
                format!("a type can have only one model group; `xs:{}` is the second", second.tag_name().name()),
            );
        }
        particle
    }

    fn particle(&mut self, node: Node<'_, '_>) -> Option<Particle> {
        let term = match xml::local_name(node, XSD)? {
            "annotation" => return None,
            "element" if node.has_attribute("ref") => Term::ElementRef(self.reference(node, "ref")?),
            "element" => {
                let name = self.local_element_name(node);
                Term::Element(Box::new(self.element(node, name)))
            }
            "sequence" => Term::Sequence(self.particles(node)),
            "choice" => Term::Choice(self.particles(node)),
            "all" => Term::All(self.particles(node)),
            "group" => {
                self.reader.required(node, "ref");
                Term::GroupRef(self.component_reference(node, "ref", Kind::Group)?)
            }
            "any" => Term::Any(self.wildcard(node)),
            other => Term::Unknown(other.to_owned()),
        };
        let min = self.occurs(node, "minOccurs");
        let max = match xml::attribute(node, "maxOccurs") {
            Some("unbounded") => None,
            _ => Some(self.occurs(node, "maxOccurs")),
        };
        // With `maxOccurs="0"`, the default of `minOccurs` would be too large, but the meaning is clear.
        if max.is_some_and(|max| max < min) && node.has_attribute("minOccurs") {
            self.reader.error(node, "`minOccurs` is greater than `maxOccurs`");
        }
        Some(Particle { id: ComponentId::next(), min, max, term, place: self.reader.place(node) })
    }

    /// Reads the namespaces of `any` or `anyAttribute` (3.10.2).
    pub(super) fn wildcard(&self, node: Node<'_, '_>) -> Namespaces {
        match xml::attribute(node, "namespace") {
            None | Some("##any") => Namespaces::Any,
            Some("##other") => Namespaces::Other(self.namespace.clone()),
            Some(listed) => {
                Namespaces::Of(listed.split_ascii_whitespace().map(|name| self.listed_namespace(name)).collect())
            }
        }
    }

    fn listed_namespace(&self, name: &str) -> String {
        match name {
            "##targetNamespace" => self.namespace.clone(),
            "##local" => String::new(),
            _ => name.to_owned(),
        }
    }

    fn particles(&mut self, node: Node<'_, '_>) -> Vec<Particle> {
        xml::elements(node).filter_map(|child| self.particle(child)).collect()
    }

    fn occurs(&mut self, node: Node<'_, '_>, attribute: &str) -> u32 {
        match xml::attribute(node, attribute) {
            None => 1,
            Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().unwrap_or(u32::MAX)
            }
            Some(other) => {
                self.reader.error(node, format!("`{attribute}` is `{other}`, which is not a number"));
                1
            }
        }
    }
}
