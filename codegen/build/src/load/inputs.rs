//! The documents of a run, each of which may be given only once.

use crate::error::Diagnostic;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The documents that were given so far.
#[derive(Default)]
pub(super) struct Inputs<'p> {
    known: Vec<Input<'p>>,
}

struct Input<'p> {
    path: &'p Path,
    identity: PathBuf,
    size: Option<u64>,
}

impl<'p> Inputs<'p> {
    /// Adds a document. Refuses one that is already there, under another path or as a copy, because its services would
    /// be generated twice.
    pub(super) fn add(&mut self, path: &'p Path) -> Result<(), Diagnostic> {
        let identity = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let size = path.metadata().ok().filter(|metadata| metadata.is_file()).map(|metadata| metadata.len());
        for known in &self.known {
            let message = if known.path == path {
                "is given twice".to_owned()
            } else if known.identity == identity {
                format!("is given twice, also as {}", known.path.display())
            } else if size.is_some() && known.size == size && same_content(known.path, path) {
                format!("is a copy of {}, which is also given", known.path.display())
            } else {
                continue;
            };
            return Err(Diagnostic::file(path, message).help("give it only once"));
        }
        self.known.push(Input { path, identity, size });
        Ok(())
    }
}

fn same_content(one: &Path, other: &Path) -> bool {
    // A file that can't be read is reported when it is loaded.
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}
