//! Which fields need a `Box`: those whose type contains, however deep, the type that they stand in.

use crate::model::{Field, Model, Occurs, TypeId, TypeKind, Value};

/// Marks the fields that need a `Box`, and what a choice is by default. Each type has a value that ends.
pub fn mark(model: &mut Model) {
    defaults(model);
    let components = components(model);
    for (index, ty) in model.types.iter_mut().enumerate() {
        // An alternative stands behind a `Box` in any case, so that a choice is no larger than its smallest.
        let (TypeKind::Struct(structure) | TypeKind::Group(structure)) = &mut ty.kind else { continue };
        for field in &mut structure.fields {
            let Value::Type(TypeId(target)) = field.value else { continue };
            field.boxed = field.occurs != Occurs::Repeated && components.get(index) == components.get(target);
        }
    }
}

/// Finds what choices are by default: types of which a value has an end are those whose required fields have one, and
/// choices of which an alternative has one.
fn defaults(model: &mut Model) {
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

/// The number of the strongly connected component that each type is in, along the fields that hold it in place.
/// (Tarjan's algorithm, with a stack of its own: types may be nested deeper than calls may.)
fn components(model: &Model) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = model
        .types
        .iter()
        .map(|ty| match &ty.kind {
            TypeKind::Choice(_) | TypeKind::Mixed(_) | TypeKind::Polymorphic(_) | TypeKind::Union(_) => Vec::new(),
            kind => {
                let once = kind.fields().iter().filter(|field| field.occurs != Occurs::Repeated);
                once.filter_map(|field| if let Value::Type(id) = field.value { Some(id.0) } else { None }).collect()
            }
        })
        .collect();
    let count = edges.len();
    let (mut order, mut low, mut component) = (vec![usize::MAX; count], vec![0; count], vec![usize::MAX; count]);
    let (mut stack, mut next, mut found) = (Vec::new(), 0, 0);
    for root in 0..count {
        if order[root] != usize::MAX {
            continue;
        }
        let mut work = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = next;
                low[node] = next;
                next += 1;
                stack.push(node);
            }
            if let Some(&target) = edges[node].get(edge) {
                work.push((node, edge + 1));
                if order[target] == usize::MAX {
                    work.push((target, 0));
                } else if component[target] == usize::MAX {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
        }
    }
    component
}
