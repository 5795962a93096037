//! Reads schema documents: takes the XML of a `schema` element, and returns its components as plain data, named as in
//! XML Schema 1.0 Part 1 (3). Constructs that can't be generated are data too: `resolve` reports them if an operation
//! uses them.

mod attribute;
mod complex;
mod facet;
mod id;
mod name;
mod parse;
mod parser;
mod particle;
mod simple;

pub use attribute::{Attribute, AttributeGroup, AttributeTerm, AttributeType, AttributeUse};
pub(crate) use complex::is_any_type;
pub use facet::{EnumerationFacet, Facet, FacetKind};
pub use id::ComponentId;
pub use name::ComponentName;
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
    /// The target namespace, or that of the including schema if the document has none (3.1, 4.2.1); empty for no
    /// namespace.
    pub namespace: String,
    /// Whether the namespace was taken from the including schema.
    pub chameleon: bool,
    /// The place of the element.
    pub place: Place,
    /// The imports, includes and redefinitions of other schema documents.
    pub links: Vec<Link>,
    /// The global element declarations.
    pub elements: Vec<Element>,
    /// The named type definitions.
    pub types: Vec<TypeDefinition>,
    /// The model group definitions.
    pub groups: Vec<Group>,
    /// The global attribute declarations.
    pub attributes: Vec<Attribute>,
    /// The attribute group definitions.
    pub attribute_groups: Vec<AttributeGroup>,
    /// The components in `redefine`, which replace others (4.2.2).
    pub redefinitions: Vec<Redefinition>,
    /// The errors in its components.
    pub broken: Vec<Broken>,
}

/// A component of a `redefine`, which replaces the one with its name (4.2.2).
#[derive(Debug)]
pub struct Redefinition {
    /// The name by which the component refers to the replaced one.
    pub original: ComponentName,
    /// The new component.
    pub component: Redefined,
}

/// The component of a [`Redefinition`].
#[derive(Debug)]
pub enum Redefined {
    /// A simple or complex type that is derived from the replaced one.
    Type(TypeDefinition),
    /// A model group definition.
    Group(Group),
    /// An attribute group definition.
    AttributeGroup(AttributeGroup),
}

/// An error in a component. It only affects operations that use the component.
#[derive(Debug)]
pub struct Broken {
    /// The kind of the component.
    pub kind: Kind,
    /// The name of the component.
    pub name: QName,
    /// The error.
    pub finding: Diagnostic,
}

/// The kind of a global component.
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
    /// Returns whether it declares no elements, types or attributes.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.types.is_empty() && self.attributes.is_empty()
    }
}

/// An `import`, `include` or `redefine` of a schema, or a WSDL `import`.
#[derive(Debug)]
pub struct Link {
    /// The kind of the link.
    pub kind: LinkKind,
    /// The imported namespace, if the attribute is present.
    pub namespace: Option<String>,
    /// The `schemaLocation`, or the `location` of a WSDL import.
    pub location: Option<String>,
    /// The place of the element.
    pub place: Place,
}

/// The kind of a [`Link`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// An import of components of another namespace.
    Import,
    /// An include or redefinition of components of the same namespace or of none.
    Include,
}

/// An element declaration (3.3).
#[derive(Debug)]
pub struct Element {
    /// Its identity.
    pub id: ComponentId,
    /// Its name, in the target namespace or in no namespace.
    pub name: QName,
    /// Its type.
    pub ty: ElementType,
    /// The value of `nillable`.
    pub nillable: bool,
    /// The value of `abstract`.
    pub is_abstract: bool,
    /// The `default` or `fixed`, which is the value of an empty element.
    pub default: Option<ValueConstraint>,
    /// The head of its substitution group.
    pub substitution_group: Option<QName>,
    /// The kinds of substitution that it forbids.
    pub block: Block,
    /// The text of its annotation, with markup.
    pub doc: Option<String>,
    /// The place of its declaration.
    pub place: Place,
}

/// The type of an element declaration.
#[derive(Debug)]
pub enum ElementType {
    /// A named type.
    Named(ComponentName),
    /// An anonymous type.
    Anonymous(Type),
    /// No type, which means that of the substitution group's head, or else any type.
    Absent,
}

/// A named type definition.
#[derive(Debug)]
pub struct TypeDefinition {
    /// Its name.
    pub name: ComponentName,
    /// The definition.
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

impl Type {
    /// Returns its identity.
    pub fn id(&self) -> ComponentId {
        match self {
            Type::Complex(ty) => ty.id,
            Type::Simple(ty) => ty.id,
        }
    }
}

/// A complex type (3.4).
#[derive(Debug)]
pub struct ComplexType {
    /// Its identity.
    pub id: ComponentId,
    /// The value of `abstract`.
    pub is_abstract: bool,
    /// The kinds of derived types that can't replace it.
    pub block: Block,
    /// Whether text is allowed between the elements.
    pub mixed: bool,
    /// Whether it has the annotation `IsDictionary` of WCF.
    pub dictionary: bool,
    /// The content.
    pub content: Content,
    /// The attributes that it allows or prohibits.
    pub attributes: Vec<AttributeUse>,
    /// The name of an XSD element that XSD 1.0 doesn't allow here, such as one of XSD 1.1.
    pub unknown: Option<String>,
    /// The text of its annotation, with markup.
    pub doc: Option<String>,
    /// The place of its definition.
    pub place: Place,
}

/// The kinds of substitution that an element or a type forbids: its `block`, or else the `blockDefault` of the schema
/// (3.3.2, 3.4.2).
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
    /// Returns the union of two blocks.
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
    SimpleExtension(ComponentName),
    /// `simpleContent` with `restriction`: text of the base, restricted to the second type if there is one.
    SimpleRestriction(ComponentName, Option<Type>),
    /// `complexContent` with `extension`: the elements of the base, then these.
    Extension(ComponentName, Option<Particle>),
    /// `complexContent` with `restriction`: these elements, which are a subset of the base's content.
    Restriction(ComponentName, Option<Particle>),
}

/// A value constraint (3.2.1, 3.3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueConstraint {
    /// `default`: the value if none is given.
    Default(String),
    /// `fixed`: the only allowed value.
    Fixed(String),
}
