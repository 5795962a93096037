//! `QName` (XSD 1.0 Part 2, 3.2.18): a name whose prefix is resolved with the namespaces in scope.

use crate::{
    element,
    xml::{QName, Scope, SimpleType, Writer, is_ncname, start_from_default, trim},
};
use std::str::FromStr;

const EXPECTED: &str = "xs:QName (a name, or a declared prefix, a colon and a name)";

impl SimpleType for QName {
    const QUALIFIED: bool = true;

    fn parse(text: &str) -> Result<Self, &'static str> {
        Self::parse_in(text, &Scope::default())
    }

    fn parse_in(text: &str, scope: &Scope<'_>) -> Result<Self, &'static str> {
        let text = trim(text);
        let (prefix, local) = match text.split_once(':') {
            Some((prefix, _)) if !is_ncname(prefix) => return Err(EXPECTED),
            Some(parts) => parts,
            None => ("", text),
        };
        match scope.namespace(prefix) {
            Some(namespace) if is_ncname(local) => Ok(QName::new(namespace, local)),
            _ => Err(EXPECTED),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.qname(self);
    }
}

element!(QName);
start_from_default!(QName);

/// The error returned when a text is not a qualified name of the form `{namespace}local` or `local`.
///
/// ```
/// assert_eq!("{urn:shop".parse::<soapwright::QName>(), Err(soapwright::QNameError));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QNameError;

impl std::fmt::Display for QNameError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a qualified name ({namespace}local, or local for a name in no namespace)")
    }
}

impl std::error::Error for QNameError {}

impl FromStr for QName {
    type Err = QNameError;

    /// Parses `{namespace}local`, or `local` for a name in no namespace, which is also the form in which it is
    /// displayed.
    fn from_str(text: &str) -> Result<Self, QNameError> {
        let (namespace, local) = match text.strip_prefix('{') {
            Some(rest) => rest.split_once('}').ok_or(QNameError)?,
            None => ("", text),
        };
        if is_ncname(local) { Ok(QName::new(namespace, local)) } else { Err(QNameError) }
    }
}
