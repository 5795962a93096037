//! The check of values against the facets and occurrences of the contract (XSD 1.0 Part 2, 4.3), on the caller's
//! request.
//!
//! Takes a value of a generated type and returns the places that violate the contract. Facets are compared with the
//! text that would be written, so that no digit is lost.

mod facets;
mod lexical;
mod order;
mod pattern;
mod violation;

#[doc(hidden)]
pub use facets::{Simple, atomic, list, union};
pub use violation::{Violation, Violations};

use crate::{
    limits::{MAX_CHECK_DEPTH, MAX_VIOLATIONS},
    shown::{LONG, PATH, both_ends},
    xml::SimpleType,
};

/// A generated type whose values can be checked against the contract.
///
/// Types that are generated with checks implement it if the contract restricts them: by facets of simple types (XSD 1.0
/// Part 2, 4.3), by enumerated or fixed values, or by the number of occurrences of an element.
///
/// Messages are not checked automatically, neither when they are sent nor when they are read.
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
/// use soapwright::Check;
///
/// assert!(Order { quantity: 2 }.check().is_ok());
///
/// let violations = Order { quantity: 12 }.check().unwrap_err();
/// assert_eq!(violations.to_string(), "Order/quantity: `12` is greater than the maximum of the contract: 10");
/// ```
pub trait Check {
    /// The name with which a path begins.
    #[doc(hidden)]
    const NAME: &'static str;

    /// Checks every part of the value.
    #[doc(hidden)]
    fn check_parts(&self, checker: &mut Checker);

    /// Checks the value and everything in it against the contract.
    ///
    /// Bounds are compared exactly, without rounding. A value that can't be compared with a bound, such as a time
    /// without an offset with a bound on the same day that has one, violates it. Patterns are checked only if the
    /// feature `pattern` is enabled.
    ///
    /// # Errors
    ///
    /// Returns all violations of the contract, of which the first 1,000 are described.
    fn check(&self) -> Result<(), Violations> {
        let mut checker = Checker {
            path: vec![Step { name: Self::NAME, index: None }],
            violations: Violations { first: Vec::new(), total: 0 },
            hidden: false,
        };
        self.check_parts(&mut checker);
        if checker.violations.total == 0 { Ok(()) } else { Err(checker.violations) }
    }
}

impl<T: Check> Check for Box<T> {
    const NAME: &'static str = T::NAME;

    fn check_parts(&self, checker: &mut Checker) {
        (**self).check_parts(checker);
    }
}

/// A generated enumeration with a variant for values that the contract doesn't list.
#[doc(hidden)]
pub trait Known {
    /// Returns `true` if the contract lists this value.
    fn is_known(&self) -> bool;

    /// Returns the text of the value; a qualified name has the form `{namespace}local`.
    fn value(&self) -> String;
}

impl<T: Known> Known for Box<T> {
    fn is_known(&self) -> bool {
        (**self).is_known()
    }

    fn value(&self) -> String {
        (**self).value()
    }
}

/// Collects the violations of a value.
#[doc(hidden)]
pub struct Checker {
    path: Vec<Step>,
    violations: Violations,
    /// Whether the values of the current part are secret.
    hidden: bool,
}

/// A step of a path: an element or attribute, with its index if it may be repeated.
struct Step {
    name: &'static str,
    index: Option<usize>,
}

impl Checker {
    /// Checks a part of a simple type. With an empty name, the path is that of the enclosing part.
    pub fn value<T: SimpleType>(&mut self, name: &'static str, value: Option<&T>, simple: &Simple<'_>) {
        if let Some(value) = value {
            self.text(name, None, &crate::xml::lexical(value), simple);
        }
    }

    /// Checks a part of a simple type that may be repeated.
    pub fn values<'v, T: SimpleType + 'v>(
        &mut self,
        name: &'static str,
        values: impl Iterator<Item = Option<&'v T>>,
        simple: &Simple<'_>,
    ) {
        for (index, value) in values.enumerate() {
            if let Some(value) = value {
                self.text(name, Some(index + 1), &crate::xml::lexical(value), simple);
            }
        }
    }

