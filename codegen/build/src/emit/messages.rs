//! The messages whose bodies are structs. They are looked up once, because services have hundreds of messages and
//! structs.

use super::docs;
use crate::model::{Body, Form, Model, TypeId, Value};
use std::collections::BTreeMap;

/// The operations whose requests or responses have a type as their body.
#[derive(Default)]
struct BodyOf<'a> {
    requests: Vec<&'a str>,
    responses: Vec<&'a str>,
    form: Option<Form>,
}

/// The types of messages.
pub(super) struct Messages<'a> {
    bodies: BTreeMap<TypeId, BodyOf<'a>>,
    /// By type: whether users of the generated code create its values.
    built: Vec<bool>,
}

impl<'a> Messages<'a> {
    /// Finds the types of a model's messages. `with_server` says whether servers are generated, which create responses.
    pub(super) fn new(model: &'a Model, with_server: bool) -> Self {
        let mut bodies: BTreeMap<TypeId, BodyOf<'a>> = BTreeMap::new();
        for operation in model.services.iter().flat_map(|service| &service.operations) {
            let name = operation.name.xml.as_str();
            if let Some(body) = entry(&mut bodies, &operation.input) {
                add(&mut body.requests, name);
            }
            if let Some(body) = operation.output.as_ref().and_then(|output| entry(&mut bodies, output)) {
                add(&mut body.responses, name);
            }
        }
        Messages { bodies, built: built(model, with_server) }
    }

    /// Returns whether users of the generated code create values of the type: those of requests, and those of responses
    /// where servers are generated.
    pub(super) fn is_built(&self, TypeId(index): TypeId) -> bool {
        self.built[index]
    }

    /// Returns the form of the body that has this type.
    pub(super) fn form(&self, id: TypeId) -> Option<Form> {
        self.bodies.get(&id)?.form
    }

    /// Describes the messages that the type is the body of; empty if there are none.
    pub(super) fn describe(&self, id: TypeId) -> String {
        let Some(BodyOf { requests, responses, .. }) = self.bodies.get(&id) else { return String::new() };
        let (request, response) = (operations(requests), operations(responses));
        match (requests.is_empty(), responses.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!("The request of {request}."),
            (true, false) => format!("The response of {response}."),
            (false, false) if requests == responses => format!("The request and the response of {request}."),
            (false, false) => format!("The request of {request}, and the response of {response}."),
        }
    }
}

/// Adds a name once: operations of several services may have the same name.
fn add<'a>(names: &mut Vec<&'a str>, name: &'a str) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// Finds for each type whether users of the generated code create its values.
fn built(model: &Model, with_server: bool) -> Vec<bool> {
    let mut built = vec![false; model.types.len()];
    let mut open: Vec<TypeId> = Vec::new();
    for service in &model.services {
        let requests = service.operations.iter().map(|operation| &operation.input.element);
        let requests = requests.chain(service.headers_in.iter().map(|header| &header.element));
        requests.for_each(|element| element.value.types(&mut open));
        if with_server {
            service.elements().for_each(|element| element.value.types(&mut open));
        }
    }
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut built[id.0], true) {
            model.get(id).kind.fields().iter().for_each(|field| field.element.value.types(&mut open));
        }
    }
    built
}

/// Returns the entry of the type that a body has; `None` if it isn't a type of the model.
fn entry<'b, 'a>(bodies: &'b mut BTreeMap<TypeId, BodyOf<'a>>, body: &Body) -> Option<&'b mut BodyOf<'a>> {
    let Value::Type(id) = body.element.value else { return None };
    let entry = bodies.entry(id).or_default();
    entry.form = Some(body.form);
    Some(entry)
}

fn operations(names: &[&str]) -> String {
    let word = if names.len() == 1 { "operation" } else { "operations" };
    format!("the {word} {}", docs::listed(&names.iter().map(|name| docs::code(name)).collect::<Vec<_>>()))
}
