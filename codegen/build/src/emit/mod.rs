//! Emits Rust: takes a [`Model`] with Rust names and options, and returns modules with their items as text: one for the
//! types of each namespace that has a module, and one for each service.
//!
//! Types and members are named as in XSD 1.0 Part 1, messages as in SOAP 1.1 and 1.2. The emitted code calls the
//! runtime.

mod attachments;
mod builders;
pub(crate) mod checks;
mod choice;
mod context;
mod debug;
mod docs;
mod enumeration;
mod faults;
mod features;
mod fields;
mod front_page;
mod group;
mod headers;
mod ident;
mod items;
mod lines;
mod messages;
mod mixed;
mod operations;
mod outline;
mod polymorphic;
mod ports;
mod prefixes;
mod qualified;
mod render;
mod samples;
mod server;
mod service;
mod structure;
mod types;
mod union;
mod units;
mod white_space;
mod written;

use crate::{
    error::{Diagnostic, Error},
    limits::NAMESPACES,
    model::Model,
    options::Options,
    output::module::Module,
};
use checks::Checks;
use features::Features;
pub use front_page::FrontPage;
use messages::Messages;
use outline::Outline;
use prefixes::Prefixes;
use samples::Plan;

/// Emits the modules of a model: `types`, the modules within it, each after its parent, and then the services in their
/// order; and the front page of a crate of them. With `is_gated`, each service and its types are behind a Cargo
/// feature.
///
/// Fails if there are more namespaces than the runtime can number.
pub fn emit(model: &Model, options: &Options, is_gated: bool) -> Result<(Vec<Module>, FrontPage), Error> {
    let prefixes = Prefixes::new(model);
    if prefixes.count() > NAMESPACES {
        let known = NAMESPACES;
        let message = format!("{} namespaces in one run; at most {known} are supported", prefixes.count());
        return Err(Diagnostic::plain(message).help("generate the services in several runs").into());
    }
    let checks = options.checks.then(|| Checks::new(model));
    let plan = options.samples.then(|| Plan::new(model));
    let features = if is_gated { Features::new(model) } else { None };
    let outline = Outline::new(model, options, is_gated, features.as_ref());
    let messages = Messages::new(model, options.server);
    let feature = |service: usize| features.as_ref().map(|features| features.feature(service).to_owned());
    let front_page = FrontPage::new(model, options.failure.as_ref(), feature);
    let options = (options, checks.as_ref(), plan.as_ref());
    let texts = render::texts(model, (&prefixes, &messages), features.as_ref(), options, &outline)?;
    let modules = outline.modules.into_iter().zip(texts).map(|(module, text)| Module { text, ..module });
    Ok((modules.collect(), front_page))
}
