//! Identities of components that have no name of their own.

use std::sync::atomic::{AtomicU64, Ordering};

/// The identity of an element declaration, a type definition or a particle, which a name doesn't tell from others.
///
/// It is unique within the process. Only whether two are equal means anything: numbers depend on what was read before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ComponentId(u64);

impl ComponentId {
    /// Returns an identity that nothing has yet.
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        ComponentId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
