//! The context in which a text is parsed.

use super::bindings::Bindings;
use std::{cell::Cell, sync::Arc};

/// The namespaces that are bound to prefixes at a place of a message, and the memory that values may take. By default
/// no prefix is bound, and memory is not limited.
#[doc(hidden)]
pub struct Scope<'s> {
    bindings: Option<&'s Bindings<'s>>,
    /// `None` after a request for more than was left.
    memory: Cell<Option<usize>>,
}

impl Default for Scope<'_> {
    fn default() -> Self {
        Scope { bindings: None, memory: Cell::new(Some(usize::MAX)) }
    }
}

impl<'s> Scope<'s> {
    pub(crate) fn new(bindings: &'s Bindings<'s>, memory: usize) -> Self {
        Scope { bindings: Some(bindings), memory: Cell::new(Some(memory)) }
    }

    /// Returns the namespace name that is bound to a prefix. The empty prefix is the default namespace.
    pub(crate) fn namespace(&self, prefix: &str) -> Option<Arc<str>> {
        match self.bindings {
            Some(bindings) => bindings.uri(prefix),
            None => prefix.is_empty().then(Arc::default),
        }
    }

    /// Returns the number of bytes of memory that are left, or `None` if there were too few.
    pub(crate) fn memory(&self) -> Option<usize> {
        self.memory.get()
    }

    /// Takes a number of bytes of memory, and returns `true` if there were enough.
    pub(crate) fn take(&self, bytes: usize) -> bool {
        self.memory.set(self.memory.get().and_then(|memory| memory.checked_sub(bytes)));
        self.memory.get().is_some()
    }
}
