//! Whether the failures of each service are detected.

use super::{declared::Declared, replaced, unmatched};
use crate::{
    analysis::failure::{Detection, elements, header, is_boolean, obstacle},
    error::{Diagnostic, Error, Report},
    limits::LISTED_NAMES,
    load::Loaded,
    model::{Field, Model, Service},
    nearest::{advice, did_you_mean},
    options::{Failure, Request},
    setting::Setting,
};
use std::path::Path;

/// Checks the headers and elements that report failures against the generated services, and returns a warning for each
/// service whose failures aren't detected as the request says. Does nothing if the request allows names that match
/// nothing.
///
/// # Errors
///
/// Returns a header that can be used in none of the services that have it, and an element that can be used in no
/// header.
pub fn detection(loaded: &Loaded, model: &Model, request: &Request) -> Result<Vec<Diagnostic>, Error> {
    let Some(failure) = request.options.failure.as_ref().filter(|_| !request.allow_unmatched) else {
        return Ok(Vec::new());
    };
    let mut report = Report::default();
    if let Some(name) = &failure.succeeded {
        let mut found = model.services.iter().filter_map(|service| header(service, Some(name))).peekable();
        if found.peek().is_some() && !found.any(|header| is_boolean(&header.element.value)) {
            let message = format!("the header `{name}` isn't a boolean, so it can't say whether a call succeeded");
            report.push(request.origins.finding(Setting::Succeeded, name, &message));
        }
    }
    if let Some(error) = &failure.error {
        let headers: Vec<&Field> = model.services.iter().filter_map(|service| header(service, Some(error))).collect();
        for name in &failure.message {
            if let Some(finding) = message(loaded, model, request, (error, &headers), name) {
                report.push(finding);
            }
        }
    }
    report.propagate()?;
    Ok(model.services.iter().filter_map(|service| warning(model, service, failure, request)).collect())
}

/// Returns the finding about the name of an element that no header `error` has or none can use.
fn message(
    loaded: &Loaded,
    model: &Model,
    request: &Request,
    (error, headers): (&str, &[&Field]),
    name: &str,
) -> Option<Diagnostic> {
    if headers.is_empty() {
        // No selected operation has the header, so nothing is known about its elements but their names.
        let replaced = replaced(request);
        let declared = Declared::of(loaded.roots.iter().chain(replaced.iter().flat_map(|replaced| &replaced.roots)));
        let near = || did_you_mean(name, declared.members.iter().copied());
        let message = format!("no element has the name `{name}`");
        return (!declared.members.contains(name))
            .then(|| unmatched(request, Setting::Message, name, &message, near()));
    }
    let all = || headers.iter().flat_map(|header| elements(model, header));
    let named = all().filter(|field| field.element.name == name);
    let obstacles: Vec<Option<&str>> = named.map(obstacle).collect();
    match obstacles.first() {
        None => {
            let usable = all().filter(|field| obstacle(field).is_none()).map(|field| field.element.name.as_str());
            let message = format!("the header `{error}` has no element `{name}`");
            Some(unmatched(request, Setting::Message, name, &message, advice(name, usable)))
        }
        Some(Some(why)) if !obstacles.contains(&None) => {
            let message = format!("`{name}` of the header `{error}` {why}, so it can't be the message of an error");
            Some(request.origins.finding(Setting::Message, name, &message))
        }
        Some(_) => None,
    }
}

/// Returns the warning about a service whose failures are not, or not completely, detected.
fn warning(model: &Model, service: &Service, failure: &Failure, request: &Request) -> Option<Diagnostic> {
    if service.operations.iter().all(|operation| operation.output.is_none()) {
        return None;
    }
    let found = Detection::of(model, service, failure);
    let name = &service.name.xml;
    let wanted: Vec<&str> = [&failure.succeeded, &failure.error].into_iter().flatten().map(String::as_str).collect();
    let missing = wanted.iter().copied().find(|name| !found.headers().any(|header| header.element.name == *name));
    let silent: Vec<&str> = silent(service, &found);
    let message = if found.headers().next().is_none() {
        format!("failures of service `{name}` aren't detected: its responses have no header {}", either(&wanted))
    } else if !silent.is_empty() {
        let (operations, headers) = (listed(&silent), either(&wanted));
        let have = if silent.len() == 1 { "its response has" } else { "their responses have" };
        format!("failures of {operations} of service `{name}` aren't detected: {have} no header {headers}")
    } else if let Some(missing) = missing {
        format!(
            "only a part of the failures of service `{name}` may be detected: its responses have no header `{missing}`"
        )
    } else if found.message.is_empty() && !failure.message.is_empty() {
        let elements: Vec<&str> = failure.message.iter().map(String::as_str).collect();
        let error = failure.error.as_deref().unwrap_or_default();
        format!("errors of service `{name}` have no message: `{error}` has no text {}", either(&elements))
    } else {
        return None;
    };
    let allow = format!("if that is intended, set {}", request.origins.allow());
    Some(Diagnostic::file(Path::new(&service.document), message).help(allow))
}

/// Returns the names of the operations whose responses have none of the headers.
fn silent<'m>(service: &'m Service, found: &Detection<'m>) -> Vec<&'m str> {
    let answered = service.operations.iter().filter(|operation| operation.output.is_some());
    let silent = answered.filter(|operation| {
        let own = operation.headers_out.iter().filter_map(|index| service.headers_out.get(*index));
        !own.into_iter().any(|own| found.headers().any(|header| std::ptr::eq(header, own)))
    });
    silent.map(|operation| operation.name.xml.as_str()).collect()
}

fn either(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}

fn listed(operations: &[&str]) -> String {
    let (few, more) = operations.split_at(operations.len().min(LISTED_NAMES));
    let few = few.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (operations.len(), more.len()) {
        (1, _) => format!("operation {few}"),
        (_, 0) => format!("operations {few}"),
        (_, more) => format!("operations {few} and {more} more"),
    }
}
