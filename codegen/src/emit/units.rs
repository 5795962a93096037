//! Modules in parts, each emitted and formatted by itself, so that all cores have something to do.

use super::{
    checks::Checks,
    choice,
    context::{Context, Spot, Uses},
    enumeration, faults,
    features::Gates,
    group, headers,
    messages::Roles,
    mixed, polymorphic, qualified,
    samples::{self, Plan},
    server, service, structure,
    tables::Tables,
    union,
};
use crate::{
    error::Error,
    model::{Home, Model, Type, TypeId, TypeKind},
    options::Options,
    output::format,
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

    /// Its items as formatted text.
    fn text(
        &self,
        context: &Context<'_>,
        tables: &Tables,
        options: (&Options, Option<&Checks>, Option<&Plan>),
    ) -> Result<String, Error> {
        let Part::Types(types) = self else {
            return format::items(self.emit(context, tables, options));
        };
        let texts: Result<Vec<String>, Error> =
            types.iter().flat_map(|&index| type_texts(context, index, options)).collect();
        let written: Vec<String> = texts?.into_iter().filter(|text| !text.is_empty()).collect();
        Ok(written.join("\n"))
    }

    fn emit(
        &self,
        context: &Context<'_>,
        tables: &Tables,
        (options, checks, plan): (&Options, Option<&Checks>, Option<&Plan>),
    ) -> TokenStream {
        let service =
            |index: &usize| context.model.services.get(*index).map(|service| (service, Home::Service(*index)));
        match self {
            Part::Types(_) => TokenStream::new(),
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
                let sample = |plan| Some(samples::of_service(context.model, service(index)?.0, plan, checks));
                plan.and_then(sample).unwrap_or_default()
            }
        }
    }
}

/// The texts of a type's own items and of those that the options ask for.
fn type_texts(
    context: &Context<'_>,
    index: usize,
    (_, checks, plan): (&Options, Option<&Checks>, Option<&Plan>),
) -> [Result<String, Error>; 2] {
    let (model, ty) = (context.model, &context.model.types[index]);
    let check = checks.map(|checks| checks.emit(model, index));
    let sample = plan.map(|plan| samples::of_type(model, plan, TypeId(index)));
    let more = [check, sample].into_iter().flatten();
    let items = match &ty.kind {
        TypeKind::Enumeration(enumeration) if enumeration.is_of_names() => qualified::emit(ty, enumeration),
        TypeKind::Enumeration(enumeration) => {
            return [enumeration::text(ty, enumeration), format::items(more.collect())];
        }
        TypeKind::Struct(structure) => structure::emit(context, index, ty, structure),
        TypeKind::Group(structure) => group::emit(context, ty, structure),
        TypeKind::Choice(choice) => choice::emit(context, ty, choice),
        TypeKind::Mixed(mixed) => mixed::emit(context, ty, mixed),
        TypeKind::Polymorphic(polymorphic) => polymorphic::emit(context, ty, polymorphic),
        TypeKind::Union(union) => union::emit(context, ty, union),
    };
    [format::items([items].into_iter().chain(more).collect()), Ok(String::new())]
}

/// The text of each module, of which the first is `types`.
pub(super) fn texts(
    model: &Model,
    (tables, roles): (&Tables, &Roles<'_>),
    gates: Option<&Gates>,
    options: (&Options, Option<&Checks>, Option<&Plan>),
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
                    let text = part.text(&context, tables, options);
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
