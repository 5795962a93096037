//! Schema documents: in comes the XML of a `schema` element, out come its components as plain data, named as in XML Schema
//! 1.0 Part 1 (3). What can't be generated is data too: `resolve` reports it where an operation reaches it.

mod attribute;
mod complex;
mod facet;
mod parse;
mod parser;
mod particle;
mod simple;

pub use attribute::{Attribute, AttributeGroup, AttributeTerm, AttributeType, AttributeUse};
pub(crate) use complex::is_any_type;
pub use facet::{EnumerationFacet, Facet, FacetKind};
pub(crate) use parse::parse;
pub use particle::{Group, Namespaces, Particle, Term};
pub use simple::{SimpleBase, SimpleType, Variety};

use std::fmt;

use crate::{
    error::{Diagnostic, Place},
    qname::QName,
};

/// A schema element with its global components, in document order.
#[derive(Debug)]
pub struct Schema {
    /// The target namespace; that of the including schema for one that has none of its own (3.1, 4.2.1).
    pub namespace: String,
    /// Whether the namespace is that of the including schema.
    pub chameleon: bool,
    /// Where it stands.
    pub place: Place,
    /// The other schema documents that it names.
    pub links: Vec<Link>,
    /// Global element declarations.
    pub elements: Vec<Element>,
    /// Named types.
    pub types: Vec<TypeDefinition>,
    /// Model group definitions.
    pub groups: Vec<Group>,
    /// Global attribute declarations.
    pub attributes: Vec<Attribute>,
    /// Attribute group definitions.
    pub attribute_groups: Vec<AttributeGroup>,
    /// The components that `redefine` puts in the place of others (4.2.2).
    pub redefinitions: Vec<Redefinition>,
    /// What is wrong with its components.
    pub broken: Vec<Broken>,
}

/// A component in the place of another with its name.
#[derive(Debug)]
pub struct Redefinition {
    /// The name by which it refers to the other: none that a document could have.
    pub original: QName,
    /// What it is.
    pub component: Redefined,
}

impl Redefinition {
    /// The name that a component had which is called like this since it was redefined; none for any other.
    pub fn before(name: &QName) -> Option<&str> {
        name.local.split_once(' ').map(|(before, _)| before)
    }
}

/// What a [`Redefinition`] is.
#[derive(Debug)]
pub enum Redefined {
    /// A simple or complex type, derived from the other.
    Type(TypeDefinition),
    /// A model group definition.
    Group(Group),
    /// An attribute group definition.
    AttributeGroup(AttributeGroup),
}

/// Something that is wrong with a component, which stands in the way of those who refer to it.
#[derive(Debug)]
pub struct Broken {
    /// What the component is.
    pub kind: Kind,
    /// Its name.
    pub name: QName,
    /// What is wrong.
    pub finding: Diagnostic,
}

/// The kinds of global components that a schema has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An element declaration.
    Element,
    /// A type definition.
    Type,
    /// A model group definition.
    Group,
    /// An attribute declaration.
    Attribute,
    /// An attribute group definition.
    AttributeGroup,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Element => "element",
            Kind::Type => "type",
            Kind::Group => "group",
            Kind::Attribute => "attribute",
            Kind::AttributeGroup => "attributeGroup",
        })
    }
}

impl Schema {
    /// Whether it has no components.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.types.is_empty() && self.attributes.is_empty()
    }
}

/// An `import`, `include` or `redefine` of a schema, or a WSDL `import`.
#[derive(Debug)]
pub struct Link {
    /// Which of them it is.
    pub kind: LinkKind,
    /// The namespace that is imported.
    pub namespace: Option<String>,
    /// `schemaLocation`, or a WSDL import's `location`.
    pub location: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// The kind of a [`Link`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Components of another namespace.
    Import,
    /// Components of the same namespace, or of none; `redefine` included.
    Include,
}

/// An element declaration (3.3).
#[derive(Debug)]
pub struct Element {
    /// Its name, in the target namespace or in none.
    pub name: QName,
    /// Its type.
    pub ty: ElementType,
    /// `nillable="true"`.
    pub nillable: bool,
    /// `abstract="true"`.
    pub is_abstract: bool,
    /// `default` or `fixed`: what an empty element means.
    pub default: Option<ValueConstraint>,
    /// The head of its substitution group.
    pub substitution_group: Option<QName>,
    /// What may not stand in its place.
    pub block: Block,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The type of an element declaration.
#[derive(Debug)]
pub enum ElementType {
    /// A type with a name.
    Named(QName),
    /// A type of its own.
    Anonymous(Type),
    /// None said: that of the substitution group's head, or else any type.
    Absent,
}

/// A type with a name.
#[derive(Debug)]
pub struct TypeDefinition {
    /// Its name.
    pub name: QName,
    /// What it is.
    pub ty: Type,
}

/// A type definition (3.4, 3.14).
#[derive(Debug)]
pub enum Type {
    /// A complex type.
    Complex(Box<ComplexType>),
    /// A simple type.
    Simple(Box<SimpleType>),
}

/// A complex type (3.4).
#[derive(Debug)]
pub struct ComplexType {
    /// `abstract="true"`.
    pub is_abstract: bool,
    /// The types that may not stand in its place.
    pub block: Block,
    /// Text between the elements.
    pub mixed: bool,
    /// WCF's `IsDictionary` annotation.
    pub dictionary: bool,
    /// What is in it.
    pub content: Content,
    /// The attributes that it allows or prohibits.
    pub attributes: Vec<AttributeUse>,
    /// An XSD element that XSD 1.0 doesn't have here, such as one of XSD 1.1.
    pub unknown: Option<String>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// What may not stand in the place of an element or a type: `block`, or else the schema's `blockDefault` (3.3.2, 3.4.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Block {
    /// Types derived by extension.
    pub extension: bool,
    /// Types derived by restriction.
    pub restriction: bool,
    /// Members of the substitution group.
    pub substitution: bool,
}

impl Block {
    /// What this blocks, and what that does.
    #[must_use]
    pub fn or(self, other: Block) -> Block {
        Block {
            extension: self.extension || other.extension,
            restriction: self.restriction || other.restriction,
            substitution: self.substitution || other.substitution,
        }
    }
}

/// The content of a complex type.
#[derive(Debug)]
pub enum Content {
    /// Elements, or nothing.
    Elements(Option<Particle>),
    /// `simpleContent` with `extension`: text of a simple type, or of a complex type's own simple content.
    SimpleExtension(QName),
    /// `simpleContent` with `restriction`: likewise; and what the text is narrowed to, if it is.
    SimpleRestriction(QName, Option<Type>),
    /// `complexContent` with `extension`: the elements of the base, then these.
    Extension(QName, Option<Particle>),
    /// `complexContent` with `restriction`: these elements, a subset of what the base allows.
    Restriction(QName, Option<Particle>),
}

/// A value constraint (3.2.1, 3.3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueConstraint {
    /// `default`: what absence means.
    Default(String),
    /// `fixed`: the only value there is.
    Fixed(String),
}
