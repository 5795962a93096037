//! Namespaces that half the world refers to without a file, in declarations of our own.

use super::Source;

/// Their names, and what they have.
const KNOWN: [(&str, &str, &str); 7] = [
    ("http://www.w3.org/XML/1998/namespace", "xml.xsd", include_str!("known/xml.xsd")),
    ("http://www.w3.org/2004/11/xmlmime", "xmlmime-200411.xsd", include_str!("known/xmlmime-200411.xsd")),
    ("http://www.w3.org/2005/05/xmlmime", "xmlmime-200505.xsd", include_str!("known/xmlmime-200505.xsd")),
    ("http://www.w3.org/2005/08/addressing", "addressing-200508.xsd", include_str!("known/addressing-200508.xsd")),
    (
        "http://schemas.xmlsoap.org/ws/2004/08/addressing",
        "addressing-200408.xsd",
        include_str!("known/addressing-200408.xsd"),
    ),
    ("http://schemas.xmlsoap.org/soap/encoding/", "encoding-11.xsd", include_str!("known/encoding-11.xsd")),
    (crate::xml::SERIALIZATION, "serialization.xsd", include_str!("known/serialization.xsd")),
];

/// Whether there are declarations of this namespace.
pub(super) fn is_known(namespace: &str) -> bool {
    KNOWN.iter().any(|(known, ..)| *known == namespace)
}

/// The declarations of those namespaces of which `wanted` says that they are.
pub(super) fn sources(wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = Source> {
    let wanted = KNOWN.into_iter().filter(move |(namespace, ..)| wanted(namespace));
    wanted.map(|(_, name, text)| Source { name: format!("codegen's own {name}").into(), text: text.to_owned() })
}
