//! The findings that keep an operation or a type out of the model: features that aren't generated, and faults of the
//! documents, each with its place.

use crate::{
    error::{Diagnostic, Place},
    model::LeftOut,
};

/// What can't be generated yet, or is broken, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Obstacle {
    pub(crate) reason: String,
    pub(crate) place: Place,
    /// What to do.
    pub(crate) help: Option<String>,
    /// The documents are at fault.
    pub(crate) is_broken: bool,
}

impl Obstacle {
    /// An obstacle at a place.
    pub(crate) fn new(reason: impl Into<String>, place: &Place) -> Self {
        Obstacle { reason: reason.into(), place: place.clone(), help: None, is_broken: false }
    }

    /// Components that are defined by themselves, which XSD has none of (3.4.6, 3.8.6, 3.14.6).
    pub(crate) fn circular(reason: impl Into<String>, place: &Place) -> Self {
        Obstacle { is_broken: true, ..Obstacle::new(reason, place) }
    }

    /// What is wrong with a document, at a place.
    pub(crate) fn broken(finding: Diagnostic, place: &Place) -> Self {
        let place = finding.place.unwrap_or_else(|| place.clone());
        Obstacle { reason: finding.message, place, help: finding.help, is_broken: true }
    }

    /// Why an operation is left out.
    pub(crate) fn left_out(self, operation: &str, soap_action: &str) -> LeftOut {
        LeftOut {
            operation: operation.to_owned(),
            soap_action: soap_action.to_owned(),
            reason: self.reason,
            place: self.place,
            help: self.help,
            is_broken: self.is_broken,
        }
    }
}

/// Why an operation isn't bound.
pub(crate) struct BindingObstacle {
    pub(crate) finding: Box<Diagnostic>,
    pub(crate) place: Place,
    /// Whether the document is at fault.
    pub(crate) broken: bool,
}

impl BindingObstacle {
    /// It needs what can't be generated yet.
    pub(crate) fn new(reason: impl Into<String>, place: &Place) -> Self {
        BindingObstacle { finding: Box::new(Diagnostic::at(place, reason)), place: place.clone(), broken: false }
    }

    /// The document is at fault.
    pub(crate) fn broken(finding: Diagnostic, place: &Place) -> Self {
        BindingObstacle { finding: Box::new(finding), place: place.clone(), broken: true }
    }

    /// Adds what to do.
    pub(crate) fn help(mut self, help: &str) -> Self {
        self.finding.help = Some(help.to_owned());
        self
    }
}
