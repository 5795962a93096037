//! Which fields need a `Box`: those whose type contains, however deep, the type that they stand in.

use crate::{
    error::{Diagnostic, Error, Report},
    model::{Field, Model, Occurs, TypeId, TypeKind, Value},
};

/// Marks the fields that need a `Box`. A type that must contain itself, so that no value of it ever ends, is an
/// error.
pub fn mark(model: &mut Model) -> Result<(), Error> {
    let any = components(model, |field| field.occurs != Occurs::Repeated);
    let required = components(model, |field| field.occurs == Occurs::Required && !field.nillable);
    let mut report = Report::default();
    for (index, ty) in model.types.iter_mut().enumerate() {
        let TypeKind::Struct(structure) = &mut ty.kind else { continue };
        for field in &mut structure.fields {
            let Value::Type(TypeId(target)) = field.value else { continue };
            let same = |components: &[usize]| components.get(index) == components.get(target);
            if field.occurs == Occurs::Required && !field.nillable && same(&required) {
                report.push(
                    Diagnostic::at(&ty.place, format!("a `{}` must contain another without end", ty.name.xml))
                        .help(format!("`{}` has to be optional or nillable for a value to exist", field.name.xml)),
                );
            }
            field.boxed = field.occurs != Occurs::Repeated && same(&any);
        }
    }
    report.propagate()
}

/// The number of the strongly connected component that each type is in, along the fields that `follow` takes.
/// (Tarjan's algorithm, with a stack of its own: types may be nested deeper than calls may.)
fn components(model: &Model, follow: impl Fn(&Field) -> bool) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = model
        .types
        .iter()
        .map(|ty| match &ty.kind {
            TypeKind::Struct(structure) => structure.fields.iter().filter(|field| follow(field)).collect(),
            TypeKind::Enumeration(_) => Vec::new(),
        })
        .map(|fields: Vec<&Field>| {
            fields
                .iter()
                .filter_map(|field| if let Value::Type(id) = field.value { Some(id.0) } else { None })
                .collect()
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
