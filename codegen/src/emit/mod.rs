//! Model to Rust: one module for the named types, one for each service.

mod attachments;
mod builders;
pub(crate) mod checks;
mod choice;
mod context;
mod docs;
mod enumeration;
mod faults;
mod features;
mod fields;
mod group;
mod headers;
mod ident;
mod messages;
mod mixed;
mod polymorphic;
mod ports;
mod qualified;
mod samples;
mod server;
mod service;
mod shared;
mod structure;
mod tables;
mod types;
mod union;
mod units;
mod white_space;

use crate::{
    error::{Diagnostic, Error},
    model::{Home, Model},
    options::Options,
    output::module::Module,
};
use checks::Checks;
use context::Spot;
use features::Gates;
use messages::Roles;
use samples::Plan;
use std::collections::{BTreeMap, BTreeSet};
use tables::Tables;
use units::Part;

/// The modules of this model: `types` first, then what stands within it, each behind what it is in, then the services
/// in their order.
/// With `features` each service is behind a Cargo feature, and so are the types.
pub fn emit(model: &Model, options: &Options, features: bool) -> Result<Vec<Module>, Error> {
    let namespaces = tables::namespaces(model);
    if namespaces.len() > tables::MAX_NAMESPACES {
        let known = tables::MAX_NAMESPACES;
        let message = format!("{} namespaces in one run; {known} can be told apart", namespaces.len());
        return Err(Diagnostic::plain(message).help("generate the services in several runs").into());
    }
    let tables = Tables::new(model, namespaces);
    let checks = options.checks.then(|| Checks::new(model));
    let plan = options.samples.then(|| Plan::new(model));
    let gates = if features { Gates::new(model) } else { None };
    let mut sources: Vec<String> = model.services.iter().map(|service| service.document.clone()).collect();
    sources.dedup();
    let any = model.services.iter().any(|service| !service.operations.is_empty());
    let draft = |name: String, doc: String, features: Vec<String>| Module {
        name,
        is_file: false,
        doc,
        sources: sources.clone(),
        features,
        text: String::new(),
    };
    let (mut parts, mut drafts, mut spots) = (Vec::new(), Vec::new(), Vec::new());
    for (module, doc) in types_modules(model) {
        let is_root = module.is_empty();
        let own = if gates.is_none() { Part::types(model, &module) } else { Vec::new() };
        parts.push(own.into_iter().chain((any && is_root).then_some(Part::Tables)).collect());
        let path = if is_root { "types".to_owned() } else { format!("types/{module}") };
        drafts.push(draft(
            path.clone(),
            doc,
            gates.as_ref().map(|gates| gates.features_of(&module)).unwrap_or_default(),
        ));
        spots.push(Spot::types(&module));
        let files = gates.iter().flat_map(|gates| gates.files.iter().enumerate());
        for (index, file) in files.filter(|(_, file)| file.module == module) {
            parts.push(Part::of(&file.types));
            let features = gates.as_ref().map(|gates| gates.features_of_file(file)).unwrap_or_default();
            let doc = "Types that the same services need.".to_owned();
            drafts.push(Module { is_file: true, ..draft(format!("{path}/{}", file.name), doc, features) });
            spots.push(Spot { file: Some(index), ..Spot::types(&module) });
        }
    }
    // A client without operations would be of no use.
    let services = model.services.iter().enumerate().filter(|(_, service)| !service.operations.is_empty());
    for (index, service) in services {
        let server = options.server.then_some(Part::Server(index, features));
        parts.push(
            Part::service(index, options)
                .into_iter()
                .chain(server)
                .chain(Part::types_of_service(model, index))
                .collect(),
        );
        let feature = |gates: &Gates| [vec![gates.feature(index).to_owned()], gates.needs(index)].concat();
        let doc =
            format!("The service {}: its requests, responses, headers and clients.", docs::code(&service.name.xml));
        let features = gates.as_ref().map(feature).unwrap_or_default();
        let sources = vec![service.document.clone()];
        drafts.push(Module { sources, ..draft(service.module.clone(), doc, features) });
        spots.push(Spot::default());
    }
    let roles = Roles::new(model);
    let options = (options, checks.as_ref(), plan.as_ref());
    let texts = units::texts(model, (&tables, &roles), gates.as_ref(), options, &parts, &spots)?;
    Ok(drafts.into_iter().zip(texts).map(|(module, text)| Module { text, ..module }).collect())
}

/// The modules of types and what they are: `types`, whose name is empty here, and those within it that have types.
fn types_modules(model: &Model) -> Vec<(String, String)> {
    let mut namespaces: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for ty in model.types.iter().filter(|ty| ty.home == Home::Types) {
        namespaces.entry(model.module_of(ty)).or_default().insert(&ty.namespace);
    }
    namespaces.remove("");
    let apart = namespaces.into_iter().map(|(module, namespaces)| {
        let uris: Vec<String> = namespaces.into_iter().map(docs::code).collect();
        (module.to_owned(), format!("The types of the namespace {}.", uris.join(" and of ")))
    });
    let root = "The types that have a name in the contract, shared by its services.".to_owned();
    [(String::new(), root)].into_iter().chain(apart).collect()
}
