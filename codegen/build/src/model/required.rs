//! The members that whoever creates a value must give.

use super::{BuiltIn, Field, Model, Node, Occurs, Struct, Value, ValueConstraint};

impl Model {
    /// Returns the members of a struct that must be given to create a value.
    ///
    /// A member is required if the contract requires it exactly once and gives no value for it. One that may be absent
    /// or nil is `None` unless it is set, and a list is empty. A required struct must be given even if all of its own
    /// members are optional, because an empty one is a statement that somebody has to make.
    pub fn required<'s>(&self, structure: &'s Struct) -> impl Iterator<Item = &'s Field> {
        structure.fields.iter().filter(|field| self.is_required(field))
    }

    /// Returns whether a member must be given to create a value.
    pub fn is_required(&self, field: &Field) -> bool {
        if field.occurs != Occurs::Required || field.element.nillable.is_allowed() || self.preset(field).is_some() {
            return false;
        }
        match field.node {
            Node::Any | Node::AnyAttribute | Node::Mixed => false,
            Node::Attachment | Node::Group => true,
            Node::Element | Node::Attribute | Node::Text => {
                !matches!(field.element.value, Value::Wrapper(_) | Value::Dictionary(_) | Value::List(_))
            }
        }
    }

    /// Returns the value that the contract gives a required member: a fixed value, or a default (XSD 1.0 Part 1, 3.2.1
    /// and 3.3.1). Qualified names are left out, because their prefixes are those of the document.
    pub fn preset<'f>(&self, field: &'f Field) -> Option<&'f str> {
        let is_text = match &field.element.value {
            Value::BuiltIn(BuiltIn::QName | BuiltIn::SwaRef) | Value::Any => false,
            Value::Wrapper(_) | Value::Dictionary(_) => false,
            Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) => true,
            Value::Type(id) => self.get(*id).kind.is_plain_text(),
        };
        match &field.default {
            Some(ValueConstraint::Fixed(value) | ValueConstraint::Default(value))
                if is_text && field.occurs == Occurs::Required =>
            {
                Some(value)
            }
            _ => None,
        }
    }
}
