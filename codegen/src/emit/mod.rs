//! Model to Rust: one module for the named types, one for each service.

mod builders;
mod docs;
mod enumeration;
mod fields;
mod headers;
mod service;
mod structure;
pub(crate) mod tables;
mod types;
mod uses;

use crate::{
    error::{Diagnostic, Error},
    model::{Home, Model, TypeKind},
    options::Options,
};
use proc_macro2::TokenStream;
use quote::quote;
use tables::Tables;

/// One generated module.
#[derive(Debug)]
pub struct Module {
    /// Its identifier.
    pub name: String,
    /// Its documentation: one line.
    pub doc: String,
    /// The documents it comes from.
    pub sources: Vec<String>,
    /// Its items.
    pub items: TokenStream,
}

/// The modules of this model: `types` first, then the services in their order.
pub fn emit(model: &Model, options: &Options) -> Vec<Module> {
    let tables = Tables::new(model);
    let mut sources: Vec<String> = model.services.iter().map(|service| service.document.clone()).collect();
    sources.dedup();
    let items = types_of(model, &tables, Home::Types);
    let shared = tables.emit();
    let mut modules = vec![Module {
        name: "types".to_owned(),
        doc: "The types that have a name in the contract, shared by its services.".to_owned(),
        sources,
        items: uses::shorten(quote!(#items #shared), true),
    }];
    for (index, service) in model.services.iter().enumerate() {
        let types = types_of(model, &tables, Home::Service(index));
        let headers = headers::emit(model, service, &tables, options);
        let clients = service::emit(model, service, &tables);
        modules.push(Module {
            name: service.module.clone(),
            doc: format!("The service `{}`: its requests, responses, headers and clients.", service.name.xml),
            sources: vec![service.document.clone()],
            items: uses::shorten(quote!(#clients #headers #types), false),
        });
    }
    modules
}

fn types_of(model: &Model, tables: &Tables, home: Home) -> TokenStream {
    let types = model.types.iter().enumerate().filter(|(_, ty)| ty.home == home);
    types
        .map(|(index, ty)| match &ty.kind {
            TypeKind::Struct(structure) => structure::emit(model, index, ty, structure, tables),
            TypeKind::Enumeration(enumeration) => enumeration::emit(ty, enumeration),
        })
        .collect()
}

/// An identifier, raw or not.
fn ident(name: &str) -> TokenStream {
    // Every name has been through `names`, which only gives out identifiers.
    name.parse().unwrap_or_default()
}

/// What a run can't have more of than the runtime can number.
pub fn check(model: &Model) -> Result<(), Error> {
    let namespaces = tables::namespaces(model);
    if namespaces.len() > tables::MAX_NAMESPACES {
        let message =
            format!("{} namespaces in one run; {} can be told apart", namespaces.len(), tables::MAX_NAMESPACES);
        return Err(Diagnostic::plain(message).help("generate the services in several runs").into());
    }
    Ok(())
}
