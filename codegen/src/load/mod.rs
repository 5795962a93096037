//! From paths to documents: in come the paths of WSDL files and catalogues, out come their parsed definitions and schemas
//! with everything that they import, from files only (WSDL 1.1, 2.1.1; XSD 1.0 Part 1, 4.2).

mod bundled;
mod file;
mod file_names;
#[cfg(test)]
pub(crate) mod fixture;
mod inputs;
mod loader;
mod location;
#[cfg(test)]
mod tests;
mod text;

use std::{path::PathBuf, sync::Arc};

use crate::{
    error::{Diagnostic, Error, Report},
    wsdl,
};
use inputs::Inputs;
use loader::Loader;
use location::Catalog;

/// A file as text.
#[derive(Debug)]
pub struct Source {
    /// As the user would name it.
    pub name: Arc<str>,
    /// What it says.
    pub text: String,
}

/// All documents of one run.
#[derive(Debug, Default)]
pub struct Loaded {
    /// One for each document that was given, in this order.
    pub roots: Vec<wsdl::Document>,
    /// Every file that was read, imports included, in reading order, each once.
    pub files: Vec<PathBuf>,
    /// What doesn't stand in the way.
    pub warnings: Vec<Diagnostic>,
    /// What couldn't be read of what is imported: it stands in the way of those who need it.
    pub broken: Vec<Diagnostic>,
}

/// Reads the documents at these paths with everything that they import.
///
/// A relative location is a file beside the one that names it; an absolute URL must be in one of the catalogue files,
/// which hold lines `URL<TAB>file`.
pub fn load(documents: &[PathBuf], catalogs: &[PathBuf]) -> Result<Loaded, Error> {
    let mut report = Report::default();
    let catalog = Catalog::read(catalogs, &mut report);
    let mut loader = Loader::new(catalog, report);
    let mut inputs = Inputs::default();
    for path in documents {
        if let Err(twice) = inputs.add(path) {
            loader.report.push(twice);
            continue;
        }
        if let Some(document) = loader.document(path) {
            loader.loaded.roots.push(document);
        }
    }
    loader.report.propagate()?;
    Ok(loader.loaded)
}
