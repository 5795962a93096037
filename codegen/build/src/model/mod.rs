//! The services, operations and types that are generated, as plain data.
//!
//! `resolve` builds it with every reference looked up and every derivation applied (XSD 1.0 Part 1, 3.4.2), `analysis`
//! and `names` complete it, and `emit` turns it into Rust. Each item has its XML name and the Rust name that `names`
//! gives it.

mod built_in;
mod field;
mod form;
mod required;
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

/// The services and types that are generated in one run.
#[derive(Debug, Default)]
pub struct Model {
    /// The types that the operations use, each once.
    pub types: Vec<Type>,
    /// The services, in document order.
    pub services: Vec<Service>,
    /// The namespace of the first document's port types, whose types are emitted in the module `types` itself.
    pub home: String,
    /// The target namespaces of all schemas.
    pub namespaces: BTreeSet<String>,
    /// The named types of all schemas that would be in `types` if an operation used them.
    pub declared: BTreeSet<QName>,
    /// The namespaces that have a module of their own within `types`, with its identifier. Set by `names`.
    pub modules: BTreeMap<String, String>,
}

impl Model {
    /// Returns the types in their order, each with its id.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(index, ty)| (TypeId(index), ty))
    }

    /// Returns the type with this id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0]
    }

    /// Returns the identifier of a namespace's module within `types`; empty for `types` itself.
    pub fn module(&self, namespace: &str) -> &str {
        self.modules.get(namespace).map_or("", String::as_str)
    }

    /// Returns the identifier of the module within `types` that a type is emitted in; empty for `types` itself and for
    /// a type of a service.
    pub fn module_of(&self, ty: &Type) -> &str {
        if ty.home == Home::Types { self.module(&ty.namespace) } else { "" }
    }
}

/// An index into [`Model::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// An XML name and its Rust identifier.
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

/// The module that a type is emitted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// The module `types`, whose types are shared by all services.
    Types,
    /// The module of the service at this index of [`Model::services`].
    Service(usize),
}

/// The origin of a type's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The name of the type definition.
    Named,
    /// The name of the global element whose anonymous type it is.
    Element,
    /// The joined names of the components that an anonymous type is nested in.
    Nested,
    /// A name made by the generator, for a type that isn't in the contract.
    Made,
}

/// A type that is emitted as a struct or an enum.
#[derive(Debug)]
pub struct Type {
    /// The name, as `origin` explains.
    pub name: Name,
    /// The target namespace of the schema that declares it.
    pub namespace: String,
    /// The origin of the name.
    pub origin: Origin,
    /// The module that it is emitted in.
    pub home: Home,
    /// Documentation as it is written in the document, including markup.
    pub doc: Option<String>,
    /// The place of its definition.
    pub place: Place,
    /// The identifier of the struct of its required members; empty if `new` takes them as arguments. Set by `names`.
    pub required: String,
    /// Its kind and members.
    pub kind: TypeKind,
}

/// The kind of a [`Type`], with its members.
#[derive(Debug)]
pub enum TypeKind {
    /// A complex type.
    Struct(Struct),
    /// A sequence that is emitted as a struct because it repeats or is an alternative of a choice. It has no element.
    Group(Struct),
    /// A choice of several alternatives.
    Choice(Choice),
    /// Mixed content: text with elements in it.
    Mixed(Mixed),
    /// A complex type or any type derived from it, as `xsi:type` says.
    Polymorphic(Polymorphic),
    /// A simple type with enumerated values.
    Enumeration(Enumeration),
    /// A union of simple types of which not all are text.
    Union(Union),
}

/// A complex type with the fields of its base type before its own (XSD 1.0 Part 1, 3.4.2).
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
    /// The index of the default alternative. Set by `defaults`.
    pub default: usize,
}

/// Mixed content (XSD 1.0 Part 1, 3.4.2), each piece of which is text, a declared element, or an unknown element.
#[derive(Debug)]
pub struct Mixed {
    /// The declared elements, each once.
    pub pieces: Vec<Field>,
    /// The orders in which elements are allowed: one for each alternative of each choice.
    pub orders: Vec<Vec<Occurrence>>,
}

/// An element or wildcard in an order of mixed content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The index into [`Mixed::pieces`]; `None` for a wildcard.
    pub piece: Option<usize>,
    /// The namespaces of a wildcard; `None` for an element.
    pub namespaces: Option<Namespaces>,
    /// How often it occurs at this place.
    pub bounds: Bounds,
}

/// A complex type or a type derived from it, as `xsi:type` says (XSD 1.0 Part 1, 2.6.1). Values of unknown types are
/// kept as XML.
#[derive(Debug)]
pub struct Polymorphic {
    /// The possible types, each with its own name. The declared type is first unless it is abstract.
    pub types: Vec<Field>,
    /// Whether the declared type is one of them, which is written without `xsi:type`.
    pub declared: bool,
    /// The index of the default type; `None` for an unknown type. Set by `defaults`.
    pub default: Option<usize>,
}

impl TypeKind {
    /// Returns whether its values are text: those of enumerations and unions.
    pub fn is_text(&self) -> bool {
        matches!(self, TypeKind::Enumeration(_) | TypeKind::Union(_))
    }

    /// Returns whether its values are text without qualified names.
    pub fn is_plain_text(&self) -> bool {
        match self {
            TypeKind::Enumeration(enumeration) => !enumeration.is_of_names(),
            TypeKind::Union(_) => true,
            _ => false,
        }
    }

    /// Returns the fields, alternatives or member types; none for an enumeration.
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

    /// Returns the fields, alternatives or member types for modification.
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
    /// Returns the fields that are this kind of node, in their order.
    pub fn nodes(&self, node: Node) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.node == node)
    }
}
