//! Cargo features: one for each service, and the types behind those of the services that reach them.

use crate::{
    model::{Home, Model, TypeId, Value},
    names::{case::snake, short},
};
use std::collections::{BTreeMap, BTreeSet};

/// Features that the manifest has for something else.
const TAKEN: [&str; 6] = ["all-services", "default", "reqwest", "rustls", "server", "ureq"];

/// How many services may name a file of types that they share.
const NAMED_AFTER: usize = 2;

/// The Cargo features of services, and the files of types by the services that reach them.
pub(super) struct Features {
    /// The feature of each service.
    names: Vec<String>,
    /// For each service the others whose modules it names.
    needs: Vec<BTreeSet<usize>>,
    /// For each named type the file that it stands in.
    pub(super) file_of: Vec<Option<usize>>,
    /// The files of types.
    pub(super) files: Vec<Group>,
}

/// A file of types that the same services reach.
pub(super) struct Group {
    /// The module that its types stand in; empty for `types` itself.
    pub(super) module: String,
    /// Its own module, which nobody sees.
    pub(super) name: String,
    services: BTreeSet<usize>,
    /// The types.
    pub(super) types: Vec<usize>,
}

impl Features {
    /// The features of a model with several services; `None` for one service, which needs none.
    pub(super) fn new(model: &Model) -> Option<Self> {
        let generated = model.services.iter().filter(|service| !service.operations.is_empty()).count();
        if generated < 2 {
            return None;
        }
        let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); model.types.len()];
        for service in 0..model.services.len() {
            reach(model, service, &mut users);
        }
        let mut needs = vec![BTreeSet::new(); model.services.len()];
        for (ty, users) in model.types.iter().zip(&users) {
            if let Home::Service(home) = ty.home {
                users.iter().filter(|&&user| user != home).for_each(|&user| {
                    needs[user].insert(home);
                });
            }
        }
        let mut all =
            Features { names: features(model), needs, file_of: vec![None; model.types.len()], files: Vec::new() };
        all.group(model, users);
        Some(all)
    }

    /// Sorts the shared types into files, one for each set of services.
    fn group(&mut self, model: &Model, users: Vec<BTreeSet<usize>>) {
        let mut known: BTreeMap<(String, BTreeSet<usize>), usize> = BTreeMap::new();
        // Modules of namespaces stand among the files of `types` itself.
        let apart = model.modules.values().map(|module| (String::new(), module.trim_start_matches("r#").to_owned()));
        // And no module is called like the one that it is in.
        let inner = model.modules.values().map(|module| (module.clone(), module.trim_start_matches("r#").to_owned()));
        let mut names: BTreeSet<(String, String)> = apart.chain(inner).collect();
        for (index, services) in users.into_iter().enumerate() {
            let Some(ty) = model.types.get(index).filter(|ty| ty.home == Home::Types) else { continue };
            let group =
                *known.entry((model.module_of(ty).to_owned(), services)).or_insert_with_key(|(module, services)| {
                    let modules = services.iter().filter_map(|&service| model.services.get(service));
                    let modules = modules.map(|service| service.module.trim_start_matches("r#").trim_end_matches('_'));
                    let modules: Vec<&str> = modules.collect();
                    let name = match modules.len() {
                        1..=NAMED_AFTER => modules.join("_and_"),
                        // Named after the first type in it, which stays while others come and go.
                        _ => format!("{}_and_more", short(snake(&ty.name.xml).trim_start_matches("r#"))),
                    };
                    let numbered = (2..).map(|number| format!("{name}_{number}"));
                    let mut free = [name.clone()]
                        .into_iter()
                        .chain(numbered)
                        .filter(|name| !names.contains(&(module.clone(), name.clone())));
                    let name = free.next().unwrap_or_default();
                    names.insert((module.clone(), name.clone()));
                    let module = module.clone();
                    self.files.push(Group { module, name, services: services.clone(), types: Vec::new() });
                    self.files.len() - 1
                });
            self.file_of[index] = Some(group);
            self.files[group].types.push(index);
        }
    }

    /// The feature of a service.
    pub(super) fn feature(&self, service: usize) -> &str {
        &self.names[service]
    }

    /// The features that a service's feature turns on.
    pub(super) fn needs(&self, service: usize) -> Vec<String> {
        self.needs[service].iter().map(|&other| self.names[other].clone()).collect()
    }

    /// The features any of which needs the types of a file.
    pub(super) fn features_of_file(&self, file: &Group) -> Vec<String> {
        self.named(&file.services)
    }

    /// The features any of which needs the types of a module within `types`; none for `types` itself, which is always
    /// there.
    pub(super) fn features_of(&self, module: &str) -> Vec<String> {
        let files = self.files.iter().filter(|file| !module.is_empty() && file.module == module);
        self.named(&files.flat_map(|file| &file.services).copied().collect())
    }

    fn named(&self, services: &BTreeSet<usize>) -> Vec<String> {
        services.iter().map(|&service| self.names[service].clone()).collect()
    }
}

/// The features of the services, each once.
fn features(model: &Model) -> Vec<String> {
    let mut taken: BTreeSet<String> = TAKEN.iter().map(|&name| name.to_owned()).collect();
    let mut features = Vec::new();
    for service in &model.services {
        let name = feature(&service.module);
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let mut free = [name.clone(), format!("{name}-service")].into_iter().chain(numbered);
        features.extend(free.find(|name| taken.insert(name.clone())));
    }
    features
}

/// `so_principal` is the feature `so-principal`.
fn feature(module: &str) -> String {
    // An underscore at an end is Rust's: Cargo doesn't take a name that begins like that.
    module.trim_start_matches("r#").trim_matches('_').replace('_', "-")
}

/// Notes the service as a user of all types that it reaches.
fn reach(model: &Model, service: usize, users: &mut [BTreeSet<usize>]) {
    let Some(found) = model.services.get(service) else { return };
    let bodies = found.operations.iter().flat_map(|operation| [Some(&operation.input), operation.output.as_ref()]);
    let headers = found.headers_in.iter().chain(&found.headers_out).map(|header| &header.value);
    let mut open: Vec<TypeId> = Vec::new();
    let faults = found.operations.iter().flat_map(|operation| &operation.faults).map(|fault| &fault.value);
    let values = bodies.flatten().map(|body| &body.value).chain(headers).chain(faults);
    values.for_each(|value| types(value, &mut open));
    while let Some(TypeId(index)) = open.pop() {
        if users[index].insert(service) {
            model.types[index].kind.fields().iter().for_each(|field| types(&field.value, &mut open));
        }
    }
}

/// The types that a value names.
fn types(value: &Value, into: &mut Vec<TypeId>) {
    match value {
        Value::BuiltIn(_) | Value::Any => {}
        Value::Type(id) => into.push(*id),
        Value::List(item) | Value::Lexical(item, _) => types(item, into),
        Value::Wrapper(item) => types(&item.value, into),
        Value::Dictionary(dictionary) => {
            types(&dictionary.key_value, into);
            types(&dictionary.value_value, into);
        }
    }
}