    fn text(&mut self, name: &'static str, index: Option<usize>, text: &str, simple: &Simple<'_>) {
        let simple = simple.hidden(self.hidden);
        self.at(name, index, |checker| simple.check(text, &mut |message| checker.note(message)));
    }

    /// Checks a part of an enumerated type.
    pub fn known<T: Known>(&mut self, name: &'static str, value: Option<&T>) {
        self.known_values(name, value.map(Some).into_iter(), false);
    }

    /// Checks a part of an enumerated type that may be repeated.
    pub fn all_known<'v, T: Known + 'v>(&mut self, name: &'static str, values: impl Iterator<Item = Option<&'v T>>) {
        self.known_values(name, values, true);
    }

    fn known_values<'v, T: Known + 'v>(
        &mut self,
        name: &'static str,
        values: impl Iterator<Item = Option<&'v T>>,
        repeats: bool,
    ) {
        for (index, value) in values.enumerate() {
            if let Some(value) = value.filter(|value| !value.is_known()) {
                let shown = if self.hidden { facets::HIDDEN.to_owned() } else { facets::shown(&value.value()) };
                let message = format!("{shown} is not one of the values that the contract lists");
                self.at(name, repeats.then_some(index + 1), |checker| checker.note(message));
            }
        }
    }

    /// Checks a part of a complex type. With an empty name, the path is that of the enclosing part.
    pub fn part<T: Check>(&mut self, name: &'static str, part: Option<&T>) {
        if let Some(part) = part {
            self.at(name, None, |checker| checker.within(part));
        }
    }

    /// Checks a part of a complex type that may be repeated.
    pub fn parts<'v, T: Check + 'v>(&mut self, name: &'static str, parts: impl Iterator<Item = Option<&'v T>>) {
        for (index, part) in parts.enumerate() {
            if let Some(part) = part {
                self.at(name, Some(index + 1), |checker| checker.within(part));
            }
        }
    }

    /// Checks parts within an element that has no type of its own.
    pub fn inside(&mut self, name: &'static str, check: impl FnOnce(&mut Self)) {
        self.at(name, None, check);
    }

    /// Checks parts of a secret, whose values are not shown in messages.
    pub fn hiding(&mut self, check: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.hidden, true);
        check(self);
        self.hidden = before;
    }

    /// Checks the number of occurrences of a part.
    pub fn count(&mut self, name: &'static str, count: usize, min: u32, max: u32) {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let message = if count < u64::from(min) {
            format!("occurs {count} times, but the contract requires at least {min}")
        } else if max != u32::MAX && count > u64::from(max) {
            format!("occurs {count} times, but the contract allows at most {max}")
        } else {
            return;
        };
        self.at(name, None, |checker| checker.note(message));
    }

    fn within<T: Check>(&mut self, part: &T) {
        if self.path.len() > MAX_CHECK_DEPTH {
            self.note("is nested too deeply to be checked".to_owned());
        } else {
            part.check_parts(self);
        }
    }

    fn at(&mut self, name: &'static str, index: Option<usize>, check: impl FnOnce(&mut Self)) {
        if name.is_empty() {
            return check(self);
        }
        self.path.push(Step { name, index });
        check(self);
        self.path.pop();
    }

    fn note(&mut self, message: String) {
        self.violations.total += 1;
        if self.violations.first.len() == MAX_VIOLATIONS {
            return;
        }
        let mut path = String::new();
        for Step { name, index } in &self.path {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            if let Some(index) = index {
                path.push_str(&format!("[{index}]"));
            }
        }
        let (path, message) = (both_ends(&path, PATH), both_ends(&message, LONG));
        self.violations.first.push(Violation { path, message });
    }
}
