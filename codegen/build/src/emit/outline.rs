//! The modules to generate, and the units of each.

use super::{context::ModulePath, docs, features::Features, units::Unit};
use crate::{
    model::{Home, Model, Service, Type},
    options::Options,
    output::module::Module,
};
use std::collections::BTreeSet;

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
            outline.push(service_module(model, index, service, features), units, ModulePath::default());
        }
        outline
    }

    fn push(&mut self, module: Module, units: Vec<Unit>, path: ModulePath) {
        self.modules.push(module);
        self.units.push(units);
        self.paths.push(path);
    }

    /// Adds a module of types, and its files if services are behind Cargo features.
    fn types_module(&mut self, model: &Model, features: Option<&Features>, module: &str, doc: Vec<String>) {
        let any = model.services.iter().any(|service| !service.operations.is_empty());
        let is_root = module.is_empty();
        let own = if features.is_none() { Unit::types(model, module) } else { Vec::new() };
        let units = (any && is_root).then_some(Unit::Namespaces).into_iter().chain(own).collect();
        let name = if is_root { "types".to_owned() } else { format!("types/{module}") };
        let all = features.map(|features| features.features_of(module)).unwrap_or_default();
        let whole = self.empty_module(name.clone(), doc, all);
        self.push(whole, units, ModulePath::types(module));
        let Some(features) = features else { return };
        for (index, file) in features.files.iter().enumerate().filter(|(_, file)| file.module == module) {
            let doc = docs::lines(&["Types that a set of services shares.".to_owned()]);
            let part = self.empty_module(format!("{name}/{}", file.name), doc, features.features_of_file(file));
            let path = ModulePath { file: Some(index), ..ModulePath::types(module) };
            self.push(Module { is_file: true, ..part }, Unit::of(&file.types), path);
        }
    }

    fn empty_module(&self, name: String, doc: Vec<String>, features: Vec<String>) -> Module {
        Module { name, is_file: false, doc, sources: self.sources.clone(), features, text: String::new() }
    }
}

/// Returns the module of a service, without text.
fn service_module(model: &Model, index: usize, service: &Service, features: Option<&Features>) -> Module {
    let features = features.map(|features| [vec![features.feature(index).to_owned()], features.needs(index)].concat());
    Module {
        name: service.module.clone(),
        is_file: false,
        doc: service_doc(model, index, service),
        sources: vec![service.document.clone()],
        features: features.unwrap_or_default(),
        text: String::new(),
    }
}

/// Returns the documentation of a service's module.
fn service_doc(model: &Model, index: usize, service: &Service) -> Vec<String> {
    let methods = match service.operations.len() {
        1 => "for its operation".to_owned(),
        count => format!("for each of its {count} operations"),
    };
    let name = docs::code(&service.name.xml);
    docs::lines(&[
        docs::fill(&format!("The client of the service {name}, with the messages and headers that only it has.")),
        docs::fill(&format!("[`{}`] has a method {methods}.", service.client)),
        namespaces(model, |ty| ty.home == Home::Service(index)),
    ])
}

/// Returns the names and the documentation of `types`, whose name is empty here, and of the modules in it that have
/// types.
fn types_modules(model: &Model) -> Vec<(String, Vec<String>)> {
    let shared = model.types.iter().filter(|ty| ty.home == Home::Types);
    let apart: BTreeSet<&str> = shared.map(|ty| model.module_of(ty)).filter(|module| !module.is_empty()).collect();
    let of = |module: &str| namespaces(model, |ty| ty.home == Home::Types && model.module_of(ty) == module);
    let root = docs::lines(&["The named types of the contract, which its services share.".to_owned(), of("")]);
    let apart = apart.into_iter().map(|module| (module.to_owned(), docs::lines(&[of(module)])));
    [(String::new(), root)].into_iter().chain(apart).collect()
}

/// Names the namespaces of these types; empty if there are no types.
fn namespaces(model: &Model, is_one: impl Fn(&Type) -> bool) -> String {
    let uris: BTreeSet<&str> = model.types.iter().filter(|ty| is_one(ty)).map(|ty| ty.namespace.as_str()).collect();
    let uris: Vec<&str> = uris.into_iter().collect();
    docs::fill(&match uris.as_slice() {
        [] => return String::new(),
        [""] => "The types have no namespace.".to_owned(),
        [uri] => format!("The types belong to the namespace {}.", docs::code(uri)),
        uris => {
            let uris: Vec<String> = uris.iter().map(|uri| docs::code(uri)).collect();
            format!("The types belong to the namespaces {}.", docs::listed(&uris))
        }
    })
}
