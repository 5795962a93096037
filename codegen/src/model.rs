//! The resolved program: what the emitter turns into Rust. Every reference is looked up, every derivation applied;
//! each item keeps its XML name beside the Rust name that `names` gives it.

mod simple;

pub use self::simple::{BuiltIn, Enumeration, Simple, Union, Variant, WhiteSpace};
pub use crate::xsd::{Namespaces, ValueConstraint};

use crate::{
    error::{Diagnostic, Place},
    qname::QName,
};
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
    /// The fields or alternatives.
    pub fn fields(&self) -> &[Field] {
        match self {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => &structure.fields,
            TypeKind::Choice(choice) => &choice.alternatives,
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
    /// `nillable="true"`.
    pub nillable: bool,
    /// What its absence means.
    pub default: Option<ValueConstraint>,
    /// The namespaces, where it is a wildcard.
    pub wildcard: Option<Namespaces>,
    /// Never shown by `Debug`, never sent over plain HTTP unless the caller allows it. Set by `secrets`.
    pub secret: bool,
    /// Behind a `Box`, because the type contains itself. Set by `cycles`.
    pub boxed: bool,
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
    /// A model group: its type is a [`TypeKind::Group`] or a [`TypeKind::Choice`].
    Group,
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
    /// `anyType`, or content of text and elements mixed: kept as XML.
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
    /// `nillable="true"`: an item may be nil, and keeps its place.
    pub nillable: bool,
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
    pub value_nillable: bool,
}

/// A service with the port whose binding is SOAP over HTTP.
#[derive(Debug)]
pub struct Service {
    /// The service's name.
    pub name: Name,
    /// The port type's name.
    pub port_type: Name,
    /// The identifier of the module: `user` for the port type `User`. Set by `names`.
    pub module: String,
    /// The identifier of the client: `UserClient` for the port type `User`. Set by `names`.
    pub client: String,
    /// The identifier of the trait that a server implements: `UserService` for the port type `User`. Set by `names`.
    pub implementation: String,
    /// The identifier of the server: `UserServer` for the port type `User`. Set by `names`.
    pub server: String,
    /// The port's name.
    pub port: String,
    /// `soap:address location`, where there is one.
    pub address: Option<String>,
    /// The SOAP version of the binding: what the client speaks unless it is told otherwise.
    pub soap: SoapVersion,
    /// The other ports of the service for this port type.
    pub other_ports: Vec<OtherPort>,
    /// Documentation of the service, or else of its port type.
    pub doc: Option<String>,
    /// The file of the document, as it was given.
    pub document: String,
    /// The operations in the order of the port type.
    pub operations: Vec<Operation>,
    /// The operations that need something that can't be generated yet.
    pub left_out: Vec<LeftOut>,
    /// The input header blocks of all its operations, each once, in the order of their first appearance.
    pub headers_in: Vec<Header>,
    /// The output header blocks, likewise.
    pub headers_out: Vec<Header>,
}

impl Service {
    /// The ports that its client can call.
    pub fn ports(&self) -> impl Iterator<Item = (&str, SoapVersion, Option<&str>)> {
        let others = self.other_ports.iter().filter(|port| port.passed_over.is_none());
        let others = others.map(|port| (port.name.as_str(), port.soap, port.address.as_deref()));
        [(self.port.as_str(), self.soap, self.address.as_deref())].into_iter().chain(others)
    }

    /// Whether its client can speak both versions of SOAP.
    pub fn speaks_both(&self) -> bool {
        self.ports().any(|(_, version, _)| version != self.soap)
    }
}

/// Another port of a service for the same port type.
#[derive(Debug, Clone)]
pub struct OtherPort {
    /// Its name.
    pub name: String,
    /// `soap:address location`, where there is one.
    pub address: Option<String>,
    /// The SOAP version of its binding.
    pub soap: SoapVersion,
    /// Why the client can't call it, in a person's words; `None` if it can.
    pub passed_over: Option<String>,
}

/// The version of SOAP that a binding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoapVersion {
    /// SOAP 1.1.
    Soap11,
    /// SOAP 1.2.
    Soap12,
}

impl std::fmt::Display for SoapVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SoapVersion::Soap11 => "SOAP 1.1",
            SoapVersion::Soap12 => "SOAP 1.2",
        })
    }
}

