//! Selects services and the ports by which they are called: takes the documents and the names in a request, and returns
//! services with their default and other ports.

use super::{
    ports::difference,
    service::{Candidate, Service},
};
use crate::{
    error::{Diagnostic, Report},
    model::{OtherPort, SoapVersion},
    nearest::advice,
    qname::QName,
    resolve::{components::table::Table, selection::Selection},
    setting::Setting,
    wsdl::{self, Binding, Port, is_http},
};
use std::collections::BTreeSet;

/// Returns the selected services in document order, the warnings about ports passed over, and the findings about ports
/// left out because the document is wrong.
pub(crate) fn select<'a>(
    tables: &[Table<'a>],
    selection: &Selection<'_>,
    report: &mut Report,
) -> (Vec<Service<'a>>, Vec<Diagnostic>, Vec<Diagnostic>) {
    let (names, ports, services) = (Vec::new(), Vec::new(), Vec::new());
    let (warnings, broken) = (Vec::new(), Vec::new());
    let mut selector = Selector { selection, names, ports, services, warnings, broken };
    for (document, table) in tables.iter().enumerate() {
        selector.document(document, table);
    }
    let Selector { names, ports, services, warnings, broken, .. } = selector;
    check_names(("service", Setting::Services), selection, selection.services, &names, report);
    check_names(("port", Setting::Ports), selection, selection.ports, &ports, report);
    check_operations(tables, selection, &services, report);
    (services, warnings, broken)
}

/// The services, names and findings gathered from the documents.
struct Selector<'s, 'a> {
    selection: &'s Selection<'s>,
    /// The names of services and of their port types.
    names: Vec<&'a str>,
    /// The names of ports, and of bindings without one.
    ports: Vec<&'a str>,
    services: Vec<Service<'a>>,
    warnings: Vec<Diagnostic>,
    broken: Vec<Diagnostic>,
}

impl<'a> Selector<'_, 'a> {
    /// Adds the selected services of a document.
    fn document(&mut self, document: usize, table: &Table<'a>) {
        let before = self.services.len();
        let definitions = &table.document.definitions;
        let all: Vec<&wsdl::Service> = definitions.iter().flat_map(|definitions| &definitions.services).collect();
        let mut skipped = false;
        if all.iter().all(|service| service.ports.is_empty()) {
            let mut candidates = Vec::new();
            for binding in definitions.iter().flat_map(|definitions| &definitions.bindings) {
                if self.wants(&binding.name.local, binding.port_type.as_ref().ok(), &binding.name.local) {
                    candidates.extend(self.candidate(table, None, None, binding));
                } else {
                    skipped = true;
                }
            }
            self.services.extend(choose(document, &candidates, &mut self.warnings));
        }
        for service in all {
            let mut candidates = Vec::new();
            for port in &service.ports {
                let binding = port.binding.as_ref().map_err(|finding| (**finding).clone());
                let binding = binding.and_then(|name| table.binding(name, &port.place));
                let port_type = binding.as_ref().ok().and_then(|binding| binding.port_type.as_ref().ok());
                if !self.wants(&service.name, port_type, &port.name) {
                    skipped = true;
                    continue;
                }
                match binding {
                    Ok(binding) => candidates.extend(self.candidate(table, Some(service), Some(port), binding)),
                    Err(finding) => self.broken.push(left_out(&format!("port `{}`", port.name), finding)),
                }
            }
            self.services.extend(choose(document, &candidates, &mut self.warnings));
        }
        if self.services.len() == before && !skipped && self.broken.is_empty() {
            let nothing = Diagnostic::file(&table.document.path, "no port in it is called by SOAP over HTTP");
            self.warnings.push(nothing);
        }
    }

    /// Returns whether a port is selected, and records its names for suggestions.
    fn wants(&mut self, service: &'a str, port_type: Option<&'a QName>, port: &'a str) -> bool {
        let Selection { services, ports, .. } = self.selection;
        let port_type = port_type.map(|name| name.local.as_str());
        self.names.extend([Some(service), port_type].into_iter().flatten());
        self.ports.push(port);
        let selected = |name: &String| name == service || Some(name.as_str()) == port_type;
        (services.is_empty() || services.iter().any(selected))
            && (ports.is_empty() || ports.iter().any(|name| name == port))
    }

    /// Returns a port or binding that is SOAP over HTTP; warns about any other.
    fn candidate(
        &mut self,
        table: &Table<'a>,
        service: Option<&'a wsdl::Service>,
        port: Option<&'a Port>,
        binding: &'a Binding,
    ) -> Option<Candidate<'a>> {
        let (what, place) = match port {
            Some(port) => (format!("port `{}`", port.name), &port.place),
            None => (format!("binding `{}`", binding.name.local), &binding.place),
        };
        let Some(soap) = &binding.soap else {
            self.warnings.push(Diagnostic::at(place, format!("{what} is ignored: its binding is not SOAP")));
            return None;
        };
        if !is_http(soap) {
            let message = format!("{what} is ignored: its transport is not HTTP but `{}`", soap.transport);
            self.warnings.push(Diagnostic::at(place, message));
            return None;
        }
        let name = binding.port_type.as_ref().map_err(|finding| (**finding).clone());
        match name.and_then(|name| table.port_type(name, &binding.place)) {
            Ok(port_type) => Some(Candidate { service, port, binding, soap, port_type }),
            Err(finding) => {
                self.broken.push(left_out(&what, finding));
                None
            }
        }
    }
}

