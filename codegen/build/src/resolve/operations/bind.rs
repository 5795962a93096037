//! Combines the messages, parts and binding of each operation into the elements of its messages (WSDL 1.1, 3.4 to 3.7).

use super::{
    attachment::{attached, is_attachment},
    binding::{Bindings, bindings, called},
    body::{self, MessageKind},
    bound::{BodyUse, Bound, ElementUse, Operation},
    faults::Faults,
    message::{is_header, part},
    service::Service,
};
use crate::{
    error::{Diagnostic, Place},
    model::LeftOut,
    obstacle::Obstacle,
    resolve::{components::table::Table, selection::Selection},
    wsdl::{self, BindingMessage, BindingOperation, Message, MessageRef, Part, SoapHeader, Style},
    xml::Reference,
};

/// Returns the obstacle of SOAP encoding.
fn encoded(place: &Place) -> Obstacle {
    Obstacle::unsupported("use=encoded: SOAP encoding (SOAP 1.1, 5) isn't generated, only literal messages are", place)
        .help(
            "WS-I Basic Profile 1.1 (R2706) forbids it, and most services that have it offer a literal binding or \
         endpoint too: generate from that",
        )
        .follows(format!("use=encoded in {}", place.file))
}

/// Returns the selected operations of a service, in the order of its port type.
pub(crate) fn bind<'a>(
    tables: &[Table<'a>],
    service: &Service<'a>,
    selection: &Selection<'_>,
    warnings: &mut Vec<Diagnostic>,
) -> Vec<Operation<'a>> {
    let Some(table) = tables.get(service.document) else { return Vec::new() };
    let mut faults = Faults::new(table);
    let mut operations = Vec::new();
    for operation in service.port_type.operations.iter().filter(|operation| selection.has_operation(&operation.name)) {
        warnings.extend(missing_faults(table, operation));
        let bindings = bindings(service, operation);
        operations.push(
            match (Binder { table, service, optional_parts: selection.optional_parts, warnings: &mut *warnings })
                .operation(operation, bindings.as_ref())
            {
                Ok((bound, binding)) => Operation::Bound(Box::new(Bound {
                    faults: faults.of(operation, binding, warnings),
                    header_faults: faults.of_headers(binding, warnings),
                    ..bound
                })),
                Err(obstacle) => Operation::LeftOut(LeftOut {
                    operation: operation.name.clone(),
                    soap_action: bindings.map(|bound| bound.operation.soap_action.clone()).unwrap_or_default(),
                    obstacle,
                }),
            },
        );
    }
    operations
}

/// Returns the findings about fault messages that don't exist. Such faults are kept as text, so nothing is lost.
fn missing_faults(table: &Table<'_>, operation: &wsdl::Operation) -> Vec<Diagnostic> {
    let findings = operation.faults.iter().filter_map(|fault| match &fault.message {
        Ok(message) => table.message(message, &fault.place).err(),
        Err(finding) => Some((**finding).clone()),
    });
    findings.collect()
}

struct Binder<'t, 'a> {
    table: &'t Table<'a>,
    service: &'t Service<'a>,
    optional_parts: bool,
    warnings: &'t mut Vec<Diagnostic>,
}

