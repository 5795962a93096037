//! Names with their namespaces (Namespaces in XML 1.0, 3).

use std::{fmt, sync::Arc};

/// A qualified name: a namespace name, which is empty for a name in no namespace, and a local part (Namespaces in XML
/// 1.0, 3).
///
/// It is displayed and parsed as `{namespace}local`, or as `local` for a name in no namespace.
///
/// ```
/// use soapwright::QName;
///
/// let name = QName::new("urn:shop", "order");
/// assert_eq!(name.to_string(), "{urn:shop}order");
/// assert_eq!("{urn:shop}order".parse::<QName>()?, name);
/// assert_eq!("order".parse::<QName>()?, QName::new("", "order"));
/// # Ok::<(), soapwright::QNameError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QName {
    /// The namespace name. The names of a message share one allocation for each namespace.
    pub namespace: Arc<str>,
    /// The local part.
    pub local: String,
}

impl QName {
    /// Creates a name from a namespace name, which is empty for a name in no namespace, and a local part. Neither is
    /// checked; a local part that is not an `NCName` is an error when it is written.
    ///
    /// ```
    /// let name = soapwright::QName::new("urn:shop", "order");
    /// assert_eq!((&*name.namespace, name.local.as_str()), ("urn:shop", "order"));
    /// ```
    pub fn new(namespace: impl Into<Arc<str>>, local: impl Into<String>) -> Self {
        QName { namespace: namespace.into(), local: local.into() }
    }

    /// Returns `true` if the name has this namespace name, which is empty for a name in no namespace, and this local
    /// part.
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
