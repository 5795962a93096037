//! The minimal valid values of types: takes a model, and tells which alternative of a choice, an order or a polymorphic
//! type is nested least deeply.
//!
//! A default value differs: it may have fewer items than the contract requires.

use crate::{
    depth::{Contents, Depths},
    model::{Element, Field, Mixed, Model, Nillable, Node, Occurrence, Occurs, TypeId, TypeKind, Value},
};

/// The depths of the minimal values of types.
pub(crate) struct Minimal {
    depths: Depths,
    /// By type: whether it is the type of an element that keeps its attributes when it is nil.
    nil: Vec<bool>,
}

impl Minimal {
    pub(crate) fn new(model: &Model) -> Self {
        Minimal { depths: Depths::new(model.types.iter().map(|ty| contents(&ty.kind)).collect()), nil: nil(model) }
    }

    /// Returns the index of the alternative in the smallest value of a type: of a choice, of the orders of mixed
    /// content, or of the types of a polymorphic type.
    pub(crate) fn alternative(&self, TypeId(index): TypeId) -> usize {
        self.depths.smallest(index)
    }

    /// Returns whether elements of this type keep its attributes when they are nil.
    pub(crate) fn may_be_nil(&self, TypeId(index): TypeId) -> bool {
        self.nil[index]
    }

    /// Returns whether a type has no valid value: it is abstract without known derived types, or requires a value of
    /// such a type.
    pub(crate) fn is_impossible(&self, value: &Value) -> bool {
        matches!(value, Value::Type(TypeId(target)) if self.depths.of(*target).is_none())
    }
}

/// Returns the types whose values are contained in every valid value of a type.
fn contents(kind: &TypeKind) -> Contents {
    match kind {
        TypeKind::Struct(structure) | TypeKind::Group(structure) => {
            Contents::all(structure.fields.iter().filter_map(needed))
        }
        TypeKind::Choice(choice) if choice.alternatives.is_empty() => Contents::nothing(),
        TypeKind::Choice(choice) => {
            Contents::one_of(choice.alternatives.iter().map(|alternative| needed(&alternative.chosen())))
        }
        TypeKind::Mixed(mixed) => Contents::one_of(mixed.orders.iter().map(|order| pieces(mixed, order))),
        TypeKind::Polymorphic(polymorphic) => Contents::one_of(polymorphic.types.iter().map(needed)),
        TypeKind::Enumeration(_) | TypeKind::Union(_) => Contents::nothing(),
    }
}

/// Returns the types of the elements that this order of mixed content must have.
fn pieces(mixed: &Mixed, order: &[Occurrence]) -> Vec<usize> {
    let required = order.iter().filter(|occurrence| occurrence.bounds.min > 0);
    required.filter_map(|occurrence| mixed.pieces.get(occurrence.piece?)).filter_map(needed).collect()
}

/// Returns the type of a field that contains a value in every valid value.
fn needed(field: &Field) -> Option<usize> {
    let is_list = field.occurs == Occurs::Repeated && field.node != Node::Mixed;
    if field.occurs == Occurs::Optional || is_list && field.bounds.min == 0 {
        return None;
    }
    let element = match &field.element.value {
        Value::Wrapper(item) if item.bounds.min > 0 && !field.element.nillable.is_allowed() => &item.element,
        _ => &field.element,
    };
    match element.value {
        Value::Type(TypeId(target)) if !element.nillable.is_allowed() => Some(target),
        _ => None,
    }
}

/// Finds for each type whether nil elements of it keep its attributes.
fn nil(model: &Model) -> Vec<bool> {
    let mut nil = vec![false; model.types.len()];
    for field in model.types.iter().flat_map(|ty| ty.kind.fields()) {
        let Element { value, nillable, .. } = field.element.repeated();
        if let (Value::Type(TypeId(index)), Nillable::WithAttributes) = (value, nillable) {
            nil[*index] = true;
        }
    }
    nil
}