impl<'a> Binder<'_, 'a> {
    fn operation(
        &mut self,
        operation: &'a wsdl::Operation,
        bindings: Option<&Bindings<'a>>,
    ) -> Result<(Bound<'a>, &'a BindingOperation), Obstacle> {
        if operation.name.is_empty() {
            let finding = Diagnostic::at(&operation.place, "`operation` has no `name` attribute");
            return Err(Obstacle::document(finding));
        }
        let Some(Bindings { soap, operation: binding, other }) = bindings else {
            let whole = self.service.binding;
            return Err(Obstacle::unsupported(format!("binding `{}` doesn't bind it", whole.name.local), &whole.place));
        };
        let rpc = match binding.style.unwrap_or(soap.style) {
            Style::Document => false,
            Style::Rpc => true,
            Style::Unknown => {
                return Err(Obstacle::unsupported("a `style` other than `document` and `rpc`", &binding.place));
            }
        };
        let Some(input) = operation.input.as_ref().filter(|_| !operation.output_first) else {
            return Err(Obstacle::unsupported(
                "a notification or solicit-response operation: the server calls the client",
                &operation.place,
            ));
        };
        let called = called(self.service, operation);
        let optional_parts = self.optional_parts;
        let kind = |is_response| MessageKind {
            operation: &operation.name,
            called,
            rpc,
            is_response,
            optional_parts: rpc && is_response && optional_parts,
        };
        let (input, headers_in) = self.message(input, binding.input.as_ref(), binding, kind(false))?;
        let (output, headers_out) = match &operation.output {
            Some(output) => {
                let (output, headers) = self.message(output, binding.output.as_ref(), binding, kind(true))?;
                (Some(output), headers)
            }
            None => (None, Vec::new()),
        };
        let bound = Bound {
            operation,
            called,
            soap: soap.version,
            soap_action: &binding.soap_action,
            other_action: other.map(|other| other.soap_action.as_str()),
            mtom: self.service.binding.mtom,
            input,
            output,
            headers_in,
            headers_out,
            faults: Vec::new(),
            header_faults: Vec::new(),
        };
        Ok((bound, binding))
    }

    /// Returns the body and the headers of one message.
    fn message(
        &mut self,
        message: &'a MessageRef,
        bound: Option<&'a BindingMessage>,
        binding: &'a BindingOperation,
        kind: MessageKind<'_>,
    ) -> Result<(BodyUse<'a>, Vec<ElementUse<'a>>), Obstacle> {
        let Some(bound) = bound else {
            return Err(Obstacle::unsupported("a message without a binding", &binding.place));
        };
        if let Some(extension) = &bound.extension {
            let reason = format!("`{extension}` instead of `soap:body`: a message without an envelope");
            return Err(Obstacle::unsupported(reason, &bound.place));
        }
        let Some(body) = &bound.body else {
            return Err(Obstacle::unsupported("a message without `soap:body`", &bound.place));
        };
        if body.encoded {
            return Err(encoded(&body.place));
        }
        let definition = self.definition(&message.message, &message.place)?;
        let attached = attached(definition, bound)?;
        let parts = match &body.parts {
            // A message without parts has an empty body, even if the binding names parts.
            Some(names) if definition.parts.is_empty() && !names.is_empty() => {
                let message = format!(
                    "message `{}` has no parts, but the binding names `{}`",
                    definition.name.local,
                    names.join(" ")
                );
                self.warnings.push(Diagnostic::at(&body.place, message));
                Vec::new()
            }
            Some(names) => {
                names.iter().map(|name| part(definition, name, &body.place)).collect::<Result<Vec<_>, _>>()?
            }
            // Without a list, all parts are in the Body (3.5), except those that are sent as headers or attachments.
            None => {
                let is_in_body = |part: &&Part| !is_header(part, definition, bound) && !is_attachment(part, &attached);
                definition.parts.iter().filter(is_in_body).collect()
            }
        };
        let namespace = &self.service.binding.name.namespace;
        let body = body::body(kind, body.namespace.as_ref().unwrap_or(namespace), definition, (&parts, &attached))?;
        let mut headers: Vec<ElementUse<'a>> = Vec::new();
        for header in &bound.headers {
            let element = self.header(header)?;
            if headers.iter().all(|known| known.name() != element.name()) {
                headers.push(element);
            }
        }
        Ok((body, headers))
    }

    /// Returns the element of a header block. For a part with a type, it has the name of the part (3.7).
    fn header(&self, header: &'a SoapHeader) -> Result<ElementUse<'a>, Obstacle> {
        if header.encoded {
            return Err(encoded(&header.place));
        }
        let definition = self.definition(&header.message, &header.place)?;
        let part = part(definition, &header.part, &header.place)?;
        let namespace = header.namespace.as_ref().unwrap_or(&self.service.binding.name.namespace);
        match body::element_of(part)? {
            Some(name) => Ok(ElementUse::Global(name, &part.place)),
            None => Ok(ElementUse::Made(Box::new(body::accessor(part, namespace)?))),
        }
    }

    fn definition(&self, name: &Reference, place: &Place) -> Result<&'a Message, Obstacle> {
        let name = name.as_ref().map_err(|finding| Obstacle::document((**finding).clone()))?;
        // Contradicting declarations of a message are reported where an operation refers to it.
        let found = self.table.message(name, place);
        found.map_err(|finding| Obstacle::document(Diagnostic { place: Some(place.clone()), ..finding }))
    }
}
