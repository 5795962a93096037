//! The members of complex types and messages, and the types of their values.

use super::{BuiltIn, LexicalForm, Namespaces, Simple, TypeId, ValueConstraint};
use crate::qname::QName;
use std::sync::Arc;

/// An XML name with the type of its values: an element declaration (XSD 1.0 Part 1, 3.3), an attribute, a header block,
/// the detail of a fault, or another part of a message that a [`Field`] describes.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// The local name.
    pub name: String,
    /// The namespace: empty where the form is unqualified.
    pub namespace: String,
    /// The type of one occurrence.
    pub value: Value,
    /// The constraints on the text, where the type is simple and not an enumeration.
    pub simple: Option<Arc<Simple>>,
    /// The local name of the type; empty for an anonymous type.
    pub type_name: String,
    /// Whether `xsi:nil` is allowed in place of a value.
    pub nillable: Nillable,
}

impl Element {
    /// Returns an element whose type has no name and no facets, and which may not be nil.
    pub fn new(name: &str, namespace: &str, value: Value) -> Element {
        Element {
            name: name.to_owned(),
            namespace: namespace.to_owned(),
            value,
            simple: None,
            type_name: String::new(),
            nillable: Nillable::No,
        }
    }

    /// Returns the element that is repeated in this one, if its type is folded into it: a wrapper's item, or the value
    /// of a dictionary. For all other types that is the element itself.
    pub fn repeated(&self) -> &Element {
        match &self.value {
            Value::Wrapper(item) => &item.element,
            Value::Dictionary(dictionary) => &dictionary.value,
            _ => self,
        }
    }

    /// Returns whether the element has this local name and namespace.
    pub fn is_named(&self, name: &str, namespace: &str) -> bool {
        self.name == name && self.namespace == namespace
    }
}

/// A member of a generated struct or enum: an element or attribute of a complex type, its text, a header block, or the
/// detail of a fault.
#[derive(Debug, Clone)]
pub struct Field {
    /// The kind of node in the XML.
    pub node: Node,
    /// The identifier in the generated code. Set by `names`.
    pub ident: String,
    /// Its XML name and its type.
    pub element: Element,
    /// Documentation as it is written in the document.
    pub doc: Option<String>,
    /// Whether it may be absent or repeated.
    pub occurs: Occurs,
    /// `minOccurs` and `maxOccurs` as numbers.
    pub bounds: Bounds,
    /// The value that its absence means, or the only value that it may have.
    pub default: Option<ValueConstraint>,
    /// The namespaces of a wildcard; `None` for every other node.
    pub wildcard: Option<Namespaces>,
    /// The media types of an attachment, of which one is sent; empty for every other node.
    pub media_types: Vec<String>,
    /// Whether it is hidden from `Debug`, and sent over plain HTTP only if the caller allows it. Set by `secrets`.
    pub secret: bool,
    /// Whether it is behind a `Box`, so that sizes are bounded. Set by `boxes`.
    pub boxed: bool,
}

impl Field {
    /// Returns a field that occurs exactly once, without documentation.
    pub fn once(node: Node, element: Element) -> Field {
        Field {
            node,
            ident: String::new(),
            element,
            doc: None,
            occurs: Occurs::Required,
            bounds: Bounds::ONCE,
            default: None,
            wildcard: None,
            media_types: Vec::new(),
            secret: false,
            boxed: false,
        }
    }

    /// Returns whether its type in Rust is an `Option`.
    pub fn is_option(&self) -> bool {
        match self.occurs {
            Occurs::Repeated => false,
            Occurs::Optional => true,
            Occurs::Required => self.element.nillable == Nillable::Bare,
        }
    }

    /// Returns the field of an alternative that is chosen, and so has at least one occurrence.
    pub fn chosen(&self) -> Field {
        Field { bounds: Bounds { min: self.bounds.min.max(1), ..self.bounds }, ..self.clone() }
    }
}

/// The kind of XML node that a field is.
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
    /// An attachment, which is no node: a message part that is bound to MIME and sent beside the envelope (WSDL 1.1,
    /// 5).
    Attachment,
    /// A model group: its type is a [`TypeKind::Group`] or a [`TypeKind::Choice`].
    Group,
    /// The whole content of an element with mixed content: its type is a [`TypeKind::Mixed`] or [`Value::Any`].
    Mixed,
}

/// The number of occurrences as far as it decides the Rust type, with that of the particles around the element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Exactly once.
    Required,
    /// At most once.
    Optional,
    /// More than once is allowed.
    Repeated,
}

/// `minOccurs` and `maxOccurs` as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// `minOccurs`.
    pub min: u32,
    /// `maxOccurs`; `None` is `unbounded`.
    pub max: Option<u32>,
}

impl Bounds {
    /// The bounds of something that occurs exactly once.
    pub const ONCE: Bounds = Bounds { min: 1, max: Some(1) };

    /// Returns the bounds of something that occurs within these bounds inside something that occurs within `other`.
    pub fn and(self, other: Bounds) -> Bounds {
        let max = self.max.zip(other.max).map(|(one, other)| one.saturating_add(other));
        Bounds { min: self.min.saturating_add(other.min), max }
    }
}

/// The permission of `xsi:nil` for an element (XSD 1.0 Part 1, 2.6.2 and 3.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nillable {
    /// `xsi:nil` isn't allowed.
    No,
    /// `xsi:nil` is allowed, and the type has no attributes: a nil element is empty.
    Bare,
    /// `xsi:nil` is allowed, and a nil element still has the attributes of its type. Set by `nillable`.
    WithAttributes,
}

impl Nillable {
    /// Returns whether `xsi:nil` is allowed.
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
    /// A list: values separated by white space (XSD 1.0 Part 2, 2.5.1.2).
    List(Box<Value>),
    /// A built-in type, list or union with a pattern that may not match the canonical form of a value. The text that
    /// was read is kept; a value without one is written in this form.
    Lexical(Box<Value>, LexicalForm),
    /// A complex type that only wraps one repeated element, and is a list in the field itself.
    Wrapper(Box<Item>),
    /// `anyType`, or mixed content with any elements. It is kept as XML.
    Any,
    /// A complex type that WCF marks with `IsDictionary`, and is a map that keeps its order.
    Dictionary(Box<Dictionary>),
}

impl Value {
    /// Adds the types of the model that the values refer to.
    pub fn types(&self, into: &mut Vec<TypeId>) {
        match self {
            Value::BuiltIn(_) | Value::Any => {}
            Value::Type(id) => into.push(*id),
            Value::List(item) | Value::Lexical(item, _) => item.types(into),
            Value::Wrapper(item) => item.element.value.types(into),
            Value::Dictionary(dictionary) => {
                dictionary.key.value.types(into);
                dictionary.value.value.types(into);
            }
        }
    }
}

/// The repeated element of a [`Value::Wrapper`].
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The XML name of the wrapping type.
    pub wrapper: String,
    /// The repeated element. Its type is never a wrapper or a dictionary. An item that is nil keeps its place.
    pub element: Element,
    /// How often the element occurs.
    pub bounds: Bounds,
}

/// The entry element of a WCF dictionary, with one key element and one value element in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dictionary {
    /// The XML name of the dictionary type.
    pub wrapper: String,
    /// The name of the entry element.
    pub entry: QName,
    /// The key element. It is never nil.
    pub key: Element,
    /// The value element. Its type is never a wrapper or a dictionary.
    pub value: Element,
}
