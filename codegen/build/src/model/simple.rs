//! Simple types: the texts that they allow, and the enumerations and unions among them.

use super::{BuiltIn, Facet, FacetKind, Field, Name};

/// A simple type with enumerated values. Its Rust enum also has a variant for any other text.
#[derive(Debug)]
pub struct Enumeration {
    /// The values in document order, each once.
    pub variants: Vec<Variant>,
    /// Whether other texts are valid, because the type is a union with a text type among its members.
    pub open: bool,
    /// How white space is treated.
    pub white_space: WhiteSpace,
    /// The type of the values without its facets. `None` where each value can be written in one way only.
    pub base: Option<Simple>,
}

impl Enumeration {
    /// Returns whether the values are qualified names, which are compared with their namespaces.
    pub fn is_of_names(&self) -> bool {
        self.variants.first().is_some_and(|variant| variant.namespace.is_some())
    }
}

/// The treatment of white space in the text of an enumeration (XSD 1.0 Part 2, 4.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhiteSpace {
    /// It is preserved, but ignored around a listed value.
    Lenient,
    /// It is preserved, and significant: some listed values contain it.
    Preserve,
    /// It collapses.
    Collapse,
}

/// A union (XSD 1.0 Part 2, 2.5.1.3). Its Rust enum also has a variant for a text that belongs to none of the members.
#[derive(Debug)]
pub struct Union {
    /// The member types that aren't text types, each once, in the order in which they are tried.
    pub members: Vec<Field>,
    /// The texts that each member allows; `None` where several member types of the union have the same Rust type.
    pub constraints: Vec<Option<Simple>>,
    /// Whether a text type is among the members.
    pub text: bool,
    /// Whether a member has facets, which reading doesn't check.
    pub restricted: bool,
}

/// An enumerated value.
#[derive(Debug)]
pub struct Variant {
    /// The value as it is on the wire, or the local part of a qualified name, with the identifier of the variant.
    pub name: Name,
    /// The namespace of a qualified name.
    pub namespace: Option<String>,
    /// The documentation, as it is in the document.
    pub doc: Option<String>,
}

/// The texts that a simple type allows (XSD 1.0 Part 2, 4.1), as far as Rust types can't express it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Simple {
    /// The variety, with the types that it is made of.
    pub variety: Variety,
    /// The enumerated values, qualified names as `{namespace}local`. Any value is allowed if there are none.
    pub values: Vec<String>,
    /// The other facets. Those of a base type are before those of the types derived from it.
    pub facets: Vec<Facet>,
}

/// The variety of a simple type (XSD 1.0 Part 2, 2.5.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variety {
    /// `anySimpleType`, which allows any text.
    Any,
    /// An atomic type that is, or is derived from, this built-in type.
    Atomic(BuiltIn),
    /// A list of items of this type.
    List(Box<Simple>),
    /// A union of these member types.
    Union(Vec<Simple>),
}

impl Simple {
    /// Returns the type of this variety without facets.
    pub fn new(variety: Variety) -> Self {
        Simple { variety, values: Vec::new(), facets: Vec::new() }
    }

    /// Returns the local name of the built-in type that an atomic type is derived from; empty for lists and unions.
    pub fn base_name(&self) -> &'static str {
        match &self.variety {
            Variety::Any => "anySimpleType",
            Variety::Atomic(built_in) => built_in.name(),
            Variety::List(_) | Variety::Union(_) => "",
        }
    }

    /// Returns the item type of a list, or the member types of a union.
    pub fn parts(&self) -> &[Simple] {
        match &self.variety {
            Variety::Any | Variety::Atomic(_) => &[],
            Variety::List(item) => std::slice::from_ref(&**item),
            Variety::Union(members) => members,
        }
    }

    /// Returns the number of types that this one is made of, with their facets and enumerated values.
    pub fn size(&self) -> usize {
        let parts: usize = self.parts().iter().map(|part| part.size() + 1).sum();
        self.values.len() + self.facets.len() + parts
    }

    /// Returns the patterns, each of which has to match.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        let patterns = self.facets.iter().filter(|facet| facet.kind == FacetKind::Pattern);
        patterns.map(|facet| facet.value.as_str())
    }

    /// Returns the type without facets, if some value of it can be written in several ways.
    pub fn written_freely(&self) -> Option<Simple> {
        self.is_written_freely().then(|| self.without_facets())
    }

    /// Returns whether some value can be written in several ways, apart from white space and prefixes.
    fn is_written_freely(&self) -> bool {
        match &self.variety {
            Variety::Any => false,
            Variety::Atomic(built_in) => !built_in.is_text() && !matches!(built_in, BuiltIn::QName | BuiltIn::SwaRef),
            Variety::List(_) | Variety::Union(_) => self.parts().iter().any(Simple::is_written_freely),
        }
    }

    fn without_facets(&self) -> Simple {
        Simple::new(match &self.variety {
            Variety::Any => Variety::Any,
            Variety::Atomic(built_in) => Variety::Atomic(*built_in),
            Variety::List(item) => Variety::List(Box::new(item.without_facets())),
            Variety::Union(members) => Variety::Union(members.iter().map(Simple::without_facets).collect()),
        })
    }
}
