//! Schemas for common namespaces that many documents import without a file.

use super::Source;

/// The namespaces with the name and text of their schema. A schema refers only to later ones and to that of XML itself.
const KNOWN: [(&str, &str, &str); 16] = [
    ("http://www.w3.org/XML/1998/namespace", "xml.xsd", include_str!("bundled/xml.xsd")),
    ("http://www.w3.org/1999/xlink", "xlink.xsd", include_str!("bundled/xlink.xsd")),
    ("http://www.w3.org/2004/11/xmlmime", "xmlmime-200411.xsd", include_str!("bundled/xmlmime-200411.xsd")),
    ("http://www.w3.org/2005/05/xmlmime", "xmlmime-200505.xsd", include_str!("bundled/xmlmime-200505.xsd")),
    ("http://www.w3.org/2004/08/xop/include", "xop.xsd", include_str!("bundled/xop.xsd")),
    ("http://ws-i.org/profiles/basic/1.1/xsd", "swaref.xsd", include_str!("bundled/swaref.xsd")),
    ("http://schemas.xmlsoap.org/soap/envelope/", "envelope-11.xsd", include_str!("bundled/envelope-11.xsd")),
    ("http://www.w3.org/2003/05/soap-envelope", "envelope-12.xsd", include_str!("bundled/envelope-12.xsd")),
    ("http://schemas.xmlsoap.org/soap/encoding/", "encoding-11.xsd", include_str!("bundled/encoding-11.xsd")),
    ("http://www.w3.org/2003/05/soap-encoding", "encoding-12.xsd", include_str!("bundled/encoding-12.xsd")),
    ("http://www.w3.org/2005/08/addressing", "addressing-200508.xsd", include_str!("bundled/addressing-200508.xsd")),
    (
        "http://schemas.xmlsoap.org/ws/2004/08/addressing",
        "addressing-200408.xsd",
        include_str!("bundled/addressing-200408.xsd"),
    ),
    (
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
        "wss-secext.xsd",
        include_str!("bundled/wss-secext.xsd"),
    ),
    (
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
        "wss-utility.xsd",
        include_str!("bundled/wss-utility.xsd"),
    ),
    ("http://schemas.microsoft.com/2003/10/Serialization/Arrays", "arrays.xsd", include_str!("bundled/arrays.xsd")),
    (
        "http://schemas.microsoft.com/2003/10/Serialization/",
        "serialization.xsd",
        include_str!("bundled/serialization.xsd"),
    ),
];

/// Returns whether there is a schema for this namespace.
pub(super) fn is_bundled(namespace: &str) -> bool {
    KNOWN.iter().any(|(known, ..)| *known == namespace)
}

/// Returns the schema for a namespace.
pub(super) fn source(namespace: &str) -> Option<Source> {
    let (_, name, text) = KNOWN.iter().find(|(known, ..)| *known == namespace)?;
    Some(Source { name: format!("soapwright's own {name}").into(), text: (*text).to_owned() })
}

/// Returns the namespaces that have a schema.
pub(super) fn namespaces() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|(namespace, ..)| *namespace)
}
