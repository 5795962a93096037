//! The findings of one step of the generator.

use super::{Diagnostic, Error, Key};
use std::collections::BTreeSet;

/// The findings of one step of the generator. A step calls `propagate` at its end, so that a user sees all errors at
/// once.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    /// Tells the findings apart. A document may have as many mistakes as it has elements.
    known: BTreeSet<Key>,
}

impl Report {
    /// Adds a finding, unless there is one with its place and message already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.known.insert(diagnostic.key()) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Returns the number of findings.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Changes the findings from this index on.
    pub fn change(&mut self, at: usize, change: impl FnMut(&mut Diagnostic)) {
        let mut changed = self.split_off(at);
        changed.iter_mut().for_each(change);
        changed.into_iter().for_each(|finding| self.push(finding));
    }

    /// Removes the findings from this index on and returns them.
    pub fn split_off(&mut self, at: usize) -> Vec<Diagnostic> {
        let removed = self.diagnostics.split_off(at.min(self.diagnostics.len()));
        for finding in &removed {
            self.known.remove(&finding.key());
        }
        removed
    }

    /// Returns all findings as an error if there are any.
    pub fn propagate(self) -> Result<(), Error> {
        if self.diagnostics.is_empty() { Ok(()) } else { Err(Error::new(self.diagnostics)) }
    }
}
