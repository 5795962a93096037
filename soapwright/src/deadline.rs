//! The time limit of reading a response.

use std::{fmt, sync::Arc};

/// The point in time until which a response must have been read.
///
/// A transport with a timeout returns a deadline with the response, so that the timeout includes the time that
/// reading takes. A clone is equal to its original; deadlines that were created separately are not equal.
///
/// ```
/// use soapwright::Deadline;
/// use std::time::{Duration, Instant};
///
/// let end = Instant::now() + Duration::from_secs(60);
/// let deadline = Deadline::new(move || Instant::now() >= end);
/// assert!(!deadline.has_passed());
/// assert_eq!(deadline.clone(), deadline);
/// ```
#[derive(Clone)]
pub struct Deadline(Arc<dyn Fn() -> bool + Send + Sync>);

impl Deadline {
    /// Creates a deadline that has passed once `has_passed` returns `true`. The function is called repeatedly while an
    /// response is read, so it should be fast.
    ///
    /// ```
    /// assert!(soapwright::Deadline::new(|| true).has_passed());
    /// ```
    pub fn new(has_passed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Deadline(Arc::new(has_passed))
    }

    /// Returns `true` if the deadline has passed.
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
