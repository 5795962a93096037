//! What went wrong, where, and what to do about it.

use crate::text;
use std::{fmt, path::Path, sync::Arc};

/// A place in a document. Many real documents are one single line, so the component path says more than the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user would name it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The component path: `schema urn:x / complexType Order / element Line`.
    pub component: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", text::line(&self.file), self.line, self.column)?;
        if self.component.is_empty() { Ok(()) } else { write!(f, " ({})", text::line(&self.component)) }
    }
}

/// One finding: a lower-case fact, its place, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub message: String,
    /// Where, if it is in a document.
    pub place: Option<Place>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn at(place: &Place, message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), place: Some(place.clone()), help: None }
    }

    /// A finding about a file as a whole.
    pub fn file(path: &Path, message: impl fmt::Display) -> Self {
        Diagnostic { message: format!("{}: {message}", path.display()), place: None, help: None }
    }

    /// A finding about no document.
    pub fn plain(message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), place: None, help: None }
    }

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&text::line(&self.message))?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {}", text::line(help)),
            None => Ok(()),
        }
    }
}

/// Everything that a phase found wrong; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The findings, in document order.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Error { diagnostics: vec![diagnostic] }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.diagnostics.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "error: {diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Collects what a phase finds; `propagate` stands at each phase border, so that a user sees all of it at once.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Notes a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Takes the findings from this one on.
    pub fn split_off(&mut self, at: usize) -> Vec<Diagnostic> {
        self.diagnostics.split_off(at.min(self.diagnostics.len()))
    }

    /// All findings as an error, if there are any.
    pub fn propagate(self) -> Result<(), Error> {
        if self.diagnostics.is_empty() { Ok(()) } else { Err(Error { diagnostics: self.diagnostics }) }
    }
}
