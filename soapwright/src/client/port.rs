//! The ports of a service.

use crate::binding::SoapVersion;

/// A port of a service: an address, and the version of SOAP that is used there (WSDL 1.1, 2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Port {
    /// The name of the port.
    pub name: &'static str,
    /// The version of SOAP that the port's binding uses.
    pub soap_version: SoapVersion,
    /// The port's address, or `None` if the contract has no address for it.
    pub address: Option<&'static str>,
}

impl Port {
    /// Creates a port, for generated code.
    #[doc(hidden)]
    pub const fn new(name: &'static str, soap_version: SoapVersion, address: Option<&'static str>) -> Self {
        Port { name, soap_version, address }
    }
}
