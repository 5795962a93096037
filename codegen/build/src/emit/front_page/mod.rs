//! The front page of a generated crate: its services, a complete first call, and what a user should know of the
//! contract.

mod call;
mod choose;
mod uses;
mod value;

use super::docs;
use crate::{
    limits::LISTED_ON_PAGE,
    model::{Model, Service},
    options::Failure,
};
use call::FirstCall;
use std::collections::BTreeSet;

/// The text of a front page, apart from the name of the crate.
#[derive(Debug)]
pub struct FrontPage {
    /// The services with their clients.
    services: Vec<String>,
    /// The contract's own documentation, if it has only one service.
    about: String,
    call: Option<FirstCall>,
    /// Further facts, in paragraphs and lists.
    notes: Vec<String>,
    is_gated: bool,
    /// Whether there are secrets, and a service whose address is an `http://` one.
    is_insecure: bool,
}

impl FrontPage {
    /// Collects what the front page says. With `is_gated`, each service is behind a Cargo feature.
    pub fn new(model: &Model, failure: Option<&Failure>, features: impl Fn(usize) -> Option<String>) -> Self {
        let generated: Vec<(usize, &Service)> =
            model.services.iter().enumerate().filter(|(_, service)| !service.operations.is_empty()).collect();
        let about = match generated.as_slice() {
            [(_, one)] => docs::markdown(one.doc.as_ref()),
            _ => String::new(),
        };
        let services = generated.iter().map(|(index, service)| row(service, features(*index).as_deref())).collect();
        let notes = [left_out(model), secrets(model), failures(model, failure)];
        FrontPage {
            services,
            about,
            call: FirstCall::new(model, &features),
            notes: notes.into_iter().flatten().collect(),
            is_insecure: !secret_names(model).is_empty() && generated.iter().any(|(_, service)| is_insecure(service)),
            is_gated: generated.iter().any(|(index, _)| features(*index).is_some()),
        }
    }

    /// Returns the first call, if there is an operation that an example may call.
    pub fn call(&self) -> Option<&FirstCall> {
        self.call.as_ref()
    }

    /// Returns whether the contract has secrets, and an address to which they aren't sent.
    pub fn is_insecure(&self) -> bool {
        self.is_insecure
    }

    /// Returns the lines of the page for a crate of this name, as they follow `//!`.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let mut paragraphs = vec!["Typed SOAP clients, one module for each service.".to_owned(), self.about.clone()];
        let gates = if self.is_gated { [" feature |", "---|"] } else { ["", ""] };
        let gates_doc =
            "Each service has a Cargo feature. None is enabled by default; `all-services` enables all of them.";
        let table = format!("| service | client | operations |{}\n|---|---|---:|{}", gates[0], gates[1]);
        let table = [vec![table], self.services.clone()].concat().join("\n");
        let modules = "The module of a service has its client, requests, responses, headers and errors. The types of their \
                       members are in [`types`].";
        paragraphs.extend((!self.services.is_empty()).then_some(table));
        paragraphs.push(docs::fill(modules));
        paragraphs.extend(self.is_gated.then(|| docs::fill(gates_doc)));
        let mut lines = docs::lines(&paragraphs);
        if let Some(call) = &self.call {
            lines.extend(call.section(name));
        }
        for note in &self.notes {
            lines.push(String::new());
            lines.extend(docs::lines(std::slice::from_ref(note)));
        }
        lines
    }
}

/// Returns the row of a service in the table of services.
fn row(service: &Service, feature: Option<&str>) -> String {
    let (name, module, client) = (docs::code(&service.name.xml), &service.module, &service.client);
    let feature = feature.map(|feature| format!(" `{feature}` |")).unwrap_or_default();
    format!("| {} | [`{client}`]({module}::{client}) | {} |{feature}", cell(&name), service.operations.len())
}

/// Escapes what would end the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Lists the operations that are left out, together with others that are for the same reason.
fn left_out(model: &Model) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for left_out in model.services.iter().flat_map(|service| &service.left_out) {
        let reason = left_out.obstacle.reason().to_string();
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, operations)) => operations.push(&left_out.operation),
            None => reasons.push((reason, vec![&left_out.operation])),
        }
    }
    if reasons.is_empty() {
        return Vec::new();
    }
    let more = reasons.len().saturating_sub(LISTED_ON_PAGE);
    let items = reasons.iter().take(LISTED_ON_PAGE).map(|(reason, operations)| {
        let item = docs::fill(&format!("{}: {}", listed(operations.iter().copied()), docs::message(reason)));
        format!("- {}", item.replace('\n', "\n  "))
    });
    let mut list: Vec<String> = items.collect();
    list.extend((more > 0).then(|| format!("- {more} more reasons")));
    vec!["# Operations that are left out".to_owned(), list.join("\n")]
}

/// Lists names as code, but not too many.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.map(docs::code).collect();
    let more = names.len().saturating_sub(LISTED_ON_PAGE);
    names.truncate(LISTED_ON_PAGE);
    names.extend((more > 0).then(|| format!("{more} more")));
    docs::listed(&names)
}

/// Names the members that are secrets.
fn secrets(model: &Model) -> Vec<String> {
    let names = secret_names(model);
    if names.is_empty() {
        return Vec::new();
    }
    let text = format!(
        "Members with these names are secrets: {}. `Debug` shows `[redacted]` in their place, and a request that contains \
         one is only sent over `https://`, unless the client or the call has `allow_secrets_over_http()`. If one isn't a \
         secret, list its name under `not-secrets` in `codegen.toml`, and generate again.",
        listed(names.iter().copied())
    );
    vec!["# Secrets".to_owned(), docs::fill(&text)]
}

fn is_insecure(service: &Service) -> bool {
    service.address.as_deref().is_some_and(|address| address.trim_start().starts_with("http://"))
}

fn secret_names(model: &Model) -> BTreeSet<&str> {
    let members = model.types.iter().flat_map(|ty| ty.kind.fields());
    let headers = model.services.iter().flat_map(|service| service.headers_in.iter().chain(&service.headers_out));
    members.chain(headers).filter(|field| field.secret).map(|field| field.element.name.as_str()).collect()
}

/// Says which response headers report a failure, of those that the services have.
fn failures(model: &Model, failure: Option<&Failure>) -> Vec<String> {
    let has = |name: &&String| {
        model.services.iter().flat_map(|service| &service.headers_out).any(|header| header.element.name == **name)
    };
    let Some(Failure { succeeded, error, .. }) = failure else { return Vec::new() };
    let succeeded =
        succeeded.as_ref().filter(has).map(|name| format!("the response header {} is false", docs::code(name)));
    let error = error.as_ref().filter(has).map(|name| format!("the response header {} is present", docs::code(name)));
    let text = match (succeeded, error) {
        (None, None) => return Vec::new(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(one), Some(other)) => format!("{one}, or {other}"),
    };
    vec!["# Failures".to_owned(), docs::fill(&format!("Apart from SOAP faults, a call fails if {text}."))]
}
