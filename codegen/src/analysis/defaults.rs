//! The default alternatives of choices and polymorphic types, chosen so that every type has a finite default value.

use crate::{
    depth::Contents,
    model::{Field, Model, Occurs, TypeId, TypeKind, Value},
};

/// Finds what choices and polymorphic types are by default: the first alternative that is known to have an end when the
/// type itself is found to have one.
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

/// The types of which the default value has an end.
struct Ends {
    contents: Vec<Contents>,
    /// By type: the alternative that it has its end by, or an unknown one; `None` where it isn't known to have an end.
    found: Vec<Option<Option<usize>>>,
}

impl Ends {
    fn new(model: &Model) -> Self {
        let contents = model.types.iter().map(|ty| contents(&ty.kind)).collect();
        Ends { contents, found: vec![None; model.types.len()] }
    }

    /// Finds all that have an end if the types have that are found already.
    fn settle(&mut self) {
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            // From the last to the first, because most types stand before those that they use.
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

/// Returns the types of which the default value of a type contains values.
fn contents(kind: &TypeKind) -> Contents {
    match kind {
        TypeKind::Struct(structure) | TypeKind::Group(structure) => {
            Contents::all(structure.fields.iter().filter_map(needed))
        }
        TypeKind::Choice(choice) if choice.alternatives.is_empty() => Contents::nothing(),
        TypeKind::Choice(choice) => Contents::one_of(choice.alternatives.iter().map(needed)),
        // The declared type, if it can be: any other only when that leads nowhere.
        TypeKind::Polymorphic(polymorphic) => Contents::one_of(polymorphic.types.first().map(needed)),
        TypeKind::Mixed(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => Contents::nothing(),
    }
}

/// Returns the type of which a field contains a value by default.
fn needed(field: &Field) -> Option<usize> {
    match field.element.value {
        Value::Type(TypeId(target)) if field.occurs == Occurs::Required && !field.element.nillable.is_allowed() => {
            Some(target)
        }
        _ => None,
    }
}

/// Returns a polymorphic type without an end, which gets one by being of another type than the declared one by default,
/// or else of an unknown one.
fn unknown(model: &Model, ends: &Ends) -> Option<(usize, Option<usize>)> {
    let open = model.types.iter().enumerate().filter(|(index, _)| ends.found[*index].is_none());
    let candidates = open.filter_map(|(index, ty)| match &ty.kind {
        TypeKind::Polymorphic(polymorphic) => {
            let has_end = |ty: &Field| needed(ty).is_none_or(|target| ends.found[target].is_some());
            Some((index, polymorphic.types.iter().position(has_end)))
        }
        _ => None,
    });
    // The first of those with another type, if there is one.
    candidates.min_by_key(|(_, default)| default.is_none())
}
