//! Expanded names.

use std::fmt;

/// An expanded name, displayed as `{namespace}local` (Namespaces in XML 1.0, 2.1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// The namespace name; empty for a name in no namespace.
    pub namespace: String,
    /// The local part.
    pub local: String,
}

impl QName {
    /// Creates a name from its two parts.
    pub fn new(namespace: impl Into<String>, local: impl Into<String>) -> Self {
        QName { namespace: namespace.into(), local: local.into() }
    }
}

impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.namespace.is_empty() {
            f.write_str(&self.local)
        } else {
            write!(f, "{{{}}}{}", self.namespace, self.local)
        }
    }
}
