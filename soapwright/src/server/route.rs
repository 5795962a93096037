//! The properties by which the requests of an operation are recognized.

use crate::{
    binding::{Binding, SoapVersion},
    operation::{Description, Operation},
    xml::{Field, Namespace},
};

/// The properties by which the requests of an operation are recognized.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The bindings of the operation, at most one for each version of SOAP.
    pub(crate) bindings: [Option<Binding>; 2],
    pub(crate) request: Field,
    /// The elements in the Body of a request that has no single element for all of its content.
    pub(crate) content: &'static [Field],
}

impl Route {
    /// Sets the elements in the Body of the request.
    #[must_use]
    pub const fn of(self, content: &'static [Field]) -> Self {
        Route { content, ..self }
    }

    /// Returns `true` if the Body of a request may begin with this element, because all elements before it are
    /// optional.
    pub(super) fn begins_with(&self, namespace: u8, local: &str) -> bool {
        let required = self.content.iter().position(Field::is_required).map_or(self.content.len(), |at| at + 1);
        self.request.is(namespace, local) || self.content[..required].iter().any(|row| row.fits(namespace, local))
    }

    /// Returns `true` if the operation is bound in this version of SOAP.
    pub(super) fn speaks(&self, version: SoapVersion) -> bool {
        self.bindings.iter().flatten().any(|binding| binding.version == version)
    }

    /// Returns `true` if this is the `soapAction` of the operation in any of its bindings. Some clients, such as PHP's,
    /// send the action of another port than the one that they call.
    pub(super) fn has_action(&self, action: &str) -> bool {
        self.bindings.iter().flatten().any(|binding| binding.action() == action)
    }
}

/// The parts of a service's contract that a server needs to dispatch requests.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Contract {
    pub namespaces: &'static [Namespace],
    pub headers: &'static [Field],
    pub routes: &'static [Route],
}

impl<I, O, Q, A, F> Operation<I, O, Q, A, F> {
    /// Returns the properties by which a server recognizes the requests of this operation.
    #[doc(hidden)]
    pub const fn route(&self) -> Route {
        let Description { bindings, request, .. } = self.description;
        Route { bindings, request, content: &[] }
    }
}
