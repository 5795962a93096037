//! Secrets in `Debug` output.

use std::fmt;

/// A wrapper whose `Debug` output shows whether an optional secret is present, but never its value.
///
/// Generated types use it in their `Debug` for passwords and similar fields.
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
