//! Services and ports by the port type that they bind (WSDL 1.1, 2.6 and 2.7).

use crate::{
    model::OtherPort,
    wsdl::{self, Binding, Port, PortType, SoapBinding},
};

/// A service with the ports of one port type that a client can call.
pub(crate) struct Service<'a> {
    /// The index of its document.
    pub(crate) document: usize,
    pub(crate) name: &'a str,
    pub(crate) doc: Option<&'a str>,
    pub(crate) port: &'a str,
    pub(crate) address: Option<&'a str>,
    pub(crate) binding: &'a Binding,
    pub(crate) soap: &'a SoapBinding,
    /// The binding in the other version of SOAP.
    pub(crate) other: Option<(&'a Binding, &'a SoapBinding)>,
    pub(crate) other_ports: Vec<OtherPort>,
    pub(crate) port_type: &'a PortType,
}

/// A port of a service, or a binding without one.
pub(crate) struct Candidate<'a> {
    pub(crate) service: Option<&'a wsdl::Service>,
    pub(crate) port: Option<&'a Port>,
    pub(crate) binding: &'a Binding,
    pub(crate) soap: &'a SoapBinding,
    pub(crate) port_type: &'a PortType,
}

impl<'a> Candidate<'a> {
    /// Returns the name of the port, or else of the binding.
    pub(crate) fn label(&self) -> &'a str {
        self.port.map(|port| &port.name).filter(|name| !name.is_empty()).unwrap_or(&self.binding.name.local)
    }
}
