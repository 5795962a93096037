//! Identities of components that have no name of their own.

use std::sync::atomic::{AtomicU64, Ordering};

/// The identity of an element declaration, a type definition or a particle, which need not have a unique name.
///
/// It is unique within the process. Only equality is meaningful, because the numbers depend on the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ComponentId(u64);

impl ComponentId {
    /// Returns a new identity.
    pub(crate) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        ComponentId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
