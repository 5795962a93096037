//! The SOAP binding of an operation (WSDL 1.1, 3.4).

/// The version of SOAP that a binding uses.
///
/// ```
/// use soapwright::{Client, Port, SoapVersion};
///
/// /// Returns a client for a port of a service, which uses the port's address and version of SOAP.
/// fn client(port: &Port) -> Option<Client<(), ()>> {
///     let client = Client::new((), port.address?).ok()?;
///     Some(client.with_soap_version(port.soap_version))
/// }
///
/// # let port = Port::new("OrdersSoap12", SoapVersion::Soap12, Some("https://example.com/orders"));
/// assert_eq!(port.soap_version, SoapVersion::Soap12);
/// assert!(client(&port).is_some_and(|client| client.endpoint() == "https://example.com/orders"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoapVersion {
    /// SOAP 1.1: the content type is `text/xml`, and the HTTP header `SOAPAction` contains the action.
    Soap11,
    /// SOAP 1.2: the content type is `application/soap+xml`, whose parameter `action` contains the action.
    Soap12,
}

/// The SOAP binding of an operation (WSDL 1.1, 3.4).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    pub(crate) version: SoapVersion,
    /// The `soapAction` in quotes, as it is sent, so that no request has to quote it.
    pub(crate) quoted: &'static str,
}

impl Binding {
    /// Returns the `soapAction` without its quotes. It may be empty.
    pub(crate) fn action(&self) -> &'static str {
        self.quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(self.quoted)
    }
}
