//! Final type ids. Until the last operation is converted a type's id is its draft's: which types there are isn't known.

use std::collections::BTreeMap;

use crate::model;

/// Replaces the ids of drafts by the indexes that `ids` has for them.
pub(super) fn assign_type_ids(
    types: &mut [model::Type],
    services: &mut [model::Service],
    ids: &BTreeMap<usize, usize>,
) {
    types.iter_mut().for_each(|ty| renumber_type(ty, ids));
    services.iter_mut().for_each(|service| renumber_service(service, ids));
}

fn renumber_type(ty: &mut model::Type, ids: &BTreeMap<usize, usize>) {
    ty.kind.fields_mut().iter_mut().for_each(|field| renumber(&mut field.element.value, ids));
}

fn renumber_service(service: &mut model::Service, ids: &BTreeMap<usize, usize>) {
    for operation in &mut service.operations {
        renumber(&mut operation.input.element.value, ids);
        operation.output.iter_mut().for_each(|output| renumber(&mut output.element.value, ids));
        operation.faults.iter_mut().for_each(|fault| renumber(&mut fault.detail.element.value, ids));
    }
    for header in service.headers_in.iter_mut().chain(&mut service.headers_out) {
        renumber(&mut header.element.value, ids);
    }
}

fn renumber(value: &mut model::Value, ids: &BTreeMap<usize, usize>) {
    match value {
        model::Value::BuiltIn(_) | model::Value::Any => {}
        model::Value::Type(id) => {
            if let Some(index) = ids.get(&id.0) {
                id.0 = *index;
            }
        }
        model::Value::List(item) | model::Value::Lexical(item, _) => renumber(item, ids),
        model::Value::Wrapper(item) => renumber(&mut item.element.value, ids),
        model::Value::Dictionary(dictionary) => {
            renumber(&mut dictionary.key.value, ids);
            renumber(&mut dictionary.value.value, ids);
        }
    }
}
