//! WCF's dictionaries.

use std::borrow::Borrow;

/// A map as WCF's data contracts have it: it keeps the order in which entries came, and all of them, even two with
/// the same key. On the wire it is a list of entries with a key and a value each.
///
/// ```
/// let data = soapwright::Dictionary::from([("user".to_owned(), "ADM0".to_owned())]);
/// assert_eq!(data.get("user").map(String::as_str), Some("ADM0"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Dictionary<K, V> {
    /// An empty dictionary.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, key: K, value: V) {
        self.entries.push((key, value));
    }

    pub(crate) fn entries_mut(&mut self) -> &mut Vec<(K, V)> {
        &mut self.entries
    }

    /// Adds an empty entry at the end, to be filled in its place.
    pub(crate) fn begin(&mut self) -> Option<(&mut K, &mut V)>
    where
        K: Default,
        V: Default,
    {
        self.entries.extend(std::iter::once(()).map(|()| Default::default()));
        self.entries.last_mut().map(|(key, value)| (key, value))
    }

    /// The value of the first entry with this key.
    pub fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.iter().find(|(k, _)| k.borrow() == key).map(|(_, value)| value)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in their order.
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
