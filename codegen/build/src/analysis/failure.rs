//! The header blocks in which the responses of a service report failures, as the options name them.

use crate::{
    model::{BuiltIn, Field, Model, Occurs, Service, TypeKind, Value},
    options::Failure,
};

/// The headers and elements of a service that report its failures. The names that it doesn't have, or that can't be
/// used, are missing.
#[derive(Debug, Default)]
pub struct Detection<'m> {
    /// The boolean header that is false when a call failed.
    pub succeeded: Option<&'m Field>,
    /// The header that is present when a call failed.
    pub error: Option<&'m Field>,
    /// The elements in the header `error` that explain the failure, most important first.
    pub message: Vec<&'m Field>,
}

impl<'m> Detection<'m> {
    /// Finds the headers of a service that the options name.
    pub fn of(model: &'m Model, service: &'m Service, failure: &Failure) -> Self {
        let succeeded = header(service, failure.succeeded.as_deref());
        let error = header(service, failure.error.as_deref());
        let elements = error.map(|error| elements(model, error)).unwrap_or_default();
        let named =
            |name: &String| elements.iter().find(|field| field.element.name == *name && obstacle(field).is_none());
        Detection {
            succeeded: succeeded.filter(|header| is_boolean(&header.element.value)),
            error,
            message: failure.message.iter().filter_map(named).collect(),
        }
    }

    /// Returns the headers that report failures.
    pub fn headers(&self) -> impl Iterator<Item = &'m Field> {
        self.succeeded.into_iter().chain(self.error)
    }
}

/// Returns the header block of responses with this local name.
pub fn header<'m>(service: &'m Service, name: Option<&str>) -> Option<&'m Field> {
    service.headers_out.iter().find(|header| Some(header.element.name.as_str()) == name)
}

/// Returns the members of a header of complex type.
pub fn elements<'m>(model: &'m Model, header: &Field) -> &'m [Field] {
    let Value::Type(id) = header.element.value else { return &[] };
    match &model.get(id).kind {
        TypeKind::Struct(structure) => &structure.fields,
        _ => &[],
    }
}

/// Returns the reason why an element can't explain a failure to a person; `None` if it can.
pub fn obstacle(field: &Field) -> Option<&'static str> {
    if field.element.value != Value::BuiltIn(BuiltIn::String) {
        return Some("isn't an `xs:string`");
    }
    match field.occurs {
        Occurs::Repeated => Some("may occur several times"),
        _ if field.secret => Some("is a secret"),
        _ => None,
    }
}

/// Returns whether a header can say whether a call succeeded.
pub fn is_boolean(value: &Value) -> bool {
    match value {
        Value::Lexical(base, _) => is_boolean(base),
        value => *value == Value::BuiltIn(BuiltIn::Boolean),
    }
}