/// An operation of a binding (WSDL 1.1, 2.5).
#[derive(Debug)]
pub struct Operation {
    /// The operation's name, and the client method's.
    pub name: Name,
    /// What its identifiers are made of: its name, or that of its input where it is overloaded.
    pub called: String,
    /// The identifier of the operation as a value. Set by `names`.
    pub constant: String,
    /// Where the port type has it.
    pub place: Place,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
    /// The SOAP version that it is bound in; the service's own, unless that has no binding for it.
    pub soap: SoapVersion,
    /// `soapAction`; empty where there is none.
    pub soap_action: String,
    /// The same in the other version of SOAP; `None` where it isn't bound in that.
    pub other_action: Option<String>,
    /// The body of the request.
    pub input: Body,
    /// The body of the answer; `None` for a one-way operation.
    pub output: Option<Body>,
    /// The input headers it takes: indexes into [`Service::headers_in`], in the order of the binding.
    pub headers_in: Vec<usize>,
    /// The output headers it gives, header faults included: indexes into [`Service::headers_out`].
    pub headers_out: Vec<usize>,
    /// The faults that it declares, as far as they can be had typed.
    pub faults: Vec<Fault>,
    /// The identifier of the enum of its faults. Set by `names`; empty where there are none.
    pub fault: String,
    /// The index of the first operation that declares the same faults, whose enum it shares; `None` where that is this
    /// one, and where there are none. Set by `names`.
    pub shares_faults: Option<usize>,
}

/// A declared fault: an element of the detail (WSDL 1.1, 2.4).
#[derive(Debug, Clone)]
pub struct Fault {
    /// The element's local name, or for a fault by type its name in the operation; and the variant's identifier.
    pub name: Name,
    /// The element's local name.
    pub element: String,
    /// The element's namespace.
    pub namespace: String,
    /// Documentation of the element.
    pub doc: Option<String>,
    /// Its type.
    pub value: Value,
    /// As [`Field::simple`].
    pub simple: Option<Simple>,
    /// As [`Field::secret`].
    pub secret: bool,
}

/// What a message's body holds.
#[derive(Debug, Clone)]
pub struct Body {
    /// Whether it is one element, and whose.
    pub form: Form,
    /// The element's local name; the type's, where there is no element.
    pub element: String,
    /// The element's namespace.
    pub namespace: String,
    /// Its type.
    pub value: Value,
    /// As [`Field::simple`].
    pub simple: Option<Simple>,
}

/// The form of a [`Body`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A global element (WSDL 1.1, 3.5: document style).
    Document,
    /// The element of an rpc operation, whose children are the parts.
    Rpc,
    /// No element of its own: the content of its type stands in `soap:Body` itself.
    Whole,
    /// The same of a message without parts: `soap:Body` is empty.
    Empty,
}

impl Form {
    /// Whether `soap:Body` has no element that all of the message stands in.
    pub fn is_bare(self) -> bool {
        matches!(self, Form::Whole | Form::Empty)
    }
}

/// A header block: a global element that a binding names with `soap:header`.
#[derive(Debug, Clone)]
pub struct Header {
    /// The element's local name and the field's identifier.
    pub name: Name,
    /// The element's namespace.
    pub namespace: String,
    /// Documentation of the element.
    pub doc: Option<String>,
    /// Its type.
    pub value: Value,
    /// As [`Field::simple`].
    pub simple: Option<Simple>,
    /// As [`Field::secret`].
    pub secret: bool,
}

/// An operation that is left out, and why.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// The operation's name.
    pub operation: String,
    /// `soapAction`; empty where there is none.
    pub soap_action: String,
    /// The construct that can't be generated yet, in a person's words, or what is wrong with the documents.
    pub reason: String,
    /// Where the construct stands.
    pub place: Place,
    /// What to do.
    pub help: Option<String>,
    /// The documents are at fault.
    pub is_broken: bool,
}

impl LeftOut {
    /// The same as a finding.
    pub fn diagnostic(&self) -> Diagnostic {
        let message = format!("operation `{}` is left out: {}", self.operation, self.reason);
        Diagnostic { help: self.help.clone(), ..Diagnostic::at(&self.place, message) }
    }
}
