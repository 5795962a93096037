//! The declarations of all documents, whether an operation reaches them or not. Generated names depend on them, so that
//! selecting more operations changes no name.

use super::table::Table;
use crate::{
    model::Model,
    xsd::{Type, Variety},
};

/// Returns a model of these documents without types and services.
pub(crate) fn model(tables: &[Table<'_>]) -> Model {
    let schemas = || tables.iter().flat_map(|table| &table.document.schemas);
    let declared = schemas().flat_map(|schema| &schema.types).filter(|definition| has_rust_type(&definition.ty));
    Model {
        home: home(tables),
        namespaces: schemas().map(|schema| schema.namespace.clone()).collect(),
        declared: declared.map(|definition| (*definition.name).clone()).collect(),
        ..Model::default()
    }
}

/// Returns the namespace of the first document's port types: its own if it has any, or else that of the first ones
/// that it imports.
fn home(tables: &[Table<'_>]) -> String {
    let definitions = tables.first().into_iter().flat_map(|table| &table.document.definitions);
    let mut port_types = definitions.flat_map(|definitions| &definitions.port_types);
    port_types.next().map(|port_type| port_type.name.namespace.clone()).unwrap_or_default()
}

/// Returns whether a type definition may become a type of the generated code: complex types and enumerations may.
fn has_rust_type(ty: &Type) -> bool {
    match ty {
        Type::Complex(_) => true,
        Type::Simple(ty) => matches!(&ty.variety, Variety::Restriction(_, values) if !values.is_empty()),
    }
}
