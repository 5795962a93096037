//! Complex types (XSD 1.0 Part 1, 3.4).

use roxmltree::Node;

use super::{
    ComplexType, ComponentId, ComponentName, Content, Kind, Type,
    parser::{Parser, annotation, block},
};
use crate::{
    qname::QName,
    xml::{self, SERIALIZATION, XSD},
};

impl Parser<'_, '_> {
    pub(super) fn any_type(&mut self, node: Node<'_, '_>) -> Type {
        match xml::local_name(node, XSD) {
            Some("simpleType") => Type::Simple(Box::new(self.simple_type(node))),
            _ => Type::Complex(Box::new(self.complex_type(node))),
        }
    }

    pub(super) fn complex_type(&mut self, node: Node<'_, '_>) -> ComplexType {
        let mut ty = ComplexType {
            id: ComponentId::next(),
            is_abstract: self.reader.boolean(node, "abstract"),
            block: block(node, "block").unwrap_or(self.block),
            mixed: self.reader.boolean(node, "mixed"),
            dictionary: is_dictionary(node),
            content: Content::Elements(None),
            attributes: Vec::new(),
            unknown: None,
            doc: annotation(node),
            place: self.reader.place(node),
        };
        for child in xml::elements(node) {
            match xml::local_name(child, XSD) {
                Some("simpleContent") => self.simple_content(child, &mut ty),
                Some("complexContent") => {
                    ty.mixed |= self.reader.boolean(child, "mixed");
                    self.complex_content(child, &mut ty);
                }
                _ => self.attribute_or_unknown(child, &mut ty),
            }
        }
        if let Content::Elements(particle) = &mut ty.content {
            *particle = self.content_particle(node);
        }
        ty
    }

    fn simple_content(&mut self, node: Node<'_, '_>, ty: &mut ComplexType) {
        for child in xml::elements(node) {
            let Some((derivation, base)) = self.derivation(child, "anySimpleType", ty) else { continue };
            ty.content = match derivation {
                Derivation::Extension => Content::SimpleExtension(base),
                Derivation::Restriction => {
                    let narrowed = self.narrowed(child, &base);
                    Content::SimpleRestriction(base, narrowed)
                }
            };
            for attribute in xml::elements(child) {
                ty.attributes.extend(self.attribute_use(attribute));
            }
        }
    }

    fn complex_content(&mut self, node: Node<'_, '_>, ty: &mut ComplexType) {
        for child in xml::elements(node) {
            let Some((derivation, base)) = self.derivation(child, "anyType", ty) else { continue };
            let particle = self.content_particle(child);
            ty.content = match derivation {
                Derivation::Extension => Content::Extension(base, particle),
                Derivation::Restriction => Content::Restriction(base, particle),
            };
            for attribute in xml::elements(child) {
                self.attribute_or_unknown(attribute, ty);
            }
        }
    }

    /// Returns the kind and the base of the derivation in a child of `simpleContent` or `complexContent`. `default` is
    /// the type of XSD to assume if there is no `base`. Any other child is added to the type's attributes, or as
    /// unknown.
    fn derivation(
        &mut self,
        child: Node<'_, '_>,
        default: &str,
        ty: &mut ComplexType,
    ) -> Option<(Derivation, ComponentName)> {
        let derivation = match xml::local_name(child, XSD) {
            Some("extension") => Derivation::Extension,
            Some("restriction") => Derivation::Restriction,
            _ => {
                self.attribute_or_unknown(child, ty);
                return None;
            }
        };
        self.reader.required(child, "base");
        let base =
            self.component_reference(child, "base", Kind::Type).unwrap_or_else(|| QName::new(XSD, default).into());
        Some((derivation, base))
    }
}

/// The derivation method of a complex type (3.4.1).
enum Derivation {
    Extension,
    Restriction,
}

/// Returns whether this is the name of `anyType`, the base of all types (3.4.7).
pub(crate) fn is_any_type(name: &QName) -> bool {
    name.namespace == XSD && name.local == "anyType"
}

/// Returns whether a type has the annotation `IsDictionary`, with which WCF marks types that map keys to values.
fn is_dictionary(node: Node<'_, '_>) -> bool {
    xml::elements(node)
        .filter(|child| child.has_tag_name((XSD, "annotation")))
        .flat_map(xml::elements)
        .filter(|child| child.has_tag_name((XSD, "appinfo")))
        .flat_map(xml::elements)
        .filter(|mark| mark.has_tag_name((SERIALIZATION, "IsDictionary")))
        .any(|mark| mark.text().is_some_and(|text| matches!(text.trim(), "true" | "1")))
}
