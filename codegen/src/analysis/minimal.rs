//! What the minimal valid value of a type is made of: which alternative of a choice.
//!
//! Not what a value is by default, which may have fewer items than the contract asks for.

use crate::model::{
    Bounds, Choice, Field, Mixed, Model, Nillable, Node, Occurrence, Occurs, Polymorphic, TypeId, TypeKind, Value,
};

/// How deep the minimal value of each type is.
pub(crate) struct Minimal {
    /// By type; `None` where no value ends, unless something is nil in it that mustn't be.
    depths: Vec<Option<usize>>,
    /// By type: whether it is that of an element that keeps its attributes where it is nil.
    nil: Vec<bool>,
}

impl Minimal {
    pub(crate) fn new(model: &Model) -> Self {
        let mut minimal = Minimal { depths: vec![None; model.types.len()], nil: nil(model) };
        // Every round finds the types that are one deeper than those of the round before.
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

    /// The index of the alternative of the minimal value.
    pub(crate) fn alternative(&self, choice: &Choice) -> usize {
        let depth = |index: &usize| self.depth(&once(&choice.alternatives[*index])).unwrap_or(usize::MAX);
        (0..choice.alternatives.len()).min_by_key(depth).unwrap_or(choice.default)
    }

    /// The index of the order of the minimal mixed content.
    pub(crate) fn mixed(&self, mixed: &Mixed) -> usize {
        let depth = |index: &usize| self.order(mixed, &mixed.orders[*index]).unwrap_or(usize::MAX);
        (0..mixed.orders.len()).min_by_key(depth).unwrap_or_default()
    }

    /// How deep the elements are that this order must have.
    fn order(&self, mixed: &Mixed, order: &[Occurrence]) -> Option<usize> {
        let needed = order.iter().filter(|occurrence| occurrence.bounds.min > 0);
        let depths = needed.filter_map(|occurrence| mixed.pieces.get(occurrence.piece?)).map(|piece| self.depth(piece));
        depths.sum()
    }

    /// The index of the type of the minimal value.
    pub(crate) fn polymorphic(&self, polymorphic: &Polymorphic) -> usize {
        let depth = |index: &usize| self.depth(&polymorphic.types[*index]).unwrap_or(usize::MAX);
        (0..polymorphic.types.len()).min_by_key(depth).unwrap_or_default()
    }

    /// Whether elements of this type keep its attributes where they are nil.
    pub(crate) fn may_be_nil(&self, TypeId(index): TypeId) -> bool {
        self.nil[index]
    }

    /// Whether there is no valid value of this type, because it is abstract and nothing known is derived from it, or
    /// because it has to contain one that is.
    pub(crate) fn is_impossible(&self, value: &Value) -> bool {
        matches!(value, Value::Type(TypeId(target)) if self.depths[*target].is_none())
    }

    fn kind_ends(&self, kind: &TypeKind) -> bool {
        let ends = |field: &Field| self.depth(field).is_some();
        match kind {
            TypeKind::Struct(structure) | TypeKind::Group(structure) => structure.fields.iter().all(ends),
            TypeKind::Choice(choice) => {
                choice.alternatives.is_empty() || choice.alternatives.iter().any(|alternative| ends(&once(alternative)))
            }
            TypeKind::Mixed(mixed) => mixed.orders.iter().any(|order| self.order(mixed, order).is_some()),
            TypeKind::Polymorphic(polymorphic) => polymorphic.types.iter().any(ends),
            TypeKind::Enumeration(_) | TypeKind::Union(_) => true,
        }
    }

    /// How deep the minimal value of a field is, as far as it is known.
    fn depth(&self, field: &Field) -> Option<usize> {
        let is_list = field.occurs == Occurs::Repeated && field.node != Node::Mixed;
        let min = if is_list { field.bounds.min } else { 1 };
        if field.occurs == Occurs::Optional || min == 0 {
            return Some(0);
        }
        match &field.value {
            Value::Wrapper(item) if item.bounds.min > 0 && !field.nillable.is_allowed() => {
                self.item(&item.value, item.nillable)
            }
            value => self.item(value, field.nillable),
        }
    }

    fn item(&self, value: &Value, nillable: Nillable) -> Option<usize> {
        match value {
            Value::Type(TypeId(target)) if !nillable.is_allowed() => Some(self.depths[*target]? + 1),
            _ => Some(0),
        }
    }
}

/// An alternative as it is when it is chosen: not empty.
fn once(alternative: &Field) -> Field {
    let bounds = Bounds { min: alternative.bounds.min.max(1), ..alternative.bounds };
    Field { bounds, ..alternative.clone() }
}

/// For each type, whether elements of it keep its attributes where they are nil.
fn nil(model: &Model) -> Vec<bool> {
    let mut nil = vec![false; model.types.len()];
    for field in model.types.iter().flat_map(|ty| ty.kind.fields()) {
        let (value, nillable) = match &field.value {
            Value::Wrapper(item) => (&item.value, item.nillable),
            Value::Dictionary(dictionary) => (&dictionary.value_value, dictionary.value_nillable),
            value => (value, field.nillable),
        };
        if let (Value::Type(TypeId(index)), Nillable::WithAttributes) = (value, nillable) {
            nil[*index] = true;
        }
    }
    nil
}
