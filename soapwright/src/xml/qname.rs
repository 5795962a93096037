//! Names with their namespaces (Namespaces in XML 1.0, 3).

use std::{fmt, sync::Arc};

/// A name with its namespace (Namespaces in XML 1.0, 3); the namespace is empty for a name in none.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// The namespace name, which the names of a message share.
    pub namespace: Arc<str>,
    /// The local part.
    pub local: String,
}

impl QName {
    /// The name of this namespace and local part.
    pub fn new(namespace: impl Into<Arc<str>>, local: impl Into<String>) -> Self {
        QName { namespace: namespace.into(), local: local.into() }
    }

    /// Tells whether this is the name of this namespace, which is empty for none, and local part.
    ///
    /// ```
    /// assert!(soapwright::QName::new("urn:a", "b").is("urn:a", "b"));
    /// ```
    pub fn is(&self, namespace: &str, local: &str) -> bool {
        *self.namespace == *namespace && self.local == local
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
