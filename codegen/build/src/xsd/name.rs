//! Names of the components that a schema may redefine.

use std::{fmt, ops::Deref, sync::Arc};

use crate::{error::Place, qname::QName};

/// The name of a type definition, a model group definition or an attribute group definition.
///
/// A redefinition (XSD 1.0 Part 1, 4.2.2) takes the name of the component that it redefines, and refers to that
/// component by the same name. The two are told apart here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ComponentName {
    name: QName,
    version: Version,
}

/// The version of a component that may have been redefined.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    /// The last one.
    Current,
    /// The one before the redefinition at this place: its file, line and column.
    Before(Arc<str>, u32, u32),
}

impl ComponentName {
    /// Returns the name of the component that the redefinition at a place redefines.
    pub(super) fn before(name: QName, redefinition: &Place) -> Self {
        let Place { file, line, column, .. } = redefinition;
        ComponentName { name, version: Version::Before(file.clone(), *line, *column) }
    }

    /// Returns whether the component was redefined, so that only the redefinition can refer to it.
    pub fn is_redefined(&self) -> bool {
        self.version != Version::Current
    }
}

impl From<QName> for ComponentName {
    fn from(name: QName) -> Self {
        ComponentName { name, version: Version::Current }
    }
}

impl Deref for ComponentName {
    type Target = QName;

    fn deref(&self) -> &QName {
        &self.name
    }
}

impl fmt::Display for ComponentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)?;
        match &self.version {
            Version::Current => Ok(()),
            Version::Before(file, line, column) => write!(f, " before {file}:{line}:{column}"),
        }
    }
}
