//! The numbers of the namespaces of a run, and the names of the tables of wrapper lists and dictionaries. All modules
//! of a run share them.

use super::white_space::white_space;
use crate::{
    limits::NAMESPACES,
    model::{Dictionary, Element, Item, Model, Namespaces, Nillable, Node, Value},
    names::{Scope, case::screaming},
    xml::XML,
};
use std::collections::BTreeMap;

/// The tables that the modules of a run share.
pub(super) struct Tables {
    pub(super) namespaces: Vec<String>,
    pub(super) items: BTreeMap<String, (String, Item)>,
    pub(super) dictionaries: BTreeMap<String, (String, Dictionary)>,
}

impl Tables {
    /// Names the tables of a model with these namespaces.
    pub(super) fn new(model: &Model, namespaces: Vec<String>) -> Self {
        let mut tables = Tables { namespaces, items: BTreeMap::new(), dictionaries: BTreeMap::new() };
        let mut scope = Scope::with(&["NAMESPACES"]);
        for number in 1..=tables.namespaces.len() {
            scope.give(format!("N{number}"), "_");
        }
        // The tables of the structs of `types` are in the same module.
        for ty in &model.types {
            scope.give(ty.table.clone(), "_");
            scope.give(ty.attribute_table.clone(), "_");
        }
        for value in values(model) {
            match value {
                Value::Wrapper(item) => {
                    tables.items.entry(item_key(item)).or_insert_with(|| {
                        (scope.give(format!("{}_ITEM", screaming(&item.wrapper)), "_"), (**item).clone())
                    });
                }
                Value::Dictionary(dictionary) => {
                    tables.dictionaries.entry(dictionary_key(dictionary)).or_insert_with(|| {
                        (scope.give(format!("{}_ENTRY", screaming(&dictionary.wrapper)), "_"), (**dictionary).clone())
                    });
                }
                _ => {}
            }
        }
        tables
    }

    /// Returns the name of the table of a wrapper list's item.
    pub(super) fn item(&self, item: &Item) -> Option<&str> {
        self.items.get(&item_key(item)).map(|(name, _)| name.as_str())
    }

    /// Returns the name of the table of a dictionary's entry.
    pub(super) fn entry(&self, dictionary: &Dictionary) -> Option<&str> {
        self.dictionaries.get(&dictionary_key(dictionary)).map(|(name, _)| name.as_str())
    }

    /// Returns the number of a namespace, counted from 1.
    pub(super) fn number(&self, namespace: &str) -> Option<usize> {
        self.namespaces.iter().position(|known| known == namespace).map(|at| at + 1)
    }
}

/// Returns the key of an item's table. Wrappers share a table if their items have the same element and treat white space
/// alike, whatever their types are.
fn item_key(item: &Item) -> String {
    let white_space = white_space(&item.element.value).map(|call| call.to_string()).unwrap_or_default();
    let Element { name, namespace, nillable, .. } = &item.element;
    format!("{} {{{namespace}}}{name} {}{white_space}", item.wrapper, *nillable == Nillable::Bare)
}

fn dictionary_key(dictionary: &Dictionary) -> String {
    let Dictionary { wrapper, entry, key, value } = dictionary;
    let white_space = [&key.value, &value.value].map(white_space);
    let [key_space, value_space] = white_space.map(|call| call.map(|call| call.to_string()).unwrap_or_default());
    let is_nillable = value.nillable == Nillable::Bare;
    let (entry, key, value) =
        ((&entry.local, &entry.namespace), (&key.name, &key.namespace), (&value.name, &value.namespace));
    format!("{wrapper} {entry:?} {key:?}{key_space} {value:?}{value_space} {is_nillable}")
}

/// Returns the values of all fields and headers.
fn values(model: &Model) -> impl Iterator<Item = &Value> {
    let fields = model.types.iter().map(|ty| ty.kind.fields().iter().map(|field| &field.element.value));
    let headers = model.services.iter().flat_map(|service| service.headers_in.iter().chain(&service.headers_out));
    fields.flatten().chain(headers.map(|header| &header.element.value))
}

/// Returns the namespaces of all elements and attributes, in the order of the model.
pub(super) fn namespaces(model: &Model) -> Vec<String> {
    let mut namespaces: Vec<String> = Vec::new();
    for service in &model.services {
        service.elements().for_each(|element| add(&mut namespaces, &element.namespace));
    }
    for ty in &model.types {
        // The namespace of a group is that of its definition, which is not the namespace of its elements.
        let named = ty.kind.fields().iter().filter(|field| field.node != Node::Group);
        named.for_each(|field| add(&mut namespaces, &field.element.namespace));
    }
    for value in values(model) {
        match value {
            Value::Wrapper(item) => add(&mut namespaces, &item.element.namespace),
            Value::Dictionary(dictionary) => {
                let Dictionary { entry, key, value, .. } = &**dictionary;
                for namespace in [&entry.namespace, &key.namespace, &value.namespace] {
                    add(&mut namespaces, namespace);
                }
            }
            _ => {}
        }
    }
    // Namespaces that occur only in wildcards get the numbers that are left, which tell the wildcards apart.
    let fields = model.types.iter().flat_map(|ty| ty.kind.fields()).filter(|field| field.node == Node::Any);
    let named = fields.flat_map(|field| match &field.wildcard {
        Some(Namespaces::Other(uri)) => std::slice::from_ref(uri),
        Some(Namespaces::Of(listed)) => listed,
        Some(Namespaces::Any) | None => &[],
    });
    for uri in named {
        if namespaces.len() < NAMESPACES {
            add(&mut namespaces, uri);
        }
    }
    namespaces
}

/// Adds a namespace, unless it is empty, predefined or already listed.
fn add(namespaces: &mut Vec<String>, namespace: &str) {
    if !namespace.is_empty() && namespace != XML && !namespaces.iter().any(|known| known == namespace) {
        namespaces.push(namespace.to_owned());
    }
}
