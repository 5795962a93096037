//! Particles: model groups and what is in them (XSD 1.0 Part 1, 3.7 to 3.10).

use roxmltree::Node;

use super::{Element, parser::Parser};
use crate::{
    error::Place,
    qname::QName,
    xml::{self, XSD},
};

/// A model group, wildcard or element with its `minOccurs` and `maxOccurs` (3.9).
#[derive(Debug)]
pub struct Particle {
    /// `minOccurs`.
    pub min: u32,
    /// `maxOccurs`; `None` is `unbounded`.
    pub max: Option<u32>,
    /// What occurs.
    pub term: Term,
    /// Where it stands.
    pub place: Place,
}

/// What a [`Particle`] is about.
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
    GroupRef(QName),
    /// `any`: elements of these namespaces.
    Any(Namespaces),
    /// None of XSD's: what stands in the type of a message for a part that is an attachment, with its media types.
    Attachment(QName, Vec<String>),
    /// An XSD element that XSD 1.0 doesn't have here.
    Unknown(String),
}

/// A model group definition (3.7).
#[derive(Debug)]
pub struct Group {
    /// Its name.
    pub name: QName,
    /// Its model group; an empty one where it has none.
    pub particle: Option<Particle>,
    /// Where it is defined.
    pub place: Place,
}

/// The namespaces that a wildcard takes names from (3.10.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namespaces {
    /// `##any`.
    Any,
    /// `##other`: all but this one.
    Other(String),
    /// These; the empty one is `##local`.
    Of(Vec<String>),
}

impl Parser<'_, '_> {
    /// The model group of a complex type, an extension, a restriction or a group definition.
    pub(super) fn content_particle(&mut self, node: Node<'_, '_>) -> Option<Particle> {
        let mut groups = xml::elements(node)
            .filter(|child| matches!(xml::local_name(*child, XSD), Some("sequence" | "choice" | "all" | "group")));
        let particle = self.particle(groups.next()?);
        if let Some(second) = groups.next() {
            self.reader.error(second, format!("a second model group, `xs:{}`, in one type", second.tag_name().name()));
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
                Term::GroupRef(self.reference(node, "ref")?)
            }
            "any" => Term::Any(self.wildcard(node)),
            other => Term::Unknown(other.to_owned()),
        };
        let min = self.occurs(node, "minOccurs");
        let max = match xml::attribute(node, "maxOccurs") {
            Some("unbounded") => None,
            _ => Some(self.occurs(node, "maxOccurs")),
        };
        // `minOccurs` defaults to 1 even beside `maxOccurs="0"`, which everyone reads as "never".
        if max.is_some_and(|max| max < min) && node.has_attribute("minOccurs") {
            self.reader.error(node, "`minOccurs` is greater than `maxOccurs`");
        }
        Some(Particle { min, max, term, place: self.reader.place(node) })
    }

    /// The namespaces of `any` or `anyAttribute` (3.10.2).
    pub(super) fn wildcard(&self, node: Node<'_, '_>) -> Namespaces {
        match xml::attribute(node, "namespace") {
            None | Some("##any") => Namespaces::Any,
            Some("##other") => Namespaces::Other(self.namespace.clone()),
            Some(listed) => Namespaces::Of(
                listed
                    .split_ascii_whitespace()
                    .map(|name| match name {
                        "##targetNamespace" => self.namespace.clone(),
                        "##local" => String::new(),
                        _ => name.to_owned(),
                    })
                    .collect(),
            ),
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
