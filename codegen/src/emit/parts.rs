//! Modules in parts, each emitted and formatted by itself, so that all cores have something to do.

use super::{
    checks::Checks,
    choice,
    context::{Context, Spot, Uses},
    enumeration, faults,
    gates::Gates,
    group, headers,
    least::Least,
    mixed, polymorphic,
    roles::Roles,
    samples, server, service, structure,
    tables::Tables,
    union,
};
use crate::{
    error::Error,
    format,
    model::{Home, Model, Type, TypeId, TypeKind},
    options::Options,
};
use proc_macro2::TokenStream;
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Items of a module that stand together.
#[derive(Debug)]
pub(super) enum Part {
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

/// How many types make a part: enough to be worth a thread's while, and few enough to share the work evenly.
const TYPES_A_PART: usize = 16;

impl Part {
    /// The types of a module of types; `types` itself has no name here.
    pub(super) fn types(model: &Model, module: &str) -> Vec<Part> {
        Part::filtered(model, |ty| ty.home == Home::Types && model.module_of(ty) == module)
    }

    /// The types of a service.
    pub(super) fn types_of_service(model: &Model, service: usize) -> Vec<Part> {
        Part::filtered(model, |ty| ty.home == Home::Service(service))
    }

    fn filtered(model: &Model, is_wanted: impl Fn(&Type) -> bool) -> Vec<Part> {
        let types: Vec<usize> = (0..model.types.len()).filter(|&index| is_wanted(&model.types[index])).collect();
        Part::of(&types)
    }

    /// These types.
    pub(super) fn of(types: &[usize]) -> Vec<Part> {
        types.chunks(TYPES_A_PART).map(|types| Part::Types(types.to_vec())).collect()
    }

    /// What a service has beside types.
    pub(super) fn service(index: usize, options: &Options) -> Vec<Part> {
        let mut parts = vec![
            Part::Asynchronous(index),
            Part::Blocking(index),
            Part::Operations(index),
            Part::Headers(index),
            Part::Faults(index),
        ];
        parts.extend(options.samples.then_some(Part::Samples(index)));
        parts
    }

    fn emit(
        &self,
        context: &Context<'_>,
        tables: &Tables,
        (options, checks, least): (&Options, Option<&Checks>, Option<&Least>),
    ) -> TokenStream {
        let service =
            |index: &usize| context.model.services.get(*index).map(|service| (service, Home::Service(*index)));
        match self {
            Part::Types(types) => types
                .iter()
                .map(|&index| {
                    let sample = least.map(|least| samples::of_type(context.model, least, TypeId(index)));
                    let check = checks.map(|checks| checks.emit(context.model, index));
                    [type_items(context, index), check.unwrap_or_default(), sample.unwrap_or_default()]
                        .into_iter()
                        .collect::<TokenStream>()
                })
                .collect(),
            Part::Tables => tables.emit(context),
            Part::Asynchronous(index) => {
                service(index).map(|(s, home)| service::asynchronous(context, s, home)).unwrap_or_default()
            }
            Part::Blocking(index) => {
                service(index).map(|(s, home)| service::blocking(context, s, home)).unwrap_or_default()
            }
            Part::Operations(index) => {
                service(index).map(|(s, home)| service::operations(context, s, home)).unwrap_or_default()
            }
            Part::Server(index, gate) => {
                service(index).map(|(s, home)| server::emit(context, s, home, *gate)).unwrap_or_default()
            }
            Part::Headers(index) => {
                let check = |service| checks.map(|checks| checks.headers(context.model, service)).unwrap_or_default();
                let items = service(index).map(|(s, home)| [headers::emit(context, home, s, options), check(s)]);
                items.into_iter().flatten().collect()
            }
            Part::Faults(index) => {
                let check = |service| checks.map(|checks| checks.faults(context.model, service)).unwrap_or_default();
                let items = service(index).map(|(s, home)| [faults::emit(context, s, home), check(s)]);
                items.into_iter().flatten().collect()
            }
            Part::Samples(index) => {
                let sample = |least| Some(samples::of_service(context.model, service(index)?.0, least, checks));
                least.and_then(sample).unwrap_or_default()
            }
        }
    }
}

fn type_items(context: &Context<'_>, index: usize) -> TokenStream {
    let ty = &context.model.types[index];
    match &ty.kind {
        TypeKind::Struct(structure) => structure::emit(context, index, ty, structure),
        TypeKind::Group(structure) => group::emit(context, ty, structure),
        TypeKind::Choice(choice) => choice::emit(context, ty, choice),
        TypeKind::Mixed(mixed) => mixed::emit(context, ty, mixed),
        TypeKind::Polymorphic(polymorphic) => polymorphic::emit(context, ty, polymorphic),
        TypeKind::Enumeration(enumeration) => enumeration::emit(ty, enumeration),
        TypeKind::Union(union) => union::emit(context, ty, union),
    }
}

/// The text of each module, of which the first is `types`.
pub(super) fn texts(
    model: &Model,
    (tables, roles): (&Tables, &Roles<'_>),
    gates: Option<&Gates>,
    options: (&Options, Option<&Checks>, Option<&Least>),
    modules: &[Vec<Part>],
    spots: &[Spot],
) -> Result<Vec<String>, Error> {
    let parts: Vec<(usize, &Part)> =
        modules.iter().enumerate().flat_map(|(module, parts)| parts.iter().map(move |part| (module, part))).collect();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from).min(parts.len().max(1));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some((module, part)) = parts.get(index) else { break };
                    let Some(spot) = spots.get(*module) else { break };
                    let context = Context::new(model, (tables, roles), gates, spot);
                    let items = part.emit(&context, tables, options);
                    let text = format::items(items);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, context.into_uses(), text));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _, _)| *index);
    let mut finished: Vec<(Uses, String)> = modules.iter().map(|_| Default::default()).collect();
    for (index, uses, text) in done {
        let text = text?;
        if let Some((all, module)) = parts.get(index).and_then(|(module, _)| finished.get_mut(*module)) {
            all.extend(uses);
            if !module.is_empty() && !text.is_empty() {
                module.push('\n');
            }
            module.push_str(&text);
        }
    }
    finished
        .into_iter()
        .zip(spots)
        .map(|((uses, text), spot)| {
            let uses = format::items(uses.emit(spot))?;
            Ok(if uses.is_empty() || text.is_empty() { uses + &text } else { uses + "\n" + &text })
        })
        .collect()
}
