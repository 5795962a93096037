//! Loads documents: takes the paths of WSDL files and catalogues, and returns their parsed definitions and schemas with
//! all imports (WSDL 1.1, 2.1.1; XSD 1.0 Part 1, 4.2). Only files are read, nothing is fetched.

mod bundled;
mod file;
mod file_names;
#[cfg(test)]
pub(crate) mod fixture;
mod foreign;
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

/// The text of a file.
#[derive(Debug)]
pub struct Source {
    /// The path of the file, as the user or the import named it.
    pub name: Arc<str>,
    /// The decoded content.
    pub text: String,
}

/// Returns the decoded text of a document, in which the place of a finding counts lines and columns. Returns `None` if
/// it can't be read.
pub fn document_text(path: &str) -> Option<String> {
    text::decode(&std::fs::read(path).ok()?).ok()
}

/// All documents of a run.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The given documents, in their order.
    pub roots: Vec<wsdl::Document>,
    /// The paths of all files that were read, imports included, each once, in reading order.
    pub files: Vec<PathBuf>,
    /// The findings that affect no component.
    pub warnings: Vec<Diagnostic>,
    /// The errors in imported files and in components. They only affect operations that use one of these.
    pub broken: Vec<Diagnostic>,
}

/// Reads the documents at these paths with all their imports.
///
/// A relative location is resolved against the importing file. An absolute URL must be in one of the catalogue files,
/// whose lines have the form `URL<TAB>file`.
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
