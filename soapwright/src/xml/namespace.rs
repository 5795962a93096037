//! Namespaces as small numbers (Namespaces in XML 1.0).

/// A namespace that generated code knows. Its number is its index in the table that a reader or writer is given.
#[derive(Debug)]
#[doc(hidden)]
pub struct Namespace {
    /// The prefix that is written for it.
    pub prefix: &'static str,
    /// Its name (Namespaces in XML 1.0, 2.1).
    pub uri: &'static str,
}

/// The namespaces that the runtime itself knows; their numbers lie above every table.
pub(crate) mod builtin {
    /// The envelope of SOAP 1.1.
    #[doc(hidden)]
    pub const SOAP11: u8 = 250;
    /// The envelope of SOAP 1.2.
    #[doc(hidden)]
    pub const SOAP12: u8 = 251;
    /// XML Schema's attributes for instances.
    #[doc(hidden)]
    pub const XSI: u8 = 252;
    pub(crate) const XML: u8 = 253;
    /// A namespace that nobody here knows.
    pub(crate) const UNKNOWN: u8 = 254;
    /// No namespace.
    pub(crate) const NONE: u8 = 255;

    pub(crate) const SOAP11_URI: &str = "http://schemas.xmlsoap.org/soap/envelope/";
    pub(crate) const SOAP12_URI: &str = "http://www.w3.org/2003/05/soap-envelope";
    pub(crate) const XSI_URI: &str = "http://www.w3.org/2001/XMLSchema-instance";
    pub(crate) const XML_URI: &str = "http://www.w3.org/XML/1998/namespace";
    /// Of declarations themselves; no prefix may stand for it.
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

/// The prefix of a namespace: its number, and where a local name begins in an end tag with it.
#[derive(Debug, Clone, Copy)]
#[doc(hidden)]
pub struct Prefix {
    pub(super) namespace: u8,
    pub(super) local_at: u16,
}

impl Prefix {
    /// The prefix at this index of the table of namespaces; of a namespace that the runtime knows itself, at its
    /// number there.
    pub const fn new(namespace: u8, prefix: &'static str) -> Self {
        Prefix { namespace, local_at: prefix.len() as u16 + 3 }
    }
}

/// The prefix `xml`, which needs no declaration.
#[doc(hidden)]
pub const XML: Prefix = Prefix::new(builtin::XML, "xml");
