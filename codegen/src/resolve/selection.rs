//! The services, ports and operations that a request selects.

use crate::options::Request;

/// What is to be generated, and how; where a list is empty, everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// The names of services or of their port types.
    pub services: &'a [String],
    /// The names of ports; those of bindings, where there is no service.
    pub ports: &'a [String],
    /// The names of operations.
    pub operations: &'a [String],
    /// Parts of answers in rpc style may be absent or nil.
    pub optional_parts: bool,
}

impl<'a> Selection<'a> {
    /// Returns whether an operation of this name is selected.
    pub(crate) fn has_operation(&self, name: &String) -> bool {
        self.operations.is_empty() || self.operations.contains(name)
    }

    /// What a request selects.
    pub fn of(request: &'a Request) -> Self {
        Selection {
            services: &request.services,
            ports: &request.ports,
            operations: &request.operations,
            optional_parts: request.options.optional_parts,
        }
    }
}
