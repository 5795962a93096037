//! Errors and findings: a message, its place in a document, and advice.

use crate::text;
use std::{fmt, path::Path, sync::Arc};

/// A place in a document: its file, line and column, and the path of components that leads to it.
///
/// Many documents consist of a single line, so that the component path says more than the numbers. Rendered with
/// [`Display`](fmt::Display), a place looks like `order.wsdl:12:5 (schema urn:x / complexType Order)`, always on one
/// line: control characters are escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path of the file, as the user or the import named it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The named elements around the place, outermost first, such as `schema urn:x / complexType Order / element Line`;
    /// empty for a place outside all of them.
    pub component: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", text::line(&self.file), self.line, self.column)?;
        if self.component.is_empty() { Ok(()) } else { write!(f, " ({})", text::line(&self.component)) }
    }
}

/// A finding about a document, a file or a setting: an error or a warning.
///
/// ```
/// use soapwright_build::Diagnostic;
///
/// let finding = Diagnostic::plain("the folder is full").help("choose another one");
/// assert_eq!(finding.to_string(), "the folder is full\n  help: choose another one");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The fact that was found, in lower case and without a full stop.
    pub message: String,
    /// The place in a document, if the finding is about one.
    pub place: Option<Place>,
    /// Advice on what to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Creates a finding about a place in a document.
    pub fn at(place: &Place, message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), place: Some(place.clone()), help: None }
    }

    /// Creates a finding about a file as a whole. Its message begins with the path.
    pub fn file(path: &Path, message: impl fmt::Display) -> Self {
        Diagnostic { message: format!("{}: {message}", path.display()), place: None, help: None }
    }

    /// Creates a finding that is about neither a document nor a file.
    pub fn plain(message: impl Into<String>) -> Self {
        Diagnostic { message: message.into(), place: None, help: None }
    }

    /// Adds advice on what to do about the finding, replacing any earlier advice.
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

/// The error returned by this crate's functions: all errors that a step of the generator found, at least one.
///
/// Rendered with [`Display`](fmt::Display), each finding begins on its own line with `error:`, followed by its place,
/// the message, and the advice if there is any.
///
/// ```
/// let request = soapwright_build::Request { documents: vec!["missing.wsdl".into()], ..Default::default() };
/// let error = soapwright_build::generate(&request).expect_err("there is no such file");
/// assert_eq!(error.diagnostics.len(), 1);
/// assert_eq!(error.to_string(), "error: missing.wsdl: there is no such file");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The findings, in the order of the documents and of the places in them.
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

/// The findings of one step of the generator. A step calls `propagate` at its end, so that a user sees all errors at once.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding, unless an equal one is there already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Returns the number of findings.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Removes the findings from this index on and returns them.
    pub fn split_off(&mut self, at: usize) -> Vec<Diagnostic> {
        self.diagnostics.split_off(at.min(self.diagnostics.len()))
    }

    /// Returns all findings as an error if there are any.
    pub fn propagate(self) -> Result<(), Error> {
        if self.diagnostics.is_empty() { Ok(()) } else { Err(Error { diagnostics: self.diagnostics }) }
    }
}
