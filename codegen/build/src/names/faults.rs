//! The names of the enums for the faults of operations.

use super::{candidate, case::camel, files::short_ident, reserved::TYPE_NAMES, scope::Scope};
use crate::model::{Fault, Home, Model, Operation};
use std::collections::BTreeMap;

/// Names the enums and their variants. This comes after the naming of types, so that a fault never renames a type.
pub(super) fn assign(model: &mut Model) {
    for (index, service) in model.services.iter_mut().enumerate() {
        let mut names = Scope::with(TYPE_NAMES);
        [&service.client, &service.server, &service.implementation].into_iter().for_each(|name| names.take(name));
        let own = model.types.iter().filter(|ty| ty.home == Home::Service(index));
        own.for_each(|ty| [&ty.name.rust, &ty.required].into_iter().for_each(|name| names.take(name)));
        let mut declaring: Vec<(usize, &mut Operation)> =
            service.operations.iter_mut().enumerate().filter(|(_, operation)| !operation.faults.is_empty()).collect();
        let candidates: Vec<_> = declaring
            .iter()
            .map(|(_, operation)| {
                candidate(format!("{}Fault", short_ident(camel(&operation.name.xml))), &operation.name.xml, 0, "s")
            })
            .collect();
        for ((_, operation), name) in declaring.iter_mut().zip(names.settle(&candidates)) {
            operation.fault = name;
            variants(&mut operation.faults);
        }
        share(declaring);
    }
}

fn variants(faults: &mut [Fault]) {
    let candidates: Vec<_> =
        faults.iter().map(|fault| candidate(camel(&fault.name), &fault.name, 0, "Fault")).collect();
    for (fault, name) in faults.iter_mut().zip(Scope::with(&["Self"]).settle(&candidates)) {
        fault.detail.ident = name;
    }
}

/// Lets operations that declare the same set of faults share one enum, with a type alias for each further name.
fn share(declaring: Vec<(usize, &mut Operation)>) {
    let mut known = BTreeMap::new();
    for (index, operation) in declaring {
        let details = operation.faults.iter().map(|fault| &fault.detail.element);
        let mut set: Vec<_> = details
            .map(|element| (element.namespace.clone(), element.name.clone(), format!("{:?}", element.value)))
            .collect();
        set.sort();
        let first = *known.entry(set).or_insert(index);
        operation.shares_faults = Some(first).filter(|first| *first != index);
    }
}
