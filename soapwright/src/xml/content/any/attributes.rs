//! Attributes of any names.

use crate::xml::qname::QName;
use std::{
    fmt,
    ops::{Deref, DerefMut},
    sync::Arc,
};

/// Attributes of any names: those of an `xs:anyAttribute` (XSD 1.0 Part 1, 3.10) or of an [`AnyType`](crate::AnyType).
///
/// It is used as the [`AttributeList`] that it contains. Most elements have none, so an empty one takes no more than a
/// pointer.
///
/// ```
/// use soapwright::{Attributes, QName};
///
/// let mut attributes = Attributes::default();
/// attributes.list.push((QName::new("", "unit"), "kg".to_owned()));
/// assert_eq!(attributes.get("", "unit"), Some("kg"));
/// assert_eq!(attributes.get("urn:shop", "unit"), None);
///
/// assert_eq!(attributes, Attributes::from(vec![(QName::new("", "unit"), "kg".to_owned())]));
/// ```
#[derive(Clone, Default)]
pub struct Attributes(Option<Box<AttributeList>>);

/// The names and values of attributes, and the prefixes that they use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttributeList {
    /// The names and values of the attributes, in their order.
    pub list: Vec<(QName, String)>,
    /// The declarations of prefixes that occur in attribute values, or in text of the element: prefix and namespace
    /// name.
    pub prefixes: Vec<(String, Arc<str>)>,
}

static EMPTY: AttributeList = AttributeList { list: Vec::new(), prefixes: Vec::new() };

impl Attributes {
    /// Returns the list itself, which is empty if there are no attributes.
    ///
    /// ```
    /// assert!(soapwright::Attributes::default().into_inner().list.is_empty());
    /// ```
    pub fn into_inner(self) -> AttributeList {
        self.0.map_or_else(AttributeList::default, |list| *list)
    }

    /// Returns the value of the attribute with this namespace name, which is empty for none, and local name, or `None`
    /// if there is no such attribute.
    pub fn get(&self, namespace: &str, local: &str) -> Option<&str> {
        let found = self.list.iter().find(|(name, _)| name.is(namespace, local));
        found.map(|(_, value)| value.as_str())
    }

    /// Returns `true` if nothing has been added, so that writing has nothing to look at.
    pub(super) fn is_untouched(&self) -> bool {
        self.0.is_none()
    }
}

impl Deref for Attributes {
    type Target = AttributeList;

    fn deref(&self) -> &AttributeList {
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Attributes {
    fn deref_mut(&mut self) -> &mut AttributeList {
        self.0.get_or_insert_default()
    }
}

/// An empty list is equal to none.
impl PartialEq for Attributes {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Attributes {}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// Converts the names and values of attributes whose values contain no prefixes.
impl From<Vec<(QName, String)>> for Attributes {
    fn from(list: Vec<(QName, String)>) -> Self {
        Attributes::from(AttributeList { list, prefixes: Vec::new() })
    }
}

impl From<AttributeList> for Attributes {
    fn from(list: AttributeList) -> Self {
        let is_empty = list.list.is_empty() && list.prefixes.is_empty();
        Attributes((!is_empty).then(|| Box::new(list)))
    }
}

#[cfg(test)]
mod tests {
    use super::{AttributeList, Attributes};

    #[test]
    fn empty_attributes_are_equal_whether_or_not_they_were_touched() {
        let mut touched = Attributes::default();
        touched.list.clear();
        assert_eq!(touched, Attributes::default());
        assert_eq!(format!("{touched:?}"), format!("{:?}", AttributeList::default()));
    }
}
