//! The resolved program: what the emitter turns into Rust. Every reference is looked up, every derivation applied;
//! each item keeps its XML name beside the Rust name that `names` gives it.

mod service;
mod simple;

pub use self::service::{Body, Fault, Form, Header, LeftOut, Operation, OtherPort, Service, SoapVersion};
pub use self::simple::{BuiltIn, Enumeration, Simple, Union, Variant, WhiteSpace};
pub use crate::xsd::{Namespaces, ValueConstraint};

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
    /// The type with this id.
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.0]
    }

    /// Whether a value is a struct or a choice of some kind, no text.
    pub fn is_struct(&self, value: &Value) -> bool {
        matches!(value, Value::Type(id) if !self.get(*id).kind.is_text())
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
    /// The index of the one that a choice is before it is read. Set by `cycles`.
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
    /// The index of the one that it is before it is read; `None` for an unknown one. Set by `cycles`.
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

/// An element or attribute declaration within a complex type, or its text.
#[derive(Debug, Clone)]
pub struct Field {
    /// Which of them it is.
    pub node: Node,
    /// The local name and the field's identifier.
    pub name: Name,
    /// The namespace: empty where the form is unqualified.
    pub namespace: String,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// The type of one occurrence.
    pub value: Value,
    /// What its text may be, where that is a simple type.
    pub simple: Option<Simple>,
    /// How often it occurs.
    pub occurs: Occurs,
    /// The same in numbers.
    pub bounds: Bounds,
    /// Whether it may be nil.
    pub nillable: Nillable,
    /// What its absence means.
    pub default: Option<ValueConstraint>,
    /// The namespaces, where it is a wildcard.
    pub wildcard: Option<Namespaces>,
    /// The media types, where it is an attachment: one of them is sent.
    pub media_types: Vec<String>,
    /// Never shown by `Debug`, never sent over plain HTTP unless the caller allows it. Set by `secrets`.
    pub secret: bool,
    /// Behind a `Box`, because the type contains itself, or because it is a struct among alternatives. Set by `cycles`.
    pub boxed: bool,
}

impl Field {
    /// What is there exactly once, of which nothing more is said.
    pub fn once(node: Node, name: Name, namespace: &str, value: Value) -> Field {
        Field {
            node,
            name,
            namespace: namespace.to_owned(),
            doc: None,
            value,
            simple: None,
            occurs: Occurs::Required,
            bounds: Bounds::ONCE,
            nillable: Nillable::No,
            default: None,
            wildcard: None,
            media_types: Vec::new(),
            secret: false,
            boxed: false,
        }
    }
}

/// What of an element a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A child element.
    Element,
    /// An attribute.
    Attribute,
    /// The text of an element with simple content (XSD 1.0 Part 1, 2.2.1.3).
    Text,
    /// Elements of any name: `xs:any`.
    Any,
    /// Attributes of any name: `xs:anyAttribute`.
    AnyAttribute,
    /// No node at all, but what goes beside the envelope: a part of the message that is bound to MIME (WSDL 1.1, 5).
    Attachment,
    /// A model group: its type is a [`TypeKind::Group`] or a [`TypeKind::Choice`].
    Group,
    /// All of the content, which is mixed: its type is a [`TypeKind::Mixed`].
    Mixed,
}

/// `minOccurs` and `maxOccurs`, particles around the element included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Exactly once.
    Required,
    /// At most once.
    Optional,
    /// More than once is allowed.
    Repeated,
}

/// `minOccurs` and `maxOccurs` in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// `minOccurs`.
    pub min: u32,
    /// `maxOccurs`; `None` is `unbounded`.
    pub max: Option<u32>,
}

impl Bounds {
    /// Exactly once.
    pub const ONCE: Bounds = Bounds { min: 1, max: Some(1) };

    /// So often, and as often again as these say.
    pub fn and(self, other: Bounds) -> Bounds {
        let max = self.max.zip(other.max).map(|(one, other)| one.saturating_add(other));
        Bounds { min: self.min.saturating_add(other.min), max }
    }
}

/// Whether an element may be nil (XSD 1.0 Part 1, 2.6.2 and 3.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nillable {
    /// It mayn't.
    No,
    /// It may, and then there is nothing in it: its type has no attributes.
    Bare,
    /// It may, and then it still has the attributes of its type. Set by `nil`.
    WithAttributes,
}

impl Nillable {
    /// Whether it may.
    pub fn is_allowed(self) -> bool {
        self != Nillable::No
    }
}

impl From<bool> for Nillable {
    fn from(nillable: bool) -> Self {
        if nillable { Nillable::Bare } else { Nillable::No }
    }
}

/// The type of one occurrence of an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A built-in simple type, or a simple type derived from it without enumerated values.
    BuiltIn(BuiltIn),
    /// A struct or an enumeration of the model.
    Type(TypeId),
    /// `xs:list`: values separated by white space.
    List(Box<Value>),
    /// A complex type that only wraps one repeated element: the list stands on the field itself.
    Wrapper(Box<Item>),
    /// `anyType`, or mixed content of any elements: kept as XML.
    Any,
    /// A complex type that WCF marks with `IsDictionary`: a map that keeps its order.
    Dictionary(Box<Dictionary>),
}

/// The repeated element of a [`Value::Wrapper`].
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The name of the wrapping type, for the table that the generated code gives it.
    pub wrapper: Name,
    /// The element's local name.
    pub name: String,
    /// The element's namespace.
    pub namespace: String,
    /// The type of one item; never a wrapper or a dictionary itself.
    pub value: Value,
    /// As [`Field::simple`].
    pub simple: Option<Simple>,
    /// How often it occurs.
    pub bounds: Bounds,
    /// Whether an item may be nil, which keeps its place.
    pub nillable: Nillable,
}

/// The entry element of a WCF dictionary with its key and value (each one required element).
#[derive(Debug, Clone, PartialEq)]
pub struct Dictionary {
    /// The name of the dictionary type, for the table that the generated code gives it.
    pub wrapper: Name,
    /// The entry's element: local name and namespace.
    pub entry: (String, String),
    /// The key's element: local name and namespace.
    pub key: (String, String),
    /// The key's type.
    pub key_value: Value,
    /// As [`Field::simple`].
    pub key_simple: Option<Simple>,
    /// The value's element: local name and namespace.
    pub value: (String, String),
    /// The value's type; never a wrapper or a dictionary itself.
    pub value_value: Value,
    /// As [`Field::simple`].
    pub value_simple: Option<Simple>,
    /// Whether a value may be nil. (A nil key is refused when it is read: WCF has none.)
    pub value_nillable: Nillable,
}
