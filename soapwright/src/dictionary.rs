//! WCF's dictionaries.

use std::borrow::Borrow;

/// A dictionary of a WCF data contract. In XML it is a list of entries, each with a key and a value.
///
/// Entries keep their order, and several entries may have the same key.
///
/// ```
/// use soapwright::Dictionary;
///
/// let mut settings = Dictionary::from([("user".to_owned(), "anna".to_owned())]);
/// settings.push("language".to_owned(), "de".to_owned());
/// assert_eq!(settings.get("user").map(String::as_str), Some("anna"));
///
/// let keys: Vec<&str> = settings.iter().map(|(key, _)| key.as_str()).collect();
/// assert_eq!(keys, ["user", "language"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Dictionary<K, V> {
    /// Creates an empty dictionary.
    ///
    /// ```
    /// assert!(soapwright::Dictionary::<String, i32>::new().is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends an entry. Entries with the same key are kept.
    ///
    /// ```
    /// let mut counts = soapwright::Dictionary::new();
    /// counts.push("red", 1);
    /// counts.push("red", 2);
    /// assert_eq!((counts.len(), counts.get("red")), (2, Some(&1)));
    /// ```
    pub fn push(&mut self, key: K, value: V) {
        self.entries.push((key, value));
    }

    pub(crate) fn entries_mut(&mut self) -> &mut Vec<(K, V)> {
        &mut self.entries
    }

    /// Returns the value of the first entry with this key, or `None` if there is none. The search takes time
    /// proportional to the number of entries.
    ///
    /// ```
    /// let counts = soapwright::Dictionary::from([("red", 1), ("blue", 2)]);
    /// assert_eq!(counts.get("blue"), Some(&2));
    /// assert_eq!(counts.get("green"), None);
    /// ```
    pub fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.iter().find(|(k, _)| k.borrow() == key).map(|(_, value)| value)
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns an iterator over the entries, in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, (K, V)> {
        self.entries.iter()
    }
}

impl<K, V> Default for Dictionary<K, V> {
    fn default() -> Self {
        Dictionary { entries: Vec::new() }
    }
}

impl<K, V, const N: usize> From<[(K, V); N]> for Dictionary<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Dictionary { entries: entries.into() }
    }
}

impl<K, V> FromIterator<(K, V)> for Dictionary<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Dictionary { entries: entries.into_iter().collect() }
    }
}

impl<K, V> Extend<(K, V)> for Dictionary<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.entries.extend(entries);
    }
}

impl<K, V> IntoIterator for Dictionary<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Dictionary<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}
