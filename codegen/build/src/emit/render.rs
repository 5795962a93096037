//! Renders an outline as text: takes modules with their units, and returns the text of each module. Units are emitted
//! and formatted independently of each other, so that all cores are used.

use super::{
    checks::Checks,
    choice,
    context::{Context, Uses},
    enumeration, faults,
    features::Features,
    group, headers,
    messages::Messages,
    mixed, operations,
    outline::Outline,
    polymorphic, qualified,
    samples::{self, Plan},
    server, service, structure,
    tables::Tables,
    union,
    units::Unit,
};
use crate::{
    error::Error,
    model::{Home, Model, TypeId, TypeKind},
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

impl Unit {
    /// Returns the unit's items as formatted text.
    fn text(
        &self,
        context: &Context<'_>,
        tables: &Tables,
        options: (&Options, Option<&Checks>, Option<&Plan>),
    ) -> Result<String, Error> {
        let types = match self {
            Unit::Types(types) => types,
            Unit::Client(index) | Unit::Operations(index) => return self.text_of_service(context, *index),
            _ => return format::items(self.emit(context, tables, options)),
        };
        let texts: Result<Vec<String>, Error> = types.iter().flat_map(|&id| type_texts(context, id, options)).collect();
        let written: Vec<String> = texts?.into_iter().filter(|text| !text.is_empty()).collect();
        Ok(written.join("\n"))
    }

    /// Returns the text of units that are laid out without the formatter.
    fn text_of_service(&self, context: &Context<'_>, index: usize) -> Result<String, Error> {
        let home = Home::Service(index);
        let Some(service) = context.model.services.get(index) else { return Ok(String::new()) };
        match self {
            Unit::Client(_) => service::text(context, service, home),
            _ => Ok(operations::text(context, service, home)),
        }
    }

    fn emit(
        &self,
        context: &Context<'_>,
        tables: &Tables,
        (options, checks, plan): (&Options, Option<&Checks>, Option<&Plan>),
    ) -> TokenStream {
        let index = match self {
            Unit::Types(_) | Unit::Client(_) | Unit::Operations(_) => return TokenStream::new(),
            Unit::Tables => return tables.emit(context),
            Unit::Server(index, _) | Unit::Headers(index) | Unit::Faults(index) | Unit::Samples(index) => *index,
        };
        let (model, home) = (context.model, Home::Service(index));
        let Some(service) = model.services.get(index) else { return TokenStream::new() };
        match self {
            Unit::Types(_) | Unit::Client(_) | Unit::Operations(_) | Unit::Tables => TokenStream::new(),
            Unit::Server(_, gate) => server::emit(context, service, home, *gate),
            Unit::Headers(_) => {
                let headers = headers::emit(context, home, service, options);
                [Some(headers), checks.map(|checks| checks.headers(model, service))].into_iter().flatten().collect()
            }
            Unit::Faults(_) => {
                let faults = faults::emit(context, service, home);
                [Some(faults), checks.map(|checks| checks.faults(model, service))].into_iter().flatten().collect()
            }
            Unit::Samples(_) => plan.map(|plan| samples::of_service(model, service, plan, checks)).unwrap_or_default(),
        }
    }
}

/// Returns the text of a type's items, and the text of its checks and samples if that is separate.
fn type_texts(
    context: &Context<'_>,
    id: TypeId,
    (_, checks, plan): (&Options, Option<&Checks>, Option<&Plan>),
) -> [Result<String, Error>; 2] {
    let (model, ty) = (context.model, context.model.get(id));
    let check = checks.map(|checks| checks.emit(model, id));
    let sample = plan.map(|plan| samples::of_type(model, plan, id));
    let more = [check, sample].into_iter().flatten();
    let items = match &ty.kind {
        TypeKind::Enumeration(enumeration) if enumeration.is_of_names() => qualified::emit(ty, enumeration),
        TypeKind::Enumeration(enumeration) => {
            return [enumeration::text(ty, enumeration), format::items(more.collect())];
        }
        TypeKind::Struct(structure) => structure::emit(context, id, ty, structure),
        TypeKind::Group(structure) => group::emit(context, id, ty, structure),
        TypeKind::Choice(choice) => choice::emit(context, ty, choice),
        TypeKind::Mixed(mixed) => mixed::emit(context, ty, mixed),
        TypeKind::Polymorphic(polymorphic) => polymorphic::emit(context, ty, polymorphic),
        TypeKind::Union(union) => union::emit(context, ty, union),
    };
    [format::items([items].into_iter().chain(more).collect()), Ok(String::new())]
}

/// Returns the text of each module of the outline.
pub(super) fn texts(
    model: &Model,
    (tables, messages): (&Tables, &Messages<'_>),
    features: Option<&Features>,
    options: (&Options, Option<&Checks>, Option<&Plan>),
    Outline { units: modules, paths, .. }: &Outline,
) -> Result<Vec<String>, Error> {
    let units: Vec<(usize, &Unit)> =
        modules.iter().enumerate().flat_map(|(module, units)| units.iter().map(move |unit| (module, unit))).collect();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from).min(units.len().max(1));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some((module, unit)) = units.get(index) else { break };
                    let Some(path) = paths.get(*module) else { break };
                    let context = Context::new(model, (tables, messages), features, path);
                    let text = unit.text(&context, tables, options);
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
        if let Some((all, module)) = units.get(index).and_then(|(module, _)| finished.get_mut(*module)) {
            all.extend(uses);
            if !module.is_empty() && !text.is_empty() {
                module.push('\n');
            }
            module.push_str(&text);
        }
    }
    finished
        .into_iter()
        .zip(paths)
        .map(|((uses, text), path)| {
            let uses = format::items(uses.emit(path))?;
            Ok(if uses.is_empty() || text.is_empty() { uses + &text } else { uses + "\n" + &text })
        })
        .collect()
}
