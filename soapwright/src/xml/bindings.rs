//! The namespace declarations in scope (Namespaces in XML 1.0, 6.1).

use super::{
    namespace::builtin,
    work::{self, Key},
};
use crate::limits::FEW_BINDINGS;
use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A declaration in scope.
pub(super) struct Binding<'a> {
    prefix: &'a str,
    /// The namespace's number.
    pub(super) namespace: u8,
    uri: Cow<'a, str>,
    shared: OnceCell<Arc<str>>,
    /// The declaration of the same prefix that this one hides.
    hidden: Option<usize>,
}

/// The declarations in scope, the innermost last.
#[derive(Default)]
pub(crate) struct Bindings<'a> {
    stack: Vec<Binding<'a>>,
    /// The last declaration of the default namespace. Most names have no prefix, so it isn't in the index.
    default: Option<usize>,
    /// The last declaration of each prefix, once there are more than [`FEW_BINDINGS`].
    index: Option<BTreeMap<Key<'a>, usize>>,
    /// The namespace names that values use: one allocation each, which they share.
    names: RefCell<BTreeSet<Arc<str>>>,
}

impl<'a> Bindings<'a> {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Bindings { stack: Vec::with_capacity(capacity), ..Bindings::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.stack.len()
    }

    pub(crate) fn push(&mut self, prefix: &'a str, namespace: u8, uri: Cow<'a, str>) {
        let at = self.stack.len();
        if at == FEW_BINDINGS && self.index.is_none() {
            self.index = Some(self.prefixed());
        }
        let hidden = match &mut self.index {
            _ if prefix.is_empty() => self.default.replace(at),
            Some(index) => index.insert(Key(prefix), at),
            None => None,
        };
        self.stack.push(Binding { prefix, namespace, uri, shared: OnceCell::new(), hidden });
    }

    /// Returns an index of the declarations with prefixes.
    fn prefixed(&mut self) -> BTreeMap<Key<'a>, usize> {
        let mut index = BTreeMap::new();
        for (at, binding) in self.stack.iter_mut().enumerate().filter(|(_, binding)| !binding.prefix.is_empty()) {
            binding.hidden = index.insert(Key(binding.prefix), at);
        }
        index
    }

    /// Keeps only this number of declarations in scope.
    pub(super) fn truncate(&mut self, len: usize) {
        while self.stack.len() > len
            && let Some(binding) = self.stack.pop()
        {
            match (&mut self.index, binding.hidden) {
                (_, hidden) if binding.prefix.is_empty() => self.default = hidden,
                (Some(index), Some(hidden)) => _ = index.insert(Key(binding.prefix), hidden),
                (Some(index), None) => _ = index.remove(&Key(binding.prefix)),
                (None, _) => {}
            }
        }
    }

    /// Returns the innermost declaration of this prefix.
    pub(super) fn find(&self, prefix: &str) -> Option<&Binding<'a>> {
        self.position(prefix).map(|at| &self.stack[at])
    }

    /// Returns the index of the innermost declaration of this prefix, which is unique among those in scope.
    pub(super) fn position(&self, prefix: &str) -> Option<usize> {
        match &self.index {
            _ if prefix.is_empty() => self.default,
            // The key has a shorter lifetime than those of the map.
            Some(index) => {
                let index: &BTreeMap<Key<'_>, usize> = index;
                index.get(&Key(prefix)).copied()
            }
            None => self.stack.iter().rposition(|binding| {
                work::count(1);
                binding.prefix.len() == prefix.len() && binding.prefix == prefix
            }),
        }
    }

    /// Returns the namespace name that is bound to a prefix, which is empty for no namespace. Returns `None` if the
    /// prefix is not declared.
    pub(crate) fn uri(&self, prefix: &str) -> Option<Arc<str>> {
        match self.find(prefix) {
            Some(binding) => Some(self.shared(binding)),
            None if prefix.is_empty() => Some(Arc::default()),
            None if prefix == "xml" => Some(self.one(builtin::XML_URI)),
            None => None,
        }
    }

    fn shared(&self, binding: &Binding<'a>) -> Arc<str> {
        binding.shared.get_or_init(|| self.one(&binding.uri)).clone()
    }

    /// Returns the shared allocation of this namespace name.
    pub(super) fn one(&self, uri: &str) -> Arc<str> {
        let mut names = self.names.borrow_mut();
        if let Some(name) = names.get(uri) {
            return name.clone();
        }
        work::count(uri.len());
        let name: Arc<str> = uri.into();
        names.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Bindings, FEW_BINDINGS};
    use std::borrow::Cow;

    /// Returns the namespace names of the default namespace and of the prefix `p`, empty for none.
    fn names(bindings: &Bindings<'_>) -> [String; 2] {
        ["", "p"].map(|prefix| bindings.uri(prefix).map_or_else(String::new, |uri| uri.to_string()))
    }

    #[test]
    fn inner_declaration_hides_the_outer_one_only_while_it_is_in_scope() {
        // Few declarations are searched, more have an index, and the index may begin at any of them.
        for before in 0..=FEW_BINDINGS + 1 {
            let others: Vec<String> = (0..before).map(|number| format!("q{number}")).collect();
            let mut bindings = Bindings::default();
            others.iter().for_each(|prefix| bindings.push(prefix, 0, Cow::Borrowed("urn:other")));
            let mut scopes = vec![(bindings.len(), names(&bindings))];
            for (prefix, uri) in [("", "urn:a"), ("p", "urn:b"), ("", "urn:c"), ("p", "urn:d"), ("", "")] {
                bindings.push(prefix, 0, Cow::Borrowed(uri));
                scopes.push((bindings.len(), names(&bindings)));
            }
            let expected = [["", ""], ["urn:a", ""], ["urn:a", "urn:b"], ["urn:c", "urn:b"], ["urn:c", "urn:d"]];
            assert!(scopes.iter().map(|(_, names)| names).eq(expected.iter().chain(&[["", "urn:d"]])), "{before}");
            for (len, found) in scopes.iter().rev() {
                bindings.truncate(*len);
                assert_eq!(&names(&bindings), found, "{before}: {len} declarations");
            }
        }
    }
}
