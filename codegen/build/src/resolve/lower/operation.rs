//! Services of the model, with the operations that have no obstacle.

use super::converter::{Converter, Position};
use crate::{
    model::{self, Bounds, Home, Node, Occurs},
    obstacle::Obstacle,
    resolve::{
        components::kind::ComponentKind,
        operations::{
            bound::{BodyUse, Bound, ElementUse, Operation},
            service::Service,
        },
        types::shape::{Field, Value},
    },
    xsd::Kind,
};

impl<'a> Converter<'_, 'a, '_> {
    pub(super) fn service(
        &mut self,
        index: usize,
        service: &Service<'a>,
        operations: &[Operation<'a>],
    ) -> model::Service {
        let mut converted = model::Service {
            name: service.name.into(),
            module: String::new(),
            client: String::new(),
            implementation: String::new(),
            server: String::new(),
            port_type: service.port_type.name.local.as_str().into(),
            port: service.port.to_owned(),
            address: service.address.map(str::to_owned),
            soap: service.soap.version,
            other_ports: service.other_ports.clone(),
            doc: service.doc.map(str::to_owned),
            document: self
                .drafts
                .tables
                .get(service.document)
                .map(|table| table.document.name.to_string())
                .unwrap_or_default(),
            operations: Vec::new(),
            left_out: Vec::new(),
            headers_in: Vec::new(),
            headers_out: Vec::new(),
        };
        for operation in operations {
            match operation {
                Operation::LeftOut(left_out) => converted.left_out.push(left_out.clone()),
                Operation::Bound(bound) => {
                    let obstacle = match self.obstacle(service.document, bound) {
                        Some(obstacle) => obstacle,
                        None => match self.operation(service.document, bound, Home::Service(index), &mut converted) {
                            Some(operation) => {
                                converted.operations.push(operation);
                                continue;
                            }
                            None => Obstacle::unsupported("a type that can't be resolved", &bound.operation.place),
                        },
                    };
                    converted.left_out.push(model::LeftOut {
                        operation: bound.operation.name.clone(),
                        soap_action: bound.soap_action.to_owned(),
                        obstacle,
                    });
                }
            }
        }
        converted
    }

    /// Returns the obstacle of an operation, if there is one.
    fn obstacle(&self, document: usize, bound: &Bound<'a>) -> Option<Obstacle> {
        let bodies = || [Some(&bound.input), bound.output.as_ref()].into_iter().flatten();
        let headers = bound.headers_in.iter().chain(&bound.headers_out);
        let elements = bodies().map(|body| &body.element).chain(headers);
        let obstacle = elements.into_iter().find_map(|element| {
            let Some(draft) = self.drafts.used(document, element) else {
                let ElementUse::Global(name, place) = element else { return None };
                let finding =
                    self.drafts.tables.get(document)?.dangling(ComponentKind::Schema(Kind::Element), name, place);
                return Some(Obstacle::document(finding));
            };
            if draft.declaration.is_abstract {
                return Some(Obstacle::unsupported(
                    format!("abstract element `{}`", element.name().local),
                    &draft.declaration.place,
                ));
            }
            let own = draft.obstacles.first().cloned();
            own.or_else(|| self.checked.obstacle(&draft.value))
        });
        obstacle.or_else(|| bodies().find_map(|body| self.without_element(document, body)))
    }

    /// Returns the obstacle of a body without an element of its own, if it has text or attributes.
    fn without_element(&self, document: usize, body: &BodyUse<'a>) -> Option<Obstacle> {
        let draft = self.drafts.used(document, &body.element).filter(|_| body.form.is_bare())?;
        let fields = match self.checked.settle(&draft.value) {
            Value::Draft(id) => self.checked.fields(self.checked.canonical(*id)),
            _ => None,
        };
        let is_element =
            |field: &&Field<'a>| matches!(field.node, Node::Element | Node::Group | Node::Any | Node::Attachment);
        if fields.is_some_and(|fields| fields.iter().all(|field| is_element(&&**field))) {
            return None;
        }
        let reason = "a document style body part with a `type` of text or attributes, for which there is no element";
        Some(Obstacle::unsupported(reason, &draft.declaration.place))
    }

    fn operation(
        &mut self,
        document: usize,
        bound: &Bound<'a>,
        home: Home,
        service: &mut model::Service,
    ) -> Option<model::Operation> {
        let mut operation = model::Operation {
            name: bound.operation.name.as_str().into(),
            called: bound.called.to_owned(),
            constant: String::new(),
            place: bound.operation.place.clone(),
            doc: bound.operation.doc.clone(),
            soap: bound.soap,
            soap_action: bound.soap_action.to_owned(),
            other_action: bound.other_action.map(str::to_owned),
            mtom: bound.mtom,
            input: self.body(document, &bound.input, home)?,
            output: match &bound.output {
                Some(output) => Some(self.body(document, output, home)?),
                None => None,
            },
            headers_in: self.headers(document, &bound.headers_in, home, &mut service.headers_in)?,
            headers_out: self.headers(document, &bound.headers_out, home, &mut service.headers_out)?,
            has_header_faults: false,
            faults: self.faults(document, bound, home),
            fault: String::new(),
            shares_faults: None,
        };
        for header in self.header_faults(document, bound) {
            let index = self.headers(document, std::slice::from_ref(header), home, &mut service.headers_out)?;
            operation.headers_out.extend(index);
            operation.has_header_faults = true;
        }
        Some(operation)
    }

    fn body(&mut self, document: usize, body: &BodyUse<'a>, home: Home) -> Option<model::Body> {
        let draft = self.drafts.used(document, &body.element)?;
        let value = &draft.value;
        let name = body.element.name();
        let namespace = if body.form.is_bare() { "" } else { &name.namespace };
        let converted = self.value_of(value, draft.declaration.block, Position::Plain, home)?;
        Some(model::Body {
            form: body.form,
            element: self.element(&name.local, namespace, value, converted),
            secret: false,
        })
    }

    /// Returns the indexes of header blocks among all of the service, and adds new ones.
    fn headers(
        &mut self,
        document: usize,
        elements: &[ElementUse<'a>],
        home: Home,
        all: &mut Vec<model::Field>,
    ) -> Option<Vec<usize>> {
        let mut indexes = Vec::new();
        for element in elements {
            let name = element.name();
            let known = all.iter().position(|header| header.element.is_named(&name.local, &name.namespace));
            let draft = self.drafts.used(document, element)?;
            let value = self.value_of(&draft.value, draft.declaration.block, Position::Header, home)?;
            // Parts with a type may give the same name to different blocks.
            if known.is_some_and(|index| all.get(index).is_some_and(|header| header.element.value != value)) {
                return None;
            }
            indexes.push(known.unwrap_or(all.len()));
            if known.is_none() {
                let element = self.element(&name.local, &name.namespace, &draft.value, value);
                all.push(model::Field {
                    doc: draft.declaration.doc.clone(),
                    occurs: Occurs::Optional,
                    bounds: Bounds { min: 0, max: Some(1) },
                    ..model::Field::once(Node::Element, element)
                });
            }
        }
        Some(indexes)
    }
}
