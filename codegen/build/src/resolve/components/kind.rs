//! The kinds of components that a document refers to by name.

use std::fmt;

use crate::xsd::Kind;

/// The kind of a component, in the words of its specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ComponentKind {
    /// A component of a schema (XSD 1.0 Part 1, 2.2).
    Schema(Kind),
    /// A message of a WSDL (WSDL 1.1, 2.3).
    Message,
    /// A port type of a WSDL (WSDL 1.1, 2.4).
    PortType,
    /// A binding of a WSDL (WSDL 1.1, 2.5).
    Binding,
}

impl fmt::Display for ComponentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ComponentKind::Schema(kind) => kind.fmt(f),
            ComponentKind::Message => f.write_str("message"),
            ComponentKind::PortType => f.write_str("portType"),
            ComponentKind::Binding => f.write_str("binding"),
        }
    }
}
