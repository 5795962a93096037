//! When work must have ended.

use std::{fmt, sync::Arc};

/// When an answer must have been read. A transport with a time-out gives it with the answer, so that the time-out
/// covers what reading takes. Clones are equal.
#[derive(Clone)]
pub struct Deadline(Arc<dyn Fn() -> bool + Send + Sync>);

impl Deadline {
    /// A deadline that has passed from when this says so on. It is asked again and again, and should be quick.
    pub fn new(has_passed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Deadline(Arc::new(has_passed))
    }

    /// Whether it is too late.
    pub fn has_passed(&self) -> bool {
        (self.0)()
    }
}

impl PartialEq for Deadline {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Deadline {}

impl fmt::Debug for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.has_passed() { "Deadline(passed)" } else { "Deadline(to come)" })
    }
}
