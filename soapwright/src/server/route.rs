//! How the requests of an operation are recognized.

use crate::{
    binding::{Binding, SoapVersion},
    operation::Operation,
    xml::{Field, Namespace},
};

/// How requests of an operation are known.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// One for each version of SOAP that the contract has it in.
    pub(crate) bindings: [Option<Binding>; 2],
    pub(crate) request: Field,
    /// The elements in the Body, where it has no one element that all of the request stands in.
    pub(crate) content: &'static [Field],
}

impl Route {
    /// The same, of a request with these elements in its Body.
    #[must_use]
    pub const fn of(self, content: &'static [Field]) -> Self {
        Route { content, ..self }
    }

    /// Whether the Body of a request may begin with this element: all that stand before it may be absent.
    pub(super) fn begins_with(&self, namespace: u8, local: &str) -> bool {
        let required = self.content.iter().position(Field::is_required).map_or(self.content.len(), |at| at + 1);
        self.request.is(namespace, local) || self.content[..required].iter().any(|row| row.fits(namespace, local))
    }

    /// Whether the operation is bound in this version of SOAP.
    pub(super) fn speaks(&self, version: SoapVersion) -> bool {
        self.bindings.iter().flatten().any(|binding| binding.version == version)
    }

    /// Whether this is its soapAction: that of another port than the one that was called too, because clients mix them
    /// up (PHP's does).
    pub(super) fn has_action(&self, action: &str) -> bool {
        self.bindings.iter().flatten().any(|binding| binding.quoted_action.trim_matches('"') == action)
    }
}

/// What a server knows of its service.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Contract {
    pub namespaces: &'static [Namespace],
    pub headers: &'static [Field],
    pub routes: &'static [Route],
}

impl<I, O, Q, A, F> Operation<I, O, Q, A, F> {
    /// How a server knows its requests.
    #[doc(hidden)]
    pub const fn route(&self) -> Route {
        Route { bindings: [Some(self.binding), self.other], request: self.request, content: &[] }
    }
}
