//! Which modules there are, and the units that each is made of.

use super::{context::ModulePath, docs, features::Features, units::Unit};
use crate::{
    model::{Home, Model, Service},
    options::Options,
    output::module::Module,
};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of a model, for each its units and its path.
pub(super) struct Outline {
    /// The modules, still without text.
    pub(super) modules: Vec<Module>,
    pub(super) units: Vec<Vec<Unit>>,
    pub(super) paths: Vec<ModulePath>,
    /// The documents that types come from.
    sources: Vec<String>,
}

impl Outline {
    /// The outline of a model; `is_gated` says whether the code of servers is behind a Cargo feature.
    pub(super) fn new(model: &Model, options: &Options, is_gated: bool, features: Option<&Features>) -> Self {
        let mut sources: Vec<String> = model.services.iter().map(|service| service.document.clone()).collect();
        sources.dedup();
        let mut outline = Outline { modules: Vec::new(), units: Vec::new(), paths: Vec::new(), sources };
        for (module, doc) in types_modules(model) {
            outline.types_module(model, features, &module, doc);
        }
        // A client without operations would be of no use.
        let services = model.services.iter().enumerate().filter(|(_, service)| !service.operations.is_empty());
        for (index, service) in services {
            let server = options.server.then_some(Unit::Server(index, is_gated));
            let units = Unit::service(index, options).into_iter().chain(server);
            let units = units.chain(Unit::types_of_service(model, index)).collect();
            outline.push(service_module(service, index, features), units, ModulePath::default());
        }
        outline
    }

    fn push(&mut self, module: Module, units: Vec<Unit>, path: ModulePath) {
        self.modules.push(module);
        self.units.push(units);
        self.paths.push(path);
    }

    /// Adds a module of types, and the files that it has where services are behind features.
    fn types_module(&mut self, model: &Model, features: Option<&Features>, module: &str, doc: String) {
        let any = model.services.iter().any(|service| !service.operations.is_empty());
        let is_root = module.is_empty();
        let own = if features.is_none() { Unit::types(model, module) } else { Vec::new() };
        let units = own.into_iter().chain((any && is_root).then_some(Unit::Tables)).collect();
        let name = if is_root { "types".to_owned() } else { format!("types/{module}") };
        let draft = |name: String, doc: String, features: Vec<String>| Module {
            name,
            is_file: false,
            doc,
            sources: self.sources.clone(),
            features,
            text: String::new(),
        };
        let all = features.map(|features| features.features_of(module)).unwrap_or_default();
        let mut added = vec![(draft(name.clone(), doc, all), units, ModulePath::types(module))];
        if let Some(features) = features {
            for (index, file) in features.files.iter().enumerate().filter(|(_, file)| file.module == module) {
                let doc = "Types that a set of services shares.".to_owned();
                let drafted = draft(format!("{name}/{}", file.name), doc, features.features_of_file(file));
                let path = ModulePath { file: Some(index), ..ModulePath::types(module) };
                added.push((Module { is_file: true, ..drafted }, Unit::of(&file.types), path));
            }
        }
        added.into_iter().for_each(|(module, units, path)| self.push(module, units, path));
    }
}

/// The module of a service.
fn service_module(service: &Service, index: usize, features: Option<&Features>) -> Module {
    let own = |features: &Features| [vec![features.feature(index).to_owned()], features.needs(index)].concat();
    Module {
        name: service.module.clone(),
        is_file: false,
        doc: format!("The clients, requests, responses and headers of the service {}.", docs::code(&service.name.xml)),
        sources: vec![service.document.clone()],
        features: features.map(own).unwrap_or_default(),
        text: String::new(),
    }
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
        let word = if uris.len() == 1 { "namespace" } else { "namespaces" };
        (module.to_owned(), format!("The types of the {word} {}.", docs::listed(&uris)))
    });
    let root = "The named types of the contract, which its services share.".to_owned();
    [(String::new(), root)].into_iter().chain(apart).collect()
}
