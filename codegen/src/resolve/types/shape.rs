//! Shapes of drafted types: structs with fields, choices, enumerations and the values that these have.

use crate::{
    error::Place,
    model::{Bounds, BuiltIn, Node, Occurrence, Occurs},
    obstacle::Obstacle,
    qname::QName,
    xsd::{Block, EnumerationFacet, Namespaces, ValueConstraint},
};

/// An index into [`Drafts::types`](super::draft::Drafts::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DraftId(pub(crate) usize);

/// The shape of a drafted type.
pub(crate) enum Shape<'a> {
    /// Not drafted yet.
    Open,
    /// A complex type: its base and its own fields; those of the base stay, but for what a restriction says again.
    Struct {
        base: Option<DraftId>,
        restriction: Option<Restriction<'a>>,
        fields: Vec<Field<'a>>,
        is_abstract: bool,
        dictionary: bool,
    },
    /// A sequence that is a value of its own.
    Group(Vec<Field<'a>>),
    /// The alternatives of a choice.
    Choice(Vec<Field<'a>>),
    /// Mixed content: the elements that may stand in the text, and orders in which they may.
    Mixed { pieces: Vec<Field<'a>>, orders: Vec<Vec<Occurrence>> },
    /// A simple type with enumerated values, and its base.
    Enumeration(Value, &'a [EnumerationFacet]),
    /// A simple type that is another or a list.
    Alias(Value),
    /// A simple type that is one of several.
    Union(Vec<Value>),
}

/// A restriction, which removes from its base all elements and the prohibited attributes.
#[derive(Clone, Default)]
pub(crate) struct Restriction<'a> {
    pub(crate) prohibited: Vec<&'a QName>,
}

/// An element, an attribute or the text within a complex type.
#[derive(Clone)]
pub(crate) struct Field<'a> {
    pub(crate) node: Node,
    pub(crate) name: &'a QName,
    pub(crate) doc: Option<&'a str>,
    pub(crate) place: &'a Place,
    pub(crate) value: Value,
    pub(crate) occurs: Occurs,
    /// Its `minOccurs` and `maxOccurs`.
    pub(crate) bounds: Bounds,
    pub(crate) nillable: bool,
    pub(crate) default: Option<&'a ValueConstraint>,
    /// The derivations that may not substitute for its type.
    pub(crate) block: Block,
    /// The namespaces, where it is a wildcard.
    pub(crate) wildcard: Option<&'a Namespaces>,
    /// The media types, where it is an attachment.
    pub(crate) media_types: &'a [String],
}

impl<'a> Field<'a> {
    /// Returns a required field without further properties.
    pub(crate) fn new(node: Node, name: &'a QName, place: &'a Place, value: Value) -> Self {
        Field {
            node,
            name,
            doc: None,
            place,
            value,
            occurs: Occurs::Required,
            bounds: Bounds::ONCE,
            nillable: false,
            default: None,
            block: Block::default(),
            wildcard: None,
            media_types: &[],
        }
    }

    /// Describes the field for a message.
    pub(crate) fn what(&self) -> String {
        match self.node {
            Node::Element => format!("element `{}`", self.name.local),
            Node::Attribute => format!("attribute `{}`", self.name.local),
            Node::Text => "text".to_owned(),
            Node::Group => "a group".to_owned(),
            Node::Any => "xs:any".to_owned(),
            Node::AnyAttribute => "xs:anyAttribute".to_owned(),
            Node::Attachment => format!("attachment `{}`", self.name.local),
            Node::Mixed => "mixed content".to_owned(),
        }
    }
}

/// The value that a type name or a declaration stands for, with the obstacles met on the way to it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) value: Value,
    pub(crate) obstacles: Vec<Obstacle>,
}

impl Found {
    /// Returns the value, and adds the obstacles to those of what uses it.
    pub(crate) fn noted_in(self, obstacles: &mut Vec<Obstacle>) -> Value {
        obstacles.extend(self.obstacles);
        self.value
    }
}

impl From<Value> for Found {
    fn from(value: Value) -> Self {
        Found { value, obstacles: Vec::new() }
    }
}

impl From<Obstacle> for Found {
    fn from(obstacle: Obstacle) -> Self {
        Found { value: Value::Unknown, obstacles: vec![obstacle] }
    }
}

/// The type of an element.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    BuiltIn(BuiltIn),
    Draft(DraftId),
    List(Box<Value>),
    Any,
    /// No type, for a reason given by an obstacle.
    Unknown,
}
