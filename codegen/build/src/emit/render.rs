//! Renders an outline as text: takes modules with their units, and returns the text of each module. Units are emitted
//! and formatted independently of each other, so that all cores are used.

use super::{
    checks::Checks,
    choice,
    context::{Context, Uses},
    enumeration, faults,
    features::Features,
    group, headers,
    items::joined,
    messages::Messages,
    mixed, operations,
    outline::Outline,
    polymorphic,
    prefixes::Prefixes,
    qualified,
    samples::{self, Plan},
    server, service, structure, union,
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
        (options, checks, plan): (&Options, Option<&Checks>, Option<&Plan>),
    ) -> Result<String, Error> {
        let index = match self {
            Unit::Types(types) => {
                let texts: Result<Vec<String>, Error> =
                    types.iter().map(|&id| type_text(context, id, (checks, plan))).collect();
                return Ok(joined(texts?));
            }
            Unit::Namespaces => {
                context.generated("namespaces");
                return Ok(context.prefixes.table().text());
            }
            Unit::Client(index)
            | Unit::Operations(index)
            | Unit::Server(index, _)
            | Unit::Headers(index)
            | Unit::Faults(index)
            | Unit::Samples(index) => *index,
        };
        let (model, home) = (context.model, Home::Service(index));
        let Some(service) = model.services.get(index) else { return Ok(String::new()) };
        match self {
            Unit::Types(_) | Unit::Namespaces => Ok(String::new()),
            Unit::Client(_) => service::text(context, service, home),
            Unit::Operations(_) => Ok(operations::text(context, service, home)),
            Unit::Server(_, gate) => format::items(server::emit(context, service, home, *gate)),
            Unit::Headers(_) => {
                let headers = headers::text(context, home, service, options)?;
                let checks = checks.map(|checks| format::items(checks.headers(model, service))).transpose()?;
                Ok(joined([headers].into_iter().chain(checks)))
            }
            Unit::Faults(_) => {
                let faults = faults::text(context, service, home)?;
                let checks = checks.map(|checks| format::items(checks.faults(model, service))).transpose()?;
                Ok(joined([faults].into_iter().chain(checks)))
            }
            Unit::Samples(_) => {
                let samples = plan.map(|plan| samples::of_service(model, service, plan, checks)).unwrap_or_default();
                format::items(samples)
            }
        }
    }
}

/// Returns the text of a type's items, with its checks and samples.
fn type_text(
    context: &Context<'_>,
    id: TypeId,
    (checks, plan): (Option<&Checks>, Option<&Plan>),
) -> Result<String, Error> {
    let (model, ty) = (context.model, context.model.get(id));
    let check = checks.map(|checks| checks.emit(model, id));
    let sample = plan.map(|plan| samples::of_type(model, plan, id));
    let text = match &ty.kind {
        TypeKind::Enumeration(enumeration) if enumeration.is_of_names() => {
            qualified::emit(context, ty, enumeration).text()
        }
        TypeKind::Enumeration(enumeration) => enumeration::text(context, ty, enumeration),
        TypeKind::Struct(structure) => structure::text(context, id, ty, structure),
        TypeKind::Group(structure) => group::text(context, id, ty, structure),
        TypeKind::Choice(choice) => choice::emit(context, ty, choice).text(),
        TypeKind::Mixed(mixed) => mixed::emit(context, ty, mixed).text(),
        TypeKind::Polymorphic(polymorphic) => polymorphic::emit(context, ty, polymorphic).text(),
        TypeKind::Union(union) => format::items(union::emit(context, ty, union)),
    };
    let more: TokenStream = [check, sample].into_iter().flatten().collect();
    Ok(joined([text?, if more.is_empty() { String::new() } else { format::items(more)? }]))
}

/// Returns the text of each module of the outline.
pub(super) fn texts(
    model: &Model,
    (prefixes, messages): (&Prefixes, &Messages<'_>),
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
                    let context = Context::new(model, (prefixes, messages), features, path);
                    let text = unit.text(&context, options);
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
