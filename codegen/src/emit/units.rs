//! The units that modules are made of, each of which is emitted by itself.

use crate::{
    model::{Home, Model, Type},
    options::Options,
};

/// Items of a module that stand together.
#[derive(Debug)]
pub(super) enum Unit {
    /// These types.
    Types(Vec<usize>),
    /// What all modules share.
    Tables,
    /// The client of this service.
    Asynchronous(usize),
    /// Its blocking twin.
    Blocking(usize),
    /// Its operations.
    Operations(usize),
    /// What implements it; behind a Cargo feature or not.
    Server(usize, bool),
    /// Its headers.
    Headers(usize),
    /// The faults that its operations declare.
    Faults(usize),
    /// Sample values of its messages.
    Samples(usize),
}

/// How many types make a unit: enough to be worth a thread's while, and few enough to share the work evenly.
const TYPES_PER_UNIT: usize = 16;

impl Unit {
    /// The types of a module of types; `types` itself has no name here.
    pub(super) fn types(model: &Model, module: &str) -> Vec<Unit> {
        Unit::filtered(model, |ty| ty.home == Home::Types && model.module_of(ty) == module)
    }

    /// The types of a service.
    pub(super) fn types_of_service(model: &Model, service: usize) -> Vec<Unit> {
        Unit::filtered(model, |ty| ty.home == Home::Service(service))
    }

    fn filtered(model: &Model, is_wanted: impl Fn(&Type) -> bool) -> Vec<Unit> {
        let types: Vec<usize> = (0..model.types.len()).filter(|&index| is_wanted(&model.types[index])).collect();
        Unit::of(&types)
    }

    /// These types.
    pub(super) fn of(types: &[usize]) -> Vec<Unit> {
        types.chunks(TYPES_PER_UNIT).map(|types| Unit::Types(types.to_vec())).collect()
    }

    /// What a service has beside types.
    pub(super) fn service(index: usize, options: &Options) -> Vec<Unit> {
        let mut units = vec![
            Unit::Asynchronous(index),
            Unit::Blocking(index),
            Unit::Operations(index),
            Unit::Headers(index),
            Unit::Faults(index),
        ];
        units.extend(options.samples.then_some(Unit::Samples(index)));
        units
    }
}
