//! The services, ports and operations that a request selects.

use crate::{options::Request, setting::Origins};

/// The services, ports and operations to generate. An empty list selects everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// The names of services or of their port types.
    pub services: &'a [String],
    /// The names of ports; those of bindings, where there is no service.
    pub ports: &'a [String],
    /// The names of operations.
    pub operations: &'a [String],
    /// The places of these names; `None` if nothing is selected by name.
    pub origins: Option<&'a Origins>,
    /// Whether parts of responses in rpc style may be absent or nil.
    pub optional_parts: bool,
}

impl<'a> Selection<'a> {
    /// Returns whether an operation of this name is selected.
    pub(crate) fn has_operation(&self, name: &String) -> bool {
        self.operations.is_empty() || self.operations.contains(name)
    }

    /// Returns the selection of a request.
    pub fn of(request: &'a Request) -> Self {
        Selection {
            services: &request.services,
            ports: &request.ports,
            operations: &request.operations,
            origins: Some(&request.origins),
            optional_parts: request.options.optional_parts,
        }
    }
}
