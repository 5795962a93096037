//! The default alternatives of choices and polymorphic types, chosen so that each type has a value that ends.

use crate::model::{Field, Model, Occurs, TypeId, TypeKind, Value};

/// Finds what choices are by default: types of which a value has an end are those whose required fields have one, and
/// choices of which an alternative has one.
pub fn mark(model: &mut Model) {
    let mut finite = vec![false; model.types.len()];
    loop {
        let mut found = false;
        // From the last to the first, because most types stand before those that they use.
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
                    // The declared type, if it can be: any other only when that leads nowhere.
                    polymorphic.default = polymorphic.types.first().filter(|ty| ends(&finite, ty)).map(|_| 0);
                    polymorphic.default.is_some()
                }
                TypeKind::Mixed(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => true,
            };
            found |= finite[index];
        }
        if !found && !unknown(model, &mut finite) {
            break;
        }
    }
}

/// Ends a value that would otherwise be endless: what may be of several types is of another than the declared one by
/// default, or of an unknown one. Whether there is one.
fn unknown(model: &mut Model, finite: &mut [bool]) -> bool {
    let open = |finite: &[bool], index: usize| finite.get(index) == Some(&false);
    let mut found = None;
    for (index, ty) in model.types.iter().enumerate().filter(|(index, _)| open(finite, *index)) {
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

/// Whether the least value of this field has an end.
fn ends(finite: &[bool], field: &Field) -> bool {
    match field.value {
        Value::Type(TypeId(target)) if field.occurs == Occurs::Required && !field.nillable.is_allowed() => {
            finite.get(target).copied().unwrap_or(true)
        }
        _ => true,
    }
}
