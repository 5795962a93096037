//! The default alternatives of choices and polymorphic types, chosen so that every type has a finite value in which
//! reading starts.

use crate::{
    depth::Contents,
    model::{Field, Model, Occurs, TypeId, TypeKind, Value},
};

/// Sets the default alternative of each choice and each polymorphic type: the first one that leads to a finite default
/// value.
pub fn mark(model: &mut Model) {
    let mut ends = Ends::new(model);
    ends.settle();
    while let Some((index, default)) = unknown(model, &ends) {
        ends.found[index] = Some(default);
        ends.settle();
    }
    for (ty, found) in model.types.iter_mut().zip(ends.found) {
        match &mut ty.kind {
            TypeKind::Choice(choice) => choice.default = found.flatten().unwrap_or_default(),
            TypeKind::Polymorphic(polymorphic) => polymorphic.default = found.flatten(),
            _ => {}
        }
    }
}

/// The types that are known to have a finite default value.
struct Ends {
    contents: Vec<Contents>,
    /// By type: its default alternative, or `Some(None)` for an unknown type; `None` if no finite default value is
    /// known yet.
    found: Vec<Option<Option<usize>>>,
}

impl Ends {
    fn new(model: &Model) -> Self {
        let contents = model.types.iter().map(|ty| contents(&ty.kind)).collect();
        Ends { contents, found: vec![None; model.types.len()] }
    }

    /// Adds all types whose default values contain only values of types found before.
    fn settle(&mut self) {
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            // Backwards, because most types come before those that they use.
            for (index, contents) in self.contents.iter().enumerate().rev() {
                if self.found[index].is_none()
                    && let Some(alternative) = contents.first(|target| self.found[target].is_some())
                {
                    self.found[index] = Some(Some(alternative));
                    is_settled = false;
                }
            }
        }
    }
}

/// Returns the types whose values are contained in the default value of a type.
fn contents(kind: &TypeKind) -> Contents {
    match kind {
        TypeKind::Struct(structure) | TypeKind::Group(structure) => {
            Contents::all(structure.fields.iter().filter_map(needed))
        }
        TypeKind::Choice(choice) if choice.alternatives.is_empty() => Contents::nothing(),
        TypeKind::Choice(choice) => Contents::one_of(choice.alternatives.iter().map(needed)),
        // Only the declared type. `unknown` tries the others where that has no finite default value.
        TypeKind::Polymorphic(polymorphic) => Contents::one_of(polymorphic.types.first().map(needed)),
        TypeKind::Mixed(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => Contents::nothing(),
    }
}

/// Returns the type of a field that contains a value by default.
fn needed(field: &Field) -> Option<usize> {
    match field.element.value {
        Value::Type(TypeId(target)) if field.occurs == Occurs::Required && !field.element.nillable.is_allowed() => {
            Some(target)
        }
        _ => None,
    }
}

/// Returns a polymorphic type without a known finite default value, and a default that makes it finite: another type
/// than the declared one, or else an unknown type.
fn unknown(model: &Model, ends: &Ends) -> Option<(usize, Option<usize>)> {
    let open = model.types.iter().enumerate().filter(|(index, _)| ends.found[*index].is_none());
    let candidates = open.filter_map(|(index, ty)| match &ty.kind {
        TypeKind::Polymorphic(polymorphic) => {
            let has_end = |ty: &Field| needed(ty).is_none_or(|target| ends.found[target].is_some());
            Some((index, polymorphic.types.iter().position(has_end)))
        }
        _ => None,
    });
    // Prefers the first type that has another known type as its default.
    candidates.min_by_key(|(_, default)| default.is_none())
}
