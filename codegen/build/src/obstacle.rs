//! The findings that keep an operation, a type or a fault from being generated.

use crate::error::{Diagnostic, Place};

/// The advice about contracts whose types have too many members.
pub const FEWER: &str = "select operations that need fewer types, with `--operation` or `Builder::operation`";

/// A finding that keeps an operation, a type or a fault from being generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The construct in question or the error, its place, and what to do about it.
    pub finding: Diagnostic,
    /// The cause: the generator or a document.
    pub cause: Cause,
}

/// The cause of an [`Obstacle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The generator doesn't support a construct.
    Unsupported,
    /// The generator doesn't support `xs:NOTATION`, nor enumerations derived from it.
    Notation,
    /// A document is wrong.
    Document,
}

impl Obstacle {
    /// Returns the obstacle of an unsupported construct at a place.
    pub fn unsupported(construct: impl Into<String>, place: &Place) -> Self {
        Obstacle { finding: Diagnostic::at(place, construct), cause: Cause::Unsupported }
    }

    /// Returns the obstacle of `xs:NOTATION`, to which a document refers at a place.
    pub fn notation(place: &Place) -> Self {
        let help = "declare it as `xs:QName`, which is written alike, in a copy of the schema";
        Obstacle { finding: Diagnostic::at(place, "xs:NOTATION").help(help), cause: Cause::Notation }
    }

    /// Returns the obstacle of components that are defined by themselves, which XSD forbids (1.0 Part 1, 3.4.6, 3.8.6
    /// and 3.14.6).
    pub fn circular(components: impl Into<String>, place: &Place) -> Self {
        Obstacle::document(Diagnostic::at(place, components))
    }

    /// Returns the obstacle of an error in a document.
    pub fn document(finding: Diagnostic) -> Self {
        Obstacle { finding, cause: Cause::Document }
    }

    /// Adds advice to the finding.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Obstacle { finding: self.finding.help(help), ..self }
    }

    /// Marks the finding as one of several with the same cause.
    #[must_use]
    pub fn follows(self, cause: impl Into<String>) -> Self {
        Obstacle { finding: self.finding.follows(cause), ..self }
    }

    /// Returns the construct or the error in words.
    pub fn reason(&self) -> &str {
        &self.finding.message
    }

    /// Returns whether a document is wrong.
    pub fn is_broken(&self) -> bool {
        self.cause == Cause::Document
    }
}
