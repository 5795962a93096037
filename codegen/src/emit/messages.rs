//! Which messages a struct is the body of: looked up once for all, because services have hundreds of both.

use super::docs;
use crate::model::{Body, Model, TypeId, Value};
use std::collections::BTreeMap;

/// The operations whose requests and responses a type is the body of.
#[derive(Default)]
struct BodyOf<'a> {
    requests: Vec<&'a str>,
    responses: Vec<&'a str>,
}

/// The types that are bodies.
pub(super) struct Messages<'a>(BTreeMap<TypeId, BodyOf<'a>>);

impl<'a> Messages<'a> {
    /// Those of a model.
    pub(super) fn new(model: &'a Model) -> Self {
        let mut bodies: BTreeMap<TypeId, BodyOf<'a>> = BTreeMap::new();
        let mut note = |body: &Body, note: &dyn Fn(&mut BodyOf<'a>)| {
            if let Value::Type(id) = body.value {
                note(bodies.entry(id).or_default());
            }
        };
        for operation in model.services.iter().flat_map(|service| &service.operations) {
            let name = operation.name.xml.as_str();
            note(&operation.input, &|body| body.requests.push(name));
            if let Some(output) = &operation.output {
                note(output, &|body| body.responses.push(name));
            }
        }
        Messages(bodies)
    }

    /// Whether the type is the body of a request, which a caller builds by hand.
    pub(super) fn is_request(&self, id: TypeId) -> bool {
        self.0.get(&id).is_some_and(|body| !body.requests.is_empty())
    }

    /// Which messages the type is the body of, for its documentation.
    pub(super) fn describe(&self, id: TypeId) -> String {
        let Some(BodyOf { requests, responses }) = self.0.get(&id) else { return String::new() };
        let names = |names: &[&str]| names.iter().map(|name| docs::code(name)).collect::<Vec<_>>().join(", ");
        let (requests, responses) = (names(requests), names(responses));
        match (requests.is_empty(), responses.is_empty()) {
            (true, true) => String::new(),
            (false, true) => docs::fill(&format!("The request of {requests}.")),
            (true, false) => docs::fill(&format!("The response of {responses}.")),
            (false, false) => docs::fill(&format!("The request of {requests}, and the response of {responses}.")),
        }
    }
}
