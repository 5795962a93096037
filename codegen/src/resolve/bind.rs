//! Message, part and binding of each operation folded into the elements that travel (WSDL 1.1, 3.4 to 3.7).

use std::collections::BTreeSet;

use super::{
    Selection,
    faults::{FaultUse, Faults},
    select::Service,
    table::Table,
};
use crate::{
    error::{Diagnostic, Place, Report},
    model::{LeftOut, SoapVersion},
    qname::QName,
    wsdl::{self, Binding, BindingMessage, BindingOperation, Message, MessageRef, Part, SoapBinding, Style},
};

/// An operation of a service: what travels, or why it can't.
pub(super) enum Operation<'a> {
    /// Bound to elements.
    Bound(Bound<'a>),
    /// Left out.
    LeftOut(LeftOut),
}

/// An operation and its elements.
pub(super) struct Bound<'a> {
    pub(super) operation: &'a wsdl::Operation,
    pub(super) soap: SoapVersion,
    pub(super) soap_action: &'a str,
    /// In the other version of SOAP, if a port of that binds it too.
    pub(super) other_action: Option<&'a str>,
    pub(super) input: ElementUse<'a>,
    pub(super) output: Option<ElementUse<'a>>,
    pub(super) headers_in: Vec<ElementUse<'a>>,
    pub(super) headers_out: Vec<ElementUse<'a>>,
    pub(super) faults: Vec<FaultUse<'a>>,
    pub(super) header_faults: Vec<ElementUse<'a>>,
}

/// A global element that a part names, and where.
#[derive(Clone, Copy)]
pub(super) struct ElementUse<'a> {
    pub(super) name: &'a QName,
    pub(super) place: &'a Place,
}

impl<'a> Operation<'a> {
    /// All elements that travel but those of faults.
    pub(super) fn elements(&self) -> Vec<ElementUse<'a>> {
        let Operation::Bound(bound) = self else { return Vec::new() };
        let mut elements = vec![bound.input];
        elements.extend(bound.output);
        elements.extend(bound.headers_in.iter().chain(&bound.headers_out));
        elements
    }
}

/// Why an operation isn't bound.
enum Obstacle {
    /// It needs what can't be generated yet: reason and place.
    Unsupported(String, Place),
    /// The document is at fault, which has been noted.
    Noted,
}

impl Obstacle {
    fn new(reason: impl Into<String>, place: &Place) -> Self {
        Obstacle::Unsupported(reason.into(), place.clone())
    }
}

/// The selected operations of a service, in the order of its port type.
pub(super) fn bind<'a>(
    tables: &[Table<'a>],
    service: &Service<'a>,
    selection: &Selection<'_>,
    report: &mut Report,
    warnings: &mut Vec<Diagnostic>,
) -> Vec<Operation<'a>> {
    let Some(table) = tables.get(service.document) else { return Vec::new() };
    let selected = |name: &String| selection.operations.is_empty() || selection.operations.contains(name);
    let mut known = BTreeSet::new();
    let mut faults = Faults::new(table);
    let mut operations = Vec::new();
    for operation in service.port_type.operations.iter().filter(|operation| selected(&operation.name)) {
        let bound = if known.insert(&operation.name) {
            Binder { table, report }.operation(service, operation)
        } else {
            Err(Obstacle::new("overloaded: another operation has its name", &operation.place))
        };
        warnings.extend(missing_faults(table, operation));
        match bound {
            Ok((bound, binding)) => operations.push(Operation::Bound(Bound {
                faults: faults.of(operation, binding, warnings),
                header_faults: faults.of_headers(binding, warnings),
                ..bound
            })),
            Err(Obstacle::Noted) => {}
            Err(Obstacle::Unsupported(reason, place)) => {
                let soap_action = bindings(service, operation).map(|bound| bound.operation.soap_action.clone());
                operations.push(Operation::LeftOut(LeftOut {
                    operation: operation.name.clone(),
                    soap_action: soap_action.unwrap_or_default(),
                    reason,
                    place,
                    help: None,
                    is_broken: false,
                }));
            }
        }
    }
    operations
}

/// The fault messages that there aren't. What a fault says is kept as text, so that nothing is lost by it.
fn missing_faults(table: &Table<'_>, operation: &wsdl::Operation) -> Vec<Diagnostic> {
    let named = operation.faults.iter().filter_map(|fault| Some((fault.message.as_ref()?, &fault.place)));
    let missing = named.filter(|(message, _)| !table.messages.contains_key(message));
    missing.map(|(message, place)| table.dangling("message", message, place)).collect()
}

struct Binder<'t, 'a, 'r> {
    table: &'t Table<'a>,
    report: &'r mut Report,
}

impl<'a> Binder<'_, 'a, '_> {
    fn operation(
        &mut self,
        service: &Service<'a>,
        operation: &'a wsdl::Operation,
    ) -> Result<(Bound<'a>, &'a BindingOperation), Obstacle> {
        let Some(Bindings { soap, operation: binding, other }) = bindings(service, operation) else {
            return Err(Obstacle::new(
                format!("binding `{}` doesn't bind it", service.binding.name.local),
                &service.binding.place,
            ));
        };
        match binding.style.unwrap_or(soap.style) {
            Style::Document => {}
            Style::Rpc => return Err(Obstacle::new("rpc style", &binding.place)),
            Style::Unknown => return Err(Obstacle::new("a style that WSDL doesn't have", &binding.place)),
        }
        let Some(input) = operation.input.as_ref().filter(|_| !operation.output_first) else {
            return Err(Obstacle::new("the server calls the client", &operation.place));
        };
        let (input, headers_in) = self.message(input, binding.input.as_ref(), binding)?;
        let (output, headers_out) = match &operation.output {
            Some(output) => {
                let (output, headers) = self.message(output, binding.output.as_ref(), binding)?;
                (Some(output), headers)
            }
            None => (None, Vec::new()),
        };
        let bound = Bound {
            operation,
            soap: soap.version,
            soap_action: &binding.soap_action,
            other_action: other.map(|other| other.soap_action.as_str()),
            input,
            output,
            headers_in,
            headers_out,
            faults: Vec::new(),
            header_faults: Vec::new(),
        };
        Ok((bound, binding))
    }

