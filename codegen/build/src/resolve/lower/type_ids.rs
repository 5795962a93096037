//! The ids of types. A type gets a provisional id when it is reached. After the last operation is converted and all
//! types are known, each gets its index in the model.

use std::collections::BTreeMap;

use crate::{
    model::{self, TypeId},
    resolve::types::shape::DraftId,
};

/// A type of the model that something needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// The type of this draft.
    Draft(DraftId),
    /// The polymorphic type of this draft and those that are derived from it.
    Polymorphic(DraftId),
}

impl Source {
    /// Returns the draft that it is made from.
    pub(super) fn draft(self) -> DraftId {
        match self {
            Source::Draft(id) | Source::Polymorphic(id) => id,
        }
    }
}

/// The types that were reached, numbered in the order in which they were reached first.
#[derive(Default)]
pub(super) struct Reached {
    ids: BTreeMap<Source, TypeId>,
    sources: Vec<Source>,
}

impl Reached {
    /// Returns the id of a type, and assigns a new one if the type wasn't reached before.
    pub(super) fn id(&mut self, source: Source) -> TypeId {
        *self.ids.entry(source).or_insert_with(|| {
            self.sources.push(source);
            TypeId(self.sources.len() - 1)
        })
    }

    /// Returns the type with this id.
    pub(super) fn source(&self, TypeId(index): TypeId) -> Option<Source> {
        self.sources.get(index).copied()
    }

    /// Returns for each provisional id the index in the model, whose types are in this order.
    pub(super) fn in_order(&self, types: impl Iterator<Item = Source>) -> BTreeMap<TypeId, TypeId> {
        types.enumerate().filter_map(|(index, source)| Some((*self.ids.get(&source)?, TypeId(index)))).collect()
    }
}

/// Replaces each id in the types and services by its entry in `ids`.
pub(super) fn assign_type_ids(
    types: &mut [model::Type],
    services: &mut [model::Service],
    ids: &BTreeMap<TypeId, TypeId>,
) {
    types.iter_mut().for_each(|ty| renumber_type(ty, ids));
    services.iter_mut().for_each(|service| renumber_service(service, ids));
}

fn renumber_type(ty: &mut model::Type, ids: &BTreeMap<TypeId, TypeId>) {
    ty.kind.fields_mut().iter_mut().for_each(|field| renumber(&mut field.element.value, ids));
}

fn renumber_service(service: &mut model::Service, ids: &BTreeMap<TypeId, TypeId>) {
    for operation in &mut service.operations {
        renumber(&mut operation.input.element.value, ids);
        operation.output.iter_mut().for_each(|output| renumber(&mut output.element.value, ids));
        operation.faults.iter_mut().for_each(|fault| renumber(&mut fault.detail.element.value, ids));
    }
    for header in service.headers_in.iter_mut().chain(&mut service.headers_out) {
        renumber(&mut header.element.value, ids);
    }
}

fn renumber(value: &mut model::Value, ids: &BTreeMap<TypeId, TypeId>) {
    match value {
        model::Value::BuiltIn(_) | model::Value::Any => {}
        model::Value::Type(id) => {
            if let Some(last) = ids.get(id) {
                *id = *last;
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
