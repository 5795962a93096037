//! Model to Rust: one module for the named types, one for each service.

mod builders;
mod choice;
mod context;
mod docs;
mod enumeration;
mod fields;
mod group;
mod headers;
mod parts;
mod service;
mod structure;
mod tables;
mod types;

use crate::{
    error::{Diagnostic, Error},
    model::{Home, Model},
    options::Options,
};
use parts::Part;
use proc_macro2::TokenStream;
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
    /// Its items as formatted text, imports first.
    pub text: String,
}

/// The modules of this model: `types` first, then the services in their order.
pub fn emit(model: &Model, options: &Options) -> Result<Vec<Module>, Error> {
    let namespaces = tables::namespaces(model);
    if namespaces.len() > tables::MAX_NAMESPACES {
        let known = tables::MAX_NAMESPACES;
        let message = format!("{} namespaces in one run; {known} can be told apart", namespaces.len());
        return Err(Diagnostic::plain(message).help("generate the services in several runs").into());
    }
    let tables = Tables::new(model, namespaces);
    let mut sources: Vec<String> = model.services.iter().map(|service| service.document.clone()).collect();
    sources.dedup();
    let any = model.services.iter().any(|service| !service.operations.is_empty());
    let types = Part::types(model, Home::Types).chain(any.then_some(Part::Tables)).collect();
    let mut drafts = vec![Module {
        name: "types".to_owned(),
        doc: "The types that have a name in the contract, shared by its services.".to_owned(),
        sources,
        text: String::new(),
    }];
    let mut parts: Vec<Vec<Part>> = vec![types];
    // A client without operations would be of no use.
    let services = model.services.iter().enumerate().filter(|(_, service)| !service.operations.is_empty());
    for (index, service) in services {
        parts.push(Part::service(index).into_iter().chain(Part::types(model, Home::Service(index))).collect());
        drafts.push(Module {
            name: service.module.clone(),
            doc: format!("The service `{}`: its requests, responses, headers and clients.", service.name.xml),
            sources: vec![service.document.clone()],
            text: String::new(),
        });
    }
    let texts = parts::texts(model, &tables, options, &parts)?;
    Ok(drafts.into_iter().zip(texts).map(|(module, text)| Module { text, ..module }).collect())
}

/// An identifier, raw or not.
fn ident(name: &str) -> TokenStream {
    // Every name has been through `names`, which only gives out identifiers.
    name.parse().unwrap_or_default()
}
