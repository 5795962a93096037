//! The settings whose values are names in the documents, and the places where a user gave these names.

use crate::error::{Diagnostic, Place};
use std::{collections::BTreeMap, path::PathBuf};

/// A setting whose values are names in the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// The services or port types to generate.
    Services,
    /// The ports to generate.
    Ports,
    /// The operations to generate.
    Operations,
    /// The endings of the names of secrets.
    Secrets,
    /// The names that aren't secrets.
    NotSecrets,
    /// The namespaces whose modules are named.
    Modules,
    /// The headers of responses that report failures, as a whole.
    Failure,
    /// The header that is false when a call failed.
    Succeeded,
    /// The header that is present when a call failed.
    Error,
    /// The elements that explain a failure.
    Message,
}

/// The interface through which a request is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Interface {
    /// The fields of a [`Request`](crate::Request).
    #[default]
    Fields,
    /// The methods of a [`Builder`](crate::Builder).
    Builder,
    /// The arguments of the command line.
    Arguments,
}

/// The places of the names in a request. A name without a place was given through the interface.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    interface: Interface,
    /// The documents and catalogues of a configuration that others replace.
    replaced: (Vec<PathBuf>, Vec<PathBuf>),
    places: BTreeMap<(Setting, String), Place>,
}

impl Origins {
    /// Sets the interface through which the names without a place were given.
    pub fn set_interface(&mut self, interface: Interface) {
        self.interface = interface;
    }

    /// Sets the documents and catalogues of the configuration, if others replace them. The names in the configuration
    /// may match in its own documents instead.
    pub fn set_replaced(&mut self, documents: Vec<PathBuf>, catalogs: Vec<PathBuf>) {
        self.replaced = (documents, catalogs);
    }

    /// Returns the documents of the configuration that others replace, and their catalogues.
    pub(crate) fn replaced(&self) -> (&[PathBuf], &[PathBuf]) {
        (&self.replaced.0, &self.replaced.1)
    }

    /// Adds the place of a name in a configuration.
    pub(crate) fn add(&mut self, setting: Setting, name: &str, place: Place) {
        self.places.insert((setting, name.to_owned()), place);
    }

    /// Adds all places of other origins.
    pub(crate) fn extend(&mut self, other: Origins) {
        self.places.extend(other.places);
    }

    /// Returns a finding about a name, with its place in the configuration; in front of the message stands the method
    /// or argument if it has none.
    pub(crate) fn finding(&self, setting: Setting, name: &str, message: &str) -> Diagnostic {
        match self.places.get(&(setting, name.to_owned())) {
            Some(place) => Diagnostic::at(place, message),
            None => Diagnostic::plain(format!("`{}`: {message}", self.spelling(setting))),
        }
    }

    /// Returns how to permit names that match nothing.
    pub(crate) fn allow(&self) -> &'static str {
        match self.interface {
            Interface::Fields => "`Request::allow_unmatched`",
            Interface::Builder => "`Builder::allow_unmatched(true)`",
            Interface::Arguments => "`allow-unmatched = true` (`--allow-unmatched`)",
        }
    }

    /// Returns the name of a setting in the interface.
    fn spelling(&self, setting: Setting) -> &'static str {
        let (field, method, argument) = match setting {
            Setting::Services => ("Request::services", "Builder::service", "--service"),
            Setting::Ports => ("Request::ports", "Builder::port", "--port"),
            Setting::Operations => ("Request::operations", "Builder::operation", "--operation"),
            Setting::Secrets => ("Options::secrets", "Builder::secret", "secrets"),
            Setting::NotSecrets => ("Options::not_secrets", "Builder::not_secret", "not-secrets"),
            Setting::Modules => ("Options::modules", "Builder::module", "--module"),
            Setting::Failure => ("Options::failure", "Builder::failure", "failure"),
            Setting::Succeeded => ("Failure::succeeded", "Failure::succeeded", "failure.succeeded"),
            Setting::Error => ("Failure::error", "Failure::error", "failure.error"),
            Setting::Message => ("Failure::message", "Failure::message", "failure.message"),
        };
        match self.interface {
            Interface::Fields => field,
            Interface::Builder => method,
            Interface::Arguments => argument,
        }
    }
}
