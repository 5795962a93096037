//! What the binding of a port says of an operation (WSDL 1.1, 3.4).

/// The version of SOAP that a binding speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1: `text/xml`, and the action in a header of its own.
    Soap11,
    /// SOAP 1.2: `application/soap+xml`, and the action in it.
    Soap12,
}

/// What the binding of a port says of an operation (WSDL 1.1, 3.4).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) version: SoapVersion,
    /// In quotes, as HTTP wants it in both versions of SOAP.
    pub(crate) quoted_action: &'static str,
}
