//! Cargo features: one for each service. A type is compiled if a service that uses it is enabled.

use crate::{
    limits::NAMING_SERVICES,
    model::{Home, Model, Type, TypeId},
    names::{case::snake, short},
};
use std::collections::{BTreeMap, BTreeSet};

/// The features that the manifest uses for something else.
const TAKEN: [&str; 6] = ["all-services", "default", "reqwest", "rustls", "server", "ureq"];

/// The Cargo features of services, and the files of shared types.
pub(super) struct Features {
    /// The feature of each service.
    names: Vec<String>,
    /// For each service, the other services whose modules it uses.
    needs: Vec<BTreeSet<usize>>,
    /// For each named type, the index of its file.
    pub(super) file_of: Vec<Option<usize>>,
    /// The files of types.
    pub(super) files: Vec<Group>,
}

/// A file of types that are used by the same services.
pub(super) struct Group {
    /// The module that the types belong to; empty for `types` itself.
    pub(super) module: String,
    /// The name of the file's own module, which is private.
    pub(super) name: String,
    services: BTreeSet<usize>,
    /// The indexes of the types.
    pub(super) types: Vec<TypeId>,
}

impl Features {
    /// Finds the features of a model with several services; `None` for one service, which needs none.
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

    /// Sorts the shared types into files, one for each module and set of services.
    fn group(&mut self, model: &Model, users: Vec<BTreeSet<usize>>) {
        let mut known: BTreeMap<(String, BTreeSet<usize>), usize> = BTreeMap::new();
        // The modules of namespaces are siblings of the files of `types` itself.
        let apart = model.modules.values().map(|module| (String::new(), module.trim_start_matches("r#").to_owned()));
        // Clippy warns about a module with the name of its parent.
        let inner = model.modules.values().map(|module| (module.clone(), module.trim_start_matches("r#").to_owned()));
        let mut names: BTreeSet<(String, String)> = apart.chain(inner).collect();
        for ((id, ty), services) in model.types().zip(users).filter(|((_, ty), _)| ty.home == Home::Types) {
            let module = model.module_of(ty).to_owned();
            let group = *known.entry((module.clone(), services)).or_insert_with_key(|(_, services)| {
                let name = file_name(model, services, ty);
                let numbered = (2..).map(|number| format!("{name}_{number}"));
                let mut candidates = [name.clone()].into_iter().chain(numbered);
                let name = candidates.find(|name| names.insert((module.clone(), name.clone()))).unwrap_or_default();
                self.files.push(Group { module, name, services: services.clone(), types: Vec::new() });
                self.files.len() - 1
            });
            self.file_of[id.0] = Some(group);
            self.files[group].types.push(id);
        }
    }

    /// Returns the feature of a service.
    pub(super) fn feature(&self, service: usize) -> &str {
        &self.names[service]
    }

    /// Returns the features that a service's feature enables.
    pub(super) fn needs(&self, service: usize) -> Vec<String> {
        self.needs[service].iter().map(|&other| self.names[other].clone()).collect()
    }

    /// Returns the features that need the types of a file.
    pub(super) fn features_of_file(&self, file: &Group) -> Vec<String> {
        self.named(&file.services)
    }

    /// Returns the features that need the types of a module within `types`; none for `types` itself, which is always
    /// compiled.
    pub(super) fn features_of(&self, module: &str) -> Vec<String> {
        let files = self.files.iter().filter(|file| !module.is_empty() && file.module == module);
        self.named(&files.flat_map(|file| &file.services).copied().collect())
    }

    fn named(&self, services: &BTreeSet<usize>) -> Vec<String> {
        services.iter().map(|&service| self.names[service].clone()).collect()
    }
}

/// Returns the name of a file of types that these services share. `first` is the first type in it.
fn file_name(model: &Model, services: &BTreeSet<usize>, first: &Type) -> String {
    let services = services.iter().filter_map(|&service| model.services.get(service));
    let modules: Vec<&str> =
        services.map(|service| service.module.trim_start_matches("r#").trim_end_matches('_')).collect();
    match modules.len() {
        1..=NAMING_SERVICES => modules.join("_and_"),
        // The first type is the most likely to stay when the contract changes.
        _ => format!("{}_and_more", short(snake(&first.name.xml).trim_start_matches("r#"))),
    }
}

/// Returns a unique feature for each service.
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

/// Returns the feature for a module: `so-principal` for `so_principal`.
fn feature(module: &str) -> String {
    // Cargo refuses names that begin with an underscore.
    module.trim_start_matches("r#").trim_matches('_').replace('_', "-")
}

/// Adds the service to the users of all types that it reaches.
fn reach(model: &Model, service: usize, users: &mut [BTreeSet<usize>]) {
    let Some(found) = model.services.get(service) else { return };
    let mut open: Vec<TypeId> = Vec::new();
    found.elements().for_each(|element| element.value.types(&mut open));
    while let Some(id) = open.pop() {
        if users[id.0].insert(service) {
            model.get(id).kind.fields().iter().for_each(|field| field.element.value.types(&mut open));
        }
    }
}
