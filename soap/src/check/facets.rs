//! The constraining facets (XSD 1.0 Part 2, 4.3), held against a value's text.

use super::{
    order::{compare, digits, is_ordered},
    pattern::matches,
};
use std::{borrow::Cow, cmp::Ordering};

/// A facet and its value. Beside those of XSD there are `fixed`; `regex`, which is the pattern before it in the words of
/// the crate of that name; `secret`, so that no message shows the value; and `item`, which names the built-in type of a
/// list's items: what stands behind it is about them.
pub(super) type Facet = (&'static str, &'static str);

/// What the text of a simple type may be.
#[derive(Clone, Copy)]
pub(super) struct Facets<'f> {
    /// The built-in type that it is derived from; empty for a list.
    base: &'f str,
    /// Those of the base type first.
    list: &'f [Facet],
    /// Those of a list's items.
    items: Option<(&'f str, &'f [Facet])>,
    /// No message shows the value.
    secret: bool,
}

impl<'f> Facets<'f> {
    pub(super) fn new(base: &'f str, list: &'f [Facet]) -> Self {
        let secret = list.iter().any(|(name, _)| *name == "secret");
        let of_items = list.iter().position(|(name, _)| *name == "item");
        let (list, items) = match of_items.map(|at| list.split_at(at)) {
            Some((list, [(_, base), items @ ..])) => (list, Some((*base, items))),
            _ => (list, None),
        };
        Facets { base, list, items, secret }
    }

    /// Notes how the text breaks the facets.
    pub(super) fn check(&self, text: &str, note: &mut dyn FnMut(String)) {
        let text = &*self.white_space(text);
        let value = if self.secret { "the value".to_owned() } else { shown(text) };
        let mut listed = self.list.iter().filter(|(name, _)| *name == "enumeration").map(|(_, value)| value).peekable();
        if listed.peek().is_some() && !listed.any(|one| self.is_equal(text, &self.white_space(one))) {
            note(format!("{value} is none of the values that the contract lists"));
        }
        let mut pattern = "";
        for (name, limit) in self.list {
            match *name {
                "pattern" => pattern = limit,
                "regex" => {
                    if !matches(limit, text) {
                        note(format!("{value} doesn't match the pattern `{pattern}`"));
                    }
                }
                _ => {
                    if let Some(breach) = self.breach(name, limit, text) {
                        note(format!("{value} {breach}"));
                    }
                }
            }
        }
        if let Some((base, items)) = self.items {
            let items = Facets { secret: self.secret, ..Facets::new(base, items) };
            text.split(' ').filter(|text| !text.is_empty()).for_each(|text| items.check(text, note));
        }
    }

    /// How the text breaks one of them.
    fn breach(&self, name: &str, limit: &str, text: &str) -> Option<String> {
        let is = |wrong: &[Ordering]| match compare(self.base, text, limit) {
            Some(order) => wrong.contains(&order),
            // What isn't comparable with a bound is beyond it.
            None => is_ordered(self.base),
        };
        let (is_broken, words) = match name {
            "minInclusive" => (is(&[Ordering::Less]), "is less than the least that the contract allows"),
            "minExclusive" => (is(&[Ordering::Less, Ordering::Equal]), "is not more than the bound of the contract"),
            "maxInclusive" => (is(&[Ordering::Greater]), "is more than the most that the contract allows"),
            "maxExclusive" => (is(&[Ordering::Greater, Ordering::Equal]), "is not less than the bound of the contract"),
            "fixed" => (!self.is_equal(text, &self.white_space(limit)), "is not the value that the contract has fixed"),
            "length" | "minLength" | "maxLength" => {
                let (length, unit) = self.length(text)?;
                let limit: usize = limit.trim().parse().ok()?;
                return match name {
                    "minLength" if length < limit => {
                        Some(format!("is too short: the contract asks for at least {limit} {unit}"))
                    }
                    "maxLength" if length > limit => {
                        Some(format!("is too long: the contract allows at most {limit} {unit}"))
                    }
                    "length" if length != limit => {
                        Some(format!("has the wrong length: the contract asks for {limit} {unit}"))
                    }
                    _ => None,
                };
            }
            "totalDigits" | "fractionDigits" => {
                let (total, fraction) = digits(text)?;
                let limit: usize = limit.trim().parse().ok()?;
                return match name {
                    "totalDigits" if total > limit => Some(format!("has more than {limit} digits")),
                    "fractionDigits" if fraction > limit => {
                        Some(format!("has more than {limit} digits behind the point"))
                    }
                    _ => None,
                };
            }
            _ => return None,
        };
        let limit = limit.trim();
        is_broken.then(|| format!("{words}: {limit}"))
    }

    /// The length in the unit of the type (4.3.1).
    fn length(&self, text: &str) -> Option<(usize, &'static str)> {
        match self.base {
            "" => Some((text.split(' ').filter(|item| !item.is_empty()).count(), "items")),
            "hexBinary" => Some((text.len() / 2, "octets")),
            "base64Binary" => {
                let characters = text.bytes().filter(|b| *b != b'=' && *b != b' ').count();
                Some((characters * 3 / 4, "octets"))
            }
            // Every value has a length that is allowed (errata to 4.3.1).
            "QName" | "NOTATION" => None,
            _ => Some((text.chars().count(), "characters")),
        }
    }

    /// Whether two texts are the same value.
    fn is_equal(&self, a: &str, b: &str) -> bool {
        a == b || compare(self.base, a, b) == Some(Ordering::Equal)
    }

    /// The text as its type's white space has it (4.3.6).
    fn white_space<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let said = self.list.iter().rev().find(|(name, _)| *name == "whiteSpace").map(|(_, value)| *value);
        let own = match self.base {
            "string" | "anySimpleType" => "preserve",
            "normalizedString" => "replace",
            _ => "collapse",
        };
        match said.unwrap_or(own) {
            "preserve" => Cow::Borrowed(text),
            "replace" => Cow::Owned(text.replace(['\t', '\n', '\r'], " ")),
            _ => {
                let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
                Cow::Owned(words.collect::<Vec<_>>().join(" "))
            }
        }
    }
}

/// A value in a message, cut where it is long.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}...`", &text[..end]),
        None => format!("`{text}`"),
    }
}
