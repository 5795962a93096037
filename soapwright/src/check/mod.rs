//! What a contract asks of values beyond their types (XSD 1.0 Part 2, 4.3), checked when the caller wishes it.
//!
//! In comes a value of a generated type, and out go the places at which the contract doesn't allow it. Facets are held
//! against the text that would be written, so that no digit is lost.

mod facets;
mod lexical;
mod order;
mod pattern;

#[doc(hidden)]
pub use facets::{Simple, atomic, list, union};

use crate::{
    limits::{MAX_CHECK_DEPTH, MAX_VIOLATIONS, SHOWN_VIOLATIONS},
    shown::{LONG, PATH, Shown, TEXT, both_ends},
    xml::SimpleType,
};
use std::{fmt, ops::Deref};

/// A value that can be held against its contract. What is generated with checks implements it, where there is something
/// to check: facets of simple types, enumerated and fixed values, and how often an element occurs.
///
/// Nothing is checked by itself: not what is sent, and not what is read.
pub trait Check {
    /// What a path begins with.
    #[doc(hidden)]
    const NAME: &'static str;

    /// Holds every part against its contract.
    #[doc(hidden)]
    fn check_parts(&self, checker: &mut Checker);

    /// Finds everything in the value, at any depth, that its contract doesn't allow, and describes the first 1,000 of
    /// it.
    ///
    /// Bounds are compared without losing a digit. A value that can't be compared with a bound, such as a time without
    /// an offset on the day of one that has one, is beyond it. Patterns are looked at only with the feature `pattern`.
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

/// Something that a contract doesn't allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: XML names, and for what may repeat its number from 1, as in `Order/line[2]/@currency`. Of one that has more
    /// than 500 bytes, the middle is left out.
    pub path: String,
    /// What, for a person. It shows the beginning of the value, but never that of a secret.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// The violations of a value, in the order of its parts: at least one, and not more than the first 1,000. `Display` and
/// `Debug` show a few of them, on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct Violations {
    first: Vec<Violation>,
    total: usize,
}

impl Violations {
    /// How many there are, those that aren't described included.
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

/// An enumeration that also takes values that it doesn't know.
#[doc(hidden)]
pub trait Known {
    /// Whether this is one that the contract lists.
    fn is_known(&self) -> bool;

    /// The value as it is on the wire, a name as `{namespace}local`.
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

/// Goes through a value and notes what it finds.
#[doc(hidden)]
pub struct Checker {
    path: Vec<Step>,
    violations: Violations,
    /// Values are secret here.
    hidden: bool,
}

/// An element on the way, with its number where it may repeat.
struct Step {
    name: &'static str,
    index: Option<usize>,
}

impl Checker {
    /// A part of a simple type; a name that is empty is that of what it stands in.
    pub fn value<T: SimpleType>(&mut self, name: &'static str, value: Option<&T>, simple: &Simple<'_>) {
        if let Some(value) = value {
            self.text(name, None, &crate::xml::lexical(value), simple);
        }
    }

    /// The same of one that may repeat.
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

    /// A part of an enumerated type.
    pub fn known<T: Known>(&mut self, name: &'static str, value: Option<&T>) {
        self.known_values(name, value.map(Some).into_iter(), false);
    }

    /// The same of one that may repeat.
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
                let message = format!("{shown} is none of the values that the contract lists");
                self.at(name, repeats.then_some(index + 1), |checker| checker.note(message));
            }
        }
    }

    /// A part of a complex type; a name that is empty is that of what it stands in.
    pub fn part<T: Check>(&mut self, name: &'static str, part: Option<&T>) {
        if let Some(part) = part {
            self.at(name, None, |checker| checker.within(part));
        }
    }

    /// The same of one that may repeat.
    pub fn parts<'v, T: Check + 'v>(&mut self, name: &'static str, parts: impl Iterator<Item = Option<&'v T>>) {
        for (index, part) in parts.enumerate() {
            if let Some(part) = part {
                self.at(name, Some(index + 1), |checker| checker.within(part));
            }
        }
    }

    /// Parts that stand in an element of their own.
    pub fn inside(&mut self, name: &'static str, check: impl FnOnce(&mut Self)) {
        self.at(name, None, check);
    }

    /// Parts of a secret, of which no message shows a value.
    pub fn hiding(&mut self, check: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.hidden, true);
        check(self);
        self.hidden = before;
    }

    /// How often a part occurs.
    pub fn count(&mut self, name: &'static str, count: usize, min: u32, max: u32) {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let message = if count < u64::from(min) {
            format!("occurs {count} times, and the contract asks for at least {min}")
        } else if max != u32::MAX && count > u64::from(max) {
            format!("occurs {count} times, and the contract allows at most {max}")
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
