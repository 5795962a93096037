//! The minimal valid values of types: which alternative of a choice is nested least deeply.
//!
//! A default value differs: it may have fewer items than the contract requires.

use crate::model::{
    Choice, Element, Field, Mixed, Model, Nillable, Node, Occurrence, Occurs, Polymorphic, TypeId, TypeKind, Value,
};

/// The depths of the minimal values of types.
pub(crate) struct Minimal {
    /// By type; `None` if no finite value is valid.
    depths: Vec<Option<usize>>,
    /// By type: whether it is the type of an element that keeps its attributes when it is nil.
    nil: Vec<bool>,
}

impl Minimal {
    /// Finds the minimal values of the types of a model.
    pub(crate) fn new(model: &Model) -> Self {
        let mut minimal = Minimal { depths: vec![None; model.types.len()], nil: nil(model) };
        // Each round finds the types that are one level deeper than the types of the previous round.
        for depth in 0.. {
            let open = model.types.iter().enumerate().filter(|(index, _)| minimal.depths[*index].is_none());
            let found: Vec<usize> =
                open.filter(|(_, ty)| minimal.kind_ends(&ty.kind)).map(|(index, _)| index).collect();
            if found.is_empty() {
                break;
            }
            found.into_iter().for_each(|index| minimal.depths[index] = Some(depth));
        }
        minimal
    }

    /// Returns the index of the alternative with the minimal value.
    pub(crate) fn alternative(&self, choice: &Choice) -> usize {
        let depths = choice.alternatives.iter().map(|alternative| self.depth(&alternative.chosen()));
        shallowest(depths).unwrap_or(choice.default)
    }

    /// Returns the index of the order with the minimal mixed content.
    pub(crate) fn mixed(&self, mixed: &Mixed) -> usize {
        shallowest(mixed.orders.iter().map(|order| self.order(mixed, order))).unwrap_or_default()
    }

    /// Returns the sum of the depths of the elements that this order requires.
    fn order(&self, mixed: &Mixed, order: &[Occurrence]) -> Option<usize> {
        let needed = order.iter().filter(|occurrence| occurrence.bounds.min > 0);
        let depths = needed.filter_map(|occurrence| mixed.pieces.get(occurrence.piece?)).map(|piece| self.depth(piece));
        depths.sum()
    }

    /// Returns the index of the type with the minimal value.
    pub(crate) fn polymorphic(&self, polymorphic: &Polymorphic) -> usize {
        shallowest(polymorphic.types.iter().map(|ty| self.depth(ty))).unwrap_or_default()
    }

    /// Whether nil elements of this type keep its attributes.
    pub(crate) fn may_be_nil(&self, TypeId(index): TypeId) -> bool {
        self.nil[index]
    }

    /// Whether no valid value of this type exists: it is abstract and no type is derived from it, or it requires an element
    /// of such a type.
    pub(crate) fn is_impossible(&self, value: &Value) -> bool {
        matches!(value, Value::Type(TypeId(target)) if self.depths[*target].is_none())
    }

    fn kind_ends(&self, kind: &TypeKind) -> bool {
        let ends = |field: &Field| self.depth(field).is_some();
        match kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => structure.fields.iter().all(ends),
            TypeKind::Choice(choice) => {
                choice.alternatives.is_empty()
                    || choice.alternatives.iter().any(|alternative| ends(&alternative.chosen()))
            }
            TypeKind::Mixed(mixed) => mixed.orders.iter().any(|order| self.order(mixed, order).is_some()),
            TypeKind::Polymorphic(polymorphic) => polymorphic.types.iter().any(ends),
            TypeKind::Enumeration(_) | TypeKind::Union(_) => true,
        }
    }

    /// Returns the depth of the minimal value of a field, if it is known yet.
    fn depth(&self, field: &Field) -> Option<usize> {
        let is_list = field.occurs == Occurs::Repeated && field.node != Node::Mixed;
        let min = if is_list { field.bounds.min } else { 1 };
        if field.occurs == Occurs::Optional || min == 0 {
            return Some(0);
        }
        match &field.element.value {
            Value::Wrapper(item) if item.bounds.min > 0 && !field.element.nillable.is_allowed() => {
                self.item(&item.element)
            }
            _ => self.item(&field.element),
        }
    }

    fn item(&self, element: &Element) -> Option<usize> {
        match element.value {
            Value::Type(TypeId(target)) if !element.nillable.is_allowed() => Some(self.depths[target]? + 1),
            _ => Some(0),
        }
    }
}

/// Returns the index of the smallest depth, of which `None` is the largest.
fn shallowest(depths: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    depths.enumerate().min_by_key(|(_, depth)| depth.unwrap_or(usize::MAX)).map(|(index, _)| index)
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
