//! The units of modules, which are emitted independently of each other.

use crate::{
    limits::TYPES_PER_UNIT,
    model::{Home, Model, Type, TypeId},
    options::Options,
};

/// Items of a module that are emitted together.
#[derive(Debug)]
pub(super) enum Unit {
    /// The types with these indexes.
    Types(Vec<TypeId>),
    /// The table of the namespaces, which all modules share.
    Namespaces,
    /// The client of the service with this index.
    Client(usize),
    /// The operations of a service as values.
    Operations(usize),
    /// The server side of a service, and whether it is behind a Cargo feature.
    Server(usize, bool),
    /// The headers of a service.
    Headers(usize),
    /// The declared faults of a service's operations.
    Faults(usize),
    /// Sample values of a service's messages.
    Samples(usize),
}

impl Unit {
    /// Returns the units of a module of types; the name of `types` itself is empty.
    pub(super) fn types(model: &Model, module: &str) -> Vec<Unit> {
        Unit::filtered(model, |ty| ty.home == Home::Types && model.module_of(ty) == module)
    }

    /// Returns the units of the types in a service's module.
    pub(super) fn types_of_service(model: &Model, service: usize) -> Vec<Unit> {
        Unit::filtered(model, |ty| ty.home == Home::Service(service))
    }

    fn filtered(model: &Model, is_wanted: impl Fn(&Type) -> bool) -> Vec<Unit> {
        let wanted = model.types().filter(|(_, ty)| is_wanted(ty));
        Unit::of(&wanted.map(|(id, _)| id).collect::<Vec<_>>())
    }

    /// Returns the units of these types.
    pub(super) fn of(types: &[TypeId]) -> Vec<Unit> {
        types.chunks(TYPES_PER_UNIT).map(|types| Unit::Types(types.to_vec())).collect()
    }

    /// Returns the units of a service without its types.
    pub(super) fn service(index: usize, options: &Options) -> Vec<Unit> {
        let mut units = vec![Unit::Client(index), Unit::Operations(index), Unit::Headers(index), Unit::Faults(index)];
        units.extend(options.samples.then_some(Unit::Samples(index)));
        units
    }
}
