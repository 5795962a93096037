//! The prefixes of the namespaces of a run, which all of its modules share.

use super::items::{codec, literal};
use crate::{
    limits::NAMESPACES,
    model::{Dictionary, Model, Namespaces, Node, Value},
    output::rows::{Row, Rows},
    xml::XML,
};

/// The namespaces that have a fixed number in the runtime, but which contracts may use for elements or attributes.
const KNOWN: [(&str, &str); 3] = [
    ("http://schemas.xmlsoap.org/soap/envelope/", "soap11"),
    ("http://www.w3.org/2003/05/soap-envelope", "soap12"),
    ("http://www.w3.org/2001/XMLSchema-instance", "instance"),
];

/// The namespaces of a run in the order of their numbers.
pub(super) struct Prefixes {
    namespaces: Vec<String>,
}

impl Prefixes {
    /// Finds the namespaces of all elements and attributes, in the order of the model.
    pub(super) fn new(model: &Model) -> Self {
        Prefixes { namespaces: namespaces(model) }
    }

    /// Returns the number of namespaces.
    pub(super) fn count(&self) -> usize {
        self.namespaces.len()
    }

    /// Returns the prefix of a namespace, such as `n1`; `None` if it has none.
    pub(super) fn prefix(&self, namespace: &str) -> Option<String> {
        if namespace == XML {
            return Some("xml".to_owned());
        }
        let at = self.namespaces.iter().position(|known| known == namespace)?;
        let known = KNOWN.iter().find(|(known, _)| *known == namespace);
        Some(known.map_or_else(|| format!("n{}", at + 1), |(_, prefix)| (*prefix).to_owned()))
    }

    /// Returns the qualified name of an element or attribute, such as `n1:Name`.
    pub(super) fn name(&self, namespace: &str, local: &str) -> String {
        self.prefix(namespace).map_or_else(|| local.to_owned(), |prefix| format!("{prefix}:{local}"))
    }

    /// Returns the names of the rows of a wildcard: one for each namespace that it lists.
    pub(super) fn wildcard(&self, namespaces: &Namespaces) -> Vec<String> {
        match namespaces {
            Namespaces::Any => vec!["*".to_owned()],
            Namespaces::Other(uri) => {
                vec![self.prefix(uri).map_or_else(|| "*".to_owned(), |prefix| format!("!{prefix}:*"))]
            }
            Namespaces::Of(listed) => {
                let (foreign, known): (Vec<_>, Vec<_>) =
                    listed.iter().partition(|uri| !uri.is_empty() && self.prefix(uri).is_none());
                let known = known.iter().map(|uri| format!("{}:*", self.prefix(uri).unwrap_or_default()));
                known.chain((!foreign.is_empty()).then(|| "?:*".to_owned())).collect()
            }
        }
    }

    /// Returns the table of the namespaces, as an item of the module `types`.
    pub(super) fn table(&self) -> Rows {
        let rows = self.namespaces.iter();
        let rows = rows.map(|uri| Row::new(self.prefix(uri).unwrap_or_default(), vec![literal(uri)])).collect();
        codec("namespaces! { NAMESPACES:".to_owned(), rows)
    }
}

/// Returns the values of all fields and headers.
fn values(model: &Model) -> impl Iterator<Item = &Value> {
    let fields = model.types.iter().map(|ty| ty.kind.fields().iter().map(|field| &field.element.value));
    let headers = model.services.iter().flat_map(|service| service.headers_in.iter().chain(&service.headers_out));
    fields.flatten().chain(headers.map(|header| &header.element.value))
}

/// Returns the namespaces of all elements and attributes, in the order of the model.
fn namespaces(model: &Model) -> Vec<String> {
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
