//! The model: the services, operations and types that are generated, as plain data.
//!
//! `resolve` builds it with every reference looked up and every derivation applied (XSD 1.0 Part 1, 3.4.2), `analysis` and
//! `names` complete it, and `emit` turns it into Rust. Each item has its XML name and the Rust name that `names` gives it.

mod built_in;
mod field;
mod form;
mod service;
mod simple;

pub use crate::{
    wsdl::SoapVersion,
    xsd::{Facet, FacetKind, Namespaces, ValueConstraint},
};
pub use built_in::BuiltIn;
pub use field::{Bounds, Dictionary, Element, Field, Item, Nillable, Node, Occurs, Value};
pub use form::{Digits, LexicalForm};
pub use service::{Body, Fault, Form, LeftOut, Operation, OtherPort, Service};
pub use simple::{Enumeration, Simple, Union, Variant, Variety, WhiteSpace};

use crate::{error::Place, qname::QName};
use std::collections::{BTreeMap, BTreeSet};

/// All that is generated in one run.
#[derive(Debug, Default)]
pub struct Model {
    /// The named and anonymous types that the operations reach, each once.
    pub types: Vec<Type>,
    /// The services, in document order.
    pub services: Vec<Service>,
    /// The namespace whose types stand in `types` itself: the first document's own.
    pub home: String,
    /// The target namespaces of all schemas.
    pub namespaces: BTreeSet<String>,
    /// The named types of all schemas that would be a type of the model if an operation reached them.
    pub declared: BTreeSet<QName>,
    /// The identifier of the module within `types` of each namespace that has one. Set by `names`.
    pub modules: BTreeMap<String, String>,
}

impl Model {
    /// Returns the types in their order, each with its id.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }

    /// The type with this id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0]
    }

    /// The module within `types` of a namespace; empty for `types` itself.
    pub fn module(&self, namespace: &str) -> &str {
        self.modules.get(namespace).map_or("", String::as_str)
    }

    /// The module within `types` that a type stands in; empty for `types` itself and for a type of a service.
    pub fn module_of(&self, ty: &Type) -> &str {
        if ty.home == Home::Types { self.module(&ty.namespace) } else { "" }
    }
}

/// An index into [`Model::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// An XML name and the Rust identifier that stands for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// The local name in the document.
    pub xml: String,
    /// The identifier in the generated code; empty until `names` has run.
    pub rust: String,
}

impl From<&str> for Name {
    fn from(xml: &str) -> Self {
        Name { xml: xml.to_owned(), rust: String::new() }
    }
}

/// Where a type is emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// `types`: a type with a name, shared by all services.
    Types,
    /// The module of the service at this index of [`Model::services`]: the type of one of its wrapper elements.
    Service(usize),
}

/// What a type has its name from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is a named type.
    Named,
    /// It is the anonymous type of a global element.
    Element,
    /// The components on the way to it: it is anonymous within another.
    Nested,
    /// It is none of the contract's types, but made for the generated code.
    Made,
}

/// A complex type, or a simple type with enumerated values.
#[derive(Debug)]
pub struct Type {
    /// The type's own name, the element's for the anonymous type of a global element, and for a nested anonymous
    /// type the names on the way to it, joined.
    pub name: Name,
    /// The target namespace of the schema that declares it.
    pub namespace: String,
    /// What it has its name from.
    pub origin: Origin,
    /// Where it is emitted.
    pub home: Home,
    /// Documentation as it stands in the document, markup included.
    pub doc: Option<String>,
    /// Where it is declared.
    pub place: Place,
    /// The identifier of the table of its elements in the generated code. Set by `names`.
    pub table: String,
    /// The same of its attributes.
    pub attribute_table: String,
    /// What it is.
    pub kind: TypeKind,
}

/// What a [`Type`] is.
#[derive(Debug)]
pub enum TypeKind {
    /// A complex type.
    Struct(Struct),
    /// A sequence that is a value of its own, because it repeats or is an alternative: a struct without an element.
    Group(Struct),
    /// A choice: one of these alternatives.
    Choice(Choice),
    /// Mixed content: text, and elements wherever they stand in it.
    Mixed(Mixed),
    /// A complex type where others may stand in its place: it, or one of those that are derived from it.
    Polymorphic(Polymorphic),
    /// A simple type with enumerated values.
    Enumeration(Enumeration),
    /// A union of simple types that aren't all text.
    Union(Union),
}

/// A complex type: the base type's fields first, then its own (XSD 1.0 Part 1, 3.4.2).
#[derive(Debug)]
pub struct Struct {
    /// The fields in the order in which they are written.
    pub fields: Vec<Field>,
}

/// A choice (XSD 1.0 Part 1, 3.8).
#[derive(Debug)]
pub struct Choice {
    /// The alternatives: elements, which may repeat, and groups.
    pub alternatives: Vec<Field>,
    /// The index of the one that a choice is before it is read. Set by `defaults`.
    pub default: usize,
}

/// A piece of mixed content (XSD 1.0 Part 1, 3.4.2): text, one of these elements, or one that the contract doesn't know.
#[derive(Debug)]
pub struct Mixed {
    /// The elements, each once.
    pub pieces: Vec<Field>,
    /// Orders in which the contract allows them: one for each alternative of its choices.
    pub orders: Vec<Vec<Occurrence>>,
}

/// An element at its place in mixed content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The index of the element; `None` for a wildcard.
    pub piece: Option<usize>,
    /// The namespaces of a wildcard.
    pub namespaces: Option<Namespaces>,
    /// How often it occurs there.
    pub bounds: Bounds,
}

/// A complex type or one that is derived from it, as `xsi:type` says (XSD 1.0 Part 1, 2.6.1); open, so that a type that
/// the contract doesn't know survives.
#[derive(Debug)]
pub struct Polymorphic {
    /// The types, each under its own name. The declared one is the first, unless it is abstract.
    pub types: Vec<Field>,
    /// Whether the declared one isn't abstract: it goes without `xsi:type`.
    pub declared: bool,
    /// The index of the one that it is before it is read; `None` for an unknown one. Set by `defaults`.
    pub default: Option<usize>,
}

impl TypeKind {
    /// Whether its values are texts of some kind, and no structs.
    pub fn is_text(&self) -> bool {
        matches!(self, TypeKind::Enumeration(_) | TypeKind::Union(_))
    }

    /// The fields or alternatives.
    pub fn fields(&self) -> &[Field] {
        match self {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => &structure.fields,
            TypeKind::Choice(choice) => &choice.alternatives,
            TypeKind::Mixed(mixed) => &mixed.pieces,
            TypeKind::Polymorphic(polymorphic) => &polymorphic.types,
            TypeKind::Union(union) => &union.members,
            TypeKind::Enumeration(_) => &[],
        }
    }

    /// The fields or alternatives, to be changed.
    pub fn fields_mut(&mut self) -> &mut [Field] {
        match self {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => &mut structure.fields,
            TypeKind::Choice(choice) => &mut choice.alternatives,
            TypeKind::Mixed(mixed) => &mut mixed.pieces,
            TypeKind::Polymorphic(polymorphic) => &mut polymorphic.types,
            TypeKind::Union(union) => &mut union.members,
            TypeKind::Enumeration(_) => &mut [],
        }
    }
}

impl Struct {
    /// The fields that are this kind of node, in their order.
    pub fn nodes(&self, node: Node) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.node == node)
    }
}
