//! The place of a message that a text stands at.

use super::bindings::Bindings;
use std::{cell::Cell, sync::Arc};

/// The namespaces that prefixes stand for at some place of a message, and how much memory values may take there. By
/// default there are no prefixes, and there is no limit.
#[doc(hidden)]
pub struct Scope<'s> {
    bindings: Option<&'s Bindings<'s>>,
    /// `None` once more was asked for than there is.
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

    /// The name of the namespace that a prefix stands for; an empty one for the default namespace.
    pub(crate) fn namespace(&self, prefix: &str) -> Option<Arc<str>> {
        match self.bindings {
            Some(bindings) => bindings.uri(prefix),
            None => prefix.is_empty().then(Arc::default),
        }
    }

    /// How many bytes of memory are left; `None` if there were too few.
    pub(crate) fn memory(&self) -> Option<usize> {
        self.memory.get()
    }

    /// Takes so many bytes of memory, and returns whether there were enough.
    pub(crate) fn take(&self, bytes: usize) -> bool {
        self.memory.set(self.memory.get().and_then(|memory| memory.checked_sub(bytes)));
        self.memory.get().is_some()
    }
}
