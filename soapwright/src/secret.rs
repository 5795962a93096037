//! Passwords and tickets in `Debug` output.

use std::fmt;

/// Shows in `Debug` whether a secret is there, and never what it is.
///
/// ```
/// assert_eq!(format!("{:?}", soapwright::Redacted(&Some("hunter2"))), "Some([redacted])");
/// assert_eq!(format!("{:?}", soapwright::Redacted(&None::<String>)), "None");
/// ```
pub struct Redacted<'a, T>(pub &'a Option<T>);

impl<T> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Some([redacted])" } else { "None" })
    }
}
