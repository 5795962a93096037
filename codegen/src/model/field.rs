//! Fields: what a complex type or a message has, and the types of values.

use super::{BuiltIn, LexicalForm, Name, Namespaces, Simple, TypeId, ValueConstraint};

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
    /// The local name of its type; empty for an anonymous type.
    pub type_name: String,
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
    /// Behind a `Box`, so that sizes are bounded. Set by `boxes`.
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
            type_name: String::new(),
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
    /// A simple type that isn't text, with a pattern that may refuse what its value is written as by itself: a built-in type,
    /// a list or a union, and the form in which it is written where no text was read.
    Lexical(Box<Value>, LexicalForm),
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
    /// As [`Field::type_name`].
    pub type_name: String,
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
