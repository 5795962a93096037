//! Finds the names in a request that match nothing in its documents: takes the documents, the model and the request,
//! and returns errors with suggestions, and warnings about services whose failures aren't detected.
//!
//! A name matches if anything that the documents declare has it, also outside the selected services and operations, and
//! in the documents of a configuration that others replace. So one configuration serves several runs.

mod declared;
mod failure;
#[cfg(test)]
mod tests;

pub use failure::detection;

use crate::{
    analysis::secrets::Names,
    error::{Diagnostic, Error, Report},
    load::{self, Loaded},
    names::case::words,
    nearest::{advice, did_you_mean},
    options::{Failure, Request},
    setting::Setting,
};
use declared::Declared;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the names of secrets, namespaces and response headers, unless the request allows names that match nothing.
///
/// # Errors
///
/// Returns all names that match nothing.
pub fn check(loaded: &Loaded, request: &Request) -> Result<(), Error> {
    let options = &request.options;
    let has_names = !options.secrets.is_empty() || !options.not_secrets.is_empty() || !options.modules.is_empty();
    let mut report = Report::default();
    if let Some(failure) = &options.failure {
        complete(request, failure, &mut report);
    }
    if request.allow_unmatched || !(has_names || options.failure.is_some()) {
        return report.propagate();
    }
    names(request, &Declared::of(&loaded.roots), &mut report);
    if report.len() > 0
        && let Some(replaced) = replaced(request)
    {
        report.split_off(0);
        names(request, &Declared::of(loaded.roots.iter().chain(&replaced.roots)), &mut report);
    }
    report.propagate()
}

/// Reads the documents of the configuration that others replace. Returns `None` if there are none, or if they can't be
/// read, which is no error because nothing is generated from them.
fn replaced(request: &Request) -> Option<Loaded> {
    let (documents, catalogs) = request.origins.replaced();
    if documents.is_empty() { None } else { load::load(documents, catalogs).ok() }
}

/// Checks the names against those that documents declare.
fn names(request: &Request, declared: &Declared<'_>, report: &mut Report) {
    let options = &request.options;
    for name in &options.secrets {
        let names = Names::only(name);
        if !declared.members.iter().any(|member| names.has_any(member)) {
            let message = format!("no element, attribute or type has a name that ends in `{name}`");
            let help = nearest_ending(name, &declared.members);
            report.push(unmatched(request, Setting::Secrets, name, &message, help));
        }
    }
    for name in &options.not_secrets {
        let names = Names::new(&[], std::slice::from_ref(name));
        if !declared.members.iter().any(|member| names.is_public(member)) {
            let message = format!("no element, attribute or type has the name `{name}`");
            // Case doesn't matter in these names, so that one spelling of each is enough.
            let known: BTreeMap<String, &str> =
                declared.members.iter().map(|name| (name.to_lowercase(), *name)).collect();
            let help = did_you_mean(name, known.into_values());
            report.push(unmatched(request, Setting::NotSecrets, name, &message, help));
        }
    }
    for (uri, _) in &options.modules {
        if !declared.namespaces.contains(uri.as_str()) {
            let message = format!("a module name is given for `{uri}`, but no schema has that namespace");
            let help = advice(uri, declared.namespaces.iter().copied());
            report.push(unmatched(request, Setting::Modules, uri, &message, help));
        }
    }
    if let Some(failure) = &options.failure {
        headers(request, failure, declared, report);
    }
}

/// Checks that headers are named as far as they are needed.
fn complete(request: &Request, failure: &Failure, report: &mut Report) {
    if failure.succeeded.is_none() && failure.error.is_none() {
        let message = "the headers that report failures need a name: `succeeded`, `error` or both";
        report.push(request.origins.finding(Setting::Failure, "", message));
    }
    if let (None, Some(name)) = (&failure.error, failure.message.first()) {
        let message = "`message` names elements of the header `error`, which is missing";
        report.push(request.origins.finding(Setting::Message, name, message));
    }
}

/// Checks the names of the headers of responses.
fn headers(request: &Request, failure: &Failure, declared: &Declared<'_>, report: &mut Report) {
    for (setting, name) in [(Setting::Succeeded, &failure.succeeded), (Setting::Error, &failure.error)] {
        let Some(name) = name else { continue };
        if !declared.response_headers.contains(name.as_str()) {
            let message = match declared.response_headers.is_empty() {
                true => format!("no response has the header `{name}`, because none has headers"),
                false => format!("no response has the header `{name}`"),
            };
            let help = advice(name, declared.response_headers.iter().copied());
            report.push(unmatched(request, setting, name, &message, help));
        }
    }
}

/// Returns the finding that a name matches nothing.
fn unmatched(request: &Request, setting: Setting, name: &str, message: &str, help: Option<String>) -> Diagnostic {
    let allow =
        || format!("correct or remove it, or set {} to permit names that match nothing", request.origins.allow());
    request.origins.finding(setting, name, message).help(help.unwrap_or_else(allow))
}

/// Returns the suggestion of an ending of a member's name for a mistyped one.
fn nearest_ending(name: &str, members: &BTreeSet<&str>) -> Option<String> {
    let endings: BTreeMap<String, String> = members
        .iter()
        .flat_map(|member| {
            let words = words(member);
            (0..words.len()).map(move |from| words[from..].concat()).collect::<Vec<_>>()
        })
        .rev()
        .map(|ending| (ending.to_lowercase(), ending))
        .collect();
    did_you_mean(name, endings.values().map(String::as_str))
}
