//! From many documents to one [`Model`]: services and operations are selected, message, part and binding folded into
//! operations, types drafted from their declarations, equal ones of several documents merged, and what the operations
//! reach put into the model.

mod attribute;
mod bind;
mod body;
mod check;
mod content;
mod convert;
mod declared;
mod derived;
mod draft;
mod group;
mod lookup;
mod name;
mod number;
mod order;
mod select;
mod simple;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod unify;

use self::{check::Checked, convert::convert, draft::Drafts, select::select, table::Table, unify::unify};
use crate::{
    error::{Diagnostic, Error, Report},
    load::Loaded,
    model::{LeftOut, Model},
};

/// What is to be generated; where a list is empty, everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// The names of services or of their port types.
    pub services: &'a [String],
    /// The names of operations.
    pub operations: &'a [String],
}

/// The model, and what doesn't stand in its way.
#[derive(Debug)]
pub struct Resolved {
    /// What is generated.
    pub model: Model,
    /// What was passed over.
    pub warnings: Vec<Diagnostic>,
    /// The ports that are left out because the document is at fault.
    pub broken: Vec<Diagnostic>,
}

/// Resolves every reference that the selected operations reach.
///
/// An operation that needs what can't be generated yet is left out, and the model says why. A name without a component
/// and types that two documents declare differently are errors.
pub fn resolve(loaded: &Loaded, selection: &Selection<'_>) -> Result<Resolved, Error> {
    let tables: Vec<Table<'_>> = loaded.roots.iter().map(Table::new).collect();
    let mut report = Report::default();
    let (services, mut warnings, broken) = select(&tables, selection, &mut report);
    report.propagate()?;

    let bound: Vec<_> = services
        .into_iter()
        .map(|service| {
            let operations = bind::bind(&tables, &service, selection, &mut warnings);
            (service, operations)
        })
        .collect();
    let mut drafts = Drafts::new(&tables);
    for (service, operations) in &bound {
        for element in operations.iter().flat_map(bind::Operation::elements) {
            drafts.element_use(service.document, element);
        }
    }
    let mut report = Report::default();
    drafts.complete(&mut report);
    report.propagate()?;

    let mut report = Report::default();
    let merged = unify(&drafts, &mut report);
    report.propagate()?;
    let checked = Checked::new(&drafts, merged);
    let model = convert(&drafts, &checked, &bound);
    nothing_left(&model, &broken)?;
    Ok(Resolved { model, warnings, broken })
}

/// What is broken is an error where nothing else is there to be generated.
fn nothing_left(model: &Model, broken: &[Diagnostic]) -> Result<(), Error> {
    let left_out = || model.services.iter().flat_map(|service| &service.left_out);
    let any = model.services.iter().any(|service| !service.operations.is_empty());
    if any || broken.is_empty() && !left_out().any(|left| left.broken) {
        return Ok(());
    }
    Err(Error { diagnostics: broken.iter().cloned().chain(left_out().map(LeftOut::diagnostic)).collect() })
}
