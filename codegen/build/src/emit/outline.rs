//! The modules to generate, and the units of each.

use super::{context::ModulePath, docs, features::Features, units::Unit};
use crate::{
    model::{Home, Model, Service},
    options::Options,
    output::module::Module,
};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of a model with the units and the path of each.
pub(super) struct Outline {
    /// The modules, still without text.
    pub(super) modules: Vec<Module>,
    pub(super) units: Vec<Vec<Unit>>,
    pub(super) paths: Vec<ModulePath>,
    /// The documents that types come from.
    sources: Vec<String>,
}

impl Outline {
    /// Lists the modules of a model; `is_gated` says whether the code of servers is behind a Cargo feature.
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

    /// Adds a module of types, and its files if services are behind Cargo features.
    fn types_module(&mut self, model: &Model, features: Option<&Features>, module: &str, doc: String) {
        let any = model.services.iter().any(|service| !service.operations.is_empty());
        let is_root = module.is_empty();
        let own = if features.is_none() { Unit::types(model, module) } else { Vec::new() };
        let units = own.into_iter().chain((any && is_root).then_some(Unit::Tables)).collect();
        let name = if is_root { "types".to_owned() } else { format!("types/{module}") };
        let all = features.map(|features| features.features_of(module)).unwrap_or_default();
        let whole = self.empty_module(name.clone(), doc, all);
        self.push(whole, units, ModulePath::types(module));
        let Some(features) = features else { return };
        for (index, file) in features.files.iter().enumerate().filter(|(_, file)| file.module == module) {
            let doc = "Types that a set of services shares.".to_owned();
            let part = self.empty_module(format!("{name}/{}", file.name), doc, features.features_of_file(file));
            let path = ModulePath { file: Some(index), ..ModulePath::types(module) };
            self.push(Module { is_file: true, ..part }, Unit::of(&file.types), path);
        }
    }

    fn empty_module(&self, name: String, doc: String, features: Vec<String>) -> Module {
        Module { name, is_file: false, doc, sources: self.sources.clone(), features, text: String::new() }
    }
}

/// Returns the module of a service, without text.
fn service_module(service: &Service, index: usize, features: Option<&Features>) -> Module {
    let features = features.map(|features| [vec![features.feature(index).to_owned()], features.needs(index)].concat());
    Module {
        name: service.module.clone(),
        is_file: false,
        doc: format!("The clients, requests, responses and headers of the service {}.", docs::code(&service.name.xml)),
        sources: vec![service.document.clone()],
        features: features.unwrap_or_default(),
        text: String::new(),
    }
}

/// Returns the names and the documentation of `types`, whose name is empty here, and of the modules in it that have types.
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
