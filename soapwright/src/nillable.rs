//! Elements that may be nil, and have attributes all the same.

use crate::{Attributes, any::QName};

/// The value of an element that may be nil (XSD 1.0 Part 1, 2.6.2) and whose type has attributes, which it has then too:
/// `<name xsi:nil="true" nullFlavor="UNK"/>`. By default it is nil and has none.
///
/// Elements of types without attributes are an `Option` instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nillable<T> {
    /// It isn't nil.
    Value(T),
    /// It is, and these are its attributes: those of its type, which may require some, and what else was there.
    Nil(Attributes),
}

impl<T> Nillable<T> {
    /// A nil one without attributes.
    pub fn nil() -> Self {
        Nillable::Nil(Attributes::default())
    }

    /// The same with this attribute, of this namespace (empty for none), if it is nil; a value has its own.
    #[must_use]
    pub fn with_attribute(mut self, namespace: &str, local: &str, value: impl Into<String>) -> Self {
        if let Nillable::Nil(attributes) = &mut self {
            attributes.list.push((QName::new(namespace, local), value.into()));
        }
        self
    }

    /// Whether it is nil.
    pub fn is_nil(&self) -> bool {
        matches!(self, Nillable::Nil(_))
    }

    /// The value, unless it is nil.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// The same, and the attributes of a nil one are no more.
    pub fn into_value(self) -> Option<T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }
}

impl<T> Default for Nillable<T> {
    fn default() -> Self {
        Nillable::nil()
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Nillable::Value(value)
    }
}

/// For the types that stand behind a `Box` because they contain themselves.
impl<T> From<T> for Nillable<Box<T>> {
    fn from(value: T) -> Self {
        Nillable::Value(Box::new(value))
    }
}

impl<T> From<Option<T>> for Nillable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Nillable::nil, Nillable::Value)
    }
}
