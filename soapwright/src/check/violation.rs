//! The violations that a check finds.

use crate::{
    limits::SHOWN_VIOLATIONS,
    shown::{Shown, TEXT},
};
use std::{fmt, ops::Deref};

/// A violation of the contract by a value. It is displayed as path and message.
///
/// ```
/// let violation = soapwright::Violation::new("Order/line[2]", "is wrong");
/// assert_eq!(violation.to_string(), "Order/line[2]: is wrong");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The path to the place, such as `Order/line[2]/@currency`: XML names, with an index from 1 for an element that
    /// may be repeated. The middle of a path of more than 500 bytes is left out.
    pub path: String,
    /// The description for a person. It contains the beginning of the value, unless the value is secret.
    pub message: String,
}

impl Violation {
    /// Creates a violation at this path, with a description for a person.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Violation { path: path.into(), message: message.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// The error returned by [`Check::check`](crate::Check::check): the violations of the contract, in the order of the
/// value's parts.
///
/// It dereferences to a slice of at least one and at most the first 1,000 violations. `Display` and `Debug` show the
/// first 10 on one line.
///
/// ```
/// # use soapwright::check::{Checker, atomic};
/// # struct Order { quantity: i32 }
/// # impl soapwright::Check for Order {
/// #     const NAME: &'static str = "Order";
/// #     fn check_parts(&self, checker: &mut Checker) {
/// #         checker.value("quantity", Some(&self.quantity), &atomic("int", &[("maxInclusive", "10")]));
/// #     }
/// # }
/// # use soapwright::Check;
/// let violations = Order { quantity: 12 }.check().unwrap_err();
/// assert_eq!(violations.total(), 1);
/// assert_eq!(violations[0].path, "Order/quantity");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Violations {
    pub(super) first: Vec<Violation>,
    pub(super) total: usize,
}

impl Violations {
    /// Returns the number of all violations, including those after the first 1,000.
    pub fn total(&self) -> usize {
        self.total
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.first
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.iter().take(SHOWN_VIOLATIONS).enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{}", Shown(violation, TEXT))?;
        }
        match self.total.saturating_sub(SHOWN_VIOLATIONS) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Violations({self})")
    }
}

impl std::error::Error for Violations {}
