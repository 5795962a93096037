//! Constraining facets of simple types (XSD 1.0 Part 2, 4.3).

use roxmltree::Node;

use super::parser::{Parser, annotation};
use crate::{
    qname::QName,
    xml::{self, XSD},
};

/// The kind of a constraining facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// `length` (4.3.1).
    Length,
    /// `minLength` (4.3.2).
    MinLength,
    /// `maxLength` (4.3.3).
    MaxLength,
    /// `pattern` (4.3.4).
    Pattern,
    /// `enumeration` (4.3.5).
    Enumeration,
    /// `whiteSpace` (4.3.6).
    WhiteSpace,
    /// `maxInclusive` (4.3.7).
    MaxInclusive,
    /// `maxExclusive` (4.3.8).
    MaxExclusive,
    /// `minExclusive` (4.3.9).
    MinExclusive,
    /// `minInclusive` (4.3.10).
    MinInclusive,
    /// `totalDigits` (4.3.11).
    TotalDigits,
    /// `fractionDigits` (4.3.12).
    FractionDigits,
}

impl FacetKind {
    /// All kinds, in the order of the specification.
    pub const ALL: [FacetKind; 12] = [
        FacetKind::Length,
        FacetKind::MinLength,
        FacetKind::MaxLength,
        FacetKind::Pattern,
        FacetKind::Enumeration,
        FacetKind::WhiteSpace,
        FacetKind::MaxInclusive,
        FacetKind::MaxExclusive,
        FacetKind::MinExclusive,
        FacetKind::MinInclusive,
        FacetKind::TotalDigits,
        FacetKind::FractionDigits,
    ];

    /// Returns the kind of the facet with this local name in the namespace of XML Schema; `None` if there is no such
    /// facet.
    pub fn parse(local: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == local)
    }

    /// Returns the local name of the element that declares the facet.
    pub fn name(self) -> &'static str {
        match self {
            FacetKind::Length => "length",
            FacetKind::MinLength => "minLength",
            FacetKind::MaxLength => "maxLength",
            FacetKind::Pattern => "pattern",
            FacetKind::Enumeration => "enumeration",
            FacetKind::WhiteSpace => "whiteSpace",
            FacetKind::MaxInclusive => "maxInclusive",
            FacetKind::MaxExclusive => "maxExclusive",
            FacetKind::MinExclusive => "minExclusive",
            FacetKind::MinInclusive => "minInclusive",
            FacetKind::TotalDigits => "totalDigits",
            FacetKind::FractionDigits => "fractionDigits",
        }
    }

    /// Returns whether a facet of this kind replaces that of the base type, because it can only be narrower. Patterns
    /// don't: those of all steps of derivation have to match (4.3.4).
    pub fn replaces_that_of_base(self) -> bool {
        match self {
            FacetKind::Pattern => false,
            FacetKind::Length
            | FacetKind::MinLength
            | FacetKind::MaxLength
            | FacetKind::Enumeration
            | FacetKind::WhiteSpace
            | FacetKind::MaxInclusive
            | FacetKind::MaxExclusive
            | FacetKind::MinExclusive
            | FacetKind::MinInclusive
            | FacetKind::TotalDigits
            | FacetKind::FractionDigits => true,
        }
    }
}

/// A constraining facet other than `enumeration`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// The kind.
    pub kind: FacetKind,
    /// The value, as it is in the document.
    pub value: String,
}

/// An `enumeration` facet (4.3.5).
#[derive(Debug)]
pub struct EnumerationFacet {
    /// The value, with its white space.
    pub value: String,
    /// The value as a qualified name, if it has the form of one and its prefix is declared.
    pub name: Option<QName>,
    /// The documentation, as it is in the document.
    pub doc: Option<String>,
}

/// The facets of one step of derivation.
#[derive(Default)]
pub(super) struct Facets {
    /// The enumerated values.
    pub(super) enumerations: Vec<EnumerationFacet>,
    /// The other facets, in document order.
    pub(super) others: Vec<Facet>,
}

impl Facets {
    pub(super) fn is_empty(&self) -> bool {
        self.enumerations.is_empty() && self.others.is_empty()
    }
}

impl Parser<'_, '_> {
    /// Reads the facets of a `restriction`. An `enumeration` without a value is an error; any other facet without a
    /// value is passed over.
    pub(super) fn facets(&mut self, restriction: Node<'_, '_>) -> Facets {
        let mut facets = Facets::default();
        for child in xml::elements(restriction) {
            // Not trimmed: white space is part of a string's value.
            let value = child.attribute("value");
            match (xml::local_name(child, XSD).and_then(FacetKind::parse), value) {
                (Some(FacetKind::Enumeration), Some(value)) => facets.enumerations.push(EnumerationFacet {
                    value: value.to_owned(),
                    name: xml::expanded(child, value.trim()),
                    doc: annotation(child),
                }),
                (Some(FacetKind::Enumeration), None) => {
                    self.reader.error(child, "`enumeration` has no `value` attribute");
                }
                (Some(kind), Some(value)) => facets.others.push(Facet { kind, value: value.to_owned() }),
                (Some(_), None) | (None, _) => {}
            }
        }
        facets
    }
}

#[cfg(test)]
mod tests {
    use super::FacetKind;

    #[test]
    fn every_name_is_parsed_as_its_own_kind() {
        for kind in FacetKind::ALL {
            assert_eq!(FacetKind::parse(kind.name()), Some(kind));
        }
        assert_eq!(FacetKind::parse("explicitTimezone"), None);
    }
}
