//! The default alternatives of choices and polymorphic types, chosen so that every type has a finite default value.

use crate::model::{Field, Model, Occurs, TypeId, TypeKind, Value};

/// Sets the defaults of choices and polymorphic types. A type has a finite value if all of its required fields have one; a
/// choice, if one of its alternatives has one.
pub fn mark(model: &mut Model) {
    let mut finite = vec![false; model.types.len()];
    loop {
        let mut found = false;
        // From the last to the first, because most types precede the types that they use.
        for (index, ty) in model.types.iter_mut().enumerate().rev() {
            if finite[index] {
                continue;
            }
            finite[index] = match &mut ty.kind {
                TypeKind::Struct(structure) | TypeKind::Group(structure) => {
                    structure.fields.iter().all(|field| ends(&finite, field))
                }
                TypeKind::Choice(choice) => {
                    let first = choice.alternatives.iter().position(|alternative| ends(&finite, alternative));
                    choice.default = first.unwrap_or_default();
                    first.is_some() || choice.alternatives.is_empty()
                }
                TypeKind::Polymorphic(polymorphic) => {
                    // The declared type is the default if it is finite. Other types are tried in `break_cycle`.
                    polymorphic.default = polymorphic.types.first().filter(|ty| ends(&finite, ty)).map(|_| 0);
                    polymorphic.default.is_some()
                }
                TypeKind::Mixed(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => true,
            };
            found |= finite[index];
        }
        if !found && !break_cycle(model, &mut finite) {
            break;
        }
    }
}

/// Gives one polymorphic type without a finite value another default than the declared type, or an unknown type. Returns
/// whether there was such a type.
fn break_cycle(model: &mut Model, finite: &mut [bool]) -> bool {
    let mut found = None;
    for (index, ty) in model.types.iter().enumerate().filter(|(index, _)| finite.get(*index) == Some(&false)) {
        let TypeKind::Polymorphic(polymorphic) = &ty.kind else { continue };
        let end = polymorphic.types.iter().position(|ty| ends(finite, ty));
        found =
            found.filter(|(_, known): &(usize, Option<usize>)| end.is_none() || known.is_some()).or(Some((index, end)));
    }
    let Some((index, default)) = found else { return false };
    if let (Some(finite), Some(ty)) = (finite.get_mut(index), model.types.get_mut(index))
        && let TypeKind::Polymorphic(polymorphic) = &mut ty.kind
    {
        *finite = true;
        polymorphic.default = default;
    }
    true
}

/// Whether the default value of this field is finite.
fn ends(finite: &[bool], field: &Field) -> bool {
    match field.element.value {
        Value::Type(TypeId(target)) if field.occurs == Occurs::Required && !field.element.nillable.is_allowed() => {
            finite.get(target).copied().unwrap_or(true)
        }
        _ => true,
    }
}
