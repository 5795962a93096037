//! Namespaces as small numbers (Namespaces in XML 1.0).

/// A namespace of the contract. Its number is its index in the table that a reader or writer is given.
#[derive(Debug)]
#[doc(hidden)]
pub struct Namespace {
    /// The prefix with which it is written.
    pub prefix: &'static str,
    /// The namespace name (Namespaces in XML 1.0, 2.1).
    pub uri: &'static str,
}

/// The namespaces that the runtime itself knows. Their numbers are greater than those of any table.
pub(crate) mod builtin {
    /// The envelope of SOAP 1.1.
    pub(crate) const SOAP11: u8 = 250;
    /// The envelope of SOAP 1.2.
    pub(crate) const SOAP12: u8 = 251;
    /// The attributes of XML Schema for instances.
    pub(crate) const XSI: u8 = 252;
    pub(crate) const XML: u8 = 253;
    /// A namespace that neither the contract nor the runtime knows.
    pub(crate) const UNKNOWN: u8 = 254;
    /// No namespace.
    pub(crate) const NONE: u8 = 255;

    pub(crate) const SOAP11_URI: &str = "http://schemas.xmlsoap.org/soap/envelope/";
    pub(crate) const SOAP12_URI: &str = "http://www.w3.org/2003/05/soap-envelope";
    pub(crate) const XSI_URI: &str = "http://www.w3.org/2001/XMLSchema-instance";
    pub(crate) const XML_URI: &str = "http://www.w3.org/XML/1998/namespace";
    /// The namespace of namespace declarations, which no prefix may be bound to.
    pub(crate) const XMLNS_URI: &str = "http://www.w3.org/2000/xmlns/";

    pub(crate) fn number(uri: &str) -> u8 {
        match uri {
            "" => NONE,
            SOAP11_URI => SOAP11,
            SOAP12_URI => SOAP12,
            XSI_URI => XSI,
            XML_URI => XML,
            _ => UNKNOWN,
        }
    }
}
