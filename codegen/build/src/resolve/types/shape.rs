//! Shapes of drafted types: structs, choices, enumerations and unions, with their fields and values.

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
    /// A complex type, with its base and its own fields. The fields of the base are kept, except those that a
    /// restriction declares again.
    Struct {
        base: Option<DraftId>,
        restriction: Option<Restriction<'a>>,
        fields: Vec<Field<'a>>,
        is_abstract: bool,
        dictionary: bool,
    },
    /// A sequence that becomes a struct of its own.
    Group(Vec<Field<'a>>),
    /// The alternatives of a choice.
    Choice(Vec<Field<'a>>),
    /// Mixed content: the elements that may occur in the text, and the orders that are allowed.
    Mixed { pieces: Vec<Field<'a>>, orders: Vec<Vec<Occurrence>> },
    /// A simple type with enumerated values, and its base.
    Enumeration(Value, &'a [EnumerationFacet]),
    /// A simple type that is another name for a value, such as a list.
    Alias(Value),
    /// A union of these member types.
    Union(Vec<Value>),
}

/// A derivation by restriction. It removes all elements and the prohibited attributes of the base.
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
    /// The derivations that the element blocks, so that types derived in this way can't replace its type.
    pub(crate) block: Block,
    /// The namespaces of a wildcard; `None` for every other node.
    pub(crate) wildcard: Option<&'a Namespaces>,
    /// The media types of an attachment; empty for every other node.
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

    /// Returns a description of the field for a message, such as ``element `name` ``.
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

/// The value of a type name or a declaration, with the obstacles on the way to it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) value: Value,
    pub(crate) obstacles: Vec<Obstacle>,
}

impl Found {
    /// Returns the value, and adds its obstacles to those of the type that uses it.
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
