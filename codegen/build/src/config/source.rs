//! The text of a configuration, with the findings about it.

use crate::{
    error::{Diagnostic, Error, Place, Report},
    xml::Lines,
};
use std::{cell::RefCell, path::Path, sync::Arc};
use toml::de::DeTable;

/// The text of a configuration, with the findings about it.
pub(super) struct Source<'t> {
    name: Arc<str>,
    text: &'t str,
    lines: Lines,
    findings: RefCell<Vec<Diagnostic>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(path: &Path, text: &'t str) -> Self {
        let name = path.display().to_string().into();
        Source { name, text, lines: Lines::new(text), findings: RefCell::default() }
    }

    /// Parses the text.
    ///
    /// # Errors
    ///
    /// Returns the first error in the syntax; further ones may be its consequences.
    pub(super) fn parse(&self) -> Result<DeTable<'t>, Error> {
        let table = DeTable::parse(self.text).map_err(|error| {
            let offset = error.span().map_or(self.text.len(), |span| span.start);
            let finding = Diagnostic::at(&self.place(offset), error.message());
            if self.is_escape(offset) { finding.help(BACKSLASH) } else { finding }
        })?;
        Ok(table.into_inner())
    }

    /// Returns whether an offset is at an escape sequence, or behind its backslash and letter.
    fn is_escape(&self, offset: usize) -> bool {
        let bytes = self.text.as_bytes().get(offset.saturating_sub(2)..=offset);
        bytes.is_some_and(|bytes| bytes.contains(&b'\\'))
    }

    /// Returns the place of an offset.
    pub(super) fn place(&self, offset: usize) -> Place {
        let (line, column) = self.lines.locate(offset);
        Place { file: self.name.clone(), line, column, component: String::new() }
    }

    /// Adds a finding.
    pub(super) fn push(&self, finding: Diagnostic) {
        self.findings.borrow_mut().push(finding);
    }

    /// Returns the findings so far as an error if there are any, in the order of their places.
    pub(super) fn propagate(&self) -> Result<(), Error> {
        let mut findings = self.findings.take();
        findings.sort_by_key(|finding| finding.place.as_ref().map(|place| (place.line, place.column)));
        let mut report = Report::default();
        findings.into_iter().for_each(|finding| report.push(finding));
        report.propagate()
    }
}

/// Advice for an invalid escape sequence, which is usually a path of Windows.
const BACKSLASH: &str =
    "in double quotes a backslash begins an escape sequence: write `/` in paths, or use single quotes";
