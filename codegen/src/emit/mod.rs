//! Model to Rust: one module for the named types, one for each service.

mod builders;
mod choice;
mod context;
mod docs;
mod enumeration;
mod fields;
mod gates;
mod group;
mod headers;
mod parts;
mod polymorphic;
mod samples;
mod server;
mod service;
mod structure;
mod tables;
mod types;
mod union;

use crate::{
    error::{Diagnostic, Error},
    model::{Home, Model},
    options::Options,
};
use context::Place;
use gates::Gates;
use parts::Part;
use proc_macro2::TokenStream;
use tables::Tables;

/// One generated module.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its identifier; for one within `types`, `types/` and its identifier.
    pub name: String,
    /// Its documentation: one line.
    pub doc: String,
    /// The documents it comes from.
    pub sources: Vec<String>,
    /// The Cargo feature of a service's module and what that turns on, or the features any of which needs the types;
    /// none, where there are no features.
    pub features: Vec<String>,
    /// Its items as formatted text, imports first.
    pub text: String,
}

/// The modules of this model: `types` first, then what stands within it, then the services in their order.
/// With `features` each service is behind a Cargo feature, and so are the types.
pub fn emit(model: &Model, options: &Options, features: bool) -> Result<Vec<Module>, Error> {
    let namespaces = tables::namespaces(model);
    if namespaces.len() > tables::MAX_NAMESPACES {
        let known = tables::MAX_NAMESPACES;
        let message = format!("{} namespaces in one run; {known} can be told apart", namespaces.len());
        return Err(Diagnostic::plain(message).help("generate the services in several runs").into());
    }
    let tables = Tables::new(model, namespaces);
    let gates = if features { Gates::new(model) } else { None };
    let mut sources: Vec<String> = model.services.iter().map(|service| service.document.clone()).collect();
    sources.dedup();
    let any = model.services.iter().any(|service| !service.operations.is_empty());
    let types = if gates.is_none() { Part::types(model, Home::Types) } else { Vec::new() };
    let mut parts: Vec<Vec<Part>> = vec![types.into_iter().chain(any.then_some(Part::Tables)).collect()];
    let mut drafts = vec![Module {
        name: "types".to_owned(),
        doc: "The types that have a name in the contract, shared by its services.".to_owned(),
        sources: sources.clone(),
        features: Vec::new(),
        text: String::new(),
    }];
    for (gates, group) in gates.iter().flat_map(|gates| gates.files.iter().map(move |group| (gates, group))) {
        parts.push(Part::of(&group.types));
        drafts.push(Module {
            name: format!("types/{}", group.name),
            doc: "Types that the same services need.".to_owned(),
            sources: sources.clone(),
            features: gates.features_of(group),
            text: String::new(),
        });
    }
    // A client without operations would be of no use.
    let services = model.services.iter().enumerate().filter(|(_, service)| !service.operations.is_empty());
    for (index, service) in services {
        let server = options.server.then_some(Part::Server(index, features));
        parts.push(
            Part::service(index, options)
                .into_iter()
                .chain(server)
                .chain(Part::types(model, Home::Service(index)))
                .collect(),
        );
        let feature = |gates: &Gates| [vec![gates.feature(index).to_owned()], gates.needs(index)].concat();
        drafts.push(Module {
            name: service.module.clone(),
            doc: format!("The service `{}`: its requests, responses, headers and clients.", service.name.xml),
            sources: vec![service.document.clone()],
            features: gates.as_ref().map(feature).unwrap_or_default(),
            text: String::new(),
        });
    }
    let places = drafts.iter().map(|module| match module.name.as_str() {
        "types" => Place::Types,
        name if name.starts_with("types/") => Place::WithinTypes,
        _ => Place::Service,
    });
    let texts = parts::texts(model, &tables, gates.as_ref(), options, &parts, &places.collect::<Vec<_>>())?;
    Ok(drafts.into_iter().zip(texts).map(|(module, text)| Module { text, ..module }).collect())
}

/// An identifier, raw or not.
fn ident(name: &str) -> TokenStream {
    // Every name has been through `names`, which only gives out identifiers.
    name.parse().unwrap_or_default()
}