/// Returns the finding that a port is left out, or a binding without one.
fn left_out(what: &str, finding: Diagnostic) -> Diagnostic {
    Diagnostic { message: format!("{what} is left out: {}", finding.message), ..finding }
}

/// Returns one service for each port type. Its client calls by default the first port of SOAP 1.1, or else the first
/// port, and can call the other ports with equal messages.
fn choose<'a>(document: usize, candidates: &[Candidate<'a>], warnings: &mut Vec<Diagnostic>) -> Vec<Service<'a>> {
    let mut services: Vec<Service<'a>> = Vec::new();
    for candidate in candidates {
        let name = &candidate.port_type.name;
        if services.iter().any(|service| service.port_type.name == *name) {
            continue;
        }
        let mut ports: Vec<&Candidate<'a>> = candidates.iter().filter(|other| other.port_type.name == *name).collect();
        let chosen = ports.iter().position(|port| port.soap.version == SoapVersion::Soap11).unwrap_or_default();
        let chosen = ports.remove(chosen);
        let (other_ports, in_other_version) = other_ports(chosen, &ports, warnings);
        let binding = &chosen.binding.name.local;
        services.push(Service {
            document,
            name: chosen.service.map(|service| &service.name).filter(|name| !name.is_empty()).unwrap_or(binding),
            doc: chosen.service.and_then(|service| service.doc.as_deref()).or(chosen.port_type.doc.as_deref()),
            port: chosen.label(),
            address: chosen.port.and_then(|port| port.address.as_deref()),
            binding: chosen.binding,
            soap: chosen.soap,
            other: in_other_version.map(|other| (other.binding, other.soap)),
            other_ports,
            port_type: chosen.port_type,
        });
    }
    services
}

/// Returns the other ports of a service, and the first of them that its client calls in the other version of SOAP.
fn other_ports<'c, 'a>(
    chosen: &Candidate<'a>,
    ports: &[&'c Candidate<'a>],
    warnings: &mut Vec<Diagnostic>,
) -> (Vec<OtherPort>, Option<&'c Candidate<'a>>) {
    let mut in_other_version: Option<&'c Candidate<'a>> = None;
    let mut other_ports = Vec::new();
    for &port in ports {
        let known = in_other_version.filter(|_| port.soap.version != chosen.soap.version);
        let passed_over = difference(chosen, port).or_else(|| difference(known?, port));
        if passed_over.is_none() && port.soap.version != chosen.soap.version {
            in_other_version.get_or_insert(port);
        }
        warnings.extend(passed_over.as_deref().map(|why| passed_over_warning(chosen, port, why)));
        other_ports.push(OtherPort {
            name: port.label().to_owned(),
            address: port.port.and_then(|port| port.address.clone()),
            soap: port.soap.version,
            passed_over,
        });
    }
    (other_ports, in_other_version)
}

/// Returns the warning about a port that the client of the chosen one can't call.
fn passed_over_warning(chosen: &Candidate<'_>, port: &Candidate<'_>, why: &str) -> Diagnostic {
    let place = port.port.map_or(&port.binding.place, |port| &port.place);
    let message = format!(
        "port `{}` ({}) is ignored: {why}, unlike at port `{}` ({})",
        port.label(),
        port.soap.version,
        chosen.label(),
        chosen.soap.version,
    );
    Diagnostic::at(place, message).help(format!("`--port {}` generates a client of that port instead", port.label()))
}

/// Reports the selected services or ports that don't exist.
fn check_names(
    (kind, setting): (&str, Setting),
    selection: &Selection<'_>,
    wanted: &[String],
    known: &[&str],
    report: &mut Report,
) {
    for name in wanted.iter().filter(|name| !known.contains(&name.as_str())) {
        let message = format!("there is no {kind} `{name}`");
        report.push(unknown(selection, setting, name, &message, known));
    }
}

/// Reports the selected operations that no selected service has.
fn check_operations(tables: &[Table<'_>], selection: &Selection<'_>, services: &[Service<'_>], report: &mut Report) {
    let operations = services.iter().flat_map(|service| &service.port_type.operations);
    let known: BTreeSet<&str> = operations.map(|operation| operation.name.as_str()).collect();
    let definitions = || tables.iter().flat_map(|table| &table.document.definitions);
    for name in selection.operations.iter().filter(|name| !known.contains(name.as_str())) {
        let mut all = definitions().flat_map(|one| &one.port_types).flat_map(|port_type| &port_type.operations);
        let message = match all.any(|operation| operation.name == *name) {
            true => format!("no selected service has an operation `{name}`"),
            false => format!("there is no operation `{name}`"),
        };
        let known: Vec<&str> = known.iter().copied().collect();
        report.push(unknown(selection, Setting::Operations, name, &message, &known));
    }
}

/// Returns the finding about a selected name that is unknown.
fn unknown(selection: &Selection<'_>, setting: Setting, name: &str, message: &str, known: &[&str]) -> Diagnostic {
    let finding = match selection.origins {
        Some(origins) => origins.finding(setting, name, message),
        None => Diagnostic::plain(message),
    };
    Diagnostic { help: advice(name, known.iter().copied()), ..finding }
}
