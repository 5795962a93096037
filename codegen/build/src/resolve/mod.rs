//! Resolves documents: takes parsed documents and a selection, and returns one [`Model`] of the services and the types
//! that their operations reach, with warnings about the rest.
//!
//! `components` looks names up (XSD 1.0 Part 1, 2.5), `operations` turns port types and bindings into the elements of
//! messages (WSDL 1.1, 2 and 3), `types` drafts types from declarations (XSD 1.0 Part 1, 3), `check` merges the drafts
//! and finds obstacles, and `lower` puts them into the model.

mod chain;
mod check;
mod components;
mod lower;
mod operations;
mod selection;
#[cfg(test)]
mod tests;
mod types;

pub use selection::Selection;

use crate::{
    error::{Diagnostic, Error, Report},
    load::Loaded,
    model::Model,
};
use check::{derivation::Checked, merge::merge};
use components::table::Table;
use lower::convert;
use operations::{bind::bind, bound::Operation, select::select};
use types::draft::Drafts;

/// The model, with the findings that aren't errors.
#[derive(Debug)]
pub struct Resolved {
    /// The model of the selected services.
    pub model: Model,
    /// The findings about what the model leaves out or changes.
    pub warnings: Vec<Diagnostic>,
    /// The findings about ports that are left out because the document is invalid.
    pub broken: Vec<Diagnostic>,
    /// The errors of the documents, if no operation is left because of them.
    pub errors: Vec<Diagnostic>,
}

/// Resolves every reference that the selected operations reach, and returns the model.
///
/// An operation that needs an unsupported construct or an invalid component is left out, and the model gives the
/// reason.
///
/// # Errors
///
/// Returns the errors of the documents if no operation is left because of them, and the differences between types that
/// two documents declare differently.
pub fn resolve(loaded: &Loaded, selection: &Selection<'_>) -> Result<Resolved, Error> {
    let resolved = survey(loaded, selection)?;
    if resolved.errors.is_empty() { Ok(resolved) } else { Err(Error::new(resolved.errors)) }
}

/// Resolves like [`resolve`], but also returns a model of which no operation is left.
///
/// # Errors
///
/// Returns the differences between types that two documents declare differently.
pub fn survey(loaded: &Loaded, selection: &Selection<'_>) -> Result<Resolved, Error> {
    let tables: Vec<Table<'_>> = loaded.roots.iter().map(Table::new).collect();
    let mut report = Report::default();
    let (services, mut warnings, broken) = select(&tables, selection, &mut report);
    report.propagate()?;

    let bound: Vec<_> = services
        .into_iter()
        .map(|service| {
            let operations = bind(&tables, &service, selection, &mut warnings);
            (service, operations)
        })
        .collect();
    let mut drafts = Drafts::new(&tables);
    for (service, operations) in &bound {
        for element in operations.iter().flat_map(Operation::elements) {
            // A missing element becomes an obstacle of its operation later.
            drafts.element_use(service.document, element);
        }
        operations.iter().for_each(|operation| drafts.faults(service.document, operation));
    }
    drafts.complete();

    let mut report = Report::default();
    let merged = merge(&mut drafts, &mut report);
    report.propagate()?;
    let checked = Checked::new(&drafts, merged);
    let model = convert(&drafts, &checked, &bound, &mut warnings);
    let errors = nothing_left(&model, &drafts, &broken);
    Ok(Resolved { model, warnings, broken, errors })
}

/// Returns all errors of the documents if no operation is left because of them.
fn nothing_left(model: &Model, drafts: &Drafts<'_>, broken: &[Diagnostic]) -> Vec<Diagnostic> {
    if model.services.iter().any(|service| !service.operations.is_empty()) {
        return Vec::new();
    }
    let mut report = Report::default();
    broken.iter().for_each(|finding| report.push(finding.clone()));
    let left_out = model.services.iter().flat_map(|service| &service.left_out);
    for left in left_out.filter(|left| left.obstacle.is_broken()) {
        report.push(left.obstacle.finding.clone());
    }
    if report.len() > 0 {
        drafts.broken().for_each(|finding| report.push(finding));
    }
    report.split_off(0)
}