    /// The body and the headers of one message.
    fn message(
        &mut self,
        message: &'a MessageRef,
        bound: Option<&'a BindingMessage>,
        binding: &'a BindingOperation,
    ) -> Result<(ElementUse<'a>, Vec<ElementUse<'a>>), Obstacle> {
        let Some(bound) = bound else {
            return Err(Obstacle::new("a message without a binding", &binding.place));
        };
        if let Some(extension) = &bound.extension {
            return Err(Obstacle::new(format!("`{extension}` instead of `soap:body`"), &bound.place));
        }
        let Some(body) = &bound.body else {
            return Err(Obstacle::new("a message without `soap:body`", &bound.place));
        };
        if body.encoded {
            return Err(Obstacle::new("use=encoded", &body.place));
        }
        let definition = self.definition(message.message.as_ref(), &message.place)?;
        let parts = match &body.parts {
            Some(names) => {
                names.iter().map(|name| self.part(definition, name, &body.place)).collect::<Result<Vec<_>, _>>()?
            }
            // All parts are meant (3.5), but those that are headers nobody sends twice.
            None => definition.parts.iter().filter(|part| !is_header(part, definition, bound)).collect(),
        };
        let body = match parts.as_slice() {
            [part] => element(part, "body")?,
            [] => return Err(Obstacle::new("body without parts", &body.place)),
            more => return Err(Obstacle::new(format!("body with {} parts", more.len()), &body.place)),
        };
        let mut headers: Vec<ElementUse<'a>> = Vec::new();
        for header in &bound.headers {
            if header.encoded {
                return Err(Obstacle::new("header with use=encoded", &header.place));
            }
            let definition = self.definition(header.message.as_ref(), &header.place)?;
            let element = element(self.part(definition, &header.part, &header.place)?, "header")?;
            if headers.iter().all(|known| known.name != element.name) {
                headers.push(element);
            }
        }
        Ok((body, headers))
    }

    fn definition(&mut self, name: Option<&QName>, place: &Place) -> Result<&'a Message, Obstacle> {
        let Some(name) = name else { return Err(Obstacle::Noted) };
        self.table.messages.get(name).copied().ok_or_else(|| {
            self.report.push(self.table.dangling("message", name, place));
            Obstacle::Noted
        })
    }

    fn part(&mut self, message: &'a Message, name: &str, place: &Place) -> Result<&'a Part, Obstacle> {
        message.parts.iter().find(|part| part.name == name).ok_or_else(|| {
            let known = message.parts.iter().map(|part| part.name.as_str());
            let near = super::name::nearest(name, known.clone()).map(|near| format!("did you mean `{near}`?"));
            let help = near.unwrap_or_else(|| format!("its parts are: {}", known.collect::<Vec<_>>().join(", ")));
            let finding = format!("message `{}` has no part `{name}`", message.name.local);
            self.report.push(Diagnostic::at(place, finding).help(help));
            Obstacle::Noted
        })
    }
}

/// How an operation is bound.
struct Bindings<'a> {
    soap: &'a SoapBinding,
    operation: &'a BindingOperation,
    /// The same in the other version of SOAP.
    other: Option<&'a BindingOperation>,
}

/// How an operation is bound in the service's own version of SOAP, or else in the other.
fn bindings<'a>(service: &Service<'a>, operation: &wsdl::Operation) -> Option<Bindings<'a>> {
    let other = service.other.and_then(|(binding, soap)| Some((binding_operation(binding, operation)?, soap)));
    match (binding_operation(service.binding, operation), other) {
        (Some(operation), other) => {
            Some(Bindings { soap: service.soap, operation, other: other.map(|(operation, _)| operation) })
        }
        (None, other) => other.map(|(operation, soap)| Bindings { soap, operation, other: None }),
    }
}

/// The binding of an operation: by name, and among overloaded ones by the name of the input.
pub(super) fn binding_operation<'a>(binding: &'a Binding, operation: &wsdl::Operation) -> Option<&'a BindingOperation> {
    let same_name = || binding.operations.iter().filter(|bound| bound.name == operation.name);
    let input_name = |input: Option<&'a BindingMessage>| input.and_then(|input| input.name.as_deref());
    let wanted = operation.input.as_ref().and_then(|input| input.name.as_deref());
    same_name().find(|bound| input_name(bound.input.as_ref()) == wanted).or_else(|| same_name().next())
}

fn is_header(part: &Part, message: &Message, bound: &BindingMessage) -> bool {
    bound.headers.iter().any(|header| header.message.as_ref() == Some(&message.name) && header.part == part.name)
}

fn element<'a>(part: &'a Part, role: &str) -> Result<ElementUse<'a>, Obstacle> {
    match &part.element {
        Some(name) => Ok(ElementUse { name, place: &part.place }),
        None => Err(Obstacle::new(format!("{role} part with a type instead of an element"), &part.place)),
    }
}
